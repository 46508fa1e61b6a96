"""Paths as Markdown: a table with a column for each version, then what changed in the text of each provision."""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import user_language
from akn.diff.changeset import Change, touched
from akn.diff.paths import Path, Paths
from akn.diff.render import RenderOptions
from akn.diff.render.markdown import body, table
from akn.diff.render.marked import plain
from akn.diff.render.paths_words import SAY, Cell, cells, counts, heads, label, notes, what


def output(paths: Paths, options: RenderOptions) -> bytes:
    """The row `markdown` of PATHS_OUTPUTS: UTF-8, a line feed at the end; `stat` is the head alone."""
    language = options.language or user_language()
    parts = [*_head(paths, language)]
    if not options.stat:
        parts += _body(paths, language)
    return ("\n\n".join(parts) + "\n").encode()


def _head(paths: Paths, language: str) -> Iterator[str]:
    titles = list(dict.fromkeys(side.title or side.iri for side in paths.versions))
    yield f"# {plain(' → '.join(titles))}"
    yield plain(" → ".join(side.date for side in paths.versions))
    for note in notes(paths, language):
        yield f"**{plain(note)}**"
    yield "\n".join(f"- {plain(line)}" for line in counts(paths, language))


def _body(paths: Paths, language: str) -> Iterator[str]:
    chinese = language == "zh"
    shown = [path for path in paths.paths if path.changed]
    if not shown:
        yield SAY["none"][chinese]
        return
    yield f"## {SAY['table'][chinese]}"
    rows = [[_cell(cell) for cell in cells(path, language, paths.paths)] for path in shown]
    yield table([plain(name) for name in heads(paths)], rows)
    texts = [part for path in shown for part in _texts(path, heads(paths), language)]
    if texts:
        yield f"## {SAY['texts'][chinese]}"
        yield from texts


def _cell(cell: Cell) -> str:
    return plain(f"{cell.name} {cell.what}".strip())


def _texts(path: Path, names: list[str], language: str) -> Iterator[str]:
    """What changed in the text, step by step, under the names of the provision; nothing where only its number did."""
    made: list[str] = []
    for at, rows in enumerate(path.steps):
        found = [
            line for change in rows if change.kind not in ("moved", "renumbered") for line in _lines(change, language)
        ]
        if found:
            made += [f"**{plain(f'{names[at]} → {names[at + 1]}: {what(rows, language)}')}**", *found]
    if made:
        yield f"### {plain(label(path, language))}"
        yield from made


def _lines(change: Change, language: str) -> Iterator[str]:
    if change.kind != "unchanged" or touched(change):
        yield from body(change, language)
