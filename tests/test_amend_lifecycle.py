"""Metadata and 题注 of a new version."""

from dataclasses import replace

import pytest

import akn
from akn.amend.lifecycle import followed, life
from akn.model.document import Document
from akn.model.metadata import Modification, Property, Target
from akn.model.provision import walk
from tests.amend_texts import PASSED, act, decision, ferry, read

FORCE = "本决定自2025年7月1日起施行。"
TWO = "一、将第二条中的“准时”修改为“按时”。"
WORK = "/akn/cn-bj/act/2018-03-30/xugou-dukou-tiaoli"


def amended(base: Document, told: Document) -> Document:
    made = akn.amend(base, told)
    assert made.complete, made.outcomes
    assert made.document is not None
    return made.document


def history(document: Document) -> list[str]:
    return [block.text for block in document.preface if block.role == "history"]


def test_addresses_dates_and_events() -> None:
    meta = amended(act(), decision(f"{TWO}\n\n{FORCE}")).meta
    assert meta.expression.uri == f"{WORK}/zho@2025-03-28"
    assert [(it.date, it.name) for it in meta.expression.dates] == [
        ("2025-03-28", "amended"),
        ("2025-07-01", "inForce"),
    ]
    assert meta.manifestation.uri == f"{WORK}/zho@2025-03-28.xml"
    assert meta.work == act().meta.work
    assert [(it.eId, it.date, it.source, it.type, it.refers_to) for it in meta.events] == [
        ("evt_1", "2018-03-30", "#ro_1", "generation", "#adopted"),
        ("evt_2", "2018-06-01", "#ro_1", "generation", "#inForce"),
        ("evt_3", "2025-03-28", "#rp_1", "amendment", "#amended"),
        ("evt_4", "2025-07-01", "#rp_1", "amendment", "#inForce"),
    ]
    assert [(it.eId, it.intervals[0].start, it.intervals[0].end) for it in meta.temporal] == [
        ("tmpg_1", "#evt_2", "#evt_4"),
        ("tmpg_2", "#evt_4", None),
    ]
    passive = next(it for it in meta.references if it.kind == "passiveRef")
    assert (passive.eId, passive.href, passive.show_as) == (
        "rp_1",
        "/akn/cn-bj/act/2025-03-28/guanyu-xiugai-xugou-dukou-tiaoli-de-jueding",
        "关于修改《虚构渡口条例》的决定（2025年）",
    )
    assert [it.eId for it in meta.references if it.kind == "TLCEvent"] == ["adopted", "inForce", "amended"]


def test_only_what_was_touched_has_the_new_period() -> None:
    document = amended(act(), decision(f"{TWO}\n\n二、在第三条后增加一条，作为第四条：“渡船应当检验。”\n\n{FORCE}\n\n《虚构渡口条例》根据本决定作相应修改并对条文顺序作相应调整，重新公布。"))  # fmt: skip
    assert {unit.eId: unit.period for unit in walk(document.body) if unit.period} == {
        "art_2__para_1": "#tmpg_2",
        "art_4": "#tmpg_2",
    }


def test_parts_of_a_decision_have_a_day_of_their_own() -> None:
    body = (
        f"{TWO}\n\n二、删去第三条第二款。\n\n三、将第四条中的“责令”修改为“书面责令”。\n\n"
        "本决定自2025年7月1日起施行，本决定第三条自2026年1月1日起施行。"
    )
    told = decision(body)
    staged = replace(
        told,
        body=tuple(replace(unit, period="#tmpg_2") if unit.eId == "cl_3" else unit for unit in told.body),
        meta=replace(
            told.meta,
            events=(*told.meta.events, replace(told.meta.events[-1], eId="evt_9", date="2026-01-01", refers_to="#inForce")),
            temporal=(
                *told.meta.temporal,
                replace(told.meta.temporal[0], eId="tmpg_2", intervals=(replace(told.meta.temporal[0].intervals[0], start="#evt_9"),)),
            ),
        ),
    )  # fmt: skip
    made = akn.amend(act(), staged)
    assert made.document is not None
    periods = {it.type: it.period for it in made.document.meta.passive}
    assert periods == {"repeal": "#tmpg_2", "substitution": "#tmpg_3"}
    assert [it.period for it in made.document.meta.passive] == ["#tmpg_2", "#tmpg_2", "#tmpg_3"]
    assert next(it for it in made.document.body if it.eId == "art_4").children[0].period == "#tmpg_3"


def test_the_history_goes_on() -> None:
    (line,) = history(amended(act(), decision(f"{TWO}\n\n{FORCE}")))
    assert line == (
        f"（本文为虚构　{PASSED}　根据2025年3月28日北京市第十六届人民代表大会常务委员会第十六次会议"
        "《关于修改〈虚构渡口条例〉的决定》修正）"
    )


def test_its_marks_name_date_body_and_decision() -> None:
    document = amended(act(), decision(f"{TWO}\n\n{FORCE}"))
    block = next(block for block in document.preface if block.role == "history")
    said = [(mark.kind, block.text[mark.start : mark.end], mark.attributes) for mark in block.marks]
    assert said[-3:] == [
        ("docDate", "2025年3月28日", (("date", "2025-03-28"), ("refersTo", "#amended"))),
        ("docAuthority", "北京市第十六届人民代表大会常务委员会", (("refersTo", "#beijingshi-pcsc"),)),
        (
            "ref",
            "关于修改〈虚构渡口条例〉的决定",
            (("href", "/akn/cn-bj/act/2025-03-28/guanyu-xiugai-xugou-dukou-tiaoli-de-jueding"),),
        ),
    ]


ONE = "根据2020年4月24日北京市第十五届人民代表大会常务委员会第二十一次会议《关于修改〈虚构渡口条例〉的决定》修正"


def test_the_only_amendment_becomes_the_first() -> None:
    document = amended(act(f"{PASSED}　{ONE}"), decision(f"{TWO}\n\n{FORCE}"))
    (line,) = history(document)
    assert f"{ONE[:-2]}第一次修正　根据2025年3月28日" in line
    assert line.endswith("第二次修正）")
    block = next(block for block in document.preface if block.role == "history")
    assert [block.text[m.start : m.end] for m in block.marks if m.kind == "docDate"] == [
        "2018年3月30日",
        "2020年4月24日",
        "2025年3月28日",
    ]


def test_a_history_of_lines_gets_a_line() -> None:
    text = "虚构渡口条例\n\n2018年3月30日 北京市第十五届人民代表大会常务委员会第三次会议通过\n\n2018年6月1日 施行\n\n第一条　渡口应当准时开船。\n\n第二条　渡口应当准时收班。\n"
    made = amended(read(text), decision(TWO))
    assert history(made)[-1] == (
        "2025年3月28日 北京市第十六届人民代表大会常务委员会第十六次会议《关于修改〈虚构渡口条例〉的决定》修正"
    )
    assert len(history(made)) == 3


def test_courts_print_who_passed_and_the_whole_title() -> None:
    base = read(
        "最高人民法院关于渡口纠纷的解释\n\n（本文为虚构　2019年5月6日最高人民法院审判委员会第1700次会议通过）\n\n"
        "第一条　渡口纠纷由码头所在地法院管辖。\n\n第二条　本解释自2019年6月1日起施行。\n"
    )
    told = read(
        "最高人民法院关于修改《最高人民法院关于渡口纠纷的解释》的决定\n\n"
        "（本文为虚构　2024年2月3日最高人民法院审判委员会第1900次会议通过）\n\n"
        "一、将第一条中的“码头”修改为“起点码头”。\n\n本决定自2024年3月1日起施行。\n"
    )
    (line,) = history(amended(base, told))
    assert line.endswith(
        "第1700次会议通过，根据2024年2月3日最高人民法院审判委员会第1900次会议通过的"
        "《最高人民法院关于修改〈最高人民法院关于渡口纠纷的解释〉的决定》修正）"
    )


def test_the_state_council_dates_by_its_order() -> None:
    base = read(
        "虚构渡船条例\n\n（本文为虚构　2015年4月5日中华人民共和国国务院令第9001号公布　"
        "根据2019年3月2日《国务院关于修改部分行政法规的决定》修订）\n\n第一条　渡船每年检验。\n\n第二条　本条例自2015年6月1日起施行。\n"
    )
    told = read(
        "中华人民共和国国务院令\n\n第9002号\n\n现公布《国务院关于修改〈虚构渡船条例〉的决定》，自2023年1月1日起施行。\n\n"
        "2022年11月12日\n\n国务院关于修改《虚构渡船条例》的决定\n\n国务院决定对《虚构渡船条例》作如下修改：\n\n"
        "一、将第一条中的“每年”修改为“每半年”。\n"
    )
    document = amended(base, told)
    (line,) = history(document)
    assert line.endswith(
        "《国务院关于修改部分行政法规的决定》第一次修订　根据2022年11月12日《国务院关于修改〈虚构渡船条例〉的决定》第二次修订）"
    )
    assert document.meta.expression.dates[0].name == "revised"
    assert document.meta.expression.dates[1].date == "2023-01-01"
    assert document.meta.publication is not None
    assert document.meta.publication.number == "第9002号"
    assert document.cover[0].text == "中华人民共和国国务院令"


def test_a_decision_that_was_approved_is_told_with_both_days() -> None:
    told = read(
        "洛阳市人民代表大会常务委员会关于修改《虚构渡口条例》的决定\n\n"
        "（本文为虚构　2024年8月29日洛阳市第十六届人民代表大会常务委员会第十八次会议通过　"
        "2024年9月27日河南省第十四届人民代表大会常务委员会第十二次会议批准）\n\n" + TWO
    )
    base = act(
        "2018年3月30日洛阳市第十五届人民代表大会常务委员会第三次会议通过　2018年5月4日河南省第十三届人民代表大会常务委员会第五次会议批准"
    )
    document = amended(base, told)
    (line,) = history(document)
    assert line.endswith(
        "根据2024年8月29日洛阳市第十六届人民代表大会常务委员会第十八次会议通过、2024年9月27日河南省第十四届人民代表大会"
        "常务委员会第十二次会议批准的《洛阳市人民代表大会常务委员会关于修改〈虚构渡口条例〉的决定》修正）"
    )
    assert document.meta.expression.uri.endswith("zho@2024-09-27")
    assert [(it.refers_to, it.date) for it in document.meta.events[-3:]] == [
        ("#adopted", "2024-08-29"),
        ("#approved", "2024-09-27"),
        ("#amended", "2024-09-27"),
    ]


def test_an_act_without_history_gets_none() -> None:
    base = read("虚构渡口条例\n\n第一条　渡口应当准时开船。\n\n第二条　渡口应当准时收班。\n")
    document = amended(base, decision(TWO))
    assert history(document) == []
    assert document.meta.expression.uri.endswith("zho@2025-03-28")


def test_an_excerpt_leaves_the_day_unknown_and_takes_the_next_address() -> None:
    base = act()
    document = amended(base, read(TWO))
    meta = document.meta
    assert meta.expression.uri == f"{base.meta.expression.uri};2"
    assert [(it.date, it.name) for it in meta.expression.dates] == [("2018-03-30", "unknown")]
    assert (meta.events, meta.temporal) == (base.meta.events, base.meta.temporal)
    assert history(document) == history(base)
    assert meta.proprietary[-1] == Property(
        "undetermined", (("event", "amended"), ("source", "#rp_1")), "修正日期未载明"
    )
    again = amended(document, read(TWO.replace("准时", "按时").replace("“按时”。", "“守时”。")))
    assert again.meta.expression.uri == f"{base.meta.expression.uri};3"


def test_a_second_version_of_one_day() -> None:
    first = amended(act(), decision(TWO))
    second = amended(first, decision("一、将第四条中的“责令”修改为“通知”。"))
    assert second.meta.expression.uri == f"{WORK}/zho@2025-03-28;2"
    assert second.meta.expression.dates[0].date == "2025-03-28"


@pytest.mark.parametrize(
    ("told", "code", "message"),
    [
        (
            read(TWO),
            "A050",
            "the decision does not tell when it was made; the new version takes the address @2018-03-30;2",
        ),
        (decision(TWO), "A051", "the decision does not tell when it comes into force"),
        (
            decision(f"{TWO}\n\n本决定自公布之日起施行。"),
            "A060",
            "the decision does not tell the day on which it comes into force: “本决定自公布之日起施行”",
        ),
    ],
)
def test_what_the_decision_does_not_tell_is_said(told: Document, code: str, message: str) -> None:
    (found,) = life(act(), told).diagnostics
    assert (found.code, found.line, found.message("en")) == (code, 0, message)


def test_without_a_day_of_force_nothing_is_closed() -> None:
    base = act()
    meta = amended(base, decision(TWO)).meta
    assert meta.temporal == base.meta.temporal
    assert meta.proprietary[-1] == Property(
        "undetermined", (("event", "inForce"), ("source", "#rp_1")), "施行日期未载明"
    )
    assert [it.period for it in meta.passive] == [None]


def test_what_is_said_of_a_unit_follows_it() -> None:
    base = act()
    told = (
        Property("undetermined", (("event", "inForce"), ("unit", "#art_3"), ("basis", "#art_5")), "另行公布"),
        Property("undetermined", (("event", "inForce"), ("unit", "#art_2"), ("basis", "#art_5")), "另行公布"),
        Property("source", (("sha256", "0" * 64),)),
    )
    repeals = tuple(
        Modification(
            "textualMod", f"am_{i}", "repeal", None, (Target(f"#{eid}"),), (Target("/akn/cn/act/2000-01-01/x"),)
        )
        for i, eid in enumerate(("art_2", "art_5"), 1)
    )
    base = replace(base, meta=replace(base.meta, proprietary=told, active=repeals))
    origin = {"art_1": "art_1", "art_2": "art_3", "art_3": "art_4", "art_4": "art_5"}
    meta = followed(base, replace(base, body=base.body[:4]), origin)
    assert [item.attributes for item in meta.proprietary] == [
        (("event", "inForce"), ("unit", "#art_2"), ("basis", "#art_4"))
    ]
    assert [it.sources for it in meta.active] == [(Target("#art_4"),)]


def test_the_order_of_the_decision_replaces_that_of_the_base() -> None:
    base, told = ferry()
    document = amended(base, told)
    assert document.cover == told.cover != ()
    assert document.meta.publication == told.meta.publication
    kept = amended(replace(base, cover=told.cover), replace(told, cover=(), meta=replace(told.meta, publication=None)))
    assert kept.cover == told.cover


def test_a_version_of_a_version() -> None:
    """Numbers of events and groups go on, the interval before is closed, tracking ids stay."""
    base, told = ferry()
    first = amended(base, told)
    second = amended(
        first,
        read(
            "北京市人民代表大会常务委员会关于修改《虚构渡口条例》的决定\n\n"
            "（本文为虚构　2026年9月25日北京市第十六届人民代表大会常务委员会第三十次会议通过）\n\n"
            "一、删去第二条。\n\n二、在第六条后增加一条，作为第六条：“渡船应当挂牌。”\n\n本决定自2027年1月1日起施行。\n\n"
            "《虚构渡口条例》根据本决定作相应修改并对条文顺序作相应调整，重新公布。\n"
        ),
    )
    meta = second.meta
    assert [(it.eId, it.date, it.source, it.refers_to) for it in meta.events[-2:]] == [
        ("evt_7", "2026-09-25", "#rp_3", "#amended"),
        ("evt_8", "2027-01-01", "#rp_3", "#inForce"),
    ]
    assert [(it.eId, it.intervals[0].start, it.intervals[0].end) for it in meta.temporal] == [
        ("tmpg_1", "#evt_6", "#evt_8"),
        ("tmpg_2", "#evt_8", None),
    ]
    assert history(second)[0].endswith("第三次修正）")
    units = {unit.eId: unit for unit in walk(second.body)}
    assert {eid: units[eid].tracking_id for eid in units if eid.count("_") == 1 and eid.startswith("art")} == {
        "art_1": "art_1",
        "art_2": "art_2",
        "art_3": "art_3",
        "art_4": "art_4",
        "art_5": "art_5",
        "art_6": "art_6@2026-09-25",
        "art_7": "art_6",
        "art_8": "art_7",
        "art_9": "art_8",
    }
    kept = next(unit for unit in second.body[0].children if unit.eId == "art_2")
    assert kept.children[0].period == "#tmpg_1", "what the first decision changed counts from its day"
    assert [(it.original, it.current, it.start) for it in meta.mappings] == [
        ("#art_6@2026-09-25", "#art_6", "#evt_8"),
        ("#art_6@2026-09-25__para_1", "#art_6__para_1", "#evt_8"),
        ("#art_6", "#art_7", "#evt_6"),
        ("#art_6__para_1", "#art_7__para_1", "#evt_6"),
        ("#art_7", "#art_8", "#evt_6"),
        ("#art_7__para_1", "#art_8__para_1", "#evt_6"),
        ("#art_8", "#art_9", "#evt_6"),
        ("#art_8__para_1", "#art_9__para_1", "#evt_6"),
    ]
