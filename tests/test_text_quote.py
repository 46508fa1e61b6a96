"""Instructions and quotations of amending decisions: golden cases, one a style of quoting, and the laws that marking keeps."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from akn.formats.akn.read import read as read_xml
from akn.formats.akn.write import write as write_xml
from akn.formats.json.read import read as read_json
from akn.formats.json.write import write as write_json
from akn.formats.options import ReadOptions
from akn.formats.text.lines import split
from akn.formats.text.quote import mark_quotations, withhold
from akn.formats.text.read import parse, read
from akn.formats.text.write import write
from akn.model.block import Block, Mark
from akn.model.document import Document, TocItem
from akn.model.metadata import Property, unknown
from akn.model.provision import Provision, articles
from akn.schema import official, profile

CASES = sorted((Path(__file__).parent / "cases" / "quoted").glob("*.txt"))
SHARED = Path(__file__).parents[2] / "shared" / "data"
HEAD = "示例国议会关于修改《示例国书屋法》的决定\n（2023年9月1日示例国议会第五次会议通过）\n"
OPTIONS = ReadOptions()


def decision(text: str) -> Document:
    made = read((HEAD + text).encode(), OPTIONS).document
    assert made is not None
    return made


def marks(document: Document) -> list[tuple[str, str, tuple[str, ...]]]:
    """Each mark that quotes, with what it covers and the kinds and numbers of the units in it."""
    out = []

    def visit(unit: Provision) -> None:
        for block in unit.blocks:
            for mark in block.marks:
                if mark.kind in ("mod", "quotedText", "quotedStructure"):
                    inside = tuple(f"{u.kind} {u.num or ''}".strip() for u in mark.units)
                    out.append((mark.kind, block.text[mark.start : mark.end], inside))
        for child in unit.children:
            visit(child)

    for unit in document.units():
        visit(unit)
    return out


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_golden(path: Path) -> None:
    made = read(path.read_bytes(), OPTIONS).document
    assert made is not None
    xml = write_xml(made).decode()
    body = xml[xml.index("<body>") : xml.index("</body>") + len("</body>\n")]
    assert body == path.with_suffix(".body").read_text(encoding="utf-8")


def bare(text: bytes) -> list[str]:
    """The lines of `text` without blanks: the number of a quoted unit is set apart as that of any unit is."""
    return ["".join(line.split()) for line in text.decode().splitlines()]


def laws(data: bytes) -> None:
    """What marking keeps: text, lines, validity, and every way from one format to another."""
    made = read(data, OPTIONS).document
    assert made is not None
    xml = write_xml(made)
    root = etree.fromstring(xml)
    assert official.check(root) == ()
    assert profile.check(root) == ()
    plain, _ = parse(data, OPTIONS)
    assert plain is not None
    text = write(made)
    assert bare(text) == bare(write(plain))
    again = read_xml(xml, OPTIONS).document
    assert again is not None
    assert (write(again), write_xml(again)) == (text, xml)
    json = write_json(made)
    back = read_json(json, OPTIONS).document
    assert back is not None
    assert (write_json(back), write_xml(back)) == (json, xml)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_laws_of_the_cases(path: Path) -> None:
    laws(path.read_bytes())
    made = read(path.read_bytes(), OPTIONS).document
    assert made is not None
    again = read(write(made), OPTIONS).document
    assert again is not None
    assert again.body == made.body


@pytest.mark.skipif(not SHARED.exists(), reason="no texts beside the project")
@pytest.mark.parametrize("path", sorted(SHARED.glob("amendments/*/instruction.txt")), ids=lambda path: path.parent.name)
def test_laws_of_official_decisions(path: Path) -> None:
    data = path.read_bytes()
    laws(data)
    assert not [d for d in read(data, OPTIONS).diagnostics if d.code in ("T034", "T035", "I002")]


FRAGMENTS = (
    "将第三条修改为", "增加一条，作为第四条", "第二款修改为", "删去第五条中的", "后增加", "：", "“", "”", '"', "‘甲’", "。", "；", "\n",
    "\n“", "”\n", "\n（一）", "\n第四条 ", "\n二、", "\n三、", "\n1.", "书屋免费开放", "甲", "\n| 甲 | 乙 |\n", "本决定自2020年1月1日起施行。",
)  # fmt: skip


@given(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=24))
def test_no_character_is_lost_and_what_is_written_is_valid(parts: list[str]) -> None:
    data = f"{HEAD}一、{''.join(parts)}\n".encode()
    plain, _ = parse(data, OPTIONS)
    made = read(data, OPTIONS).document
    assert plain is not None
    assert made is not None
    assert "".join(write(made).decode().split()) == "".join(write(plain).decode().split())
    root = etree.fromstring(write_xml(made))
    assert official.check(root) == ()
    assert profile.check(root) == ()
    again = read_xml(write_xml(made), OPTIONS).document
    assert again is not None
    assert again.body == made.body


@given(
    st.sampled_from('“"'),
    st.lists(st.text("书屋免费开放，、", min_size=1, max_size=8), min_size=1, max_size=5),
    st.booleans(),
    st.booleans(),
)
def test_every_style_quotes_the_same_units(opener: str, words: list[str], reopened: bool, apart: bool) -> None:
    closer = {"“": "”", '"': '"'}[opener]
    between = f"。\n{opener if reopened else ''}"
    text = f"一、将第三条修改为：{chr(10) if apart else ''}{opener}{between.join(words)}。{closer}\n二、删去第四条。\n"
    body = decision(text).body
    found = [m for u in body for p in u.children for b in p.blocks for m in b.marks if m.kind == "quotedStructure"]
    assert len(found) == 1
    said = ["".join(block.text for block in unit.blocks) for unit in found[0].units]
    mark = opener if reopened else ""
    assert said == [f"{words[0]}。", *(f"{mark}{word}。" for word in words[1:])]


def test_quotation_marks_that_do_not_pair() -> None:
    result = read((HEAD + "一、将第三条修改为：“书屋开放。\n二、将第四条中的“甲修改为“乙”。\n").encode(), OPTIONS)
    message = "the quotation marks of this instruction do not pair; it stays plain text"
    assert [(d.line, d.severity, d.message("en")) for d in result.diagnostics if d.code == "T035"] == [
        (3, "warning", message),
        (4, "warning", message),
    ]
    assert result.document is not None
    assert marks(result.document) == []


def test_a_forgotten_mark_swallows_no_instruction() -> None:
    text = '一、将第三条修改为："书屋开放。\n将第四条修改为："书屋免费。"\n二、删去第五条。\n'
    assert [words for kind, words, _ in marks(decision(text)) if kind == "mod"] == [
        '将第四条修改为：""',
        "删去第五条。",
    ]


@pytest.mark.parametrize(("opener", "closer"), ["“”", '""'])
def test_a_quoted_word_may_end_as_an_instruction_does(opener: str, closer: str) -> None:
    text = f"一、将第三条中的{opener}收费行为{closer}修改为{opener}免费行为{closer}。\n"
    assert [words for kind, words, _ in marks(decision(text)) if kind == "quotedText"] == ["收费行为", "免费行为"]


def test_several_quotations_in_one_sentence() -> None:
    text = "一、将第二条第二项修改为“（二）新年；”，第四项修改为“（四）中秋；”，删去“及时”。\n"
    assert marks(decision(text)) == [
        ("mod", "将第二条第二项修改为“”，第四项修改为“”，删去“及时”。", ()),
        ("quotedStructure", "", ("point （二）",)),
        ("quotedStructure", "", ("point （四）",)),
        ("quotedText", "及时", ()),
    ]


def test_quotations_in_lines_of_their_own_follow_each_other() -> None:
    text = "一、增加两款，作为第二款、第三款：\n“书屋登记。”\n“登记免费。”\n"
    assert marks(decision(text)) == [
        ("mod", "增加两款，作为第二款、第三款：\n“”\n“”", ()),
        ("quotedStructure", "", ("paragraph",)),
        ("quotedStructure", "", ("paragraph",)),
    ]
    assert write(decision(text)).decode().endswith("：\n“书屋登记。”\n“登记免费。”\n")


def test_unquoted_text_is_left_where_it_is_not_certain() -> None:
    text = "一、第五条增加一款，作为第二款：\n书屋开放。\n时间公布。\n二、第六条第二项修改为：\n（三）检查；\n三、删去第七条。\n"
    assert [mark for mark in marks(decision(text)) if mark[0] == "quotedStructure"] == []


def test_unquoted_text_ends_where_the_series_of_instructions_goes_on() -> None:
    text = "一、对部分条文作以下修改：\n（一）将第三条修改为：\n书屋开放。\n（二）第四条第二项修改为：\n（二）检查；\n（三）删去第五条。\n"
    assert [inside for kind, _, inside in marks(decision(text)) if kind == "quotedStructure"] == [
        ("paragraph",),
        ("point （二）",),
    ]


def test_articles_quoted_without_marks_are_not_the_decisions_own() -> None:
    made = decision("一、删去第四条。\n二、增加一条，作为第二十条：\n第二十条 书屋开放。\n三、删去第五条。\n")
    assert list(articles(made.body)) == []
    assert [unit.num for unit in made.body] == ["一、", "二、", "三、"]


def test_an_article_after_another_number_is_not_withheld() -> None:
    lines = withhold(split("增加一条，作为第二十条：\n第二十一条 书屋开放。\n"))
    assert lines[1].start is not None
    assert lines[1].start.style == "article"


def test_tables_are_quoted_too() -> None:
    made = decision("一、将附件一修改为：“书屋等级\n| 级别 | 册数 |\n| --- | --- |\n| 一 | 800 |\n”\n")
    assert write(made).decode().endswith("：“书屋等级\n| 级别 | 册数 |\n| --- | --- |\n| 一 | 800 |\n”\n")
    assert marks(made)[1] == ("quotedStructure", "", ("paragraph",))


def test_excerpts_without_title_are_marked() -> None:
    made = read("六、删去《书屋条例》第九条中的“甲”。\n".encode(), OPTIONS).document
    assert made is not None
    assert [kind for kind, _, _ in marks(made)] == ["mod", "quotedText"]


@pytest.mark.parametrize("name", ["law", "local-regulation", "judicial-interpretation"])
def test_other_documents_stay_as_they_are(name: str) -> None:
    made = replace(decision("一、删去第四条。\n"), name=name)
    assert mark_quotations(made) == (made, ())
    assert mark_quotations(made)[0] is made


def amending(*blocks: Block, **parts: object) -> Document:
    """A decision of one clause, each block a 款 of it, and of a closing paragraph."""
    children = tuple(Provision("paragraph", f"cl_1__para_{i}", blocks=(block,)) for i, block in enumerate(blocks, 1))
    clause = Provision("clause", "cl_1", "一、", children=children)
    closing = Provision("paragraph", "para_1", blocks=(Block("本决定自公布之日起施行。", line=9),))
    return replace(Document(unknown(), "decision", body=(clause, closing)), **parts)  # type: ignore[arg-type]


def test_what_points_to_a_unit_follows_it() -> None:
    first = Provision("paragraph", "para_1", blocks=(Block("将第三条修改为：“甲。", line=1),))
    second = Provision("paragraph", "para_2", blocks=(Block("“乙。”", line=2),))
    closing = Provision("paragraph", "para_3", blocks=(Block("本决定自公布之日起施行。", line=3),))
    basis = Property("undetermined", (("event", "inForce"), ("basis", "#para_3")))
    made = Document(
        replace(unknown(), proprietary=(basis,)),
        "decision",
        body=(first, second, closing),
        toc=(TocItem("#para_3", 1, "施行"), TocItem("#para_1", 1, "修改")),
    )
    marked, found = mark_quotations(made)
    assert found == ()
    assert [unit.eId for unit in marked.body] == ["para_1", "para_2"]
    assert marked.meta.proprietary == (Property("undetermined", (("event", "inForce"), ("basis", "#para_2"))),)
    assert [item.href for item in marked.toc] == ["#para_2", "#para_1"]


def test_marks_move_with_their_characters() -> None:
    note = (("href", "#note_1"),)
    first = Block(
        "将第三条修改为：“2020年1月1日开放。",
        line=1,
        marks=(Mark("date", 9, 18, (("date", "2020-01-01"), ("refersTo", "#inForce"))),),
    )
    second = Block("“免费。”并删去“甲”。", line=2, marks=(Mark("noteRef", 3, 3, note), Mark("noteRef", 6, 6, note)))
    marked, _ = mark_quotations(amending(first, second))
    (block,) = marked.body[0].children[0].blocks
    assert block.text == "将第三条修改为：“”并删去“甲”。"
    assert [(m.kind, m.start, m.end, m.depth) for m in block.marks] == [
        ("mod", 0, 17, 0),
        ("quotedStructure", 9, 9, 1),
        ("noteRef", 11, 11, 1),
        ("quotedText", 14, 15, 1),
    ]
    (date,), (quote, inner) = (unit.blocks[0].marks for unit in block.marks[1].units)
    assert (date.start, date.end, date.attributes) == (0, 9, (("date", "2020-01-01"),))
    assert (quote.kind, quote.attributes, inner.kind, inner.start) == ("inline", (("name", "quote"),), "noteRef", 3)


def test_repeated_numbers_in_quoted_text_are_told() -> None:
    text = "一、增加二条，作为第二条、第三条：“第二条 甲。\n“第二条 乙。”\n"
    found = read((HEAD + text).encode(), OPTIONS).diagnostics
    assert [(d.line, d.eId) for d in found if d.code == "I002"] == [(4, "cl_1__mod_1__qstr_1__art_2__oc_2")]


def test_a_unit_is_never_quoted_in_part() -> None:
    text = "关于修改《虚构书屋条例》的决定\n一、增加一条，作为第十条：\n：\n（二）。\n（1）四条改为第\n"
    made = read(text.encode(), ReadOptions()).document
    assert made is not None
    assert "".join("".join(unit.characters()) for unit in made.body).count("（二）") == 1
