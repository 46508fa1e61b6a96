"""Splits and mergers: a unit without counterpart that stands in what some pair has got or lost.

What article 5 and 6 said, the new article 5 says: 5 pairs with it, and the text it has got over that holds 6.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from heapq import nlargest

from akn.diff.candidates import Bigrams
from akn.diff.common import aligned, shared

FAR, NEAR = 0.60, 0.37
"""Least part of a left-over unit that must stand in what a pair has not in common: anywhere, and where the two are
neighbours."""
NEIGHBOURS = 2
"""How many places apart neighbours may be."""
FRESH = 0.15
"""Least share of the bigrams of the unit that its place has and the counterpart has not: words that stand in both (the
opening of a rule, 由……责令改正) are no sign of a merger."""
SHORTEST = 12
"""A shorter unit is never called split or merged: any sentence would contain it."""
TRIED = 3
"""How many places of a unit are looked at more closely."""


class Folds:
    """The left-over units among `old` and `new` that belong to pairs.

    `old_found` and `new_found` are those found so far, each with the old unit of its pair and the part of it, 0 to 1,
    that stands there.
    """

    def __init__(self, old: Sequence[str], new: Sequence[str], bigrams: Bigrams) -> None:
        self.old, self.new, self.bigrams = old, new, bigrams
        self.old_found: dict[int, tuple[int, float]] = {}
        self.new_found: dict[int, tuple[int, float]] = {}
        self._common: dict[int, int] = {}
        self._pieces: dict[int, tuple[str, str]] = {}
        self._fresh: dict[tuple[str, str], set[str]] = {}
        self._joined: dict[int, list[int]] = {}
        self._parts: dict[int, list[int]] = {}

    def find(self, pairs: Mapping[int, tuple[int, float]], least: float, least_near: float) -> None:
        """Look for a place for each unit that has none in `pairs` (old unit: new unit, score)."""
        back = {j: i for i, (j, _) in pairs.items()}
        left = [i for i in _long(self.old) if i not in pairs and i not in self.old_found]
        right = [j for j in _long(self.new) if j not in back and j not in self.new_found]
        if not left and not right:
            return
        smallest = [
            min((least_near * len(texts[at]) for at in rest), default=None)
            for texts, rest in ((self.old, left), (self.new, right))
        ]
        changed = [
            i for i, (j, _) in sorted(pairs.items()) if self.old[i] != self.new[j] and self._roomy(i, j, *smallest)
        ]
        pieces = [self._apart(i, pairs[i][0]) for i in changed]
        places = [(i, got) for i, (_, got) in zip(changed, pieces, strict=True)]
        for unit, at, part in self._held(left, self.old, places, least, least_near):
            self.old_found[unit] = at, part
        places = [(pairs[i][0], lost) for i, (lost, _) in zip(changed, pieces, strict=True)]
        for unit, at, part in self._held(right, self.new, places, least, least_near):
            self.new_found[unit] = back[at], part
        self._joined, self._parts = _by_pair(self.old_found), _by_pair(self.new_found)
        for i in self._joined.keys() & self._parts.keys():
            self._decide(i)

    def group(self, old: int, new: int, score: float) -> tuple[tuple[int, ...], tuple[int, ...], float]:
        """All old and new units of a pair, in order, and its score or that of its least certain part."""
        joined, parts = self._joined.get(old), self._parts.get(old)
        if not joined and not parts:
            return (old,), (new,), score
        joined, parts = joined or [], parts or []
        sure = min([score, *(self.old_found[i][1] for i in joined), *(self.new_found[j][1] for j in parts)])
        return tuple(sorted([old, *joined])), tuple(sorted([new, *parts])), sure

    def _held(
        self, rest: Sequence[int], texts: Sequence[str], places: Sequence[tuple[int, str]], least: float, near: float
    ) -> Iterator[tuple[int, int, float]]:
        """For each unit of `rest` the place that holds most of it, where that is enough: (unit, place, part held).

        A place is a unit on the same side as `rest`, with the text that its counterpart has over it.
        """
        if not rest or not places:
            return
        wanted = set().union(*(self.bigrams[texts[unit]] for unit in rest))
        postings: dict[str, list[int]] = {}
        for number, (at, text) in enumerate(places):
            if len(text) >= near * SHORTEST:
                for gram in self._over(text, texts[at]) & wanted:
                    postings.setdefault(gram, []).append(number)
        for unit in rest:
            grams = self.bigrams[texts[unit]]
            met = Counter([number for gram in grams & postings.keys() for number in postings[gram]])
            found = []
            for _, back in nlargest(TRIED, ((count, -n) for n, count in met.items() if count >= FRESH * len(grams))):
                at, text = places[-back]
                away = abs(at - unit)
                part = round(shared(texts[unit], text) / len(texts[unit]), 3)
                if part >= (near if away <= NEIGHBOURS else least):
                    found.append((-part, away, at))
            if found:
                part, _, at = min(found)
                yield unit, at, -part

    def _over(self, text: str, other: str) -> set[str]:
        """The bigrams of `text` that `other` has not."""
        if (text, other) not in self._fresh:
            self._fresh[text, other] = self.bigrams[text] - self.bigrams[other]
        return self._fresh[text, other]

    def _decide(self, old: int) -> None:
        """A pair is split or merged, not both: the likelier stays."""
        merged = max(self.old_found[i][1] for i in self._joined[old])
        split = max(self.new_found[j][1] for j in self._parts[old])
        lost, found = (self._parts, self.new_found) if merged >= split else (self._joined, self.old_found)
        for unit in lost.pop(old):
            del found[unit]

    def _roomy(self, i: int, j: int, least_old: float | None, least_new: float | None) -> bool:
        """Whether enough of either unit is not in common to hold the smallest unit left over."""
        if i not in self._common:
            self._common[i] = shared(self.old[i], self.new[j])
        got, lost = len(self.new[j]) - self._common[i], len(self.old[i]) - self._common[i]
        return (least_old is not None and got >= least_old) or (least_new is not None and lost >= least_new)

    def _apart(self, i: int, j: int) -> tuple[str, str]:
        """What is deleted from an old unit and what is inserted to give its counterpart."""
        if i not in self._pieces:
            apart = [(before, after) for before, after, same in aligned(self.old[i], self.new[j]) if not same]
            self._pieces[i] = "".join([before for before, _ in apart]), "".join([after for _, after in apart])
        return self._pieces[i]


def _long(texts: Sequence[str]) -> Iterator[int]:
    return (at for at, text in enumerate(texts) if len(text) >= SHORTEST)


def _by_pair(found: Mapping[int, tuple[int, float]]) -> dict[int, list[int]]:
    out: dict[int, list[int]] = {}
    for unit, (old, _) in found.items():
        out.setdefault(old, []).append(unit)
    return out
