"""The name of a work in an address: its title in pinyin, as words joined by hyphens (design: identity and time)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from functools import lru_cache

from akn.language.zh.numerals import NUMERAL, number
from akn.language.zh.places import place
from akn.language.zh.words import SUFFIXES, WORDS

LIMIT = 80
"""Most characters of a name; a longer one is cut after a word."""

_DROPPED = "中华人民共和国"
_RUN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+|[0-9A-Za-z]+")
_COUNTER = re.compile(rf"[（(]([{NUMERAL}]+)[）)]")
_LONGEST = max(map(len, WORDS))


@lru_cache(maxsize=4096)
def slug(title: str) -> str:
    """`title` in pinyin: ASCII, words joined by hyphens, at most LIMIT characters, cut after a word; "" for no words.

    中华人民共和国 is left out where more follows; （二） becomes 2 and is kept when the rest is cut, as it is what tells two
    titles apart. Sounds are pypinyin's, words those of `words` and of pypinyin's phrases.
    """
    text = unicodedata.normalize("NFKC", _COUNTER.sub(_count, title))
    text = text.replace(_DROPPED, "") or text
    words = [word for run in _RUN.findall(text) for word in _romanize(run)]
    counter = words.pop() if len(words) > 1 and words[-1].isdigit() and len(words[-1]) < 3 else ""
    room = LIMIT - (len(counter) + 1 if counter else 0)
    kept: list[str] = []
    for word in words:
        if room < len(word):
            break
        kept.append(word)
        room -= len(word) + 1
    return "-".join([*kept, counter] if counter else kept)


def _count(match: re.Match[str]) -> str:
    return f" {number(match[1])} "


def _romanize(run: str) -> list[str]:
    if run.isascii():
        return [run.lower()]
    from pypinyin import Style, lazy_pinyin
    from pypinyin.constants import PINYIN_DICT

    run = "".join(char for char in run if ord(char) in PINYIN_DICT)  # then there is one sound a character
    sounds = lazy_pinyin(run, style=Style.NORMAL)
    out, at = [], 0
    for word in divide(run):
        sound = "".join(sounds[at : at + len(word)])
        out.append("".join(char for char in sound if char.isascii() and char.isalnum()))
        at += len(word)
    return [word for word in out if word]


def divide(run: str) -> list[str]:
    """The words of a run of Hanzi: the division into fewest words, unknown characters paired.

    A place name at the start stands alone; a closing 法 or 市 goes with the word before it.
    """
    start: list[str] = []
    if found := place(run):
        start, run = [run[: found[0]]], run[found[0] :]
    words = start + _fewest(run)
    out: list[str] = []
    for word in words:
        if word in SUFFIXES and out:
            out[-1] += word
        else:
            out.append(word)
    return out


def _fewest(run: str) -> list[str]:
    """Least cost over all divisions: a word costs 2, an unknown pair 5, a single character 3; earlier longer words win ties."""
    phrases = _phrases()
    best: list[tuple[int, int]] = [(0, 0)] * (len(run) + 1)
    for at in range(len(run) - 1, -1, -1):
        options = [(best[at + 1][0] + 3, 1)]
        if at + 2 <= len(run):
            options.append((best[at + 2][0] + 5, 2))
        for size in range(2, min(_LONGEST, len(run) - at) + 1):
            word = run[at : at + size]
            if word in WORDS or (size < 5 and word in phrases):
                options.append((best[at + size][0] + 2, size))
        best[at] = min(options, key=lambda o: (o[0], -o[1]))
    out, at = [], 0
    while at < len(run):
        size = best[at][1]
        out.append(run[at : at + size])
        at += size
    return out


def _phrases() -> Container[str]:
    from pypinyin.constants import PHRASES_DICT

    return PHRASES_DICT
