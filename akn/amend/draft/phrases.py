"""Changed words as a decision says them: as little as tells them apart from the rest of the unit.

A phrase is right when the words stand in the unit as often as they change, and the rules of punctuation of
`akn.amend.words` make of it exactly the new text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from akn.amend import words
from akn.amend.tree import Edit
from akn.diff.changeset import Segment

LONGEST = 40
"""Most characters of context that a phrase takes to be told apart."""
SHORTEST = 2
CLEAR = 4
"""A phrase for a single character that changes is no shorter than this."""
NUMBER = "\0"
"""Begins a text that is the printed number of an item: only marks are looked for in it."""
_STOPS = "，、；。：？！\n"
REACH = 16
"""How many characters more than needed a phrase takes on either side to begin and end with words."""
TRIES = 6
TERM = 6
"""What all places have in common beside the change is a term if it has no more characters."""
GAP = 5
"""Most characters between two changes that are said as one."""
_CLAUSE = re.compile("[，；。：]")
_PARTICLES = "的|和|或者|或|及其|以及|及|与|应当|可以|不得|必须|由|对"
_BEFORE = re.compile(f"(?:{_PARTICLES}|按照|依照|根据|[”》）])$")
_BEHIND = re.compile(f"(?:{_PARTICLES}|[“《（])")
_BAD = frozenset("“”‘’\"'\n《》〈〉")
"""A phrase with one of these can't be quoted safely unless they pair."""


@dataclass(frozen=True, slots=True)
class Raw:
    """One run of changed characters in a text: `text[start:end]` becomes `new`. `minor`: only an editorial change."""

    text: str
    start: int
    end: int
    new: str
    minor: bool = False

    @property
    def old(self) -> str:
        """The words that go."""
        return self.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a decision says: `old` becomes `new` (substitution), `new` stands behind `old` (insertion), `old` goes (deletion)."""

    kind: str
    old: str
    new: str = ""


def raws(text: str, segments: Sequence[Segment]) -> list[Raw]:
    """The changed runs of a text; references that follow their target are none."""
    out: list[Raw] = []
    at = 0
    start: int | None = None
    new = ""
    minor = True

    def close() -> None:
        nonlocal start, new, minor
        if start is not None:
            out.append(Raw(text, start, at, new, minor))
        start, new, minor = None, "", True

    for segment in segments:
        follows = segment.cause == "reference"
        if segment.op == "equal" or follows:
            close()
            if segment.op != "insert":
                at += len(segment.text)
            continue
        if start is None:
            start = at
        minor = minor and segment.cause == "editorial"
        if segment.op == "delete":
            at += len(segment.text)
        else:
            new += segment.text
    close()
    return out


def count(scope: Sequence[str], phrase: str) -> int:
    """How often words stand in the texts of a unit."""
    marks = words.form(phrase)
    return sum(len(words.occurrences(text, phrase)) for text in scope if marks or not text.startswith(NUMBER))


def joined(found: Sequence[Raw]) -> list[Raw]:
    """Changes that stand side by side in one clause put together (五千元以上五万元以下): they are said at once."""
    out: list[Raw] = []
    for raw in found:
        last = out[-1] if out else None
        if last is not None and last.text is raw.text and 0 <= raw.start - last.end <= GAP:
            between = raw.text[last.end : raw.start]
            if not _CLAUSE.search(between) and last.new + raw.new:
                out[-1] = Raw(raw.text, last.start, raw.end, last.new + between + raw.new, last.minor and raw.minor)
                continue
        out.append(raw)
    return out


def phrase(group: Sequence[Raw], scope: Sequence[str], *, wide: bool = True) -> Phrase | None:
    """The words for changes that are all alike, so that they stand in `scope` just as often; None where none will do.

    `wide`: they begin and end where words do, if that does as well.
    """
    first = group[0]
    if len(group) > 1 and not first.new and (found := _all_deleted(group, scope)):
        return found
    if len(group) == 1:
        if found := _deleted(first, scope) if not first.new else None:
            return found
        if found := _inserted(first, scope) if first.start == first.end else None:
            return found
    left, right = _shared(group)
    low = 1 if first.minor else SHORTEST if len(first.old) >= SHORTEST and first.new else CLEAR
    for size in range(left + right + 1):
        for before in range(min(size, left), -1, -1):
            if size - before > right:
                continue
            made = _substituted(group, scope, before, size - before, low)
            if made is None:
                continue
            if first.minor or not wide:
                return made
            shared = [_term(first, left, right)] if len(group) > 1 and left + right <= TERM else []
            for wider in (*shared, *_rounded(first, before, size - before, left, right)):
                if found := _substituted(group, scope, *wider, low):
                    return found
            return made
    return None


def _substituted(group: Sequence[Raw], scope: Sequence[str], before: int, after: int, low: int) -> Phrase | None:
    """The substitution with so many characters of context; None where it would not do just what is wanted."""
    first = group[0]
    old = first.text[first.start - before : first.end + after]
    if len(old) < low or not sound(old):
        return None
    new = first.text[first.start - before : first.start] + first.new + first.text[first.end : first.end + after]
    if not new or not sound(new) or count(scope, old) != len(group):
        return None
    return Phrase("substitution", old, new) if all(_exact(raw, before, after, new) for raw in group) else None


def _term(raw: Raw, left: int, right: int) -> tuple[int, int]:
    """All that many places have in common, without the marks around it: a term."""
    while left and raw.text[raw.start - left] in _STOPS:
        left -= 1
    while right and raw.text[raw.end + right - 1] in _STOPS:
        right -= 1
    return left, right


def _rounded(raw: Raw, before: int, after: int, left: int, right: int) -> Iterator[tuple[int, int]]:
    """Wider contexts that begin and end where words do: at marks and particles, nearest first; then a short clause."""
    text = raw.text
    lows = [size for size in range(min(left, before + REACH) + 1) if begins(text, raw.start - size)]
    highs = [size for size in range(min(right, after + REACH) + 1) if ends(text, raw.end + size)]
    pairs = [(low, high) for low in lows for high in highs]
    yield from sorted(pairs, key=lambda pair: (sum(pair), pair))[:TRIES]
    yield from ((low, after) for low in lows[:1])
    yield from ((before, high) for high in highs[:1])


def begins(text: str, at: int) -> bool:
    """Whether words can begin at `at`: at the start, behind a mark or a particle, and not with a mark."""
    return text[at : at + 1] not in _STOPS and (
        at == 0 or text[at - 1] in _STOPS or _BEFORE.search(text, 0, at) is not None
    )


def ends(text: str, at: int) -> bool:
    """Whether words can end before `at`: at the end, before a mark or a particle, and not behind a mark."""
    if at and text[at - 1] in _STOPS:
        return False
    return at >= len(text) or text[at] in _STOPS or _BEHIND.match(text, at) is not None


def sound(text: str) -> bool:
    """Whether words can be quoted: their own quotation marks pair, and they are on one line."""
    if not _BAD.intersection(text):
        return True
    if "\n" in text or '"' in text or "'" in text:
        return False
    depth: list[str] = []
    pairs = {"“": "”", "‘": "’", "《": "》", "〈": "〉"}
    for char in text:
        if char in pairs:
            depth.append(pairs[char])
        elif char in pairs.values() and (not depth or depth.pop() != char):
            return False
    return not depth


def _exact(raw: Raw, before: int, after: int, new: str) -> bool:
    start, end = raw.start - before, raw.end + after
    edit, _ = words.substitution(raw.text, start, end, new)
    return edit == Edit(start, end, new)


def _shared(group: Sequence[Raw]) -> tuple[int, int]:
    """How far the texts before and behind the changes are the same, within their line."""
    limit = LONGEST if len(group) == 1 else 8
    first = group[0]
    left = right = 0
    while left < limit and all(
        raw.start > left
        and raw.text[raw.start - left - 1] != NUMBER
        and raw.text[raw.start - left - 1] == first.text[first.start - left - 1] != "\n"
        for raw in group
    ):
        left += 1
    while right < limit and all(
        raw.end + right < len(raw.text) and raw.text[raw.end + right] == first.text[first.end + right] != "\n"
        for raw in group
    ):
        right += 1
    return left, right


def _deleted(raw: Raw, scope: Sequence[str]) -> Phrase | None:
    """删去“…”, the mark that goes with it left to the rule."""
    wanted = raw.text[: raw.start] + raw.text[raw.end :]
    start, end = raw.start, raw.end
    tries = [(start, end)]
    if raw.old[:1] in "，、；" and len(raw.old) > 1:
        tries.insert(0, (start + 1, end))
    if raw.old[-1:] in "，、；" and len(raw.old) > 1:
        tries.insert(0, (start, end - 1))
    for low, high in tries:
        old = raw.text[low:high]
        edit, _ = words.deletion(raw.text, low, high)
        made = raw.text[: edit.start] + edit.new + raw.text[edit.end :]
        if made == wanted and len(old) >= SHORTEST and sound(old) and count(scope, old) == 1:
            return Phrase("deletion", old)
    return None


def _all_deleted(group: Sequence[Raw], scope: Sequence[str]) -> Phrase | None:
    """删去……中的“…” of words that go wherever they stand."""
    old = group[0].old.strip("，、；")
    if len(old) < SHORTEST or not sound(old) or count(scope, old) != len(group):
        return None
    for raw in group:
        at = raw.text.find(old, raw.start)
        edit, _ = words.deletion(raw.text, at, at + len(old))
        if raw.text[: edit.start] + edit.new + raw.text[edit.end :] != raw.text[: raw.start] + raw.text[raw.end :]:
            return None
    return Phrase("deletion", old)


def _inserted(raw: Raw, scope: Sequence[str]) -> Phrase | None:
    """在“…”后增加“…”, the mark between them left to the rule."""
    wanted = raw.text[: raw.start] + raw.new + raw.text[raw.start :]
    ends = [raw.start]
    if raw.start and raw.text[raw.start - 1] in "，、" and raw.new[-1:] == raw.text[raw.start - 1]:
        ends.insert(0, raw.start - 1)
    for end in ends:
        for new in dict.fromkeys((raw.new.strip("，、"), raw.new)):
            if len(new) < SHORTEST or not sound(new):
                continue
            for size in _anchors(raw.text, end):
                anchor = raw.text[end - size : end]
                edit, _ = words.insertion(raw.text, end - size, new, "after", anchor)
                made = raw.text[: edit.start] + edit.new + raw.text[edit.end :]
                if made == wanted and sound(anchor) and count(scope, anchor) == 1:
                    return Phrase("insertion", anchor, new)
    return None


def _anchors(text: str, end: int) -> list[int]:
    """Sizes of what may stand before an insertion: back to the last mark first, then where words begin, then any."""
    back = 1
    while back < min(end, LONGEST) and text[end - back - 1] not in _STOPS:
        back += 1
    sizes = [back] if SHORTEST <= back <= 16 else []
    sizes += [size for size in range(CLEAR, min(end, LONGEST) + 1) if begins(text, end - size)]
    sizes += [size for size in (6, 8, 10, 4, 12, 16, 24) if size < back or size > back]
    return [size for size in dict.fromkeys(sizes) if size <= end and "\n" not in text[end - size : end]]
