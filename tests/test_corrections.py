"""Editorial corrections: the file, what is applied, what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akn.errors import AknError
from akn.formats.options import ReadOptions
from akn.formats.text.corrections import Correction, Corrections, Variant, apply
from akn.formats.text.describe import describe
from akn.model.block import Block, Mark
from akn.model.document import Document
from akn.model.metadata import Property, Publication, unknown
from akn.model.provision import Provision

FILE = """
[[correction]]
place = "第二条第二款第（一）项"
reading = "书屋屋的设施"
corrected = "书屋的设施"
reason = "换行处重复"

[[variant]]
place = "第一条"
text = "公众阅读服务"
reading = "公众阅读的服务"

[publication]
date = 2024-01-25
name = "announcement"
number = "第1号"
show_as = "样例市公告第1号"
basis = "公告本身"
"""


def paragraph(eid: str, text: str, *children: Provision, marks: tuple[Mark, ...] = ()) -> Provision:
    return Provision("paragraph", eid, blocks=(Block(text, marks=marks, line=7),), children=children, line=7)


def document(first: str = "为了规范公众阅读服务，制定本法。", marks: tuple[Mark, ...] = ()) -> Document:
    point = Provision("point", "p", "（一）", blocks=(Block("书屋屋的设施；", line=9),), line=9)
    chapter = Provision(
        "chapter",
        "chp_1",
        "第一章",
        children=(
            Provision("article", "art_1", "第一条", children=(paragraph("art_1__para_1", first, marks=marks),), line=7),
            Provision(
                "article",
                "art_2",
                "第二条",
                children=(paragraph("a", "书屋向公众开放。"), paragraph("b", "书屋应当有：", point)),
                line=8,
            ),
        ),
    )
    title = Block("书屋法", "longTitle", marks=(Mark("docTitle", 0, 3),), line=1)
    told = Block("（1998年5月20日第九届全国人民代表大会第三次会议通过）", "history", line=2)
    return Document(meta=unknown(), name="law", preface=(title, told), body=(chapter,))


def texts(found: Document) -> str:
    return "|".join("".join(unit.characters()) for unit in found.body)


def test_the_file_is_read():
    found = Corrections.load(FILE.encode())
    assert found.corrections == (Correction("第二条第二款第（一）项", "书屋屋的设施", "书屋的设施", "换行处重复"),)
    assert found.variants == (Variant("第一条", "公众阅读服务", "公众阅读的服务"),)
    assert found.publication == Publication("2024-01-25", "announcement", "样例市公告第1号", "第1号")
    assert found.basis == "公告本身"


def test_what_it_says_is_applied_and_recorded():
    before = document()
    found, said = apply(before, Corrections.load(FILE.encode()))
    assert texts(found) == texts(before).replace("书屋屋的设施", "书屋的设施")
    assert [d.as_line("en") for d in said] == [
        ":9: T053 corrected in 第二条第二款第（一）项: 书屋屋的设施 to 书屋的设施"
    ]
    assert [d.as_line("zh") for d in said] == [":9: T053 已更正第二条第二款第（一）项：“书屋屋的设施”改为“书屋的设施”"]
    assert found.meta.proprietary == (
        Property(
            "correction",
            (("place", "第二条第二款第（一）项"), ("reading", "书屋屋的设施"), ("corrected", "书屋的设施")),
            "换行处重复",
        ),
        Property("publicationBasis", (), "公告本身"),
    )
    [note] = found.meta.notes
    assert (note.eId, note.blocks[0].text) == (
        "note_1",
        "另一公开文本作“公众阅读的服务”；此处依原文作“公众阅读服务”。",
    )
    block = found.body[0].children[0].children[0].blocks[0]
    [mark] = block.marks
    assert (mark.kind, mark.attributes) == ("noteRef", (("href", "#note_1"), ("marker", "1")))
    assert (mark.start, mark.end) == (10, 10)
    assert block.text[:10].endswith("公众阅读服务")
    assert found.meta.publication == Publication("2024-01-25", "announcement", "样例市公告第1号", "第1号")


def test_the_description_keeps_what_was_recorded_and_takes_the_promulgation():
    found, _ = describe(document(), ReadOptions(corrections=Corrections.load(FILE.encode())))
    assert [(e.date, e.refers_to) for e in found.meta.events] == [
        ("1998-05-20", "#adopted"),
        ("2024-01-25", "#promulgated"),
    ]
    assert found.meta.publication is not None
    assert [p.name for p in found.meta.proprietary] == ["undetermined", "correction", "publicationBasis"]
    assert len(found.meta.notes) == 1


def test_places_before_the_body():
    rows = (Correction("标题", "书屋法", "书房法", "样例"), Correction("题注", "第三次", "第四次", "样例"))
    found, _ = apply(document(), Corrections(rows))
    assert found.title == "书房法"
    assert "第四次会议" in found.preface[1].text


@pytest.mark.parametrize(
    ("place", "reading", "line", "english", "chinese"),
    [
        (
            "第九条",
            "书屋",
            0,
            "T050 the correction of 书屋 was not made: the text has no 第九条",
            "T050 未作更正“书屋”：文本没有第九条",
        ),
        (
            "第一条",
            "没有的字",
            7,
            "T051 the correction of 没有的字 was not made: it does not stand in 第一条",
            "T051 未作更正“没有的字”：第一条没有这段文字",
        ),
        (
            "第二条",
            "书屋",
            8,
            "T052 the correction of 书屋 was not made: it stands 3 times in 第二条",
            "T052 未作更正“书屋”：第二条中出现3次",
        ),
    ],
)
def test_what_does_not_fit_changes_nothing(place, reading, line, english, chinese):
    before = document()
    for rows in (
        Corrections((Correction(place, reading, "甲", "样例"),)),
        Corrections((), (Variant(place, reading, "甲"),)),
    ):
        found, [said] = apply(before, rows)
        assert found == before
        assert (said.line, said.severity) == (line, "error")
        assert f"{said.code} {said.message('en')}" == english
        assert f"{said.code} {said.message('zh')}" == chinese


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[correction", "c.toml: not TOML: "),
        ("[more]", "c.toml: unknown table 'more'; a corrections file holds correction, variant, publication"),
        ("[correction]", "c.toml: write [[correction]], one table a correction"),
        ('[[correction]]\nplace = "第一条"', "c.toml: correction 1 lacks corrected, reading, reason"),
        (
            '[[variant]]\nplace = "第一条"\ntext = "甲"\nreading = "乙"\nnote = "丙"',
            "c.toml: variant 1 has the unknown key note",
        ),
        (
            '[[variant]]\nplace = "前面"\ntext = "甲"\nreading = "乙"',
            "c.toml: variant 1: '前面' is no place; write 第五条第一款, 标题 or 题注",
        ),
        ('[[variant]]\nplace = "第一条"\ntext = 1\nreading = "乙"', "c.toml: variant 1: text is no text"),
        (
            '[publication]\ndate = "25 January"\nname = "order"\nshow_as = "令"\nbasis = "令"',
            "c.toml: publication: '25 January' is no date",
        ),
        (
            '[publication]\ndate = 2024-01-25\nname = "letter"\nshow_as = "令"\nbasis = "令"',
            "c.toml: publication: name is one of order, announcement, gazette",
        ),
        ("[[publication]]", "c.toml: write [publication] once"),
    ],
)
def test_a_bad_file_is_one_clear_line(text, message):
    with pytest.raises(AknError) as raised:
        Corrections.load(text.encode(), "c.toml")
    assert str(raised.value).startswith(message)
    assert "\n" not in str(raised.value)


def test_a_file_that_is_not_there_or_not_utf8(tmp_path):
    with pytest.raises(AknError, match=r"none\.toml: can't be read"):
        Corrections.load(tmp_path / "none.toml")
    with pytest.raises(AknError, match=r"c\.toml: not UTF-8"):
        Corrections.load("样例".encode("gb18030"), "c.toml")


def test_marks_move_with_the_text():
    marks = (Mark("ref", 4, 8, (("href", "#art_2"),)), Mark("date", 9, 12, (("date", "2024-01-25"),)))
    before = document("甲甲乙乙书屋书屋，第三条。", marks)
    found, _ = apply(before, Corrections((Correction("第一条", "甲甲乙", "丙", "样例"),)))
    block = found.body[0].children[0].children[0].blocks[0]
    assert [block.text[m.start : m.end] for m in block.marks] == ["书屋书屋", "第三条"]


def test_a_note_stands_inside_the_mark_that_goes_on():
    marks = (Mark("ref", 0, 8), Mark("b", 0, 2, depth=1), Mark("i", 6, 8, depth=1))
    before = document("甲乙丙丁戊己庚辛。", marks)
    found, _ = apply(before, Corrections((), (Variant("第一条", "丙丁", "丙"),)))
    block = found.body[0].children[0].children[0].blocks[0]
    assert [(m.kind, m.start, m.depth) for m in block.marks] == [
        ("ref", 0, 0),
        ("b", 0, 1),
        ("noteRef", 4, 1),
        ("i", 6, 1),
    ]


@given(st.text(alphabet="书屋法条款，。", min_size=1, max_size=12), st.text(alphabet="书屋乙", max_size=4))
def test_a_reading_that_stands_once_is_replaced_and_no_other_is(text, reading):
    before = document(text)
    rows = Corrections((Correction("第一条第一款", reading or "乙", "甲", "样例"),))
    found, said = apply(before, rows)
    count = sum(text.startswith(reading or "乙", at) for at in range(len(text)))
    assert (texts(found) != texts(before)) == (count == 1)
    assert (said[0].code == "T053") == (count == 1)
