"""Characters of the text that Markdown would read as marks: escaped on writing, told from marks on reading.

While a text is written or read, a character that is no mark is kept as a lone surrogate, which no text can hold: one
character for one, so that places stay. On writing, each that a reader would take for a mark where it comes to stand gets
a backslash; all others are written as they are.
"""

from __future__ import annotations

import re
from dataclasses import replace

from akn.formats.text.literals import LITERAL, literal
from akn.model.block import Block, Mark, Table
from akn.model.document import Attachment, Document
from akn.model.provision import Provision

ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>~|<&=-])")
"""A character with its backslash; group: the character."""
_MARKS = "*_`[\\<&#>|~-+="
_LITERAL = str.maketrans({char: literal(char) for char in _MARKS})
_ANY = re.compile("[" + re.escape(_MARKS) + "]")
_HIDDEN = re.compile("[" + "".join(map(literal, sorted(_MARKS))) + "]")
_LINE = re.compile(r"[ \t]*(?:#{1,6} )?[ \t>]*")
"""What may stand before a mark that begins a line."""
_OPENS = re.compile(r"#{1,6}|>|[-+](?=[ \t])|`{3}|~{3}|=+[ \t]*$|-+[ \t]*$|_{3,}[ \t]*$|\|")
"""What Markdown takes for a mark at the start of a line."""
_INSIDE = re.compile(
    r"\*|`|(?<!_)_(?!_)|~(?=~)|(?<=~)~|<(?=[A-Za-z/!?])|&(?=#?[0-9A-Za-z]+;)|\[(?=\^|[^\n]*\]\()|(?<=!)\["
    r"|\\(?=[\\`*_{}\[\]()#+.!>~|<&=-])"
)
"""What it takes for one anywhere."""


def literals(document: Document) -> Document:
    """`document` with each character of its text that may be a mark as a lone surrogate."""
    return replace(
        document,
        cover=_blocks(document.cover),
        preface=_blocks(document.preface),
        toc=tuple(replace(item, text=_hidden(item.text)) for item in document.toc),
        preamble=_blocks(document.preamble),
        body=_units(document.body),
        conclusions=_blocks(document.conclusions),
        attachments=tuple(map(_attachment, document.attachments)),
    )


def escaped(text: str) -> str:
    """`text` with those characters written: with a backslash where they would be marks."""
    if _HIDDEN.search(text) is None:
        return text
    return "\n".join(_line(line) if _HIDDEN.search(line) else line for line in text.split("\n"))


def _line(line: str) -> str:
    shown = line.translate(LITERAL)
    marks = {match.start() for match in _INSIDE.finditer(shown)}
    start = _LINE.match(line)
    at = start.end() if start else 0
    if _OPENS.match(shown, at):
        marks.add(at)
    if line.startswith("|"):
        marks |= {i for i, char in enumerate(shown) if char == "|"}
    if line.startswith("#"):  # marks at the end of a heading are layout
        marks |= set(range(len(shown.rstrip("# \t")), len(shown)))
    return "".join(f"\\{shown[i]}" if char != shown[i] and i in marks else shown[i] for i, char in enumerate(line))


def _hidden(text: str) -> str:
    return text.translate(_LITERAL) if _ANY.search(text) else text


def _maybe(text: str | None) -> str | None:
    return text if text is None else _hidden(text)


def _blocks(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple([_block(block) for block in blocks])


def _block(block: Block) -> Block:
    return replace(
        block,
        text=_hidden(block.text),
        table=_table(block.table) if block.table else None,
        marks=tuple([_mark(mark) for mark in block.marks]),
    )


def _mark(mark: Mark) -> Mark:
    return replace(mark, units=_units(mark.units)) if mark.units else mark


def _table(table: Table) -> Table:
    rows = tuple([tuple([replace(cell, blocks=_blocks(cell.blocks)) for cell in row]) for row in table.rows])
    return Table(rows, _maybe(table.caption))


def _units(units: tuple[Provision, ...]) -> tuple[Provision, ...]:
    return tuple(
        [
            replace(
                unit,
                num=_maybe(unit.num),
                heading=_maybe(unit.heading),
                blocks=_blocks(unit.blocks),
                children=_units(unit.children),
            )
            for unit in units
        ]
    )


def _attachment(item: Attachment) -> Attachment:
    return replace(
        item,
        num=_maybe(item.num),
        heading=_maybe(item.heading),
        preface=_blocks(item.preface),
        body=_units(item.body),
    )
