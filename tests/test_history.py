"""Lines of history: golden cases, one file a habit, and laws."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akn.language.zh.history import EVENTS, VERBS, read
from akn.language.zh.places import named

CASES = sorted((Path(__file__).parent / "cases" / "history").glob("*.txt"))


def rows(text: str) -> list[str]:
    """What was read, a line an event: version, kind, date, bodies, 《title》, [order]; `!` for a fault."""
    history = read(text)
    out = []
    for event in history.events:
        bodies = "、".join(dict.fromkeys(found.body.name for found in event.bodies))
        title = f"《{event.title.text}》" if event.title else ""
        order = f"[{event.order}]" if event.order else ""
        out.append(" ".join(filter(None, (str(event.version), event.kind, event.date, bodies, title, order))))
    return out + [f"! {kind} {words}" for kind, _, words in history.faults]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_case(case):
    text, _, expected = case.read_text(encoding="utf-8").partition("---\n")
    assert rows(text.rstrip("\n")) == expected.splitlines()


def test_every_case_is_there():
    assert len(CASES) == 16


def test_the_events_and_the_words_for_them_are_closed_lists():
    assert tuple(EVENTS) == ("adopted", "approved", "promulgated", "inForce", "amended", "revised", "repealed")
    assert set(VERBS.values()) == set(EVENTS)
    assert VERBS["修订通过"] == "revised"


def test_spans_are_those_of_the_words():
    text = "2024 年 1 月 25 日北京市第十六届人民代表大会第二次会议通过"
    event = read(text).events[0]
    assert text[slice(*event.span)] == "2024 年 1 月 25 日"
    assert [text[found.start : found.end] for found in event.bodies] == ["北京市第十六届人民代表大会"]


def test_a_title_stands_without_its_brackets():
    text = "2018年1月2日全国人民代表大会常务委员会第一次会议《关于修改〈样例法〉的决定》修正"
    title = read(text).events[0].title
    assert text[title.start : title.end] == title.text == "关于修改〈样例法〉的决定"


def test_province_and_city_alone_are_the_document_s_own():
    text = "2004年8月27日 省十届人大常委会第11次会议批准"
    assert [f.body.name for f in read(text, named("洛阳市")).events[0].bodies] == ["河南省人民代表大会常务委员会"]
    assert [f.body.known for f in read(text).events[0].bodies] == [False]


DATES = st.dates().filter(lambda day: day.year >= 1900)


@given(st.lists(DATES, min_size=1, max_size=6))
def test_each_line_is_one_event_and_each_amendment_one_version(days):
    first, *later = days
    lines = [f"{first.year}年{first.month}月{first.day}日 第一届全国人民代表大会第一次会议通过"]
    lines += [f"{d.year}年{d.month}月{d.day}日 全国人民代表大会常务委员会第二次会议修订" for d in later]
    events = read("\n".join(lines)).events
    assert [(e.version, e.date) for e in events] == [(i, d.isoformat()) for i, d in enumerate(days)]


@given(
    st.text(
        alphabet="2019年02月3日、，《》〈〉\n第一届全国人民代表大会通过的并经批准修正修订公布施行令号关于决定（）",
        max_size=120,
    )
)
def test_whatever_stands_there_is_read_and_spans_lie_in_the_text(text):
    history = read(text)
    for event in history.events:
        assert event.kind in EVENTS
        assert event.span is None or 0 <= event.span[0] < event.span[1] <= len(text)
    assert all(text.startswith(words, at) for kind, at, words in history.faults if kind != "body")
