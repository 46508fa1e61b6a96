"""Annexes (附件, 附表): number, heading, and a body of their own."""

from __future__ import annotations

from akn.diagnostics import Diagnostic
from akn.formats.text.lines import Line
from akn.formats.text.structure import build
from akn.language.zh.typography import SENTENCE_END
from akn.model.document import Attachment

_LENGTH = 60  # characters a heading may have


def split_annexes(lines: list[Line]) -> tuple[list[Line], list[list[Line]]]:
    """The lines of the body, and those of each annex with its 附件 line first."""
    starts = [i for i, line in enumerate(lines) if line.start is not None and line.start.style == "annex"]
    if not starts:
        return lines, []
    ends = [*starts[1:], len(lines)]
    return lines[: starts[0]], [lines[a:b] for a, b in zip(starts, ends, strict=True)]


def build_annex(lines: list[Line], position: int) -> tuple[Attachment, list[Diagnostic]]:
    """The annex that `lines` spell, the one at `position` (from 1), and I002 for each number that repeats in it.

    Its heading stands behind the number or alone on the next line.
    """
    first, rest = lines[0], lines[1:]
    start = first.start
    assert start is not None
    heading = start.rest or None
    if heading is None and rest and _is_heading(rest[0]):
        heading, rest = rest[0].text, rest[1:]
    eid = f"att_{position}"
    body, found = build(rest, eid)
    return Attachment(eid, start.num, heading, body=body, line=first.number), found


def _is_heading(line: Line) -> bool:
    plain = line.start is None or line.start.style == "titled"
    return plain and len(line.text) <= _LENGTH and line.text[-1] not in SENTENCE_END and "，" not in line.text
