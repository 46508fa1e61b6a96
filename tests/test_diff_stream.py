"""Both texts as one run: without its insertions it is OLD, without its deletions NEW, as `convert -t txt` writes them.

Compared line by line; the blanks in a line and the bars of tables are layout.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from akn.api import read, write
from akn.diff.changeset import ChangeSet, Op
from akn.diff.compare import compare
from akn.diff.decode import read as decode
from akn.diff.render import render
from akn.diff.render.paragraphs import Paragraph, TableRow, paragraphs
from akn.diff.render.places import gaps
from akn.diff.render.stream import stream
from akn.model.block import Block, Cell, Table
from akn.model.document import Document, TocItem
from akn.model.metadata import unknown
from akn.model.provision import Provision
from tests.diff_acts import act
from tests.strategies import documents
from tests.test_diff_patch import edited

PAIRS = Path(__file__).parents[2] / "shared" / "data" / "pairs"
SIDES: tuple[tuple[str, Op], ...] = (("old", "delete"), ("new", "insert"))

_BLANK = re.compile(r"[\s\u3000|]|-{3,}")


def bare(line: str) -> str:
    return _BLANK.sub("", line.replace("\\|", "|"))


def expected(document: Document) -> list[str]:
    return [line for text in write(document, "txt").decode().split("\n") if (line := bare(text))]


def shown(lines: Iterable[Paragraph | TableRow], own: Op) -> list[str]:
    """The lines that are left of one side when the other's are dropped."""
    out, line = [], ""
    for item in lines:
        if isinstance(item, TableRow):
            if item.mark in ("equal", own):
                assert not line, "a row of a table inside a line"
                out.append("".join(p.text for cell in item.cells for p in cell if p.op in ("equal", own)))
            continue
        line += "".join(piece.text for piece in item.pieces if piece.op in ("equal", own))
        if item.mark in ("equal", own):
            out.append(line)
            line = ""
    return [text for item in [*out, line] if (text := bare(item))]


def holds(old: Document, new: Document) -> ChangeSet:
    changes = compare(old, new)
    lines = list(paragraphs(stream(changes)))
    for (_, own), document in zip(SIDES, (old, new), strict=True):
        assert shown(lines, own) == expected(document)
    return changes


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents(), documents())
def test_any_two_documents(old: Document, new: Document) -> None:
    holds(old, new)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(edited())
def test_edited_documents(pair: tuple[Document, Document]) -> None:
    holds(*pair)


@pytest.mark.parametrize("folder", sorted(PAIRS.iterdir()) if PAIRS.is_dir() else [], ids=lambda path: path.name)
def test_real_pairs(folder: Path) -> None:
    old, new = (read(folder / f"{side}.md").document for side in ("old", "new"))
    assert old is not None
    assert new is not None
    holds(old, new)


CHAPTERS = """
第一章　总则
第一条 为了规范书屋的设立和管理，制定本条例。
第二章　管理
第二条 书屋应当向公众免费开放，并且公示开放时间。
第三条 书屋由街道办事处设立，藏书不少于五百册。
第四条 书屋的图书由县级图书馆统一编目，每年更新一次。
"""


def test_a_heading_that_begins_later_tells_its_old_place() -> None:
    """The article before it went below a heading that is new, and says nothing of its own; 第二章 holds another one now."""
    later = CHAPTERS[: CHAPTERS.index("第三条")].replace("第二条", "第三条").replace("第二章　管理\n", "")
    old = later.replace("第三条", "第二条") + "第二章　管理\n"
    new = later.replace("第三条", "第二章　管理\n第二条 本条例自公布之日起施行。\n第三章　开放\n第三条")
    changes = compare(act(old), act(new))
    row = next(change for change in changes.changes if change.unit == "chapter" and change.new[0].num == "第二章")
    assert (row.old[0].position, row.moved, row.kind) == (3, False, "unchanged")
    assert gaps(changes.changes) == {}
    assert [gap.ref.num for found in gaps(changes.changes, every=True).values() for gap in found] == ["第二章"]
    holds(act(old), act(new))


def test_text_behind_units_stays_behind_them() -> None:
    def rule(first: str, last: str) -> Document:
        point = Provision("point", "art_1__point_1", "(a)", blocks=(Block(first),))
        blocks = (Block("A reader who", "intro"), Block(last, "wrapUp"))
        article = Provision("article", "art_1", "1", blocks=blocks, children=(point,))
        return Document(unknown(), "act", body=(article,))

    changes = holds(rule("keeps a book", "shall pay."), rule("loses a book", "shall pay twice."))
    row = changes.changes[-1]
    assert [row.old[0].closing, row.new[0].closing] == [13, 13]
    read_back, _ = decode(render(changes, "json"))
    assert read_back is not None
    assert read_back.changes[-1].new[0].closing == 13


def test_the_heading_of_the_contents_is_in_the_run() -> None:
    items = (TocItem("#chp_1", 1, "第一章　总则"), TocItem("#chp_2", 1, "第二章　管理"))
    made = act(CHAPTERS)
    old = replace(made, preface=(*made.preface, Block("目　录", "tocHeading")), toc=items)
    new = replace(made, preface=(*made.preface, Block("目录", "tocHeading")), toc=items)
    toc = next(change for change in holds(old, new).changes if change.unit == "toc")
    assert [(s.op, s.text, s.cause) for s in toc.heading] == [
        ("equal", "目", None),
        ("delete", "　", "editorial"),
        ("equal", "录", None),
    ]
    assert toc.kind == "editorial"


def test_a_row_with_another_column_is_deleted_and_inserted() -> None:
    def table(*rows: str) -> Document:
        grid = tuple(tuple(Cell((Block(cell),)) for cell in row.split()) for row in rows)
        article = Provision("article", "art_1", "第一条", blocks=(Block(type="table", table=Table(grid)),))
        return Document(unknown(), "law", body=(article,))

    changes = holds(table("类别 单价", "居民 0.95"), table("类别 单价", "居民 0.95 每日", "学校 1.40"))
    rows = [item for item in paragraphs(stream(changes)) if isinstance(item, TableRow)]
    assert [(row.mark, ["".join(p.text for p in cell) for cell in row.cells]) for row in rows] == [
        ("equal", ["类别", "单价"]),
        ("delete", ["居民", "0.95"]),
        ("insert", ["居民", "0.95", "每日"]),
        ("insert", ["学校", "1.40"]),
    ]


def test_what_moved_has_the_number_of_its_move_at_both_places() -> None:
    lines = CHAPTERS.split("\n")
    moved = "\n".join([*lines[:2], lines[5], *lines[2:5], *lines[6:]])
    found = [piece for piece in stream(compare(act(CHAPTERS), act(moved))) if piece.move]
    assert {(piece.op, piece.move) for piece in found} == {("delete", 1), ("insert", 1)}
    text = "书屋由街道办事处设立，藏书不少于五百册。"
    assert [piece.text for piece in found if piece.op == "insert"].count(text) == 1
    assert [piece.text for piece in found if piece.op == "delete"].count(text) == 1
