"""Characters that a format says are no marks, kept as lone surrogates, which no text can hold, until marks are read."""

from __future__ import annotations

import re

from akn.formats.text.lines import Line

_BASE = 0xDC00
_ANY = re.compile("[\udc21-\udc7e]")


def literal(char: str) -> str:
    """The lone surrogate that stands for an ASCII character."""
    return chr(_BASE + ord(char))


LITERAL = {_BASE + code: chr(code) for code in range(0x21, 0x7F)}
"""`str.translate` table from what stands for a character to the character."""


def stands_in(text: str) -> bool:
    """Whether `text` has such characters."""
    return _ANY.search(text) is not None


def restore(lines: list[Line]) -> None:
    """Give `lines`, whose marks are read, their characters again."""
    for line in lines:
        if _ANY.search(line.text):
            line.text = line.text.translate(LITERAL)
            if line.start is not None:
                line.start.rest = line.start.rest.translate(LITERAL)
