"""A unit named as a decision names it: 第三条第一款第二项, 第六条之一, 附件2."""

from __future__ import annotations

from collections.abc import Iterable

from akn.language.zh.citations import KINDS
from akn.language.zh.numerals import numeral

WORDS = {kind: word for word, kind in KINDS.items()}
"""Element -> unit word."""


def named(path: Iterable[tuple[str, str]]) -> str:
    """The unit at `path`, (element, number as eIds carry it) from the outside in; nothing where it has no such name."""
    out = ""
    for kind, number in path:
        main, _, sub = number.partition("-")
        if kind not in WORDS or not main.isdecimal() or not 0 < int(main) < 10000:
            return ""
        if kind == "attachment":
            out += f"{WORDS[kind]}{main}"
            continue
        out += f"第{numeral(int(main))}{WORDS[kind]}"
        if sub.isdecimal() and 0 < int(sub) < 10000:
            out += f"之{numeral(int(sub))}"
    return out
