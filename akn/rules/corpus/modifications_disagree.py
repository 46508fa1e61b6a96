"""A decision and the version that it made tell the same changes.

What it does:
    Takes a decision that tells, in activeModifications, what it did to a work, and the version of that work whose
    passiveModifications name the decision. Each instruction stands on both sides, with the same type. Renumbering, and
    what follows from it, is told by the version alone.

Why:
    Programs look from either end. Where the ends differ, one of them was edited by hand, or is of another run.

Bad:
    decision: repeal by #cl_3__mod_1      version: substitution by …/~cl_3__mod_1

Good:
    decision: repeal by #cl_3__mod_1      version: repeal by …/~cl_3__mod_1

Remedy:
    Apply the decision anew (akn amend with --decision-output), and keep both files that it writes.

Source:
    Akoma Ntoso, activeModifications and passiveModifications; design: identity and time.

中文:
    决定与其所成版本对修改的记载应一致。
    检查：决定的 activeModifications 与版本的 passiveModifications 所载各项修改及其类型是否相同；条文序号的调整及其后果仅由版本记载。
    理由：两端均可查询；不一致即有一端经手工改动，或者出自另一次处理。
    处理：重新应用决定（akn amend 加 --decision-output），并保留所写的两个文件。
    错误示例：
        决定：repeal， #cl_3__mod_1      版本：substitution， …/~cl_3__mod_1
    正确示例：
        决定：repeal， #cl_3__mod_1      版本：repeal， …/~cl_3__mod_1

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.model.address import parse
from akn.rules.corpus.corpus import Corpus
from akn.rules.corpus.record import Record

CODE = "C230"
FOLLOWS = ("renumbering",)
"""Types that a version tells one by one, and the decision by runs."""
CERTAIN = ("insertion", "repeal", "split", "join")
"""Types of which a version has none that the decision does not order."""


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """One finding for each instruction that one side alone has, in the version: at its modification, else the first of the decision."""
    for item in corpus.records:
        for decision in _decisions(corpus, item):
            ordered = _active(decision, item.work)
            told = _passive(item, decision.expression)
            if not ordered:
                continue
            done = {(kind, source) for kind, source, _ in told}
            lines = {source: line for _, source, line in reversed(told)}
            first = next((line for *_, line in told), 0)
            alone = [row for row in sorted(ordered - done) if row[0] not in FOLLOWS]
            alone += [row for row in sorted(done - ordered) if row[0] in CERTAIN]
            for kind, source in alone:
                line = lines.get(source, first)
                yield diagnostic(CODE, line, type=kind, source=source, decision=decision.expression).at(item.file)


def _decisions(corpus: Corpus, item: Record) -> list[Record]:
    """Those of the corpus that a version names as its sources."""
    named = dict.fromkeys(told.source.partition("/~")[0] for told in item.passive)
    return [corpus.expressions[name] for name in named if name in corpus.expressions]


def _active(decision: Record, work: str) -> set[tuple[str, str]]:
    """(type, id of the instruction) of what a decision did to provisions of a work."""
    return {
        (told.type, told.source.removeprefix("#"))
        for told in decision.active
        if told.source.startswith("#") and told.destinations and _of(told.destinations[0], work)
    }


def _passive(item: Record, decision: str) -> list[tuple[str, str, int]]:
    """Type, id of the instruction, and line of what a version says that a decision did."""
    return [
        (told.type, source, told.line)
        for told in item.passive
        for named, _, source in [told.source.partition("/~")]
        if named == decision and source
    ]


def _of(href: str, work: str) -> bool:
    address = parse(href)
    return address is not None and address.work == work and address.language is not None
