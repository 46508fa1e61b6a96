"""Units replaced by what a decision quotes, and units removed."""

from __future__ import annotations

from dataclasses import replace

from akn.amend import content
from akn.amend.operation import Operation, Quote, Target
from akn.amend.result import Done, Refused, located, name, said, untouched, whole, words_of
from akn.amend.tree import Node, Tree, node, texts
from akn.amend.words import trailing
from akn.model.provision import HEADINGS, Provision

_ITEMS = ("point", "indent")


def substitution(tree: Tree, op: Operation) -> Done:
    """New text for whole units, or for the words before the items of one."""
    items = located(tree, op.targets)
    if not items or op.new is None:
        raise Refused("A009", target=said(op), kind="")
    if op.targets[0].part == "intro":
        return _lead(items[0], op)
    first = items[0]
    for item, target in zip(items, op.targets, strict=True):
        untouched(item, target, op)
    found, before = words_of(first), texts(first)
    made = replaced(first, op.new, op)
    if len(made) == len(items) == 1 and texts(first) == before:
        raise Refused("A013", target=name(first, op.targets[0]))
    for extra in items[1:]:
        extra.gone = op.id
        extra.touch(op.id)
    return Done(items, made, found)


def _lead(item: Node, op: Operation) -> Done:
    """The words before the items, the mark at their end kept where the new ones have none."""
    whole(item, op.targets[0], op)
    if item.kind in ("article", "clause"):
        item = next((child for child in item.like("paragraph") if not child.gone), item)
    own = [k for k, block in enumerate(item.blocks) if block.role != "wrapUp" and block.table is None]
    if not own or item.edits:
        raise Refused("A002", target=name(item, op.targets[0]))
    assert op.new is not None
    text = content.text(op.new)
    before = item.blocks[own[0]].text
    if not list(trailing(text)):
        text += "".join(trailing(item.blocks[own[-1]].text))
    item.blocks = [
        replace(block, text=text, marks=()) if k == own[0] else block
        for k, block in enumerate(item.blocks)
        if k not in own[1:]
    ]
    item.touch(op.id)
    item.edits[own[0],] = []
    item.taken = ""
    return Done([item], [item], before)


def replaced(item: Node, quote: Quote, op: Operation) -> list[Node]:
    """`item` with what is quoted in its place; units behind the first stand behind it."""
    kind = item.kind
    if kind in ("article", "clause"):
        held = content.paragraphs(quote)
        several = content.articles(quote, 1) if held is None else None
        if held is None and not several:
            raise Refused("A009", target=_name(item, op), kind=kind)
        if several:
            return series(item, several, op)
        made = series(item, [Provision(kind, num=item.num, children=held or ())], op)
        item.quoted = next((unit.num for unit in quote.units if unit.kind == kind), None)
        return made
    if kind in _ITEMS:
        found = content.items(quote, kind)
        if not found:
            raise Refused("A009", target=_name(item, op), kind=kind)
        return series(item, [_marked(found[0], item), *found[1:]], op)
    if kind == "paragraph":
        held = content.paragraphs(quote)
        if not held or (item.like("point") and _unfinished(held)):
            raise Refused("A009", target=_name(item, op), kind=kind)
        return series(item, list(held), op)
    if kind in HEADINGS:
        headed = content.headed(quote, kind)
        if not headed:
            raise Refused("A009", target=_name(item, op), kind=kind)
        item.heading = headed[0].heading
        return series(item, headed, op)
    if kind == "attachment":
        _, heading, held = content.annex(quote)
        item.children, item.blocks = [], []
        item.heading = heading or item.heading
        for unit in held:
            item.add(node(unit, by=op.id))
        item.taken = op.id
        item.touch(op.id)
        return [item]
    raise Refused("A009", target=_name(item, op), kind=kind)


def _name(item: Node, op: Operation) -> str:
    return name(item, op.targets[0] if len(op.targets) == 1 else None)


def _unfinished(held: tuple[Provision, ...]) -> bool:
    """Whether items must follow what is quoted, and none do: whether those of the old text are meant is not said."""
    last = held[-1]
    return not last.children and bool(last.blocks) and last.blocks[-1].text.endswith(("：", ":"))


def series(item: Node, found: list[Provision], op: Operation) -> list[Node]:
    """`item` filled with the first of `found`; the others put behind it."""
    first, *others = found
    if others and item.parent is None:  # it goes elsewhere
        raise Refused("A009", target=name(item), kind=item.kind)
    _fill(item, first, op)
    made = [item]
    for unit in others:
        fresh = node(unit, by=op.id)
        if fresh.own_number and fresh.kind in ("article", *HEADINGS):
            fresh.fixed = fresh.own_number
        fresh.behind = made[-1]
        _place(item, fresh)
        made.append(fresh)
    return made


def _place(beside: Node, fresh: Node) -> None:
    assert beside.parent is not None
    fresh.parent = beside.parent
    at = next(k for k, child in enumerate(beside.parent.children) if child is beside)
    beside.parent.children.insert(at + 1, fresh)


def _fill(item: Node, unit: Provision, op: Operation) -> None:
    """Give `item` the text of `unit`. Units below take over the ids of the old ones of their kind and place."""
    before = item.children
    fresh = node(unit, by=op.id)
    _inherit(before, fresh.children)
    item.blocks, item.children = fresh.blocks, []
    for child in fresh.children:
        item.add(child)
    item.unit = replace(unit, num=item.num) if unit.num is None else unit
    item.quoted = unit.num
    item.taken = op.id
    item.touch(op.id)


def _inherit(old: list[Node], new: list[Node]) -> None:
    counts: dict[str, int] = {}
    for child in new:
        at = counts.get(child.kind, 0)
        counts[child.kind] = at + 1
        same = [one for one in old if one.kind == child.kind and one.origin]
        if child.kind in ("article", *HEADINGS):
            twin = next((one for one in same if one.own_number == child.own_number), None)
            child.fixed = child.own_number
        else:
            twin = same[at] if at < len(same) else None
        if twin is not None:
            child.origin = twin.origin
            _inherit(twin.children, child.children)


def _marked(unit: Provision, item: Node) -> Provision:
    """A new item with the final mark that the act has there: decisions quote items with any mark or none."""
    old = "".join(trailing(_last(item)))
    blocks = unit.blocks
    if not old or unit.children or not blocks or blocks[-1].table is not None:
        return unit
    text = blocks[-1].text
    own = "".join(trailing(text))
    if own == old:
        return unit
    return replace(unit, blocks=(*blocks[:-1], replace(blocks[-1], text=text[: len(text) - len(own)] + old, marks=())))


def _last(item: Node) -> str:
    """The last text of a node."""
    for child in reversed(item.children):
        return _last(child)
    return item.blocks[-1].text if item.blocks else ""


def _headless(tree: Tree, item: Node, target: Target, op: Operation) -> None:
    """A heading goes and what it holds stays, below the one before it."""
    whole(item, target, op)
    alike = [one for one in tree.headings if one.kind == item.kind and not one.gone]
    at = next((k for k, one in enumerate(alike) if one is item), 0)
    if item.kind not in HEADINGS or not at or alike[at - 1].parent is not item.parent:
        raise Refused("A008", target=name(item, target))
    into = alike[at - 1]
    for child in list(item.children):
        child.detach()
        into.add(child)
    item.into = into
    into.touch(op.id)


def repeal(tree: Tree, op: Operation) -> Done:
    """Units removed with all that they hold."""
    items = located(tree, op.targets)
    if not items:
        raise Refused("A002", target=said(op))
    found = (items[0].heading or "") if op.targets[0].part == "heading" else words_of(items[0])
    for item, target in zip(items, op.targets, strict=True):
        if target.part == "heading":
            _headless(tree, item, target, op)
        else:
            untouched(item, target, op)
    for item in items:
        item.gone = op.id
        item.touch(op.id)
    return Done(items, [], found)
