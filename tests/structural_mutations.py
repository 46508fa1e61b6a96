"""Single faults put into a sound document: what a gate has to catch. All draws come from the generator handed in."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from random import Random

from lxml import etree

from akn.language.zh.numbering import renumbered
from akn.language.zh.numerals import index

UNITS = ("book", "part", "chapter", "section", "article", "clause", "paragraph", "point", "indent")
_UNITS = etree.XPath(
    "//*[local-name()='body' or local-name()='mainBody']//*[" + " or ".join(f"local-name()='{u}'" for u in UNITS) + "]"
    "[not(ancestor::*[local-name()='quotedStructure'])]"
)
_ENTRIES = etree.XPath(
    "/*/*/*[local-name()='meta']//*[local-name()='eventRef' or local-name()='mapping' or local-name()='temporalGroup'"
    " or local-name()='TLCEvent' or local-name()='TLCOrganization' or local-name()='note' or local-name()='passiveRef'] | //*[local-name()='tocItem']"
)
_IDS = etree.XPath("//*[@eId]")
_WIDS = etree.XPath("//*[@wId]")
_REFERENCES = etree.XPath("//@*[starts-with(., '#')]")
_DATES = etree.XPath("//@date[string-length() = 10]")

Said = str | None
"""What was done, in words; None where the document has nothing to do it to."""


def _renumber(rng: Random, root: etree._Element) -> Said:
    nums = [num for unit in _UNITS(root) for num in unit.iterchildren("{*}num") if index(num.text or "")]
    num = rng.choice(nums)
    old = num.text
    number = int(index(old).partition("-")[0])
    num.text = renumbered(old, str(rng.choice([n for n in range(1, number + 9) if n != number])))
    return f"renumber {old} {num.text}" if num.text != old else None


def _drop(rng: Random, root: etree._Element) -> Said:
    element = rng.choice(_UNITS(root) + _ENTRIES(root))
    said = _name(element)
    element.getparent().remove(element)
    return f"drop {said}"


def _duplicate(rng: Random, root: etree._Element) -> Said:
    element = rng.choice(_UNITS(root) + _ENTRIES(root))
    element.addnext(deepcopy(element))
    return f"duplicate {_name(element)}"


def _swap(rng: Random, root: etree._Element) -> Said:
    pairs = [(unit, after) for unit in _UNITS(root) if (after := unit.getnext()) is not None and unit.tag == after.tag]
    if not pairs:
        return None
    one, other = rng.choice(pairs)
    if one.find("{*}num") is None and one.get("eId") is None:
        return None
    other.addnext(one)
    return f"swap {_name(one)} {_name(other)}"


def _retarget_id(rng: Random, root: etree._Element) -> Said:
    element = rng.choice([e for e in _IDS(root) if not e.xpath("ancestor::*[local-name()='quotedStructure']")])
    old = element.get("eId")
    others = [e.get("eId") for e in _IDS(root) if e.get("eId") != old]
    new = rng.choice((rng.choice(others), re.sub(r"\d+$", lambda m: str(int(m[0]) + 1), old), f"{old}9"))
    if new == old:
        return None
    element.set("eId", new)
    return f"id {old} {new}"


def _retarget_reference(rng: Random, root: etree._Element) -> Said:
    value = rng.choice(_REFERENCES(root))
    holder, name = value.getparent(), value.attrname
    ids = [f"#{e.get('eId')}" for e in _IDS(root)]
    new = rng.choice((rng.choice(ids), f"{value}9"))
    if new == str(value):
        return None
    holder.set(name, new)
    return f"reference {etree.QName(holder).localname}/@{name} {value} {new}"


def _date(rng: Random, root: etree._Element) -> Said:
    value = rng.choice(_DATES(root))
    year, month, day = (int(part) for part in str(value).split("-"))
    new = rng.choice((f"{year + 1:04}-{month:02}-{day:02}", f"{year:04}-{month % 12 + 1:02}-{min(day, 28):02}", f"{year - 1:04}-{month:02}-{min(day, 28):02}"))  # fmt: skip
    value.getparent().set(value.attrname, new)
    holder = value.getparent()
    return f"date {etree.QName(holder.getparent()).localname}/{etree.QName(holder).localname} {value} {new}"


KINDS: dict[str, Callable[[Random, etree._Element], Said]] = {
    "renumber": _renumber,
    "drop": _drop,
    "duplicate": _duplicate,
    "swap": _swap,
    "id": _retarget_id,
    "reference": _retarget_reference,
    "date": _date,
}


def mutate(rng: Random, data: bytes) -> tuple[str, str, bytes]:
    """The kind of fault, what was done, and the document with it."""
    while True:
        kind = rng.choice(tuple(KINDS))
        root = etree.fromstring(data)
        if said := KINDS[kind](rng, root):
            return kind, said, etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _name(element: etree._Element) -> str:
    return f"{etree.QName(element).localname} {element.get('eId') or element.get('href')}"
