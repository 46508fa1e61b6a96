"""The signature and date that close a text."""

from __future__ import annotations

import re

from akn.formats.text.lines import Line
from akn.language.zh.dates import DATE
from akn.language.zh.typography import CLOSE_BRACKETS, SENTENCE_END

_SIGNED = re.compile(DATE)


def signature(lines: list[Line]) -> int:
    """Index of the first line of a signature at the end of `lines`; their number where there is none."""
    end = len(lines)
    if end < 2 or not _SIGNED.fullmatch(lines[-1].text):
        return end
    at = end - 1
    while at > 1 and end - at < 8:
        line = lines[at - 1]
        if (
            line.start is not None
            or line.level
            or len(line.text) > 30
            or line.text[-1] in SENTENCE_END
            or line.text[-1] in CLOSE_BRACKETS
        ):
            break
        at -= 1
    return at
