"""Rows of a body: articles and the headings that hold them, of the main text or of one annex."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from akn.diff import holders, lines, tracking, units
from akn.diff.align import ACCEPT, STRICT, Group, align
from akn.diff.changeset import Change
from akn.diff.normalise import COMMENCEMENT, editorial, masked
from akn.diff.outline import Entry, entries
from akn.diff.sequence import Row, moved, rows
from akn.model.provision import Provision


def compare(
    old: Sequence[Provision],
    new: Sequence[Provision],
    level: str,
    *,
    tracked: bool = False,
    targets: Mapping[str, str] | None = None,
    strict: bool = False,
) -> tuple[list[Change], dict[str, str]]:
    """The rows of two bodies in order of NEW, repealed ones in place, and which old article number became which.

    `level` is the kind compared one by one; `tracked` says that the ids are heard (`akn.diff.tracking`); `targets` are the
    article numbers of the main text, for an annex that has no articles of its own; `strict` pairs like units alone.
    """
    before, after = list(entries(old, level)), list(entries(new, level))
    left, right = ([at for at, entry in enumerate(side) if not entry.holder] for side in (before, after))
    texts = {at: lines.whole(before[at].unit) for at in left}, {at: lines.whole(after[at].unit) for at in right}
    articles = _align(before, after, texts, tracked=tracked, strict=strict)
    numbers = _numbers(before, after, articles)
    if not numbers and targets:
        numbers = dict(targets)
    heads = holders.pair(before, after, articles, tracked=tracked)
    elsewhere = holders.elsewhere(before, after, articles, heads)
    away = moved(articles) | moved(heads) | elsewhere
    crossed = holders.crossed(heads, articles, away)
    seen: dict[str, int] = {}
    for entry in before:
        seen[entry.unit.eId] = seen.get(entry.unit.eId, 0) + 1
    order = rows([*articles, *heads], len(before), len(after), away | crossed)
    made = [
        _row(
            row._replace(moved=row.moved and row.old[0] not in crossed),
            before,
            after,
            texts,
            numbers=numbers,
            seen=seen,
            crossed=crossed,
            tracked=tracked,
        )
        for row in order
    ]
    if elsewhere:
        homes = holders.homes(before), holders.homes(after)
        made = [
            _within(change, row, homes) if change.moved and row.old[0] in elsewhere else change
            for change, row in zip(made, order, strict=True)
        ]
    return made, numbers


def _within(change: Change, row: Row, homes: tuple[Sequence[str], Sequence[str]]) -> Change:
    """`change` of which each unit says below which headings it stands."""
    old, new = (
        tuple([ref._replace(within=homes[side][at] or None) for ref, at in zip(refs, places, strict=True)])
        for side, (refs, places) in enumerate(((change.old, row.old), (change.new, row.new)))
    )
    return change._replace(old=old, new=new)


def _row(
    row: Row,
    before: Sequence[Entry],
    after: Sequence[Entry],
    texts: tuple[Mapping[int, str], Mapping[int, str]],
    *,
    numbers: Mapping[str, str],
    seen: Mapping[str, int],
    crossed: Collection[int],
    tracked: bool,
) -> Change:
    if not row.old:
        entry = after[row.new[0]]
        return units.inserted(entry.unit, depth=entry.depth, holder=entry.holder)
    first = before[row.old[0]]
    if not row.new:
        return units.repealed(first.unit, depth=first.depth, holder=first.holder)
    entry = after[row.new[0]]
    if len(row.old) > 1 or len(row.new) > 1:
        return units.folded(
            [before[i].unit for i in row.old],
            [after[j].unit for j in row.new],
            numbers,
            confidence=row.confidence,
            away=row.moved,
            places=([(i, before[i].depth) for i in row.old], [(j, after[j].depth) for j in row.new]),
            holder=entry.holder,
        )
    found = units.paired(
        first.unit,
        entry.unit,
        numbers,
        confidence=row.confidence,
        away=(row.old[0], first.depth) if row.moved else None,
        depth=entry.depth,
        holder=entry.holder,
        text=None if entry.holder else (texts[0][row.old[0]], texts[1][row.new[0]]),
        findable=bool(first.unit.eId) and seen[first.unit.eId] == 1,
        tracked=tracked,
    )
    if row.old[0] in crossed:
        place = found.old[0]._replace(position=row.old[0], depth=first.depth)
        return found._replace(old=(place,))
    return found


def _align(
    before: Sequence[Entry],
    after: Sequence[Entry],
    texts: tuple[Mapping[int, str], Mapping[int, str]],
    *,
    tracked: bool,
    strict: bool,
) -> list[Group]:
    """The groups of the entries that `texts` has, kind by kind; kinds that one side lacks are aligned together."""
    old, new = _by_kind(before, texts[0]), _by_kind(after, texts[1])
    both = [kind for kind in old if kind in new]
    rest = [[at for kind, places in side.items() if kind not in both for at in places] for side in (old, new)]
    same = set(texts[0].values()).intersection(texts[1].values())
    groups: list[Group] = []
    for left, right in (*((old[kind], new[kind]) for kind in both), rest):
        if not left or not right:
            continue
        one, other = ([texts[side][at] for at in places] for side, places in ((0, left), (1, right)))
        found = align(
            [text if text in same else _key(before[at], text) for at, text in zip(left, one, strict=True)],
            [text if text in same else _key(after[at], text) for at, text in zip(right, other, strict=True)],
            _known(
                [before[at].unit for at in left],
                [after[at].unit for at in right],
                one,
                other,
                tracked=tracked,
                strict=strict,
            ),
            accept=STRICT if strict or tracked else ACCEPT,
        )
        groups += (
            Group(tuple(left[i] for i in group.old), tuple(right[j] for j in group.new), group.confidence)
            for group in found
        )
    return groups


def _by_kind(entries: Sequence[Entry], places: Mapping[int, str]) -> dict[str, list[int]]:
    kinds: dict[str, list[int]] = {}
    for at in places:
        kinds.setdefault(entries[at].unit.kind, []).append(at)
    return kinds


def _known(
    old: Sequence[Provision],
    new: Sequence[Provision],
    old_text: Sequence[str],
    new_text: Sequence[str],
    *,
    tracked: bool,
    strict: bool,
) -> list[tuple[int, int]]:
    """Pairs that need no likeness: ids that are heard, empty and removed units of one id, the last articles (施行)."""
    named = tracking.partners(old, new)
    if tracked:
        pairs = list(tracking.agreed(named, old_text, new_text).items())
    else:
        pairs = [
            (i, j)
            for i, j in named.items()
            if "removed" in (old[i].status, new[j].status) or not (old_text[i] or new_text[j])
        ]
        if not strict:
            pairs += _by_name(named, old, new, old_text, new_text)
    if old and new and not strict:
        last = len(old) - 1, len(new) - 1
        free = last[0] not in {i for i, _ in pairs} and last[1] not in {j for _, j in pairs}
        if free and COMMENCEMENT.search(old_text[-1]) and COMMENCEMENT.search(new_text[-1]):
            pairs.append(last)
    return pairs


def _by_name(
    named: Mapping[int, int],
    old: Sequence[Provision],
    new: Sequence[Provision],
    old_text: Sequence[str],
    new_text: Sequence[str],
) -> Iterator[tuple[int, int]]:
    """The pairs of `named` of one number and heading that texts can't tell: one has none, or several have the same."""
    before, after = Counter(old_text), Counter(new_text)
    for i, j in named.items():
        one, other = old[i], new[j]
        if (one.num, one.heading) != (other.num, other.heading):
            continue
        was, now = old_text[i], new_text[j]
        if was and now:
            if was == now and (before[was] > 1 or after[now] > 1):
                yield i, j
        elif (was and was not in after) or (now and now not in before):
            yield i, j


def _key(entry: Entry, text: str) -> str:
    heading = entry.unit.heading
    return masked(editorial(f"{heading}\n{text}" if heading else text))


def _numbers(before: Sequence[Entry], after: Sequence[Entry], groups: Sequence[Group]) -> dict[str, str]:
    """Old article number -> new one, of the articles that went over."""
    return {
        units.number(before[i].unit).removeprefix("art_"): units.number(after[group.new[0]].unit).removeprefix("art_")
        for group in groups
        for i in group.old
        if before[i].unit.kind == "article"
    }
