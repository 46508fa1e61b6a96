"""The comparison table: its rows and cells, what is marked in them, and that Word can read it."""

import sys
from collections import Counter
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from akn.api import read
from akn.diff.changeset import ChangeSet
from akn.diff.compare import compare
from akn.diff.render import OUTPUTS, RenderOptions, render
from akn.diff.render.pieces import blank
from akn.diff.render.remarks import remark
from akn.diff.render.word import NEEDED, allowed, run
from akn.errors import AknError
from akn.model.document import Document
from tests.diff_acts import act, with_title
from tests.office import W, convert, misplaced, needs_office, part
from tests.test_diff_patch import edited
from tests.test_diff_redline import NEW, OLD, small
from tests.test_diff_stream import PAIRS, bare, expected

CHINESE = RenderOptions(language="zh")
WHOLE = RenderOptions(language="zh", whole=True)


def table(changes: ChangeSet, options: RenderOptions = CHINESE) -> etree._Element:
    return part(render(changes, "docx", options))


def rows(root: etree._Element) -> list[list[str]]:
    """The rows of the table as its cells' texts: `[-…-]` struck through, `{+…+}` bold, paragraphs parted by `/`."""
    grid = root[0].find(f"{W}tbl")
    assert grid is not None
    return [[_cell(cell) for cell in row.iterchildren(f"{W}tc")] for row in grid.iterchildren(f"{W}tr")]


def _cell(cell: etree._Element) -> str:
    return "/".join(filter(None, ("".join(map(_run, p.iterchildren(f"{W}r"))) for p in cell.iter(f"{W}p"))))


def _run(run_: etree._Element) -> str:
    text = "".join(run_.itertext())
    if run_.find(f"{W}rPr/{W}strike") is not None:
        return f"[-{text}-]"
    return f"{{+{text}+}}" if run_.find(f"{W}rPr/{W}b") is not None else text


def lines(root: etree._Element) -> list[str]:
    """The paragraphs over and under the table."""
    return ["".join(paragraph.itertext()) for paragraph in root[0].iterchildren(f"{W}p")]


def test_a_row_for_each_change_in_the_order_of_the_new_text() -> None:
    assert rows(table(compare(act(OLD), act(NEW)))) == [
        ["修改前", "修改后", "说明"],
        ["第一章　总则"],
        [
            "[-第五条-]　流动书屋的行驶路线由县级主管部门公布。",
            "{+第二条+}　流动书屋的行驶路线由县级主管部门公布。",
            "移自第二章第五条",
        ],
        ["", "{+第三条+}　{+国家支持社会力量捐建书屋。+}", "新增"],
        [
            "[-第二条-]　书屋应当向公众免费开放。",
            "{+第四条+}　书屋应当向公众免费开放{+，但是流动书屋除外+}。",
            "修改/由第二条变更",
        ],
        ["[-第三条-]　[-书屋由街道办事处设立，藏书不少于五百册。-]", "", "删除"],
        ["第二章　[-管理-]", "第二章　{+条件和责任+}", "修改"],
        [
            "[-第四条-]　书屋应当具备下列条件：/（一）有固定的场所；/[-（二）-]有[-三百册-]以上的图书。/书屋应当公示开放时间。",
            "{+第五条+}　书屋应当具备下列条件：/（一）有固定的场所；/{+（二）+}{+有消防设施；+}/{+（三）+}有{+五百册+}以上的图书。/书屋应当公示开放时间。",
            "修改/由第四条变更",
        ],
        ["第五条", "", "移至第一章第二条"],
        [
            "第六条　违反[-第四条-]规定的，责令改正。",
            "第六条　违反{+第五条+}规定的，责令改正。/{+违反其他规定的，给予警告。+}",
            "修改",
        ],
    ]


def test_over_the_table() -> None:
    old = with_title(act(OLD), "样例书屋实施《书屋法》办法")
    assert lines(table(compare(old, with_title(act(NEW), "样例书屋实施《书屋法》办法"))))[:-1] == [
        "《样例书屋实施〈书屋法〉办法》修改前后对照表",
        "删去的文字加删除线，增加的文字加粗。未变动的条文略。",
    ]


@pytest.mark.parametrize(
    ("options", "head"),
    [
        (RenderOptions(), ["修改前", "修改后", "说明"]),
        (CHINESE, ["修改前", "修改后", "说明"]),
        (RenderOptions(language="en"), ["Before", "After", "Remarks"]),
    ],
    ids=["of the text", "zh", "en"],
)
def test_language_of_the_labels(options: RenderOptions, head: list[str]) -> None:
    assert rows(table(compare(act(OLD), act(NEW)), options))[0] == head


def test_runs_of_renumbered_articles_share_a_row() -> None:
    old = "第一条 书屋免费开放。\n第二条 书屋公示时间。\n第三条 书屋登记图书。\n第四条 流动书屋除外。"
    new = "第一条 书屋免费开放。\n第二条 国家支持书屋。\n第三条 书屋公示时间。\n第四条 书屋登记图书。\n第五条 流动书屋除外。"
    assert rows(table(compare(act(old), act(new))))[1:] == [
        ["", "{+第二条+}　{+国家支持书屋。+}", "新增"],
        ["第二条至第四条", "第三条至第五条", "仅条序调整"],
    ]
    assert rows(table(compare(act(old), act(new)), WHOLE))[3:] == [
        ["", "{+第二条+}　{+国家支持书屋。+}", "新增"],
        ["[-第二条-]　书屋公示时间。", "{+第三条+}　书屋公示时间。", "由第二条变更"],
        ["[-第三条-]　书屋登记图书。", "{+第四条+}　书屋登记图书。", "由第三条变更"],
        ["[-第四条-]　流动书屋除外。", "{+第五条+}　流动书屋除外。", "由第四条变更"],
    ]


def test_split_and_merged_articles() -> None:
    one = "第一条 书屋由街道办事处设立，藏书不少于五百册。流动书屋的行驶路线由县级主管部门公布。"
    two = "第一条 书屋由街道办事处设立，藏书不少于五百册。\n第二条 流动书屋的行驶路线由县级主管部门公布。"
    found = rows(table(compare(act(one), act(two))))[1:]
    assert [(row[0].count("第"), row[1].count("第二条"), row[2]) for row in found] == [(1, 1, "由第一条拆分")]
    found = rows(table(compare(act(two), act(one))))[1:]
    assert [row[2] for row in found] == ["由第一条、第二条合并"]
    assert "第二条" in found[0][0]


def test_form_alone_and_notes_are_said() -> None:
    changes = compare(act("第一条 书屋，免费开放。"), act("第一条 书屋,免费开放。"))
    noted = ChangeSet(
        changes.old, changes.new, tuple(change._replace(note="按来函调整") for change in changes.changes), changes.level
    )
    assert rows(table(noted))[1][2] == "仅标点、字形等形式差异/按来函调整"


def test_nothing_differs() -> None:
    assert rows(table(compare(act(OLD), act(OLD))))[1:] == [["没有差异。"]]
    assert len(rows(table(compare(act(OLD), act(OLD)), WHOLE))) == 10


def test_tables_stand_in_the_cells() -> None:
    root = table(compare(*small()))
    grids = [*root.iter(f"{W}tbl")][1:]
    assert [[_cell(cell) for cell in grid.iter(f"{W}tc")] for grid in grids] == [
        ["类别", "单价", "居民", "[-0.95-]", "学校", "1.40"],
        ["类别", "单价", "居民", "{+1.05+}", "{+商业+}", "{+1.20+}", "学校", "1.40"],
    ]
    for cell in root.iter(f"{W}tc"):
        assert cell[-1].tag == f"{W}p"  # the schema wants one at the end


def test_the_head_is_repeated_and_rows_may_break() -> None:
    root = table(compare(*small()))
    grid = root[0].find(f"{W}tbl")
    first, *others = grid.iterchildren(f"{W}tr")
    assert first.find(f"{W}trPr/{W}tblHeader") is not None
    for row in others:
        across = row.find(f"{W}tc/{W}tcPr/{W}gridSpan") is not None
        assert (row.find(f"{W}trPr/{W}cantSplit") is not None) == across


def test_the_page() -> None:
    data = render(compare(*small()), "docx", CHINESE)
    size = part(data).find(f"{W}body/{W}sectPr/{W}pgSz")
    assert (size.get(f"{W}w"), size.get(f"{W}h"), size.get(f"{W}orient")) == ("16838", "11906", "landscape")
    widths = [int(column.get(f"{W}w")) for column in part(data)[0].find(f"{W}tbl/{W}tblGrid")]
    assert sum(widths) <= 16838 - 2 * 1134
    with ZipFile(BytesIO(data)) as package:
        feet = [name for name in package.namelist() if name.startswith("word/footer")]
        assert [b"PAGE" in package.read(name) for name in feet] == [True]


def test_fonts_of_chinese_characters_are_named() -> None:
    data = render(compare(*small()), "docx", CHINESE)
    styles = {
        style.get(f"{W}styleId"): style.find(f"{W}rPr/{W}rFonts").get(f"{W}eastAsia")
        for style in part(data, "word/styles.xml").iter(f"{W}style")
        if style.get(f"{W}styleId", "").startswith("Akn")
    }
    assert (styles["AknText"], styles["AknBand"], styles["AknTitle"]) == ("仿宋_GB2312", "黑体", "宋体")
    named = {font.get(f"{W}name") for font in part(data, "word/fontTable.xml")}
    assert set(styles.values()) <= named
    used = {style.get(f"{W}val") for style in part(data).iter(f"{W}pStyle")}
    assert used <= set(styles)


def test_children_stand_in_the_order_of_the_schema() -> None:
    assert misplaced(table(compare(*small()))) == []


def test_same_bytes_without_a_day_or_the_template_in_them() -> None:
    data = render(compare(*small()), "docx", CHINESE)
    assert data == render(compare(*small()), "docx", CHINESE)
    with ZipFile(BytesIO(data)) as package:
        assert {item.date_time for item in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = package.read("docProps/core.xml").decode()
        assert "修改前后对照表" in core
        assert "created" not in core
        assert "python-docx" not in core
        assert not [name for name in package.namelist() if "thumbnail" in name]


def test_fragments() -> None:
    assert allowed("a<b\x01\ufffe") == "a<b␁\ufffd"
    assert run("a<b&c") == '<w:r><w:t xml:space="preserve">a&lt;b&amp;c</w:t></w:r>'
    assert run("") == ""
    assert run("书屋", bold=True) == '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">书屋</w:t></w:r>'
    assert 'w:hint="eastAsia"' in run("“书屋”")
    assert "hint" not in run("book’s")
    assert run("旧", deleted=True) == '<w:r><w:delText xml:space="preserve">旧</w:delText></w:r>'


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(edited())
def test_a_whole_table_has_every_character_of_both(pair: tuple[Document, Document]) -> None:
    _complete(*pair)


@pytest.mark.parametrize("folder", sorted(PAIRS.iterdir()) if PAIRS.is_dir() else [], ids=lambda path: path.name)
def test_real_pairs(folder: Path) -> None:
    old, new = (read(folder / f"{side}.md").document for side in ("old", "new"))
    assert old is not None
    assert new is not None
    _complete(old, new)


def _complete(old: Document, new: Document) -> None:
    root = table(compare(old, new), WHOLE)
    assert misplaced(root) == []
    grid = root[0].find(f"{W}tbl")
    cells = [["".join(cell.itertext()) for cell in row.iterchildren(f"{W}tc")] for row in grid.iterchildren(f"{W}tr")]
    for column, document in enumerate((old, new)):
        shown = Counter(bare("".join(row[min(column, len(row) - 1)] for row in cells)))
        assert Counter("".join(expected(document))) - shown == Counter()


def test_command_line(akn, tmp_path: Path) -> None:
    old, new, out = tmp_path / "old.txt", tmp_path / "new.txt", tmp_path / "out.docx"
    old.write_text("虚构书屋条例\n\n第一条 书屋免费开放。\n\n第二条 书屋公示时间。\n", encoding="utf-8")
    new.write_text("虚构书屋条例\n\n第一条 书屋向公众免费开放。\n\n第二条 书屋公示时间。\n", encoding="utf-8")
    assert akn("diff", old, new, "-o", out).status == 0
    assert [len(rows(part(out.read_bytes())))] == [2]
    assert akn("diff", old, new, "--all", "-o", out).status == 0
    assert "第二条" in "".join(part(out.read_bytes()).itertext())
    done = akn("diff", old, new, "-t", "redline", "--author", "起草组", "--date", "2025-01-31")
    change = part(done.stdout).find(f".//{W}ins")
    assert (change.get(f"{W}author"), change.get(f"{W}date")) == ("起草组", "2025-01-31T00:00:00Z")
    done = akn("diff", old, new, "-t", "redline", "--date", "31.1.2025")
    assert (done.status, done.stdout) == (2, b"")


def test_nothing_binary_on_a_terminal(akn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "old.txt"
    old.write_text("虚构书屋条例\n\n第一条 书屋免费开放。\n", encoding="utf-8")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    done = akn("diff", old, old, "-t", "docx")
    assert (done.status, done.stdout) == (2, b"")
    assert "Error: docx is no text for a terminal; name a file with -o, or redirect the output" in done.stderr


def test_without_the_library(akn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(AknError, match="akn\\[office\\]"):
        render(compare(*small()), "redline")
    old = tmp_path / "old.txt"
    old.write_text("虚构书屋条例\n\n第一条 书屋免费开放。\n", encoding="utf-8")
    done = akn("diff", old, old, "-o", tmp_path / "x.docx")
    assert (done.status, done.stderr) == (2, f"akn: {NEEDED}\n")
    assert not (tmp_path / "x.docx").exists()


def test_rows_of_the_outputs() -> None:
    assert [(name, row.extensions) for name, row in OUTPUTS.items() if row.binary] == [
        ("docx", (".docx",)),
        ("redline", ()),
    ]


@needs_office
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    assert convert(render(compare(*small()), "docx", WHOLE), "pdf", tmp_path).startswith(b"%PDF")


def test_numbers_in_brackets_or_before_a_pause_mark_have_no_blank() -> None:
    made = [blank(*pair) for pair in (("第一条", "article"), ("一、", "clause"), ("（一）", "point"), ("1", "section"))]
    assert made == ["　", "", "", " "]
    assert blank("附件1", "annex") == "　"


def test_what_is_uncertain_is_said_of_pairs_with_other_numbers_alone() -> None:
    changes = compare(act("第一条 书屋免费开放。"), act("第一条 书屋向公众免费开放。"))
    row = changes.changes[-1]._replace(confidence=0.5)
    assert remark(row, "zh") == "修改"
    assert remark(row._replace(renumbered=True), "zh") == "修改\n由第一条变更\n对应关系不确定"
    assert remark(row._replace(renumbered=True), "en") == "modified\nformerly 第一条\nmatch uncertain"
