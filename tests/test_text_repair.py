"""Broken paragraphs: what is joined, what isn't, what is said."""

import pytest

from akn.formats.options import ReadOptions
from akn.formats.text.read import parse
from akn.formats.text.write import write


def text_of(source: str, *, keep_lines: bool = False) -> list[str]:
    made, _ = parse(source.encode(), ReadOptions(keep_lines=keep_lines))
    assert made is not None
    return write(made).decode().splitlines()


def said(source: str) -> list[tuple[str, int, str]]:
    _, found = parse(source.encode(), ReadOptions())
    return [(d.code, d.line, d.message("en")) for d in found if d.code.startswith("T02")]


BROKEN = "样例办法\n\n第一条 书屋应当向公众开放，并且公布开放的时间、地\n\n点和条件。\n\n第二条 书屋守时。\n"


def test_a_page_end_is_repaired_and_said() -> None:
    assert text_of(BROKEN)[1] == "第一条 书屋应当向公众开放，并且公布开放的时间、地点和条件。"
    assert said(BROKEN) == [("T020", 5, "joined a broken paragraph: …布开放的时间、地|点和条件。…")]


def test_keep_lines_turns_it_off() -> None:
    assert text_of(BROKEN, keep_lines=True)[1:3] == ["第一条 书屋应当向公众开放，并且公布开放的时间、地", "点和条件。"]


HEADED = "样例办法\n第一章　总　则\n第一条 书屋开放。\n第二章　书屋的开放时间、\n借阅和管理\n第二条 书屋守时。\n"


def test_a_heading_broken_over_two_lines_is_whole() -> None:
    assert text_of(HEADED)[3] == "第二章 书屋的开放时间、借阅和管理"
    assert said(HEADED) == [("T020", 5, "joined a broken paragraph: …书屋的开放时间、|借阅和管理…")]
    assert text_of(HEADED, keep_lines=True)[3:5] == ["第二章 书屋的开放时间、", "借阅和管理"]


@pytest.mark.parametrize("line", ["书屋应当守时。", "（2020年修订）", "一、书屋", "书屋：", "附：书屋名单"])
def test_what_stands_below_a_heading_is_no_part_of_it(line: str) -> None:
    source = HEADED.replace("借阅和管理", line)
    assert "第二章 书屋的开放时间、" in text_of(source)


def test_what_text_follows_is_no_part_of_a_heading() -> None:
    source = "样例规划\n第一部分　目标\n书屋名单\n第二部分　措施\n书屋守时。\n"
    assert "第一部分 目标" in text_of(source)


def test_a_doubled_character_is_reported_and_left() -> None:
    source = "样例办法\n第一条 书屋可以使用国家建设的重大科技基\n基础设施，为公众服务。\n"
    assert text_of(source)[1] == "第一条 书屋可以使用国家建设的重大科技基基础设施，为公众服务。"
    assert [(code, line) for code, line, _ in said(source)] == [("T021", 3), ("T020", 3)]
    assert said(source)[0][2] == "“基” stands on both sides of a join: …建设的重大科技基|基础设施，为公众…"


def test_a_bare_page_number_between_the_parts_goes() -> None:
    source = "样例办法\n第一条 书屋应当向公众开放，并且公布开放的时\n3\n样例办法\n间。\n第二条 书屋守时。\n4\n第三条 书屋安静。\n"
    assert text_of(source)[1] == "第一条 书屋应当向公众开放，并且公布开放的时间。"
    assert [(code, line, text) for code, line, text in said(source) if code == "T022"] == [
        ("T022", 3, "left out as page number or running head: 3"),
        ("T022", 4, "left out as page number or running head: 样例办法"),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("第一条 押金为1", "000元以上。"),
        ("第一条 押金为2", ",500元以上。"),
        ("第一条 自2031年", "7月1日起开放。"),
        ("第一条 自2031年7月", "1日起开放。"),
        ("第一条 自2031年7月1", "日起开放。"),
        ("第一条 依照前款和第十", "二条第一款办理。"),
        ("第一条 依照本办法第", "三十条办理。"),
    ],
)
def test_a_line_end_inside_a_number_is_none(first: str, second: str) -> None:
    source = f"样例办法\n{first}\n{second}\n"
    if second.startswith(","):
        assert said(source) == []  # no line begins with a comma for that reason alone
        return
    assert text_of(source)[1] == first + second
    assert said(source) == [("T020", 3, f"joined a broken paragraph: …{first[-8:]}|{second[:8]}…")]


@pytest.mark.parametrize(
    "body",
    [
        "第一条 书屋编号为12\n2031年另行编号。",  # a year of its own
        "第一条 书屋数量：\n甲区 12\n3间",  # columns
        "第一条 书屋开放：\n附件 样表\n甲区12\n34册",  # a table of an annex
    ],
)
def test_numbers_that_stay_apart(body: str) -> None:
    assert said(f"样例办法\n{body}\n") == []


def test_a_history_broken_inside_its_brackets_is_joined() -> None:
    source = (
        "样例办法\n（2031年3月30日样市第五届人民代表大会常务委员会第三\n十一次会议通过\n"
        "根据2032年5月1日样市人民代表大会\n常务委员会《关于修改〈样例办法〉的决定》修正）\n第一条 书屋。\n"
    )
    assert text_of(source)[1:3] == [
        "（2031年3月30日样市第五届人民代表大会常务委员会第三十一次会议通过",
        "根据2032年5月1日样市人民代表大会常务委员会《关于修改〈样例办法〉的决定》修正）",
    ]
    assert [(code, line) for code, line, _ in said(source)] == [("T020", 3), ("T020", 5)]


def test_a_history_may_name_its_day_on_the_second_line() -> None:
    source = "样例办法\n（样市第五届人民代表大会常务委员会\n2031年3月30日通过）\n第一条 书屋。\n"
    assert text_of(source)[1:3] == ["（样市第五届人民代表大会常务委员会", "2031年3月30日通过）"]


def test_where_blank_lines_set_paragraphs_apart_a_lone_line_end_is_soft() -> None:
    source = "样例办法\n\n第一条 书屋\n应当守时。\n\n第二条 书屋安静。\n\n第三条 书屋整洁。\n"
    assert text_of(source)[1] == "第一条 书屋应当守时。"
    assert said(source.replace("\n\n", "\n")) == []


@pytest.mark.parametrize(
    "body",
    [
        "第一条 书屋应当向公众开放，并且守时。\n书屋应当安静。",  # a sentence is whole
        "第一条 书屋应当向公众开放，并且公布开放的时间\n第二条 书屋守时。",  # the start of a unit
        "第一条 书屋开放应当遵守下列各项要求，并且守时\n（一）准时；",
        "第一条 书屋：\n（一）开放时间\n开放时间由书屋公布。",  # a caption
        "第一条 应当缴纳的费用＝册数×天数，不满一天的按一天\n公式中的册数以登记为准。",  # a formula
        "第一条 书屋的名称，地址，电话，邮箱，管理员\n书屋的时间，册数。",  # members of a list that begin alike
        "第一条 书屋守时，安静，整洁，不得喧哗，不得吸烟\n借阅者应当登记",  # no end in sight
    ],
)
def test_what_is_left_alone(body: str) -> None:
    assert said(f"样例办法\n{body}\n") == []


def test_titles_said_again_are_not_joined() -> None:
    source = "# 样例法院关于审理书屋案件适用法律若干问题的解释\n\n2020年1月1日 样例法院通过\n\n<!-- INFO END -->\n\n样例法院\n\n关于审理书屋案件适用法律\n\n若干问题的解释\n\n第一条 书屋。\n"
    assert said(source) == []


def test_an_event_broken_inside_a_title_is_joined() -> None:
    source = "# 样例法\n\n2020年1月1日 示例国《关于修改〈甲法〉\n\n〈乙法〉的决定》修正\n\n<!-- INFO END -->\n\n第一条 书屋。\n"
    assert text_of(source)[1] == "2020年1月1日 示例国《关于修改〈甲法〉〈乙法〉的决定》修正"


def test_a_short_line_before_a_page_number_is_joined_too() -> None:
    text = "虚构办法\n第一条 公园应当设置标\n— 1 —\n识牌。\n第二条 本办法自2020年1月1日起施行。\n"
    made, found = parse(text.encode(), ReadOptions())
    assert made is not None
    assert [block.text for unit in made.body for child in unit.children for block in child.blocks] == [
        "公园应当设置标识牌。",
        "本办法自2020年1月1日起施行。",
    ]
    assert {item.code for item in found} >= {"T020", "T022"}
