"""An amendment reported: for programs the JSON contract (design: JSON contracts; schemas/amendment.schema.json), for people a
table of what each instruction does, and what is wrong as diagnostics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from json import dumps
from typing import Any

from akn.amend.instructions import spelled
from akn.amend.naming import spoken
from akn.amend.operation import Amendment, Consequence, Operation, Outcome, Quote, Reason, Target
from akn.amend.verify import Difference, Verification
from akn.diagnostics import Diagnostic, diagnostic, user_language
from akn.diff.changeset import Segment, UnitRef
from akn.diff.render.terminal import clean, columns, cut, fill
from akn.language.zh.naming import WORDS, named

CONTRACT = "1.0"
"""Version of the contract. Minor versions add keys; none is ever taken away."""

KINDS: dict[str, tuple[str, str]] = {
    "substitution": ("replace", "修改"),
    "insertion": ("insert", "增加"),
    "repeal": ("delete", "删去"),
    "renumbering": ("renumber", "改序号"),
    "word-substitution": ("replace words", "替换词句"),
    "word-insertion": ("insert words", "增加词句"),
    "word-deletion": ("delete words", "删去词句"),
    "split": ("split", "拆分"),
    "join": ("join", "合并"),
    "move": ("move", "移动"),
    "heading": ("heading", "标题"),
    "structure": ("structure", "章节结构"),
    "title": ("title", "名称"),
    "preamble": ("preamble", "引言"),
    "annex": ("annex", "附件"),
    "repeal-act": ("repeal the act", "废止"),
}
STATUSES = {"applied": ("applied", "已应用"), "inferred": ("inferred", "推定"), "refused": ("refused", "未应用")}
HEAD = (("line", "行"), ("does", "操作"), ("to", "对象"), ("expected", "应有"), ("found", "实有"), ("status", "结果"))
TOLD = ("A023",)
"""Reasons of what was inferred that are said with what is wrong: the text may well stand at another place."""
_TOTALS = (
    "{applied} applied, {inferred} inferred, {refused} refused, {underivable} underivable",
    "已应用 {applied} 项，推定 {inferred} 项，未应用 {refused} 项，无法推定 {underivable} 项",
)


def as_json(amendments: Sequence[Amendment], verifications: Sequence[Verification | None] = (), *, package: bool = False,
            missing: Sequence[str] = (), language: str | None = None) -> str:  # fmt: skip
    """The report, with a line feed at the end.

    Of one act it is an object with `contract`, `base`, `decision`, `result` … ; of a `package` an object with `decision`,
    `complete`, the titles that are `missing`, and such an object for each act in `amendments`. Reasons are in `language`,
    by default the user's.
    """
    checks = [*verifications, *[None] * (len(amendments) - len(verifications))]
    rows = [as_object(item, check, language=language) for item, check in zip(amendments, checks, strict=True)]
    if not package and len(rows) == 1:
        made: dict[str, Any] = {"contract": CONTRACT} | rows[0]
    else:
        made = {"contract": CONTRACT}
        if amendments:
            made["decision"] = amendments[0].decision.meta.expression.uri
        made["complete"] = not missing and all(item.complete for item in amendments)
        made |= {"missing": [*missing], "amendments": rows}
    return dumps(made, ensure_ascii=False, indent=2) + "\n"


def as_object(
    amendment: Amendment, verification: Verification | None = None, *, language: str | None = None
) -> dict[str, Any]:
    """The report on one act."""
    row: dict[str, Any] = {
        "base": amendment.base.meta.expression.uri,
        "decision": amendment.decision.meta.expression.uri,
    }
    if amendment.document is not None:
        row["result"] = amendment.document.meta.expression.uri
    row["complete"] = amendment.complete
    row["operations"] = [_operation(outcome, language) for outcome in amendment.outcomes]
    row["consequences"] = [_consequence(item) for item in amendment.consequences]
    row["underivable"] = [
        _known(instruction=item.instruction, line=item.line, source=item.source or None)
        for item in amendment.instructions.underivable
    ]
    if amendment.diagnostics:
        row["notes"] = [{"code": it.code, "message": it.message(language)} for it in amendment.diagnostics]
    if verification is not None:
        row["verification"] = _verification(verification)
    return row


def findings(amendment: Amendment, file: str = "") -> tuple[Diagnostic, ...]:
    """What is wrong, of the decision in `file`: each refusal, each place that was inferred, each sentence that nothing can be derived from, and what the
    decision does not tell."""
    out = [
        _diagnostic(it.reason, it.operation)
        for it in amendment.outcomes
        if it.status == "refused" or (it.reason is not None and it.reason.code in TOLD)
    ]
    out += [diagnostic("A052", item.line, instruction=item.instruction) for item in amendment.instructions.underivable]
    out += [
        diagnostic("A019", unit=spoken(item.new), text=item.before)
        for item in dict.fromkeys(amendment.consequences)
        if item.kind == "reference" and not item.after
    ]
    if not amendment.outcomes:
        out.append(diagnostic("A053", title=amendment.base.title))
    out += [item for item in amendment.diagnostics if item.line]
    out.sort(key=lambda item: item.line)
    return tuple(item.at(file) for item in (*out, *(item for item in amendment.diagnostics if not item.line)))


def differences(amendment: Amendment, verification: Verification, file: str = "") -> tuple[Diagnostic, ...]:
    """What of the result is not as the official text in `file` has it: one error a unit, a remark on the 题注."""
    lines = {outcome.operation.id: outcome.operation.line for outcome in amendment.outcomes}
    out = []
    for item in verification.differences:
        told = [str(lines[each]) for each in item.operations if lines.get(each)]
        out.append(diagnostic("A056", unit=item.num, text=marked(item), lines="、".join(dict.fromkeys(told)) or "—"))
    if verification.preface:
        out.append(diagnostic("A063", text=_marked(verification.preface)))
    return tuple(item.at(file) for item in out)


def marked(difference: Difference, context: int = 12) -> str:
    """A difference on one line: what stands here as [-…-], what the official text has as {+…+}; long runs are cut.

    Of a unit that stands below another heading the two places come first. Where the text is the same the numbers differ.
    """
    segments = (*difference.heading, *difference.text)
    same = all(segment.op == "equal" for segment in segments)
    refs = (*difference.ours, *difference.official)
    if not same and not any(ref.within for ref in refs):
        return _marked(segments, context)
    ours, official = (
        "、".join(f"{ref.within or ''}{ref.num or ref.eId}" for ref in side)
        for side in (difference.ours, difference.official)
    )
    places = f"[-{ours}-]{{+{official}+}}"
    return places if same else f"{places} {_marked(segments, context)}"


def _marked(segments: Sequence[Segment], context: int = 12) -> str:
    out = []
    for at, (op, text, _, _) in enumerate(segments):
        text = " ".join(text.split("\n"))
        if op == "equal":
            head = text[:context] if at else ""
            tail = text[-context:] if at + 1 < len(segments) else ""
            out.append(text if len(text) <= 2 * context else f"{head}…{tail}")
        else:
            shown = text if len(text) <= 4 * context else f"{text[: 2 * context]}…{text[-2 * context :]}"
            out.append(f"[-{shown}-]" if op == "delete" else f"{{+{shown}+}}")
    return "".join(out)


def as_table(amendment: Amendment, language: str | None = None, width: int = 100) -> str:
    """What each instruction does, as a table of at most `width` columns (at least 60), Chinese characters counted as two.

    The reason of what was inferred or refused stands below its row; what follows is counted; a line of totals comes last.
    """
    language = language or user_language()
    chinese = language == "zh"
    room = max(60, width)
    sizes = (5, 14, *_shares(room - 5 - 14 - 5 * 2 - 10, 3), 10)
    rows = [tuple(pair[chinese] for pair in HEAD)]
    below: dict[int, str] = {}
    for outcome in amendment.outcomes:
        operation = outcome.operation
        if outcome.reason is not None:
            said = _diagnostic(outcome.reason, operation)
            below[len(rows)] = f"{said.code} {said.message(language)}"
        rows.append(
            (
                str(operation.line or ""),
                KINDS[operation.kind][chinese],
                target(operation) or operation.instruction,
                _quoted(operation.old),
                (outcome.found or "") + (f" ×{outcome.count}" if (outcome.count or 0) > 1 else ""),
                STATUSES[outcome.status][chinese],
            )
        )
    out = []
    for at, row in enumerate(rows):
        cells = [fill(cut(clean(" ".join(cell.split())), size), size) for cell, size in zip(row, sizes, strict=True)]
        out.append("  ".join(cells).rstrip())
        if at in below:
            out += [f"{' ' * 7}{part}" for part in _wrapped(clean(below[at]), room - 7)]
    for item in amendment.instructions.underivable:
        message = diagnostic("A052", item.line, instruction=item.instruction).message(language)
        out += _wrapped(clean(f"{fill(str(item.line or ''), 5)}  {message}"), room)
    counts = {name: sum(o.status == name for o in amendment.outcomes) for name in STATUSES}
    out.append(_TOTALS[chinese].format(underivable=len(amendment.instructions.underivable), **counts))
    return "".join(f"{line}\n" for line in out)


def target(operation: Operation) -> str:
    """What an operation is about: the old units, else the new ones, in the words of the decision, which may leave an
    article out that was named before: then in full."""
    places = operation.targets or operation.final
    return "、".join(dict.fromkeys(filter(None, map(_spelled, places))))


def _spelled(place: Target) -> str:
    whole = WORDS["article"] in place.words or not any(kind == "article" for kind, _ in place.path)
    return place.words if whole and place.words else named(place.path) or place.words


def _operation(outcome: Outcome, language: str | None) -> dict[str, Any]:
    operation = outcome.operation
    row = _known(
        id=operation.id,
        instruction=operation.instruction,
        line=operation.line,
        kind=operation.kind,
        target=target(operation),
        source=operation.source or None,
        eIdOld=[*outcome.old] or None,
        eIdNew=[*outcome.new] or None,
        expected=_quoted(operation.old) or None,
        found=outcome.found,
        count=outcome.count,
        status=outcome.status,
    )
    if outcome.reason is not None:
        row["reason"] = {
            "code": outcome.reason.code,
            "message": _diagnostic(outcome.reason, operation).message(language),
        }
    return row


def _consequence(item: Consequence) -> dict[str, Any]:
    return _known(
        kind=item.kind,
        eIdOld=item.old or None,
        eIdNew=item.new or None,
        before=item.before,
        after=item.after,
        source=item.source or None,
    )


def _verification(item: Verification) -> dict[str, Any]:
    row: dict[str, Any] = {
        "agrees": item.agrees,
        "articles": {"agree": item.agree, "differ": item.differ, "editorial": item.editorial},
        "differences": [
            _known(
                unit=it.unit,
                kind=it.kind,
                ours=[_ref(ref) for ref in it.ours],
                official=[_ref(ref) for ref in it.official],
                heading=_segments(it.heading) or None,
                text=_segments(it.text),
                operations=[*it.operations],
            )
            for it in item.differences
        ],
    }
    if item.preface:
        row["preface"] = _segments(item.preface)
    return row


def _ref(ref: UnitRef) -> dict[str, Any]:
    return _known(eId=ref.eId, num=ref.num, within=ref.within)


def _segments(segments: Iterable[Segment]) -> list[list[str]]:
    return [[segment.op, segment.text] for segment in segments]


def _known(**values: object) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _quoted(quote: Quote | None) -> str:
    return spelled(quote) if quote else ""


def _diagnostic(reason: Reason | None, operation: Operation) -> Diagnostic:
    if reason is None:
        return diagnostic("A057", operation.line, instruction=operation.instruction)
    return Diagnostic(reason.code, operation.line, fields=reason.values)


def _shares(room: int, count: int) -> tuple[int, ...]:
    return tuple(room // count for _ in range(count))


def _wrapped(text: str, room: int) -> Iterator[str]:
    line = ""
    for char in text:
        if columns(line + char) > room:
            yield line
            line = ""
        line += char
    if line:
        yield line
