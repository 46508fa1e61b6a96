"""Kinds of document, by table."""

import pytest

from akn.formats.options import ReadOptions
from akn.formats.text.read import read
from akn.language.zh.types import KINDS, LEAST, bare_title, is_fictional, kind_of, stage_of
from akn.model.document import NAMES


def test_the_order_of_the_rules():
    assert [(title, bodies, name) for title, bodies, name in KINDS if name not in NAMES] == []
    assert [name for _, _, name in KINDS] == [
        "constitution",
        "amendment",
        "decision",
        "judicial-interpretation",
        "interpretation",
        "law",
        "administrative-regulation",
        "local-regulation",
        "rule",
    ]


@pytest.mark.parametrize(
    ("title", "makers", "kind"),
    [
        ("中华人民共和国宪法", "congress", "constitution"),
        ("样例法修正案（二）", "standing", "amendment"),
        ("关于修改《样例法》的决定", "standing", "decision"),
        ("最高人民法院关于修改《样例解释》的决定", "court", "decision"),
        ("最高人民法院关于书屋的规定", "court", "judicial-interpretation"),
        ("关于《样例法》第三条的解释", "standing", "interpretation"),
        ("书屋条例", "standing", "law"),
        ("书屋条例", "state-council", "administrative-regulation"),
        ("书屋条例", "state-council military", "administrative-regulation"),
        ("书屋条例", "local-standing", "local-regulation"),
        ("书屋办法", "ministry", "rule"),
        ("书屋办法", "local-government", "rule"),
    ],
)
def test_kind_by_title_and_maker(title, makers, kind):
    assert kind_of(title, frozenset(makers.split())) == (kind, "certain")


@pytest.mark.parametrize(
    ("title", "local", "kind"),
    [
        ("上海市书屋条例", True, "local-regulation"),
        ("书屋条例", False, "administrative-regulation"),
        ("书屋管理办法", False, "rule"),
        ("中华人民共和国书屋法", False, "law"),
        ("最高人民法院关于书屋的批复", False, "judicial-interpretation"),
    ],
)
def test_kind_by_title_alone_says_so(title, local, kind):
    assert kind_of(title, frozenset(), local=local) == (kind, "title")


@pytest.mark.parametrize(
    ("title", "local", "kind"),
    [
        ("关于做好书屋工作的通知", False, "decision"),
        ("上海市书屋工作意见（试行）", True, "decision"),
        ("书屋", False, "rule"),
        ("", False, "rule"),
    ],
)
def test_what_nothing_tells_is_a_guess(title, local, kind):
    assert kind_of(title, frozenset(), local=local) == (kind, "guess")
    assert LEAST in NAMES


def test_a_notice_of_a_known_maker_is_no_guess():
    assert kind_of("关于书屋工作的通知", frozenset(("ministry",))) == ("rule", "certain")
    assert kind_of("国务院关于书屋工作的通知", frozenset()) == ("administrative-regulation", "title")


@pytest.mark.parametrize(
    ("text", "words", "stage"),
    [
        ("书屋法（草案）", "草案", "draft"),
        ("书屋法（修订草案）", "修订草案", "draft"),
        ("书屋法（草案二次审议稿）", "草案二次审议稿", "reading"),
        ("书屋法（草案征求意见稿）", "草案征求意见稿", "consultation"),
        ("书屋法（征求意见稿）", "征求意见稿", "consultation"),
        ("书屋法（草案建议表决稿）", "草案建议表决稿", "vote"),
    ],
)
def test_stage_of_a_draft(text, words, stage):
    start, end, found = stage_of(text)
    assert (text[start:end], found) == (words, stage)
    assert bare_title(text) == "书屋法"


def test_no_draft():
    assert stage_of("书屋法") is None
    assert bare_title("书屋管理办法（试行）") == "书屋管理办法（试行）"


def test_fictional_is_said_in_so_many_words():
    assert is_fictional("书屋法（虚构示例修订草案）")
    assert not is_fictional("关于惩治虚构交易的规定")


def test_a_title_may_have_a_note_behind_it_of_sixty_characters_at_most():
    assert kind_of("甲法修正案（试行）", frozenset()) == ("amendment", "certain")
    assert kind_of(f"甲法修正案（{'乙' * 60}）", frozenset()) == ("amendment", "certain")
    assert kind_of(f"甲法修正案（{'乙' * 61}）", frozenset()) == (LEAST, "guess")


def test_a_guess_is_said_aloud():
    found = read("关于做好书屋工作的通知\n一、书屋守时。\n".encode(), ReadOptions()).diagnostics
    assert [(d.severity, d.line, d.message("en"), d.message("zh")) for d in found if d.code == "F017"] == [
        (
            "warning",
            0,
            "neither makers nor title tell the kind of this document; decision was taken",
            "制定机关和标题均不能说明文件类型，取 决定",
        )
    ]
