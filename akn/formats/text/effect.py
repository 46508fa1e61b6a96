"""The closing provision (本条例自…起施行): its date as an event, marked in the text (design: identity and time).

In an amended text that provision speaks of the text that was passed or revised (修订) last before that day, not of a later
amendment (修正).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from akn.diagnostics import Diagnostic, diagnostic
from akn.formats.text.edit import swap
from akn.language.zh import effect as language
from akn.language.zh.effect import Effect
from akn.language.zh.history import Happening
from akn.language.zh.numerals import index
from akn.model.block import Block, Mark, nested
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
    added: list[Happening] = []
    basis = ""
    told: dict[int, dict[str, None]] = {}  # version -> days of 施行, in their order
    for event in events:
        if event.kind == "inForce":
            told.setdefault(event.version, {})[event.date] = None
    whole = _Whole(events)
    eids: frozenset[str] = frozenset()
    for unit, block in _tail(document.body):
        marks: list[Mark] = []
        for effect in language.read(block.text):
            if effect.open is not None:
                if effect.unit and not eids:
                    eids = frozenset(u.eId for u in walk(document.body))
                where = _cited(effect.unit, eids)
                unit_attribute = (("unit", f"#{where}"),) if where else ()
                attributes = (("event", "inForce"), *unit_attribute, ("basis", f"#{unit.eId}"))
                undetermined.append(Property("undetermined", attributes, effect.open))
                if not effect.unit:
                    basis = unit.eId
                continue
            date, version = whole.day(effect)
            if effect.date and effect.span:
                attributes = (("date", effect.date), *(() if draft else (("refersTo", "#inForce"),)))
                marks.append(Mark("date", *effect.span, attributes))
            if draft:
                continue
            if date is None:
                attributes = (("event", "inForce"), ("basis", f"#{unit.eId}"))
                undetermined.append(Property("undetermined", attributes, effect.words))
                basis = unit.eId
            elif date not in (days := told.setdefault(version, {})):
                if other := next(iter(days), None):
                    found.append(diagnostic("D013", block.line, eId=unit.eId, text=date, history=other))
                days[date] = None
                added.append(Happening("inForce", date, version, None))
        for _, words in language.impossible(block.text):
            found.append(diagnostic("D010", block.line, eId=unit.eId, text=words))
        document = _marked(document, block, marks)
    return document, Closing((*events, *added), tuple(undetermined), basis, tuple(found))


class _Whole:
    """The events that made or remade the whole text, which a closing provision may speak of."""

    def __init__(self, events: tuple[Happening, ...]) -> None:
        whole = [e for e in events if e.kind in ("adopted", "approved", "promulgated", "revised")]
        dated = sorted((e.date, e.version) for e in whole)
        self._dates = [date for date, _ in dated]
        self._versions = list(accumulate((version for _, version in dated), max))  # highest by each date
        self._revised = max((e.version for e in whole if e.kind == "revised"), default=0)
        self._last = {e.kind: e.date for e in whole if e.version == self._revised}

    def day(self, effect: Effect) -> tuple[str | None, int]:
        """The day of 施行 and the version it is said of; None where it hangs on an event whose day is not told."""
        if effect.date:
            before = bisect_right(self._dates, effect.date)
            return effect.date, self._versions[before - 1] if before else 0
        if effect.later:
            return None, 0
        return self._last.get(effect.after or ""), self._revised


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


def _cited(unit: str | None, eids: frozenset[str]) -> str | None:
    """The eId of 第七条第二款, or None where it is none of `eids`."""
    if not unit:
        return None
    article, _, paragraph = unit.partition("条")
    tail = ""
    if paragraph.startswith("之"):  # 第七条之一第二款
        tail, _, paragraph = paragraph.partition("第")
    number = index(f"{article}条{tail}")
    eid = f"art_{number}" + (f"__para_{index(paragraph)}" if paragraph else "")
    return eid if eid in eids else None


def _marked(document: Document, block: Block, dates: list[Mark]) -> Document:
    """The document with `dates` marked in `block`, but for those that are marked already; none beside quoted units."""
    if any(mark.units for mark in block.marks):
        return document
    free = [d for d in dates if not any(mark.start < d.end and d.start < mark.end for mark in block.marks)]
    if not free:
        return document
    marked = replace(block, marks=nested([*block.marks, *free]))
    return replace(document, body=swap(document.body, block, marked))
