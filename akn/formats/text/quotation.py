"""Quotations that run over paragraphs, as amending decisions have them: “ opens again at each, ” closes the last.

Only a quotation of new wording (after a colon, or 改为, or at the start of a line) stays open over a line end; a quotation
mark that somebody forgot in running text does not swallow what follows.
"""

from __future__ import annotations

import re

from akn.language.zh.typography import BLANK

_OPENS = re.compile(r"(?:^|[：:为成])[ \u3000]*[“\"]$")


def stays_open(text: str, is_open: bool) -> bool:
    """Whether a quotation is open after the line `text`, given whether one was before it."""
    opening, closing = text.rfind("“"), text.rfind("”")
    if opening < 0 and closing < 0:
        straight = text.count('"')
        if not straight:
            return is_open
        if (straight - (is_open and text[0] == '"')) % 2 == 0:
            return is_open
        if is_open:
            return False
        opening = text.rfind('"')
    if opening < closing:
        return False
    return is_open or opening == 0 or bool(_OPENS.search(text[: opening + 1].rstrip(BLANK)[-4:]))
