"""What two texts have in common, in time and memory that stay bounded however long they are.

Texts of ordinary length are compared character by character, by the bit-parallel Indel and LCS of rapidfuzz. Longer ones
lose what they begin and end with alike, then stand or fall by sentences, then by clauses; characters are compared in what
is left between those (design: comparison).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter

from rapidfuzz.distance import Indel, LCSseq

Edit = tuple[str, str, bool]
"""Characters of the old text, of the new text, and whether they are equal."""

LARGEST = 30_000_000
"""The greatest product of lengths compared at once (the bit matrix takes an eighth of it in bytes)."""

SENTENCES = 200_000_000
"""The same for sentences and clauses that come again and again; longer runs of them are replaced as a whole."""

DEEPEST = 8
"""How often what stands between sentences in common is looked through for further ones."""

_PARTS = re.compile(r"[^。；;\n]*?(?:[。；;\n]|\.\s|$)"), re.compile(r"[^，、：,:。；;\s]*[，、：,:。；;\s]?")
"""Sentences, and clauses (in other scripts, words)."""


def aligned(old: str, new: str) -> list[Edit]:
    """What turns `old` into `new`: edits and equal runs in turn, in order."""
    if len(old) * len(new) <= LARGEST:
        return _exact(old, new)
    return merged(_long(old, new, 0))


def shared(one: str, other: str, least: int = 0) -> int:
    """How many characters the two have in common in order; 0 where these are fewer than `least`.

    Of texts too long for that: the characters both begin and end with, and those of equal sentences in any order.
    """
    if len(one) * len(other) <= LARGEST:
        return int(LCSseq.similarity(one, other, score_cutoff=least))
    start, end = _alike(one, other)
    one, other = one[start : len(one) - end], other[start : len(other) - end]
    if len(one) * len(other) <= LARGEST:
        middle = int(LCSseq.similarity(one, other))
    else:
        sentences = Counter(_PARTS[0].findall(one)) & Counter(_PARTS[0].findall(other))
        middle = sum(len(text) * count for text, count in sentences.items())
    common = start + middle + end
    return common if common >= least else 0


def increasing(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of `pairs`, sorted by the first member, that also increases in the second."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, (_, j) in enumerate(pairs):
        place = bisect_left(tails, j)
        before.append(ends[place - 1] if place else -1)
        if place == len(tails):
            tails.append(j)
            ends.append(at)
        else:
            tails[place], ends[place] = j, at
    run: list[tuple[int, int]] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        run.append(pairs[at])
        at = before[at]
    return run[::-1]


def merged(edits: Iterable[Edit]) -> list[Edit]:
    """`edits` with neighbours of a kind made one, empty ones left out."""
    out: list[Edit] = []
    for same, group in groupby((edit for edit in edits if edit[0] or edit[1]), itemgetter(2)):
        pieces = list(group)
        if len(pieces) == 1:
            out.append(pieces[0])
        else:
            out.append(("".join([old for old, _, _ in pieces]), "".join([new for _, new, _ in pieces]), same))
    return out


def _exact(old: str, new: str) -> list[Edit]:
    out: list[Edit] = []
    i = j = 0
    for a, b, size in Indel.opcodes(old, new).as_matching_blocks():
        if a > i or b > j:
            out.append((old[i:a], new[j:b], False))
        if size:
            same = old[a : a + size]
            out.append((same, same, True))
        i, j = a + size, b + size
    return out


def _long(old: str, new: str, depth: int) -> list[Edit]:
    start, end = _alike(old, new)
    left, right = old[start : len(old) - end], new[start : len(new) - end]
    small = len(left) * len(right) <= LARGEST
    middle = _exact(left, right) if small else _by_parts(left, right, depth)
    return [(old[:start], old[:start], True), *middle, (old[len(old) - end :], old[len(old) - end :], True)]


def _by_parts(old: str, new: str, depth: int) -> list[Edit]:
    """Sentences that stand once on each side in the same order are equal; the same again between them."""
    for pattern in _PARTS:
        a, b = (list(filter(None, pattern.findall(text))) for text in (old, new))
        anchors = _anchors(a, b) if depth < DEEPEST else []
        if anchors:
            out: list[Edit] = []
            i = j = 0
            for at, to in [*anchors, (len(a), len(b))]:
                out += _long("".join(a[i:at]), "".join(b[j:to]), depth + 1)
                if at < len(a):
                    out.append((a[at], a[at], True))
                i, j = at + 1, to + 1
            return out
        if len(a) * len(b) <= SENTENCES:
            return _repeated(a, b)
    return [(old, new, False)]


def _repeated(a: Sequence[str], b: Sequence[str]) -> list[Edit]:
    """Parts as if they were characters, and characters in runs of parts that differ."""
    pairs: list[Edit] = []
    i = j = 0
    for at, to, size in Indel.opcodes(a, b).as_matching_blocks():
        same = "".join(a[at : at + size])
        pairs += [("".join(a[i:at]), "".join(b[j:to]), False), (same, same, True)]
        i, j = at + size, to + size
    out: list[Edit] = []
    for old, new, equal in merged(pairs):
        out += [(old, new, equal)] if equal or len(old) * len(new) > LARGEST else _exact(old, new)
    return out


def _anchors(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Where the parts stand that are there once on each side, those that keep their order."""
    one, other = Counter(a), Counter(b)
    where = {part: at for at, part in enumerate(b) if other[part] == 1}
    return increasing([(at, where[part]) for at, part in enumerate(a) if one[part] == 1 and part in where])


def _alike(one: str, other: str) -> tuple[int, int]:
    """How many characters both begin with, and how many of the rest both end with; found by halving."""
    most = min(len(one), len(other))
    start = 0
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if one[start:middle] == other[start:middle]:
            low = start = middle
        else:
            high = middle - 1
    low, high = 0, most - start
    while low < high:
        middle = (low + high + 1) // 2
        if one[len(one) - middle : len(one) - low] == other[len(other) - middle : len(other) - low]:
            low = middle
        else:
            high = middle - 1
    return start, low
