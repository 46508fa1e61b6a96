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


def follow(tree: Tree) -> list[tuple[Node, Key, str, str]]:
    """Note an edit for every reference to a unit whose number changed, once all numbers are settled.

    Returns what was done: the node, where in it, the words before and after. A reference to a unit that is gone stays, with
    nothing after.
    """
    places = _Places(tree)
    out: list[tuple[Node, Key, str, str]] = []
    for (node, key), text, citation, target in _citations(tree):
        for start, end, words, after in _tokens(text, citation, target, places):
            if not after and _rewrites(node, key, start, end):
                continue
            if not after:
                out.append((node, key, words, ""))
            elif after != words and put(node, key, Edit(start, end, after)):
                out.append((node, key, words, after))
    return out


def _rewrites(node: Node, key: Key, start: int, end: int) -> bool:
    """Whether the decision puts words of its own into a citation, which then cites what they say."""
    return any(edit.by and edit.start < end and start < edit.end for edit in node.edits.get(key, ()))


class _Places:
    """Where old units are in the new text, by eId."""

    def __init__(self, tree: Tree) -> None:
        self.by_id = tree.by_id
        self.staying = {node.origin: node for root in tree.roots() for node in root.walk() if node.origin}

    def of(self, eid: str) -> dict[str, str] | None:
        """Kind -> number of the unit and all that it stands in; empty for one that is gone, None for none.

        A unit that went into another is where that is.
        """
        old = self.by_id.get(eid)
        if old is None:
            return None
        node = self.staying.get(eid) or (old.into if old.gone else None)
        if node is None or node.gone:
            return {}
        return {outer.kind: number for outer in node.up() if (number := new_number(outer)) is not None}


def new_number(node: Node) -> str | None:
    """The number of a unit in the new text: 款 are counted."""
    if node.kind != "paragraph":
        return node.number or node.own_number
    counted = [one for one in node.parent.children if one.kind == "paragraph" and not one.gone] if node.parent else []
    return next((str(at) for at, one in enumerate(counted, 1) if one is node), None)


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
    text: str, citation: Citation, target: tuple[str, str | None], places: _Places
) -> Iterator[tuple[int, int, str, str]]:
    """The numbers of a citation: where each stands, and its words before and after; one is empty after where what is cited is gone."""
    ends = [(citation, target[0])]
    if citation.upto is not None:
        ends.append((citation.upto, target[1] or ""))
    for number, (one, eid) in enumerate(ends):
        if one.relative:
            continue
        place = places.of(eid)
        if place is None:
            continue
        stop = citation.upto.start if citation.upto is not None and not number else one.end
        if not place:
            yield one.start, stop, text[one.start : stop].rstrip("至到—-"), ""
            continue
        for match in _TOKEN.finditer(text, one.start, stop):
            kind = KINDS[match[2]] if match[2] else one.path[-1][0]
            if kind in place and index(match[0] + ("" if match[2] else "条")) is not None:
                yield match.start(), match.end(), match[0], _rewritten(match[0], kind, place[kind])


def _rewritten(words: str, kind: str, number: str) -> str:
    """A number as cited, with another value; as it is where that can't be written in its place."""
    if kind == "article" and "-" in number and "条" not in words:
        return words
    return renumbered(words, number)
