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
    words = [word for run in _RUN.findall(text) for word in _romanize(run) if word]
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
    from pypinyin.constants import PINYIN_DICT

    run = "".join(char for char in run if ord(char) in PINYIN_DICT)  # what has no sound has no place in a name
    return [_sound(word) for word in divide(run)]


@lru_cache(maxsize=8192)
def _sound(word: str) -> str:
    """A word without tones: by pypinyin's phrases, the longest first (重庆), else by the usual sound of each character."""
    from pypinyin.constants import PHRASES_DICT, PINYIN_DICT
    from pypinyin.contrib.tone_convert import to_normal

    out, at = "", 0
    while at < len(word):
        size = next((n for n in range(len(word) - at, 1, -1) if word[at : at + n] in PHRASES_DICT), 1)
        if size > 1:
            out += "".join(to_normal(sounds[0]) for sounds in PHRASES_DICT[word[at : at + size]])
        else:
            out += to_normal(PINYIN_DICT[ord(word[at])].split(",")[0])
        at += size
    return "".join(char for char in out if char.isascii() and char.isalnum())


def divide(run: str) -> list[str]:
    """The words of a run of Hanzi: the division into fewest words, unknown characters paired.

    A place name at the start stands alone; a closing 法 or 市 goes with the word before it.
    """
    start: list[str] = []
    if found := place(run):
        name, run = run[: found[0]], run[found[0] :]
        start = [name] if len(name) < 5 else _fewest(name)  # 深圳经济特区 is three words
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
    size_of = [1] * len(run)
    cost = [0] * (len(run) + 1)
    for at in range(len(run) - 1, -1, -1):
        best, size_of[at] = cost[at + 1] + 3, 1
        if at + 2 <= len(run) and cost[at + 2] + 5 <= best:
            best, size_of[at] = cost[at + 2] + 5, 2
        for size in range(2, min(_LONGEST, len(run) - at) + 1):
            if cost[at + size] + 2 <= best:
                word = run[at : at + size]
                if word in WORDS or (size < 5 and word in phrases):
                    best, size_of[at] = cost[at + size] + 2, size
        cost[at] = best
    out, at = [], 0
    while at < len(run):
        size = size_of[at]
        out.append(run[at : at + size])
        at += size
    return out


def _phrases() -> Container[str]:
    from pypinyin.constants import PHRASES_DICT

    return PHRASES_DICT
