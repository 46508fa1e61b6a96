"""An amended text against the official one."""

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

import akn
from akn.amend.operation import Amendment, Outcome
from akn.amend.report import as_json, as_object, differences, findings, marked
from akn.amend.verify import verify
from akn.model.document import Document
from akn.model.provision import Provision, walk
from tests.amend_texts import act, decision, ferry, read

SCHEMA = json.loads((Path(__file__).parents[1] / "schemas" / "amendment.schema.json").read_bytes())
BODY = "一、将第二条中的“准时”修改为“按时”。\n\n二、删去第三条第二款。"


def amended(body: str = BODY) -> Amendment:
    return akn.amend(act(), decision(body))


def changed(document: Document, old: str, new: str) -> Document:
    """`document` with other words, as an official text may have."""

    def unit(it: Provision) -> Provision:
        blocks = tuple(replace(block, text=block.text.replace(old, new), marks=()) for block in it.blocks)
        return replace(it, blocks=blocks, children=tuple(map(unit, it.children)))

    return replace(document, body=tuple(map(unit, document.body)))


def official(made: Amendment, old: str = "", new: str = "") -> Document:
    assert made.document is not None
    return changed(made.document, old, new) if old else made.document


def test_agreement() -> None:
    made = amended()
    found = verify(made, official(made))
    assert (found.agree, found.differ, found.editorial, found.agrees) == (5, 0, 0, True)


def test_ids_and_metadata_are_not_compared() -> None:
    """The official text knows nothing of tracking ids, its 题注 and order may be printed in another way."""
    made = akn.amend(*ferry())
    assert made.document is not None
    text = akn.write(replace(made.document, cover=(), preface=made.document.preface[:1], toc=()), "txt")
    printed = akn.parse(text).document
    assert printed is not None
    assert any(unit.wId for unit in walk(made.document.body))
    assert verify(made, printed).agrees


def test_a_difference_names_who_touched_the_unit() -> None:
    made = amended()
    found = verify(made, official(made, "按时", "守时"))
    assert (found.agree, found.differ) == (4, 1)
    (difference,) = found.differences
    assert (difference.unit, difference.kind, difference.num, difference.operations) == (
        "article",
        "modified",
        "第二条",
        ("op_1",),
    )
    assert marked(difference) == "渡口应当[-按-]{+守+}时开船，并公开票价。"
    (said,) = differences(made, found, "official.txt")
    assert said.as_line("en") == (
        "official.txt: A056 第二条 is not as the official text has it: 渡口应当[-按-]{+守+}时开船，并公开票价。 "
        "(lines of the decision: 7) (read these instructions again)"
    )


def test_a_difference_nobody_made() -> None:
    made = amended()
    (difference,) = verify(made, official(made, "责令", "通知")).differences
    assert difference.operations == ()
    (said,) = differences(made, verify(made, official(made, "责令", "通知")))
    assert "(lines of the decision: —)" in said.as_line("en")


def test_one_who_was_refused_is_named_too() -> None:
    made = amended()
    refused = tuple(
        Outcome(it.operation, "refused", it.old) if it.operation.id == "op_1" else it for it in made.outcomes
    )
    (difference,) = verify(replace(made, outcomes=refused, by={}), official(made, "按时", "守时")).differences
    assert difference.operations == ("op_1",)


def test_form_alone_is_agreement_and_is_counted() -> None:
    made = amended()
    found = verify(made, official(made, "，", ","))
    assert (found.agree, found.differ, found.editorial, found.agrees) == (5, 0, 3, True)


def test_title_headings_and_articles_that_are_missing() -> None:
    base, told = ferry()
    made = akn.amend(base, told)
    document = official(made)
    body = tuple(replace(unit, heading="渡工" if unit.eId == "chp_2" else unit.heading) for unit in document.body)
    body = (*body[:-1], replace(body[-1], children=()))
    preface = tuple(
        replace(b, text=b.text.replace("条例", "规定")) if b.role == "longTitle" else b for b in document.preface
    )
    found = verify(made, replace(document, body=body, preface=preface))
    assert [(it.unit, it.kind, it.num) for it in found.differences] == [
        ("document", "modified", "标题"),
        ("chapter", "modified", "第二章"),
        ("article", "repealed", "第九条"),
    ]


def test_where_nothing_was_applied_the_base_is_compared() -> None:
    made = replace(amended(), document=None, by={})
    found = verify(made, official(amended()))
    assert [it.num for it in found.differences] == ["第二条", "第三条"]
    assert [it.operations for it in found.differences] == [("op_1",), ("op_2",)]


def test_long_runs_are_cut_on_a_line() -> None:
    made = amended()
    (difference,) = verify(made, official(made, "按时", "按时" + "很" * 80)).differences
    assert marked(difference) == f"渡口应当按时{{+{'很' * 24}…{'很' * 24}+}}开船，并公开票价。"


def test_a_number_alone_may_differ() -> None:
    made = amended()
    document = official(made)
    body = (*document.body[:-1], replace(document.body[-1], num="第六条", eId="art_6"))
    (difference,) = verify(made, replace(document, body=body)).differences
    assert (difference.kind, marked(difference)) == ("renumbered", "[-第五条-]{+第六条+}")


CHAPTERED = """虚构渡口条例

（2018年3月30日北京市第十五届人民代表大会常务委员会第三次会议通过）

第一章　总则

第一条　为了管理渡口，制定本条例。

第二章　渡船

第一节　开船

第二条　渡口应当准时开船，并公开票价。

第三章　附则

第三条　本条例自2018年6月1日起施行。
"""
ADDED = "一、增加一条，作为第三条：“渡工应当会水。”"
PLACED = "第三条 渡工应当会水。"


def at_a_border(body: str = ADDED) -> tuple[Amendment, Document]:
    """The new article with the one before it, and an official text that has it below the next heading."""
    made = akn.amend(read(CHAPTERED), decision(f"{body}\n\n此外，对条文顺序作相应调整。"))
    assert made.document is not None
    text = akn.write(made.document, "txt").decode()
    assert f"{PLACED}\n" in text
    moved = text.replace(f"{PLACED}\n", "").replace("第三章 附则\n", f"第三章 附则\n{PLACED}\n")
    return made, read(moved)


def test_another_heading_is_a_difference() -> None:
    made, official_text = at_a_border()
    found = verify(made, official_text)
    (difference,) = found.differences
    assert (found.agree, found.differ, difference.kind, difference.operations) == (3, 1, "moved", ("op_1",))
    assert marked(difference) == "[-第二章第一节第三条-]{+第三章第三条+}"
    row = as_object(made, found)["verification"]
    assert row["differences"][0]["ours"] == [{"eId": "art_3", "num": "第三条", "within": "第二章第一节"}]
    jsonschema.validate(json.loads(as_json([made], [found])), SCHEMA)
    assert verify(made, read(akn.write(made.document or made.base, "txt").decode())).agrees


def test_a_new_article_at_a_border_of_headings_is_inferred() -> None:
    made, _ = at_a_border()
    (outcome,) = made.outcomes
    assert outcome.status == "inferred"
    (said,) = [item for item in findings(made, "decision.txt") if item.code == "A023"]
    assert said.as_line("en") == (
        "decision.txt:7: A023 第三条 was put in 第二章第一节; the decision does not say whether it stands there or in 第三章 "
        "(compare with the official text, or say it (在第二章增加一条))"
    )
    assert "决定未写明第三条所在章节，推定在第二章第一节，也可能在第三章" in said.as_line("zh")


@pytest.mark.parametrize(
    "body",
    [
        "一、在第三章增加一条，作为第三条：“渡工应当会水。”",
        "一、在第二条后增加一条，作为第三条：“渡工应当会水。”",
        "一、增加一条，作为第二条：“渡工应当会水。”\n\n二、将第二条移至第一章，作为第三条。",
    ],
)
def test_what_the_decision_says_is_applied(body: str) -> None:
    made = akn.amend(read(CHAPTERED), decision(f"{body}\n\n此外，对条文顺序作相应调整。"))
    assert [outcome.status for outcome in made.outcomes] == ["applied"] * len(made.outcomes)


def test_another_history_is_a_remark() -> None:
    made, _ = at_a_border()
    assert made.document is not None
    text = akn.write(made.document, "txt").decode()
    other = read(text.replace("2025年3月28日", "2025年3月29日"))
    found = verify(made, other)
    assert found.agrees
    (said,) = differences(made, found, "official.txt")
    assert (said.code, said.severity) == ("A063", "info")
    assert "[-" in said.message("en")
    assert "题注与官方文本不同" in said.message("zh")
    laid_out = read(text.replace("（2018年", "（ 2018年").replace("通过　根据", "通过\n根据"))
    assert verify(made, laid_out).preface == ()
    jsonschema.validate(json.loads(as_json([made], [found])), SCHEMA)
