"""References in the old text follow what they cite to its new number (design: amendments; 条文顺序作相应调整).

Text that the decision gives cites the new numbers already and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from akn.amend.tree import Edit, Key, Node, Tree, passages
from akn.amend.words import put
from akn.language.zh.citations import KINDS, Citation
from akn.language.zh.numbering import renumbered
from akn.language.zh.numerals import NUMERAL, index
from akn.references.find import find

_N = f"[{NUMERAL}0-9]+"
_TOKEN = re.compile(
    rf"(?:第|(?<=[、和及至或第]))[（(]?({_N})[）)]?(分编|编|章|节|条|款|项|目)?(?:之({_N})(?![款项{NUMERAL}]))?"
)


def follow(tree: Tree, numbers: dict[str, tuple[str, str]]) -> list[tuple[Node, Key, str, str, str]]:
    """Note an edit for every reference to a unit whose number changed.

    `numbers` maps the eIds of old units to (kind, new number), "" for one that is gone; only units whose number changed are
    in it. Returns what was done: the node, where in it, the words before and after, and the eId cited. A reference to a
    unit that is gone stays, with nothing after.
    """
    out: list[tuple[Node, Key, str, str, str]] = []
    if not numbers:
        return out
    for (node, key), text, citation, target in _citations(tree):
        for start, end, words, eid in _tokens(text, citation, target, numbers):
            after = _rewritten(words, *numbers[eid])
            if not after:
                out.append((node, key, words, "", eid))
            elif after != words and put(node, key, Edit(start, end, after)):
                out.append((node, key, words, after, eid))
    return out


def _citations(tree: Tree) -> Iterator[tuple[tuple[Node, Key], str, Citation, tuple[str, str | None]]]:
    """Every reference in text that stays, with what it resolves to in the old text."""
    where = {
        id(node.blocks[key[0]]): (node, key)
        for root in tree.roots()
        for node, key, _ in passages(root)
        if len(key) == 1
    }
    if not tree.preamble.taken:
        where |= {id(block): (tree.preamble, (k,)) for k, block in enumerate(tree.preamble.blocks)}
    for _, block, found in find(tree.base):
        place = where.get(id(block))
        if place is None:
            continue
        for item in found:
            if item.resolved.act is None and item.resolved.target is not None:
                yield place, block.text, item.citation, (item.resolved.target, item.resolved.upto)


def _tokens(
    text: str, citation: Citation, target: tuple[str, str | None], numbers: dict[str, tuple[str, str]]
) -> Iterator[tuple[int, int, str, str]]:
    """The numbers of a citation that change: where they stand, and the eId of the unit that each names."""
    ends = [(citation, target[0])]
    if citation.upto is not None:
        ends.append((citation.upto, target[1] or ""))
    for number, (one, eid) in enumerate(ends):
        stop = citation.upto.start if citation.upto is not None and not number else one.end
        for match in _TOKEN.finditer(text, one.start, stop):
            kind = KINDS[match[2]] if match[2] else one.path[-1][0]
            if one.relative:
                continue
            cited = _at(eid, kind)
            if cited in numbers and index(match[0] + ("" if match[2] else "条")) is not None:
                yield match.start(), match.end(), match[0], cited


def _at(eid: str, kind: str) -> str:
    """The part of an eId that leads to the unit of `kind` in it."""
    marks = {"book": "book_", "part": "part_", "chapter": "chp_", "section": "sec_", "article": "art_"}
    marks |= {"paragraph": "para_", "point": "point_", "indent": "indent_", "attachment": "att_"}
    steps = eid.split("__")
    at = next((k for k in range(len(steps) - 1, -1, -1) if steps[k].startswith(marks[kind])), None)
    return "__".join(steps[: at + 1]) if at is not None else ""


def _rewritten(words: str, kind: str, number: str) -> str:
    """A number as cited, with another value; empty where there is none."""
    if not number:
        return ""
    if kind == "article" and "-" in number and "条" not in words:
        return ""
    return renumbered(words, number)
