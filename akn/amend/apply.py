"""Operations applied to an act: looked up by old numbers, guarded, put together, numbered once (design: amendments)."""

from __future__ import annotations

from collections.abc import Callable

from akn.amend import frame, insertion, relocation, replacement
from akn.amend.counted import settled
from akn.amend.finish import finish
from akn.amend.follow import follow
from akn.amend.operation import Applied, Consequence, Instructions, Operation, Outcome, Reason, Status
from akn.amend.order import arrange, standing
from akn.amend.result import Done, Refused
from akn.amend.tree import Key, Node, Tree
from akn.amend.wording import sentence_operation, word_operation
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

    Ids of `base` are those of the generator. The result is the same for the same input; `base` is not changed. An operation
    that turns out impossible once something of it is done is left out from the beginning.
    """
    out: dict[str, Reason] = {}
    while True:
        attempt = _Attempt(base, instructions, out)
        if not attempt.spoiled:
            return attempt.finished()
        out |= attempt.spoiled


class _Attempt:
    """The operations but those left out, and what became of them."""

    def __init__(self, base: Document, instructions: Instructions, out: dict[str, Reason]) -> None:
        self.instructions = instructions
        self.ops = {op.id: op for op in instructions.operations}
        self.done: dict[str, Done] = {}
        self.reasons = dict(out)
        self.tree = tree = Tree(base)
        follows = instructions.renumber is not None
        if follows:
            tree.renumbered = lambda number: standing(tree, number)
        for op in instructions.operations:
            if op.id in out:
                continue
            if op.unknown:
                self.reasons[op.id] = Reason("A018" if op.open else "A001", (("text", op.unknown),))
                continue
            try:
                self.done[op.id] = _run(tree, op)
            except Refused as refusal:
                self.reasons[op.id] = refusal.reason
        self.unasked = arrange(tree, follow=follows, refuse=self._refuse, infer=self._infer)
        self.spoiled = {
            by: self.reasons[by]
            for by in (self._traces() if len(self.reasons) > len(out) else ())
            if by in self.reasons and by not in out
        }

    def _refuse(self, node: Node, code: str, values: dict[str, str]) -> None:
        """Refuse the operation that gave `node` its number."""
        numbering = [by for by in node.by if by in self.ops and self.ops[by].final]
        for by in (numbering or node.by)[-1:]:
            self.reasons.setdefault(by, Reason(code, tuple(values.items())))

    def _infer(self, by: str, code: str, values: dict[str, str]) -> None:
        if by in self.done and self.done[by].reason is None:
            self.done[by].reason = Reason(code, tuple(values.items()))

    def _traces(self) -> set[str]:
        """The operations that have left something in the tree."""
        found = set(self.tree.preamble.by)
        nodes = [*self.tree.by_id.values(), *(node for root in self.tree.roots() for node in root.walk())]
        for node in nodes:
            found.update(node.by)
            found.update(edit.by for edits in node.edits.values() for edit in edits)
        return found

    def _pushing(self, consequences: list[Consequence]) -> set[str]:
        """The operations that make other articles take another number though no sentence asks for it."""
        if not self.unasked or all(item.kind != "renumbering" for item in consequences):
            return set()
        numbering = [
            op for op in self.ops.values() if any(one.path and one.path[-1][0] == "article" for one in op.final)
        ]
        new = [
            op.id
            for op in self.ops.values()
            if op.id in self.done and (_new_article(op) or _article_without_number(op))
        ]
        return set(new or (op.id for op in numbering))

    def finished(self) -> Applied:
        """The new text, with what became of every operation."""
        references = follow(self.tree)
        document, made, contents = finish(self.tree)
        ids = {id(node): unit.eId for node, unit in made}
        annexes = [holder for holder, _ in self.tree.annexes if not holder.gone]
        ids |= {id(holder): item.eId for holder, item in zip(annexes, document.attachments, strict=True)}
        ids[id(self.tree.preamble)] = "preamble"
        consequences = _consequences(made, references, ids, contents, self.instructions.renumber or "")
        pushing = self._pushing(consequences)
        outcomes = tuple(
            _outcome(op, self.done.get(op.id), self.reasons.get(op.id), ids, op.id in pushing)
            for op in self.instructions.operations
        )
        origin = {unit.eId: node.origin for node, unit in made if node.origin}
        by = {unit.eId: tuple(node.by) for node, unit in made if node.by}
        if self.tree.preamble.by:
            by["preamble"] = tuple(self.tree.preamble.by)
        return Applied(document, outcomes, tuple(consequences), origin, by)


def _new_article(op: Operation) -> bool:
    return op.kind == "insertion" and op.unit == "article"


def _article_without_number(op: Operation) -> bool:
    """Whether it puts an article beside another (移至…后) and says no number for it."""
    return op.kind == "move" and bool(op.place) and not op.final and op.targets[0].path[-1][0] == "article"


PARTS: dict[str, tuple[str, ...]] = {
    "substitution": ("", "intro", "sentence"),
    "repeal": ("", "sentence", "heading"),
    "word-substitution": ("", "intro", "start", "end", "heading", "sentence"),
    "word-insertion": ("", "intro", "start", "end", "heading", "sentence"),
    "word-deletion": ("", "intro", "start", "end", "heading", "sentence"),
}
"""Kind of operation -> the parts of a unit that it can be about; others take whole units."""
NEEDY = ("repeal", "renumbering", "split", "join", "move", "heading", "substitution")
"""Kinds that are nothing without a unit that is named."""


def _guard(op: Operation) -> None:
    """Raise Refused where an operation names no unit, or a part of one that it can't take."""
    for target in op.targets:
        if target.part not in PARTS.get(op.kind, ("",)):
            raise Refused("A008", target=target.words or op.instruction)
    if op.kind in NEEDY and not (op.targets and all(target.path for target in op.targets)):
        raise Refused("A002", target=op.instruction)


def _run(tree: Tree, op: Operation) -> Done:
    _guard(op)
    op = settled(tree, op)
    if op.kind == "preamble" and op.old is not None:
        return word_operation(tree, op)
    if op.kind in ("substitution", "repeal") and any(target.part == "sentence" for target in op.targets):
        return sentence_operation(tree, op)
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
    if why is None and unasked:
        status, why = "inferred", Reason("A011")
    old = tuple(dict.fromkeys(node.origin for node in done.old if node.origin))
    nodes = done.new or done.old
    new = tuple(dict.fromkeys(ids[id(node)] for node in nodes if id(node) in ids))
    return Outcome(op, status, old, new, done.found, done.count, why)
