"""Edits of characters: exact, readable, and with their causes."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akn.diff import common, references
from akn.diff.changeset import Segment
from akn.diff.characters import segments
from akn.diff.rebuild import new_text, old_text

LETTERS = "书屋条第一二三八九、，。帐账(（\n本法《》\U00100001"


def shown(old: str, new: str, targets: dict[str, str] | None = None) -> str:
    marks = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
    return "".join(marks[s.op].format(s.text) for s in segments(old, new, targets))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("国家鼓励企业、学校参加。", "国家鼓励企业、社区、学校参加。", "国家鼓励企业、{+社区、+}学校参加。"),
        ("甲、乙、丙", "甲、丙", "甲、[-乙、-]丙"),
        ("不少于四十小时", "不少于五十六小时", "不少于[-四十小时-]{+五十六小时+}"),
        ("应当公告，并备案。", "应当备案。", "应当[-公告，并-]备案。"),
        ("由卫生行政部门处罚", "由主管机关予以处理", "由[-卫生行政部门处罚-]{+主管机关予以处理+}"),
        ("一样", "一样", "一样"),
        ("", "全新", "{+全新+}"),
    ],
)
def test_readable(old: str, new: str, expected: str) -> None:
    assert shown(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("自2024年1月25日起", "自2030年3月1日起", "自[-2024年1月25日-]{+2030年3月1日+}起"),
        ("自2024年1月起", "自2024年3月起", "自[-2024年1月-]{+2024年3月+}起"),
        ("误差0.5%以下", "误差0.05%以下", "误差[-0.5%-]{+0.05%+}以下"),
        (
            "处一千元以上一万元以下罚款",
            "处五千元以上五万元以下罚款",
            "处[-一千元-]{+五千元+}以上[-一万元-]{+五万元+}以下罚款",
        ),
        ("处二万元罚款", "处二十万元罚款", "处[-二万元-]{+二十万元+}罚款"),
        ("依照他法第八条第二款", "依照他法第十八条第三款", "依照他法[-第八条第二款-]{+第十八条第三款+}"),
        ("第（三）项", "第（五）项", "[-第（三）项-]{+第（五）项+}"),
        ("不超过百分之三十", "不超过百分之五十", "不超过[-百分之三十-]{+百分之五十+}"),
        ("十五个工作日内", "五个工作日内", "[-十五个工作日-]{+五个工作日+}内"),
        ("按照GB/T 18894—2016执行", "按照GB/T 18894—2026执行", "按照[-GB/T 18894—2016-]{+GB/T 18894—2026+}执行"),
        ("国发〔2021〕12号", "国发〔2021〕21号", "国发[-〔2021〕12号-]{+〔2021〕21号+}"),
        ("称为“公共书屋”。", "称为“社区书屋”。", "称为[-“公共书屋”-]{+“社区书屋”+}。"),
        ("一般应当", "一律应当", "一[-般-]{+律+}应当"),
        ("on 5 May 2020", "on 15 June 2020", "on [-5-]{+15+} [-May-]{+June+} 2020"),
    ],
)
def test_numbers_dates_and_terms_are_replaced_whole(old: str, new: str, expected: str) -> None:
    assert shown(old, new) == expected


def test_citations_follow_their_articles() -> None:
    targets = {"8": "9", "9": "10"}
    assert segments("依照本法第八条、第九条办理", "依照本法第九条、第十条办理", targets) == (
        Segment("equal", "依照本法"),
        Segment("delete", "第八条", "reference", "art_9"),
        Segment("insert", "第九条", "reference", "art_9"),
        Segment("equal", "、"),
        Segment("delete", "第九条", "reference", "art_10"),
        Segment("insert", "第十条", "reference", "art_10"),
        Segment("equal", "办理"),
    )


@pytest.mark.parametrize(
    "before",
    [
        "《示例法》",
        "《示例法》（以下简称示例法）",
        "民法典",
        "刑法",
        "《示例法》第三条、",
        "《示例法》第三条的情形或者违反",
        "《示例法》第三条，该法",
        "示例条例",
    ],
)
def test_citations_of_other_acts_are_text(before: str) -> None:
    found = segments(f"依照{before}第八条处理", f"依照{before}第九条处理", {"8": "9"})
    assert [s for s in found if s.op != "equal"] == [Segment("delete", "第八条"), Segment("insert", "第九条")]


@pytest.mark.parametrize(
    "before", ["本法", "本条例", "本办法", "本实施细则", "违反", "本章", "《示例法》规定的情形，适用本法"]
)
def test_citations_of_this_act(before: str) -> None:
    found = segments(f"{before}第八条", f"{before}第九条", {"8": "9"})
    assert [s.cause for s in found if s.op != "equal"] == ["reference", "reference"]


def test_a_citation_that_stays_is_equal_text_wherever_its_article_went() -> None:
    assert shown("依照第八条办理", "依照第八条的规定办理", {"8": "9"}) == "依照第八条{+的规定+}办理"
    assert shown("依照第八条办理", "依照第九条办理", {"8": "12"}) == "依照[-第八条-]{+第九条+}办理"


def test_editorial_edits_say_so() -> None:
    assert segments("帐册(含附页)", "账册（含附页）") == (
        Segment("delete", "帐", "editorial"),
        Segment("insert", "账", "editorial"),
        Segment("equal", "册"),
        Segment("delete", "(", "editorial"),
        Segment("insert", "（", "editorial"),
        Segment("equal", "含附页"),
        Segment("delete", ")", "editorial"),
        Segment("insert", "）", "editorial"),
    )
    found = segments("帐册应当保存三年", "账册应当保存十五年")
    assert [(s.text, s.cause) for s in found if s.op == "insert"] == [("账", "editorial"), ("十五年", None)]


@given(st.text(LETTERS), st.text(LETTERS), st.dictionaries(st.sampled_from("12389"), st.sampled_from("12389")))
def test_both_texts_come_back(old: str, new: str, targets: dict[str, str]) -> None:
    found = segments(old, new, targets)
    assert old_text(found) == old
    assert new_text(found) == new
    assert all(segment.text for segment in found)
    assert not any(a.op == b.op == "equal" for a, b in pairwise(found))


def test_texts_too_long_for_a_matrix(monkeypatch: pytest.MonkeyPatch) -> None:
    old = "书屋应当开放。管理员登记图书。" * 50
    new = old.replace("登记图书", "登记缺损的图书", 1)
    monkeypatch.setattr(common, "LARGEST", 400)
    found = segments(old, new)
    assert (old_text(found), new_text(found)) == (old, new)
    assert [s.text for s in found if s.op == "insert"] == ["缺损的"]


def test_texts_with_too_many_sentences_for_a_matrix(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(common, "LARGEST", 20)
    old, new = "戊。乙。乙。丙。丙。己。", "丁。乙。丙。乙。丙。庚"
    assert sum(len(s.text) for s in segments(old, new) if s.op == "equal") >= len("。乙。丙。丙。")
    monkeypatch.setattr(common, "SENTENCES", 19)
    assert segments(old, new) == (Segment("delete", old), Segment("insert", new))


def test_many_like_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(common, "LARGEST", 400)
    old = "书屋免费。" * 40
    new = f"{old[:50]}书屋收费。{old[50:150]}"
    found = segments(old, new)
    assert (old_text(found), new_text(found)) == (old, new)
    assert sum(len(s.text) for s in found if s.op == "insert") <= len("书屋收费。")


def test_a_long_paragraph_is_cut_no_wider_than_its_change() -> None:
    old = "".join(f"第{n}号书屋应当向公众免费开放，开放时间由街道办事处公布。" for n in range(40_000))
    new = old.replace("第20000号书屋应当", "第20000号书屋可以").replace("第39号书屋", "第39号流动书屋")
    edits = [(s.op, s.text) for s in segments(old, new) if s.op != "equal"]
    assert edits == [("insert", "流动"), ("delete", "应当"), ("insert", "可以")]


def test_periodic_text_slides_no_further_than_it_may() -> None:
    old = "书屋免费。" * 200_000
    found = segments(old, old[:-5])
    assert (old_text(found), new_text(found)) == (old, old[:-5])


def test_more_citations_than_stand_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(references, "MOST", 3)
    found = segments("依照第八条、第九条。", "依照第九条、第十条。", {"8": "9", "9": "10"})
    assert not any(s.cause for s in found)
    assert new_text(found) == "依照第九条、第十条。"
