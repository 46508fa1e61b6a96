"""The comparison for a terminal: what changed in each article, readable with and without colour."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from unicodedata import combining, east_asian_width

from akn.diagnostics import user_language
from akn.diff.changeset import FRAME, KINDS, Change, ChangeSet, Segment, touched
from akn.diff.render import words

MARKERS = {"equal": ("", ""), "delete": ("[-", "-]"), "insert": ("{+", "+}")}
"""What stands around a run without colour."""
COLORS = {"equal": "", "delete": "\x1b[31;9m", "insert": "\x1b[32;4m"}
BOLD, DIM, RESET = "\x1b[1m", "\x1b[2m", "\x1b[0m"
CONTEXT = 24
"""How many equal characters are shown beside an edit; a longer run is cut, and says so."""
CUT = "⋯"
UNSURE = 0.6
"""Below this confidence a row says that the match is uncertain."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def render(
    changes: ChangeSet, *, color: bool = False, width: int = 100, stat: bool = False, language: str | None = None
) -> str:
    """The comparison as text, a line feed at the end.

    A head names both versions and counts the articles by kind; `stat` is that alone. Then come the rows that are not
    unchanged, deletions as `[-…-]` and insertions as `{+…+}`, or by `color` in ANSI colours. Lines are at most `width`
    columns, Chinese characters counted as two. `language` is `en` or `zh`, by default the user's.
    """
    language = language or user_language()
    out = [*_head(changes, language, color)]
    if not stat:
        for change in changes.changes:
            if change.kind != "unchanged" or touched(change):
                out += _row(change, language, color, width)
    return "".join(f"{line}\n" for line in out)


def columns(text: str) -> int:
    """How many columns `text` takes: two a wide character, none a combining one."""
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def _head(changes: ChangeSet, language: str, color: bool) -> Iterator[str]:
    for sign, side in (("-", changes.old), ("+", changes.new)):
        yield _style(_clean(f"{sign} {side.title or side.iri} {side.date}"), BOLD, color)
    counts = changes.articles if sum(changes.articles.values()) else changes.summary
    chinese = language == "zh"
    shown = [f"{words.KINDS[kind][chinese]} {counts[kind]}" for kind in KINDS if counts[kind]]
    unit = words.UNITS.get(changes.level, (changes.level, changes.level))[chinese]
    total = sum(counts.values())
    yield f"{total} {unit}：{'，'.join(shown)}" if chinese else f"{total} {unit}: {', '.join(shown)}"


def _row(change: Change, language: str, color: bool, width: int) -> Iterator[str]:
    title = f"{words.label(change, language)}  {words.kind(change, language)}"
    if change.confidence < UNSURE and change.old and change.new:
        title += (
            f"（对应关系不确定：{change.confidence:.2f}）"
            if language == "zh"
            else f" (uncertain match: {change.confidence:.2f})"
        )
    yield ""
    yield _style(_clean(title), BOLD, color)
    yield from _body(change, language, color, width, "  ")


def _body(change: Change, language: str, color: bool, width: int, indent: str) -> Iterator[str]:
    if change.unit == "metadata":
        names = dict.fromkeys(re.split(r"[.\[:]", segment.text, maxsplit=1)[0] for segment in change.text)
        yield indent + ", ".join(names)
        return
    quiet = change.kind in ("unchanged", "renumbered", "moved")
    if change.unit in FRAME or any(s.op != "equal" for s in change.heading) or (change.heading and not change.text):
        yield from _wrap(_runs(change.heading), color, width, indent)
    if not quiet or any(segment.op != "equal" for segment in change.text):
        yield from _wrap(_runs(change.text), color, width, indent)
    skipped = False
    for child in change.children:
        if child.kind in ("unchanged", "renumbered") and not touched(child):
            if not skipped:
                yield _style(f"{indent}{CUT}", DIM, color)
            skipped = True
            continue
        skipped = False
        title = f"{words.label(child, language)}  {words.kind(child, language)}"
        yield f"{indent}{_style(_clean(title), DIM, color)}"
        yield from _body(child, language, color, width, indent + "  ")


def _runs(segments: Iterable[Segment]) -> list[tuple[str, str]]:
    """What is shown of `segments`: (op, text), long equal runs cut."""
    every = list(segments)
    if all(segment.op == "equal" for segment in every):
        text = "".join(segment.text for segment in every)
        return [("equal", text if len(text) <= 2 * CONTEXT else f"{text[:CONTEXT]}{CUT}")]
    out: list[tuple[str, str]] = []
    for at, segment in enumerate(every):
        text = segment.text
        if segment.op == "equal" and len(text) > 2 * CONTEXT + 1:
            head = text[:CONTEXT] if at else ""
            tail = text[-CONTEXT:] if at < len(every) - 1 else ""
            text = f"{head}{CUT}{tail}"
        out.append((segment.op, text))
    return out


def _wrap(runs: list[tuple[str, str]], color: bool, width: int, indent: str) -> Iterator[str]:
    """Lines of at most `width` columns; a run that goes over a line is closed and opened again where there is colour."""
    room = max(20, width - len(indent))
    line, used = "", 0
    for op, text in runs:
        before, after = ("", "") if color else MARKERS[op]
        paint = COLORS[op] if color else ""
        pieces = f"{before}{_clean(text)}{after}".split("\n")
        for number, piece in enumerate(pieces):
            if number:
                yield indent + line
                line, used = "", 0
            start = 0
            for at, char in enumerate(piece):
                size = columns(char)
                if used + size > room:
                    yield indent + line + _style(piece[start:at], paint, color)
                    line, used, start = "", 0, at
                used += size
            line += _style(piece[start:], paint, color)
    if line:
        yield indent + line


def _style(text: str, paint: str, color: bool) -> str:
    return f"{paint}{text}{RESET}" if color and paint and text else text


def _clean(text: str) -> str:
    """`text` without what would steer a terminal."""
    return _CONTROL.sub("\ufffd", text)
