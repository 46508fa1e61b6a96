"""Order and numbers of the new text, once all operations are in (design: old and final numbering resolved together).

A series (the articles, the 款 of one article) has as many places as units that stay or come. Those that the decision gives
a number take that place; the others fill the rest in their old order.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import pairwise, takewhile

from akn.amend.borders import undecided
from akn.amend.shelves import shelve
from akn.amend.tree import NUMBER, Edit, Node, Tree
from akn.amend.words import edited, put
from akn.language.zh.numbering import renumbered
from akn.language.zh.numerals import index
from akn.model.provision import HEADINGS

_ITEMS = ("point", "indent")
_GAP = "gap"
"""What an article is gone by that the old text leaves out."""
_FEW = 20
_DEFAULT = {
    "point": "（一）",
    "indent": "1.",
    "article": "第一条",
    "chapter": "第一章",
    "section": "第一节",
    "book": "第一编",
}
_DEFAULT |= {"part": "第一分编", "clause": "一、"}
Refuse = Callable[[Node, str, dict[str, str]], None]
"""Called with a node whose number can't be kept, the code of the reason and its values."""
Infer = Callable[[str, str, dict[str, str]], None]
"""Called with the id of an operation, the code of what was inferred for it and its values."""


def arrange(tree: Tree, *, follow: bool, refuse: Refuse, infer: Infer) -> bool:
    """Put every node in its place and settle its number. True where articles were renumbered that no one asked for.

    `follow`: the decision asks that numbers follow. Without it articles keep theirs, unless two would have the same.
    """
    _emptied(tree)
    for root in tree.roots():
        for item in root.walk():
            if item.num and (edits := item.edits.get(NUMBER)):
                item.num = edited(item.num, edits)[0]
    before = {id(item): item.own_number for root in tree.roots() for item in root.walk() if item.taken and item.origin}
    _headings(tree, refuse)
    unasked = _articles(tree, follow, refuse, infer)
    if tree.shelves:
        shelve(tree)
    for root in tree.roots():
        for item in list(root.walk()):
            if any(child.kind in ("paragraph", *_ITEMS, "clause") for child in item.children):
                _inner(item, refuse, infer)
    for root in tree.roots():
        for item in root.walk():
            _agree(item, before.get(id(item)), refuse)
    return unasked


def _agree(item: Node, before: str | None, refuse: Refuse) -> None:
    """Refuse new text that is quoted with a number which is neither the unit's old one nor its new one."""
    quoted = index(item.quoted.lstrip("“")) if before and item.quoted else None
    now = item.number or item.fixed or item.own_number or ""
    if quoted is not None and item.taken and quoted not in (before, now):
        refuse(item, "A022", {"number": now, "quoted": quoted})


def _emptied(tree: Tree) -> None:
    """An article whose 款 have all gone is gone itself."""
    for found in tree.articles.values():
        for item in found:
            if item.olds and not item.gone and not item.blocks and all(child.gone for child in item.children):
                last = next((child.gone for child in reversed(item.children)), "")
                item.gone = last or next(reversed(item.by), "") or item.olds[-1].by[-1]


def standing(tree: Tree, number: str) -> Node | None:
    """The article that has `number` in the new text, as far as operations have gone. Decisions go by the new numbers, so
    that what changes them stands before."""
    units = [*tree.body.provisions(), *tree.loose]
    given = next((item for item in units if item.kind == "article" and item.fixed == number), None)
    if given is not None or not number.isdecimal():
        return given or tree.article(number)
    mains = [item for item in units if item.kind == "article" and "-" not in (item.fixed or item.own_number or "")]
    ordered = places(_with_gaps(tree, mains), tree.first, lambda *_: None)
    at = int(number) - tree.first
    found = ordered[at] if 0 <= at < len(ordered) else None
    return found if found is None or found.gone != _GAP else None


def places(units: list[Node], first: int, refuse: Refuse) -> list[Node]:
    """`units` in their new order: those with a fixed number in its place, counted from `first`."""
    glued = [item for item in units if item.fixed is None and (item.behind or item.ahead)]
    clashing: dict[int, Node] = {}
    free = [item for item in units if item.fixed is None and not (item.behind or item.ahead)]
    fixed: dict[int, Node] = {}
    total = sum(item.fixed is None or item.fixed.isdecimal() for item in units) - len(glued)
    for item in units:
        if item.fixed is None:
            continue
        at = int(item.fixed) - first if item.fixed.isdecimal() else -1
        if at in fixed:
            refuse(item, "A008", {"target": item.fixed})
            glued.append(item)
            clashing[id(item)] = fixed[at]
        elif not 0 <= at < total + len(glued):
            refuse(item, "A007", {"number": item.fixed, "last": str(first + total - 1)})
            free.append(item)
        else:
            fixed[at] = item
    out: list[Node] = []
    waiting = iter(free)
    behind: dict[int, list[Node]] = {}
    ahead: dict[int, list[Node]] = {}
    for item in glued:
        before = clashing.get(id(item), item.behind)
        if before is not None:
            behind.setdefault(id(before), []).append(item)
        elif item.ahead is not None:
            ahead.setdefault(id(item.ahead), []).append(item)

    def take(item: Node) -> None:
        for one in ahead.pop(id(item), ()):
            take(one)
        out.append(item)
        for one in behind.pop(id(item), ()):
            take(one)

    while True:
        at = len(out)
        following = fixed.pop(at) if at in fixed else next(waiting, None)
        if following is None:
            break
        take(following)
    for at in sorted(fixed):
        take(fixed[at])
    out += (item for rest in (*behind.values(), *ahead.values()) for item in rest)  # beside one that is not there
    return out


def _inner(parent: Node, refuse: Refuse, infer: Infer) -> None:
    """款, 项 and 目 of one unit; the numbers of items follow where one came, went or got another."""
    for kind in ("paragraph", "clause", *_ITEMS):
        units = [child for child in parent.children if child.kind == kind]
        staying = [child for child in units if not child.gone]
        if not units or not any(
            child.gone or not child.origin or child.fixed or child.behind or child.ahead for child in units
        ):
            continue
        if any(outer.taken for outer in parent.up()):
            continue  # as the decision quotes it
        if kind != "paragraph" and any(child.origin and child.own_number is None for child in staying):
            continue
        first = _first(units, 1)
        ordered = places(staying, first, refuse)
        others = [child for child in parent.children if child.kind != kind]
        at = next((k for k, child in enumerate(parent.children) if child.kind == kind), 0)
        before = [child for child in parent.children[:at] if child.kind != kind]
        gone = [child for child in units if child.gone]
        parent.children = [*before, *ordered, *gone, *others[len(before) :]]
        if kind in (*_ITEMS, "clause"):
            _number(ordered, first, kind)
            _marks(ordered, next((child.by[-1] for child in units if child.by), ""), infer)


def _first(units: list[Node], default: int) -> int:
    """The number that a series begins with: the least of the old text, wherever its unit stands now."""
    old = [int(child.own_number) for child in units if child.origin and (child.own_number or "").isdecimal()]  # type: ignore[arg-type]
    return min(old, default=default)


def _number(ordered: list[Node], first: int, kind: str) -> None:
    like = next((child.num for child in ordered if child.origin and child.num), None) or _DEFAULT[kind]
    for at, child in enumerate(ordered, first):
        child.number = str(at)
        if child.own_number != child.number or not child.num:
            child.num = renumbered(child.num if child.num and child.own_number else like, child.number)


def _marks(ordered: list[Node], by: str, infer: Infer) -> None:
    """The marks at the ends of items: ； between them, 。 after the last, where the decision left them to be inferred.

    `by` is the operation that items came, went or moved with.
    """
    for at, child in enumerate(ordered):
        if child.children or not child.blocks or child.blocks[-1].table is not None:
            continue
        text = _text_of(child)
        last = at == len(ordered) - 1
        neighbour = next(
            (one for one in ordered if one is not child and one.origin and not one.taken and not one.children), None
        )
        if neighbour is None and len(ordered) > 1 and not any(one.taken for one in ordered):
            continue
        if last:
            if text[-1:] in "；，" or (child.taken and not child.origin and text[-1:] not in "。；：！？"):
                _end(child, "。", child.by[0] if child.by else by, infer)
            continue
        new = child.taken and not child.origin
        ahead = text[-1:] == "。" and all(not one.origin for one in ordered[at + 1 :])
        moved = child.fixed and neighbour is not None and not new and any(_text_of(one)[-1:] == "；" for one in ordered)
        if (new and text[-1:] not in "；：") or ahead or (moved and text[-1:] == "。"):
            cause = child if new or moved else ordered[at + 1]
            _end(child, "；", cause.by[0] if cause.by else by, infer)


def _text_of(child: Node) -> str:
    at = len(child.blocks) - 1
    return edited(child.blocks[at].text, child.edits.get((at,), []))[0]


def _end(child: Node, mark: str, by: str, infer: Infer) -> None:
    """Let the text of `child` end with `mark`."""
    at = len(child.blocks) - 1
    text = child.blocks[at].text
    end = len(text) - (text[-1:] in "。；，、")
    if put(child, (at,), Edit(end, len(text), mark, by)):
        child.touch(by)
        infer(by, "A010", {"text": text[max(0, end - 6) : end] + mark})


def _headings(tree: Tree, refuse: Refuse) -> None:
    """编, 章 and 节: new ones put in their places, and the numbers of their series, which follow where one came or went."""
    fresh = [item for item in tree.loose if item.kind in HEADINGS]
    tree.loose = [item for item in tree.loose if item.kind not in HEADINGS]
    for kind in HEADINGS:
        for context in list(_contexts(tree, kind)):
            mine = [item for item in fresh if item.kind == kind and _context_of(item, tree, kind) is context]
            _series(tree, context, kind, mine, refuse)


def _contexts(tree: Tree, kind: str) -> Iterator[Node]:
    """Where a series of that kind is counted: chapters in their book, sections in their chapter."""
    yield tree.body
    outer = {"part": ("book",), "chapter": ("book",), "section": ("chapter",)}.get(kind, ())
    for item in list(tree.body.walk()):
        if item.kind in outer:
            yield item


def _context_of(item: Node, tree: Tree, kind: str) -> Node:
    outer = {"part": ("book",), "chapter": ("book",), "section": ("chapter",)}.get(kind, ())
    start = item.behind or item.ahead or item.parent
    if start is not None:
        return next((one for one in start.up() if one.kind in outer), tree.body)
    if kind == "section":
        return next((one for one in tree.headings if one.kind == "chapter" and not one.gone), tree.body)
    return (
        next((one for one in tree.headings if one.kind == "book" and not one.gone), tree.body)
        if outer and tree.headings
        else tree.body
    )


def _series(tree: Tree, context: Node, kind: str, fresh: list[Node], refuse: Refuse) -> None:
    outer = {"part": ("book",), "chapter": ("book",), "section": ("chapter",)}.get(kind, ())
    there = [item for item in _all(context) if item.kind == kind and _context_of_old(item, outer, tree) is context]
    if not fresh and not any(item.gone or item.fixed or (not item.origin) for item in there):
        return
    numbered = [item for item in there if item.own_number or item.fixed or not item.origin]
    staying = [item for item in numbered if not item.gone]
    first = _first([*numbered, *fresh], 1)
    ordered = places([*staying, *fresh], first, refuse)
    for at, item in enumerate(ordered):
        if item in fresh or item.parent is None:
            before = ordered[at - 1] if at else None
            after = next((one for one in ordered[at + 1 :] if one.origin), None)
            _beside(context, item, before, after)
        elif at and item.parent is ordered[at - 1].parent:
            siblings = item.parent.children
            if siblings.index(item) < siblings.index(ordered[at - 1]):
                siblings.remove(item)
                siblings.insert(siblings.index(ordered[at - 1]) + 1, item)
    for item in ordered:
        item.num = item.num or _DEFAULT[kind]
    _number(ordered, first, kind)


def _all(item: Node) -> Iterator[Node]:
    for child in item.children:
        yield child
        if child.kind in HEADINGS:
            yield from _all(child)


def _context_of_old(item: Node, outer: tuple[str, ...], tree: Tree) -> Node:
    return next((one for one in item.up() if one is not item and one.kind in outer), tree.body)


def _beside(context: Node, item: Node, before: Node | None, after: Node | None) -> None:
    beside = before or after
    parent = beside.parent if beside is not None and beside.parent is not None else context
    item.parent = parent
    if beside is None:
        parent.children.append(item)
        return
    at = next(k for k, child in enumerate(parent.children) if child is beside)
    parent.children.insert(at + (beside is before), item)


def _articles(tree: Tree, follow: bool, refuse: Refuse, infer: Infer) -> bool:
    """The articles, numbered through the whole text."""
    kind = "article" if any(item.kind == "article" for item in tree.body.walk()) or tree.loose else "clause"
    if kind == "clause":
        return False
    fresh, tree.loose = tree.loose, []
    there = [item for item in tree.body.walk() if item.kind == kind]
    shifted = _shifted(tree, there)
    touched = fresh or shifted or any(item.fixed or not item.origin for item in there)
    if not touched and not follow:
        return False
    staying = {id(item) for item in there}
    if not touched and all(id(item) in staying for found in tree.articles.values() for item in found):
        return False
    units = [*there, *fresh]
    clash = shifted or _clash(units)
    ordered = _in_series(tree, units, refuse) if follow or clash else _by_number(units)
    wanted = _hold(tree, ordered, {id(item) for item in fresh})
    for one in undecided(ordered, wanted) if not tree.shelves else ():
        infer(one.article.taken, "A023", one.values())
    for item in ordered:
        if item.number and (item.own_number != item.number or not item.num):
            item.num = renumbered(item.num or _DEFAULT["article"], item.number)
    return clash and not follow


def _shifted(tree: Tree, there: list[Node]) -> bool:
    """Whether articles stand in another order than in the old text, because the heading over them went elsewhere."""
    place = {id(item): at for at, item in enumerate(item for item in tree.by_id.values() if item.kind == "article")}
    order = [place[id(item)] for item in there if id(item) in place and item.fixed is None]
    return any(a > b for a, b in pairwise(order))


def _clash(units: list[Node]) -> bool:
    """Whether two articles would have one number, would every one keep its own, or one that moves would not stand there."""
    seen: set[str] = set()
    for item in units:
        if item.fixed is None and (item.behind is not None or item.ahead is not None):
            return True
        number = item.fixed or item.own_number
        if number is not None:
            if number in seen:
                return True
            seen.add(number)
    return False


def _in_series(tree: Tree, units: list[Node], refuse: Refuse) -> list[Node]:
    """In order and without a gap; 之一 stay behind their article."""
    subs: dict[int, list[Node]] = {}
    loose: dict[str, list[Node]] = {}
    mains: list[Node] = []
    last: Node | None = None
    for item in units:
        number = item.fixed or item.own_number or ""
        if "-" in number:
            if item.origin and last is not None and not item.fixed:
                subs.setdefault(id(last), []).append(item)
            else:
                loose.setdefault(number.partition("-")[0], []).append(item)
        else:
            mains.append(item)
            last = item
    ordered = places(_with_gaps(tree, mains), tree.first, refuse)
    out: list[Node] = []
    for at, item in enumerate(ordered, tree.first):
        if item.gone == _GAP:
            continue
        item.number = str(at)
        out.append(item)
        own = [*subs.get(id(item), ()), *loose.pop(item.own_number or "", ())]
        for sub in sorted(own, key=lambda one: int((one.fixed or one.own_number or "0-0").partition("-")[2] or 0)):
            sub.number = f"{at}-{(sub.fixed or sub.own_number or '').partition('-')[2]}"
            out.append(sub)
    for rest in loose.values():
        for sub in rest:
            sub.number = sub.fixed or sub.own_number
            out.append(sub)
    return out


def _with_gaps(tree: Tree, mains: list[Node]) -> list[Node]:
    """Articles with one for each number that the old text leaves out, so that those behind keep their distance."""
    numbers = {int(number) for number in tree.articles if number.isdecimal()}
    if not numbers or max(numbers) - tree.first + 1 == len(numbers) or max(numbers) > 2 * len(numbers) + _FEW:
        return mains
    out: list[Node] = []
    expected = tree.first
    for item in mains:
        number = item.own_number if item.origin else None
        if number is not None and number.isdecimal() and int(number) >= expected:
            out += [Node("article", gone=_GAP) for one in range(expected, int(number)) if one not in numbers]
            expected = int(number) + 1
        out.append(item)
    return out


def _by_number(units: list[Node]) -> list[Node]:
    """Every article keeps its number or has the one that it is given; new ones stand where theirs belongs."""
    fresh = [item for item in units if item.fixed is not None or item.own_number is None]
    settled = [item for item in units if item.fixed is None and item.own_number is not None]
    for item in settled:
        item.number = item.own_number
    out = list(settled)
    for item in sorted(fresh, key=_value):
        item.number = item.fixed or item.own_number
        at = next((k for k in range(len(out), 0, -1) if _value(out[k - 1]) <= _value(item)), 0)
        out.insert(at, item)
    return out


def _value(item: Node) -> tuple[int, int]:
    main, _, sub = (item.fixed or item.own_number or "0").partition("-")
    return (int(main) if main.isdecimal() else 0, int(sub or 0))


def _hold(tree: Tree, ordered: list[Node], fresh: set[int]) -> list[int | None]:
    """Put the articles below the headings they belong to: old ones where they were, new and moved ones with the one before.

    Which heading each is known to belong to, by its rank; None of those that go by the one before.
    """
    holders = [item for item in tree.body.walk() if item.kind in HEADINGS or item is tree.body]
    rank = {id(item): at for at, item in enumerate(holders)}
    wanted: list[int | None] = []
    for item in ordered:
        parent = item.parent
        wanted.append(
            rank.get(id(parent)) if parent is not None and (id(item) not in fresh or parent.kind in HEADINGS) else None
        )
    stay = _rising(wanted)
    current: int | None = next((wanted[at] for at in sorted(stay)), 0)
    new: dict[int, list[Node]] = {}
    for at, item in enumerate(ordered):
        if at in stay:
            current = wanted[at]
        item.parent = holders[current or 0]
        new.setdefault(current or 0, []).append(item)
    _refilled(holders, new, fresh)
    position = {id(item): at for at, item in enumerate(ordered)}
    for at, holder in enumerate(holders):
        others = [child for child in holder.children if child.kind != "article" or child.gone]
        if at in new or len(others) != len(holder.children):
            holder.children = _merged(others, new.get(at, []), position)
    return wanted


def _refilled(holders: list[Node], held: dict[int, list[Node]], fresh: set[int]) -> None:
    """Give a heading whose articles were all deleted the new ones right before it, as many as it lost: none stays empty."""
    for at, holder in enumerate(holders):
        lost = sum(child.kind == "article" and bool(child.gone) for child in holder.children)
        before = max((k for k in held if k < at), default=None)
        if not lost or at in held or before is None or any(child.kind in HEADINGS for child in holder.children):
            continue
        tail = list(takewhile(lambda item: id(item) in fresh, reversed(held[before])))[:lost][::-1]
        if tail and len(tail) < len(held[before]):
            held[before] = held[before][: -len(tail)]
            held[at] = tail
            for item in tail:
                item.parent = holder


def _rising(values: list[int | None]) -> set[int]:
    """Places of a longest run of `values` that never falls."""
    tails: list[int] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for at, value in enumerate(values):
        if value is None:
            continue
        k = bisect_right(tails, value)
        before[at] = ends[k - 1] if k else None
        if k == len(tails):
            tails.append(value)
            ends.append(at)
        else:
            tails[k], ends[k] = value, at
    out: set[int] = set()
    last: int | None = ends[-1] if ends else None
    while last is not None:
        out.add(last)
        last = before[last]
    return out


def _merged(others: list[Node], articles: list[Node], position: dict[int, int]) -> list[Node]:
    """The children of a heading: its headings where their first article says, articles between them."""
    keys: list[tuple[int, int, Node]] = []
    last = -1
    for child in others:
        own = [position[id(item)] for item in child.walk() if id(item) in position]
        last = min(own) if own else last
        keys.append((last, 0, child))
    keys += [(position[id(item)], 1, item) for item in articles]
    return [child for *_, child in sorted(keys, key=lambda key: key[:2])]
