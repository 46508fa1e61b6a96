"""正文第二段: which paragraph of an act without articles is meant, where the letter's opening may be counted or not.

A reply (批复) begins with whom it is to and what was asked, which stands in the preamble. Decisions count paragraphs with these
lines or without them; what the decision quotes tells which.
"""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher

from akn.amend import content
from akn.amend.operation import Operation, Target
from akn.amend.result import Refused, name, words_of
from akn.amend.tree import Node, Tree
from akn.amend.words import occurrences

_LIKE = 0.3  # less is another paragraph
_AHEAD = 0.2  # so much more than the next


def settled(tree: Tree, op: Operation) -> Operation:
    """`op` with the paragraphs of the body that it means. Raises Refused where what it quotes fits several, or none."""
    if not tree.base.preamble or not any(_counted(target) for target in op.targets):
        return op
    targets = [replace(one, path=_path(tree, one, op)) if _counted(one) else one for one in op.targets]
    return replace(op, targets=tuple(targets))


def _counted(target: Target) -> bool:
    return target.path[:1] != () and target.path[0][0] == "paragraph"


def _path(tree: Tree, target: Target, op: Operation) -> tuple[tuple[str, str], ...]:
    (kind, number), *rest = target.path
    lines = len(tree.base.preamble)
    there = tree.body.like("paragraph")
    found = {at: there[at - 1] for skipped in range(lines + 1) if 0 < (at := int(number) - skipped) <= len(there)}
    fits = sorted(((_fit(item, op), at) for at, item in found.items()), reverse=True)
    if not fits or fits[0][0] < _LIKE:
        raise Refused("A002", target=name(tree.body, target))
    if len(fits) > 1 and fits[0][0] - fits[1][0] < _AHEAD:
        raise Refused("A003", target=name(tree.body, target))
    return ((kind, str(fits[0][1])), *rest)


def _fit(item: Node, op: Operation) -> float:
    """How well a paragraph fits what is quoted: it holds the old words, or is like the new text."""
    text = words_of(item)
    if op.old is not None:
        return 1.0 if occurrences(text, content.text(op.old)) else 0.0
    return SequenceMatcher(None, text, content.text(op.new), autojunk=False).ratio() if op.new is not None else 0.5
