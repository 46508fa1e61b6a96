"""Drafts become the frozen records they stand for, and name themselves as the eId generator does."""

import copy
import pickle
from dataclasses import FrozenInstanceError, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akn.formats.options import ReadOptions
from akn.formats.text.read import parse
from akn.model.block import Block, Mark
from akn.model.draft import Draft, close, marked, paragraph, rebuilt
from akn.model.eid import identify
from akn.model.provision import Provision

CASES = Path(__file__).parent / "cases" / "text"
LINES = (
    "第一编 总则", "第一分编 通则", "第一章 书屋", "第一章 再说书屋", "第二章 管理", "第一节 开放", "## 附录性规定", "附则",
    "第一条 书屋免费开放。", "第二条 有下列情形的，停止开放：", "第三条", "第一条之一 书屋由街道管理。", "第一条 重复的条。",
    "一、书屋的设立", "（一）检修", "（二）整理图书。", "1．盘点", "（1）登记", "①核对", "另有约定的除外。",
    "| 甲 | 乙 |", "| 丙 | 丁 |", "附件1 清单", "附表2", "2031年1月2日",
)  # fmt: skip


def made(text: str) -> None:
    document, found = parse(text.encode(), ReadOptions())
    if document is None:
        return
    again, repeated = identify(document)
    assert again == document
    assert repeated == tuple(item for item in found if item.code == "I002")


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=30))
def test_ids_are_those_of_the_generator(lines: list[str]) -> None:
    made("样例书屋条例\n" + "\n".join(lines))


@pytest.mark.parametrize(
    "path", sorted(p for p in CASES.iterdir() if p.suffix in (".txt", ".md")), ids=lambda p: p.name
)
def test_ids_of_whole_texts_are_those_of_the_generator(path: Path) -> None:
    made(path.read_text(encoding="utf-8"))


def test_a_repeated_number_in_an_annex_is_reported_after_those_of_the_body() -> None:
    text = "样例条例\n第一条 甲。\n第一条 乙。\n附件1 清单\n一、丙。\n一、丁。\n"
    _, found = parse(text.encode(), ReadOptions())
    assert [(d.line, d.message("en")) for d in found if d.code == "I002"] == [
        (3, "第一条 stands twice; the second is art_1__oc_2"),
        (6, "一、 stands twice; the second is att_1__cl_1__oc_2"),
    ]


def test_a_closed_draft_is_the_record() -> None:
    unit, inner = Draft("article", "art_1", 3, "第一条"), Draft("paragraph", "art_1__para_1", 4)
    inner.blocks = (paragraph("书屋免费开放。", 4),)
    unit.hold(inner)
    close((unit, inner))
    expected = Provision(
        "article",
        "art_1",
        "第一条",
        children=(Provision("paragraph", "art_1__para_1", blocks=(Block("书屋免费开放。", line=4),), line=4),),
        line=3,
    )
    assert repr(unit) == repr(expected)
    assert unit == expected
    assert hash(unit) == hash(expected)
    assert pickle.loads(pickle.dumps(unit)) == copy.deepcopy(unit) == expected
    with pytest.raises(FrozenInstanceError):
        unit.num = "第二条"


def test_a_paragraph_is_a_block() -> None:
    block = paragraph("书屋", 7, "intro")
    assert repr(block) == repr(Block("书屋", "intro", line=7))
    with pytest.raises(FrozenInstanceError):
        block.text = "书店"


def test_rebuilding_is_replacing() -> None:
    unit = Provision("point", "p_1", "（一）", "书屋", (paragraph("甲", 3),), (), "p_0", "#period", "removed", 3)
    child = Provision("indent", "p_1__indent_1", "1.")
    assert repr(rebuilt(unit, (), (child,))) == repr(replace(unit, blocks=(), children=(child,)))
    block = Block("书屋", "intro", "figure", (), None, "b_1", "b_0", "书屋.png", 4)
    marks = (Mark("def", 0, 2),)
    assert repr(marked(block, marks)) == repr(replace(block, marks=marks))
