"""Two texts, character by character: what is deleted and inserted, so that a person can read it.

Insertions and deletions by the bit-parallel Indel of rapidfuzz; then equal islands of one or two characters between two
edits are swallowed (they would be confetti), unless they are punctuation; then edits that can slide are put where they
begin and end at punctuation (design: comparison).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from rapidfuzz.distance import Indel

from akn.diff.changeset import Cause, Segment
from akn.diff.normalise import same_form
from akn.diff.references import Citations, is_stand_in
from akn.language.zh.numerals import index

ISLAND = 2
"""The longest equal run that is swallowed between two edits."""

PUNCTUATION = frozenset("，。；：、？！（）“”‘’《》〈〉〔〕—…·\n\t ,.;:?!()\"'")
"""Where a reader expects an edit to begin and end."""

LARGEST = 30_000_000
"""The greatest product of lengths compared at once (the bit matrix takes an eighth of it in bytes)."""

SENTENCES = 1_000_000_000
"""The same for sentences; texts of still more are replaced as a whole."""

_SENTENCE = re.compile(r"[^。；\n]*[。；\n]?")


def segments(old: str, new: str, targets: Mapping[str, str] | None = None) -> tuple[Segment, ...]:
    """What turns `old` into `new`; deletions stand before insertions. Joined without the insertions they give `old`.

    `targets` maps the numbers of old articles to those of new ones: citations that follow it have the cause `reference`.
    Edits that leave the editorial key as it was have the cause `editorial`.
    """
    if old == new:
        return (Segment("equal", old),) if old else ()
    citations = Citations(old, new, targets or {})
    found = list(_join(aligned(citations.old, citations.new), 0))
    if not all(same or same_form(before, after) for before, after, same in found):
        found = list(_join(_slide(list(_join(found, ISLAND))), 0))
    return tuple(_segments(found, citations))


def aligned(old: str, new: str) -> list[tuple[str, str, bool]]:
    """Pairs of old and new characters, with whether they are equal, in order. Memory stays within LARGEST."""
    if len(old) * len(new) > LARGEST:
        return list(_by_sentence(old, new))
    return [
        (old[op.src_start : op.src_end], new[op.dest_start : op.dest_end], op.tag == "equal")
        for op in Indel.opcodes(old, new)
    ]


def _by_sentence(old: str, new: str) -> Iterator[tuple[str, str, bool]]:
    """The same for texts too long for a matrix: sentences first, characters in what differs."""
    a, b = _SENTENCE.findall(old), _SENTENCE.findall(new)
    if len(a) * len(b) > SENTENCES:
        yield old, new, False
        return
    pairs = [
        ("".join(a[op.src_start : op.src_end]), "".join(b[op.dest_start : op.dest_end]), op.tag == "equal")
        for op in Indel.opcodes(a, b)
    ]
    for left, right, same in _join(pairs, 0):
        if same or len(left) * len(right) > LARGEST or not (left and right):
            yield left, right, same
        else:
            yield from aligned(left, right)


def _join(edits: list[tuple[str, str, bool]], island: int) -> Iterator[tuple[str, str, bool]]:
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


def _confetti(island: str, before: tuple[str, str, bool], after: tuple[str, str, bool]) -> bool:
    """Whether a short equal run between two edits is unreadable: no punctuation, no citation, no word set off by them."""
    if any(char in PUNCTUATION or is_stand_in(char) for char in island):
        return False
    begins = all(text[-1] in PUNCTUATION for text in before[:2] if text)
    ends = all(text[0] in PUNCTUATION for text in after[:2] if text)
    return not (begins or ends)


def _slide(edits: list[tuple[str, str, bool]]) -> list[tuple[str, str, bool]]:
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
    while low and line[low - 1] == line[low + size - 1]:
        low -= 1
    high = at
    while high < at + len(after) and line[high] == line[high + size]:
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


def _segments(edits: list[tuple[str, str, bool]], citations: Citations) -> Iterator[Segment]:
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
    return "".join([next(found) if is_stand_in(char) else char for char in text])


def _same(text: str, citations: Citations, old_found: Iterator[str], new_found: Iterator[str]) -> Iterator[Segment]:
    """An equal run; where a citation in it is printed otherwise, that is an edit with a cause."""
    run = ""
    for char in text:
        if not is_stand_in(char):
            run += char
            continue
        before, after = next(old_found), next(new_found)
        if before == after:
            run += before
            continue
        if run:
            yield Segment("equal", run)
            run = ""
        follows = index(before) != index(after)
        cause: Cause = "reference" if follows else "editorial"
        target = citations.target(char) if follows else None
        yield Segment("delete", before, cause, target)
        yield Segment("insert", after, cause, target)
    if run:
        yield Segment("equal", run)
