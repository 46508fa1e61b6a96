"""The act while it is being amended: a tree of nodes that remember which old unit they are.

Operations look up nodes by old numbers, whatever has happened before; nothing is renumbered until all are in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from akn.amend.operation import Reason, Target
from akn.language.zh.naming import WORDS, named
from akn.language.zh.numerals import index
from akn.model.block import Block
from akn.model.document import Attachment, Document
from akn.model.provision import HEADINGS, Provision

Key = tuple[int, ...]
"""Where text of a node stands: (block,), (block, row, cell, block of the cell); HEADING is its heading."""
HEADING: Key = (-1,)
NUMBER: Key = (-2,)
"""Where the printed number of a 项 or 目 stands: its brackets are text to whoever changes their form."""


@dataclass(frozen=True, slots=True)
class Edit:
    """`text[start:end]` of an old text becomes `new`; `by` is the id of the operation, empty for a reference that follows."""

    start: int
    end: int
    new: str
    by: str = ""


@dataclass(eq=False, slots=True)
class Node:
    """A unit. `origin` is the eId of the old unit that it is, empty for a new one.

    `fixed` is the number that a decision gives it, `quoted` the one that its new text is quoted with; `behind` the node that it is to stand behind (`ahead`: before). `gone` and
    `taken` name the operation that removed it or replaced its text. `by` are all operations that touched it.
    """

    kind: str
    origin: str = ""
    num: str | None = None
    heading: str | None = None
    blocks: list[Block] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    olds: tuple[Node, ...] = ()  # its children in the old text, wherever they are now
    parent: Node | None = None
    unit: Provision | None = None
    fixed: str | None = None
    quoted: str | None = None
    behind: Node | None = None
    ahead: Node | None = None
    into: Node | None = None  # the one that it became part of
    gone: str = ""
    taken: str = ""
    by: list[str] = field(default_factory=list)
    edits: dict[Key, list[Edit]] = field(default_factory=dict)
    number: str | None = None  # once the numbers are settled

    def touch(self, by: str) -> None:
        """Remember that an operation touched it."""
        if by not in self.by:
            self.by.append(by)

    def add(self, child: Node) -> None:
        """Put a child behind the others."""
        child.parent = self
        self.children.append(child)

    def detach(self) -> None:
        """Take it out of its parent."""
        if self.parent is not None:
            self.parent.children = [child for child in self.parent.children if child is not self]
            self.parent = None

    def up(self) -> Iterator[Node]:
        """Itself and all that it stands in, from the inside out."""
        node: Node | None = self
        while node is not None:
            yield node
            node = node.parent

    def walk(self) -> Iterator[Node]:
        """Itself and all below it that are not gone, in order."""
        if not self.gone:
            yield self
            for child in self.children:
                yield from child.walk()

    def provisions(self) -> Iterator[Node]:
        """The articles below its headings that are not gone, in order."""
        for child in self.children:
            if child.gone:
                continue
            if child.kind in HEADINGS:
                yield from child.provisions()
            elif child.kind == "article":
                yield child

    def like(self, kind: str) -> list[Node]:
        """Its old children of a kind, in their old order, those too that are gone or stand elsewhere now."""
        return [child for child in self.olds if child.kind == kind]

    @property
    def own_number(self) -> str | None:
        """The number that it prints, as eIds carry it."""
        return index(self.num) if self.num else None


@dataclass(frozen=True, slots=True)
class Shelf:
    """A heading of a new structure: `first` and `last` are the new numbers of the articles that it holds.

    `kind` is empty for one without a number: it is of the kind of those beside it.
    """

    kind: str
    num: str | None
    heading: str
    first: str
    last: str
    inner: list[Shelf]


def node(unit: Provision, *, old: bool = False, by: str = "") -> Node:
    """The tree of a unit; new where it isn't `old`."""
    made = Node(unit.kind, unit.eId if old else "", unit.num, unit.heading, list(unit.blocks), unit=unit)
    if by:
        made.by = [by]
    for child in unit.children:
        made.add(node(child, old=old, by=by))
    if old:
        made.olds = tuple(made.children)
    return made


class Tree:
    """All nodes of an act, found by old number."""

    def __init__(self, base: Document) -> None:
        self.base = base
        self.body = Node("body")
        for unit in base.body:
            self.body.add(node(unit, old=True))
        self.body.olds = tuple(self.body.children)
        self.annexes: list[tuple[Node, Attachment | None]] = []
        for attachment in base.attachments:
            holder = Node("attachment", attachment.eId, attachment.num, attachment.heading)
            for unit in attachment.body:
                holder.add(node(unit, old=True))
            holder.olds = tuple(holder.children)
            self.annexes.append((holder, attachment))
        self.preamble = Node("preamble", "preamble", blocks=list(base.preamble))
        self.title: str | None = None
        self.renumbered: Callable[[str], Node | None] = self.article  # by the new number, as far as is known
        self.shelves: list[Shelf] = []  # all headings anew, where a decision says them
        self.structured = ""  # the operation that says so
        self.loose: list[Node] = []  # new articles and headings that have a number and no place yet
        self.by_id: dict[str, Node] = {}
        self.articles: dict[str, list[Node]] = {}
        self.headings: list[Node] = []
        for item in self.body.walk():
            if item.origin:
                self.by_id[item.origin] = item
            if item.kind in HEADINGS:
                self.headings.append(item)
            elif item.kind == "article":
                self.articles.setdefault(item.own_number or "", []).append(item)
        for holder, _ in self.annexes:
            for item in holder.walk():
                self.by_id[item.origin] = item
        if not self.articles:  # a reply in 一、二、 is cited by 条 as well
            for item in self.body.children:
                if item.kind == "clause":
                    self.articles.setdefault(item.own_number or "", []).append(item)
        self.first = next((int(n) for n in self.articles if n.isdecimal()), 1)

    def find(self, target: Target) -> Node | Reason:
        """The node that `target` names by old numbers."""
        if not target.path:
            return self.body
        (kind, number), *rest = target.path
        found: list[Node]
        if kind == "attachment":
            found = self._annexes(number)
        elif kind == "article":
            there = self.renumbered(number) if target.new else None
            found = [there] if there is not None else self.articles.get(number, [])
        elif kind in HEADINGS:
            found = [item for item in self.headings if item.kind == kind and item.own_number == number]
        elif kind == "paragraph":
            found = _nth(self.body.like("paragraph"), number)
        elif kind == "point":  # 第一项 of a reply in 一、二、
            found = [item for item in self.articles.get(number, []) if item.kind == "clause"]
        else:
            found = []
        for kind, number in rest:
            found = [inner for item in found for inner in _inside(item, kind, number)]
        if len(found) == 1:
            return found[0]
        code = "A003" if found else "A002"
        return Reason(code, (("target", target.words or spelled(target.path)),))

    def _annexes(self, number: str) -> list[Node]:
        old = [holder for holder, attachment in self.annexes if attachment is not None]
        if not number:
            return old if len(old) == 1 else [holder for holder in old if not index(holder.num or "")]
        return [holder for holder in old if index(holder.num or "") == number]

    def article(self, number: str) -> Node | None:
        """The one article of an old number."""
        found = self.articles.get(number, [])
        return found[0] if len(found) == 1 else None

    def roots(self) -> Iterator[Node]:
        """The body, what is to be put into it, and the annexes that are there."""
        yield self.body
        yield from self.loose
        for holder, _ in self.annexes:
            if not holder.gone:
                yield holder


def _inside(item: Node, kind: str, number: str) -> list[Node]:
    """The old `kind` with a number inside `item`; an item of an article is cited without its 款 where one 款 has items."""
    if kind == "paragraph":
        return _nth(item.like("paragraph"), number)
    own = [child for child in item.like(kind) if child.own_number == number]
    if own or item.kind in ("point", "indent"):
        return own
    own = [inner for child in item.olds for inner in child.like(kind) if inner.own_number == number]
    if own or kind != "point" or any(child.like("point") for child in item.olds):
        return own
    return [inner for child in item.olds for inner in child.like("indent") if inner.own_number == number]  # （1）


def _nth(items: list[Node], number: str) -> list[Node]:
    at = int(number) - 1 if number.isdecimal() else -1
    return [items[at]] if 0 <= at < len(items) else []


def nth(parent: Node, kind: str, number: str) -> list[Node]:
    """The old `kind` of that number in `parent`: 款 are counted, others numbered."""
    return _inside(parent, kind, number)


def spelled(path: Iterable[tuple[str, str]]) -> str:
    """A path for a message: 第三条第一款."""
    steps = list(path)
    return named(steps) or "、".join(f"{WORDS.get(kind, kind)}{number}" for kind, number in steps)


def texts(item: Node) -> str:
    """The text of a node without its number, those of the units in it with theirs, a line for each."""
    parts = [item.heading or "", *(block.table.text if block.table else block.text for block in item.blocks)]
    for child in item.children:
        parts += (child.num or "", texts(child))
    return "\n".join(parts)


def passages(item: Node, *, headings: bool = False, numbers: bool = False) -> Iterator[tuple[Node, Key, str]]:
    """Every old text below `item` whose words may still be changed: whose, where, and the text.

    `headings` and `numbers` (of 项 and 目) are texts too where they are asked for.
    """
    if item.gone or item.taken:
        return
    if not item.origin and item.kind != "body":  # a new article for 款 that have moved
        for child in item.children:
            yield from passages(child, headings=headings, numbers=numbers)
        return
    if headings and item.heading:
        yield item, HEADING, item.heading
    if numbers and item.num and item.kind in ("point", "indent"):
        yield item, NUMBER, item.num
    before = [pair for pair in enumerate(item.blocks) if pair[1].role != "wrapUp"]
    after = [pair for pair in enumerate(item.blocks) if pair[1].role == "wrapUp"]
    for k, block in before:
        yield from _texts(item, k, block)
    for child in item.children:
        yield from passages(child, headings=headings, numbers=numbers)
    for k, block in after:
        yield from _texts(item, k, block)


def _texts(item: Node, k: int, block: Block) -> Iterator[tuple[Node, Key, str]]:
    if block.table is None:
        yield item, (k,), block.text
        return
    for r, row in enumerate(block.table.rows):
        for c, cell in enumerate(row):
            for b, inner in enumerate(cell.blocks):
                if inner.table is None:
                    yield item, (k, r, c, b), inner.text
