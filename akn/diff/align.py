"""Which unit of the old text became which of the new: anchors first, likeness for the rest.

Works on plain strings (masked keys, `akn.diff.normalise`), so the same code aligns the articles of an act, the 款 of an
article and the 项 of a 款. Method and thresholds are measured ones (design: comparison):

1. texts that are equal and unique on both sides are anchors; the longest increasing run of anchors is the spine;
2. between two anchors of the spine, units that stand opposite each other from either end and are nearly equal pair;
3. of the rest, units that are alike as a whole pair (`akn.diff.candidates`), the likest first, with a decaying prior of
   order;
4. what is left and stands in what such a pair has lost or got is part of a split or a merger (`akn.diff.fold`);
5. of what is still left, units pair that are less alike or hold one another, where their neighbours make one expect them;
6. and what is left then may be part of a split or merger beside it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from math import exp
from typing import NamedTuple

from akn.diff.candidates import Bigrams, scored
from akn.diff.common import increasing, shared
from akn.diff.fold import FAR, NEAR, Folds

ROUNDS = ((0.60, 0.85), (0.42, 0.60))
"""Least score of pairs that are alike as a whole, and least part of a unit left over that stands in what such a pair has
lost or got: the surer come first, so that no half of a split is taken for a rewritten neighbour."""
ACCEPT, STRICT = 0.37, 0.60
"""Least score of the pairs made last, where one may hold the other; of units of two works that have little in common."""
ORDER, ORDER_KNOWN = 0.15, 0.20
"""Weights of being where one expects: between anchors, and between neighbours that have found theirs."""
DECAY = 3.0
"""How many places off the expected one the prior of order falls to 1/e."""
OPPOSITE = 0.75
"""Least likeness (Dice's coefficient of the common subsequence) of units that pair by where they stand."""


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
    bigrams = Bigrams()
    folds = Folds(old, new, bigrams)
    _equal(old, new, pairs)
    if len(pairs) < len(old) and len(pairs) < len(new):
        spine = _spine(pairs)
        _opposite(old, new, pairs, spine)
        _likely((old, new), pairs, spine, folds if fold else None, accept, bigrams=bigrams)
    if fold:
        folds.find(pairs, FAR, NEAR)
    return sorted([Group(*folds.group(i, j, sure)) for i, (j, sure) in pairs.items()])


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


def _spine(pairs: Mapping[int, tuple[int, float]]) -> list[tuple[int, int]]:
    """The longest run of `pairs` that keeps its order."""
    return increasing(sorted((i, j) for i, (j, _) in pairs.items()))


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


def _likely(
    sides: tuple[Sequence[str], Sequence[str]],
    pairs: dict[int, tuple[int, float]],
    spine: list[tuple[int, int]],
    folds: Folds | None,
    accept: float,
    *,
    bigrams: Bigrams,
) -> None:
    """Pair what is left by likeness: what is alike as a whole, and then, of what is no part of a pair, the less alike."""
    old, new = sides
    taken = {j for j, _ in pairs.values()}
    left = {i: text for i, text in enumerate(old) if text and i not in pairs}
    right = {j: text for j, text in enumerate(new) if text and j not in taken}
    if not left or not right:
        return
    alike = scored(left, right, accept - ORDER_KNOWN, bigrams)
    order = _Order(spine, old, new, ORDER)
    for least, part in ROUNDS:
        if least < accept:
            return
        _best([(like.whole, like.old, like.new) for like in alike], pairs, order, least)
        if folds:
            folds.find(pairs, part, part)
            alike = [like for like in alike if like.old not in folds.old_found and like.new not in folds.new_found]
    alike = [like for like in alike if like.old not in pairs and like.part + ORDER_KNOWN >= accept]
    if not alike:
        return
    order = _Order(_spine(pairs), old, new, ORDER_KNOWN)
    _best([(like.part, like.old, like.new) for like in alike], pairs, order, accept)


class _Order:
    """Where a unit is to be expected, between the pairs of the spine around it, and what it counts for to be there."""

    def __init__(self, spine: list[tuple[int, int]], old: Sequence[str], new: Sequence[str], weight: float) -> None:
        self.olds = [-1, *(i for i, _ in spine), len(old)]
        self.news = [-1, *(j for _, j in spine), len(new)]
        self.weight = weight

    def prior(self, i: int, j: int) -> float:
        at = bisect_right(self.olds, i) - 1
        low, high = self.olds[at], self.olds[at + 1]
        start, end = self.news[at], self.news[at + 1]
        expected = start + (i - low) * (end - start) / (high - low)
        return self.weight * exp(-abs(j - expected) / DECAY)


def _best(
    scored: Iterable[tuple[float, int, int]], pairs: dict[int, tuple[int, float]], order: _Order, least: float
) -> None:
    """Pair what scores `least` or more, its place included, the highest first; of equals the first."""
    taken = {j for j, _ in pairs.values()}
    ranked = [(-score - order.prior(i, j), i, j) for score, i, j in scored if i not in pairs and j not in taken]
    for score, i, j in sorted(item for item in ranked if item[0] <= -least):
        if i not in pairs and j not in taken:
            pairs[i] = (j, min(1.0, round(-score, 3)))
            taken.add(j)
