"""What one operation found and did, while the others are still to come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from akn.amend.operation import Operation, Reason, Target
from akn.amend.tree import Node, Tree, spelled
from akn.language.zh.naming import named
from akn.model.provision import HEADINGS


class Refused(Exception):
    """An operation can't be applied; never seen outside this package."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.reason = Reason(code, tuple(values.items()))


@dataclass(slots=True)
class Done:
    """`old` are the nodes that an operation is about, `new` those that it made; `reason` where something was inferred."""

    old: list[Node] = field(default_factory=list)
    new: list[Node] = field(default_factory=list)
    found: str | None = None
    count: int | None = None
    reason: Reason | None = None


def located(tree: Tree, targets: Iterable[Target]) -> list[Node]:
    """The nodes of `targets`; for a sentence, what it stands in. Raises Refused for the first that isn't there, or isn't one."""
    out = []
    for target in targets:
        item = tree.find(target)
        if isinstance(item, Reason):
            raise Refused(item.code, **dict(item.values))
        out.append(item)
    return out


def whole(item: Node, target: Target | None, op: Operation) -> None:
    """Raise Refused where another operation has removed or replaced `item`, or what it stands in."""
    for outer in item.up():
        if other := outer.gone or outer.taken:
            raise Refused("A006", target=name(item, target), other=other, this=op.id)


def untouched(item: Node, target: Target | None, op: Operation) -> None:
    """Raise Refused where another operation has changed anything in `item`, so that it can't be replaced whole."""
    whole(item, target, op)
    for inner in item.walk():
        if inner.edits or inner.taken or (inner is not item and (not inner.origin or inner.gone)):
            other = next(iter(inner.by), "")
            raise Refused("A006", target=name(item, target), other=other, this=op.id)
    gone = next((child for inner in item.walk() for child in inner.children if child.gone), None)
    if gone is not None:
        raise Refused("A006", target=name(item, target), other=gone.gone, this=op.id)


def name(item: Node, target: Target | None = None) -> str:
    """A unit as a message names it."""
    return (target.words or spelled(target.path)) if target else named(_path(item)) or item.num or item.origin


def _path(item: Node) -> list[tuple[str, str]]:
    """Where a unit stands, by old numbers; 款 are counted."""
    path = []
    for outer in item.up():
        number = outer.own_number
        if outer.kind == "paragraph" and outer.parent is not None and len(outer.parent.like("paragraph")) > 1:
            number = next((str(at) for at, one in enumerate(outer.parent.like("paragraph"), 1) if one is outer), None)
        if number and outer.kind not in HEADINGS:
            path.append((outer.kind, number))
    return path[::-1] if item.kind not in HEADINGS else []


def words_of(item: Node) -> str:
    """All old text of a node, as it was."""
    return "".join(item.unit.characters()) if item.unit else "".join(block.text for block in item.blocks)


def said(op: Operation) -> str:
    """The units of an operation as the decision names them."""
    return "、".join(target.words for target in (*op.targets, *op.final) if target.words) or op.instruction
