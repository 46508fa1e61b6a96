"""Whatever the decision and whatever the act: no exception, and nothing that the report doesn't explain."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import akn
from akn.amend.apply import apply
from akn.amend.read import read
from akn.model.document import Document
from tests.amend_grammar import Chance, act, decision
from tests.amend_invariants import explained

DATA = Path(__file__).parents[2] / "shared" / "data" / "amendments"
CASES = sorted(DATA.iterdir()) if DATA.is_dir() else []
MARKS = "“”‘’第条款项章节、，。；：（）一二三四五六七八九十之增加修改为删去将作为\n\"'《》"


def run(base: Document, instructed: Document, title: str) -> None:
    instructions = read(instructed, title)
    applied = apply(base, instructions)
    assert explained(base, applied) == []
    assert [outcome.operation for outcome in applied.outcomes] == list(instructions.operations)
    for outcome in applied.outcomes:
        assert (outcome.reason is None) == (outcome.status == "applied")
        assert outcome.operation.line > 0
    assert apply(base, instructions) == applied


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 1_000_000))
def test_any_decision_on_any_act(seed: int) -> None:
    chance = Chance(seed)
    base, instructed = akn.parse(act(chance)).document, akn.parse(decision(chance)).document
    run(base, instructed, base.title)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 1_000_000))
def test_the_amended_act_is_written_and_read_again(seed: int) -> None:
    chance = Chance(seed)
    base, instructed = akn.parse(act(chance)).document, akn.parse(decision(chance)).document
    amendment = akn.amend(base, instructed)
    if amendment.document is not None:
        assert akn.parse(akn.write(amendment.document, "xml"), format="xml").document == amendment.document


def mutated(text: str, chance: Random) -> str:
    """`text` with a few characters gone, put in, replaced or doubled, and numbers changed."""
    chars = list(text)
    for _ in range(chance.choice((1, 1, 2, 4, 10))):
        at, kind = chance.randrange(len(chars)), chance.randrange(5)
        if kind == 0:
            del chars[at : at + chance.choice((1, 1, 2, 5, 30))]
            chars = chars or ["。"]
        elif kind == 1:
            chars.insert(at, chance.choice(MARKS))
        elif kind == 2:
            chars[at] = chance.choice(MARKS)
        elif kind == 3:
            other = chance.randrange(len(chars))
            chars[other:other] = chars[at : at + 40]
        else:
            numerals = [k for k, char in enumerate(chars) if char in "一二三四五六七八九十"]
            if numerals:
                chars[chance.choice(numerals)] = chance.choice("一二三四五六七八九十")
    return "".join(chars)


@pytest.mark.skipif(not CASES, reason="needs the official decisions")
def test_official_decisions_with_faults() -> None:
    bases = {case.name: akn.read(case / "base.txt").document for case in CASES}
    texts = {case.name: (case / "instruction.txt").read_text(encoding="utf-8") for case in CASES}
    small = [name for name, base in bases.items() if sum(1 for _ in base.units()) < 400]
    chance = Random(7)
    for _ in range(60):
        name = chance.choice(small)
        base = bases[name if chance.random() < 0.85 else chance.choice(small)]
        instructed = akn.parse(mutated(texts[name], chance)).document
        run(base, instructed, base.title if base is bases[name] else "")
