"""Paths for a terminal: a row for each provision that changed, a column for each version."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from akn.diagnostics import user_language
from akn.diff.paths import Path, Paths
from akn.diff.render import RenderOptions
from akn.diff.render.paths_words import SAY, Cell, cells, counts, heads, notes
from akn.diff.render.terminal import BOLD, DIM, RESET, Run, clean, columns, cut, fill, style, wrap

NARROWEST, WIDEST = 16, 34
"""Columns of the terminal that a version may take; with less room each provision is a line of its own."""
BETWEEN = " │ "
KIND = "\x1b[36m"
"""The colour of what happened."""


def output(paths: Paths, options: RenderOptions) -> bytes:
    """The row `text` of PATHS_OUTPUTS: UTF-8, a line feed at the end; `stat` is the head alone."""
    language = options.language or user_language()
    made = [*_head(paths, language, options.color, options.width)]
    if not options.stat:
        made += ["", *_body(paths, language, options.color, options.width)]
    return "".join(f"{line}\n" for line in made).encode()


def _head(paths: Paths, language: str, color: bool, width: int) -> Iterator[str]:
    for at, side in enumerate(paths.versions, 1):
        yield style(clean(f"{at} {side.title or side.iri} {side.date}"), BOLD, color)
    for note in notes(paths, language):
        yield from wrap([Run("equal", note)], color, width)
    for line in counts(paths, language):
        yield from wrap([Run("equal", line)], color, width)


def _body(paths: Paths, language: str, color: bool, width: int) -> Iterator[str]:
    chinese = language == "zh"
    shown = [path for path in paths.paths if path.changed]
    if not shown:
        yield SAY["none"][chinese]
        return
    rows = [cells(path, language, paths.paths) for path in shown]
    names = heads(paths)
    room = (width + len(BETWEEN)) // len(names) - len(BETWEEN)
    if room >= NARROWEST:
        yield from _table(names, rows, min(room, WIDEST), color)
    else:
        for row in rows:
            yield from _line(row, color, width)
    still = _still(paths.paths, paths.level)
    if still:
        yield ""
        yield style(SAY["all"][chinese].format(still), DIM, color)


def _still(paths: Sequence[Path], level: str) -> int:
    return sum(path.unit == level and not path.changed for path in paths)


def _table(names: Sequence[str], rows: Sequence[Sequence[Cell]], room: int, color: bool) -> Iterator[str]:
    """The table; each column as wide as its widest cell, and at most `room`."""
    wide = [
        min(room, max(columns(names[at]), *(max(columns(cell) for cell in _parts(row[at])) for row in rows)))
        for at in range(len(names))
    ]
    yield BETWEEN.join(
        style(fill(cut(name, size), size), BOLD, color) for name, size in zip(names, wide, strict=True)
    ).rstrip()
    yield "─┼─".join("─" * size for size in wide)
    for row in rows:
        lines = [list(_cell(cell, size, color)) for cell, size in zip(row, wide, strict=True)]
        for parts in zip_longest(*lines, fillvalue=""):
            yield BETWEEN.join(_fill(part, size) for part, size in zip(parts, wide, strict=True)).rstrip()


def _parts(cell: Cell) -> tuple[str, ...]:
    """A cell in one piece, to see how wide it would be."""
    return (clean(f"{cell.name} {cell.what}".strip()),)


def _cell(cell: Cell, size: int, color: bool) -> Iterator[str]:
    """The lines of a cell: name and what happened in one line if they fit, else in lines of their own."""
    name, what = clean(cell.name), clean(cell.what)
    if columns(f"{name} {what}") <= size or not what or not name:
        if name or what:
            lines = list(_fold(f"{name} {what}".strip(), size))
            yield from (_paint(line, what, color) for line in lines)
        return
    yield from _fold(name, size)
    yield from (_paint(line, line, color) for line in _fold(what, size))


def _fold(text: str, size: int) -> Iterator[str]:
    """`text` in lines of at most `size` columns."""
    line = ""
    for char in text:
        if columns(line + char) > size:
            yield line
            line = ""
        line += char
    if line:
        yield line


def _paint(line: str, what: str, color: bool) -> str:
    if what and line.endswith(what):
        return line.removesuffix(what) + style(what, KIND, color)
    return line


def _fill(part: str, size: int) -> str:
    """`part`, which may hold colour, filled up."""
    return part + " " * max(0, size - columns(part.replace(KIND, "").replace(RESET, "")))


def _line(row: Sequence[Cell], color: bool, width: int) -> Iterator[str]:
    """A provision where there is no room for a table: `第八条 → 第九条（条序调整） → （删除）`."""
    found = [f"{cell.name}（{cell.what}）" if cell.what else cell.name for cell in row]
    yield from wrap([Run("equal", " → ".join(text or "—" for text in found))], color, width)
