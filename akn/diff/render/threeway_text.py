"""A three-way comparison for a terminal: conflicts with all three texts, what can be merged, and the rest by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from akn.diagnostics import user_language
from akn.diff.changeset import Change
from akn.diff.flow import lines
from akn.diff.render import RenderOptions, words
from akn.diff.render.terminal import BOLD, DIM, Run, clean, fill, run, style, wrap, wrapped
from akn.diff.render.threeway_words import LISTED, SAY, SHOWN, STATUS, base_lines, did, labels, numbers, status, summary
from akn.diff.threeway import Item, ThreeWay

CUT = "⋯"
"""What stands for lines that neither draft changed."""


def output(found: ThreeWay, options: RenderOptions) -> bytes:
    """The row `text` of THREEWAY_OUTPUTS: UTF-8, a line feed at the end; `stat` is the head alone."""
    language = options.language or user_language()
    made = [*_head(found, language, options.color, options.width)]
    if not options.stat:
        made += _body(found, language, options.color, options.width)
    return "".join(f"{line}\n" for line in made).encode()


def _head(found: ThreeWay, language: str, color: bool, width: int) -> Iterator[str]:
    chinese = language == "zh"
    for name, side in (("base", found.base), ("a", found.a), ("b", found.b)):
        yield style(clean(f"{fill(SAY[name][chinese], 4)} {side.title or side.iri} {side.date}"), BOLD, color)
    yield from wrap([Run("equal", summary(found, language))], color, width)
    if said := numbers(found, language):
        yield from wrap([Run("equal", said)], color, width)


def _body(found: ThreeWay, language: str, color: bool, width: int) -> Iterator[str]:
    named = list(zip(found.items, labels(found, language), strict=True))
    for kind in SHOWN:
        for item, label in named:
            if item.status == kind:
                yield ""
                yield from wrapped(f"{label}  {status(item, language)}", BOLD, color, width)
                yield from _item(item, language, color, width)
    for kind in LISTED:
        listed = [f"{label}（{_kinds(item, language)}）" for item, label in named if item.status == kind]
        if listed:
            yield ""
            yield style(f"{STATUS[kind][language == 'zh']}  {len(listed)}", BOLD, color)
            yield from wrap([Run("equal", "、".join(listed))], color, width, "  ")


def _kinds(item: Item, language: str) -> str:
    """What was done to an item of which one draft, or both alike, changed something."""
    rows = item.b if item.status == "b" else item.a
    return "；".join(dict.fromkeys(words.kind(row, language) for row in rows))


def _item(item: Item, language: str, color: bool, width: int) -> Iterator[str]:
    chinese = language == "zh"
    base = list(base_lines(item))
    if base and item.status == "conflict":
        yield "  " + style(SAY["base"][chinese], DIM, color)
        yield from _cut([([Run("equal", text)], changed) for text, changed in base], color, width)
    if item.status == "mergeable" and item.text:
        yield from _together(item, color, width)
        return
    for name, rows in (("a", item.a), ("b", item.b)):
        yield from wrapped(f"{SAY[name][chinese]}  {did(rows, language)}", DIM, color, width, "  ")
        yield from _rows(rows, color, width)


def _rows(rows: Sequence[Change], color: bool, width: int) -> Iterator[str]:
    for row in rows:
        whole = row.kind in ("inserted", "repealed")
        found = []
        for line in lines(row):
            shown = [run(part, part.text.replace("\n", "")) for part in line if part.text != "\n"]
            if shown:
                found.append((shown, whole or any(part.op != "equal" for part in shown)))
        yield from _cut(found, color, width)


def _cut(found: Sequence[tuple[list[Run], bool]], color: bool, width: int) -> Iterator[str]:
    """The lines that are marked as changed, CUT for those between; all where none is."""
    every = not any(changed for _, changed in found)
    skipped = False
    for shown, changed in found:
        if changed or every:
            yield from wrap(shown, color, width, "    ")
            skipped = False
        elif not skipped:
            yield f"    {CUT}"
            skipped = True


def _together(item: Item, color: bool, width: int) -> Iterator[str]:
    """The base with the edits of both, each followed by who made it."""
    found: list[list[Run]] = [[]]
    for part in item.text:
        who = {"a": "A", "b": "B", "both": "AB"}.get(part.by, "")
        first, *more = part.text.split("\n")
        pieces = [first, *more]
        for at, piece in enumerate(pieces):
            if at:
                found.append([])
            if piece:
                found[-1].append(Run(part.op, piece))
                if who:
                    found[-1].append(Run("equal", f"⟨{who}⟩"))
    marked = [(line, any(piece.op != "equal" for piece in line)) for line in found if line]
    yield from _cut(marked, color, width)
