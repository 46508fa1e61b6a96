"""The reviewed file of editorial corrections: what a reader of the text decided, kept apart from the text (TOML).

[[correction]]            # a misprint, corrected in the text and recorded
place = "第五条第一款"       # 条, 款, 项; or 标题, 题注
reading = "书屋屋的设施"      # as given, found once in that place after broken lines are joined
corrected = "书屋的设施"
reason = "the page end doubled a character"

[[variant]]               # another copy reads otherwise; the text stays as given and carries a note
place = "第二条"
text = "公众阅读服务"        # as given: the note stands after it
reading = "公众阅读的服务"
source = "another public copy"

[publication]             # facts that the text does not hold, and on what they rest
date = 2024-01-25
name = "announcement"     # order, announcement, gazette
number = "第1号"
show_as = "示例市公告第1号"
basis = "the announcement itself"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from akn.diagnostics import Diagnostic, diagnostic
from akn.errors import AknError
from akn.formats.text.edit import swap
from akn.language.zh.numerals import index
from akn.model.block import Block, Mark
from akn.model.document import Document
from akn.model.metadata import Note, Property, Publication
from akn.model.provision import Provision

FRONT = {"标题": "longTitle", "题注": "history"}
"""Places that are no provision -> role of the preface blocks."""
LEVELS = (("条", "article"), ("款", "paragraph"), ("项", "point"), ("目", "indent"))
"""Last character of a step of a place -> kind of provision."""
TABLES = {
    "correction": {"place", "reading", "corrected", "reason"},
    "variant": {"place", "text", "reading", "source", "reason"},
    "publication": {"date", "name", "number", "show_as", "basis"},
}
"""What each table of the file may hold."""
NEEDED = {
    "correction": {"place", "reading", "corrected", "reason"},
    "variant": {"place", "text", "reading"},
    "publication": {"date", "name", "show_as", "basis"},
}
"""What each table must hold."""
PUBLICATIONS = ("order", "announcement", "gazette")

_STEP = re.compile(r"第?[（(]?[^第条款项目（()）]{1,20}[）)]?([条款项目])(之[一二三四五六七八九十]+)?")


@dataclass(frozen=True, slots=True)
class Correction:
    """A misprint: `reading` stands once in `place` and becomes `corrected`."""

    place: str
    reading: str
    corrected: str
    reason: str


@dataclass(frozen=True, slots=True)
class Variant:
    """Another copy's `reading` of `text`, which stands once in `place` and stays."""

    place: str
    text: str
    reading: str
    source: str = "另一公开文本"
    reason: str = ""

    @property
    def note(self) -> str:
        """What the note says."""
        return f"{self.source}作“{self.reading}”；此处依原文作“{self.text}”。{self.reason}"


@dataclass(frozen=True, slots=True)
class Corrections:
    """All that a file says, in its order."""

    corrections: tuple[Correction, ...] = ()
    variants: tuple[Variant, ...] = ()
    publication: Publication | None = None
    basis: str = ""

    @classmethod
    def load(cls, source: str | Path | bytes, name: str = "") -> Corrections:
        """The corrections of a file (path) or of its bytes, which `name` names in messages. Raises AknError, one line."""
        file = name or (str(source) if not isinstance(source, bytes) else "corrections")
        try:
            data = source if isinstance(source, bytes) else Path(source).read_bytes()
            table = tomllib.loads(data.decode("utf-8"))
        except OSError as error:
            raise AknError(f"{file}: can't be read: {error.strerror}") from None
        except UnicodeDecodeError:
            raise AknError(f"{file}: not UTF-8") from None
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            raise AknError(f"{file}: not TOML: {error}") from None
        for key in table.keys() - TABLES.keys():
            raise AknError(f"{file}: unknown table {key!r}; a corrections file holds {', '.join(TABLES)}")
        corrections = tuple(Correction(**row) for row in _rows(file, table, "correction"))
        variants = tuple(Variant(**row) for row in _rows(file, table, "variant"))
        publication, basis = _publication(file, table)
        return cls(corrections, variants, publication, basis)


def _rows(file: str, table: dict[str, Any], name: str) -> list[dict[str, str]]:
    rows = table.get(name, [])
    if not isinstance(rows, list):
        raise AknError(f"{file}: write [[{name}]], one table a {name}")
    for number, row in enumerate(rows, 1):
        _check(file, f"{name} {number}", name, row)
        if not (row["place"] in FRONT or _steps(row["place"])):
            raise AknError(f"{file}: {name} {number}: {row['place']!r} is no place; write 第五条第一款, 标题 or 题注")
    return rows


def _check(file: str, where: str, name: str, row: dict[str, Any]) -> None:
    if missing := NEEDED[name] - row.keys():
        raise AknError(f"{file}: {where} lacks {', '.join(sorted(missing))}")
    if unknown := row.keys() - TABLES[name]:
        raise AknError(f"{file}: {where} has the unknown key {', '.join(sorted(unknown))}")
    for key, value in row.items():
        if key != "date" and not (isinstance(value, str) and value):
            raise AknError(f"{file}: {where}: {key} is no text")


def _publication(file: str, table: dict[str, Any]) -> tuple[Publication | None, str]:
    row = table.get("publication")
    if row is None:
        return None, ""
    if not isinstance(row, dict):
        raise AknError(f"{file}: write [publication] once")
    _check(file, "publication", "publication", row)
    if row["name"] not in PUBLICATIONS:
        raise AknError(f"{file}: publication: name is one of {', '.join(PUBLICATIONS)}")
    try:
        day = row["date"] if isinstance(row["date"], date) else date.fromisoformat(str(row["date"]))
    except ValueError:
        raise AknError(f"{file}: publication: {row['date']!r} is no date") from None
    return Publication(f"{day:%Y-%m-%d}", row["name"], row["show_as"], row.get("number")), row["basis"]


def apply(document: Document, corrections: Corrections) -> tuple[Document, tuple[Diagnostic, ...]]:
    """`document` with every correction made and every variant noted, each exactly once.

    What is not found in its place, or more than once, changes nothing and is an error (T050, T051, T052). What was done is
    recorded: `cn:correction` in proprietary, a note and its `noteRef` for a variant, the publication and its basis.
    """
    diagnostics: list[Diagnostic] = []
    properties: list[Property] = []
    notes = list(document.meta.notes)
    for row in corrections.corrections:

        def correct(block: Block, at: int, row: Correction = row) -> Block:
            return _replaced(block, at, at + len(row.reading), row.corrected)

        document, line = _edit(document, row.place, row.reading, correct, diagnostics)
        if line is not None:
            attributes = (("place", row.place), ("reading", row.reading), ("corrected", row.corrected))
            properties.append(Property("correction", attributes, row.reason))
            diagnostics.append(diagnostic("T053", line, place=row.place, reading=row.reading, corrected=row.corrected))
    for variant in corrections.variants:
        number = len(notes) + 1
        mark = (("href", f"#note_{number}"), ("marker", str(number)))

        def refer(block: Block, at: int, row: Variant = variant, mark: tuple[tuple[str, str], ...] = mark) -> Block:
            return _with_empty(block, at + len(row.text), Mark("noteRef", 0, 0, mark))

        document, line = _edit(document, variant.place, variant.text, refer, diagnostics)
        if line is not None:
            notes.append(Note(f"note_{number}", (Block(variant.note),)))
    meta = document.meta
    if corrections.publication:
        properties.append(Property("publicationBasis", (), corrections.basis))
        meta = replace(meta, publication=corrections.publication)
    meta = replace(meta, notes=tuple(notes), proprietary=(*meta.proprietary, *properties))
    return replace(document, meta=meta), tuple(diagnostics)


def _edit(
    document: Document,
    place: str,
    reading: str,
    change: Callable[[Block, int], Block],
    diagnostics: list[Diagnostic],
) -> tuple[Document, int | None]:
    """The document with `change` made where `reading` stands once in `place`, and the line; None where nothing changed."""
    found: list[tuple[Block, int]] = []
    if place in FRONT:
        blocks = [b for b in document.preface if b.role == FRONT[place]]
        line = blocks[0].line if blocks else 0
    else:
        unit = _unit(document.body, _steps(place))
        blocks = list(_blocks(unit)) if unit else []
        line = unit.line if unit else 0
    if not blocks:
        diagnostics.append(diagnostic("T050", place=place, reading=reading))
        return document, None
    for block in blocks:
        at = block.text.find(reading)
        while at >= 0:
            found.append((block, at))
            at = block.text.find(reading, at + 1)
    if len(found) != 1:
        code = "T052" if found else "T051"
        diagnostics.append(diagnostic(code, line, place=place, reading=reading, count=len(found)))
        return document, None
    block, at = found[0]
    new = change(block, at)
    if place in FRONT:
        preface = tuple(new if b is block else b for b in document.preface)
        return replace(document, preface=preface), block.line
    return replace(document, body=swap(document.body, block, new)), block.line


def _steps(place: str) -> list[tuple[str, str]]:
    """第五条第一款 -> [("article", "5"), ("paragraph", "1")]; empty where it is no place."""
    kinds = dict(LEVELS)
    out, at = [], 0
    while at < len(place):
        match = _STEP.match(place, at)
        number = index(match[0].rstrip("款项目")) if match else None
        if not match or number is None:
            return []
        out.append((kinds[match[1]], number))
        at = match.end()
    return out


def _unit(units: tuple[Provision, ...], steps: list[tuple[str, str]]) -> Provision | None:
    """The provision at the end of `steps`; the levels above an article, and a 款 that is not named, are passed through."""
    if not steps:
        return None
    kind, number = steps[0]
    count = 0
    for unit in units:
        if unit.kind == kind:
            count += 1
            own = index(unit.num) if unit.num else str(count)
            if own == number:
                return _unit(unit.children, steps[1:]) if len(steps) > 1 else unit
        elif unit.kind != "article" and (found := _unit(unit.children, steps)):
            return found
    return None


def _blocks(unit: Provision) -> list[Block]:
    out = [b for b in unit.blocks if b.role != "wrapUp"]
    for child in unit.children:
        out += _blocks(child)
    return out + [b for b in unit.blocks if b.role == "wrapUp"]


def _replaced(block: Block, start: int, end: int, text: str) -> Block:
    """`block` with `text` for its characters from start to end; marks keep what they cover."""
    shift = len(text) - (end - start)

    def moved(at: int) -> int:
        return at if at <= start else at + shift if at >= end else min(at, start + len(text))

    marks = tuple(replace(m, start=moved(m.start), end=moved(m.end)) for m in block.marks)
    return replace(block, text=block.text[:start] + text + block.text[end:], marks=marks)


def _with_empty(block: Block, at: int, mark: Mark) -> Block:
    """`block` with an empty mark at `at`, inside every mark that goes on beyond that place."""
    before = [m for m in block.marks if m.start < at or (m.start == m.end == at)]
    depth = sum(1 for m in before if m.start < at < m.end)
    after = block.marks[len(before) :]
    return replace(block, marks=(*before, replace(mark, start=at, end=at, depth=depth), *after))
