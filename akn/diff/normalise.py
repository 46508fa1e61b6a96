"""What a comparison takes for the same text: the editorial key, and the key with cross-references masked.

Two texts of equal editorial key differ only in width, punctuation form, spacing or variant characters (design:
JSON contracts, kind `editorial`). The canonical form of a character is the one official texts are printed in, so that
most texts hold nothing to replace and one scan is all it costs.
"""

from __future__ import annotations

import re
import unicodedata

from akn.language.zh.numerals import NUMERAL

PUNCTUATION = {
    "，": ",﹐､",
    "；": ";﹔",
    "：": ":﹕︰",
    "？": "?",
    "！": "!",
    "（": "(﹙",
    "）": ")﹚",
    "。": "｡",
    "“": '"＂”„「」『』｢｣',
    "‘": "'＇’",
    "〔": "[［【",
    "〕": "]］】",
    "〈": "<＜",
    "〉": ">＞",
    "．": ".",
    "—": "-－–―─‐‑−",
    "·": "•・‧･∙",
    "…": "⋯",
    "、": "﹑",
}
"""Canonical mark -> the forms that count as it. Opening and closing quotation marks count as one."""

VARIANTS = {
    "账": "帐",
    "像": "象",
    "唯": "惟",
    "粘": "黏",
    "雇": "僱",
    "布": "佈",
    "升": "昇",
    "〇": "○零",
}
"""Character -> its variants (异体字 and spellings that editions exchange); none of them makes another rule."""

LAYOUT = r"\s\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\u00ad"
"""Inside of a character class: spaces of every width, zero-width characters, soft hyphens."""

COMPATIBLE = ((0x2E80, 0x2FD5), (0xF900, 0xFAFF), (0xFF01, 0xFF5E))
"""Ranges (radicals, compatibility ideographs, full-width ASCII) that NFKC folds one character to one. NFKC as a whole
would take ㎡, ① and … apart as well."""

REFERENCE = re.compile(rf"第[{NUMERAL}0-9]+(?:条(?:之[{NUMERAL}0-9]+)?|款|项|目|章|节|分编|编)|第（[{NUMERAL}]+）项")
"""The number of a provision, as a text cites it."""

MASK = "第#条"
"""What stands for every cited number in the masked key."""

COMMENCEMENT = re.compile(r"施行")
"""What the last article of an act speaks of, however it is worded."""


def _table() -> dict[str, str]:
    table = {}
    for first, last in COMPATIBLE:
        for char in map(chr, range(first, last + 1)):
            folded = unicodedata.normalize("NFKC", char)
            if len(folded) == 1 and folded != char:
                table[char] = folded
    for rows in (PUNCTUATION, VARIANTS):
        for canonical, others in rows.items():
            table.pop(canonical, None)
            table |= dict.fromkeys(others, canonical)
    return {char: table.get(form, form) for char, form in table.items()}


TABLE = _table()
"""Character -> its canonical form, for all that has another."""

_REPLACE = re.compile(f"[{re.escape(''.join(sorted(TABLE)))}]|[{LAYOUT}]+")


def _canonical(match: re.Match[str]) -> str:
    return TABLE.get(match[0], "")


def editorial(text: str) -> str:
    """The editorial key of `text`: layout dropped, every character in canonical form."""
    return _REPLACE.sub(_canonical, text)


def same_form(one: str, other: str) -> bool:
    """Whether two texts that differ have the same editorial key."""
    if len(one) == len(other) == 1 and "\u3000" < one < "\ufe00" and "\u3000" < other < "\ufe00":  # nothing to drop
        return TABLE.get(one, one) == TABLE.get(other, other)
    if not (_REPLACE.search(one) or _REPLACE.search(other)):
        return False
    return editorial(one) == editorial(other)


def masked(key: str) -> str:
    """The editorial key `key` with the number of every cited provision masked: equal for texts that differ in them alone."""
    return REFERENCE.sub(MASK, key) if "第" in key else key
