"""An amended text against the official one."""

from dataclasses import replace

import akn
from akn.amend.operation import Amendment, Outcome
from akn.amend.report import differences, marked
from akn.amend.verify import verify
from akn.model.document import Document
from akn.model.provision import Provision, walk
from tests.amend_texts import act, decision, ferry

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
