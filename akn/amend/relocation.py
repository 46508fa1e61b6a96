"""Units that get another number or go elsewhere: renumbered, joined, split, moved."""

from __future__ import annotations

from akn.amend import content
from akn.amend.insertion import quoted_articles
from akn.amend.operation import Operation, Target
from akn.amend.replacement import replaced, series
from akn.amend.result import Done, Refused, located, name, said, untouched, whole, words_of
from akn.amend.tree import Node, Tree
from akn.language.zh.numerals import numeral
from akn.model.provision import HEADINGS

_ITEMS = ("point", "indent")


def renumbering(tree: Tree, op: Operation) -> Done:
    """New numbers; a 款 that becomes an article, or one of another article, moves there."""
    items = located(tree, op.targets)
    if len(items) != len(op.final):
        one = op.final[0].path[-1][0] if len(op.final) == 1 else ""
        if one != "article" or any(item.kind != "paragraph" for item in items):
            raise Refused("A008", target=said(op))
    for item, target in zip(items, op.targets, strict=True):
        whole(item, target, op)
    finals = op.final if len(op.final) == len(items) else op.final * len(items)
    made = []
    for item, target, final in zip(items, op.targets, finals, strict=True):
        made.append(_renumbered(tree, item, target, final, op))
    return Done(items, made)


def _renumbered(tree: Tree, item: Node, target: Target, final: Target, op: Operation) -> Node:
    kind, number = final.path[-1]
    if kind == "article" and item.kind == "paragraph":
        _moved(tree, item, number, op)
        return item
    if kind != item.kind:
        if not (item.kind == "clause" and kind == "article"):
            raise Refused("A008", target=name(item, target))
    elif kind == "paragraph":
        article = next((n for k, n in final.path if k == "article"), "")
        home = item.parent
        if home is not None and article and article not in (home.fixed, home.own_number):
            _moved(tree, item, article, op)
    elif kind in _ITEMS:
        _to_other(item, final)
    item.fixed = number
    item.touch(op.id)
    return item


def _to_other(item: Node, final: Target) -> None:
    """原第六项修改为第二款第一项: an item that goes to another 款 of its article."""
    home = item.parent
    wanted = next((number for kind, number in final.path if kind == "paragraph"), None)
    article = home.parent if home is not None and home.kind == "paragraph" else None
    if wanted is None or article is None:
        return
    there = [child for child in article.children if child.kind == "paragraph"]
    meant = next((child for child in there if child.fixed == wanted), None)
    if meant is None:
        old = article.like("paragraph")
        meant = old[int(wanted) - 1] if wanted.isdecimal() and 0 < int(wanted) <= len(old) else None
    if meant is not None and meant is not home:
        item.detach()
        meant.add(item)


def _moved(tree: Tree, item: Node, number: str, op: Operation) -> None:
    """Put a 款 into the article that has `number` in the new text; there may be none yet."""
    home = item.parent
    if home is not None and home.kind == "article" and home.own_number == number and home.fixed in (None, number):
        home.fixed = number  # 将第二条改为两条，第一款作为第二条
        item.touch(op.id)
        return
    there = [one for one in tree.loose if one.kind == "article" and one.fixed == number]
    there += [one for one in tree.body.provisions() if one.fixed == number]
    item.detach()
    item.touch(op.id)
    if there:
        there[0].add(item)
    else:
        fresh = Node("article", num=_number(number), fixed=number, by=[op.id])
        fresh.add(item)
        fresh.parent = home.parent if home is not None else None  # in the same chapter, where that fits
        tree.loose.append(fresh)
        there = [fresh]
    if home is None or home.kind != "article":
        return
    home.into = home.into or there[0]
    if not home.children:
        home.gone = op.id
        if not home.into.origin:  # the first article that its 款 went to goes on as it
            home.into.origin, home.origin = home.origin, ""


def _number(number: str) -> str:
    main, _, sub = number.partition("-")
    return f"第{numeral(int(main))}条" + (f"之{numeral(int(sub))}" if sub else "")


def join(tree: Tree, op: Operation) -> Done:
    """Several units become one: that of the new number, else the first. A chapter goes into another with all it holds."""
    items = located(tree, op.targets)
    if op.place == "in":
        if not op.final or any(target.part for target in op.final):
            raise Refused("A002", target=said(op))
        into = located(tree, op.final)[0]
        if any(item.kind != into.kind for item in items):
            raise Refused("A008", target=said(op))
        whole(into, op.final[0], op)
        if any(item in into.up() for item in items):
            raise Refused("A008", target=said(op))
        for item, target in zip(items, op.targets, strict=True):
            whole(item, target, op)
            for child in list(item.children):
                child.detach()
                into.add(child)
            item.gone, item.into = op.id, into
            item.touch(op.id)
        into.touch(op.id)
        return Done(items, [into])
    if len(items) < 2:
        raise Refused("A002", target=said(op))
    if any(outer in items for item in items for outer in item.up() if outer is not item) or len(
        set(map(id, items))
    ) < len(items):
        raise Refused("A008", target=said(op))  # one of them holds another
    for item, target in zip(items, op.targets, strict=True):
        untouched(item, target, op)
    number = op.final[0].path[-1][1] if op.final else None
    first = next((item for item in items if number and item.own_number == number), items[0])
    found = words_of(first)
    if op.new is not None:
        made = replaced(first, op.new, op)
    else:
        made = [first]
        first.touch(op.id)
        for item in items:
            if item is not first:
                for child in list(item.children):
                    child.detach()
                    first.add(child)
    first.fixed = number or first.fixed
    for item in items:
        if item is not first:
            item.gone, item.into = op.id, first
            item.touch(op.id)
    return Done(items, made, found)


def split(tree: Tree, op: Operation) -> Done:
    """One unit becomes several, as quoted; the first goes on as it."""
    items = located(tree, op.targets)
    if len(items) != 1 or op.new is None:
        raise Refused("A009", target=said(op), kind="")
    item = items[0]
    untouched(item, op.targets[0], op)
    found = words_of(item)
    numbers = [target.path[-1][1] for target in op.final]
    kind = op.final[0].path[-1][0] if op.final else ""
    if item.kind == "article" and kind == "article":
        parts = content.articles(op.new, len(numbers))
        if not parts or len(parts) != len(numbers):
            raise Refused("A009", target=said(op), kind="article")
        made = series(item, parts, op)
        for one, number in zip(made, numbers, strict=True):
            one.fixed = number
            one.num = one.num or _number(number)
        return Done(items, made, found)
    return Done(items, replaced(item, op.new, op), found)


_HOLDS = {
    "body": (*HEADINGS, "article", "clause", "paragraph"),
    "book": ("part", "chapter", "section", "article"),
    "part": ("chapter", "section", "article"),
    "chapter": ("section", "article"),
    "section": ("article",),
    "article": ("paragraph",),
    "clause": ("paragraph",),
    "paragraph": ("point",),
    "point": ("indent",),
    "indent": ("indent",),
}
"""What a unit may be moved into -> what it holds."""


def _fits(item: Node, beside: Node, place: str) -> bool:
    """Whether a unit can stand in, or beside, another."""
    holder = beside if place == "in" else beside.parent
    return holder is not None and item.kind in _HOLDS.get(holder.kind, ())


def move(tree: Tree, op: Operation) -> Done:
    """A 款 that becomes an article of its own, or a unit that goes elsewhere."""
    if op.place:
        items = located(tree, op.targets[:1])
        beside = located(tree, op.targets[1:])
        whole(items[0], op.targets[0], op)
        if not beside:
            raise Refused("A002", target=said(op))
        if not _fits(items[0], beside[0], op.place):
            raise Refused("A008", target=said(op))
        if items[0] in beside[0].up():
            raise Refused("A008", target=said(op))
        item = items[0]
        if (
            op.place == "in"
            and not op.final
            and any(one.kind == item.kind for one in beside[0].walk() if one is not beside[0])
        ):
            raise Refused("A008", target=name(item, op.targets[0]))  # where among them is not said
        item.touch(op.id)
        item.fixed = op.final[0].path[-1][1] if op.final else item.fixed
        item.detach()
        if item.kind in ("article", *HEADINGS):
            if op.place == "in":
                item.parent = beside[0]
            elif op.place == "after":
                item.behind = beside[0]
            else:
                item.ahead = beside[0]
            tree.loose.append(item)
            return Done(items, [item])
        if op.place == "in":
            beside[0].add(item)
        else:
            item.behind, item.ahead = (beside[0], None) if op.place == "after" else (None, beside[0])
            (beside[0].parent or beside[0]).add(item)
        return Done(items, [item])
    items = located(tree, op.targets)
    if not items or len(op.final) != 1:
        raise Refused("A008", target=said(op))
    for item, target in zip(items, op.targets, strict=True):
        (whole if op.new is None else untouched)(item, target, op)
    number = op.final[0].path[-1][1]
    found = words_of(items[0])
    if op.new is None:
        if any(item.kind != "paragraph" for item in items):
            raise Refused("A008", target=said(op))
        for item in items:
            _moved(tree, item, number, op)
        return Done(items, items, found)
    made = quoted_articles(op, [number])
    for item in items:
        item.gone = op.id
        item.touch(op.id)
    for fresh in made:
        fresh.fixed = number
        tree.loose.append(fresh)
    return Done(items, made, found)
