"""Order and numbers of the new text: old and final numbers settled together, gaps kept, headings that follow."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import akn
from akn.amend.apply import apply
from akn.amend.read import read
from akn.language.zh.numerals import numeral
from akn.model.document import TocItem

FOLLOW = "《虚构渡口办法》根据本决定作相应修改并对条文顺序作相应调整，重新公布。"


def amended(lines: list[str], instructions: list[str], *, follow: bool = True) -> tuple[str, list[str]]:
    """The new text and the instructions refused."""
    base = akn.parse("\n\n".join(["虚构渡口办法", *lines]) + "\n").document
    clauses = [f"{numeral(at)}、{text}" for at, text in enumerate(instructions, 1)]
    head = ["关于修改《虚构渡口办法》的决定", "某市人民政府决定对《虚构渡口办法》作如下修改："]
    decision = akn.parse("\n\n".join([*head, *clauses, *([FOLLOW] if follow else [])]) + "\n").document
    applied = apply(base, read(decision, base.title))
    refused = [one.operation.instruction for one in applied.outcomes if one.status == "refused"]
    return akn.write(applied.document, "txt").decode(), refused


def articles(*names: str) -> list[str]:
    """`"1甲"` is 第一条　甲; `"1-1甲"` is 第一条之一."""
    out = []
    for name in names:
        match = re.match(r"(\d+)(?:-(\d+))?(.*)", name)
        assert match is not None
        sub = f"之{numeral(int(match[2]))}" if match[2] else ""
        out.append(f"第{numeral(int(match[1]))}条{sub}　{match[3]}。")
    return out


def shown(text: str) -> str:
    """The articles of a text in short: 1甲 2乙."""
    return " ".join(
        f"{num}{rest}" for num, rest in re.findall(r"^(第[^ 　]+条(?:之.)?)[ 　](.*)。$", text, re.MULTILINE)
    )


@pytest.mark.parametrize(
    ("old", "instructions", "new"),
    [
        (["1甲", "2乙", "3丙"], ["增加一条，作为第二条：“新。”"], ["1甲", "2新", "3乙", "4丙"]),
        (["1甲", "2乙", "3丙"], ["增加一条，作为第四条：“新。”"], ["1甲", "2乙", "3丙", "4新"]),
        (["1甲", "2乙", "3丙"], ["删去第一条。"], ["1乙", "2丙"]),
        (["1甲", "2乙", "3丙"], ["将第三条改为第一条。"], ["1丙", "2甲", "3乙"]),
        (["1甲", "2乙", "3丙"], ["将第一条移至第三条后，作为第三条。"], ["1乙", "2丙", "3甲"]),
        (["1甲", "2乙", "3丙"], ["将第一条、第二条分别改为第二条、第一条。"], ["1乙", "2甲", "3丙"]),
        (["1甲", "2乙", "3丙"], ["在第一条后增加一条：“新。”"], ["1甲", "2新", "3乙", "4丙"]),
        (["1甲", "2乙", "3丙"], ["在第一条前增加一条：“新。”"], ["1新", "2甲", "3乙", "4丙"]),
        (
            ["1甲", "2乙", "3丙", "4丁"],
            ["删去第二条。", "增加一条，作为第四条：“新。”", "将第三条改为第二条。"],
            ["1甲", "2丙", "3丁", "4新"],
        ),
        (["1甲", "1-1乙", "2丙"], ["增加一条，作为第一条：“新。”"], ["1新", "2甲", "2-1乙", "3丙"]),
        (["1甲", "1-1乙", "2丙"], ["将第一条之一改为第二条。"], ["1甲", "2乙", "3丙"]),
        (["1甲", "2乙", "3丙"], ["在第二条后增加一条，作为第二条之一：“新。”"], ["1甲", "2乙", "2-1新", "3丙"]),
        (["1甲", "2乙", "4丁", "5戊"], ["增加一条，作为第二条：“新。”"], ["1甲", "2新", "3乙", "5丁", "6戊"]),
        (["1甲", "2乙", "4丁", "5戊"], ["删去第一条。"], ["1乙", "3丁", "4戊"]),
        (["5甲", "6乙"], ["增加一条，作为第六条：“新。”"], ["5甲", "6新", "7乙"]),
    ],
)
def test_old_numbers_and_final_numbers_are_settled_together(
    old: list[str], instructions: list[str], new: list[str]
) -> None:
    text, refused = amended(articles(*old), instructions)
    assert refused == []
    assert shown(text) == shown("\n".join(articles(*new)))


def test_without_such_a_sentence_articles_keep_their_numbers() -> None:
    text, refused = amended(articles("1甲", "2乙", "3丙", "4丁"), ["删去第二条。"], follow=False)
    assert refused == []
    assert shown(text) == shown("\n".join(articles("1甲", "3丙", "4丁")))
    text, refused = amended(articles("1甲", "2乙", "3丙"), ["将第三条改为第九条。"], follow=False)
    assert refused == []
    assert shown(text) == shown("\n".join(articles("1甲", "2乙", "9丙")))


CHAPTERS = [
    "第一章　总则",
    *articles("1甲", "2乙"),
    "第二章　渡船",
    *articles("3丙", "4丁"),
    "第三章　附则",
    *articles("5戊"),
]


@pytest.mark.parametrize(
    ("instruction", "new"),
    [
        ("增加一条，作为第三条：“新。”", "总则：甲乙新 渡船：丙丁 附则：戊"),
        ("第二章增加一条，作为第三条：“新。”", "总则：甲乙 渡船：新丙丁 附则：戊"),
        ("将第二条移至第二章，作为第四条。", "总则：甲 渡船：丙丁乙 附则：戊"),
        ("删去第二章。", "总则：甲乙 附则：戊"),
        ("将第二章并入第一章。", "总则：甲乙丙丁 附则：戊"),
        ("增加一章，作为第二章：“第二章　船票\n\n“第三条　新。”", "总则：甲乙 船票：新 渡船：丙丁 附则：戊"),
    ],
)
def test_articles_stand_below_the_heading_that_is_theirs(instruction: str, new: str) -> None:
    text, refused = amended(CHAPTERS, [instruction])
    assert refused == []
    parts = re.split(r"^第.章[ 　](.*)$", text, flags=re.MULTILINE)[1:]
    held = ["".join(re.findall(r"条[ 　](.)", inside)) for inside in parts[1::2]]
    made = [f"{heading}：{inside}" for heading, inside in zip(parts[::2], held, strict=True)]
    assert " ".join(made) == new
    assert re.findall(r"^第(.)章", text, re.MULTILINE) == list("一二三四")[: len(held)]


@given(st.lists(st.integers(1, 9), unique=True, max_size=4), st.lists(st.integers(1, 12), unique=True, max_size=4))
def test_what_is_deleted_and_inserted_leaves_one_series(deleted: list[int], inserted: list[int]) -> None:
    """Any articles of nine deleted, any inserted at numbers that fit: numbers run from one, old ones keep their order, new
    ones have the number that they were given."""
    fits = sorted(inserted)
    while fits and fits[-1] > 9 - len(deleted) + len(fits):
        fits.pop()
    names = "甲乙丙丁戊己庚辛壬"
    text, refused = amended(
        articles(*(f"{at}{name}" for at, name in enumerate(names, 1))),
        [
            *(f"删去第{numeral(number)}条。" for number in deleted),
            *(f"增加一条，作为第{numeral(number)}条：“新{number}。”" for number in fits),
        ],
    )
    assert refused == []
    found = shown(text).split()
    staying = [name for at, name in enumerate(names, 1) if at not in deleted]
    assert [one.partition("条")[0] for one in found] == [f"第{numeral(at)}" for at in range(1, len(found) + 1)]
    assert [one.partition("条")[2] for one in found if "新" not in one] == staying
    assert [one for one in found if "新" in one] == [f"第{numeral(number)}条新{number}" for number in fits]


def test_an_article_that_moves_stands_where_it_is_put_though_no_one_asks_for_new_numbers() -> None:
    base = akn.parse(
        "甲条例\n\n第一章 总则\n第一条 甲。\n第二条 乙。\n第三条 丙。\n第二章 附则\n第四条 丁。\n第五条 戊。\n"
    ).document
    made = akn.amend(base, akn.parse("将第四条移至第一条后。\n").document)
    lines = akn.write(made.document, "txt").decode().splitlines()
    assert lines[-7:] == [
        "第一章 总则",
        "第一条 甲。",
        "第二条 丁。",
        "第三条 乙。",
        "第四条 丙。",
        "第二章 附则",
        "第五条 戊。",
    ]


@pytest.mark.parametrize(
    ("said", "statuses"), [("将第四条移至第一条后。", ["A011"]), ("将第二条移至第一条后。", [None])]
)
def test_numbers_that_follow_an_article_that_moves_are_inferred(said: str, statuses: list[str | None]) -> None:
    base = akn.parse("\n\n".join(["甲条例", *articles("1甲", "2乙", "3丙", "4丁")]) + "\n").document
    made = akn.amend(base, akn.parse(f"{said}\n").document)
    assert [one.reason and one.reason.code for one in made.outcomes] == statuses
    assert [one.status for one in made.outcomes] == ["inferred" if code else "applied" for code in statuses]


CONTENTS = "甲条例\n\n目录\n第一章 总则\n第二章 管理\n第三章 附则\n\n第一章 总则\n第一条 甲。\n第二条 乙。\n第二章 管理\n第三条 丙。\n第三章 附则\n第四条 丁。\n"


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ("删去第二章。", ["#chp_1 第一章 总则", "#art_2 第二条 乙", "#chp_2 第二章 附则", "# 附件"]),
        (
            "删去第二条。",
            ["#chp_1 第一章 总则", "#chp_2 第二章 管理", "#art_3 第三条 丙", "#chp_3 第三章 附则", "# 附件"],
        ),
        (
            "在第二章后增加一章，作为第三章，章名为“责任”。",
            [
                "#chp_1 第一章 总则",
                "#art_2 第二条 乙",
                "#chp_2 第二章 管理",
                "#art_3 第三条 丙",
                "#chp_3 第三章 责任",
                "#chp_4 第四章 附则",
                "# 附件",
            ],
        ),
        (
            "将第三条移至第一条后。",
            [
                "#chp_1 第一章 总则",
                "#art_3 第三条 乙",
                "#chp_2 第二章 管理",
                "#art_2 第二条 丙",
                "#chp_3 第三章 附则",
                "# 附件",
            ],
        ),
    ],
)
def test_lines_of_the_contents_that_name_articles_follow_them(said: str, lines: list[str]) -> None:
    base = akn.parse(CONTENTS).document
    one, two, three = base.toc
    toc = (
        one,
        TocItem("#art_2", 2, "第二条 乙"),
        two,
        TocItem("#art_3", 2, "第三条 丙"),
        three,
        TocItem("#", 1, "附件"),
    )
    made = akn.amend(replace(base, toc=toc), akn.parse(f"{said}\n").document)
    assert [f"{item.href} {item.text}" for item in made.document.toc] == lines


@pytest.mark.parametrize(
    ("said", "made"),
    [
        ("将第三条分为两款，第一款为：“丙一。”第二款为：“丙二。”", ["第三条 丙一。", "丙二。"]),
        ("将第三条分成两款，第一款修改为：“丙一。”；第二款修改为：“丙二：\n（一）子；\n（二）丑。”",
         ["第三条 丙一。", "丙二：", "（一） 子；", "（二） 丑。"]),
        ("将第二条第二款分为两款，第二款为：“乙二。”第三款为：“乙三。”", ["第二条 乙。", "乙二。", "乙三。"]),
        ("附件增加一项，作为第三项：“（三）船员。”", ["（二） 船主；", "（三） 船员。"]),
    ],
)  # fmt: skip
def test_paragraphs_quoted_one_by_one_and_items_of_an_annex(said: str, made: list[str]) -> None:
    act = "甲条例\n\n第一条 甲。\n第二条 乙。\n又乙。\n第三条 丙。\n\n附件\n\n登记表\n\n（一）船名；\n（二）船主。\n"
    done = akn.amend(
        akn.parse(act).document,
        akn.parse(f"关于修改《甲条例》的决定\n\n对《甲条例》作如下修改：\n\n一、{said}\n").document,
    )
    assert done.complete
    assert "\n".join(made) in akn.write(done.document, "txt").decode()


@pytest.mark.parametrize(
    "said",
    [
        "将第三条分为三款，第一款为：“丙一。”第二款为：“丙二。”",
        "将第三条分为两款，第二款为：“丙一。”第三款为：“丙二。”",
        "将第二条第二款分为两款，第一款为：“乙二。”第二款为：“乙三。”",
    ],
)
def test_paragraphs_that_are_not_as_many_as_is_said_are_refused(said: str) -> None:
    act = "甲条例\n\n第一条 甲。\n第二条 乙。\n又乙。\n第三条 丙。\n"
    done = akn.amend(
        akn.parse(act).document,
        akn.parse(f"关于修改《甲条例》的决定\n\n对《甲条例》作如下修改：\n\n一、{said}\n").document,
    )
    assert done.document is None
    assert [it.reason.code for it in done.outcomes] == ["A001"]


@pytest.mark.parametrize(
    ("quoted", "num", "heading", "held"),
    [
        ("附件　名单", "附件", "名单", []),
        ("附件1　渡船名单\n甲船。\n乙船。", "附件1", "渡船名单", ["甲船。", "乙船。"]),
        ("附件\n渡船名单\n甲船。\n乙船。", "附件", "渡船名单", ["甲船。", "乙船。"]),
        ("附件　名单由市政府公布。", "附件", None, ["附件　名单由市政府公布。"]),
    ],
)
def test_an_annex_takes_number_and_heading_from_its_first_line(
    quoted: str, num: str, heading: str | None, held: list[str]
) -> None:
    said = f"一、增加附件：“{quoted}”"
    made = akn.amend(
        akn.parse("甲条例\n\n第一条 甲。\n第二条 乙。\n").document,
        akn.parse(f"关于修改《甲条例》的决定\n\n对《甲条例》作如下修改：\n\n{said}\n").document,
    )
    assert made.complete
    [annex] = made.document.attachments
    assert (annex.num, annex.heading) == (num, heading)
    assert [block.text for unit in annex.body for block in unit.blocks] == held
