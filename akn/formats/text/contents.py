"""The table of contents (目录): its entries as printed, and the headings that they name."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from akn.diagnostics import Diagnostic, diagnostic
from akn.formats.text.lines import Line
from akn.language.zh import units
from akn.language.zh.typography import BLANK, LEADER, SENTENCE_END
from akn.model.document import Document, TocItem
from akn.model.provision import headings

_LONG = 120  # characters: no entry is longer
_COLUMN = re.compile(rf"[{BLANK}]+(?=第{units.GAP}*{units.N}+{units.GAP}*(?:分编|编|章|节)[{BLANK}])")
"""Between two entries on one line."""


@dataclass(slots=True)
class Entry:
    """One line of a table of contents: its level (1 to 4) and text as printed."""

    level: int
    text: str
    line: int


def read_contents(lines: list[Line], i: int) -> tuple[list[Entry], int]:
    """The entries of a table of contents from `i` on, and the index after it: where its first entry comes again."""
    entries: list[Entry] = []
    outermost = 0  # level of the first entry that has a number
    opening: list[str] = []  # entries whose return says that the text itself begins
    while i < len(lines):
        line, text = lines[i], lines[i].text
        if len(text) > _LONG:
            break
        if text[0] in "-*+·" and text[1:2] in BLANK:
            text = text[1:].strip(BLANK)
        columns = _COLUMN.split(text) if units.DI.match(text) else [text]
        for text in columns:
            entry = LEADER.sub("", text) or text
            if outermost and units.OPENING_HEADING.match(entry):  # it would stand first: the text begins
                return entries, i
            spelled = bare(entry)
            if not (line.start and line.start.style == "annex"):
                spelled = spelled.rstrip("0123456789")
            if spelled in opening or not (level := _level(line, entry, outermost)):
                return entries, i
            if not outermost and units.DI.match(entry):
                outermost = level
            if not entries or (len(entries) == 1 and level <= outermost):
                opening.append(spelled)
            entries.append(Entry(level, text, line.number))
        i += 1
    return entries, i


def _level(line: Line, text: str, outermost: int) -> int:
    """Level of a line as an entry of a table of contents; 0 where it is none."""
    if match := units.DI.match(text):
        kind = units.HEADING_KINDS.get(match[2])
        return units.LEVEL[kind] if kind and text[-1] not in SENTENCE_END else 0
    if units.APPENDED_HEADING.match(text):
        return outermost or units.LEVEL["chapter"]
    style = line.start.style if line.start else ""
    if style == "annex" or units.OPENING_HEADING.match(text):
        return 1
    if style in ("clause", "point") and text[-1] not in SENTENCE_END and len(text) < 40:
        return units.LEVEL["chapter" if style == "clause" else "section"]
    return 0


def bare(text: str) -> str:
    """`text` without white space, by which an entry is compared with a heading."""
    return "".join(text.split())


def resolve(entries: list[Entry], document: Document) -> tuple[Document, tuple[Diagnostic, ...]]:
    """`document` with its table of contents, each entry pointing to the heading it names.

    The heading of the preamble (序言), which has an id for no other reason, gets one where an entry names it. An entry
    that names nothing is T008 and points nowhere (`#`).
    """
    targets: dict[str, list[str]] = {}
    for unit in headings(document.body):
        targets.setdefault(bare((unit.num or "") + (unit.heading or "")), []).append(unit.eId)
    for attachment in document.attachments:
        targets.setdefault(bare((attachment.num or "") + (attachment.heading or "")), []).append(attachment.eId)
        targets.setdefault(bare(attachment.num or ""), []).append(attachment.eId)
    items: list[TocItem] = []
    found: list[Diagnostic] = []
    preamble = list(document.preamble)
    for entry in entries:
        eid = _target(entry, targets)
        if not eid and preamble and units.OPENING_HEADING.match(LEADER.sub("", entry.text)):
            at = next((i for i, block in enumerate(preamble) if block.role == "heading"), 0)
            eid = f"preamble__p_{at + 1}"
            preamble[at] = replace(preamble[at], eId=eid)
        if not eid:
            found.append(diagnostic("T008", entry.line, text=entry.text))
        items.append(TocItem(f"#{eid}", entry.level, entry.text))
    return replace(document, toc=tuple(items), preamble=tuple(preamble)), tuple(found)


def _target(entry: Entry, targets: dict[str, list[str]]) -> str:
    for text in (bare(entry.text), bare(LEADER.sub("", entry.text)), bare(entry.text).rstrip("0123456789")):
        if left := targets.get(text):
            return left.pop(0) if len(left) > 1 else left[0]
    return ""
