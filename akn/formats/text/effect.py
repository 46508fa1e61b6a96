"""The closing provision (本条例自…起施行): its date as an event, marked in the text (design: identity and time).

In an amended text that provision speaks of the text that was passed or revised (修订) last before that day, not of a later
amendment (修正).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from akn.diagnostics import Diagnostic, diagnostic
from akn.formats.text.edit import swap
from akn.language.zh import effect as language
from akn.language.zh.effect import Effect
from akn.language.zh.history import Happening
from akn.language.zh.numerals import index
from akn.model.block import Attributes, Block, Mark, nested
from akn.model.document import Document
from akn.model.metadata import Property
from akn.model.provision import Provision, walk

TAIL = 16
"""How many blocks from the end of the body are looked at."""


@dataclass(frozen=True, slots=True)
class Closing:
    """Events with those that the closing provision adds; `basis` is the unit that leaves 施行 open for the whole text."""

    events: tuple[Happening, ...]
    undetermined: tuple[Property, ...] = ()
    basis: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()


def close(document: Document, events: tuple[Happening, ...], *, draft: bool) -> tuple[Document, Closing]:
    """`document` with the dates of 施行 marked, and what its last provisions say of 施行.

    In a draft the day is marked, but it is no event: nothing is in force by it.
    """
    found: list[Diagnostic] = []
    undetermined: list[Property] = []
    basis = ""
    told = {(e.version, e.date) for e in events if e.kind == "inForce"}
    for unit, block in _tail(document.body):
        for effect in language.read(block.text):
            if effect.open is not None:
                where = _cited(document, effect.unit)
                unit_attribute = (("unit", f"#{where}"),) if where else ()
                attributes = (("event", "inForce"), *unit_attribute, ("basis", f"#{unit.eId}"))
                undetermined.append(Property("undetermined", attributes, effect.open))
                if not effect.unit:
                    basis = unit.eId
                continue
            date, version = _day(effect, events)
            if effect.date:
                document, block = _mark(document, block, effect, () if draft else (("refersTo", "#inForce"),))
            if draft:
                continue
            if date is None:
                attributes = (("event", "inForce"), ("basis", f"#{unit.eId}"))
                undetermined.append(Property("undetermined", attributes, effect.words))
                basis = unit.eId
            elif (version, date) not in told:
                if other := next((d for v, d in told if v == version and d != date), None):
                    found.append(diagnostic("D013", block.line, eId=unit.eId, text=date, history=other))
                told.add((version, date))
                events = (*events, Happening("inForce", date, version, None))
        for _, words in language.impossible(block.text):
            found.append(diagnostic("D010", block.line, eId=unit.eId, text=words))
    return document, Closing(events, tuple(undetermined), basis, tuple(found))


def _day(effect: Effect, events: tuple[Happening, ...]) -> tuple[str | None, int]:
    """The day of 施行 and the version it is said of; None where it hangs on an event whose day is not told."""
    whole = [e for e in events if e.kind in ("adopted", "approved", "promulgated", "revised")]
    if effect.date:
        before = [e for e in whole if e.date <= effect.date]
        return effect.date, max((e.version for e in before), default=0)
    if effect.later:
        return None, 0
    version = max((e.version for e in whole if e.kind == "revised"), default=0)
    return next((e.date for e in reversed(whole) if e.kind == effect.after and e.version == version), None), version


def _tail(units: tuple[Provision, ...]) -> list[tuple[Provision, Block]]:
    """The last blocks of the body with their provisions, in document order."""
    out: list[tuple[Provision, Block]] = []
    for unit in _reversed(units):
        for block in reversed(unit.blocks):
            out.append((unit, block))
            if len(out) == TAIL:
                return out[::-1]
    return out[::-1]


def _reversed(units: tuple[Provision, ...]) -> Iterator[Provision]:
    for unit in reversed(units):
        yield from _reversed(unit.children)
        yield unit


def _cited(document: Document, unit: str | None) -> str | None:
    """The eId of 第七条第二款 in this document, or None where it has no such unit."""
    if not unit:
        return None
    article, _, paragraph = unit.partition("条")
    tail = ""
    if paragraph.startswith("之"):  # 第七条之一第二款
        tail, _, paragraph = paragraph.partition("第")
    number = index(f"{article}条{tail}")
    eid = f"art_{number}" + (f"__para_{index(paragraph)}" if paragraph else "")
    return eid if any(u.eId == eid for u in walk(document.body)) else None


def _mark(document: Document, block: Block, effect: Effect, refers: Attributes) -> tuple[Document, Block]:
    """The document with the date of `effect` marked in `block`, and that block as it is then."""
    if effect.span is None or effect.date is None:
        return document, block
    start, end = effect.span
    if any(m.units or (m.start < end and start < m.end) for m in block.marks):
        return document, block  # inside quoted text, or marked already
    mark = Mark("date", start, end, (("date", effect.date), *refers))
    new = replace(block, marks=nested([*block.marks, mark]))
    return replace(document, body=swap(document.body, block, new)), new
