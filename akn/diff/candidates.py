"""Pairs of units worth a look, and how like each other they are: bigrams weighted by rarity, and the common subsequence.

The boilerplate of penalties (责令改正，处……罚款) is in many units and weighs little; what few units say weighs most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
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
STEPS = 50
"""What it costs to compare two units, in steps through an index from bigram to units."""
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


class Bigrams(dict[str, set[str]]):
    """Of each text every two characters that stand side by side, made once; a text of one character is its own."""

    def __missing__(self, text: str) -> set[str]:
        self[text] = found = {*map(add, text, text[1:])} or {text}
        return found


def scored(old: Mapping[int, str], new: Mapping[int, str], least: float, bigrams: Bigrams) -> list[Likeness]:
    """The likeness of the `old` units and the `new` ones, by index, where it is `least` or more."""
    grams = {i: bigrams[text] for i, text in old.items()}
    others = {j: bigrams[text] for j, text in new.items()}
    counts: Counter[str] = Counter()
    for found in grams.values():
        counts.update(found)
    apart = dict(counts)
    for found in others.values():
        counts.update(found)
    # whole numbers, so that no sum depends on the order of a set
    rarity = {count: round(1000 * log(1 + (len(old) + len(new)) / count)) for count in set(counts.values())}
    weight = {gram: rarity[count] for gram, count in counts.items()}
    weights = {j: sum(map(weight.__getitem__, found)) for j, found in others.items()}
    both = {gram for gram, count in apart.items() if counts[gram] > count}
    steps = sum([count * (counts[gram] - count) for gram, count in apart.items()])
    meeting = _pairwise if len(old) * len(new) * STEPS <= steps else _indexed
    out = []
    for i, met in zip(old, meeting(grams, others, both, weight), strict=True):
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
                counts = weight[gram]
                for j in holding:
                    met[j] = met.get(j, 0) + counts
        yield met
