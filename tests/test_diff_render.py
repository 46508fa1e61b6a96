"""What is shown: the terminal and the page."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from akn.diff.changeset import KINDS, Change, ChangeSet, UnitRef
from akn.diff.compare import compare
from akn.diff.render import html, words
from akn.diff.render.terminal import columns
from akn.diff.render.text import render
from akn.model.block import Block, Cell, Table
from akn.model.document import Attachment, Document, TocItem
from akn.model.eid import identify
from akn.model.metadata import Event
from akn.model.provision import Provision
from tests.diff_acts import act, with_title

OLD = """
第一章　总则
第一条 为了规范书屋的设立和管理，制定本条例。
第二条 书屋应当向公众免费开放，每周开放时间不少于四十小时，开放时间应当公示。
第三条 书屋应当配备管理员。
第四条 违反本条例第三条规定的，责令改正。
"""
NEW = """
第一章　总则
第一条 为了规范书屋的设立和管理，制定本条例。
第二条 国家支持社会力量捐建书屋，鼓励书屋互借图书。
第三条 书屋应当向公众免费开放，每周开放时间不少于五十六小时，开放时间应当公示。
第四条 书屋应当配备管理员。
第五条 违反本条例第四条规定的，责令改正。
"""


def page(changes: ChangeSet) -> str:
    return html.render(changes, language="zh")


def test_text() -> None:
    shown = render(compare(act(OLD), act(NEW)), language="en")
    assert shown.splitlines()[:3] == [
        "- 虚构书屋条例 0001-01-01",
        "+ 虚构书屋条例 0001-01-01",
        "5 articles: unchanged 1, renumbered 2, modified 1, inserted 1",
    ]
    assert "不少于[-四十小时-]{+五十六小时+}" in shown
    assert "第三条 → 第四条  renumbered" in shown
    assert "[-第三条-]{+第四条+}" in shown
    assert "第一条" not in shown
    assert "\x1b" not in shown


def test_colour_takes_the_place_of_markers() -> None:
    shown = render(compare(act(OLD), act(NEW)), color=True)
    assert "不少于\x1b[97;41m四十小时\x1b[0m\x1b[32;4m五十六小时\x1b[0m" in shown
    assert "{+" not in shown


def test_stat_is_the_head_alone() -> None:
    changes = compare(act(OLD), act(NEW))
    shown = render(changes, stat=True, language="zh").splitlines()
    assert shown[2] == "5 条：未变动 1，条序调整 2，修改 1，新增 1"
    assert "国家支持社会力量捐建书屋，鼓励书屋互借图书。" not in "".join(shown)


@pytest.mark.parametrize("width", [40, 61, 100])
def test_lines_keep_to_the_width(width: int) -> None:
    old, new = act("第一条 " + "书屋a" * 90), act("第一条 " + "书屋应当b" * 90)
    assert max(columns(line) for line in render(compare(old, new), width=width).splitlines()) <= width


def test_columns() -> None:
    assert (columns("书屋ab"), columns("é"), columns("（一）")) == (6, 1, 6)


def test_text_can_not_steer_the_terminal() -> None:
    shown = render(compare(act("第一条 书屋。"), act("第一条 书屋\x1b[2J\u202e。")))
    assert "\x1b" not in shown
    assert "\u202e" not in shown


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def test_page_is_self_contained() -> None:
    text = page(compare(act(OLD), act(NEW)))
    found = Page(text)
    assert found.open == []
    assert found.tags[0] == ("html", {"lang": "zh-CN"})
    assert {tag for tag, _ in found.tags}.isdisjoint({"link", "img", "iframe", "object", "embed", "base"})
    assert not [attrs for _, attrs in found.tags for name in attrs if name == "style" or name.startswith("on")]
    assert not re.search(r"https?://|@import|url\(", text)
    parts = re.findall(r"<(style|script)>(.*?)</\1>", text, re.DOTALL)
    policy = next(attrs["content"] for _, attrs in found.tags if attrs.get("http-equiv") == "Content-Security-Policy")
    assert (
        [tag for tag, _ in found.tags if tag in ("style", "script")] == [tag for tag, _ in parts] == ["style", "script"]
    )
    assert policy is not None
    for tag, inside in parts:
        assert f"; {tag}-src 'sha256-{b64encode(sha256(inside.encode()).digest()).decode()}'; " in policy
    assert policy.startswith("default-src 'none'; ")


def test_page_shows_everything_once_a_side() -> None:
    text = page(compare(act(OLD), act(NEW)))
    found = Page(text)
    ids = [attrs["id"] for _, attrs in found.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    targets = [attrs["href"] for tag, attrs in found.tags if tag == "a"]
    assert targets
    assert all(target and target[1:] in ids for target in targets)
    assert "<del>四十小时</del>" in text
    assert "<ins>五十六小时</ins>" in text
    assert re.search(r'<ins class="reference"><a href="#r\d+">第四条</a></ins>', text)
    joined = "".join(found.text)
    for line in ("为了规范书屋的设立和管理，制定本条例。", "书屋应当配备管理员。"):
        assert joined.count(line) == 2
    assert joined.count("国家支持社会力量捐建书屋，鼓励书屋互借图书。") == 1
    assert "未变动</summary>" in text


TEXT = """
第一条 书屋由街道办事处设立，藏书不少于五百册。管理员每周至少整理图书一次，并登记缺损的图书。
第二条 国家支持社会力量捐建书屋，鼓励书屋互借图书，捐建人可以标示姓名。
第三条 书屋不得有下列行为：
（一）收取押金；
（二）出租场地；
（三）擅自变更开放时间；
（四）拒绝读者进入。
第四条 流动书屋每月至少到达每个村庄一次。
第五条 流动书屋的行驶路线由县级主管部门公布。
"""
LATER = """
第一条 书屋由街道办事处设立，藏书不少于五百册。
第二条 管理员每周至少整理图书一次，并登记缺损的图书。
第三条 书屋不得有下列行为：
（一）拒绝读者进入；
（二）收取押金；
（三）擅自变更开放时间；
（四）破坏古籍善本。
第四条 流动书屋每月至少到达每个村庄一次。流动书屋的行驶路线由县级主管部门公布。
第五条 国家支持社会力量捐建书屋，鼓励书屋互借图书，捐建人可以标示姓名。
"""


def column(text: str, name: str) -> str:
    """All text of one column of a page, without spaces."""
    cut = re.findall(rf'<div class="{name}"[^>]*>(.*?)</div>', text, re.DOTALL)
    return re.sub(r"<[^>]*>|\s", "", "".join(cut))


def test_each_column_reads_in_its_own_order() -> None:
    text = page(compare(act(TEXT), act(LATER)))
    assert (
        "书屋不得有下列行为：（一）收取押金；（二）出租场地；（三）擅自变更开放时间；（四）拒绝读者进入。移至（一）"
        in column(text, "old")
    )
    assert (
        "书屋不得有下列行为：（一）拒绝读者进入；移自（四）（二）收取押金；（三）擅自变更开放时间；（四）破坏古籍善本。"
        in column(text, "new")
    )
    assert "<del>（二）</del><del>出租场地；</del>" in text
    assert "<ins>（四）</ins><ins>破坏古籍善本。</ins>" in text


def test_the_place_an_article_left_says_where_it_went() -> None:
    text = page(compare(act(TEXT), act(LATER)))
    found = re.search(r'class="num">第二条</p>\s*<p class="mark"><a href="#(r\d+)">移至第五条</a>', text)
    assert found is not None
    place = text.index(f'id="{found[1]}"')
    assert found.start() < place
    assert "移自第二条" in text[place:]
    shown = render(compare(act(TEXT), act(LATER)), language="zh")
    assert shown.index("第二条  移至第五条") < shown.index("第二条 → 第五条  条序调整、移自第二条")
    assert "\n  （四）  移至（一）\n" in shown


def test_split_and_merged_articles_begin_under_their_numbers() -> None:
    text = page(compare(act(TEXT), act(LATER)))
    parts = re.findall(r'<p class="part">(.*?)</p>\s*<p>(.{2})', text)
    split, merged = [("第一条", "书屋"), ("第二条", "管理")], [("第四条", "流动"), ("第五条", "流动")]
    assert parts == [*split, *split, *merged, *merged]  # in one column, then in its own


def test_a_part_that_stands_elsewhere_says_so() -> None:
    between = "第二条 书屋应当向公众免费开放，每周开放时间应当公示。\n"
    old = act(
        "第一条 书屋由街道办事处设立，藏书不少于五百册。\n" + between + "第三条 流动书屋的行驶路线由县级主管部门公布。"
    )
    new = act("第一条 书屋由街道办事处设立，藏书不少于五百册。流动书屋的行驶路线由县级主管部门公布。\n" + between)
    assert "第三条  并入第一条" in render(compare(old, new), language="zh")
    assert "第三条  由第一条拆分" in render(compare(new, old), language="zh")
    assert "由第一条拆分</a>" in page(compare(new, old))


def with_annex(text: str, *rows: str) -> Document:
    made = act(text)
    grid = tuple(tuple(Cell((Block(cell),)) for cell in row.split()) for row in rows)
    table = Provision("paragraph", blocks=(Block(type="table", table=Table(grid)),))
    items = (TocItem("#chp_1", 1, made.body[0].heading or ""),)
    toc = (*made.preface, Block("目　录", "tocHeading"))
    made = replace(made, preface=toc, toc=items, attachments=(Attachment("", "附件1", "收费表", body=(table,)),))
    return identify(made)[0]


def test_annexes_headings_and_contents_are_in_the_jump_list() -> None:
    old = with_annex("第一章　管理\n第一条 书屋免费开放。", "类别 单价", "居民 0.95", "学校 1.40")
    new = with_annex("第一章　管理和服务\n第一条 书屋免费开放。", "类别 单价", "居民 1.05", "商业 1.20", "学校 1.40")
    changes = compare(old, new)
    text = page(changes)
    assert re.findall(r'<a href="#r\d+">(.*?)</a><span>', text) == ["目录", "第一章 管理和服务", "附件1 第一款"]
    assert "<tr><td>居民</td><td><del>0.95</del></td></tr>\n<tr><td>学校</td><td>1.40</td></tr>" in text
    assert (
        "<tr><td>居民</td><td><ins>1.05</ins></td></tr>\n<tr><td><ins>商业</ins></td><td><ins>1.20</ins></td></tr>"
        in text
    )
    assert ">附件1　收费表</h2>" in text
    shown = render(changes, language="zh")
    assert "附件1 第一款  修改\n  类别 │ 单价\n  居民 │ [-0.95-]{+1.05+}\n  {+商业 │ 1.20+}\n  ⋯\n" in shown
    assert "另有变动：目录、第一章、附件1\n" in shown
    assert "目录  修改\n  管理{+和服务+}\n" in shown


def test_metadata_are_folded_and_in_words() -> None:
    old, new = act(OLD), act(OLD)
    new = replace(new, meta=replace(new.meta, events=(Event("evt_1", "2020-01-01", "#ro_1", "generation"),)))
    text = page(compare(old, new))
    assert '<details class="record">' in text
    assert '<th scope="row">事件 evt_1 · 日期</th><td></td><td>2020-01-01</td>' in text
    assert "events[" not in text
    assert "\n  事件\n" in render(compare(old, new), language="zh")


def test_addresses_do_not_break_inside_dates() -> None:
    assert html._pieces("/akn/cn/act/2020-03-26/x/zho@2025-05-06;2") == [
        ("/akn/cn/act/", False),
        ("2020-03-26", True),
        ("/x/zho@", False),
        ("2025-05-06;2", True),
    ]


def test_the_labels_of_a_page_speak_the_language_of_its_reader() -> None:
    changes = compare(act(OLD), act(NEW))
    text = html.render(changes, language="en")
    assert '<html lang="en">' in text
    assert ">Before</th>" in text
    assert "修改前" not in text
    assert ' lang="zh-CN">' in text


def test_no_space_after_a_number_at_the_start_of_a_line() -> None:
    text = page(compare(act("第一条 书屋。"), act("第一条 书屋。\n第二条 下列行为：\n（一）收取押金；\n（二）出租。")))
    assert "<ins>（一）收取押金；</ins>" in text


def test_numbers_go_with_what_is_inserted_or_deleted() -> None:
    text = page(
        compare(
            act("第一章　总则\n第一条 书屋免费开放。\n第二章　罚则"), act("第一条 书屋免费开放。\n第二条 押金二元。")
        )
    )
    assert '<p class="num"><ins>第二条</ins></p>' in text
    assert re.search(r">\s*<del>第二章</del>\s*　<del>罚则</del></h2>", text)
    assert ">第二章 罚则</a>" in text


def test_two_works_with_little_in_common_are_told() -> None:
    new = with_title(act("第一条 渔船应当登记。"), "渔船办法")
    new = replace(new, meta=replace(new.meta, work=replace(new.meta.work, uri="/akn/cn/act/2001-01-01/2")))
    changes = compare(act(OLD), new)
    assert '<p class="note">这是两部不同的文件，相同文字占 0%：' in page(changes)
    assert "These are two different works with 0% of their text in common: " in render(
        changes, language="en", stat=True
    )
    assert 'class="note"' not in page(compare(act(OLD), act(NEW)))


def test_page_escapes_everything() -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}&amp;\"'"
    old, new = act(f"第一条 {hostile}"), with_title(act(f"第一条 {hostile}增加"), hostile)
    text = page(compare(old, new))
    found = Page(text)
    assert [tag for tag, _ in found.tags if tag in ("script", "img")] == ["script"]  # its own
    assert hostile in "".join(found.text)
    assert "{{ 7*7 }}" in "".join(found.text)


def test_the_same_page_again() -> None:
    assert page(compare(act(OLD), act(NEW))) == page(compare(act(OLD), act(NEW)))


def test_every_kind_has_a_name() -> None:
    assert tuple(words.KINDS) == KINDS
    names = [name for row in words.KINDS.values() for name in row]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("change", "english", "chinese"),
    [
        (
            Change("modified", "paragraph", (UnitRef("art_1__para_3"),), (UnitRef("art_1__para_3"),)),
            "para. 3",
            "第三款",
        ),
        (
            Change("split", "article", (UnitRef("a", "第八条"),), (UnitRef("b", "第九条"), UnitRef("c", "第十条"))),
            "第八条 → 第九条、第十条",
            "第八条 → 第九条、第十条",
        ),
        (Change("modified", "preface"), "preface", "题注"),
        (Change("inserted", "hcontainer", (), (UnitRef("x"),)), "x", "x"),
    ],
)
def test_labels(change: Change, english: str, chinese: str) -> None:
    assert words.label(change, "en") == english
    assert words.label(change, "zh") == chinese


@pytest.mark.parametrize(("eid", "shown"), [("para_3", "第三款"), ("para_0", "para_0"), (f"para_{'1' * 5000}", None)])
def test_a_unit_without_number_is_named_by_its_place(eid: str, shown: str | None) -> None:
    assert words.name(UnitRef(eid), "paragraph", "zh") == (shown or eid)
