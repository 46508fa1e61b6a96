"""What is shown: the terminal and the page."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from akn.diff.changeset import KINDS, Change, ChangeSet, UnitRef
from akn.diff.compare import compare
from akn.diff.render import html, words
from akn.diff.render.text import columns, render
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
    assert render(changes, stat=True, language="zh").splitlines()[2:] == ["5 条：未变动 1，条序调整 2，修改 1，新增 1"]


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
    assert {tag for tag, _ in found.tags}.isdisjoint({"script", "link", "img", "iframe", "object", "embed", "base"})
    assert not re.search(r"https?://|@import|url\(", text)
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    policy = next(attrs["content"] for _, attrs in found.tags if attrs.get("http-equiv") == "Content-Security-Policy")
    assert style is not None
    assert policy is not None
    assert f"'sha256-{b64encode(sha256(style[1].encode()).digest()).decode()}'" in policy
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


def test_page_escapes_everything() -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}&amp;\"'"
    old, new = act(f"第一条 {hostile}"), with_title(act(f"第一条 {hostile}增加"), hostile)
    text = page(compare(old, new))
    found = Page(text)
    assert {tag for tag, _ in found.tags}.isdisjoint({"script", "img"})
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
