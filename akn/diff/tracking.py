"""What the ids say of which unit became which, and when they are heard (design: identity and time).

The tracking id of a unit is its wId, else its eId, and names it over all versions of a work. Of two texts read each for
itself it says nothing, for both count from one. So:

| OLD has wIds or mappings | NEW has them | of one work, the ids are heard |
|---|---|---|
| no | no | never |
| any | yes | unless the texts mostly speak against them |
| yes | no: an older version, or a text read anew | where the texts mostly speak for them |

The texts speak for an id, where the two eIds differ, if both units say the same, and against it if what the old one says
stands under another id. Ids that are heard come before likeness: their units are a pair, and units of different ids are one
only where they are alike as a whole (`akn.diff.align.STRICT`). A pair of ids gives way where its units have less than
APART in common and one of them is SAME or more like another unit: then the texts decide. Where NEW has wIds or
mappings, or the ids are heard, no row contradicts them without a note. A unit without wId says nothing where its id
begins with the new eId of a unit that has a wId: nobody kept track of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from akn.diff import lines
from akn.diff.candidates import Bigrams, scored
from akn.diff.changeset import Change, UnitRef
from akn.diff.common import shared
from akn.model.document import Document
from akn.model.provision import Provision

APART, SAME = 0.4, 0.85
"""Likeness (Dice's coefficient of the common subsequence) below which two texts have nearly nothing in common, and from
which on they are nearly the same."""


class Claims(NamedTuple):
    """Tracking id -> eId, of the units of OLD and of NEW that have one of their own; and whether the ids are heard."""

    old: Mapping[str, str]
    new: Mapping[str, str]
    heard: bool


def claims(old: Document, new: Document) -> Claims | None:
    """What the ids of two documents say; None where they are no evidence."""
    after = _kept(new)
    if old.meta.work.uri != new.meta.work.uri or not (after or _kept(old)):
        return None
    sides = _unique(old), _unique(new)
    speak_for, against = _witnesses(*sides)
    heard = speak_for >= against if after else speak_for > against
    if not (after or heard):
        return None
    before, then = ({name: unit.eId for name, unit in side.items()} for side in sides)
    return Claims(before, then, heard)


def _kept(document: Document) -> bool:
    """Whether somebody kept track: a wId anywhere, or a mapping."""
    return bool(document.meta.mappings) or _named(document.units())


def _named(units: Iterable[Provision]) -> bool:
    """Whether one of `units`, or of those below them, has a wId."""
    for unit in units:  # noqa: SIM110 - half the time of `any` over a generator, for every unit of two documents
        if unit.wId is not None or (unit.children and _named(unit.children)):
            return True
    return False


def _unique(document: Document) -> dict[str, Provision]:
    """The units that say who they are, by a tracking id that no other has."""
    units = list(_tracked(document.units()))
    counts = Counter(unit.tracking_id for unit in units)
    return {unit.tracking_id: unit for unit in units if counts[unit.tracking_id] == 1}


def _tracked(units: Iterable[Provision], renamed: str | None = None) -> Iterator[Provision]:
    """The units that say who they are: all but those without wId whose id begins with one that its unit has got anew."""
    for unit in units:
        if unit.wId is not None or (unit.eId and not (renamed and unit.eId.startswith(renamed))):
            yield unit
        yield from _tracked(unit.children, unit.eId if unit.wId not in (None, unit.eId) else renamed)


def _witnesses(old: Mapping[str, Provision], new: Mapping[str, Provision]) -> tuple[int, int]:
    """How many texts speak for the ids, and how many against them, of the units whose eIds say otherwise."""
    counts = Counter((unit.kind, lines.whole(unit)) for unit in new.values())
    speak_for = against = 0
    for name, unit in old.items():
        if name in new and new[name].eId != unit.eId and (text := lines.whole(unit)):
            same = text == lines.whole(new[name])
            speak_for += same
            against += not same and counts[unit.kind, text] == 1
    return speak_for, against


def partners(old: Sequence[Provision], new: Sequence[Provision]) -> dict[int, int]:
    """Which of `old` has the tracking id of which of `new`, by index; an id that several have names none."""
    counts = Counter(unit.tracking_id for unit in old), Counter(unit.tracking_id for unit in new)
    where = {unit.tracking_id: j for j, unit in enumerate(new)}
    return {
        i: where[name]
        for i, unit in enumerate(old)
        if (name := unit.tracking_id) and counts[0][name] == counts[1][name] == 1
    }


def agreed(found: Mapping[int, int], old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """The pairs of `found` that stand, given the texts of all units."""
    apart = {
        i: j for i, j in found.items() if old[i] and new[j] and old[i] != new[j] and not _alike(old[i], new[j], APART)
    }
    if not apart:
        return dict(found)
    sound = {i: j for i, j in found.items() if i not in apart}
    taken = set(sound.values())
    left = {i: text for i, text in enumerate(old) if text and i not in sound}
    right = {j: text for j, text in enumerate(new) if text and j not in taken}
    alike = [
        like
        for like in scored(left, right, SAME / 2, Bigrams())
        if apart.get(like.old) != like.new and _alike(old[like.old], new[like.new], SAME)
    ]
    olds, news = {like.old for like in alike}, {like.new for like in alike}
    return {i: j for i, j in found.items() if i not in olds and j not in news}


def _alike(a: str, b: str, least: float) -> bool:
    size = len(a) + len(b)
    return 2 * shared(a, b, int(least * size / 2)) >= least * size


def noted(rows: Iterable[Change], said: Claims) -> tuple[Change, ...]:
    """`rows` with a note on each, and on each below it, that contradicts the ids."""
    return tuple([_noted(row, said) for row in rows])


def _noted(row: Change, said: Claims) -> Change:
    below = noted(row.children, said) if row.children else ()
    note = _note(row.old, row.new, said)
    if note is None and below == row.children:
        return row
    return row._replace(children=below, note=row.note if note is None else note)


def _note(old: Sequence[UnitRef], new: Sequence[UnitRef], said: Claims) -> str | None:
    """What units that stand in one row have to say about their ids, in English and in Chinese."""
    olds = {ref.tracking_id: ref.eId for ref in old if ref.tracking_id in said.old}
    news = {ref.tracking_id: ref.eId for ref in new if ref.tracking_id in said.new}
    named = [
        *((eid, said.new[name]) for name, eid in olds.items() if name in said.new and name not in news),
        *((said.old[name], eid) for name, eid in news.items() if name in said.old and name not in olds),
    ]
    if named:
        one, other = named[0]
        return (
            f"By its id, {one} of the old text is {other} of the new one; the texts say otherwise. "
            f"按标识，旧文本的 {one} 是新文本的 {other}；此处以文字为准。"
        )
    if len(old) == len(new) == len(olds) == len(news) == 1 and olds.keys() != news.keys():
        one, other = old[0].eId, new[0].eId
        return (
            f"By their ids, {one} of the old text and {other} of the new one are two units; the texts pair them. "
            f"按标识，旧文本的 {one} 与新文本的 {other} 不是同一单位；此处按文字对应。"
        )
    return None
