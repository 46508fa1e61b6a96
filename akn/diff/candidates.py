"""Pairs of units worth a look, and how like each other they are: bigrams weighted by rarity, and the common subsequence.

The boilerplate of penalties (责令改正，处……罚款) is in many units and weighs little; what few units say weighs most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from heapq import nlargest
from math import log
from operator import add
from typing import NamedTuple

from akn.diff.common import shared

CANDIDATES = 8
"""How many counterparts of a unit are scored."""
OVERLAP = 0.05
"""Least share of the weight of bigrams that candidates have in common; with less, no score is ever enough."""
POSTINGS = 60
"""A bigram in more units than this says nothing."""
FEW = 400
"""Up to so many pairs of units are compared each with each; an index costs more."""
RARITY, SEQUENCE = 0.60, 0.40
"""Weights of the rarity-weighted bigrams and of the common subsequence."""
DICE, CONTAINED = 0.65, 0.35
"""Weights inside SEQUENCE, and of both once containment counts: likeness of the whole, and the part of the shorter one."""


class Likeness(NamedTuple):
    """How like each other an old and a new unit are, 0 to 1: as a `whole`, and with regard to the `part` of the shorter
    that stands in the longer."""

    whole: float
    part: float
    old: int
    new: int


def bigrams(text: str) -> set[str]:
    """Every two characters that stand side by side; a text of one character is its own."""
    return {*map(add, text, text[1:])} or {text}


def scored(
    old: Sequence[str], new: Sequence[str], left: Sequence[int], right: Sequence[int], least: float
) -> list[Likeness]:
    """The likeness of the old units `left` and the new ones `right`, by index, where it is `least` or more."""
    grams = {i: bigrams(old[i]) for i in left}
    others = {j: bigrams(new[j]) for j in right}
    counts: Counter[str] = Counter()
    for found in (*grams.values(), *others.values()):
        counts.update(found)
    # whole numbers, so that no sum depends on the order of a set
    rarity = {count: round(1000 * log(1 + (len(left) + len(right)) / count)) for count in set(counts.values())}
    weight = {gram: rarity[count] for gram, count in counts.items()}
    weights = {j: sum(map(weight.__getitem__, found)) for j, found in others.items()}
    both = set().union(*grams.values()) & set().union(*others.values())
    meeting = _pairwise if len(left) * len(right) <= FEW else _indexed
    out = []
    for i, met in zip(left, meeting(grams, others, both, weight), strict=True):
        size = sum(map(weight.__getitem__, grams[i]))
        overlaps = [(2 * common / (size + weights[j]), -j) for j, common in met.items()]
        for overlap, back in nlargest(CANDIDATES, overlaps) if len(overlaps) > CANDIDATES else overlaps:
            if overlap < OVERLAP:
                continue
            j = -back
            common = shared(old[i], new[j])
            dice = 2 * common / (len(old[i]) + len(new[j]))
            sequence = SEQUENCE * (DICE * dice + CONTAINED * common / min(len(old[i]), len(new[j])))
            part = DICE * overlap + CONTAINED * met[j] / min(size, weights[j])
            if RARITY * part + sequence >= least:
                out.append(Likeness(RARITY * overlap + sequence, RARITY * part + sequence, i, j))
    return out


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
