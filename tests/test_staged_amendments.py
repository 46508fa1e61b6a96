"""Decisions of which single instructions come into force on days of their own, applied and asked for between the days. All
texts are invented."""

import json
from pathlib import Path

import jsonschema
import pytest

import akn as library
from akn.corpus.timeline import as_of
from akn.model.provision import walk
from tests.amend_texts import act, read
from tests.amend_texts import decision as worded
from tests.chains import decision as ordered
from tests.chains import laid_out

BODY = """一、将第二条中的“准时”修改为“按时”。

二、删去第三条第二款。

三、将第四条修改为：“第四条　违反第三条规定的，责令书面改正。

“情节严重的，处以罚款。”

四、增加一条，作为第五条：“渡船应当每年检验。”

{closing}

《虚构渡口条例》根据本决定作相应修改并对条文顺序作相应调整，重新公布。
"""
LATER = "2026-01-01"
OPEN = "由国务院另行规定"
BETWEEN = "2025-08-01"
OLD = "/akn/cn-bj/act/2018-03-30/xugou-dukou-tiaoli/zho@2018-03-30"
SCHEMA = Path(__file__).parents[1] / "schemas" / "as-of.schema.json"


def amended(closing: str):
    made = library.amend(act(), worded(BODY.format(closing=closing)))
    assert made.complete, [(it.operation.instruction, it.reason) for it in made.outcomes]
    return made.document


def left(document, day=BETWEEN):
    """The status of a day and what is not in force, deleted units with a minus."""
    answer = as_of((act(), document), day)
    return answer.status, {f"{'-' if it.gone else ''}{it.eId}": it.since or it.words for it in answer.pending}


@pytest.mark.parametrize(
    ("closing", "pending"),
    [
        ("本决定自2025年7月1日起施行，其中第三条自2026年1月1日起施行。", {"art_4": LATER}),
        (
            "本决定自2025年7月1日起施行。其中，第二项、第四项自2026年1月1日起施行。",
            {"art_5": LATER, "-art_3__para_2": LATER},
        ),
        ("除第三条自2026年1月1日起施行外，本决定自2025年7月1日起施行。", {"art_4": LATER}),
        ("本决定第三条自2026年1月1日起施行，其他条款自2025年7月1日起施行。", {"art_4": LATER}),
        (
            "本决定第一条、第二条自2025年4月1日起施行，第三条至第四条自2026年1月1日起施行。",
            {"art_4": LATER, "art_5": LATER},
        ),
        (
            "本决定自2025年7月1日起施行，修改后的第四条第二款、第五条自2026年1月1日起施行。",
            {"art_4__para_2": LATER, "art_5": LATER},
        ),
        ("本决定自2025年7月1日起施行，修改后的《虚构渡口条例》第二条自2026年1月1日起施行。", {"art_2__para_1": LATER}),
        ("本决定自2025年7月1日起施行，新增的第五条自2026年1月1日起施行。", {"art_5": LATER}),
        (
            "本决定对《虚构渡口条例》第三条的修改自2026年1月1日起施行，其他修改自2025年7月1日起施行。",
            {"-art_3__para_2": LATER},
        ),
        (
            "本决定自2025年7月1日起施行，第二条、第三条的施行日期由国务院另行规定。",
            {"art_4": OPEN, "-art_3__para_2": OPEN},
        ),
        ("本决定自2025年7月1日起施行，但修改后的第四条的施行日期由国务院规定。", {"art_4": "由国务院规定"}),
        ("本决定自2025年7月1日起施行，第四条自国务院规定的日期起施行。", {"art_5": "自国务院规定的日期"}),
        (
            "本决定自2026年1月1日起施行，其中第三条自2025年4月1日起施行。",
            {"art_2__para_1": LATER, "art_5": LATER, "-art_3__para_2": LATER},
        ),
    ],
)
def test_between_the_days(closing, pending, tmp_path):
    document = amended(closing)
    assert left(document) == ("in-force", pending)
    assert left(document, "2025-03-31") == ("in-force", {}), "the old text, whole"
    assert as_of((act(), document), "2025-03-31").shown == 0
    assert left(document, "2027-01-01") == ("in-force", {k: v for k, v in pending.items() if v != LATER})
    periods = {unit.eId: unit.period for unit in walk(document.units()) if unit.period}
    later = {f"#{it.eId}" for it in document.meta.events if it.date == LATER}
    group = {f"#{it.eId}" for it in document.meta.temporal if it.intervals[0].start in later}
    assert {eid for eid, period in periods.items() if period in group} == {
        eid for eid, since in pending.items() if since == LATER and eid[0] != "-"
    }
    file = tmp_path / "act.xml"
    file.write_bytes(library.write(document))
    assert library.validate(file) == ()


@pytest.mark.parametrize(
    ("closing", "words"),
    [
        ("本决定的施行日期由国务院规定。", "由国务院规定"),
        ("本决定自《虚构港口条例》施行之日起施行。", "自《虚构港口条例》施行之日"),
        ("本决定自公布之日起施行。", "本决定自公布之日起施行"),
        ("本决定自公布之日起施行，其中第三条自2026年1月1日起施行。", "本决定自公布之日起施行"),
    ],
)
def test_a_decision_whose_day_is_open(closing, words):
    document = amended(closing)
    assert left(document) == ("unknown", {})
    assert as_of((act(), document), BETWEEN).stage.version == 0
    [told] = [it for it in document.meta.proprietary if it.name == "undetermined"]
    assert (told.text, told.get("event"), told.get("source")) == (words, "inForce", "#rp_1")
    assert (
        told.get("basis")
        == "/akn/cn-bj/act/2025-03-28/guanyu-xiugai-xugou-dukou-tiaoli-de-jueding/zho@2025-03-28/~para_1"
    )


def test_the_words_that_leave_it_open_are_shown(akn, tmp_path):
    root = laid_out((act(), amended("本决定的施行日期由国务院规定。")), tmp_path)
    text = akn("show", "xugou-dukou-tiaoli", "--at", BETWEEN, "--corpus", root).text
    assert (
        "# the day of commencement of 2025-03-28 关于修改《虚构渡口条例》的决定（2025年） is open: 由国务院规定\n"
        in text
    )
    made = json.loads(akn("show", "xugou-dukou-tiaoli", "--at", BETWEEN, "-t", "json", "--corpus", root).text)
    jsonschema.validate(made, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert made["undetermined"][0]["words"] == "由国务院规定"
    assert "2025-03-28  commencement open: 由国务院规定\n" in akn("log", "xugou-dukou-tiaoli", "--corpus", root).text


def test_counted_from_a_promulgation_that_the_order_tells():
    text = ordered(
        BODY.format(closing="本决定自公布之日起施行，其中第三条自2026年1月1日起施行。"), "2025年3月28日", "2025年7月1日"
    )
    text = text.replace("现予公布，自2025年7月1日起施行", "现予公布").replace("\n\n本决定自2025年7月1日起施行。", "", 1)
    document = library.amend(act(), read(text)).document
    assert [(it.date, it.name) for it in document.meta.expression.dates][1:] == [("2025-03-28", "inForce")]
    assert left(document, "2025-03-28") == ("in-force", {"art_4": LATER})


def test_a_package_that_brings_one_act_into_force_later():
    package = """虚构省人民代表大会常务委员会关于修改《虚构渡口条例》等两部法规的决定

（本文为虚构　2025年3月28日北京市第十六届人民代表大会常务委员会第十六次会议通过）

北京市第十六届人民代表大会常务委员会第十六次会议决定：

一、对《虚构渡口条例》作出修改

将第二条中的“准时”修改为“按时”。

二、对《虚构码头条例》作出修改

将第二条中的“准时”修改为“按时”。

{closing}
"""
    told = read(
        package.format(
            closing="本决定中对《虚构码头条例》所作的修改，自2026年1月1日起施行；对其他法规所作的修改自2025年7月1日起施行。"
        )
    )
    found = {}
    for title in ("虚构渡口条例", "虚构码头条例"):
        made = library.amend(act(title=title), told)
        assert made.complete
        meta = made.document.meta
        events = [it.date for it in meta.events if it.refers_to == "#inForce" and it.source == "#rp_1"]
        found[title] = meta.expression.dates[-1].date, events
    assert found == {"虚构渡口条例": ("2025-07-01", ["2025-07-01"]), "虚构码头条例": (LATER, [LATER])}
    by_number = read(package.format(closing="本决定第一条自2025年7月1日起施行，第二条自2026年1月1日起施行。"))
    made = library.amend(act(title="虚构码头条例"), by_number)
    assert made.document.meta.expression.dates[-1].date == LATER


def test_a_later_amendment_settles_what_was_open():
    first = amended("本决定自2025年7月1日起施行，第三条、第四条的施行日期由国务院另行规定。")
    text = ordered("一、将第四条中的“书面改正”修改为“限期改正”。", "2026年3月27日", "2026年5月1日")
    second = library.amend(first, read(text)).document
    answer = as_of((act(), first, second), "2026-06-01")
    assert [(it.eId, it.words) for it in answer.pending] == [("art_4", OPEN), ("art_5", OPEN)], (
        "第四条第一款 alone was settled"
    )
    whole = ordered("一、将第四条修改为：“第四条　责令限期改正。”", "2026年3月27日", "2026年5月1日")
    second = library.amend(first, read(whole)).document
    answer = as_of((act(), first, second), "2026-06-01")
    assert [(it.eId, it.words) for it in answer.pending] == [("art_5", OPEN)]


def test_what_an_earlier_version_deletes_later_is_told_by_the_next():
    first = amended("本决定自2025年7月1日起施行，其中第二条自2026年9月1日起施行。")
    text = ordered("一、将第一条中的“管理”修改为“规范”。", "2026年3月27日", "2026年5月1日")
    second = library.amend(first, read(text)).document
    for day, gone in (("2026-06-01", [f"{OLD}/~art_3__para_2"]), ("2026-09-01", [])):
        answer = as_of((act(), first, second), day)
        assert (answer.shown, [it.gone for it in answer.pending]) == (2, gone)


def test_show_says_what_stood_there(akn, tmp_path):
    document = amended("本决定自2025年7月1日起施行，其中第二条、第三条、第四条自2026年1月1日起施行。")
    root = laid_out((act(), document), tmp_path / "both")
    ran = akn("show", "xugou-dukou-tiaoli", "--at", BETWEEN, "--corpus", root)
    assert ran.status == 0
    assert ran.text.splitlines()[:12] == [
        "# in force on 2025-08-01, since 2025-07-01",
        "# art_4: not in force before 2026-01-01",
        "# art_5: not in force before 2026-01-01",
        "# art_3__para_2 of the version before: deleted, but in force until 2026-01-01",
        "# complete up to 2025-03-28 关于修改《虚构渡口条例》的决定（2025年）",
        f"# art_4: until then {OLD}/~art_4",
        "# art_4 <- 第四条 违反第三条规定的，责令改正。",
        "# art_5: nothing stood there until then",
        f"# art_3__para_2: until then {OLD}/~art_3__para_2",
        "# art_3__para_2 <- 渡工应当会水。",
        "",
        "虚构渡口条例",
    ]
    made = json.loads(akn("show", "xugou-dukou-tiaoli", "--at", BETWEEN, "-t", "json", "--corpus", root).text)
    jsonschema.validate(made, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert made["pending"] == [
        {
            "eId": "art_4",
            "since": LATER,
            "until": "第四条 违反第三条规定的，责令改正。\n",
            "earlier": [f"{OLD}/~art_4"],
        },
        {"eId": "art_5", "since": LATER},
        {
            "eId": "art_3__para_2",
            "since": LATER,
            "deleted": True,
            "until": "渡工应当会水。\n",
            "earlier": [f"{OLD}/~art_3__para_2"],
        },
    ]
    alone = laid_out((document,), tmp_path / "alone")
    text = akn("show", "xugou-dukou-tiaoli", "--at", BETWEEN, "--article", "4", "--corpus", alone).text
    assert f"# art_4: what stood there until then is not in the corpus ({OLD})\n" in text


EARLY = ("2025年5月30日", "2025年7月1日")
LATE = ("2025年3月28日", "2026年1月1日")


def crossing(first, second, tmp_path):
    """The versions of a decision that comes late and a later one that comes early, and the second amendment."""
    late = library.amend(act(), read(ordered(first, *LATE)))
    assert late.complete
    early = library.amend(late.document, read(ordered(second, *EARLY)))
    assert early.complete
    documents = (act(), late.document, early.document)
    for at, document in enumerate(documents):
        file = tmp_path / f"v{at}.xml"
        file.write_bytes(library.write(document))
        assert [it for it in library.validate(file) if it.severity == "error"] == []
    return documents, early


def days(documents):
    """What of which version is in force on each of the days."""
    out = {}
    for day in ("2025-04-01", "2025-06-30", "2025-07-01", "2025-12-31", "2026-01-01"):
        answer = as_of(documents, day)
        out[day] = answer.shown, {f"{'-' if it.gone else ''}{it.eId}": it.since for it in answer.pending}
    return out


def test_decisions_that_cross_in_different_units(tmp_path):
    documents, made = crossing(
        "一、将第二条中的“准时”修改为“按时”。\n\n二、删去第三条第二款。",
        "一、将第一条中的“管理”修改为“规范”。",
        tmp_path,
    )
    left = {"art_2__para_1": LATER, "-art_3__para_2": LATER}
    assert days(documents) == {
        "2025-04-01": (0, {}),
        "2025-06-30": (0, {}),
        "2025-07-01": (2, left),
        "2025-12-31": (2, left),
        "2026-01-01": (2, {}),
    }
    assert "A061" not in [it.code for it in made.diagnostics]


@pytest.mark.parametrize(
    ("first", "second", "eid"),
    [
        ("一、将第二条中的“准时”修改为“按时”。", "一、将第二条中的“票价”修改为“价目”。", "art_2__para_1"),
        (
            "一、将第二条修改为：“第二条　渡口应当按时开船，并公开票价。”",
            "一、将第二条中的“票价”修改为“价目”。",
            "art_2",
        ),
        (
            "一、将第三条修改为：“第三条　渡口应当配备船工。\n\n“船工应当会水。”",
            "一、第三条增加一款，作为第三款：“船工应当识字。”",
            "art_3",
        ),
        (
            "一、将第三条修改为：“第三条　渡口应当配备船工。\n\n“船工应当会水。”",
            "一、删去第三条第二款。",
            "art_3",
        ),
    ],
)
def test_a_unit_that_both_change_keeps_the_later_day_and_that_is_told(first, second, eid, akn, tmp_path):
    documents, made = crossing(first, second, tmp_path)
    told = days(documents)
    assert [told[day][1] for day in ("2025-04-01", "2025-06-30", "2026-01-01")] == [{}, {}, {}]
    for day in ("2025-07-01", "2025-12-31"):
        assert told[day] == (2, {eid: LATER})
        assert as_of(documents, day).pending[0].changed == "2025-07-01"
    [found] = [it for it in made.diagnostics if it.code == "A061"]
    fields = dict(found.fields)
    assert (found.severity, fields["day"], fields["later"]) == ("warning", "2025-07-01", LATER)
    root = laid_out(documents, tmp_path / "corpus")
    made = json.loads(akn("show", "xugou-dukou-tiaoli", "--at", BETWEEN, "-t", "json", "--corpus", root).text)
    jsonschema.validate(made, json.loads(SCHEMA.read_text(encoding="utf-8")))
    [row] = made["pending"]
    assert (row["eId"], row["changed"], row["earlier"]) == (eid, "2025-07-01", [f"{OLD}/~{eid}"])
    text = akn("show", "xugou-dukou-tiaoli", "--at", BETWEEN, "--corpus", root).text
    assert f"# {eid}: but changed from 2025-07-01 on by another decision" in text


def test_a_text_given_whole_by_the_earlier_day_is_in_force_from_then(tmp_path):
    documents, made = crossing(
        "一、将第二条中的“准时”修改为“按时”。",
        "一、将第二条修改为：“第二条　渡口应当公开价目。”",
        tmp_path,
    )
    assert days(documents)["2025-07-01"] == (2, {})
    assert "A061" not in [it.code for it in made.diagnostics]


def test_words_changed_in_a_unit_that_is_open_leave_it_open(tmp_path):
    first = amended("本决定自2025年7月1日起施行，第一条、第三条的施行日期由国务院另行规定。")
    text = ordered("一、将第二条中的“票价”修改为“价目”。", "2025年5月30日", "2025年8月1日")
    made = library.amend(first, read(text))
    answer = as_of((act(), first, made.document), "2025-09-01")
    assert {it.eId: it.words for it in answer.pending} == {"art_2__para_1": OPEN, "art_4": OPEN}
    [found] = [it for it in made.diagnostics if it.code == "A061"]
    assert found.message("en").startswith(
        f"第二条第一款 holds what an earlier decision brings into force later ({OPEN})"
    )


def test_words_changed_in_an_article_that_comes_later_come_with_it(akn, tmp_path):
    documents, made = crossing(
        "一、增加一条，作为第二条：“第二条　渡船应当每年检验。”", "一、将第二条中的“每年”修改为“每季”。", tmp_path
    )
    assert days(documents)["2025-07-01"] == (2, {"art_2": LATER})
    assert "A061" in [it.code for it in made.diagnostics]
    root = laid_out(documents, tmp_path / "corpus")
    text = akn("show", "xugou-dukou-tiaoli", "--at", BETWEEN, "--corpus", root).text
    assert "# art_2: nothing stood there until then" in text
    assert "but changed" not in text
