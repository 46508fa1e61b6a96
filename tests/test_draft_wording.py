"""How drafts read: golden cases for each house style, and what each item says of where it comes from."""

from pathlib import Path

import pytest

import akn
from akn.amend.draft.decision import STYLES, Frame
from akn.amend.draft.phrases import Phrase, Raw, begins, ends, joined, phrase
from akn.diff.render import remarks
from akn.model.document import Document
from tests import golden

CASES = sorted((Path(__file__).parent / "cases" / "draft").iterdir())


def read(text: str) -> Document:
    document = akn.parse(text.encode(), "txt").document
    assert document is not None
    return document


def test_every_style_has_a_case() -> None:
    assert {path.stem for path in CASES} == set(STYLES) == {"npc", "local", "spc"}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_wording(path: Path) -> None:
    style, old, new = golden.parts(path, "style", "old", "new")
    before, after = read(old), read(new)
    made = akn.draft(before, after, style=style.strip(), frame=Frame("流溪市有权机关", "2030年1月1日"))
    assert made.closes
    result = akn.amend(before, made.decision).document
    assert result is not None
    assert akn.write(result, "txt") == akn.write(after, "txt")
    golden.check(path, akn.write(made.decision, "txt").decode())


def test_each_item_says_its_change_and_its_clause() -> None:
    old = read("虚构渡口条例\n第一条　甲应当公布时间。\n第二条　乙应当会水。\n第三条　丙负责检查船舶。\n")
    new = read(
        "虚构渡口条例\n第一条　甲应当公布时间和票价。\n第二条　渡口禁止游泳。\n第三条　丙负责检查船舶。\n第四条　丁可以开会。\n"
    )
    made = akn.draft(old, new)
    said = [(item.clause, item.change, item.old, item.new) for item in made.items]
    assert said == [
        ("第一条", "modified", ("art_1",), ("art_1",)),
        ("第二条", "repealed", ("art_2",), ()),
        ("第三条", "inserted", (), ("art_2",)),
        ("第四条", "inserted", (), ("art_4",)),
    ]
    rows = [row for row in made.explained(akn.compare(old, new)).changes if row.unit == "article"]
    assert [row.decision for row in rows] == ["决定第一条", "决定第二条", "决定第三条", None, "决定第四条"]
    assert [remarks.remark(row, "zh").split("\n")[-1] for row in rows if row.decision] == [
        row.decision for row in rows if row.decision
    ]


def test_what_is_gathered_is_cited_by_its_item() -> None:
    form = "第{}条　{}应当每年向航运局报告船舶情况，报告应当真实、完整(格式另行公布)，不得瞒报。"
    lines = [form.format(*pair) for pair in zip("一二三四", ("船主", "渡工", "业主", "船厂"), strict=True)]
    old = read("虚构渡口条例\n" + "\n".join(lines) + "\n")
    new = read(
        "虚构渡口条例\n" + "\n".join(lines).replace("航运局", "交通局").replace("(", "（").replace(")", "）") + "\n"
    )
    made = akn.draft(old, new)
    assert (made.closes, made.clauses) == (True, 1)
    assert [(item.clause, item.change) for item in made.items] == [
        ("第一条第一项", "modified"),
        ("第一条第二项", "editorial"),
        ("第一条第三项", "editorial"),
    ]


def test_phrases_begin_and_end_with_words() -> None:
    text = "县级人民政府的航运部门应当在每年年底公布名录，并负责检查。"
    assert [at for at in range(len(text)) if begins(text, at)] == [0, 7, 13, 23]
    assert [at for at in range(1, len(text) + 1) if ends(text, at)] == [6, 11, 22, 28]
    at = text.index("运")
    raw = Raw(text, at, at + 1, "空")
    assert phrase([raw], [text]) == Phrase("substitution", "航运部门", "航空部门")
    assert phrase([raw], [text], wide=False) == Phrase("substitution", "府的航运", "府的航空")


def test_changes_side_by_side_are_one() -> None:
    text = "处五百元以上五千元以下罚款，可以吊销证书。"
    runs = [Raw(text, 1, 4, "一千元"), Raw(text, 6, 9, "一万元"), Raw(text, 14, 16, "应当")]
    assert joined(runs) == [Raw(text, 1, 9, "一千元以上一万元"), runs[2]]


def test_without_articles_items_are_cited_as_articles() -> None:
    old = read("关于渡口的批复\n一、渡口应当准时开船。\n二、渡工应当会水。\n")
    new = read("关于渡口的批复\n一、渡口应当准时开船。\n二、渡工必须会水并持证。\n")
    made = akn.draft(old, new)
    assert made.closes
    assert "一、 将第二条修改为：“渡工必须会水并持证。”" in akn.write(made.decision, "txt").decode()
    result = akn.amend(old, made.decision).document
    assert result is not None
    assert akn.write(result, "txt") == akn.write(new, "txt")


def test_prose_is_cited_by_its_paragraph() -> None:
    old = read("关于渡口收费的通知\n渡口不得收费。\n县级人民政府应当补助渡口。\n")
    new = read("关于渡口收费的通知\n渡口不得收费。\n县级人民政府可以补助渡口。\n")
    made = akn.draft(old, new)
    assert made.closes
    assert "将正文第二段修改为：“县级人民政府可以补助渡口。”" in akn.write(made.decision, "txt").decode()


def test_what_no_wording_says_is_not_called_closed() -> None:
    old = read("关于渡口的批复\n一、渡口应当准时开船。\n二、渡工应当会水。\n")
    new = read("关于渡口的批复\n一、渡口应当准时开船。\n二、票价应当公开。\n三、渡工应当会水。\n")
    made = akn.draft(old, new)
    assert (made.closes, made.unsaid) == (False, ("body",))


def test_an_unknown_style_is_an_error() -> None:
    act = read("虚构渡口条例\n第一条　甲。\n")
    with pytest.raises(ValueError, match="name one of npc"):
        akn.draft(act, act, style="unknown")
