"""The order in which a decision says what it changes is of no matter: old and final numbers are settled together."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

import akn
from akn.amend.apply import apply
from akn.amend.read import read
from akn.language.zh.numerals import numeral
from akn.model.document import Document

ACT = """虚构渡口办法

第一章　总则

第一条　渡口由所在街道登记。

第二条　渡口应当公开票价。

第三条　渡口应当配备渡工。

第二章　开船

第四条　渡船应当准时开船。

第五条　渡船不得超载。

第三章　附则

第六条　渡口的年检另行规定。

第七条　本办法自公布之日起施行。
"""
INSTRUCTIONS = (
    "将第五条移至第一条后，作为第二条。",
    "将第二条作为第三条。",
    "将第四条修改为：“渡船应当按照公布的时刻开船。”",
    "将第六条修改为：“渡口的年检由街道办理。”",
    "将全文中的“渡工”修改为“船工”。",
    "将第一条中的“街道”修改为“镇”。",
    "删去第七条。",
    "增加一条，作为第七条：“渡口应当挂灯。”",
)
"""None is about the words of another's unit, and no two give one number."""
FOLLOW = "《虚构渡口办法》根据本决定作相应修改并对条文顺序作相应调整，重新公布。"


def base() -> Document:
    document = akn.parse(ACT).document
    assert document is not None
    return document


def amended(said: list[str]) -> tuple[str, dict[str, str]]:
    """The new text, and what became of every instruction."""
    act = base()
    head = ["关于修改《虚构渡口办法》的决定", "某市人民政府决定对《虚构渡口办法》作如下修改："]
    clauses = [f"{numeral(at)}、{text}" for at, text in enumerate(said, 1)]
    decision = akn.parse("\n\n".join([*head, *clauses, FOLLOW]) + "\n").document
    assert decision is not None
    applied = apply(act, read(decision, act.title))
    fate = {outcome.operation.instruction: outcome.status for outcome in applied.outcomes}
    return akn.write(applied.document, "txt").decode(), fate


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(INSTRUCTIONS), unique=True, min_size=2), st.randoms(use_true_random=False))
def test_instructions_in_another_order_give_the_same_text_and_the_same_outcomes(said, chance) -> None:  # type: ignore[no-untyped-def]
    other = list(said)
    chance.shuffle(other)
    assert amended(other) == amended(said)


def test_two_instructions_give_the_same_text_either_way_round() -> None:
    for one, two in combinations(INSTRUCTIONS, 2):
        assert amended([one, two]) == amended([two, one]), (one, two)


def test_all_instructions_together_are_applied() -> None:
    text, fate = amended(list(INSTRUCTIONS))
    assert [one for one, status in fate.items() if status == "refused"] == []
    assert text != akn.write(base(), "txt").decode()
