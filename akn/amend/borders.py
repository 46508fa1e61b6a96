"""New articles at a border of 章 or 节, where the decision leaves open in which of the two they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from akn.amend.tree import Node
from akn.language.zh.naming import named
from akn.language.zh.numbering import renumbered
from akn.model.provision import HEADINGS


class Undecided(NamedTuple):
    """A new article, the heading that it was put below, and the other one that it may as well be meant to stand below."""

    article: Node
    holder: Node
    other: Node

    def values(self) -> dict[str, str]:
        """What the diagnostic says: the names of all three, by their new numbers."""
        number = self.article.number or self.article.fixed or self.article.own_number or ""
        return {
            "unit": named([("article", number)]) or self.article.num or number,
            "holder": _called(self.holder),
            "other": _called(self.other),
        }


def undecided(ordered: Sequence[Node], wanted: Sequence[int | None]) -> Iterator[Undecided]:
    """The new ones of `ordered` (all articles, each below its heading) between two old headings.

    `wanted` tells of each whether its heading is known: it stood there, or the decision names it. One that the decision puts
    beside another (在第七条后增加一条) stands with that.
    """
    known = [at for at, rank in enumerate(wanted) if rank is not None]
    for at, item in enumerate(ordered):
        if item.origin or wanted[at] is not None or item.behind is not None or item.ahead is not None:
            continue
        before = next((ordered[k].parent for k in reversed(known) if k < at), None)
        behind = next((ordered[k].parent for k in known if k > at), None)
        if before is None or behind is None or before is behind or item.parent is None:
            continue
        other = behind if item.parent is before else before
        if other.origin and other.kind in HEADINGS and item.parent.kind in HEADINGS:
            yield Undecided(item, item.parent, other)


def _called(heading: Node) -> str:
    """第二章第一节: a heading with those above it, by their new numbers; its words where it has none."""
    above = [item for item in heading.up() if item.kind in HEADINGS]
    return "".join(
        (renumbered(item.num, item.number) if item.num and item.number else item.num) or item.heading or ""
        for item in reversed(above)
    )
