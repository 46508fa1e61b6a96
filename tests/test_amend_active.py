"""What a decision did, told in both documents: golden files, and the cases they leave out."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

import akn
from akn.amend.active import runs
from akn.amend.citing import cited
from akn.amend.operation import KINDS, Applied, Consequence, Operation, Outcome
from akn.amend.passive import TYPES, type_of
from akn.model.block import Block, Mark
from akn.model.document import Document
from akn.model.provision import walk
from tests.amend_texts import FERRY, act, decision, ferry

FORCE = "本决定自2025年7月1日起施行。"
OLD, NEW = "/akn/cn-bj/act/2018-03-30/xugou-dukou-tiaoli/zho@2018-03-30", "/akn/cn-bj/act/2018-03-30/xugou-dukou-tiaoli/zho@2025-03-28"  # fmt: skip


def told(body: str, base: Document | None = None) -> tuple[Document, Document]:
    """The new version and the decision with what it did."""
    made = akn.amend(base or act(), decision(body))
    assert made.complete, made.outcomes
    assert made.document is not None
    return made.document, made.decision


def check(path: Path, made: bytes) -> None:
    if os.environ.get("UPDATE_CASES"):
        path.write_bytes(made)
    assert made.decode() == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["result", "decision"])
def test_golden(name: str, tmp_path: Path) -> None:
    made = akn.amend(*ferry())
    assert made.complete
    assert made.document is not None
    data = akn.write(made.document if name == "result" else made.decision)
    check(FERRY / f"{name}.xml", data)
    (tmp_path / "x.xml").write_bytes(data)
    assert akn.validate(tmp_path / "x.xml") == ()
    assert akn.read(tmp_path / "x.xml").document == (made.document if name == "result" else made.decision)
    again = akn.parse(akn.write(made.decision, "json"), "json").document
    assert again == made.decision, "xml, json and the model carry the same"


def test_every_kind_has_a_type() -> None:
    assert set(TYPES) == set(KINDS)
    assert TYPES == {
        "substitution": "substitution",
        "insertion": "insertion",
        "repeal": "repeal",
        "renumbering": "renumbering",
        "word-substitution": "substitution",
        "word-insertion": "insertion",
        "word-deletion": "repeal",
        "split": "split",
        "join": "join",
        "move": "renumbering",
        "heading": "substitution",
        "structure": "substitution",
        "title": "substitution",
        "preamble": "substitution",
        "annex": "substitution",
        "repeal-act": "repeal",
    }


def test_an_annex_is_added_replaced_or_repealed() -> None:
    from akn.amend.operation import Quote

    annex = Operation("op_1", "", 1, "annex", new=Quote("甲"))
    assert type_of(Outcome(annex, "applied", (), ("att_1",))) == "insertion"
    assert type_of(Outcome(annex, "applied", ("att_1",), ("att_1",))) == "substitution"
    assert type_of(Outcome(replace(annex, new=None), "applied", ("att_1",), ())) == "repeal"


def test_an_insertion_names_its_neighbour() -> None:
    body = "一、增加一条，作为第一条：“渡口属于公用设施。”\n\n《虚构渡口条例》根据本决定作相应修改并对条文顺序作相应调整，重新公布。"
    _, made = told(body)
    assert [(it.href, it.pos) for it in made.meta.active[0].destinations] == [
        (f"{NEW}/~art_1", None),
        (f"{OLD}/~art_1", "before"),
    ]
    (run,) = [it for it in made.meta.active if it.type == "renumbering"]
    assert [(it.href, it.up_to) for it in run.destinations] == [(f"{OLD}/~art_1", f"{OLD}/~art_5")]


def test_words_inserted_leave_those_before_them() -> None:
    document, made = told("一、在第二条中的“准时”后增加“安全”。")
    (mod,) = made.meta.active
    assert (mod.type, [it.href for it in mod.old], [it.href for it in mod.new]) == (
        "insertion",
        [],
        ["#cl_1__mod_1__qtext_2"],
    )
    assert [it.pos for it in mod.destinations] == ["inside"]
    (passive,) = document.meta.passive
    assert [it.href for it in passive.destinations] == ["#art_2__para_1"]
    assert [it.href for it in passive.new] == [f"{made.meta.expression.uri}/~cl_1__mod_1__qtext_2"]


FOLLOW = "《虚构渡口条例》根据本决定作相应修改并对条文顺序作相应调整，重新公布。"


@pytest.mark.parametrize(
    ("body", "new", "period"),
    [
        ("一、将第三条第二款单列一条，作为第四条，修改为：“渡工应当会水，并懂急救。”", [f"{NEW}/~art_4", "#cl_1__mod_1__qstr_1"], "#tmpg_2"),
        ("一、将第三条第二款单列一条，作为第四条。", [f"{NEW}/~art_4__para_1"], None),
    ],
)  # fmt: skip
def test_a_text_that_moves_has_a_period_only_where_it_is_new(body: str, new: list[str], period: str | None) -> None:
    document, made = told(f"{body}\n\n{FORCE}\n\n{FOLLOW}")
    assert [it.href for it in made.meta.active[0].new] == new
    assert made.meta.active[0].type == "renumbering"
    assert next(unit for unit in document.body if unit.eId == "art_4").period == period


def test_what_was_there_is_kept_and_force_comes_last() -> None:
    base, first = ferry()
    once = akn.amend(base, first).decision
    other = replace(base, meta=replace(base.meta, work=replace(base.meta.work, uri="/akn/cn-bj/act/2019-01-01/other")))
    twice = akn.amend(other, once).decision
    assert len(twice.meta.active) == 2 * len(once.meta.active) - 1
    assert [it.eId for it in twice.meta.active] == [f"am_{i}" for i in range(1, len(twice.meta.active) + 1)]
    assert [it.kind for it in twice.meta.active].index("forceMod") == len(twice.meta.active) - 1
    assert [(it.eId, it.href) for it in twice.meta.references if it.kind == "activeRef"] == [
        ("ra_1", base.meta.work.uri),
        ("ra_2", other.meta.work.uri),
    ]


def test_told_twice_is_told_once() -> None:
    base, first = ferry()
    once = akn.amend(base, first).decision
    assert akn.amend(base, once).decision == once


def test_a_reference_whose_target_is_gone_is_no_modification() -> None:
    from akn.amend.lifecycle import life
    from akn.amend.passive import modifications

    base, first = act(), decision("一、删去第三条。")
    consequences = (
        Consequence("reference", "art_4__para_1", "art_3__para_1", "第三条", "", "para_1"),
        Consequence("reference", "art_4__para_2", "art_3__para_2", "第五条", "第四条", "para_1"),
    )
    made = modifications(base, first, Applied(base, (), consequences), life(base, first))
    assert [[it.href for it in mod.destinations] for mod in made] == [["#art_3__para_2"]]


def test_a_decision_without_a_day_of_force_has_no_force_mod() -> None:
    _, made = told("一、删去第三条第二款。")
    assert [it.kind for it in made.meta.active] == ["textualMod"]


def test_quoted_units_have_the_ids_of_what_they_became() -> None:
    _, made = told(f"一、将第三条第二款修改为：“渡工应当会水，并懂急救。”\n\n{FORCE}")
    quoted = [
        unit
        for top in walk(made.body)
        for block in top.blocks
        for mark in block.marks
        for unit in walk(mark.units)
    ]  # fmt: skip
    assert [unit.wId for unit in quoted] == ["art_3__para_2"]


def citing(text: str, operations: tuple[Outcome, ...], *marks: Mark) -> Block:
    mod = Mark("mod", 0, len(text), (("eId", "cl_1__mod_1"),))
    inner = tuple(replace(mark, depth=1) for mark in marks)
    return cited(Block(text, marks=(mod, *inner)), act(), {mod.get("eId") or "": list(operations)}, "/old", "/new")


def outcome(targets: str, final: str = "", old: str = "", new: str = "") -> Outcome:
    from akn.amend.operation import Target

    made = [tuple(Target((("article", "1"),), words) for words in each.split()) for each in (targets, final)]
    operation = Operation("op_1", "", 1, "renumbering", "cl_1__mod_1", made[0], made[1])
    return Outcome(operation, "applied", tuple(old.split()), tuple(new.split()))


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        ("将第二条改为第三条。", outcome("第二条", "第三条", "art_2", "art_3"), [("第二条", "/old/~art_2"), ("第三条", "/new/~art_3")]),
        ("删去第二条之一、第二条。", outcome("第二条", "", "art_2"), [("第二条", "/old/~art_2")]),
        ("删去第四条至第六条。", outcome("第四条至第六条 第四条至第六条 第四条至第六条", "", "art_4 art_5 art_6"), [("第四条至第六条", "/old/~art_4", "/old/~art_6")]),
        ("删去第二条。", outcome("第二条", "", ""), []),
        ("删去第九条。", outcome("第二条", "", "art_2"), []),
    ],
)  # fmt: skip
def test_what_an_instruction_cites(text: str, given: Outcome, expected: list[tuple[str, ...]]) -> None:
    made = citing(text, (given,))
    assert [
        (text[mark.start : mark.end], *(value for _, value in mark.attributes))
        for mark in made.marks
        if mark.kind in ("ref", "rref")
    ] == expected


def test_a_reference_into_the_decision_itself_was_none() -> None:
    text = "第二条第一款修改为“甲”，第三条不动。"
    local = (Mark("ref", 0, 3, (("href", "#cl_2"),)), Mark("ref", 13, 16, (("href", "#cl_3"),)))
    made = citing(text, (outcome("第二条第一款", "", "art_2__para_1"),), *local)
    assert [(mark.kind, text[mark.start : mark.end], mark.attributes) for mark in made.marks[1:]] == [
        ("ref", "第二条第一款", (("href", "/old/~art_2__para_1"),)),
        ("inline", "第三条", (("name", "citation"),)),
    ]


def test_a_title_in_a_quotation_is_left_alone() -> None:
    text = "将《虚构渡口条例》中的“《虚构渡口条例》”删去。"
    quoted = Mark("quotedText", 12, 20, (("eId", "x"),))
    made = citing(text, (), quoted)
    assert [(mark.start, mark.end) for mark in made.marks if mark.kind == "ref"] == [(2, 8)]


def test_runs_of_numbers_that_follow() -> None:
    """What was repealed does not part a run; what kept its number does."""
    base = act()
    applied = Applied(
        base,
        (),
        tuple(Consequence("renumbering", f"art_{i}", "x", "", "", "para_1") for i in (1, 3, 5)),
        origin={"art_1": "art_1", "art_2": "art_3", "art_3": "art_4", "art_4": "art_5"},
    )
    assert list(runs(base, applied)) == [("para_1", "art_1", "art_3"), ("para_1", "art_5", "art_5")]
