"""The tables by which instructions and what they quote are told: every form, and what only looks like one."""

import pytest

from akn.language.zh.quotation import (
    CLOSERS,
    INSTRUCTIONS,
    Q,
    articles_named,
    instructs,
    is_whole,
    may_run_on,
    quotes,
    target,
)


def test_names_and_order_of_the_forms() -> None:
    assert [name for name, _ in INSTRUCTIONS] == [
        "substitution",
        "replacement",
        "insertion",
        "structure",
        "preamble, annex",
        "insertion of words",
        "deletion",
        "deletion, unit first",
        "renumbering",
        "move",
        "merger, division",
        "numbers that follow",
    ]
    assert CLOSERS == {"“": "”", '"': '"'}


@pytest.mark.parametrize(
    "sentence",
    [
        f"将第三条修改为：“{Q}”",
        "十一条修改为：",
        f"将第三条第一款第二项修改为“{Q}”，第四项修改为“{Q}”。",
        f"将第八条改为第七条：“{Q}”",
        "将第五条修改为第十条。",
        f"增加一条，作为第八条：“{Q}”",
        f"第十三条后增加一条作为第十四条，即：“{Q}”",
        f"第十一条增加规定：“{Q}”",
        f"在第一条中的“{Q}”后增加“{Q}”。",
        "删去第九条。",
        f"删去《书屋条例》第九条第三款中的“{Q}”。",
        f"删去其中的“{Q}”；",
        "将第九条第二款删去。",
        "原第四条作为第五条。",
        "将第三章并入第二章。",
        "将第八条第三款单列一条，作为第四十九条。",
        "将第六条和第七条合并为第六条。",
        "将第三条改为两条。",
        "第三款分为两款。",
        f"将相关条文中的“{Q}”修改为“{Q}”。",
        f"将章名修改为“{Q}”。",
        "将引言修改为：",
        "此外，对条文顺序和个别文字作相应调整和修改。",
        "《书屋法》根据本决定作相应修改，并调整条文顺序后重新公布。",
        f"将《解释》的条文顺序作相应调整：“{Q}”调整为“{Q}”。",
    ],
)
def test_what_instructs(sentence: str) -> None:
    assert instructs(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "示例国议会决定对《书屋法》作如下修改：",
        "对部分条文中的有关表述作以下修改：",
        "修改《关于书屋的规定》",
        "《书屋法》根据本决定作相应修改，重新公布。",
        "本决定自2024年1月1日起施行。",
        "违反本条例第四十二条第三项规定，将书屋改为仓库的，责令改正。",
        "本法第一条所列案件，由乙法院作为第一审法院审理。",
        "对多件规定中涉及同类事项的个别条款进行修改，可以合并表决。",
        "法律明文规定为免费的，依照其规定。",
        "书屋分为甲级、乙级和丙级。",
        "增加一项职责需要经过批准。",
        f"以此增加“{Q}”的可信度。",
        f"本决定所称“{Q}”，是指公益书屋。",
    ],
)
def test_what_does_not(sentence: str) -> None:
    assert not instructs(sentence)


@pytest.mark.parametrize(
    ("before", "after", "numbered", "kind"),
    [
        ("将第三条修改为：", "", False, "quotedStructure"),
        ("将第七条修改为", "。", False, "quotedStructure"),
        ("增加一款，作为第二款：", "", False, "quotedStructure"),
        ("将第六条和第七条合并修改为：", "", False, "quotedStructure"),
        ("第一款第一自然段修改为：", "", False, "quotedStructure"),
        ("将引言修改为：", "", False, "quotedStructure"),
        ("在第二百四十四条后增加一条，作为第二百四十四条之一：", "", False, "quotedStructure"),
        ("增加一项，作为第五项", "。", True, "quotedStructure"),
        ("第十一条增加规定：", "", False, "quotedStructure"),
        ("第一条第二款开始部分增加规定：", "。", False, "quotedText"),
        ("第五条条首部分修改为：", "", False, "quotedText"),
        ("将章名修改为", "。", False, "quotedText"),
        ("第三条第四款", "修改为：", False, "quotedText"),
        ("第七条：", "修改为：", False, "quotedText"),
        ("修改为：", "", False, "quotedText"),
        ("删去第十六条第二款规定的", "。", False, "quotedText"),
        ("中增加一节，作为第七节", "；", False, "quotedText"),
        ("第三章", "中增加一节，作为第七节", False, None),
        ("（以下简称", "）", False, None),
    ],
)
def test_what_a_quotation_is(before: str, after: str, numbered: bool, kind: str | None) -> None:
    assert quotes(before, after, numbered) == kind


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("将第六条修改为：", ("条", {"6"}, 1)),
        ("将第二十四条改为第二十五条，修改为：", ("条", {"25"}, 1)),
        ("将第二十四条改为第二十五条，第二款修改为：", ("款", {"2"}, 1)),
        ("增加两款，作为第二款、第三款：", ("款", {"2", "3"}, 2)),
        ("增加三款：", ("款", set(), 3)),
        ("原第三款改为第四款，修改为：", ("款", {"4"}, 1)),
        ("增加一条，作为第十条之一：", ("条", {"10-1"}, 1)),
        ("第三十条第二项修改为：", ("项", {"2"}, 1)),
        ("将引言修改为：", ("", set(), 1)),
    ],
)
def test_what_new_text_replaces(before: str, expected: tuple[str, set[str], int]) -> None:
    assert target(before) == expected


def test_what_a_quotation_may_run_over() -> None:
    assert [may_run_on(before) for before in ("修改为：", "修改为", "即", "", "第五条中的")] == [
        True,
        True,
        True,
        True,
        False,
    ]
    assert [is_whole(before) for before in ("将第六条修改为：", "增加一款，作为第二款：", "将章名修改为：")] == [
        True,
        True,
        False,
    ]
    assert articles_named("将第二十四条改为第二十五条之一，修改为：") == {(24, 0), (25, 1)}


@pytest.mark.parametrize(
    "part", ["第一条", "第一条修改为", "增加", "删去《", "一", "的", f"“{Q}”", "第一条合并", "作为第"]
)
def test_long_text_is_judged_in_time(part: str) -> None:
    """Bounded patterns: what is judged is as long as a whole code."""
    text = part * (200_000 // len(part))
    assert isinstance(instructs(text), bool)
    assert quotes(text, "", False) in ("quotedText", "quotedStructure", None)
    assert target(text)[2] >= 1
