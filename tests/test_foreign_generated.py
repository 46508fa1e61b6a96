"""Any document of the final standard: drawn from its schema, and changed in one place so that it is none.

What is valid stays valid and whole through every format; what is not is said at its line, and read all the same.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import jsonschema
import pytest
from lxml import etree

from akn import api
from akn.diff.decode import read as decode
from akn.diff.render import OUTPUTS
from akn.fix.fix import fix
from akn.formats.akn.elements import NAMESPACE
from akn.formats.akn.read import read
from akn.model.document import Document
from akn.references.listing import references
from akn.rules.validate import validate
from akn.schema import official
from tests import any_akn

SEED, COUNT = 20, 40
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, collect_ids=False)
CONTRACT = jsonschema.Draft202012Validator(
    json.loads((Path(__file__).parents[1] / "schemas" / "document.schema.json").read_text(encoding="utf-8"))
)


@cache
def drawn() -> tuple[any_akn.Generator, tuple[bytes, ...]]:
    found = list(any_akn.documents(SEED, COUNT, width=300))
    return found[-1][0], tuple(data for _, data in found)


def words(root: etree._Element) -> Counter[str]:
    """The characters of a document, white space and layout marks apart, without metadata."""
    out: Counter[str] = Counter()

    def walk(node: etree._Element) -> None:
        if isinstance(node.tag, str) and etree.QName(node).localname != "meta":
            out.update(node.text or "")
            for child in node:
                walk(child)
                out.update(child.tail or "")

    walk(root)
    return bare(out)


def bare(found: Counter[str]) -> Counter[str]:
    return Counter({char: count for char, count in found.items() if not char.isspace() and char not in "|\\#*>_-"})


def whole(data: bytes, document: Document) -> None:
    """Asserts that no character of `data` is lost in any format, and that no mark-up comes in."""
    wanted = words(etree.fromstring(data, PARSER))
    for name in ("txt", "md"):
        made = api.write(document, name)
        assert made is not None
        have = bare(Counter(made.decode()))
        assert (wanted & have).total() >= 0.99 * wanted.total(), name
        assert have.total() <= 1.3 * wanted.total() + 500, name


def test_every_element_and_nearly_every_attribute_of_the_standard_is_drawn() -> None:
    generator, documents = drawn()
    elements, attributes = any_akn.declared()
    assert len(elements) > 300
    assert elements <= set(generator.elements)
    assert sum(not generator.attributes[key] for key in attributes) < len(attributes) / 100
    assert all(official.schema().validate(etree.fromstring(data, PARSER)) for data in documents)


def test_what_is_valid_is_called_valid_and_stays_whole() -> None:
    for data in drawn()[1]:
        found = validate(data, "a.xml", schema="official")
        assert not [item.as_line("en") for item in found if item.code[0] == "S" or item.code == "C090"]
        document = read(data).document
        assert document is not None
        whole(data, document)
        contract = api.write(document, "json")
        CONTRACT.validate(json.loads(contract))
        assert api.parse(contract, "json").document == document
        root = etree.fromstring(api.write(document, "xml"), PARSER)
        assert official.schema().validate(root), official.schema().error_log[0].message


def changed(data: bytes, chance: random.Random) -> Document | None:
    """The document with other words in one place."""
    root = etree.fromstring(data, PARSER)
    places = [
        place for place in root.iter(f"{{{NAMESPACE}}}p", f"{{{NAMESPACE}}}heading")
        if not any(etree.QName(above).localname in ("meta", "toc") for above in place.iterancestors())
    ]  # fmt: skip
    if not places:
        return None
    chance.choice(places).text = "CHANGED"
    return read(etree.tostring(root)).document


def test_a_comparison_names_the_change_and_patches() -> None:
    chance, seen = random.Random(SEED), 0
    for data in drawn()[1]:
        old = read(data).document
        assert old is not None
        assert not api.compare(old, old).differs
        new = changed(data, chance)
        if new is None or b"CHANGED" not in api.write(new, "txt"):
            continue
        seen += 1
        changes = api.compare(old, new)
        made = api.render(changes, "json")
        assert b"CHANGED" in made
        again, _ = decode(made)
        assert again is not None
        assert api.patch(old, again) == new
        for output in OUTPUTS if seen % 10 == 0 else ("text", "html"):
            assert api.render(changes, output)
    assert seen > COUNT // 2


def test_repairs_leave_the_text_and_are_made_once() -> None:
    for data in drawn()[1]:
        made = fix(data).data
        assert fix(made).data == made
        root = etree.fromstring(made, PARSER)
        assert words(root) == words(etree.fromstring(data, PARSER))
        assert official.schema().validate(root)
        document = read(made).document
        assert document is not None
        list(references(document))


def mutants(chance: random.Random) -> Iterator[tuple[str, bytes]]:
    """Documents with one fault each."""
    for data in drawn()[1]:
        root = etree.fromstring(data, PARSER)
        elements = list(root.iter(f"{{{NAMESPACE}}}*"))
        element = chance.choice(elements[1:])
        parent = element.getparent()
        match kind := chance.choice(
            (
                "order",
                "unknown",
                "attribute",
                "gone",
                "date",
                "twice",
                "namespace",
                "none",
                "text",
                "renamed",
                "moved",
                "ids",
            )
        ):
            case "order":
                parent.append(parent[0])
            case "unknown":
                element.append(etree.fromstring(f'<bogus xmlns="{NAMESPACE}">x<b>y</b></bogus>'))
            case "attribute":
                element.set("bogus", "x\ny")
            case "gone":
                parent.remove(element)
            case "date":
                next(root.iter(f"{{{NAMESPACE}}}FRBRdate")).set("date", "2024-13-45")
            case "twice":
                for one in elements[1:5]:
                    one.set("eId", "same")
            case "namespace":
                element.tag = "{urn:other}" + etree.QName(element).localname
            case "none":
                for one in elements:
                    one.tag = etree.QName(one).localname
            case "text":
                element.text = "stray"
            case "renamed":
                element.tag = chance.choice(elements).tag
            case "moved":
                root.append(element)
            case "ids":
                for one in elements[1:9]:
                    one.set(f"{any_akn.XML}id", "1 bad")
        yield kind, etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def test_what_is_not_valid_is_said_at_its_line_and_read() -> None:
    kinds: Counter[str] = Counter()
    for kind, data in mutants(random.Random(SEED)):
        root = etree.fromstring(data, PARSER)
        found = validate(data, "a.xml", schema="official")
        schema = [item for item in found if item.code[0] == "S" and item.severity == "error"]
        assert bool(schema) != official.schema().validate(root), kind
        assert all(item.message("en") for item in schema)
        assert not schema or any(item.line for item in schema), kind
        document = read(data).document
        if document is None:
            assert kind in ("gone", "moved", "order", "renamed"), kind
            continue
        kinds[kind] += 1
        whole(data, document)
        CONTRACT.validate(json.loads(api.write(document, "json")))
        assert not api.compare(document, document).differs
    assert len(kinds) == 12


@pytest.mark.parametrize("fault", ['<p bogus="1">x</p>', "<bogus>x</bogus>", '<p eId="a">x</p>'])
def test_thousands_of_faults_are_counted_not_listed(fault: str) -> None:
    root = next(root for root in map(etree.fromstring, drawn()[1]) if root.find("./{*}act/{*}body") is not None)
    body = root.find("./{*}act/{*}body")
    assert body is not None
    section = f'<section xmlns="{NAMESPACE}"><content>{fault * 5_000}</content></section>'
    body[:] = [etree.fromstring(section)]
    found = [item for item in validate(etree.tostring(root), "a.xml") if item.code[0] == "S"]
    assert len(found) < 300
    assert [item.code for item in found if item.code == "S010"] or fault == "<bogus>x</bogus>"
