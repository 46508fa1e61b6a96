"""The redline: all changes accepted it is NEW, all rejected OLD, by its XML and in LibreOffice."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from akn.api import read
from akn.diff.changeset import Change, ChangeSet
from akn.diff.compare import compare
from akn.diff.render import RenderOptions, render
from akn.model.block import Block, Cell, Table
from akn.model.document import Attachment, Document
from akn.model.eid import identify
from akn.model.provision import Provision
from tests.diff_acts import act, with_title
from tests.office import ORDER, W, convert, misplaced, needs_office, part, settled
from tests.strategies import documents
from tests.test_diff_patch import edited
from tests.test_diff_stream import PAIRS, bare, expected

SIGNED = RenderOptions(author="起草组", date="2025-01-31")

OLD = """
第一章　总则
第一条 为了规范书屋的设立和管理，制定本条例。
第二条 书屋应当向公众免费开放。
第三条 书屋由街道办事处设立，藏书不少于五百册。
第二章　管理
第四条 书屋应当具备下列条件：
（一）有固定的场所；
（二）有三百册以上的图书。
书屋应当公示开放时间。
第五条 流动书屋的行驶路线由县级主管部门公布。
第六条 违反第四条规定的，责令改正。
"""
NEW = """
第一章　总则
第一条 为了规范书屋的设立和管理，制定本条例。
第二条 流动书屋的行驶路线由县级主管部门公布。
第三条 国家支持社会力量捐建书屋。
第四条 书屋应当向公众免费开放，但是流动书屋除外。
第二章　条件和责任
第五条 书屋应当具备下列条件：
（一）有固定的场所；
（二）有消防设施；
（三）有五百册以上的图书。
书屋应当公示开放时间。
第六条 违反第五条规定的，责令改正。
违反其他规定的，给予警告。
"""


def with_table(text: str, *rows: str) -> Document:
    made = act(text)
    grid = tuple(tuple(Cell((Block(cell),)) for cell in row.split()) for row in rows)
    table = Provision("paragraph", blocks=(Block(type="table", table=Table(grid)),))
    return identify(replace(made, attachments=(Attachment("", "附件", "收费表", body=(table,)),)))[0]


def small() -> tuple[Document, Document]:
    old = with_table(OLD, "类别 单价", "居民 0.95", "学校 1.40")
    return old, with_table(NEW, "类别 单价", "居民 1.05", "商业 1.20", "学校 1.40")


def redline(old: Document, new: Document, options: RenderOptions = SIGNED) -> bytes:
    return render(compare(old, new), "redline", options)


def settle(data: bytes, *, accept: bool) -> list[str]:
    """The lines that are left when all changes are accepted, or rejected (ECMA-376, part 1, 17.13.5)."""
    gone = {f"{W}{name}" for name in (("del", "moveFrom") if accept else ("ins", "moveTo"))}

    def text(paragraph: etree._Element) -> str:
        runs = paragraph.iter(f"{W}t", f"{W}delText")
        return "".join(run.text or "" for run in runs if not any(above.tag in gone for above in run.iterancestors()))

    out, line = [], ""
    for block in part(data)[0]:
        if block.tag == f"{W}tbl":
            for row in block.iterchildren(f"{W}tr"):
                if not any(said.tag in gone for said in row.iterfind(f"{W}trPr/*")):
                    assert not line
                    out.append("".join(map(text, row.iter(f"{W}p"))))
        elif block.tag == f"{W}p":
            line += text(block)
            if not any(mark.tag in gone for mark in block.iterfind(f"{W}pPr/{W}rPr/*")):
                out.append(line)
                line = ""
    return [found for item in [*out, line] if (found := bare(item))]


def holds(old: Document, new: Document, options: RenderOptions = SIGNED) -> bytes:
    data = redline(old, new, options)
    assert settle(data, accept=False) == expected(old)
    assert settle(data, accept=True) == expected(new)
    return data


def test_a_pair_with_everything() -> None:
    data = holds(*small())
    tags = {etree.QName(element).localname for element in part(data).iter() if isinstance(element.tag, str)}
    assert {"ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeEnd", "trPr"} <= tags


def test_numbers_are_tracked() -> None:
    root = part(redline(*small()))
    deleted = [run.text for run in root.iter(f"{W}delText")]
    inserted = ["".join(run.itertext()) for run in root.iter(f"{W}ins")]
    assert "第四条" in deleted
    assert "第五条" in inserted
    assert "第一条" not in (*deleted, *inserted)


def test_rows_of_a_table_are_inserted_whole_and_cells_changed_inside() -> None:
    root = part(redline(*small()))
    rows = [
        ("".join(row.itertext()), [etree.QName(said).localname for said in row.iterfind(f"{W}trPr/*")])
        for row in root.iter(f"{W}tr")
    ]
    assert rows == [("类别单价", []), ("居民0.951.05", []), ("商业1.20", ["ins"]), ("学校1.40", [])]


def test_ends_of_paragraphs_are_tracked() -> None:
    root = part(redline(act("第一条 书屋免费开放。"), act("第一条 书屋免费开放。\n书屋公示时间。")))
    marks = [
        [etree.QName(mark).localname for mark in paragraph.iterfind(f"{W}pPr/{W}rPr/*")]
        for paragraph in root.iter(f"{W}p")
    ]
    assert marks == [[], [], ["ins"], []]  # title, the paragraph that stays, the new one, the last


def test_what_is_added_at_the_end_of_a_paragraph_goes_on_in_new_ones_as_one_insertion() -> None:
    old = "第一章　总则\n第一条 书屋免费开放。\n第二条 书屋公示时间。"
    new = "第一章　总则\n第一条 书屋免费开放。流动书屋除外。\n第二章　管理\n第二条 书屋公示时间。"
    root = part(holds(act(old), act(new)))
    found = [
        (
            "".join(paragraph.itertext()),
            [etree.QName(mark).localname for mark in paragraph.iterfind(f"{W}pPr/{W}rPr/*")],
            [style.get(f"{W}val") for style in paragraph.iterfind(f"{W}pPr/{W}pPrChange//{W}pStyle")],
        )
        for paragraph in root.iter(f"{W}p")
    ]
    assert found[2:] == [
        ("第一条　书屋免费开放。流动书屋除外。", ["ins"], []),
        ("第二章　管理", [], ["AknText"]),
        ("第二条　书屋公示时间。", [], []),
    ]


def test_without_a_date_nothing_says_one_and_what_moved_is_deleted_and_inserted() -> None:
    data = holds(*small(), RenderOptions(author="起草组"))
    root = part(data)
    assert b"w:date" not in etree.tostring(root)
    assert not [*root.iter(f"{W}moveFrom", f"{W}moveTo", f"{W}moveFromRangeStart")]
    assert {change.get(f"{W}author") for change in root.iter(f"{W}ins", f"{W}del")} == {"起草组", "起草组（移动）"}
    moved = {"".join(c.itertext()) for c in root.iter(f"{W}ins", f"{W}del") if "移动" in c.get(f"{W}author")}
    assert moved == {"", "　流动书屋的行驶路线由县级主管部门公布。"}


def test_each_change_is_signed_and_has_an_id_of_its_own() -> None:
    root = part(redline(*small()))
    changes = [*root.iter(f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo")]
    starts = [*root.iter(f"{W}moveFromRangeStart", f"{W}moveToRangeStart")]
    assert {(c.get(f"{W}author"), c.get(f"{W}date")) for c in (*changes, *starts)} == {
        ("起草组", "2025-01-31T00:00:00Z")
    }
    ids = [change.get(f"{W}id") for change in (*changes, *starts)]
    assert len(ids) == len(set(ids))
    ends = [end.get(f"{W}id") for end in root.iter(f"{W}moveFromRangeEnd", f"{W}moveToRangeEnd")]
    assert sorted(ends) == sorted(start.get(f"{W}id") for start in starts)


def test_any_author_and_title_can_be_said() -> None:
    data = redline(
        *(with_title(act(text), "书屋 & <样书>条例") for text in ("第一条 开放。", "第一条 免费开放。")),
        RenderOptions(author='甲 & "乙"\x01'),
    )
    assert part(data).find(f".//{W}ins").get(f"{W}author") == '甲 & "乙"␁'
    assert "书屋 & <样书>条例" in "".join(part(data, "docProps/core.xml").itertext())


def test_both_ends_of_a_move_have_one_name() -> None:
    root = part(redline(*small()))
    came, went = (
        [start.get(f"{W}name") for start in root.iter(f"{W}{name}RangeStart")] for name in ("moveTo", "moveFrom")
    )
    assert sorted(came) == sorted(went)
    assert len(set(came)) == len(came) > 0


def test_deleted_text_stands_in_its_own_element() -> None:
    root = part(redline(*small()))
    for run in root.iter(f"{W}t", f"{W}delText"):
        deleted = any(above.tag == f"{W}del" for above in run.iterancestors())
        assert (run.tag == f"{W}delText") == deleted
        assert run.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"


def test_children_stand_in_the_order_of_the_schema() -> None:
    data = redline(*small())
    assert misplaced(part(data)) == []
    styles = [
        style
        for style in part(data, "word/styles.xml").iter(f"{W}style")
        if style.get(f"{W}styleId", "").startswith("Akn")
    ]
    assert len(styles) > 5
    assert [found for style in styles for found in misplaced(style)] == []
    wrong = etree.fromstring(f'<w:rPr xmlns:w="{W[1:-1]}"><w:strike/><w:b/></w:rPr>')
    assert len(misplaced(wrong)) == 1
    assert {"rPr", "pPr", "tblPr", "trPr", "tcPr"} <= set(ORDER)


def test_same_bytes() -> None:
    assert redline(*small()) == redline(*small())


def test_what_xml_does_not_allow_is_seen() -> None:
    old, new = act("第一条 书屋免费开放。"), act("第一条 书屋\x07免费\ud800开放。\r")
    root = part(redline(old, new))
    assert "␇" in "".join(root.itertext())
    assert "\ufffd" in "".join(root.itertext())


def test_of_a_changed_unit_nothing_but_what_differs_is_tracked() -> None:
    root = part(redline(act("第一条 书屋应当向公众免费开放。"), act("第一条 书屋应当向公众开放。")))
    assert ["".join(item.itertext()) for item in root.iter(f"{W}del", f"{W}ins")] == ["免费"]


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(edited())
def test_edited_documents(pair: tuple[Document, Document]) -> None:
    assert misplaced(part(holds(*pair))) == []


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents(), documents())
def test_any_two_documents(old: Document, new: Document) -> None:
    holds(old, new)


@pytest.mark.parametrize("folder", sorted(PAIRS.iterdir()) if PAIRS.is_dir() else [], ids=lambda path: path.name)
def test_real_pairs(folder: Path) -> None:
    old, new = (read(folder / f"{side}.md").document for side in ("old", "new"))
    assert old is not None
    assert new is not None
    assert misplaced(part(holds(old, new))) == []


def test_a_comparison_of_nothing() -> None:
    empty = replace(act(""), preface=())
    changes = ChangeSet(compare(empty, empty).old, compare(empty, empty).new, (Change("unchanged", "document"),))
    assert settle(render(changes, "redline", SIGNED), accept=True) == []


@needs_office
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    assert convert(redline(*small()), "pdf", tmp_path).startswith(b"%PDF")


@needs_office
@pytest.mark.parametrize("options", [SIGNED, RenderOptions()], ids=["dated", "undated"])
def test_libreoffice_accepts_and_rejects(tmp_path: Path, options: RenderOptions) -> None:
    old, new = small()
    data = redline(old, new, options)
    for accept, document in ((True, new), (False, old)):
        text = settled(data, tmp_path, accept=accept)
        lines = [line for item in text.split("\n") if (line := bare(item))]
        body = expected(document).index("附件收费表")
        assert lines[:body] == expected(document)[:body]
        assert "".join(lines) == "".join(expected(document))  # each cell of the table is a line there


def test_chapters_that_a_split_made_are_headings() -> None:
    old = "第一章　设立\n第一条 书屋由街道办事处设立。\n第二条 书屋应当有固定的场所。\n第二章　管理\n第三条 书屋应当公示开放时间。\n第四条 书屋的图书统一编目。\n第五条 书屋应当登记借阅。\n第六条 损坏图书的，应当赔偿。"
    new = old.replace("第五条", "第三章　借阅\n第五条")
    assert "split" in [change.kind for change in compare(act(old), act(new)).changes if change.unit == "chapter"]
    root = part(holds(act(old), act(new)))
    found = {
        "".join(paragraph.itertext()): paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
        for paragraph in root.iter(f"{W}p")
    }
    assert [found[text] for text in ("第一章　设立", "第二章　管理", "第三章　借阅", "第五条　书屋应当登记借阅。")] == [
        "AknHeading",
        "AknHeading",
        "AknHeading",
        "AknText",
    ]
