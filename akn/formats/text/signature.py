"""The signature and date that close a text."""

from __future__ import annotations

import re

from akn.formats.text.lines import Line
from akn.language.zh.typography import CLOSE_BRACKETS, SENTENCE_END

_SIGNED = re.compile(
    r"(?:[12]\d{3}|[一二][零〇○一二三四五六七八九]{3})[ \u3000]*年[ \u3000]*[0-9一二三四五六七八九十]{1,3}[ \u3000]*月"
    r"[ \u3000]*[0-9一二三四五六七八九十]{1,3}[ \u3000]*日"
)


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
