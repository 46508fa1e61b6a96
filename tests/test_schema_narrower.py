"""The profile is narrower than the official schema: whatever it takes is valid officially.

Documents are drawn from the text of schemas/akn-cn.xsd itself: each particle, attribute and pattern has its chance, and
not only what a writer writes.
"""

import random
import re
from itertools import islice
from pathlib import Path

import pytest
from lxml import etree

from akn.rules.validate import validate
from akn.schema import files, official, profile

XSD = "{http://www.w3.org/2001/XMLSchema}"
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
BUILT_IN = {
    "string": ("", "文字", "a b"),
    "boolean": ("true", "false"),
    "date": ("2001-03-04", "2010-12-31"),
    "anyURI": ("#a", "/akn/x", "a.png"),
    "integer": ("1", "9"),
    "positiveInteger": ("1", "2"),
    "duration": ("P1Y",),
}
DEEP = 14
TREE = etree.parse(files.own("akn-cn.xsd")).getroot()
NAMED = {(str(e.tag).removeprefix(XSD), e.get("name")): e for e in TREE if isinstance(e.tag, str)}


def words(pattern: str, chance: random.Random) -> str:
    """A text that `pattern` takes; classes are drawn from letters, digits and Hanzi."""
    alphabet = "abz019甲条"

    def draw(items) -> str:
        out = ""
        for operation, argument in items:
            name = str(operation)
            if name == "LITERAL":
                out += chr(argument)
            elif name == "IN":
                one = re.compile("[" + "".join(map(_member, argument)) + "]")
                out += chance.choice([char for char in alphabet + "-_" if one.match(char)])
            elif name == "MAX_REPEAT":
                low, high, inner = argument
                out += "".join(draw(inner) for _ in range(chance.randint(low, min(int(high), low + 2))))
            elif name == "SUBPATTERN":
                out += draw(argument[3])
            elif name == "BRANCH":
                out += draw(chance.choice(argument[1]))
            else:
                raise AssertionError(f"{name} in {pattern}")
        return out

    return draw(re._parser.parse(pattern))


def _member(item) -> str:
    name, value = str(item[0]), item[1]
    if name == "RANGE":
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    if name == "CATEGORY":
        return {"CATEGORY_SPACE": r"\s", "CATEGORY_NOT_SPACE": r"\S", "CATEGORY_DIGIT": r"\d"}[str(value)]
    return re.escape(chr(value))


class Sampler:
    """Draws elements; below DEEP levels it takes the least that is allowed. Ids are counted so that they differ."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.ids = 0

    def element(self, declaration, depth: int):
        made = etree.Element(AKN + declaration.get("name"))
        name = declaration.get("type")
        if name and (name.startswith("xsd:") or ("simpleType", name) in NAMED):
            made.text = self.value(name)
            return made
        kind = NAMED["complexType", name] if name else declaration.find(f"{XSD}complexType")
        self.fill(made, kind, depth)
        return made

    def fill(self, made, kind, depth: int) -> None:
        if kind.get("mixed") == "true":
            made.text = "字"
        for part in kind:
            tag = part.tag.removeprefix(XSD)
            if tag in ("complexContent", "simpleContent"):
                extension = part[0]
                base = extension.get("base")
                if base.startswith("xsd:"):
                    made.text = self.value(base)
                else:
                    self.fill(made, NAMED["complexType", base], depth)
                self.fill(made, extension, depth)
            elif tag == "attribute":
                self.attribute(made, part)
            elif tag == "attributeGroup":
                for attribute in NAMED["attributeGroup", part.get("ref")]:
                    self.attribute(made, attribute)
            else:
                self.particle(made, part, depth)

    def attribute(self, made, declaration) -> None:
        name = declaration.get("name")
        if declaration.get("use") != "required" and not self.chance.random() < 0.5:
            return
        own = declaration.find(f"{XSD}simpleType")
        value = self.simple(own) if own is not None else self.value(declaration.get("type"))
        if name == "eId" and value[-1].isdigit():
            self.ids += 1
            value += f"{self.ids}"
        made.set(name, value)

    def particle(self, made, part, depth: int) -> None:
        low = int(part.get("minOccurs", "1"))
        high = part.get("maxOccurs", "1")
        count = low if depth > DEEP else self.chance.randint(low, low + 2 if high == "unbounded" else int(high))
        tag = part.tag.removeprefix(XSD)
        for _ in range(count):
            if tag == "element":
                made.append(self.element(part, depth + 1))
            elif tag == "any":
                made.append(etree.Element("{urn:akn-cn:meta:1}status"))
            elif tag == "group":
                self.particle(made, NAMED["group", part.get("ref")][0], depth)
            elif tag == "sequence":
                for child in part:
                    self.particle(made, child, depth)
            else:
                # deep down the last branch: in this schema it is the one that nests least
                children = list(part)
                self.particle(made, children[-1] if depth > DEEP else self.chance.choice(children), depth)

    def value(self, name: str) -> str:
        if name.startswith("xsd:"):
            return self.chance.choice(BUILT_IN[name.removeprefix("xsd:")])
        return self.simple(NAMED["simpleType", name])

    def simple(self, kind) -> str:
        restriction = kind[0]
        if values := [e.get("value") for e in restriction.iterchildren(f"{XSD}enumeration")]:
            return self.chance.choice(values)
        pattern = restriction.find(f"{XSD}pattern")
        if pattern is not None and restriction.get("base") != "xsd:date":
            return words(pattern.get("value"), self.chance)
        if restriction.find(f"{XSD}minLength") is not None:
            return "值"
        return self.value(restriction.get("base"))


def drawn():
    """Documents that the profile takes; a draw is none where two ids of a closed list are the same."""
    for seed in range(10_000):
        root = etree.fromstring(etree.tostring(Sampler(seed).element(NAMED["element", "akomaNtoso"], 0)))  # for lines
        found = profile.check(root)
        assert {item.code for item in found} <= {"S107"}, [item.as_line("en") for item in found][:3]
        if not found:
            yield root


def test_what_the_profile_takes_is_valid_officially() -> None:
    seen = set()
    for root in islice(drawn(), 150):
        assert [item.as_line("en") for item in official.check(root)] == []
        seen |= {etree.QName(element).localname for element in root.iter("*")}
    declared = {element.get("name") for element in TREE.iter(f"{XSD}element")}
    assert declared <= seen, "an element that no sample had"


WORK = Path(__file__).parents[1] / "corpus/cn-bj/act/2024-01-25/beijing-guoji-keji-chuangxin-zhongxin-jianshe-tiaoli"
XML = WORK / "zho@2024-01-25.xml"


def test_what_the_profile_proves_is_not_asked_about_twice() -> None:
    assert profile.proves(etree.parse(XML).getroot())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</proprietary>", '<cn:x xmlns:cn="urn:akn-cn:meta:1"><p wrong="1">字</p></cn:x></proprietary>'),
        ("</proprietary>", '<cn:x xmlns:cn="urn:akn-cn:meta:1" xml:space="wrong"/></proprietary>'),
        ("<body>", '<body xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="body">'),
    ],
)
def test_what_a_document_says_to_one_schema_alone_the_profile_does_not_prove(old: str, new: str) -> None:
    text = XML.read_text(encoding="utf-8").replace(old, new, 1)
    root = etree.fromstring(text.encode())
    assert new in text
    assert profile.check(root) == ()
    assert not profile.proves(root)
    found = [item for item in validate(text.encode(), "a.xml") if item.code.startswith("S0")]
    assert [item.code for item in found] == [item.code for item in official.check(root)]
    assert [item.line for item in found] == [item.line for item in official.check(root)]
