"""What a comparison says of two documents: kinds, flags, order, levels, tracking, frames."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akn.diff import holders
from akn.diff.changeset import KINDS, Change, Segment
from akn.diff.compare import compare
from akn.diff.frame import metadata
from akn.diff.lines import digest, of_document
from akn.diff.linewise import by_line, segments
from akn.diff.outline import LEVELS, entries, level
from akn.diff.patch import patch
from akn.diff.rebuild import new_text, old_text
from akn.model.block import Block, Cell, Mark, Table
from akn.model.document import Attachment, Document, TocItem
from akn.model.eid import identify
from akn.model.metadata import Event, Property, unknown
from akn.model.provision import Provision
from tests.diff_acts import act, with_title

OPEN = "书屋应当向公众免费开放，每周开放时间不少于四十小时。"
STAFF = "书屋应当配备一名专职管理员，管理员由街道办事处聘任。"
MOBILE = "流动书屋每月至少到达每个村庄一次，路线由主管部门公布。"
END = "本条例自公布之日起施行。"


def law(*texts: str) -> Document:
    return act("\n".join(f"第{'一二三四五六七八九'[at]}条 {text}" for at, text in enumerate(texts)))


def rows(old: Document, new: Document, unit: str = "article") -> list[Change]:
    return [change for change in compare(old, new).changes if change.unit == unit]


def said(changes: list[Change]) -> list[tuple[str, list[str], list[str], bool, bool]]:
    return [(c.kind, [r.eId for r in c.old], [r.eId for r in c.new], c.renumbered, c.moved) for c in changes]


def test_kinds() -> None:
    assert KINDS == (
        "unchanged",
        "renumbered",
        "moved",
        "modified",
        "editorial",
        "inserted",
        "repealed",
        "split",
        "merged",
    )


def test_nothing_changed() -> None:
    made = compare(law(OPEN, STAFF, END), law(OPEN, STAFF, END))
    assert not made.differs
    assert said([c for c in made.changes if c.unit == "article"]) == [
        ("unchanged", [f"art_{n}"], [f"art_{n}"], False, False) for n in (1, 2, 3)
    ]
    assert made.summary == dict.fromkeys(KINDS, 0) | {"unchanged": len(made.changes)}
    assert made.old.hash == made.new.hash


def test_renumbered_and_modified_at_once() -> None:
    found = rows(law(OPEN, STAFF, END), law(MOBILE, OPEN.replace("四十", "五十"), STAFF, END))
    assert said(found) == [
        ("inserted", [], ["art_1"], False, False),
        ("modified", ["art_1"], ["art_2"], True, False),
        ("renumbered", ["art_2"], ["art_3"], True, False),
        ("renumbered", ["art_3"], ["art_4"], True, False),
    ]


def test_a_reference_that_follows_is_no_change_of_substance() -> None:
    found = rows(law(OPEN, f"依照第一条开放的，{STAFF}"), law(MOBILE, OPEN, f"依照第二条开放的，{STAFF}"))
    assert said(found)[-1] == ("renumbered", ["art_2"], ["art_3"], True, False)
    edits = [s for s in found[-1].children[0].text if s.op != "equal"]
    assert edits == [
        Segment("delete", "第一条", "reference", "art_2"),
        Segment("insert", "第二条", "reference", "art_2"),
    ]
    assert compare(law(OPEN), law(OPEN)).differs is False


def test_a_reference_to_something_else_is_one() -> None:
    found = rows(law(OPEN, STAFF, "依照第一条办理，并报主管部门。"), law(OPEN, STAFF, "依照第二条办理，并报主管部门。"))
    assert [c.kind for c in found] == ["unchanged", "unchanged", "modified"]


def test_the_last_article_is_an_anchor_however_it_is_worded() -> None:
    found = rows(law(OPEN, "自二〇二〇年一月一日起施行。"), law(OPEN, "本条例的施行日期另行公布。"))
    assert said(found)[-1] == ("modified", ["art_2"], ["art_2"], False, False)


def test_form_alone_is_editorial_and_substance_beside_it_wins() -> None:
    assert [c.kind for c in rows(law("建立帐册;公示。"), law("建立账册；公示。"))] == ["editorial"]
    assert [c.kind for c in rows(law("建立帐册;公示三日。"), law("建立账册；公示五日。"))] == ["modified"]


def test_a_paragraph_order_is_substance() -> None:
    old, new = act(f"第一条 {OPEN}\n{STAFF}\n{MOBILE}"), act(f"第一条 {MOBILE}\n{OPEN}\n{STAFF}")
    (row,) = rows(old, new)
    assert row.kind == "modified"
    assert [(c.kind, c.moved) for c in row.children] == [("moved", True), ("renumbered", False), ("renumbered", False)]


def test_a_rewritten_paragraph_between_neighbours_is_one_change() -> None:
    old, new = act(f"第一条 {OPEN}\n甲乙丙丁。\n{STAFF}"), act(f"第一条 {OPEN}\n子丑寅卯。\n{STAFF}")
    assert [c.kind for c in rows(old, new)[0].children] == ["unchanged", "modified", "unchanged"]


def test_text_into_points() -> None:
    old = act("第一条 设立书屋应当有场所和图书。")
    new = act("第一条 设立书屋应当具备下列条件：\n（一）有场所；\n（二）有图书。")
    (row,) = rows(old, new)
    (paragraph,) = row.children
    assert [c.kind for c in paragraph.children] == ["inserted", "inserted"]
    assert [s.op for s in paragraph.text] != ["equal"]


def test_headings() -> None:
    old = act(f"第一章　总则\n第一条 {OPEN}\n第二章　管理\n第二条 {STAFF}\n第三章　附则\n第三条 {END}")
    new = act(f"第一章　总　则\n第一条 {OPEN}\n第二章　人员管理\n第二条 {STAFF}\n第三条 {END}")
    found = rows(old, new, "chapter")
    assert said(found) == [
        ("editorial", ["chp_1"], ["chp_1"], False, False),
        ("modified", ["chp_2"], ["chp_2"], False, False),
        ("repealed", ["chp_3"], [], False, False),
    ]
    order = ["chapter", "article", "chapter", "article", "chapter", "article"]
    assert [c.unit for c in compare(old, new).changes][-6:] == order
    assert found[1].heading == (Segment("insert", "人员"), Segment("equal", "管理"))
    assert [c.depth for c in rows(old, new)] == [1, 1, 1]


def test_a_heading_that_stands_everywhere_pairs_by_its_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    old = act(f"第一章　一般规定\n第一条 {OPEN}\n第二章　一般规定\n第二条 {STAFF}\n第三章　一般规定\n第三条 {MOBILE}")
    new = act(f"第一章　一般规定\n第一条 {STAFF}\n第二章　一般规定\n第二条 {MOBILE}")
    monkeypatch.setattr(holders, "REPEATED", 1)
    assert said(rows(old, new, "chapter")) == [
        ("repealed", ["chp_1"], [], False, False),
        ("renumbered", ["chp_2"], ["chp_1"], True, False),
        ("renumbered", ["chp_3"], ["chp_2"], True, False),
    ]


def test_a_tombstone_is_a_repeal() -> None:
    old = law(OPEN, STAFF, END)
    gone = replace(old.body[1], children=(), status="removed")
    new = replace(old, body=(old.body[0], gone, old.body[2]))
    assert said(rows(old, new))[1] == ("repealed", ["art_2"], ["art_2"], False, False)
    assert [c.kind for c in rows(new, new)] == ["unchanged"] * 3


def test_annexes() -> None:
    def with_annexes(*annexes: tuple[str, str]) -> Document:
        made = law(OPEN, END)
        attachments = tuple(
            Attachment("", f"附件{n}", heading, body=(Provision("article", num="第一条", blocks=(Block(text),)),))
            for n, (heading, text) in enumerate(annexes, 1)
        )
        return identify(replace(made, attachments=attachments))[0]

    old = with_annexes(("目录表", STAFF), ("样式", MOBILE))
    new = with_annexes(("样式", MOBILE))
    found = rows(old, new, "annex")
    assert said(found) == [
        ("repealed", ["att_1"], [], False, False),
        ("renumbered", ["att_2"], ["att_1"], True, False),
    ]
    assert said(rows(old, new))[2:] == [
        ("repealed", ["att_1__art_1"], [], False, False),
        ("unchanged", ["att_2__art_1"], ["att_1__art_1"], False, False),
    ]


def test_title_and_frames() -> None:
    old = replace(law(OPEN), preamble=(Block("为了社区。"),))
    new = replace(with_title(law(OPEN), "虚构图书室条例"), conclusions=(Block("示例市人民政府"),))
    found = {c.unit: c for c in compare(old, new).changes}
    assert list(found) == ["document", "preface", "preamble", "article", "conclusions"]
    assert {unit: c.kind for unit, c in found.items()} == {
        "document": "modified",
        "preface": "unchanged",
        "preamble": "repealed",
        "article": "unchanged",
        "conclusions": "inserted",
    }
    assert found["document"].text == (
        Segment("equal", "虚构"),
        Segment("delete", "书屋"),
        Segment("insert", "图书室"),
        Segment("equal", "条例"),
    )


def test_a_preface_does_not_repeat_the_title_nor_the_table_of_contents() -> None:
    def with_contents(history: str, *items: str) -> Document:
        made = law(OPEN)
        blocks = (Block(history, "history"), Block("目　录", "tocHeading"))
        toc = tuple(TocItem(f"#chp_{n}", 1, text) for n, text in enumerate(items, 1))
        return replace(made, preface=(*made.preface, *blocks), toc=toc)

    old = with_contents("（2001年2月3日通过）", "第一章　总则", "第二章　管理", "第三章　附则")
    new = with_contents("（2001年2月3日通过）", "第一章　总则", "第二章　人员管理", "第三章　经费", "第四章　附则")
    found = {c.unit: c for c in compare(old, new).changes}
    assert [s.text for s in found["preface"].text] == ["（2001年2月3日通过）"]
    assert found["preface"].kind == "unchanged"
    assert found["toc"].kind == "modified"
    assert [(s.op, s.text) for s in found["toc"].text] == [
        ("equal", "第一章　总则\n第二章　"),
        ("insert", "人员"),
        ("equal", "管理\n"),
        ("insert", "第三章　经费\n"),
        ("delete", "第三章"),
        ("insert", "第四章"),
        ("equal", "　附则"),
    ]
    assert patch(old, compare(old, new)) == new
    assert [c.kind for c in compare(law(OPEN), old).changes if c.unit == "toc"] == ["inserted"]


@pytest.mark.parametrize(
    ("old", "new", "edits"),
    [
        ("甲\n\n\n乙\n", "甲\n\n\n乙\n", []),
        ("甲\n\n乙\n\n丙", "甲\n\n丁丁\n\n丙", [("delete", "乙\n"), ("insert", "丁丁\n")]),
        ("甲\n甲", "甲\n甲\n甲", [("insert", "\n甲")]),
        ("\n", "\n\n", [("insert", "\n")]),
    ],
)
def test_lines_without_text_and_lines_that_repeat(old: str, new: str, edits: list[tuple[str, str]]) -> None:
    found = by_line(old, new)
    assert new_text(found) == new
    assert old_text(found) == old
    assert [(s.op, s.text) for s in found if s.op != "equal"] == edits


def test_another_file_of_the_same_text_is_no_change() -> None:
    def of_file(digest: str) -> Document:
        made = law(OPEN)
        source = Property("source", (("sha256", digest),))
        return replace(made, meta=replace(made.meta, proprietary=(source, Property("status"))))

    old, new = of_file("a"), of_file("b")
    made = compare(old, new)
    assert not made.differs
    assert patch(old, made) == new


def test_metadata_says_which_field() -> None:
    old = unknown()
    new = replace(old, events=(Event("evt_1", "2020-01-01", "#ro_1", "generation"),))
    row = metadata(old, new)
    assert row is not None
    assert [(s.op, s.text) for s in row.text] == [
        ("insert", "events[evt_1].eId: evt_1\n"),
        ("insert", "events[evt_1].date: 2020-01-01\n"),
        ("insert", "events[evt_1].source: #ro_1\n"),
        ("insert", "events[evt_1].type: generation\n"),
        ("insert", "events[evt_1].originating: False\n"),
    ]
    assert row.content == (new,)
    assert metadata(old, unknown()) is None


def test_tables_and_quoted_units_are_text() -> None:
    def table(cell: str) -> Document:
        rows_ = ((Cell((Block("项目"),), header=True),), (Cell((Block(cell),)),))
        block = Block(type="table", table=Table(rows_, "收费表"))
        return identify(Document(unknown(), "law", body=(Provision("article", num="第一条", blocks=(block,)),)))[0]

    (row,) = rows(table("十元"), table("二十元"))
    assert [(s.op, s.text) for s in row.text] == [
        ("equal", "收费表\n项目\n"),
        ("delete", "十元"),
        ("insert", "二十元"),
    ]
    inner = Provision("article", num="第九条", blocks=(Block("书屋免费。"),))
    quoting = Block("增加一条：“”", marks=(Mark("mod", 0, 7), Mark("quotedStructure", 6, 6, depth=1, units=(inner,))))
    document = Document(unknown(), "decision", body=(Provision("clause", num="一、", blocks=(quoting,)),))
    assert of_document(document) == ["一、 增加一条：“", "第九条 书屋免费。", "”"]


TABLE = "类别\t单价\n居民\t0.95\n非居民\t1.40\n特种\t3.00"


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (
            TABLE.replace("0.95", "1.05").replace("\n非", "\n商业\t1.20\n非"),
            "居民\t[-0.95-]{+1.05+}\n{+商业\t1.20\n+}非居民",
        ),
        (TABLE.replace("非居民\t1.40\n", "").replace("3.00", "3.50"), "[-非居民\t1.40\n-]特种\t[-3.00-]{+3.50+}"),
        (TABLE.replace("\t", "\t单位\t"), "类别\t{+单位\t+}单价\n居民\t{+单位\t+}0.95"),
        ("居民\t0.95", "[-类别\t单价\n-]居民\t0.95[-\n非居民\t1.40\n特种\t3.00-]"),
    ],
)
def test_tables_are_compared_row_by_row_and_cell_by_cell(new: str, expected: str) -> None:
    marks = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
    found = segments(TABLE, new)
    assert expected in "".join(marks[s.op].format(s.text) for s in found)
    assert (old_text(found), new_text(found)) == (TABLE, new)


@given(*[st.text("甲乙1.\t\n", max_size=30)] * 2)
def test_both_tables_come_back(old: str, new: str) -> None:
    found = by_line(old, new)
    assert (old_text(found), new_text(found)) == (old, new)


def test_what_stands_elsewhere_says_where_it_stood() -> None:
    found = rows(law(OPEN, STAFF, MOBILE, END), law(MOBILE, OPEN, STAFF, END))
    assert [(c.kind, c.old[0].position) for c in found] == [
        ("moved", 2),
        ("renumbered", None),
        ("renumbered", None),
        ("unchanged", None),
    ]
    (row,) = rows(act(f"第一条 {OPEN}\n{STAFF}\n{MOBILE}"), act(f"第一条 {MOBILE}\n{OPEN}\n{STAFF}"))
    assert [c.old[0].position for c in row.children] == [2, None, None]


def test_split_and_merged_units_say_where_their_texts_begin() -> None:
    (row, _) = rows(law(OPEN + STAFF, END), law(OPEN, STAFF, END))
    assert (row.kind, [ref.start for ref in row.old], [ref.start for ref in row.new]) == (
        "split",
        [None],
        [0, len(OPEN) + 1],
    )
    (row, _, _) = rows(law(OPEN, MOBILE, STAFF, END), law(OPEN + STAFF, MOBILE, END))
    assert (row.kind, [(ref.start, ref.position) for ref in row.old]) == ("merged", [(0, None), (len(OPEN) + 1, 2)])


def test_two_works_with_little_in_common() -> None:
    def work(name: str, *texts: str) -> Document:
        made = with_title(law(*texts), name)
        return replace(
            made, meta=replace(made.meta, work=replace(made.meta.work, uri=f"/akn/cn/act/2001-01-01/{name}"))
        )

    old = work("书屋条例", OPEN, STAFF, MOBILE, END)
    fish = [
        "渔船应当按照规定登记，并悬挂船名牌。",
        "休渔期内不得出海捕捞，违反的处五百元罚款。",
        "本办法自二〇〇一年起施行。",
    ]
    made = compare(old, work("渔船办法", *fish))
    assert made.unrelated
    assert made.common is not None
    assert made.common < 0.05
    assert {c.kind for c in made.changes if c.unit == "article"} == {"inserted", "repealed"}
    near = compare(old, work("社区书屋条例", OPEN, STAFF, END))
    assert not near.unrelated
    assert near.common is not None
    assert compare(old, work("书屋条例（草案）", *fish)).common is None


def test_levels() -> None:
    assert LEVELS == ("article", "section", "rule", "clause", "paragraph", "point")


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (("part", "section", "subsection"), "section"),
        (("chapter", "article", "section"), "article"),
        (("clause", "paragraph"), "clause"),
        (("paragraph", "point"), "paragraph"),
        (("hcontainer",), "unit"),
    ],
)
def test_the_level_of_a_hierarchy(kinds: tuple[str, ...], expected: str) -> None:
    unit = Provision(kinds[-1], blocks=(Block("text"),))
    for kind in reversed(kinds[:-1]):
        unit = Provision(kind, children=(unit,))
    document = Document(unknown(), "act", body=(unit,))
    assert level(document) == expected
    shown = [(entry.unit.kind, entry.depth, entry.holder) for entry in entries(document.body, expected)]
    assert [kind for kind, _, holder in shown if not holder] == [expected if expected != "unit" else "hcontainer"]


def test_sections_with_articles_in_an_annex() -> None:
    def bylaw(*parts: Provision) -> Document:
        code = Attachment("att_1", body=tuple(_leaf("article", n) for n in (1, 2)))
        return Document(unknown(), "act", body=(Provision("chapter", "chp_1", children=parts),), attachments=(code,))

    def _leaf(kind: str, n: int) -> Provision:
        return Provision(kind, f"{kind}_{n}", str(n), blocks=(Block(f"Matter {n} of {kind}."),))

    sections = [
        Provision("section", f"sec_{n}", str(n), children=(_leaf("subsection", n), _leaf("subsection", n + 10)))
        for n in (1, 2)
    ]
    document = bylaw(*sections)
    assert level(document) == "section"
    assert [c.unit for c in compare(document, document).changes if c.new] == [
        "chapter", "section", "section", "annex", "article", "article",
    ]  # fmt: skip
    holding = replace(sections[0], children=(_leaf("article", 7),))
    assert level(bylaw(holding)) == "article"
    outside = replace(document, attachments=(Attachment("att_1", body=(holding,)),))
    assert level(outside) == "article"


def test_foreign_sections_without_ids() -> None:
    def bill(*texts: str) -> Document:
        units = tuple(
            Provision(
                "section",
                num=str(n),
                heading=f"Heading {text[:6]}",
                children=(Provision("subsection", num="(1)", blocks=(Block(text),)),),
            )
            for n, text in enumerate(texts, 1)
        )
        return Document(unknown(), "act", body=(Provision("part", num="1", heading="General", children=units),))

    first, second = "Every library must be open to the public.", "A library must have one keeper on duty."
    found = rows(bill(first, second), bill("No fee may be charged for borrowing.", first, second), "section")
    assert [(c.kind, c.renumbered) for c in found] == [("inserted", False), ("renumbered", True), ("renumbered", True)]


@pytest.mark.parametrize(
    ("kind", "nums", "expected"),
    [
        ("speech", (None, None), False),
        ("paragraph", (None, None), True),
        ("paragraph", ("12", "12"), False),
        ("paragraph", ("12", "13"), True),
        ("section", (None, "1"), True),
    ],
)
def test_ids_made_from_places_renumber_nothing_that_is_printed(
    kind: str, nums: tuple[str | None, str | None], expected: bool
) -> None:
    def debate(num: str | None, eid: str, *before: Provision) -> Document:
        return Document(unknown(), "act", body=(*before, Provision(kind, eid, num, blocks=(Block(OPEN),))))

    old = debate(nums[0], f"{kind}_1")
    new = debate(nums[1], f"{kind}_2", Provision(kind, f"{kind}_1", "1" if nums[0] else None, blocks=(Block(STAFF),)))
    (row,) = [c for c in compare(old, new).changes if c.old and c.new and c.unit == kind]
    assert (row.kind == "renumbered", row.renumbered) == (expected, expected)
    assert patch(old, compare(old, new)) == new


def test_units_that_no_text_tells_apart_pair_by_id_number_and_heading() -> None:
    def sections(*texts: str) -> Document:
        units = [
            Provision("section", f"sec_{n}", str(n), f"Heading {n}", tuple(Block(text) for text in [text] if text))
            for n, text in enumerate(texts, 1)
        ]
        return Document(unknown(), "act", body=tuple(units))

    def found(old: Document, new: Document) -> list[tuple[str, list[str], list[str]]]:
        changed = (row for row in rows(old, new, "section") if row.kind != "unchanged")
        return [(row.kind, [ref.eId for ref in row.old], [ref.eId for ref in row.new]) for row in changed]

    again = "Every library must be open to the public."
    assert found(sections(again, again, STAFF), sections("A library may close on feasts.", again, STAFF)) == [
        ("modified", ["sec_1"], ["sec_1"])
    ]
    assert found(sections(OPEN, STAFF), sections(OPEN, "")) == [("modified", ["sec_2"], ["sec_2"])]
    assert found(sections(OPEN, ""), sections(OPEN, STAFF)) == [("modified", ["sec_2"], ["sec_2"])]
    assert found(sections(OPEN, STAFF), sections(OPEN, "", STAFF)) == [
        ("inserted", [], ["sec_2"]),
        ("modified", ["sec_2"], ["sec_3"]),
    ]


def test_a_clause_that_became_an_article() -> None:
    old = Document(unknown(), "law", body=(Provision("clause", "cl_1", "一、", blocks=(Block(OPEN),)),))
    (row,) = [c for c in compare(old, law(OPEN)).changes if c.unit == "article"]
    assert said([row]) == [("renumbered", ["cl_1"], ["art_1"], True, False)]


def test_the_hash_is_of_the_text_alone() -> None:
    one = law(OPEN)
    assert digest(one) == digest(replace(one, meta=replace(one.meta, source="#other")))
    assert digest(one) != digest(law(OPEN + END))
    assert of_document(one) == ["虚构书屋条例", f"第一条 {OPEN}"]


def test_no_documents_of_any_size_or_emptiness_fail() -> None:
    nothing = Document(unknown(), "law")
    assert compare(nothing, nothing).differs is False
    assert [c.kind for c in rows(nothing, law(OPEN))] == ["inserted"]
    assert [c.kind for c in rows(law(OPEN), nothing)] == ["repealed"]
    empty = Document(unknown(), "law", body=(Provision("article", "art_1", "第一条"),))
    assert [c.kind for c in rows(empty, empty)] == ["unchanged"]
