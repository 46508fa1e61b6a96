"""Operations applied to an act: looked up by old numbers, guarded, put together, numbered once (design: amendments)."""

from __future__ import annotations

from collections.abc import Callable

from akn.amend import frame, insertion, relocation, replacement
from akn.amend.finish import finish
from akn.amend.follow import follow
from akn.amend.operation import Applied, Consequence, Instructions, Operation, Outcome, Reason, Status
from akn.amend.order import arrange, standing
from akn.amend.result import Done, Refused
from akn.amend.tree import Key, Node, Tree
from akn.amend.wording import word_operation
from akn.model.document import Document
from akn.model.provision import HEADINGS, Provision

APPLIED: dict[str, Callable[[Tree, Operation], Done]] = {
    "substitution": replacement.substitution,
    "insertion": insertion.insertion,
    "repeal": replacement.repeal,
    "renumbering": relocation.renumbering,
    "word-substitution": word_operation,
    "word-insertion": word_operation,
    "word-deletion": word_operation,
    "split": relocation.split,
    "join": relocation.join,
    "move": relocation.move,
    "heading": frame.heading,
    "structure": frame.structure,
    "title": frame.title,
    "preamble": frame.preamble,
    "annex": insertion.insertion,
    "repeal-act": frame.whole_act,
}
"""Kind of operation -> what applies it."""


def apply(base: Document, instructions: Instructions) -> Applied:
    """`base` with the operations applied that can be; the others are refused, each with its reason.

    Ids of `base` are those of the generator. The result is the same for the same input; `base` is not changed.
    """
    tree = Tree(base)
    if instructions.renumber is not None:
        tree.renumbered = lambda number: standing(tree, number)
    done: dict[str, Done] = {}
    reasons: dict[str, Reason] = {}
    for op in instructions.operations:
        if op.unknown:
            reasons[op.id] = Reason("A018" if op.open else "A001", (("text", op.unknown),))
            continue
        try:
            done[op.id] = _run(tree, op)
        except Refused as refusal:
            reasons[op.id] = refusal.reason

    def refuse(node: Node, code: str, values: dict[str, str]) -> None:
        for by in node.by[-1:]:
            reasons.setdefault(by, Reason(code, tuple(values.items())))

    def infer(by: str, text: str) -> None:
        if by in done and done[by].reason is None:
            done[by].reason = Reason("A010", (("text", text),))

    unasked = arrange(tree, follow=instructions.renumber is not None, refuse=refuse, infer=infer)
    references = follow(tree)
    document, made, contents = finish(tree)
    ids = {id(node): unit.eId for node, unit in made}
    consequences = _consequences(made, references, ids, contents, instructions.renumber or "")
    outcomes = tuple(_outcome(op, done.get(op.id), reasons.get(op.id), ids, unasked) for op in instructions.operations)
    origin = {unit.eId: node.origin for node, unit in made if node.origin}
    by = {unit.eId: tuple(node.by) for node, unit in made if node.by}
    if tree.preamble.by:
        by["preamble"] = tuple(tree.preamble.by)
    return Applied(document, outcomes, tuple(consequences), origin, by)


def _run(tree: Tree, op: Operation) -> Done:
    if op.kind == "preamble" and op.old is not None:
        return word_operation(tree, op)
    return APPLIED[op.kind](tree, op)


def _consequences(
    made: list[tuple[Node, Provision]],
    references: list[tuple[Node, Key, str, str]],
    ids: dict[int, str],
    contents: list[str],
    source: str,
) -> list[Consequence]:
    out = []
    for node, unit in made:
        before = node.unit.num if node.unit is not None else None
        if node.origin and not node.fixed and before and unit.num and before != unit.num:
            kind = "heading" if node.kind in HEADINGS else "renumbering"
            out.append(Consequence(kind, node.origin, unit.eId, before, unit.num, source))  # type: ignore[arg-type]
    for node, _, before, after in references:
        out.append(Consequence("reference", node.origin, ids.get(id(node), node.origin), before, after, source))
    out += [Consequence("toc", "", "", "", line, source) for line in contents]
    return out


def _outcome(op: Operation, done: Done | None, reason: Reason | None, ids: dict[int, str], unasked: bool) -> Outcome:
    if done is None or reason is not None:
        old = tuple(node.origin for node in done.old if node.origin) if done else ()
        return Outcome(op, "refused", old, (), reason=reason)
    status: Status = "inferred" if done.reason else "applied"
    why = done.reason
    if why is None and unasked and op.kind == "insertion" and op.unit == "article":
        status, why = "inferred", Reason("A011")
    old = tuple(dict.fromkeys(node.origin for node in done.old if node.origin))
    nodes = done.new or done.old
    new = tuple(dict.fromkeys(ids[id(node)] for node in nodes if id(node) in ids))
    return Outcome(op, status, old, new, done.found, done.count, why)
