"""The line of a value inside JSON text, found again by its path. Used for a message only, so it need not be fast."""

from __future__ import annotations

import json
import re

from akn.plain.node import Path

_BLANK = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{}]|[^\s"\[\]{},:]+')
"""A string, a bracket, or a number or name."""


def line_of(text: str, path: Path) -> int:
    """The line, from 1, on which the value at `path` begins; `text` is well-formed JSON that has such a value.

    Where the path leads nowhere, the line of the last value on it.
    """
    at = _skip(text, 0)
    for step in path:
        inside = _member(text, at, step) if isinstance(step, str) else _item(text, at, step)
        if inside is None:
            break
        at = inside
    return text.count("\n", 0, at) + 1


def _skip(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


def _after(text: str, at: int) -> int:
    """Behind the value that begins at `at`, however deep it nests."""
    depth = 0
    for token in _TOKEN.finditer(text, at):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(token[0], 0)
        if not depth:
            return _skip(text, token.end())
    return len(text)


def _member(text: str, at: int, name: str) -> int | None:
    """Where the value of `name` begins; the last one where the name stands twice, as the reader takes it."""
    found = None
    if text[at] != "{":
        return None
    at = _skip(text, at + 1)
    while text[at] == '"':
        key, end = _DECODER.raw_decode(text, at)
        at = _skip(text, _skip(text, end) + 1)
        if key == name:
            found = at
        at = _after(text, at)
        if text[at] != ",":
            break
        at = _skip(text, at + 1)
    return found


def _item(text: str, at: int, index: int) -> int | None:
    if text[at] != "[":
        return None
    at = _skip(text, at + 1)
    while index and text[at] != "]":
        at = _after(text, at)
        if text[at] != ",":
            return None
        at, index = _skip(text, at + 1), index - 1
    return None if text[at] == "]" else at
