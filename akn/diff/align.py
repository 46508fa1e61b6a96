"""Which unit of the old text became which of the new: anchors first, likeness for the rest.

Works on plain strings (masked keys, `akn.diff.normalise`), so the same code aligns the articles of an act, the 款 of an
article and the 项 of a 款. Method and thresholds are measured ones (design: comparison):

1. texts that are equal and unique on both sides are anchors; the longest increasing run of anchors is the spine;
2. between two anchors of the spine, units that stand opposite each other from either end and are nearly equal pair;
3. for the rest, bigrams weighted by rarity give a few candidates each;
4. the longest common subsequence with those, containment and a decaying prior of order score them; the best goes first;
5. what is left over may be contained in a pair already made: a split or a merger.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from math import exp, inf, log
from operator import add
from typing import NamedTuple

from akn.diff.common import aligned, increasing, shared

CANDIDATES = 8
"""How many counterparts of a unit are scored."""
OVERLAP = 0.05
"""Least share of the weight of bigrams that candidates have in common; with less, no score is ever enough."""
POSTINGS = 60
"""A bigram in more units than this says nothing."""
FEW = 400
"""Up to so many pairs of units are compared each with each; an index costs more."""
RARITY, SEQUENCE, ORDER = 0.60, 0.40, 0.15
"""Weights of the rarity-weighted bigrams, of the common subsequence, and of being where one expects."""
DICE, CONTAINED = 0.65, 0.35
"""Weights inside SEQUENCE."""
DECAY = 3.0
"""How many places off the expected one the prior of order falls to 1/e."""
ACCEPT, STRICT = 0.34, 0.6
"""Least score of a pair; the same for the units of two works that have little in common."""
OPPOSITE = 0.75
"""Least likeness (Dice's coefficient of the common subsequence) of units that pair by where they stand."""
FOLD, FOLD_NEAR = 0.60, 0.40
"""Least part of a left-over unit that must stand in what a pair has not in common, to be called split or merged; less
is enough where the two are neighbours."""
NEAR = 2
"""How many places apart neighbours may be."""
GRAMS = 0.5
"""The share of its bigrams a contained unit must have in place, as a part of the share of its characters."""
FOLD_LENGTH = 12
"""A shorter unit is never called split or merged: any sentence would contain it."""


class Group(NamedTuple):
    """Units that belong together, by index: one to one, one to several (split) or several to one (merged)."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    confidence: float = 1.0


def align(
    old: Sequence[str],
    new: Sequence[str],
    given: Iterable[tuple[int, int]] = (),
    *,
    fold: bool = True,
    accept: float = ACCEPT,
) -> list[Group]:
    """The groups between `old` and `new`, in order of their first old unit; what is in no group has no counterpart.

    `given` are pairs known beforehand (equal tracking ids). Each index stands in one group at most. Empty texts pair with
    none but by `given`. Without `fold` every group is one to one. `accept` is the least score of a pair.
    """
    pairs: dict[int, tuple[int, float]] = {i: (j, 1.0) for i, j in given}
    _equal(old, new, pairs)
    if len(pairs) < len(old) and len(pairs) < len(new):
        spine = increasing(sorted((i, j) for i, (j, _) in pairs.items()))
        _opposite(old, new, pairs, spine)
        _alike(old, new, pairs, spine, accept)
    if not fold:
        return [Group((i,), (j,), sure) for i, (j, sure) in sorted(pairs.items())]
    return _fold(old, new, pairs)


def likeness(a: str, b: str) -> float:
    """Dice's coefficient of the longest common subsequence: 0 to 1."""
    size = len(a) + len(b)
    return round(2 * shared(a, b) / size, 3) if size else 1.0


def _equal(old: Sequence[str], new: Sequence[str], pairs: dict[int, tuple[int, float]]) -> None:
    """Pair units of equal text: those that stand once on each side, and repeated ones one after the other."""
    taken = {j for j, _ in pairs.values()}
    where: dict[str, list[int]] = {}
    for j in range(len(new) - 1, -1, -1):
        if j not in taken and new[j]:
            where.setdefault(new[j], []).append(j)
    for i, text in enumerate(old):
        if i not in pairs and (found := where.get(text)):
            pairs[i] = (found.pop(), 1.0)


def _opposite(
    old: Sequence[str], new: Sequence[str], pairs: dict[int, tuple[int, float]], spine: list[tuple[int, int]]
) -> None:
    """Pair the nearly equal units between two anchors of the spine, from the first on and from the last back."""
    taken = {j for j, _ in pairs.values()}

    def near(i: int, j: int) -> bool:
        if i in pairs or j in taken:
            return False
        size = len(old[i]) + len(new[j])
        common = shared(old[i], new[j], int(OPPOSITE * size / 2)) if size else 0
        if 2 * common < OPPOSITE * size or not size:
            return False
        pairs[i] = (j, round(2 * common / size, 3))
        taken.add(j)
        return True

    start = (-1, -1)
    for end in (*spine, (len(old), len(new))):
        i, j = start[0] + 1, start[1] + 1
        while i < end[0] and j < end[1] and near(i, j):
            i, j = i + 1, j + 1
        k, m = end[0] - 1, end[1] - 1
        while k >= i and m >= j and near(k, m):
            k, m = k - 1, m - 1
        start = end


class _Order:
    """Where a unit is to be expected: between the pairs of the spine around it."""

    def __init__(self, spine: list[tuple[int, int]], old: int, new: int) -> None:
        self.olds = [-1, *(i for i, _ in spine), old]
        self.news = [-1, *(j for _, j in spine), new]

    def expected(self, i: int) -> float:
        at = bisect_right(self.olds, i) - 1
        low, high = self.olds[at], self.olds[at + 1]
        start, end = self.news[at], self.news[at + 1]
        return start + (i - low) * (end - start) / (high - low)


def _bigrams(text: str) -> set[str]:
    return {*map(add, text, text[1:])} or {text}


def _alike(
    old: Sequence[str],
    new: Sequence[str],
    pairs: dict[int, tuple[int, float]],
    spine: list[tuple[int, int]],
    accept: float,
) -> None:
    """Pair what is left by likeness, the likest first."""
    taken = {j for j, _ in pairs.values()}
    left = [i for i in range(len(old)) if i not in pairs and old[i]]
    right = [j for j in range(len(new)) if j not in taken and new[j]]
    if not left or not right:
        return
    order = _Order(spine, len(old), len(new))
    grams = {i: _bigrams(old[i]) for i in left}
    others = {j: _bigrams(new[j]) for j in right}
    counts: Counter[str] = Counter()
    for found in (*grams.values(), *others.values()):
        counts.update(found)
    # whole numbers, so that no sum depends on the order of a set
    rarity = {count: round(1000 * log(1 + (len(left) + len(right)) / count)) for count in set(counts.values())}
    weight = {gram: rarity[count] for gram, count in counts.items()}
    weights = {j: sum(map(weight.__getitem__, found)) for j, found in others.items()}
    both = set().union(*grams.values()) & set().union(*others.values())
    meeting = _pairwise if len(left) * len(right) <= FEW else _indexed
    scored: list[tuple[float, int, int]] = []
    for i, met in zip(left, meeting(grams, others, both, weight), strict=True):
        whole = sum(map(weight.__getitem__, grams[i]))
        overlaps = [(2 * common / (whole + weights[j]), -j) for j, common in met.items()]
        expected = order.expected(i)
        for overlap, j in nlargest(CANDIDATES, overlaps) if len(overlaps) > CANDIDATES else overlaps:
            if overlap < OVERLAP:
                continue
            score = _score(old[i], new[-j], overlap) + ORDER * exp(-abs(-j - expected) / DECAY)
            if score >= accept:
                scored.append((-score, i, -j))
    scored.sort()
    for score, i, j in scored:
        if i not in pairs and j not in taken:
            pairs[i] = (j, min(1.0, round(-score, 3)))
            taken.add(j)


def _pairwise(
    grams: Mapping[int, set[str]], others: Mapping[int, set[str]], both: set[str], weight: Mapping[str, int]
) -> Iterator[dict[int, int]]:
    """For each of `grams` the weight of the bigrams it shares with each of `others` that shares any."""
    there = {j: found & both for j, found in others.items()}
    for found in grams.values():
        here = found & both
        yield {j: sum(map(weight.__getitem__, met)) for j, other in there.items() if (met := here & other)}


def _indexed(
    grams: Mapping[int, set[str]], others: Mapping[int, set[str]], both: set[str], weight: Mapping[str, int]
) -> Iterator[dict[int, int]]:
    """The same for many: by an index from bigram to holders, without bigrams that stand nearly everywhere."""
    postings: dict[str, list[int]] = {gram: [] for gram in both}
    for j, found in others.items():
        for gram in found & both:
            postings[gram].append(j)
    for found in grams.values():
        met: dict[int, int] = {}
        for gram in found & both:
            holding = postings[gram]
            if len(holding) <= POSTINGS:
                for j in holding:
                    met[j] = met.get(j, 0) + weight[gram]
        yield met


def _score(a: str, b: str, overlap: float) -> float:
    common = shared(a, b)
    dice = 2 * common / (len(a) + len(b))
    contained = common / min(len(a), len(b))
    return RARITY * overlap + SEQUENCE * (DICE * dice + CONTAINED * contained)


def _fold(old: Sequence[str], new: Sequence[str], pairs: dict[int, tuple[int, float]]) -> list[Group]:
    """The groups: pairs, and left-over units that stand in what a pair has not in common."""
    back = {j for j, _ in pairs.values()}
    left = [i for i in range(len(old)) if i not in pairs and len(old[i]) >= FOLD_LENGTH]
    right = [j for j in range(len(new)) if j not in back and len(new[j]) >= FOLD_LENGTH]
    merged: dict[int, list[tuple[int, float]]] = {}
    split: dict[int, list[tuple[int, float]]] = {}
    if left or right:
        least_old = min((FOLD_NEAR * len(old[i]) for i in left), default=inf)
        least_new = min((FOLD_NEAR * len(new[j]) for j in right), default=inf)
        changed = [
            (i, j)
            for i, (j, _) in sorted(pairs.items())
            if old[i] != new[j] and _roomy(old[i], new[j], least_old, least_new)
        ]
        pieces = [_uncommon(old[i], new[j]) for i, j in changed]
        added = [(i, text) for (i, _), (_, text) in zip(changed, pieces, strict=True)]
        removed = [(j, text) for (_, j), (text, _) in zip(changed, pieces, strict=True)]
        for unit, at, part in _contained(left, old, added):
            merged.setdefault(changed[at][0], []).append((unit, part))
        for unit, at, part in _contained(right, new, removed):
            split.setdefault(changed[at][0], []).append((unit, part))
    groups = []
    for i, (j, confidence) in sorted(pairs.items()):
        joined, parts = merged.get(i, []), split.get(i, [])
        if not joined and not parts:
            groups.append(Group((i,), (j,), confidence))
            continue
        if max((part for _, part in joined), default=0.0) >= max((part for _, part in parts), default=0.0):
            parts = []
        else:
            joined = []
        sure = min([confidence, *(part for _, part in joined or parts)])
        groups.append(
            Group(tuple(sorted([i, *(k for k, _ in joined)])), tuple(sorted([j, *(k for k, _ in parts)])), sure)
        )
    groups.sort(key=lambda group: group.old)
    return groups


def _roomy(a: str, b: str, least_old: float, least_new: float) -> bool:
    """Whether enough of `b` or `a` is not in common to hold the smallest unit left over."""
    common = shared(a, b)
    return len(b) - common >= least_old or len(a) - common >= least_new


def _uncommon(a: str, b: str) -> tuple[str, str]:
    """What is deleted from `a` and what is inserted to give `b`."""
    apart = [(before, after) for before, after, same in aligned(a, b) if not same]
    return "".join([before for before, _ in apart]), "".join([after for _, after in apart])


def _contained(
    rest: list[int], texts: Sequence[str], places: list[tuple[int, str]]
) -> Iterator[tuple[int, int, float]]:
    """For each left-over unit the place that holds most of it, where that is enough: (unit, index of place, part).

    A place is the position of a unit on the same side as `rest` and the text that its counterpart has over it.
    """
    postings: dict[str, list[int]] = {}
    for at, (_, text) in enumerate(places):
        if len(text) >= FOLD_NEAR * FOLD_LENGTH:
            for gram in _bigrams(text):
                postings.setdefault(gram, []).append(at)
    for unit in rest:
        text = texts[unit]
        grams = _bigrams(text)
        met: dict[int, int] = {}
        for gram in grams:
            for at in postings.get(gram, ()):
                met[at] = met.get(at, 0) + 1
        best, where = 0.0, -1
        for count, at in nlargest(3, ((count, -at) for at, count in met.items())):
            least = FOLD_NEAR if abs(places[-at][0] - unit) <= NEAR else FOLD
            if count >= least * GRAMS * len(grams):
                part = round(shared(text, places[-at][1]) / len(text), 3)
                if part >= least and part > best:
                    best, where = part, -at
        if where >= 0:
            yield unit, where, best
