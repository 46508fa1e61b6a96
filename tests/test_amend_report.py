"""The report of an amendment: the JSON contract, the table, and what is said line by line."""

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

import akn
from akn.amend import operation as op
from akn.amend.operation import Amendment, Operation, Outcome, Reason, Underivable
from akn.amend.report import CONTRACT, KINDS, STATUSES, as_json, as_table, findings, target
from akn.amend.verify import verify
from akn.diff.render.terminal import columns
from tests.amend_texts import act, decision, ferry, read

SCHEMA = json.loads((Path(__file__).parents[1] / "schemas" / "amendment.schema.json").read_text(encoding="utf-8"))
BODY = "一、将第二条中的“准时”修改为“按时”。\n\n二、将第三条第二款中的“游泳”修改为“会水”。\n\n三、删去第四条。"
FOUND = Reason("A053", (("title", "某条例"),))


def made() -> Amendment:
    """One operation applied, one refused, one inferred, and a sentence that says nothing to derive."""
    amendment = akn.amend(act(), decision(BODY))
    one, two, three = amendment.outcomes
    outcomes = (one, Outcome(two.operation, "refused", two.old, (), "渡工应当会水。", None, FOUND), replace(three, status="inferred", reason=FOUND))  # fmt: skip
    said = replace(amendment.instructions, underivable=(Underivable("个别文字作相应修改", 13, "para_1"),))
    return replace(amendment, outcomes=outcomes, instructions=said)


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$id"] == f"urn:akn-cn:schema:amendment:{CONTRACT}"
    assert tuple(SCHEMA["$defs"]["operation"]["properties"]["kind"]["enum"]) == op.KINDS == tuple(KINDS)
    assert SCHEMA["$defs"]["operation"]["properties"]["status"]["enum"] == list(STATUSES)


def test_the_contract() -> None:
    row = json.loads(as_json([made()], language="en"))
    jsonschema.validate(row, SCHEMA)
    assert list(row) == ["contract", "base", "decision", "result", "complete", "operations", "consequences", "underivable", "notes"]  # fmt: skip
    assert row["contract"] == "1.0"
    assert row["base"].endswith("zho@2018-03-30")
    assert row["result"].endswith("zho@2025-03-28")
    assert row["complete"] is False
    assert row["operations"][0] == {
        "id": "op_1",
        "instruction": "将第二条中的“准时”修改为“按时”",
        "line": 7,
        "kind": "word-substitution",
        "target": "第二条",
        "source": "cl_1__mod_1",
        "eIdOld": ["art_2"],
        "eIdNew": ["art_2"],
        "expected": "准时",
        "found": "准时",
        "count": 1,
        "status": "applied",
    }
    assert row["operations"][1]["status"] == "refused"
    assert row["operations"][1]["reason"] == {"code": "A053", "message": "the decision says nothing of 某条例"}
    assert row["underivable"] == [{"instruction": "个别文字作相应修改", "line": 13, "source": "para_1"}]
    hole = "the new text has no 第四条: the decision does not say that 第五条 and what is behind it move up"
    assert row["notes"] == [
        {"code": "A051", "message": "the decision does not tell when it comes into force"},
        {"code": "A062", "message": hole},
    ]


def test_consequences_and_verification() -> None:
    amendment = akn.amend(*ferry())
    assert amendment.document is not None
    row = json.loads(as_json([amendment], [verify(amendment, ferry()[0])]))
    jsonschema.validate(row, SCHEMA)
    assert row["complete"] is True
    assert {"kind": "renumbering", "eIdOld": "art_4", "eIdNew": "art_5", "before": "第四条", "after": "第五条", "source": "para_2__mod_1"} in row["consequences"]  # fmt: skip
    assert row["verification"]["agrees"] is False
    assert row["verification"]["articles"]["differ"] > 0
    first = next(it for it in row["verification"]["differences"] if it["kind"] == "modified")
    assert first["text"]
    assert first["operations"]


def test_a_package_has_one_entry_an_act() -> None:
    row = json.loads(as_json([made(), made()], package=True, missing=["无此条例"]))
    jsonschema.validate(row, SCHEMA)
    assert list(row) == ["contract", "decision", "complete", "missing", "amendments"]
    assert (row["complete"], row["missing"], len(row["amendments"])) == (False, ["无此条例"], 2)
    jsonschema.validate(json.loads(as_json([], package=True, missing=["无此条例"])), SCHEMA)


@pytest.mark.parametrize("fault", [{"contract": "2.0"}, {"more": 1}, {"operations": [{"id": "op_1"}]}])
def test_what_is_no_report_is_refused(fault: dict[str, object]) -> None:
    row = json.loads(as_json([made()])) | fault
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(row, SCHEMA)


def test_nothing_applied_has_no_result() -> None:
    row = json.loads(as_json([replace(made(), document=None)]))
    jsonschema.validate(row, SCHEMA)
    assert "result" not in row


def test_each_finding_names_its_line() -> None:
    assert [item.as_line("en") for item in findings(made(), "decision.txt")] == [
        "decision.txt:9: A053 the decision says nothing of 某条例 (check that base and decision belong together)",
        "decision.txt:11: A062 the new text has no 第四条: the decision does not say that 第五条 and what is behind it move up (let the decision say 对条文顺序作相应调整)",
        "decision.txt:13: A052 “个别文字作相应修改” changes something without saying what (compare with the official text and edit by hand)",
        "decision.txt: A051 the decision does not tell when it comes into force (give the decision with its closing provision and order)",
    ]


def test_a_refusal_without_reason_still_says_what() -> None:
    outcome = Outcome(Operation("op_1", "将甲改为乙", 4, "substitution"), "refused")
    said, *others = findings(replace(made(), outcomes=(outcome,), instructions=op.Instructions(())), "d.txt")
    assert [item.code for item in others] == ["A062", "A051"]
    assert said.as_line("en") == "d.txt:4: A057 not applied: 将甲改为乙 (apply it by hand)"


def test_a_decision_that_says_nothing_of_the_act() -> None:
    said, *others = findings(replace(made(), outcomes=(), instructions=op.Instructions(())), "d.txt")
    assert [item.code for item in others] == ["A062", "A051"]
    assert (said.code, said.line, said.message("en")) == ("A053", 0, "the decision says nothing of 虚构渡口条例")


def test_table() -> None:
    assert as_table(made(), "zh", 90).splitlines() == [
        "行     操作            对象               应有               实有               结果",
        "7      替换词句        第二条             准时               准时               已应用",
        "9      替换词句        第三条第二款       游泳               渡工应当会水。     未应用",
        "       A053 决定没有对《某条例》作出修改",
        "11     删去            第四条                                第四条违反第三条…  推定",
        "       A053 决定没有对《某条例》作出修改",
        "13     “个别文字作相应修改”未写明修改内容，无法推定",
        "已应用 1 项，推定 1 项，未应用 1 项，无法推定 1 项",
    ]


@pytest.mark.parametrize("width", [10, 60, 73, 120])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_table_keeps_its_width(width: int, language: str) -> None:
    lines = as_table(made(), language, width).splitlines()
    assert max(map(columns, lines)) <= max(60, width)


def test_the_target_is_told_in_the_words_of_the_decision() -> None:
    operations = [it.operation for it in akn.amend(*ferry()).outcomes]
    assert [target(it) for it in operations] == ["第二条", "第二条", "第二条第一款", "第三条", "第三条第二项", "第五条之一", "第五条、第六条", "第七条"]  # fmt: skip


def test_a_deleted_heading_is_found_without_the_articles_below_it() -> None:
    base = read(
        "甲条例\n\n第一章　总则\n\n第一节　目的\n\n第一条　甲。\n\n第二节　名录\n\n第二条　乙。\n\n第二章　附则\n\n第三条　丙。\n"
    )
    amendment = akn.amend(
        base, read("关于修改《甲条例》的决定\n\n对《甲条例》作如下修改：\n\n一、删去第一章第二节的节名。\n")
    )
    [outcome] = amendment.outcomes
    assert (outcome.status, outcome.found) == ("applied", "名录")
    assert "乙。" not in as_table(amendment, "en")
