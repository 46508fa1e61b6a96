"""One invented text as other sources print it: the structure that comes out is the same."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from akn.formats.options import ReadOptions
from akn.formats.text.read import parse
from akn.formats.text.read import read as whole
from akn.model.document import Document
from akn.model.provision import walk

LAW = """样例市书屋条例

第一章 总则

第一条 为了发展书屋事业，根据有关法律的规定，结合本市实际，制定本条例。

第二条 中小学校和机关、团体设立的书屋，适用本条例。

第三条 关于书屋的其他事项，由市人民政府规定。

第二章 书屋的设立、管理和撤销

第四条 设立书屋，应当具备下列条件：

（一）有名称和章程；

（二）有固定的场所，并且符合安全要求。

书屋应当公布开放时间。

第五条 后续管理由区人民政府负责。

第三章 中心书屋

第六条 第四条第一款规定的条件，不适用于中心书屋。

第七条 中心书屋由市人民政府设立，经费列入预算。

第八条 本条例自2031年1月1日起施行。
"""


def read(text: str) -> Document:
    made, _ = parse(text.encode(), ReadOptions())
    assert made is not None
    return made


def shape(text: str) -> list[tuple[str, str, str | None, tuple[str, ...]]]:
    """Kind, eId, heading and text of every unit."""
    return [
        (unit.kind, unit.eId, unit.heading, tuple("".join(block.text.split()) for block in unit.blocks))
        for unit in walk(read(text).body)
    ]


def numbers(words: str, behind: str) -> Callable[[str], str]:
    """Puts `behind` between the number of units named by `words` and what follows it."""
    return lambda text: re.sub(rf"^(第.{{1,3}}[{words}]) ", rf"\1{behind}", text, flags=re.MULTILINE)


def wrapped(columns: int, indent: str = "", page: str = "", between: str = "\n") -> Callable[[str], str]:
    """Breaks paragraphs at so many Hanzi, marks standing out; a page has ten lines."""

    def wrap(text: str) -> str:
        out: list[str] = []
        joined: list[str] = []
        for paragraph in text.split("\n\n"):
            left = paragraph.strip() if re.match("样例|第.章", paragraph) else indent + paragraph.strip()
            while left:
                end = columns + (left[columns : columns + 1] in "，。；：、")
                out.append(left[:end])
                left = left[end:]
                if page and len(out) % 11 == 10:
                    out.append(page.format(len(out) // 11 + 1))
            if between != "\n":
                joined.append("\n".join(out))
                out.clear()
        return between.join(joined or out) + "\n"

    return wrap


SOURCES: dict[str, Callable[[str], str]] = {
    "indented": lambda text: re.sub(r"^(?=.)", "　　", text, flags=re.MULTILINE),
    "no blank lines": lambda text: text.replace("\n\n", "\n"),
    "articles glued": numbers("条", ""),
    "articles alone on their line": numbers("条", "\n"),
    "articles in paragraphs of their own": numbers("条", "\n\n"),
    "chapters glued": numbers("章", ""),
    "chapters alone on their line": numbers("章", "\n"),
    "wrapped": wrapped(19),
    "wrapped, blank lines between": wrapped(20, between="\n\n"),
    "wrapped, indented": wrapped(17, "　　"),
    "wrapped, with pages": wrapped(16, "　　", "— {} —"),
    "line separators": lambda text: text.replace("\n", "\u2028"),
    "zero width in numbers": lambda text: re.sub(
        "^第|^（", lambda found: f"{found[0]}\u200b", text, flags=re.MULTILINE
    ),
    "marks of direction before numbers": lambda text: re.sub("^(?=第|（)", "\u200e", text, flags=re.MULTILINE),
    "contents in two columns": lambda text: text.replace(
        "第一章", "目　录\n\n第一章 总则……1　　第二章 书屋的设立、管理和撤销……2\n第三章 中心书屋……3\n\n第一章", 1
    ),
    "a page ends within the contents": lambda text: text.replace(
        "第一章",
        "目　录\n\n第一章 总则……1\n\n— 1 —\n样例市书屋条例\n\n第二章 书屋的设立、管理和撤销……2\n第三章 中心书屋……3\n\n第一章",
        1,
    ),
    "contents in columns with single blanks": lambda text: text.replace(
        "第一章", "目录\n\n第一章 总则 第二章 书屋的设立、管理和撤销 第三章 中心书屋\n\n第一章", 1
    ),
    "all glued": lambda text: numbers("章条", "")(text).replace("\n\n", "\n"),
}


@pytest.mark.parametrize("source", SOURCES)
def test_the_structure_is_the_same(source: str) -> None:
    assert shape(SOURCES[source](LAW)) == shape(LAW)


FULL = """样例办法
第一条 书屋应当向公众开放时间
和地点，并且公布开放的各条件。
书屋应当守时，不得无故关闭的
书屋由区人民政府责令改正。
第二条 本办法自公布之日起施行
的规定，由市人民政府解释，并且
可以由区人民政府作出补充规定。
补充规定报市人民政府备案后公布
施行，并且在书屋门前张贴告示。
"""


def test_a_sentence_that_fills_its_line_is_said_to_be_doubtful() -> None:
    made, found = parse(FULL.encode(), ReadOptions())
    assert made is not None
    assert [len(unit.children) for unit in made.body] == [2, 2]
    assert [(d.code, d.line, d.severity) for d in found if d.code == "T024"] == [
        ("T024", 4, "info"),
        ("T024", 9, "info"),
    ]
    told = next(d for d in found if d.code == "T024")
    assert told.message("en") == (
        "this line may go on with the paragraph above, which ends in “。” at the full width of its line; read as a new one"
    )


def test_lines_of_one_width_that_are_whole_are_left() -> None:
    text = "样例公告\n下列书屋撤销：\n" + "".join(f"样例市第{n}书屋和样例市第{n}阅览室\n" for n in "一二三四五六七八九")
    assert not [d for d in parse(text.encode(), ReadOptions())[1] if d.code == "T020"]


def test_a_glued_series_may_leave_a_number_out() -> None:
    made = read(
        "样例办法\n第一条为了书屋。\n第二条书屋守时。\n第三条书屋安静。\n第五条书屋明亮。\n第九条规定的书屋除外。\n"
    )
    assert [unit.eId for unit in made.body] == ["art_1", "art_2", "art_3", "art_5"]


def test_a_heading_that_ends_in_a_comma_goes_on_on_the_next_line() -> None:
    text = "样例法\n第一章 书屋的设立、\n变更和撤销\n第一条 甲。\n第二章 罚则\n第二条 乙。\n"
    assert [unit.heading for unit in read(text).body] == ["书屋的设立、变更和撤销", "罚则"]


@pytest.mark.parametrize(
    "title",
    [
        "样例市书屋条例",
        "样例市第一届人民代表大会\n书屋条例",
        "样例市人民代表大会\n常务委员会\n书屋条例",
    ],
)
def test_a_title_may_stand_on_several_lines(title: str) -> None:
    made = read(f"{title}\n（2030年5月1日样例市人民代表大会常务委员会通过）\n{LAW.split(chr(10), 1)[1]}")
    assert "\n".join(block.text for block in made.preface if block.role == "longTitle") == title
    assert [block.role for block in made.preface][-1] == "history"


def test_title_and_history_on_one_line_are_two() -> None:
    made = read("样例市书屋条例（试行）（2030年5月1日样例市人民代表大会常务委员会通过）\n第一条 甲。\n第二条 乙。\n")
    assert [(block.role, block.text) for block in made.preface] == [
        ("longTitle", "样例市书屋条例（试行）"),
        ("history", "（2030年5月1日样例市人民代表大会常务委员会通过）"),
    ]


def test_an_order_above_a_title_of_two_lines() -> None:
    made = read(
        "样例市人民政府令\n第5号\n现予公布。\n市长 甲\n样例市人民政府\n关于书屋的规定\n第一条 甲。\n第二条 乙。\n"
    )
    assert [block.text for block in made.preface] == ["样例市人民政府", "关于书屋的规定"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("一）", "二）"),
        ("（一）、", "（二）、"),
        ("〔一〕", "〔二〕"),
        ("1）", "2）"),
        ("a)", "b)"),
        ("A．", "B．"),
        ("（a）", "（b）"),
    ],
)
def test_items_of_other_styles(first: str, second: str) -> None:
    made = read(f"样例办法\n第一条 书屋应当：\n{first}守时；\n{second}安静。\n第二条 乙。\n")
    items = made.body[0].children[0].children
    assert [(item.num, item.blocks[0].text) for item in items] == [(first, "守时；"), (second, "安静。")]


def test_a_letter_alone_is_no_item() -> None:
    made = read("样例办法\n第一条 书屋分为两类。\nB. 类书屋守时。\nA.1 见附录。\n第二条 乙。\n")
    assert [len(child.children) for child in made.body[0].children] == [0, 0, 0]


def test_stems_in_one_line_are_no_items() -> None:
    made = read("样例办法\n第一条 名单：\n甲、乙、丙书屋。\n第二条 乙。\n")
    assert [len(child.children) for child in made.body[0].children] == [0, 0]


def test_arabic_numbers_with_a_comma_are_members_of_one_series() -> None:
    made = read("样例办法\n第一条 甲。\n第二条 乙。\n附：\n1、书屋名录\n2、收费表\n")
    assert [unit.num for unit in made.attachments[0].body] == ["1、", "2、"]


@pytest.mark.parametrize("form", ["（{}）", "[{}] ", "［{}］", "{}\n"])
def test_headings_of_articles(form: str) -> None:
    words = ["目的", "适用范围", "设立", "撤销", "施行"]
    body = "".join(f"第{n}条 {form.format(word)}书屋守时。\n\n" for n, word in zip("一二三四五", words, strict=True))
    made = read(f"样例办法\n\n{body}")
    assert [unit.heading for unit in made.body] == [form.format(word).strip() for word in words]
    assert {unit.children[0].blocks[0].text for unit in made.body} == {"书屋守时。"}


def test_an_annex_of_a_text_of_prose() -> None:
    made = read("样例市关于书屋的通告\n书屋自即日起开放。\n请周知。\n附件：书屋名单\n甲书屋、乙书屋。\n")
    assert [(annex.num, annex.heading) for annex in made.attachments] == [("附件：", "书屋名单")]


def test_a_date_at_the_end_of_prose_is_no_history() -> None:
    made = read("样例市关于书屋的通告\n书屋自即日起开放。\n请周知。\n样例市人民政府办公厅\n2030年1月10日印发\n")
    assert [block.text for block in made.preface] == ["样例市关于书屋的通告"]
    assert [block.text for block in made.conclusions] == ["样例市人民政府办公厅", "2030年1月10日印发"]


def test_a_notice_is_the_cover_of_what_it_issues_and_dates_it() -> None:
    text = "{title}\n样发〔2030〕2号\n现将《样例市书屋办法》印发给你们。\n样例市人民政府\n2030年5月6日\n样例市\n书屋办法（试行）\n第一条 甲。\n第二条 乙。\n"
    made = whole(
        text.format(title="样例市人民政府关于印发《样例市书屋办法（试行）》的通知").encode(), ReadOptions()
    ).document
    assert made is not None
    assert [block.text for block in made.preface] == ["样例市", "书屋办法（试行）"]
    assert made.cover[0].text == "样例市人民政府关于印发《样例市书屋办法（试行）》的通知"
    assert "/2030-05-06/" in made.meta.work.uri
    other = read(text.format(title="样例市人民政府关于印发《样例市阅览办法》的通知"))
    assert other.preface[0].text == "样例市人民政府关于印发《样例市阅览办法》的通知"


def test_a_title_of_two_lines_may_be_a_running_head_of_one() -> None:
    made = read(
        "样例市人民代表大会\n书屋条例\n（2030年5月1日样例市人民代表大会通过）\n第一条 书屋应当守\n— 1 —\n样例市人民代表大会书屋条例\n时。\n"
        "第二条 乙。\n"
    )
    assert [unit.children[0].blocks[0].text for unit in made.body] == ["书屋应当守时。", "乙。"]


def test_a_title_of_two_lines_between_an_order_and_its_history() -> None:
    made = read(
        "样例市人民政府令\n第5号\n现予公布。\n2030年5月2日\n样例市书屋\n开放管理办法\n（2030年5月1日样例市人民政府通过）\n"
        "第一条 甲。\n第二条 乙。\n"
    )
    assert [block.text for block in made.preface if block.role == "longTitle"] == ["样例市书屋", "开放管理办法"]


@pytest.mark.parametrize("mark", ["：", "、", "."])
def test_a_whole_series_may_have_marks_behind_its_numbers(mark: str) -> None:
    text = f"样例办法\n第一条{mark}为了书屋。\n第二条{mark}第三人可以加入。\n第三条{mark}本办法施行。\n第三条、第四条的规定除外。\n"
    made = read(text)
    assert [(unit.eId, unit.num) for unit in made.body] == [
        (f"art_{n}", f"第{c}条{mark}") for n, c in enumerate("一二三", 1)
    ]
