"""What the fuzzer found, one input each, as short as it gets."""

from lxml import etree

from akn.formats.akn.read import read as read_xml
from akn.formats.akn.write import write as write_xml
from akn.formats.json.read import read as read_json
from akn.formats.json.write import write as write_json
from akn.formats.options import ReadOptions
from akn.formats.text.read import read
from akn.formats.text.write import write
from akn.model.document import Document
from akn.schema import profile
from tests import invariants

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def document(text: str) -> Document:
    assert list(invariants.text(text.encode())) == []
    made = read(text.encode(), ReadOptions()).document
    assert made is not None
    return made


def foreign(inside: str) -> Document:
    made = read_xml(f'<akomaNtoso xmlns="{AKN}"><act name="act">{inside}</act></akomaNtoso>'.encode()).document
    assert made is not None
    return made


def lines(made: Document) -> list[str]:
    return write(made).decode().splitlines()


def test_line_and_page_breaks_of_word_processors_are_white_space() -> None:
    made = document("样例办法\n第一条 书屋\x0b开放。\n第二条 书屋\x0c守时。\n")
    assert lines(made) == ["样例办法", "第一条 书屋 开放。", "第二条 书屋 守时。"]


def test_rules_without_a_row_are_no_table() -> None:
    assert lines(document("样例办法\n第一条 书屋。\n|-|\n第二条 书屋。\n┌──┐\n└──┘\n")) == [
        "样例办法",
        "第一条 书屋。",
        "|-|",
        "第二条 书屋。",
        "┌──┐",
        "└──┘",
    ]


def test_a_table_between_two_lists_stays_between_them() -> None:
    assert lines(document("样例决定\n1．书屋。\n（七）开放。\n|甲|乙|\n1．设立。\n")) == [
        "样例决定",
        "1． 书屋。",
        "（七） 开放。",
        "| 甲 | 乙 |",
        "1． 设立。",
    ]


def test_an_entry_of_the_contents_that_names_no_heading_is_valid() -> None:
    made = document("样例办法\n目录\n序言\n第一章 总则\n第二章 罚则\n第一章 总则\n第一条 书屋。\n")
    assert [item.href for item in made.toc] == ["#", "#chp_1", "#"]
    assert profile.check(etree.fromstring(write_xml(made))) == ()


def test_the_stage_of_a_draft_is_not_marked_inside_the_title_of_another_act() -> None:
    text = "样例条例修正案\n（2030年1月1日示例市人民代表大会常务委员会《关于修改〈样例条例（草案）〉的决定》修正）\n第一条 书屋（草案）。\n"
    made = document(text)
    assert profile.check(etree.fromstring(write_xml(made))) == ()


def test_an_image_alone_is_a_figure_wherever_it_stands() -> None:
    made = foreign(
        '<body><article eId="a"><content><p><!-- 图 --><img src="a.png" alt="图"/></p>'
        '<table><tr><td><img src="b.png"/></td></tr></table></content></article></body>'
    )
    first, second = made.body[0].blocks
    assert (first.type, first.source, first.text) == ("figure", "a.png", "图")
    assert second.table is not None
    assert second.table.rows[0][0].blocks[0].type == "figure"
    written = write_xml(made)
    again = read_xml(written).document
    assert again is not None
    assert write_xml(again) == written


def test_stray_text_in_a_table_is_kept_in_its_order() -> None:
    made = foreign(
        '<body><article eId="a"><content><table>甲<tr>乙<td><p>丙</p></td>丁</tr><tbody>戊<tr><td>己</td></tr></tbody>'
        "<p>庚</p>辛</table></content></article></body>"
    )
    assert "".join(made.body[0].characters()) == "甲乙丙丁戊己庚辛"


def test_numbers_of_endless_digits_are_not_read() -> None:
    endless = "9" * 5000
    made = foreign(
        f'<preface><toc><tocItem href="#a" level="{endless}">甲</tocItem></toc></preface><body><article eId="a"><content>'
        f'<table><tr><td rowspan="{endless}"><p>乙</p></td></tr></table></content></article></body>'
    )
    assert made.toc[0].level == 1
    table = made.body[0].blocks[0].table
    assert table is not None
    assert table.rows[0][0].rowspan is None
    assert (
        list(invariants.text(f"样例办法\n第{endless}条 书屋第{endless}条。\n第{'一' * 5000}条 甲。\n".encode())) == []
    )


def test_json_keeps_level_nought_and_an_empty_source() -> None:
    made = foreign(
        '<meta><identification source=""/></meta><preface><toc><tocItem href="#a" level="0">甲</tocItem></toc></preface>'
        '<body><article eId="a"><content><p>甲</p></content></article></body>'
    )
    assert made.toc[0].level == 0
    assert made.meta.source == ""
    assert read_json(write_json(made)).document == made


def test_a_title_said_twice_in_a_row_is_no_running_head() -> None:
    made = document("样例管理条例\n第九条 书屋。\n样例管理条例\n样例管理条例\n第十条 书屋守时。\n")
    assert lines(made) == ["样例管理条例", "第九条 书屋。", "样例管理条例", "样例管理条例", "第十条 书屋守时。"]


def test_text_in_the_root_and_units_in_a_number_are_kept() -> None:
    data = f'''<akomaNtoso xmlns="{AKN}">甲<act name="act"><body><clause eId="cl_1"><num>乙<mod><quotedStructure><paragraph
        eId="q"><content><p>丙</p></content></paragraph></quotedStructure></mod></num><content><p>丁</p></content></clause></body>
        </act></akomaNtoso>'''
    assert list(invariants.xml(data.encode())) == []
    made = read_xml(data.encode()).document
    assert made is not None
    assert sorted("".join(text for unit in made.body for text in unit.characters())) == sorted("甲乙丙丁")


def test_a_wide_gap_behind_a_number_does_not_keep_a_broken_paragraph_broken() -> None:
    made = document("样例办法\n第一条  为了书屋，促进社区书屋的建设和\n管理，制定本办法。\n")
    assert lines(made) == ["样例办法", "第一条 为了书屋，促进社区书屋的建设和管理，制定本办法。"]
