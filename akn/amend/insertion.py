"""New units, placed by the number that they get or beside a unit that is named."""

from __future__ import annotations

from akn.amend import content
from akn.amend.operation import Operation, Target
from akn.amend.result import Done, Refused, located, name, said, whole
from akn.amend.tree import Node, Tree, node, nth, texts
from akn.language.zh.numbering import renumbered
from akn.language.zh.numerals import numeral
from akn.model.provision import HEADINGS, Provision

_ITEMS = ("point", "indent")


def insertion(tree: Tree, op: Operation) -> Done:
    """New units, by the number that they get, or behind or before the unit that is named."""
    anchor = located(tree, op.targets)[0] if op.targets else None
    if anchor is not None:
        beside = op.unit in ("article", *HEADINGS) and anchor.kind == op.unit and not anchor.gone
        whole(anchor.parent if beside and anchor.parent else anchor, op.targets[0], op)
    numbers = [target.path[-1][1] for target in op.final]
    if op.unit == "article":
        made = quoted_articles(op, numbers)
    elif op.unit in HEADINGS:
        made = _headed(tree, op, numbers)
    elif op.unit == "attachment":
        return _annex(tree, op)
    else:
        return _inner(tree, op, anchor, numbers)
    for k, fresh in enumerate(made):
        number = numbers[k] if k < len(numbers) else fresh.own_number
        _agree(fresh, number)
        fresh.fixed = number
        _guard(tree.article(number or "") if fresh.kind == "article" else None, fresh)
        if anchor is not None and anchor.kind == fresh.kind:
            before = made[k - 1] if k else anchor
            if op.place == "before" and not k:
                fresh.ahead = anchor
            else:
                fresh.behind = before
        elif anchor is not None and (anchor.kind in HEADINGS or fresh.kind in HEADINGS):
            fresh.parent = anchor
        if fresh.fixed is None and anchor is None:
            raise Refused("A008", target=said(op))
        tree.loose.append(fresh)
    return Done([anchor] if anchor else [], made)


def quoted_articles(op: Operation, numbers: list[str]) -> list[Node]:
    """The articles that an operation quotes, one for each number. Raises Refused where it quotes none."""
    found = content.articles(op.new, max(len(numbers), 1)) if op.new else None
    if not found:
        raise Refused("A009", target=said(op), kind="article")
    out = [node(unit, by=op.id) for unit in found]
    for item in out:
        item.taken = op.id
    return out


def _headed(tree: Tree, op: Operation, numbers: list[str]) -> list[Node]:
    if tree.structured:
        raise Refused("A006", target=said(op), other=tree.structured, this=op.id)
    found = content.headed(op.new, op.unit) if op.new else None
    if not found:
        if op.new is None or len(numbers) != 1 or op.new.units:
            raise Refused("A009", target=said(op), kind=op.unit)
        found = [Provision(op.unit, heading=content.text(op.new))]
    out = []
    for unit in found:
        item = node(unit, by=op.id)
        item.taken = op.id
        for inner in item.walk():
            if inner is not item and inner.kind in ("article", *HEADINGS):
                inner.fixed = inner.own_number
        out.append(item)
    return out


def _agree(fresh: Node, number: str | None) -> None:
    """Raise Refused where what is quoted has another number than the decision gives it."""
    if fresh.own_number and number and fresh.own_number != number:
        raise Refused("A022", number=number, quoted=fresh.own_number)


def _guard(there: Node | None, fresh: Node) -> None:
    """Raise Refused where the old unit of that number has the very text already: a decision is not applied twice."""
    if there is not None and not there.taken and texts(there) == texts(fresh):
        raise Refused("A013", target=there.num or name(there))


def _inner(tree: Tree, op: Operation, anchor: Node | None, numbers: list[str]) -> Done:
    """款, 项 and 目, inside the unit that is named or behind it."""
    parent = _holder(tree, op, anchor)
    if parent.kind in (*HEADINGS, "body", "preamble") and not any(one.kind == op.unit for one in parent.olds):
        raise Refused(
            "A002", target=said(op)
        )  # a chapter has no 款 or 项 of its own: which article is meant is not said
    if op.new is None:
        raise Refused("A009", target=said(op), kind=op.unit)
    if op.unit == "paragraph":
        found: list[Provision] | None = list(content.paragraphs(op.new) or ()) or None
    else:
        found = content.items(op.new, op.unit)
        if op.unit == "point" and (parent.kind in ("article", "clause") or _holds_lists(parent)):
            parent = _list(parent, op)
            whole(parent, None, op)
    if not found:
        raise Refused("A009", target=said(op), kind=op.unit)
    made = [node(unit, by=op.id) for unit in found]
    beside = anchor if anchor is not None and anchor.parent is parent and anchor.kind == op.unit else None
    for k, fresh in enumerate(made):
        fresh.taken = op.id
        if op.unit != "paragraph" and k < len(numbers):
            _agree(fresh, numbers[k])
        fresh.fixed = numbers[k] if k < len(numbers) else fresh.own_number if op.unit != "paragraph" else None
        if fresh.fixed is None and beside is not None:
            if op.place == "before" and not k:
                fresh.ahead = beside
            else:
                fresh.behind = made[k - 1] if k else beside
        elif fresh.fixed is not None:
            _guard(next(iter(nth(parent, op.unit, fresh.fixed)), None), fresh)
        parent.add(fresh)
    parent.touch(op.id)
    return Done([anchor] if anchor else [parent], made)


def _holder(tree: Tree, op: Operation, anchor: Node | None) -> Node:
    """The unit that new 款 or 项 stand in."""
    if anchor is None:
        above = op.final[0].path[:-1] if op.final else ()
        item = tree.find(Target(above)) if above else None
        if isinstance(item, Node):
            return item
        raise Refused("A002", target=said(op))
    if anchor.kind == op.unit or (op.unit == "paragraph" and anchor.kind in _ITEMS):
        return anchor.parent or anchor
    return anchor


def _holds_lists(annex: Node) -> bool:
    """Whether the items of an annex stand below its 款."""
    return annex.kind == "attachment" and not annex.like("point") and any(one.like("point") for one in annex.olds)


def _list(article: Node, op: Operation) -> Node:
    """The 款 of an article whose items are meant where none is named."""
    with_items = [child for child in article.like("paragraph") if child.like("point")]
    if len(with_items) == 1:
        return with_items[0]
    if not with_items and len(article.like("paragraph")) == 1:
        return article.like("paragraph")[0]
    raise Refused("A003", target=said(op))


def _annex(tree: Tree, op: Operation) -> Done:
    if op.new is None:
        raise Refused("A009", target=said(op), kind=op.unit)
    there = [holder for holder, _ in tree.annexes if not holder.gone]
    number = next((target.path[-1][1] for target in op.final), "") or str(len(there) + 1)
    last = max(len(there), len(tree.base.attachments)) + 1
    if not number.isdecimal() or not 0 < int(number) <= last:
        raise Refused("A007", number=number, last=str(last))
    num, heading, held = content.annex(op.new)
    num = num or (_like(tree, op, number) if there or op.final else "附件")
    holder = Node("attachment", num=num, heading=heading, by=[op.id], taken=op.id)
    for unit in held:
        holder.add(node(unit, by=op.id))
    ahead = there[int(number) - 1] if int(number) <= len(there) else None
    at = next((k for k, (one, _) in enumerate(tree.annexes) if one is ahead), len(tree.annexes))
    tree.annexes.insert(at, (holder, None))
    return Done([], [holder])


def _like(tree: Tree, op: Operation, number: str) -> str:
    """The number of a new annex, as the others print theirs."""
    for holder, _ in tree.annexes:
        if holder.own_number and holder.num:
            return renumbered(holder.num, number)
    return op.final[0].words if op.final else f"附件{numeral(int(number))}"
