"""When a text comes into force and ends, as its closing provision says it. All texts are invented."""

import pytest

from akn.language.zh.effect import Quoted, impossible, opens_quoted, read
from tests.test_describe import described, events, marks

PASSED = "1998年5月20日 第九届全国人民代表大会第三次会议通过"


def rows(text: str) -> list[str]:
    """What was read, a line a sentence: units, day or event counted from, what is open."""
    out = []
    for said in read(text):
        units = "、".join(f"{first}至{last}" if last else first for first, last in said.units)
        facts = (
            "ends" if said.ends else None,
            units,
            said.date,
            said.after,
            "later" if said.later else None,
            said.open,
        )
        out.append(" ".join(filter(None, facts)))
    return out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("本法自2025年1月1日起施行。", ["2025-01-01"]),
        ("本办法自公布之日起30日后施行。", ["promulgated later"]),
        ("本法自2025年1月1日起施行，第五条自2026年1月1日起施行。", ["2025-01-01", "第五条 2026-01-01"]),
        (
            "本法第五条、第七条至第九条的规定自2026年1月1日起施行，其他条款自2025年1月1日起施行。",
            ["第五条、第七条至第九条 2026-01-01", "2025-01-01"],
        ),
        (
            "本法除第五条自2026年1月1日起施行外，自2025年1月1日起施行。",
            ["第五条 2026-01-01", "2025-01-01"],
        ),
        ("本法除第五条第二款外，自2025年1月1日起施行。", ["2025-01-01", "第五条第二款 除第五条第二款外"]),
        ("第三章自公布之日起施行。", ["第三章 promulgated"]),
        ("第七条的施行日期由国务院另行规定。", ["第七条 由国务院另行规定"]),
        ("本办法自2020年1月1日起施行，有效期至2025年12月31日。", ["2020-01-01", "ends 2025-12-31"]),
        ("本办法有效期5年。", ["ends 有效期5年"]),
        ("本条例自2020年1月1日起废止。", ["ends 2020-01-01"]),
        ("依照本条例取得的许可证有效期为5年。", []),
        ("违反《甲法》第五条自2020年1月1日起施行的规定", []),
        ("第七条第二项、第三项自2026年1月1日起施行。", ["第七条第二项、第七条第三项 2026-01-01"]),
        ("本决定自公布之日起施行，其中第二项自2026年1月1日起施行。", ["promulgated", "第二项 2026-01-01"]),
        ("本决定自本决定公布之日起施行。", ["promulgated"]),
        ("第三条、第四条的施行日期由国务院规定。", ["第三条、第四条 由国务院规定"]),
        ("本法自《甲法》施行之日起施行。", ["自《甲法》施行之日"]),
        ("第三条自国务院规定的日期起施行，本法自2020年1月1日起施行。", ["2020-01-01", "第三条 自国务院规定的日期"]),
        ("自2025年4月1日至2025年6月30日，按照本决定第二条执行。", []),
        ("第二十四条修改为：“本法自2022年5月1日起施行。”", []),
        ("“第一款。“本法自2022年5月1日起施行。”本决定自2023年1月1日起施行。", ["2023-01-01"]),
    ],
)
def test_what_is_said(text, said):
    assert rows(text) == said


@pytest.mark.parametrize(
    ("text", "units", "act"),
    [
        ("修改后的第四条第二款自2026年1月1日起施行。", "第四条第二款", None),
        ("修改后的《甲条例》第四条的施行日期由国务院规定。", "第四条", "甲条例"),
        ("本决定对《甲条例》第四条的修改自2026年1月1日起施行。", "第四条", "甲条例"),
        ("本决定中对《甲条例》所作的修改，自2026年1月1日起施行。", "", "甲条例"),
        ("新增的第五条自2026年1月1日起施行。", "第五条", None),
    ],
)
def test_what_is_said_of_the_act_as_amended(text, units, act):
    [said] = read(text)
    assert (said.amended, "".join(first for first, _ in said.units), said.act) == (True, units, act)
    assert not any(said.amended for said in read("本决定第三条自2026年1月1日起施行。"))


def test_a_quotation_may_begin_before_the_text():
    text = "本法自2022年5月1日起施行。”本决定自2023年13月1日起施行。"
    assert opens_quoted([text])
    assert not opens_quoted(["“第一条”", text])
    quoted = Quoted(text, inside=True)
    assert not quoted.after
    assert read(text, quoted) == []
    assert impossible(text, quoted) == [(text.index("2023"), "2023年13月1日")]


def test_a_unit_with_a_day_of_its_own_has_a_period():
    found, said = described("书屋法", PASSED, closing="本法自1998年10月1日起施行，第一条自1999年1月1日起施行。")
    assert events(found)[1:] == [
        "evt_2 1998-10-01 #ro_1 generation #inForce",
        "evt_3 1999-01-01 #ro_1 generation #inForce",
    ]
    assert [(g.eId, g.intervals[0].start, g.intervals[0].end) for g in found.meta.temporal] == [
        ("tmpg_1", "#evt_2", None),
        ("tmpg_2", "#evt_3", None),
    ]
    assert [unit.period for unit in found.body] == ["#tmpg_2", None]
    assert [d.name for d in found.meta.expression.dates] == ["adopted", "inForce"]
    assert [m[1] for m in marks(found.body[1].children[0].blocks[0])] == ["1998年10月1日", "1999年1月1日"]
    assert said == ()


def test_a_range_of_units_has_the_period():
    found, _ = described("书屋法", PASSED, closing="本法第一条至第二条自1999年1月1日起施行。")
    assert [unit.period for unit in found.body] == ["#tmpg_2", "#tmpg_2"]
    assert [unit.period for article in found.body for unit in article.children] == [None, None]
    assert [g.eId for g in found.meta.temporal] == ["tmpg_2"]


@pytest.mark.parametrize(
    ("closing", "unit", "words"),
    [
        ("本法自1998年10月1日起施行，第一条自公布之日起三年后施行。", "#art_1", "第一条自公布之日起三年后施行"),
        ("本法除第一条外，自1998年10月1日起施行。", "#art_1", "除第一条外"),
    ],
)
def test_a_unit_whose_day_is_open_is_undetermined(closing, unit, words):
    found, _ = described("书屋法", PASSED, closing=closing)
    left = found.meta.proprietary[-1]
    assert (left.name, left.get("event"), left.get("unit"), left.text) == ("undetermined", "inForce", unit, words)
    assert [g.eId for g in found.meta.temporal] == ["tmpg_1"]
    assert [u.period for u in found.body] == [None, None]


def test_what_is_left_out_and_said_elsewhere_is_said_once():
    closing = "本法除第一条外，自1998年10月1日起施行。第一条的施行日期由书屋主管部门另行规定。"
    found, _ = described("书屋法", PASSED, closing=closing)
    assert [p.text for p in found.meta.proprietary] == ["由书屋主管部门另行规定"]


def test_a_text_that_ends_has_an_end():
    found, _ = described("书屋法", PASSED, closing="本法自1998年10月1日起施行，有效期至2003年9月30日。")
    assert events(found)[-1] == "evt_3 2003-09-30 #ro_1 repeal #repealed"
    assert [(i.start, i.end) for g in found.meta.temporal for i in g.intervals] == [("#evt_2", "#evt_3")]
    assert marks(found.body[1].children[0].blocks[0])[-1][:3] == ("date", "2003年9月30日", "2003-09-30")


def test_how_long_a_text_lasts_is_undetermined():
    found, _ = described("书屋法", PASSED, closing="本法自1998年10月1日起施行，有效期五年。")
    left = found.meta.proprietary[-1]
    assert (left.get("event"), left.get("basis"), left.text) == ("repealed", "#art_2__para_1", "有效期五年")


def test_the_history_s_day_is_surer_than_one_that_is_counted():
    lines = (PASSED, "1998年5月25日 中华人民共和国主席令第三号公布", "1998年6月1日 施行")
    found, said = described("书屋法", *lines, closing="本法自公布之日起施行。")
    assert [e.date for e in found.meta.events if e.refers_to == "#inForce"] == ["1998-06-01"]
    assert [(d.code, d.line, d.message("en")) for d in said] == [
        ("D013", 21, "the closing provision says in force from 1998-05-25, the history 1998-06-01")
    ]


def test_an_amendment_leaves_the_closing_provision_to_the_text_before():
    lines = (
        "2004年4月30日 中华人民共和国国务院令第406号公布",
        "2012年11月9日 《国务院关于修改部分行政法规的决定》修订",
    )
    found, _ = described("书屋管理条例", *lines, closing="本条例自公布之日起施行。")
    assert [(e.date, e.source) for e in found.meta.events if e.refers_to == "#inForce"] == [("2004-04-30", "#ro_1")]
    assert found.meta.temporal == ()
