"""Valid documents drawn at random from the official schema itself: every document type, element and attribute has its turn.

`documents(seed, count)` favours what has been drawn least, so that a few dozen documents have all of it. Foreign elements stand
where the schema lets anything stand; comments, processing instructions and CDATA sections anywhere.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import xmlschema
from lxml import etree
from xmlschema.validators import XsdElement, XsdGroup

from akn.formats.akn.elements import NAMESPACE
from akn.schema import files

NS = f"{{{NAMESPACE}}}"
XML = "{http://www.w3.org/XML/1998/namespace}"
FOREIGN = (
    "urn:other:x",
    "http://www.w3.org/1998/Math/MathML",
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xhtml",
)
WORDS = (
    "law", "One & two", "第一条", "（一）", "a < b", "قانون", "\u05d7\u05d5\u05e7", "é", "\u00a0x", "x\n  y", "1.", "*a*", "# b", "|",
    "\U00020000", "“q”", "e\u0301", "]]>", "  ", "— §",
)  # fmt: skip
VALUES = {
    "string": ("", "value", "a b", "值"),
    "boolean": ("true", "false", "1"),
    "date": ("2001-03-04", "1999-12-31Z"),
    "dateTime": ("2001-03-04T05:06:07", "2024-02-29T00:00:00Z"),
    "time": ("05:06:07",),
    "anyURI": ("#a", "/akn/x/act/2001-03-04/1/!main", "http://127.0.0.1:9/a b", "", "a.png", "javascript:x"),
    "integer": ("1", "-3", "99999999999999999999"),
    "positiveInteger": ("1", "2"),
    "nonNegativeInteger": ("0", "7"),
    "duration": ("P1Y", "-P3DT4H"),
    "language": ("en", "zh-Hant", "ar"),
    "NCName": ("a", "b-c"),
    "NMTOKEN": ("a", "1b"),
    "decimal": ("1.5",),
}
PATTERNS = ("a__b_1", "#a", "#a__b", "/a/b", "123", "a", "~x", "#", "a;b", "eng")
"""What is tried where a type has a pattern."""


@cache
def schema() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(files.official())


@cache
def declared() -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """Names of all elements that a document can have, and (element, attribute) of all attributes."""
    elements, attributes = set(), set()
    todo: list[Any] = [schema().elements["akomaNtoso"]]
    while todo:
        element = todo.pop()
        if element.name in elements:
            continue
        elements.add(element.name)
        attributes |= {(element.name, name) for name in element.attributes if name}
        if isinstance(element.type.content, XsdGroup):
            todo += [it for it in element.type.content.iter_elements() if isinstance(it, XsdElement)]
    return frozenset(elements), frozenset(attributes)


@cache
def least(name: str) -> int:
    """How many levels the smallest element of that name takes."""
    return _least()[name]


@cache
def _least() -> dict[str, int]:
    known: dict[str, int] = {}
    names = {name: schema().elements[name] for name in schema().elements}
    changed = True
    while changed:
        changed = False
        for element in names.values():
            content = element.type.content
            depth = _levels(content, known) if isinstance(content, XsdGroup) else 0
            if depth is not None and known.get(element.name, 999) > depth + 1:
                known[element.name] = depth + 1
                changed = True
    return known


def _levels(part: Any, known: dict[str, int]) -> int | None:
    """Levels below `part` at least; None where that is not known yet."""
    if part.min_occurs == 0:
        return 0
    if not isinstance(part, XsdGroup):
        return known.get(part.name) if isinstance(part, XsdElement) else 0
    below = [_levels(child, known) for child in part]
    if part.model == "choice":
        return min((depth for depth in below if depth is not None), default=None if below else 0)
    return None if None in below else max((depth for depth in below if depth is not None), default=0)


class Generator:
    """Draws documents. What was drawn is counted over all of them."""

    def __init__(self, seed: int, depth: int = 14, width: int = 400) -> None:
        self.chance = random.Random(seed)
        self.elements: Counter[str] = Counter()
        self.attributes: Counter[tuple[str, str]] = Counter()
        self.depth, self.width = depth, width
        self.ids = self.made = 0

    def document(self) -> bytes:
        self.made = 0
        root = self.element(schema().elements["akomaNtoso"], 0, {None: NAMESPACE})
        self.decorate(root)
        tree = root.getroottree()
        if self.chance.random() < 0.3:
            root.addprevious(etree.Comment(" before "))
            root.addprevious(etree.ProcessingInstruction("xml-stylesheet", 'href="x.xsl"'))
            root.addnext(etree.Comment(" after "))
        encoding = self.chance.choice(("UTF-8", "UTF-8", "UTF-8", "UTF-16", "GB18030"))
        return etree.tostring(tree, xml_declaration=True, encoding=encoding)

    def element(self, declaration: Any, depth: int, nsmap: dict[str | None, str] | None = None) -> etree._Element:
        declaration = declaration.ref or declaration
        self.made += 1
        self.elements[declaration.name] += 1
        made = etree.Element(declaration.name, nsmap=nsmap)
        for name, attribute in declaration.attributes.items():
            if name is not None:
                self.attribute(made, declaration.name, name, attribute)
            elif self.chance.random() < 0.02:
                made.set("{urn:other:x}own", "1")
        kind = declaration.type
        if kind.has_simple_content() or kind.is_simple():
            made.text = self.value(kind.content if kind.is_complex() else kind)
            return made
        before = self.made
        if declaration.local_name == "meta":  # has a part of the width to itself, so that text is left some
            self.made = max(self.made, self.width * 2 // 3)
        made.extend(self.particle(kind.content, depth))
        if declaration.local_name == "meta":
            self.made = before
        if kind.mixed:
            made.text = self.words()
            for child in made:
                child.tail = self.words()
        elif self.chance.random() < 0.3:
            made.text = "\n  " if len(made) else None
        return made

    def words(self) -> str | None:
        count = self.chance.choice((0, 1, 1, 2, 5))
        return " ".join(self.chance.choice(WORDS) for _ in range(count)) or None

    def attribute(self, made: etree._Element, element: str, name: str, attribute: Any) -> None:
        seen = self.attributes[element, name]
        if attribute.use == "prohibited" or (
            attribute.use != "required" and self.chance.random() > (0.1 if seen else 0.6)
        ):
            return
        self.attributes[element, name] += 1
        if name in ("eId", "GUID", "wId", f"{XML}id"):
            self.ids += 1
            made.set(name, f"id_{self.ids}")
        elif name == f"{XML}lang":
            made.set(name, self.chance.choice(("en", "zh", "ar", "he")))
        else:
            made.set(name, self.value(attribute.type))

    def particle(self, part: Any, depth: int) -> list[etree._Element]:
        low, high = part.min_occurs, part.max_occurs
        spent = depth >= self.depth or self.made > self.width
        count = low if spent else self.chance.randint(low, max(low, 2) if high is None else min(high, low + 2))
        out: list[etree._Element] = []
        for _ in range(count):
            if isinstance(part, XsdGroup):
                if part.model == "choice":
                    choice = self.choose(list(part), spent)
                    out += self.particle(choice, depth) if choice is not None else []
                else:
                    for child in part:
                        out += self.particle(child, depth)
            elif isinstance(part, XsdElement):
                out.append(self.element(part, depth + 1))
            else:
                out.append(self.foreign(depth + 1))
        return out

    def choose(self, parts: list[Any], spent: bool) -> Any:
        if not parts:
            return None
        if spent:
            return min(parts, key=lambda part: (_levels(part, _least()) or 0, self.chance.random()))
        if self.chance.random() < 0.6:
            return min(parts, key=lambda part: (self.drawn(part), self.chance.random()))
        return self.chance.choice(parts)

    def drawn(self, part: Any) -> int:
        if isinstance(part, XsdElement):
            return self.elements[part.name]
        if isinstance(part, XsdGroup):
            return min((self.drawn(child) for child in part), default=999)
        return 1

    def foreign(self, depth: int) -> etree._Element:
        space = self.chance.choice(FOREIGN)
        made = etree.Element(
            f"{{{space}}}{self.chance.choice(('a', 'wrap', 'title', 'p', 'section', 'table', 'meta1'))}"
        )
        made.text = self.words()
        made.set("href", "file:///etc/passwd")
        if depth < self.depth:
            for _ in range(self.chance.choice((0, 0, 1, 3))):
                if self.chance.random() < 0.4:
                    made.append(
                        self.element(
                            schema().elements[self.chance.choice(("p", "table", "section", "ref", "num"))], depth + 1
                        )
                    )
                else:
                    made.append(self.foreign(depth + 1))
                made[-1].tail = self.words()
        return made

    def value(self, kind: Any) -> str:
        if kind.enumeration:
            return str(self.chance.choice(kind.enumeration))
        if members := getattr(kind, "member_types", None):
            return self.value(self.chance.choice(members))
        if item := getattr(kind, "item_type", None) if kind.is_list() else None:
            return " ".join(self.value(item) for _ in range(self.chance.randint(1, 3)))
        base = kind.root_type.local_name if kind.root_type is not None else "string"
        options = [*VALUES.get(base, ()), *PATTERNS]
        self.chance.shuffle(options)
        for option in options:
            if kind.is_valid(option):
                return option
        raise AssertionError(f"no value for {kind}")

    def decorate(self, root: etree._Element) -> None:
        """Comments, instructions and CDATA here and there."""
        for element in list(root.iter("*")):
            if element.text and self.chance.random() < 0.03 and "]]>" not in element.text:
                element.text = etree.CDATA(element.text)
            elif self.chance.random() < 0.03:
                node = etree.Comment(" c ") if self.chance.random() < 0.5 else etree.ProcessingInstruction("pi", "x")
                node.tail, element.text = element.text, None
                element.insert(0, node)


def documents(seed: int, count: int, **limits: int) -> Iterator[tuple[Generator, bytes]]:
    """`count` documents, each with the generator that counts what they have."""
    generator = Generator(seed, **limits)
    for _ in range(count):
        yield generator, generator.document()
