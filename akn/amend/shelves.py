"""A new structure of headings: every article put below the heading whose range holds it."""

from __future__ import annotations

from akn.amend.tree import Node, Shelf, Tree
from akn.model.provision import HEADINGS


def shelve(tree: Tree) -> None:
    """Rebuild the headings of the body as `tree.shelves` says. Articles have their new numbers; one that no heading holds
    stays before the first."""
    articles = [item for item in tree.body.walk() if item.kind == "article"]
    old = [item for item in tree.headings if not item.gone]
    gone = [item for item in _all(tree.body) if item.kind == "article" and item.gone]
    rest = [child for child in tree.body.children if child.kind not in (*HEADINGS, "article")]
    for item in old:
        item.gone = tree.structured
    kind = next((shelf.kind for shelf in tree.shelves if shelf.kind), "chapter")
    made = [_node(shelf, kind, old, tree) for shelf in tree.shelves]
    leaves: list[tuple[Shelf, Node]] = []
    for shelf, node in zip(tree.shelves, made, strict=True):
        leaves += _leaves(shelf, node)
    at, free = -1, []
    for item in articles:
        number = item.number or item.own_number or ""
        while at + 1 < len(leaves) and number == leaves[at + 1][0].first:
            at += 1
        if at < 0:
            free.append(item)
        else:
            leaves[at][1].add(item)
    tree.body.children = []
    for item in (*rest, *free, *made, *gone):
        tree.body.add(item)
    tree.headings = [item for item in tree.body.walk() if item.kind in HEADINGS]


def _all(item: Node) -> list[Node]:
    return [item, *(inner for child in item.children for inner in _all(child))]


def _node(shelf: Shelf, kind: str, old: list[Node], tree: Tree) -> Node:
    """The heading of a shelf: the old one of its words or else of its number, if there is one; new otherwise."""
    kind = shelf.kind or kind
    like = [item for item in old if item.kind == kind and item.gone == tree.structured]
    same = next((item for item in like if item.heading == shelf.heading), None)
    same = same or next((item for item in like if item.num == shelf.num), None)
    node = same or Node(kind)
    node.gone = ""
    node.num, node.heading, node.children, node.number = shelf.num, shelf.heading, [], None
    node.number = node.own_number
    node.edits.pop((-1,), None)
    if not same or node.unit is None or node.unit.num != node.num or node.unit.heading != node.heading:
        node.touch(tree.structured)
    inner = next((one.kind for one in shelf.inner if one.kind), "section")
    for one in shelf.inner:
        node.add(_node(one, inner, old, tree))
    return node


def _leaves(shelf: Shelf, node: Node) -> list[tuple[Shelf, Node]]:
    """The innermost headings, in order; one that holds articles before its own headings is a leaf as well."""
    out: list[tuple[Shelf, Node]] = []
    if not shelf.inner or shelf.inner[0].first != shelf.first:
        out.append((shelf, node))
    for one, child in zip(shelf.inner, [c for c in node.children if c.kind in HEADINGS], strict=True):
        out += _leaves(one, child)
    return out
