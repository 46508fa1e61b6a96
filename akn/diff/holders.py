"""Which 编, 分编, 章 and 节 became which: by the articles they hold, and by their headings."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence

from akn.diff.align import Group
from akn.diff.common import shared
from akn.diff.normalise import editorial
from akn.diff.outline import Entry
from akn.diff.tracking import partners

REPEATED = 60
"""A heading that stands over more units than this tells none of them from the others."""

HEADING, SAME_NUMBER, SAME_ID, ACCEPT = 0.6, 0.1, 1.0, 0.5
"""Weights of a like heading (against 1 for all articles in common), of the same number, and of the same tracking id where
ids are heard; least score of a pair."""

FEWEST, MOST = 2, 0.6
"""How many articles, and what share of its own, a holder must have in common with the one it is merged into or split
from."""


def pair(
    old: Sequence[Entry], new: Sequence[Entry], articles: Sequence[Group], *, tracked: bool = False
) -> list[Group]:
    """The groups of the holders among `old` and `new`, by index there; `articles` are the groups of the rest.

    A holder without counterpart most of whose articles went over to one that has one, or came from one, is merged or
    split. A single article makes no merger: that of a bare 附则 moves elsewhere.
    `tracked` says that ids are heard (`akn.diff.tracking`).
    """
    above_old, above_new = _above(old), _above(new)
    votes: dict[tuple[int, int], int] = {}
    size_old, size_new = _sizes(above_old), _sizes(above_new)
    for group in articles:
        for a in above_old[group.old[0]]:
            for b in above_new[group.new[0]]:
                if old[a].unit.kind == new[b].unit.kind:
                    votes[a, b] = votes.get((a, b), 0) + 1
    keys_new: dict[tuple[str, str], list[int]] = {}
    for b in size_new:
        keys_new.setdefault(_key(new[b]), []).append(b)
    rare = {key: found for key, found in keys_new.items() if len(found) <= REPEATED}
    same = _same_ids(old, new, size_old, size_new) if tracked else frozenset()
    candidates = {*votes, *same, *((a, b) for a in size_old for b in rare.get(_key(old[a]), ()))}
    scored = []
    for a, b in candidates:
        one, other = old[a].unit, new[b].unit
        left, right = _key(old[a])[1], _key(new[b])[1]
        if left and right:
            alike = shared(left, right) / max(len(left), len(right))
        else:  # of empty ones without heading the number tells
            alike = float(not (left or right or size_old[a] or size_new[b]))
        common = votes.get((a, b), 0) / max(size_old[a], size_new[b], 1)
        score = common + HEADING * alike + (SAME_NUMBER if one.num == other.num else 0.0)
        score += SAME_ID if (a, b) in same else 0.0
        if score >= ACCEPT:
            scored.append((-score, a, b))
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    groups = []
    for score, a, b in sorted(scored):
        if a not in taken_old and b not in taken_new:
            taken_old.add(a)
            taken_new.add(b)
            groups.append(Group((a,), (b,), min(1.0, round(-score, 3))))
    return _folded(groups, votes, size_old, size_new)


def _folded(
    pairs: Sequence[Group],
    votes: Mapping[tuple[int, int], int],
    size_old: Mapping[int, int],
    size_new: Mapping[int, int],
) -> list[Group]:
    """`pairs`, and with each the holders that were merged into it or split from it; not both."""
    partner = {group.old[0]: group.new[0] for group in pairs}
    back = {b: a for a, b in partner.items()}
    merged: dict[int, list[tuple[int, float]]] = {}
    split: dict[int, list[tuple[int, float]]] = {}
    for (a, b), count in sorted(votes.items()):
        if count >= FEWEST and a not in partner and b in back and count >= MOST * size_old[a]:
            merged.setdefault(back[b], []).append((a, count / size_old[a]))
        elif count >= FEWEST and b not in back and a in partner and count >= MOST * size_new[b]:
            split.setdefault(a, []).append((b, count / size_new[b]))
    out = []
    for group in pairs:
        joined = merged.get(group.old[0], [])
        parts = [] if joined else split.get(group.old[0], [])
        out.append(
            Group(
                tuple(sorted([*group.old, *(a for a, _ in joined)])),
                tuple(sorted([*group.new, *(b for b, _ in parts)])),
                round(min([group.confidence, *(share for _, share in (*joined, *parts))]), 3),
            )
        )
    return sorted(out, key=lambda group: group.old)


def crossed(heads: Sequence[Group], articles: Sequence[Group], away: Collection[int]) -> set[int]:
    """The old headings that kept their order, but stand between other articles than before: a 章 that begins earlier or
    later. `away` are the first old units of the groups that moved."""
    stayed = sorted((group.old[0], group.new[0]) for group in articles if group.old[0] not in away)
    found = set()
    for group in heads:
        old, new = group.old[0], group.new[0]
        place = bisect_left(stayed, (old, -1))
        behind = place and stayed[place - 1][1] > new
        before = place < len(stayed) and stayed[place][1] < new
        if old not in away and (behind or before):
            found.add(old)
    return found


def elsewhere(
    old: Sequence[Entry], new: Sequence[Entry], articles: Sequence[Group], heads: Sequence[Group]
) -> set[int]:
    """The first old units of the groups that stand below another heading than before: one that did not become the one above.

    What its heading took along did not move, however that is numbered, named, merged or split; nor what stands below a
    heading that came in above it, or that lost the one above it: the row of that heading says so. A row of several units
    moved where all of them did. `articles` and `heads` are the groups of the units and of the headings.
    """
    above = _above(old), _above(new)
    kinds = [entry.unit.kind for entry in old], [entry.unit.kind for entry in new]
    forth: dict[int, tuple[int, ...]] = {a: group.new for group in heads for a in group.old}
    back: dict[int, tuple[int, ...]] = {b: group.old for group in heads for b in group.new}

    def left(here: int, one: Sequence[int], there: int, other: Sequence[int]) -> bool:
        """Whether what the nearest of the headings `one` became is none of `other`, among which no new one took its place."""
        to, known = ((forth, back), (back, forth))[here]
        nearest = next((at for at in reversed(one) if at in to), None)
        if nearest is None or not set(to[nearest]).isdisjoint(other):
            return False
        return all(at in known for at in other if kinds[there][at] == kinds[here][nearest])

    found = set()
    for group in (*articles, *heads):
        olds = [_outer(above[0][at], at) for at in group.old]
        news = [_outer(above[1][at], at) for at in group.new]
        if all(left(0, one, 1, other) or left(1, other, 0, one) for one in olds for other in news):
            found.add(group.old[0])
    return found


def homes(entries: Sequence[Entry]) -> list[str]:
    """For each entry what the headings above it are called together: 第二章第一节; nothing where there are none."""
    return [
        "".join([entries[k].unit.num or entries[k].unit.heading or "" for k in _outer(above, at)])
        for at, above in enumerate(_above(entries))
    ]


def _outer(above: tuple[int, ...], at: int) -> tuple[int, ...]:
    """The holders above a unit, without itself."""
    return above[:-1] if above and above[-1] == at else above


def _same_ids(
    old: Sequence[Entry], new: Sequence[Entry], olds: Iterable[int], news: Iterable[int]
) -> frozenset[tuple[int, int]]:
    """The pairs of holders, `olds` and `news`, that have one tracking id."""
    left, right = list(olds), list(news)
    found = partners([old[a].unit for a in left], [new[b].unit for b in right])
    return frozenset((left[i], right[j]) for i, j in found.items())


def _key(entry: Entry) -> tuple[str, str]:
    return entry.unit.kind, editorial(entry.unit.heading or "")


def _above(entries: Sequence[Entry]) -> list[tuple[int, ...]]:
    """For each entry the holders above it, by index; a holder counts itself."""
    stack: list[int] = []
    out = []
    for at, entry in enumerate(entries):
        del stack[entry.depth :]
        if entry.holder:
            stack.append(at)
        out.append(tuple(stack))
    return out


def _sizes(above: Sequence[tuple[int, ...]]) -> dict[int, int]:
    """How many entries each holder holds, itself not counted."""
    sizes: dict[int, int] = {}
    for at, holders in enumerate(above):
        for holder in holders:
            sizes[holder] = sizes.get(holder, 0) + (holder != at and at not in holders)
    return sizes
