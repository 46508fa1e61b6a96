"""Golden cases of amendments, a folder each: the act, the decision, the new text, and what the report says of it.

`UPDATE_CASES=1` writes what is made into them.
"""

import os
from pathlib import Path

import pytest

import akn
from akn.amend.apply import apply
from akn.amend.operation import Applied, Instructions, Outcome
from akn.amend.read import read
from akn.diagnostics import Diagnostic
from akn.model.document import Document
from tests.amend_invariants import explained

CASES = Path(__file__).parent / "cases" / "amend"
NAMES = sorted(path.parent.name for path in CASES.glob("*/expected.txt"))


def said(outcome: Outcome) -> str:
    """One operation of a report on one line."""
    op = outcome.operation
    old, new = "、".join(outcome.old), "、".join(outcome.new)
    line = f"{op.line} {outcome.status} {op.kind}: {op.instruction} | {old} -> {new}"
    if outcome.reason is None:
        return line
    return (
        f"{line} | {outcome.reason.code} {Diagnostic(outcome.reason.code, fields=outcome.reason.values).message('en')}"
    )


def report(instructions: Instructions, applied: Applied) -> str:
    lines = [said(outcome) for outcome in applied.outcomes]
    lines += [f"{item.line} underivable: {item.instruction}" for item in instructions.underivable]
    for item in applied.consequences:
        lines.append(f"- {item.kind} {item.old} -> {item.new}: {item.before} -> {item.after or '(gone)'}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", NAMES)
def test_a_decision_gives_the_text_and_the_report_of_its_case(name: str) -> None:
    folder = CASES / name
    base = akn.parse((folder / "base.txt").read_text(encoding="utf-8")).document
    decision = akn.parse((folder / "decision.txt").read_text(encoding="utf-8")).document
    instructions = read(decision, base.title)
    applied = apply(base, instructions)
    text = akn.write(applied.document, "txt").decode()
    made = {"expected.txt": text, "report.txt": report(instructions, applied)}
    for file, content in made.items():
        if os.environ.get("UPDATE_CASES"):
            (folder / file).write_text(content, encoding="utf-8")
        assert content == (folder / file).read_text(encoding="utf-8")
    assert explained(base, applied) == []


def test_there_are_cases() -> None:
    assert len(NAMES) >= 60


@pytest.mark.parametrize("name", NAMES)
def test_act_and_decision_of_a_case_are_as_valid_as_before(name: str, tmp_path: Path) -> None:
    folder = CASES / name
    base = akn.parse((folder / "base.txt").read_text(encoding="utf-8")).document
    decision = akn.parse((folder / "decision.txt").read_text(encoding="utf-8")).document
    amendment = akn.amend(base, decision)
    assert amendment.document is not None or name == "repealed-act"
    for before, after in ((base, amendment.document), (decision, amendment.decision)):
        if after is not None:
            assert errors(after, tmp_path) <= errors(before, tmp_path)


def errors(document: Document, folder: Path) -> set[str]:
    """The codes of the errors that checking a document finds."""
    path = folder / "document.xml"
    path.write_bytes(akn.write(document, "xml"))
    return {item.code for item in akn.validate(path) if item.severity == "error"}
