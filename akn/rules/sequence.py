"""Series of numbers: which units are counted together, and where a series breaks.

Articles (条) run through the body, and through each annex on its own. Chapters (章) run through their 编, sections (节) and
分编 through what holds them; each may also go on from the series before. Points (项), indents (目) and clauses (一、) run through
what holds them, each style of number on its own. A text may begin anywhere, as parts of a code and amendments do.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from akn.language.zh.numerals import NUMERAL, index, numeral
from akn.model.document import Document
from akn.model.provision import Provision

Kind = Literal["gap", "duplicate", "backwards", "inserted", "start"]
Number = tuple[int, int]
"""第十二条之一 is (12, 1), 第十二条 is (12, 0)."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One break of a series: `unit` after `previous` (None at the start); `missing` is what should stand between."""

    kind: Kind
    unit: Provision
    previous: Provision | None
    missing: str = ""


_SPACE = ("article", "book")  # counted through the whole body or annex
_BOOK = ("part", "chapter")  # counted through their 编
_FREE = ("article", "book", "part", "chapter", "clause")  # an excerpt may begin with any of them
_LISTS = ("clause", "point", "indent")  # a list may begin anew beside another one

_COUNT = re.compile(rf"[{NUMERAL}]+|[0-9０-９]+")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"


@dataclass(slots=True)
class _Series:
    last: Number = (0, 0)
    unit: Provision | None = None
    seen: set[Number] = field(default_factory=set)


def faults(document: Document) -> tuple[Fault, ...]:
    """Every break of a series in body and annexes, in document order."""
    out: list[Fault] = []
    for units in (document.body, *(attachment.body for attachment in document.attachments)):
        _Space(out).count(units, 0, 0)
    return tuple(out)


class _Space:
    """The series of a body or annex so far."""

    def __init__(self, out: list[Fault]) -> None:
        self.out = out
        self.series: dict[tuple[str, int, str], _Series] = {}
        self.ended: dict[str, Number] = {}  # where the latest series of a kind stands
        self.scopes = 0

    def count(self, units: Iterable[Provision], holder: int, book: int) -> None:
        """Goes on with `units`, which stand in scope `holder` and, where there is one, in the scope of a `book`."""
        for unit in units:
            kind = unit.kind
            if kind != "paragraph" and unit.num and (number := _number(unit.num)):
                scope = 0 if kind in _SPACE else book if kind in _BOOK else holder
                style = _style(unit.num) if kind in _LISTS else ""
                key = (kind, scope, style)
                if (run := self.series.get(key)) is None:
                    run = self.series[key] = _Series()
                    self.out.extend(_first(run, unit, number, self.ended.get(kind + style)))
                elif number == (run.last[0] + 1, 0) and number not in run.seen:  # as nearly all are
                    run.seen.add(number)
                    run.last, run.unit = number, unit
                else:
                    self.out.extend(_step(run, unit, number))
                self.ended[kind + style] = run.last
            if unit.children:
                self.scopes += 1
                self.count(unit.children, self.scopes, self.scopes if kind == "book" else book)


def _first(run: _Series, unit: Provision, number: Number, ended: Number | None) -> Iterator[Fault]:
    excerpt = ended is None and unit.kind in _FREE
    if number[0] != 1 and not excerpt and not (ended and number[0] == ended[0] + 1):
        yield Fault("start", unit, None, _written(unit.num or "", 1))
    run.seen.add(number)
    run.last, run.unit = number, unit


def _step(run: _Series, unit: Provision, number: Number) -> Iterator[Fault]:
    last, previous = run.last, run.unit
    if number in run.seen:
        if unit.kind in _LISTS and number == (1, 0) and last > (1, 0):
            run.seen.clear()
        else:
            yield Fault("duplicate", unit, previous)
            return
    elif number < last:
        yield Fault("backwards", unit, previous)
    elif number[0] == last[0]:
        if number[1] > last[1] + 1:
            yield Fault("gap", unit, previous, _inserted(unit.num or "", number[0], last[1] + 1, number[1] - 1))
    elif number[0] > last[0] + 1:
        yield Fault("gap", unit, previous, _range(unit.num or "", last[0] + 1, number[0] - 1))
    elif number[1]:
        yield Fault("inserted", unit, previous, _written(unit.num or "", number[0]))
    run.seen.add(number)
    run.last, run.unit = number, unit


@lru_cache(maxsize=4096)
def _number(num: str) -> Number | None:
    found = index(num)
    if not found:
        return None
    main, _, inserted = found.partition("-")
    return (int(main), int(inserted) if inserted.isdigit() else 0)


@lru_cache(maxsize=4096)
def _style(num: str) -> str:
    """The shape of a number: `（一）` and `(二)` are one, `一、` and `1.` are others, `①` is its own."""
    bare = num.strip()
    if bare and bare[0] in _CIRCLED:
        return "①"
    normal = unicodedata.normalize("NFKC", "".join(num.split())).replace("。", ".")
    return _COUNT.sub(lambda match: "1" if match[0].isascii() else "一", normal)


def _written(num: str, value: int) -> str:
    """`num` with its number replaced by `value` and without 之一: 第五条之一, 4 -> 第四条."""
    bare = "".join(num.split())
    if bare and bare[0] in _CIRCLED and value <= len(_CIRCLED):
        return _CIRCLED[value - 1]
    match = _COUNT.search(bare)
    if not match:
        return num
    text = numeral(value) if match[0][0] in NUMERAL else str(value)
    return bare[: match.start()] + text + bare[match.end() :].partition("之")[0]


def _range(num: str, first: int, last: int) -> str:
    return _written(num, first) if first == last else f"{_written(num, first)}–{_written(num, last)}"


def _inserted(num: str, main: int, first: int, last: int) -> str:
    base = _written(num, main)
    return f"{base}之{numeral(first)}" + (f"–{base}之{numeral(last)}" if last > first else "")
