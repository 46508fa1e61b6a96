"""A three-way comparison as Markdown, to be read in a pull request: conflicts first, with all three texts."""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import user_language
from akn.diff.changeset import Segment
from akn.diff.render import RenderOptions, words
from akn.diff.render.markdown import CUT, body, table
from akn.diff.render.marked import line, plain
from akn.diff.render.threeway_words import LISTED, SAY, SHOWN, STATUS, base_lines, did, labels, numbers, status, summary
from akn.diff.threeway import Item, ThreeWay


def output(found: ThreeWay, options: RenderOptions) -> bytes:
    """The row `markdown` of THREEWAY_OUTPUTS: UTF-8, a line feed at the end; `stat` is the head alone."""
    language = options.language or user_language()
    parts = [*_head(found, language)]
    if not options.stat:
        parts += _body(found, language)
    return ("\n\n".join(parts) + "\n").encode()


def _head(found: ThreeWay, language: str) -> Iterator[str]:
    chinese = language == "zh"
    yield f"# {plain(found.base.title or found.base.iri)}"
    sides = (("base", found.base), ("a", found.a), ("b", found.b))
    yield table(
        ["", words.PAGE["title"][chinese], words.PAGE["date"][chinese]],
        [[SAY[name][chinese], plain(side.title or side.iri), plain(side.date)] for name, side in sides],
    )
    yield plain(summary(found, language))
    if said := numbers(found, language):
        yield plain(said)


def _body(found: ThreeWay, language: str) -> Iterator[str]:
    chinese = language == "zh"
    named = list(zip(found.items, labels(found, language), strict=True))
    for kind in SHOWN:
        if not any(item.status == kind for item in found.items):
            continue
        yield f"## {plain(STATUS[kind][chinese])}"
        for item, label in named:
            if item.status == kind:
                yield f"### {plain(label)} · {plain(status(item, language))}"
                yield from _item(item, language)
    for kind in LISTED:
        rows = [
            f"- {plain(label)}: {plain(did(item.b if kind == 'b' else item.a, language))}"
            for item, label in named
            if item.status == kind
        ]
        if rows:
            yield f"## {plain(STATUS[kind][chinese])}"
            yield "\n".join(rows)


def _item(item: Item, language: str) -> Iterator[str]:
    chinese = language == "zh"
    if item.status == "mergeable" and item.text:
        yield from _together(item)
        return
    base = list(base_lines(item))
    if base:
        yield f"**{SAY['base'][chinese]}**"
        yield from _base(base)
    for name, rows in (("a", item.a), ("b", item.b)):
        yield f"**{SAY[name][chinese]}** {plain(did(rows, language))}"
        for row in rows:
            yield from body(row, language)


def _base(base: list[tuple[str, bool]]) -> Iterator[str]:
    every = not any(changed for _, changed in base)
    skipped = False
    for text, changed in base:
        if changed or every:
            yield line([Segment("equal", text)])
            skipped = False
        elif not skipped:
            yield CUT
            skipped = True


def _together(item: Item) -> Iterator[str]:
    """The base with the edits of both, each followed by who made it."""
    made: list[str] = [""]
    edited = [False]
    for part in item.text:
        who = {"a": "A", "b": "B", "both": "AB"}.get(part.by, "")
        for at, piece in enumerate(part.text.split("\n")):
            if at:
                made.append("")
                edited.append(False)
            if piece:
                made[-1] += line([Segment(part.op, piece)]) + (f"<sup>{who}</sup>" if who else "")
                edited[-1] = edited[-1] or bool(who)
    skipped = False
    for text, changed in zip(made, edited, strict=True):
        if changed:
            yield text
            skipped = False
        elif text and not skipped:
            yield CUT
            skipped = True
