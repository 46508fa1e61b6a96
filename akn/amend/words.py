"""Words put in, taken out and replaced, with the punctuation that no decision quotes (design: amendments).

All edits are of the old text: one operation never sees what another did.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterator
from dataclasses import replace

from akn.amend.tree import Edit, Key, Node

_FORMS = str.maketrans(
    {
        ",": "，",
        ";": "；",
        ":": "：",
        "(": "（",
        ")": "）",
        '"': "“",
        "”": "“",
        "'": "‘",
        "’": "‘",
        "?": "？",
        "!": "！",
    }
)
"""Forms of one mark: words are found whichever of them the decision prints."""

JOINED = re.compile(r"(?:和|或者|或|及|以及|与|[、，；。（(])")
"""Inserted text that begins so goes in as it is."""
_ADDED = re.compile("(?:的|等)")
"""Inserted text that begins so belongs to the words before it."""
_ORDERS = re.compile("(?:应当|可以|不得|必须|为)")
"""Inserted text that begins so goes on with the words before it, where no mark ends them."""
_LINKED = re.compile("(?:和|或者|或|及|以及|与|等|的)")
"""What goes on a list or ends it: no mark stands before it."""
_MODIFIES = re.compile("(?:由|按照|依照|根据|自|在|对|向|关于|有关|依法|.*(?:的|和|或者|或|及|与|以及)$)")
"""Inserted text that speaks of the words behind it: no list goes on with it."""
_ASIDE = re.compile("(?:按照|依照|根据|经|在|由|为了?|会同|除)")
"""Words of such a beginning, put before others, are parted from them by ，."""
_LINKS = re.compile("(?:和|或者|或|及|以及|与)$")
_OPEN = re.compile("(?:应当|可以|不得|必须|由|对|向|在|和|或者|或|及|以及|与|将|依法|负责)$")
"""Words that no mark can follow."""
_CLAUSE_LENGTH = 8  # inserted before 的, so many characters are a clause and no member of a list
LEADS = re.compile(r"(?:[、，；：。（“《]|的|地|其|和|或|或者|及|以及|与|由|对|向|在|应当|可以|不得|必须|依法)$")
"""An anchor that ends so takes inserted text as it is: no list goes on behind it."""
CLAUSE_ENDS = "，；。："
_STOPS = "，、；。：？！"
_WEIGHT = {"，": 1, "；": 2, "：": 3, "。": 4, "？": 4, "！": 4}
_CRIME = "构成犯罪的，"
_SANCTION = ("依法给予", "依法追究", "给予")


def occurrences(text: str, words: str) -> list[int]:
    """Where `words` begin in `text`, one behind the other, marks of other forms taken for the same."""
    if not words:
        return []
    text, words = text.translate(_FORMS), words.translate(_FORMS)
    out = []
    at = text.find(words)
    while at >= 0:
        out.append(at)
        at = text.find(words, at + len(words))
    return out


def form(words: str) -> bool:
    """Whether words are marks and nothing else, so that those of printed numbers are meant as well."""
    return bool(words) and not any(char.isalnum() for char in words)


def insertion(text: str, at: int, new: str, place: str, anchor: str) -> tuple[Edit, bool]:
    """`new` put in before or behind `anchor`, which begins at `at`; and whether a mark was inferred.

    Behind an anchor that , ; 。 or ： follows, it takes ， before it, else 、; so too before one. Words that only the text around
    them says to need no mark are inferred too.
    """
    if place == "before":
        bare = new[-1:] in "、，；。：（“《" or LEADS.search(new) is not None
        aside = len(new) >= _CLAUSE_LENGTH and _ASIDE.match(new) is not None
        return Edit(at, at, new if bare else new + ("，" if aside else "、")), new[-1:] not in _STOPS
    end = at + len(anchor)
    following = text[end : end + 1]
    ended = not following or following in _STOPS
    if new[:1] == "《" and anchor[-1:] == "》":  # titles in a row take no mark (GB/T 15834)
        return Edit(end, end, new), True
    if JOINED.match(new) or anchor[-1:] in "，；：。（“《":
        return Edit(end, end, new), False
    if anchor[-1:] == "、":
        whole = ended or new[-1:] in _STOPS or _MODIFIES.match(new) is not None
        return Edit(end, end, new if whole else f"{new}、"), not whole
    if new[-1:] in "、，" and following != new[-1:]:
        return Edit(end, end, new), False
    if new[-1:] in "、，":
        return Edit(end, end, new[-1:] + new[:-1]), True
    if _ADDED.match(new) or (not ended and (LEADS.search(anchor) or _MODIFIES.match(new) or _ORDERS.match(new))):
        return Edit(end, end, new), True
    clause = new.startswith("并") or (following == "的" and len(new) >= _CLAUSE_LENGTH and "、" not in new)
    mark = "，" if clause or following in CLAUSE_ENDS or not following else "、"
    if new[-1:] == "。" and following == "。":
        return Edit(end, end + 1, mark + new), True
    return Edit(end, end, mark + new), True


def appended(text: str, new: str) -> tuple[Edit, bool]:
    """`new` put in at the end of `text`: a sentence behind its last mark, else words before it."""
    if not text or text[-1] not in _STOPS:
        return Edit(len(text), len(text), new), False
    if new[-1:] in "。；：" or (JOINED.match(new) and new[-1:] in _STOPS):
        return Edit(len(text), len(text), new), False
    bare = JOINED.match(new) is not None
    return Edit(len(text) - 1, len(text) - 1, new if bare else f"，{new}"), not bare


def prepended(text: str, new: str) -> Edit | None:
    """`new` put in at the beginning of `text`; None where nothing says which mark stands between them."""
    return Edit(0, 0, new) if not text or new[-1:] in _STOPS else None


def deletion(text: str, start: int, end: int) -> tuple[Edit, bool]:
    """`text[start:end]` taken out, with one 、 or ， that would be left over; and whether there was one.

    A member of a list takes its 、 along, a clause its ，. No 。。 and no mark at the beginning is left.
    """
    before, after = text[:start][-1:], text[end : end + 1]
    first, last = text[start : start + 1], text[end - 1 : end]
    if first in "、，" or last in "、，":
        return Edit(start, end, ""), False
    words = text[start:end]
    if before in ("、", "，") and _LINKED.match(text, end):
        return Edit(start - 1, end, ""), True
    if _LINKED.match(words) or _LINKS.search(words):
        return Edit(start, end, ""), False
    if before == "、":
        return Edit(start - 1, end, ""), True
    if after in ("、", "，") and _OPEN.search(text, 0, start):
        return Edit(start, end + 1, ""), True
    if after == "、":
        return Edit(start, end + 1, ""), True
    if last in _STOPS or (before and before not in _STOPS) or (after and after not in _STOPS):
        return Edit(start, end, ""), last not in _STOPS and (before == "，" or after == "，")
    if not before or _WEIGHT.get(after, 0) <= _WEIGHT.get(
        before, 9
    ):  # a whole clause: the weaker of its two marks goes
        return Edit(start, end + len(after), ""), bool(after)
    return Edit(start - 1, end, ""), True


def substitution(text: str, start: int, end: int, new: str) -> tuple[Edit, bool]:
    """`text[start:end]` replaced by `new`; and whether a mark or 的 was inferred.

    The particle 的 follows no ，. Where the words on crimes go from the head of a consequence to its end (构成犯罪的，…；尚不构成犯罪的，…
    becomes 依法给予处分；构成犯罪的，…), the clause before it is the condition of the sanction and takes 的.
    """
    before = text[:start][-2:]
    if not before.endswith("，"):
        return Edit(start, end, new), False
    if new.startswith("的"):
        return Edit(start - 1, end, new), True
    if before != "的，" and text.startswith(_CRIME, start) and new.startswith(_SANCTION) and _CRIME in new:
        return Edit(start - 1, end, f"的，{new}"), True
    return Edit(start, end, new), False


def deletions(text: str, start: int, end: int) -> Iterator[tuple[Edit, bool]]:
    """`deletion`, then the other marks that may go instead, where another operation took that one."""
    first = deletion(text, start, end)
    yield first
    if first[1]:
        if text[end : end + 1] in ("、", "，"):
            yield Edit(start, end + 1, ""), True
        if text[:start][-1:] in ("、", "，"):
            yield Edit(start - 1, end, ""), True


def joined(text: str, edit: Edit) -> tuple[Edit, bool]:
    """`edit` so that no two marks meet where it begins or ends, and none begins the text; and whether one went for that.

    The weaker of two goes, of two alike the new one. Marks that the old text has side by side stay.
    """
    start, end, new = edit.start, edit.end, edit.new
    gone = False
    while new and new[0] in _STOPS and (not start or text[start - 1] in _STOPS):
        if start and _WEIGHT.get(new[0], 0) > _WEIGHT.get(text[start - 1], 0):
            start -= 1
        else:
            new = new[1:]
        gone = True
    while new and new[-1] in _STOPS and text[end : end + 1] and text[end] in _STOPS:
        if _WEIGHT.get(new[-1], 0) > _WEIGHT.get(text[end], 0):
            end += 1
        else:
            new = new[:-1]
        gone = True
    while not new and text[end : end + 1] and text[end] in _STOPS and (not start or text[start - 1] in _STOPS):
        if start and _WEIGHT.get(text[end], 0) > _WEIGHT.get(text[start - 1], 0):
            start -= 1
        else:
            end += 1
        gone = True
    return (replace(edit, start=start, end=end, new=new), True) if gone else (edit, False)


def put(item: Node, key: Key, edit: Edit) -> bool:
    """Note an edit; False, and nothing noted, where it meets one that is there."""
    there = item.edits.setdefault(key, [])
    for other in there:
        if edit.start < other.end and other.start < edit.end:
            return False
        if edit.start == edit.end == other.start == other.end:
            return False
    insort(there, edit, key=lambda one: (one.start, one.end))
    return True


def edited(text: str, edits: list[Edit]) -> tuple[str, list[tuple[int, int]]]:
    """`text` with the edits made, in order; and the old runs (start, end) that were kept."""
    out: list[str] = []
    kept: list[tuple[int, int]] = []
    at = 0
    for edit in edits:
        if edit.start > at:
            kept.append((at, edit.start))
        out += (text[at : edit.start], edit.new)
        at = max(at, edit.end)
    out.append(text[at:])
    kept.append((at, len(text)))
    return "".join(out), kept


def trailing(text: str, count: int = 1) -> Iterator[str]:
    """The last characters of a text that are punctuation, at most `count`."""
    for char in reversed(text[-count:]):
        if char not in _STOPS:
            return
        yield char
