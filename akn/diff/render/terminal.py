"""Text for a terminal: how wide it is, where its lines may break, and how edits are marked with and without colour."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from unicodedata import combining, east_asian_width

from akn.diff.changeset import Segment

MARKERS = {"equal": ("", ""), "delete": ("[-", "-]"), "insert": ("{+", "+}")}
"""What stands around a run without colour."""
BOLD, DIM, RESET = "\x1b[1m", "\x1b[2m", "\x1b[0m"
COLORS = {"equal": "", "delete": "\x1b[97;41m", "insert": "\x1b[32;4m"}
"""Deletions on a ground of their own: a line through 一 can not be seen."""
QUIET_COLORS = {"equal": "", "delete": "\x1b[33;9m", "insert": "\x1b[33;4m"}
"""The same for edits that are none of substance (form alone, or a citation that follows its provision)."""

NOT_FIRST = frozenset("，。；：、？！）》〉〕”’…％,.;:?!)")
NOT_LAST = frozenset("（《〈〔“‘(")
"""What no line begins or ends with (避头尾); as long as there is room elsewhere."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BACK = 4
"""How many characters a line may give up so that the next one begins well."""


class Run(NamedTuple):
    """Characters of one kind: the operation, the text, and whether the edit is none of substance."""

    op: str
    text: str
    quiet: bool = False


def run(segment: Segment, text: str | None = None) -> Run:
    """A segment as a run, with another text where one is given."""
    return Run(segment.op, segment.text if text is None else text, segment.cause is not None)


def columns(text: str) -> int:
    """How many columns `text` takes: two a wide character, none a combining one."""
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def clean(text: str) -> str:
    """`text` without what would steer a terminal."""
    return _CONTROL.sub("\ufffd", text)


def style(text: str, paint: str, color: bool) -> str:
    """`text` in a colour, where there is colour."""
    return f"{paint}{text}{RESET}" if color and paint and text else text


def cut(text: str, room: int) -> str:
    """As much of `text` as `room` columns take, with an ellipsis where some is left out."""
    if columns(text) <= room:
        return text
    out = ""
    for char in text:
        if columns(out + char) > room - 1:
            break
        out += char
    return f"{out}…"


def fill(text: str, room: int) -> str:
    """`text` with spaces behind it up to `room` columns."""
    return text + " " * max(0, room - columns(text))


def wrap(runs: Iterable[Run], color: bool, width: int, indent: str = "") -> Iterator[str]:
    """Lines of at most `width` columns (at least 20 beside the indent).

    A run that goes over a line is closed and opened again where there is colour. Markers stay with their text, and no line
    begins with a full stop or ends with an opening bracket.
    """
    room = max(20, width - len(indent))
    line: list[tuple[str, str]] = []
    used = 0
    for char, paint in _pieces(runs, color):
        if char == "\n":
            yield indent + _painted(line, color)
            line, used = [], 0
            continue
        size = columns(char)
        if used + size > room:
            at = _break(line, char)
            yield indent + _painted(line[:at], color)
            line = line[at:]
            used = sum(columns(text) for text, _ in line)
        line.append((char, paint))
        used += size
    if line:
        yield indent + _painted(line, color)


def wrapped(text: str, paint: str, color: bool, width: int, indent: str = "") -> Iterator[str]:
    """The same for a text of one colour."""
    yield from (indent + style(line, paint, color) for line in wrap([Run("equal", text)], False, width - len(indent)))


def _pieces(runs: Iterable[Run], color: bool) -> Iterator[tuple[str, str]]:
    """What can not be broken, each with its colour: a character, with the marker that stands before or behind it."""
    for op, text, quiet in runs:
        if not text:
            continue
        before, after = ("", "") if color else MARKERS[op]
        paint = (QUIET_COLORS if quiet else COLORS)[op] if color else ""
        pieces = list(clean(text))
        shown = [at for at, char in enumerate(pieces) if char != "\n"]
        if shown:  # the markers stand in the lines of the text, never alone
            pieces[shown[0]] = before + pieces[shown[0]]
            pieces[shown[-1]] += after
        yield from ((piece, paint) for piece in pieces)


def _break(line: list[tuple[str, str]], following: str) -> int:
    """Where to break `line` before `following`: at its end, or a few characters before, if the lines read better so."""
    for at in range(len(line), max(0, len(line) - _BACK), -1):
        after = line[at][0] if at < len(line) else following
        if _bare(after)[:1] not in NOT_FIRST and _bare(line[at - 1][0])[-1:] not in NOT_LAST:
            return at
    return len(line)


def _bare(piece: str) -> str:
    """A piece without its markers."""
    for before, after in MARKERS.values():
        piece = piece.removeprefix(before).removesuffix(after) if before else piece
    return piece


def _painted(line: list[tuple[str, str]], color: bool) -> str:
    out, run_, paint = "", "", ""
    for text, here in line:
        if here != paint:
            out += style(run_, paint, color)
            run_, paint = "", here
        run_ += text
    return out + style(run_, paint, color)
