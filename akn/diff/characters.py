"""Two texts, character by character: what is deleted and inserted, so that a person can read it.

Insertions and deletions by the bit-parallel Indel of rapidfuzz; then equal islands of one or two characters between two
edits are swallowed (they would be confetti), unless they are punctuation; then edits that can slide are put where they
begin and end at punctuation (design: comparison).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from akn.diff.atoms import whole
from akn.diff.changeset import Cause, Segment
from akn.diff.common import Edit, aligned, merged
from akn.diff.normalise import same_form
from akn.diff.references import STAND_IN, Citations, is_stand_in
from akn.language.zh.numerals import index

ISLAND = 2
"""The longest equal run that is swallowed between two edits."""

PUNCTUATION = frozenset("，。；：、？！（）“”‘’《》〈〉〔〕—…·\n\t ,.;:?!()\"'")
"""Where a reader expects an edit to begin and end."""

SLIDE = 200
"""How far an edit may be shifted, in characters."""

_STAND_IN = re.compile(f"[{STAND_IN}-\U0010ffff]")


def segments(old: str, new: str, targets: Mapping[str, str] | None = None) -> tuple[Segment, ...]:
    """What turns `old` into `new`; deletions stand before insertions. Joined without the insertions they give `old`.

    `targets` maps the numbers of old articles to those of new ones: citations that follow it have the cause `reference`.
    Edits that leave the editorial key as it was have the cause `editorial`.
    """
    if old == new:
        return (Segment("equal", old),) if old else ()
    citations = Citations(old, new, targets or {})
    found = aligned(citations.old, citations.new)
    if not all(same or same_form(before, after) for before, after, same in found):
        found = merged(_slide(list(_join(found, ISLAND))))
        found = merged(whole(found, citations.old, citations.new))
    return tuple(_segments(found, citations))


def _join(edits: list[Edit], island: int) -> Iterator[Edit]:
    """One edit for each run of edits, and of equal islands of up to `island` characters that stand between two; equal
    runs side by side become one."""
    kept = deleted = inserted = ""
    for at, (old, new, same) in enumerate(edits):
        inner = len(old) <= island and 0 < at < len(edits) - 1
        if same and not (inner and _confetti(old, edits[at - 1], edits[at + 1])):
            if deleted or inserted:
                yield deleted, inserted, False
                deleted = inserted = ""
            kept += old
        else:
            if kept:
                yield kept, kept, True
                kept = ""
            deleted += old
            inserted += new
    if kept:
        yield kept, kept, True
    if deleted or inserted:
        yield deleted, inserted, False


def _confetti(island: str, before: Edit, after: Edit) -> bool:
    """Whether a short equal run between two edits is unreadable: no punctuation, no citation, no word set off by them."""
    if any(char in PUNCTUATION or is_stand_in(char) for char in island):
        return False
    begins = all(text[-1] in PUNCTUATION for text in before[:2] if text)
    ends = all(text[0] in PUNCTUATION for text in after[:2] if text)
    return not (begins or ends)


def _slide(edits: list[Edit]) -> list[Edit]:
    """Shift pure insertions and deletions, where the characters allow, to begin and end at punctuation."""
    for at in range(1, len(edits) - 1):
        (before, _, b), (old, new, same), (after, _, a) = edits[at - 1 : at + 2]
        if same or (old and new) or not (a and b):
            continue
        before, shifted, after = _best(before, old or new, after)
        edits[at - 1] = (before, before, True)
        edits[at] = (shifted, "", False) if old else ("", shifted, False)
        edits[at + 1] = (after, after, True)
    return [edit for edit in edits if edit[0] or edit[1]]


def _best(before: str, edit: str, after: str) -> tuple[str, str, str]:
    """Of all places the edit may stand at without changing either text, the one that reads best; the last of equals."""
    size = len(edit)
    line = before + edit + after
    low = at = len(before)
    first, last = max(0, at - SLIDE), at + min(len(after), SLIDE)
    while low > first and line[low - 1] == line[low + size - 1]:
        low -= 1
    high = at
    while high < last and line[high] == line[high + size]:
        high += 1
    if low == high:
        return before, edit, after

    def reads(start: int) -> tuple[int, int]:
        end = start + size
        opens = start == 0 or line[start - 1] in PUNCTUATION
        closes = line[end - 1] in PUNCTUATION or (end < len(line) and line[end] in PUNCTUATION)
        return int(opens) + int(closes), start

    start = max(range(low, high + 1), key=reads)
    return line[:start], line[start : start + size], line[start + size :]


def _segments(edits: list[Edit], citations: Citations) -> Iterator[Segment]:
    """The segments of `edits`, citations put back in place of their stand-ins."""
    old_found, new_found = iter(citations.old_found), iter(citations.new_found)
    for old, new, same in edits:
        if same:
            if citations.old_found or citations.new_found:
                yield from _same(old, citations, old_found, new_found)
            else:
                yield Segment("equal", old)
            continue
        before = _surface(old, old_found) if citations.old_found else old
        after = _surface(new, new_found) if citations.new_found else new
        if before == after:
            yield Segment("equal", before)
            continue
        cause: Cause | None = "editorial" if same_form(before, after) else None
        if before:
            yield Segment("delete", before, cause)
        if after:
            yield Segment("insert", after, cause)


def _surface(text: str, found: Iterator[str]) -> str:
    """`text` with the citations as printed."""
    return _STAND_IN.sub(lambda _: next(found), text)


def _same(text: str, citations: Citations, old_found: Iterator[str], new_found: Iterator[str]) -> Iterator[Segment]:
    """An equal run; where a citation in it is printed otherwise, that is an edit with a cause."""
    run: list[str] = []
    at = 0
    for match in _STAND_IN.finditer(text):
        run.append(text[at : match.start()])
        at = match.end()
        before, after = next(old_found), next(new_found)
        if before == after:
            run.append(before)
            continue
        if equal := "".join(run):
            yield Segment("equal", equal)
        run = []
        follows = index(before) != index(after)
        cause: Cause = "reference" if follows else "editorial"
        target = citations.target(match[0]) if follows else None
        yield Segment("delete", before, cause, target)
        yield Segment("insert", after, cause, target)
    run.append(text[at:])
    if equal := "".join(run):
        yield Segment("equal", equal)
