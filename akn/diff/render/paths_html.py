"""Paths as a page: a column for each version, the changed text folded under each cell."""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import user_language
from akn.diff.changeset import touched
from akn.diff.paths import Paths
from akn.diff.render import RenderOptions
from akn.diff.render.columns_html import Cell, Page, Paragraph, Row, changed, page
from akn.diff.render.paths_words import SAY, cells, counts, heads, notes


def output(paths: Paths, options: RenderOptions) -> bytes:
    """The row `html` of PATHS_OUTPUTS; `stat` is the head alone."""
    language = options.language or user_language()
    chinese = language == "zh"
    still = sum(path.unit == paths.level and not path.changed for path in paths.paths)
    said = [*counts(paths, language), *([SAY["all"][chinese].format(still)] if still else [])]
    return page(
        Page(
            paths.versions[-1].title or paths.versions[-1].iri,
            SAY["versions_of"][chinese],
            [(str(at), side.title or side.iri, side.date) for at, side in enumerate(paths.versions, 1)],
            heads(paths),
            () if options.stat else _rows(paths, language),
            notes(paths, language),
            said,
            paths.versions[-1].iri,
        ),
        language,
    )


def _rows(paths: Paths, language: str) -> Iterator[Row]:
    for path in paths.paths:
        if not path.changed:
            continue
        texts: list[tuple[Paragraph, ...]] = [()]
        for rows in path.steps:
            told = [row for row in rows if row.kind not in ("moved", "renumbered", "unchanged") or touched(row)]
            texts.append(changed(told))
        found = cells(path, language, paths.paths)
        yield Row(tuple(Cell(cell.name, cell.what, text) for cell, text in zip(found, texts, strict=True)))
