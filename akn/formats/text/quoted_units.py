"""The units that an amending decision quotes: the lines of one quotation to provisions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from akn.formats.text.classify import Start, classify
from akn.formats.text.lines import Line
from akn.formats.text.structure import build
from akn.formats.text.write import table_lines
from akn.language.zh import units
from akn.language.zh.typography import BLANK, CLAUSE_MARKS, SENTENCE_END
from akn.model.block import Block, Mark, nested
from akn.model.provision import Provision

_HEADING_LENGTH = 60
_OWN = frozenset(("clause", "point", "paren", "circled", "table", "box"))
"""Starts of lines that a quotation needs no second look at."""


@dataclass(slots=True)
class Quoted:
    """What one line of the source holds of a quotation: `text`, which began at `at` in the text of `block`, and the
    quotation mark that opened the quotation again at the head of the line, if one did."""

    text: str
    block: Block
    at: int
    mark: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing on the line."""
        return not self.mark and self.block.table is None and not self.text.strip(BLANK)


def is_numbered(text: str) -> bool:
    """Whether quoted `text` begins with the number of a unit."""
    text = text.strip(BLANK)
    return bool(text) and _start(text) is not None


def quoted_units(lines: list[Quoted], kind: str = "paragraph") -> tuple[Provision, ...]:
    """The provisions that the lines of a quotation spell; one line without a number is a `kind`.

    A quotation mark that stands before a number is part of that number, so that the text keeps its order; before other text it
    is marked as `inline name="quote"`. Without ids: `identify` gives them.
    """
    rows = [line for quoted in lines for line in _lines(quoted)]
    found = [_finished(unit, {q.block.line: q for q in lines}) for unit in build(rows)[0]]
    out: list[Provision] = []
    for unit in found:
        bare = unit.kind == "paragraph" and unit.children and not unit.blocks  # 项 without a lead-in
        out.extend(unit.children if bare else (unit,))
    if kind != "paragraph" and len(out) == 1 and out[0].kind == "paragraph" and not out[0].children:
        out = [replace(out[0], kind=kind)]
    return tuple(out)


def _lines(quoted: Quoted) -> Iterable[Line]:
    number = quoted.block.line
    if quoted.block.table is not None:
        for row in table_lines(quoted.block.table):
            yield Line(number, row, start=classify(row))
        return
    text = quoted.text.strip(BLANK)
    start = _start(text) if text else None
    if start is not None:
        start.num = quoted.mark + start.num
    if quoted.mark or text:
        yield Line(number, quoted.mark + text, start=start)


def _start(text: str) -> Start | None:
    """The unit that a quoted line begins. There is no series of numbers to go by: what is doubtful is text."""
    start = classify(text)
    if start is None or start.style in _OWN:
        return start
    rest = start.rest
    if start.style == "article":
        return start if not rest or not (start.glued or units.NEVER_OPENS.match(rest)) else None
    if start.style == "arabic":
        return None if start.glued else start
    if start.style not in units.LEVEL or units.NEVER_OPENS.match(rest):
        return None
    if rest and (rest[-1] in SENTENCE_END or len(rest) > _HEADING_LENGTH):
        return None
    return None if start.glued and (units.SELDOM_OPENS.match(rest) or any(c in CLAUSE_MARKS for c in rest)) else start


def _finished(unit: Provision, sources: dict[int, Quoted]) -> Provision:
    blocks = tuple(_marked(block, sources[block.line]) for block in unit.blocks)
    children = tuple(_finished(child, sources) for child in unit.children)
    return Provision(unit.kind, "", unit.num, unit.heading, blocks, children, line=unit.line)


def _marked(block: Block, source: Quoted) -> Block:
    """`block` with the mark of a quotation opened again, and the marks that its characters had in the source."""
    if block.table is not None:
        return block
    lead = 1 if source.mark and block.text.startswith(source.mark) else 0
    marks = [Mark("inline", 0, 1, (("name", "quote"),))] if lead else []
    shift = source.block.text.find(block.text[lead:], source.at) - lead if source.block.marks else -2
    if shift >= -lead:
        for mark in source.block.marks:
            if mark.start >= shift + lead and mark.end <= shift + len(block.text):
                # the day on which quoted text comes into force is no event of the text that quotes it
                kept = tuple(pair for pair in mark.attributes if pair[0] != "refersTo")
                marks.append(Mark(mark.kind, mark.start - shift, mark.end - shift, kept))
    return replace(block, marks=nested(marks)) if marks else block
