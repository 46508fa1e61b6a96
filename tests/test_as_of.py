"""What is in force on a day, and how far that is known."""

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

import akn as library
from akn.corpus.timeline import Pending, as_of, stages
from tests.amend_texts import act, read
from tests.chains import ACT, decision, laid_out, versions

NAME = "xugou-dukou-tiaoli"
SCHEMA = Path(__file__).parents[1] / "schemas" / "as-of.schema.json"
STAGED = """虚构码头条例

（本文为虚构　2018年3月30日北京市第十五届人民代表大会常务委员会第三次会议通过）

第一条　为了管理码头，制定本条例。

第二条　码头应当点灯。

第三条　本条例自2018年6月1日起施行，第二条自2019年1月1日起施行。
"""


@pytest.fixture(scope="module")
def chain():
    return versions()


@pytest.mark.parametrize(
    ("day", "status", "version"),
    [
        ("2018-03-29", "not-yet", None),
        ("2018-05-31", "not-yet", None),
        ("2018-06-01", "in-force", 0),
        ("2022-06-30", "in-force", 0),
        ("2022-07-01", "in-force", 1),
        ("2025-06-30", "in-force", 1),
        ("2025-07-01", "in-force", 2),
    ],
)
def test_the_version_in_force(chain, day, status, version):
    answer = as_of(chain, day)
    assert (answer.status, answer.shown, answer.doubt, answer.gaps) == (status, version, (), ())


def test_what_was_passed_and_what_was_not_yet(chain):
    assert [stage.version for stage in as_of(chain, "2025-04-01").later] == [2]
    assert as_of(chain, "2025-03-27").later == ()


def test_record_time_is_apart_from_valid_time(chain):
    answer = as_of(chain, "2025-08-01", known="2024-01-01")
    assert (answer.shown, answer.complete.date) == (1, "2022-05-20")
    assert as_of(chain, "2025-08-01").complete.date == "2025-03-28"


def test_a_version_that_is_not_there_is_said_to_be_missing(chain):
    answer = as_of((chain[0], chain[2]), "2023-01-01")
    assert (answer.status, answer.shown) == ("missing", None)
    assert answer.stage.since == "2022-07-01"
    assert answer.complete.date == "2018-03-30"
    assert [stage.date for stage in answer.gaps] == ["2022-05-20"]
    assert as_of((chain[2],), "2019-01-01").status == "missing"
    assert as_of((chain[2],), "2019-01-01").complete is None
    assert as_of((chain[0], chain[2]), "2025-08-01").shown == 1


def test_an_unknown_commencement_stays_unknown():
    told = act("2018年3月30日北京市第十五届人民代表大会常务委员会第三次会议通过")
    line = "根据2020年4月24日北京市第十五届人民代表大会常务委员会第二十一次会议《关于修改〈虚构渡口条例〉的决定》修正"
    later = act(f"2018年3月30日北京市第十五届人民代表大会常务委员会第三次会议通过　{line}")
    answer = as_of((told, later), "2021-01-01")
    assert (answer.status, answer.stage.version, [item.version for item in answer.doubt]) == ("unknown", 0, [1])
    assert as_of((told, later), "2020-04-23").status == "in-force"


def test_two_decisions_of_one_day_in_order(chain):
    body = "一、将第一条中的“方便”修改为“便利”。"
    again = library.amend(chain[2], read(decision(body, "2025年3月28日", "2025年7月1日"))).document
    assert again.meta.expression.uri.endswith("@2025-03-28;2")
    found = stages((*chain, again))
    assert [(stage.date, stage.version) for stage in found[-2:]] == [("2025-03-28", 2), ("2025-03-28", 3)]
    assert as_of((*chain, again), "2025-07-01").shown == 3
    assert as_of((*chain, again), "2025-06-30").shown == 1


def test_a_unit_with_a_day_of_its_own():
    staged = read(STAGED)
    assert as_of((staged,), "2018-12-31").pending == (Pending("art_2", "2019-01-01"),)
    assert as_of((staged,), "2019-01-01").pending == ()


def test_a_unit_whose_commencement_is_left_open():
    text = STAGED.replace("第二条自2019年1月1日起施行", "第二条的施行日期由市交通主管部门另行公布")
    [left] = as_of((read(text),), "2030-01-01").pending
    assert (left.eId, left.since) == ("art_2", None)
    assert left.words


def test_a_limited_time():
    text = ACT.replace("2018年6月1日起施行。", "2018年6月1日起施行，有效期至2023年5月31日。")
    document = read(text)
    assert as_of((document,), "2023-05-31").status == "in-force"
    answer = as_of((document,), "2023-06-01")
    assert (answer.status, answer.ended) == ("repealed", "2023-05-31")


def test_a_day_of_its_own_in_an_amendment(akn, tmp_path):
    text = decision(
        "一、将第三条中的“准时”修改为“按时”。\n\n二、将第一条中的“方便”修改为“便利”。", "2022年5月20日", "2022年7月1日"
    )
    told = read(text)
    [group] = told.meta.temporal
    parted = replace(group, eId="tmpg_2", intervals=(replace(group.intervals[0], start="#evt_9"),))
    event = replace(told.meta.events[-1], eId="evt_9", date="2023-01-01", refers_to="#inForce")
    body = tuple(replace(unit, period="#tmpg_2") if unit.eId == "cl_1" else unit for unit in told.body)
    meta = replace(told.meta, events=(*told.meta.events, event), temporal=(group, parted))
    cover = tuple(block for block in told.cover if "施行" not in block.text)  # the order names one day for all
    first = read(ACT)
    second = library.amend(first, replace(told, body=body, meta=meta, cover=cover)).document
    answer = as_of((first, second), "2022-08-01")
    assert (answer.status, answer.shown) == ("in-force", 1)
    assert [(item.eId, item.since) for item in answer.pending] == [("art_3__para_1", "2023-01-01")]
    root = laid_out((first, second), tmp_path)
    shown = akn("show", NAME, "--at", "2022-08-01", "--article", "3", "--corpus", root).text
    assert "# art_3__para_1: not in force before 2023-01-01\n" in shown
    assert "# art_3__para_1 <- 渡口应当准时开船，备足救生衣，并公开票价。\n" in shown


def test_show(akn, chain, tmp_path):
    root = laid_out(chain, tmp_path)
    ran = akn("show", NAME, "--at", "2023-01-01", "--article", "2", "--corpus", root)
    assert (ran.status, ran.text.splitlines()) == (
        0,
        [
            "# in force on 2023-01-01, since 2022-07-01",
            "# complete up to 2025-03-28 关于修改《虚构渡口条例》的决定（2025年）",
            "",
            "第二条 本市鼓励居民以渡代桥。",
        ],
    )
    assert akn("show", f"{NAME}:2023-01-01", "--article", "2", "--corpus", root).text == ran.text
    assert (
        akn("show", f"{NAME}@2018-03-30", "--article", "5-1", "--corpus", root).text
        == "第五条之一 代班的渡工适用第五条的规定。\n"
    )
    assert akn("show", NAME, "--corpus", root).stdout == library.write(chain[2], "txt")
    ran = akn("show", NAME, "--at", "2018-01-01", "--corpus", root)
    assert (ran.status, ran.text.splitlines()[0]) == (1, "# nothing of it is in force on 2018-01-01")
    assert akn("show", NAME, "--at", "2023-01-01", "--article", "99", "--corpus", root).status == 1


def test_show_as_json(akn, chain, tmp_path):
    root = laid_out((chain[0], chain[2]), tmp_path)
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    made = json.loads(akn("show", NAME, "--at", "2023-01-01", "-t", "json", "--corpus", root).text)
    jsonschema.validate(made, schema)
    assert (made["status"], made["gaps"][0]["date"], "text" in made) == ("missing", "2022-05-20", False)
    made = json.loads(akn("show", NAME, "--at", "2025-08-01", "--article", "2", "-t", "json", "--corpus", root).text)
    jsonschema.validate(made, schema)
    assert (made["status"], made["text"]) == ("in-force", "第二条 本市鼓励居民以渡代桥。\n")


def test_the_answer_does_not_depend_on_later_versions(chain):
    whole = as_of(chain, "2022-06-01")
    part = as_of(chain[:2], "2022-06-01")
    assert replace(whole, complete=None) == replace(part, complete=None)
