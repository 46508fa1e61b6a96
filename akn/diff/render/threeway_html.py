"""A three-way comparison as a page: base, A and B side by side; conflicts open, the rest folded."""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import user_language
from akn.diff.render import RenderOptions
from akn.diff.render.columns_html import Cell, Page, Paragraph, Row, Run, changed, page, shortened
from akn.diff.render.threeway_words import SAY, base_lines, did, labels, numbers, status, summary
from akn.diff.threeway import Item, ThreeWay


def output(found: ThreeWay, options: RenderOptions) -> bytes:
    """The row `html` of THREEWAY_OUTPUTS; `stat` is the head alone."""
    language = options.language or user_language()
    chinese = language == "zh"
    said = numbers(found, language)
    return page(
        Page(
            found.base.title or found.base.iri,
            SAY["threeway"][chinese],
            [
                (SAY[name][chinese], side.title or side.iri, side.date)
                for name, side in (("base", found.base), ("a", found.a), ("b", found.b))
            ],
            [SAY[name][chinese] for name in ("base", "a", "b")],
            () if options.stat else _rows(found, language),
            [said] if said else [],
            [summary(found, language)],
            found.base.iri,
        ),
        language,
    )


def _rows(found: ThreeWay, language: str) -> Iterator[Row]:
    chinese = language == "zh"
    for item, label in zip(found.items, labels(found, language), strict=True):
        if item.status == "unchanged":
            continue
        base = shortened(_base(item))
        conflict = item.status == "conflict"
        cells = (
            Cell("", "", base) if conflict else Cell(SAY["base"][chinese], "", base) if base else Cell(),
            Cell(did(item.a, language), "", changed(item.a)),
            Cell(did(item.b, language), "", changed(item.b)),
        )
        yield Row(cells, label, status(item, language), conflict=conflict, open=conflict)
        if item.text:
            yield Row((Cell(SAY["together"][chinese], "", shortened(_together(item))),), open=True)


def _base(item: Item) -> Iterator[Paragraph]:
    every = [*base_lines(item)]
    whole = not any(edited for _, edited in every)
    for text, edited in every:
        yield (Run("equal", text),) if edited or whole else ()


def _together(item: Item) -> Iterator[Paragraph]:
    """The base with the edits of both, line by line; nothing for a line that neither changed."""
    line: list[Run] = []
    for part in item.text:
        who = {"a": "A", "b": "B", "both": "AB"}.get(part.by, "")
        for at, piece in enumerate(part.text.split("\n")):
            if at:
                yield _edited(line)
                line = []
            if piece:
                line.append(Run(part.op, piece, by=who))
    if line:
        yield _edited(line)


def _edited(line: list[Run]) -> Paragraph:
    return tuple(line) if any(run.op != "equal" for run in line) else ()
