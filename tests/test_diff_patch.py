"""OLD and the comparison give NEW: the law that `content` is there wherever it is needed."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from akn.diff.changeset import Change, ChangeSet, Frame, UnitRef
from akn.diff.compare import compare
from akn.diff.decode import read
from akn.diff.patch import patch
from akn.diff.render.json import render
from akn.errors import Refused
from akn.model.block import Block
from akn.model.document import Attachment, Document
from akn.model.eid import identify
from akn.model.metadata import unknown
from akn.model.provision import Provision
from tests.diff_acts import act
from tests.strategies import documents

OLD = """
第一章　总则
第一条 为了规范书屋的设立和管理，制定本条例。
第二条 书屋应当向公众免费开放。
第二章　管理
第三条 书屋应当具备下列条件：
（一）有固定的场所；
（二）有三百册以上的图书。
书屋应当公示开放时间。
第四条 违反第三条规定的，责令改正。
第三章　附则
"""
NEW = """
第一章　总则
第一条 为了规范书屋的设立和管理，制定本条例。
第二条 国家支持社会力量捐建书屋。
第三条 书屋应当向公众免费开放，但是流动书屋除外。
第二章　条件和责任
第四条 书屋应当具备下列条件：
（一）有固定的场所；
（二）有消防设施；
（三）有五百册以上的图书。
书屋应当公示开放时间。
第五条 违反第四条规定的，责令改正。
第三章　附则
第六条 本条例自公布之日起施行。
"""


def test_patch() -> None:
    old, new = act(OLD), act(NEW)
    assert patch(old, compare(old, new)) == new
    assert patch(new, compare(new, old)) == old


def test_content_is_given_only_where_it_is_needed() -> None:
    def held(rows: tuple[Change, ...]) -> list[str]:
        return [(ref.eId) for row in rows for ref in row.new if row.content] + [
            eid for row in rows for eid in held(row.children)
        ]

    assert held(compare(act(OLD), act(NEW)).changes) == ["art_2", "art_6", "art_4__para_1__point_2"]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents(), documents())
def test_any_two_documents(old: Document, new: Document) -> None:
    assert patch(old, compare(old, new)) == new


@st.composite
def edited(draw: st.DrawFn) -> tuple[Document, Document]:
    """A document, and the same with units dropped, doubled, swapped and edited, under ids of its own."""
    old = draw(documents())
    rnd = draw(st.randoms(use_true_random=False))

    def change(units: tuple[Provision, ...]) -> tuple[Provision, ...]:
        out = []
        for unit in units:
            unit = replace(unit, children=change(unit.children))
            chance = rnd.random()
            if chance < 0.1 and len(units) > 1:
                continue
            if chance < 0.2:
                unit = replace(unit, blocks=tuple(word(block) for block in unit.blocks))
            if chance < 0.25:
                out.append(unit)
            out.append(unit)
        if rnd.random() < 0.2:
            out.reverse()
        return tuple(out)

    def word(block: Block) -> Block:
        return block if block.table or block.marks else replace(block, text=f"{block.text[:3]}另有规定{block.text[5:]}")

    new = replace(old, body=change(old.body), conclusions=())
    return old, identify(new)[0] if rnd.random() < 0.8 else new


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(edited())
def test_edited_documents(pair: tuple[Document, Document]) -> None:
    old, new = pair
    changes = compare(old, new)
    assert patch(old, changes) == new
    again, found = read(render(changes).encode())
    assert found == ()
    assert again is not None
    assert patch(old, again) == new
    rows = [row for row in changes.changes if row.unit == "article"]
    for side, document in (("old", old), ("new", new)):
        found = sorted(ref.eId for row in rows for ref in getattr(row, side))
        assert found == sorted(_articles(document))


def _articles(document: Document) -> list[str]:
    def below(units: tuple[Provision, ...]) -> list[str]:
        return [eid for u in units for eid in ([u.eId] if u.kind == "article" else below(u.children))]

    return below(tuple(document.units()))


@pytest.mark.parametrize("name", ["conclusions", "annex", "document", "metadata", "preface"])
def test_a_provision_that_is_called_as_a_part_of_the_frame(name: str) -> None:
    def order(text: str) -> Document:
        units = (
            Provision("section", "sec_1", "1", blocks=(Block("One."),)),
            Provision(name, "x", blocks=(Block(text),)),
            Provision(name, "y", blocks=(Block("Two."),), children=(Provision(name, "z", blocks=(Block(text),)),)),
        )
        annex = Attachment("x", "1", "Forms", body=(Provision(name, "x_1", blocks=(Block(text),)),))
        return Document(unknown(), "act", body=units, conclusions=(Block("Signed."),), attachments=(annex,))

    old, new = order("Made."), order("Made and laid.")
    changes = compare(old, new)
    assert patch(old, changes) == new
    assert read(render(changes).encode()) == (changes, ())


def test_annexes_of_one_id_are_told_apart() -> None:
    def annexes(*texts: str) -> Document:
        made = [
            Attachment("", heading=text[:2], body=(Provision("paragraph", "p", blocks=(Block(text),)),))
            for text in texts
        ]
        return Document(unknown(), "act", attachments=tuple(made))

    texts = ["甲表：书屋应当备案的事项", "乙表：图书编目所用的字段", "丙表：流动书屋停靠的地点"]
    old, new = annexes(*texts), annexes(texts[2], f"{texts[0]}和期限", texts[1])
    assert patch(old, compare(old, new)) == new
    assert patch(new, compare(new, old)) == old


def refusal(old: Document, changes: ChangeSet) -> tuple[str, str]:
    with pytest.raises(Refused) as caught:
        patch(old, changes)
    found = caught.value.diagnostic
    assert found.message("zh")
    assert str(caught.value).startswith(f"{found.code} {found.message()} (")
    return found.code, found.message("en")


def test_another_text_is_refused() -> None:
    changes = compare(act(OLD), act(NEW))
    code, message = refusal(act("第九条 另一个条例。", "虚构渔船条例"), changes)
    assert code == "X025"
    start = f"“虚构书屋条例” (0001-01-01, {changes.old.hash[:12]})"
    assert message.startswith(f"the comparison starts from another text: {start}, not “虚构渔船条例” (0001-01-01, ")


def test_what_is_patched_already_is_refused() -> None:
    changes = compare(act(OLD), act(NEW))
    found = f"“虚构书屋条例” (0001-01-01, {changes.new.hash[:12]})"
    assert refusal(act(NEW), changes) == ("X026", f"already patched: this is {found}, which the comparison leads to")


UNFIT = "the comparison does not fit the text that it starts from: "


def test_the_same_text_under_other_ids_is_refused() -> None:
    changes = compare(act(OLD), act(NEW))
    old = act(OLD)
    other = replace(old, body=(replace(old.body[0], eId="x"), *old.body[1:]))
    assert refusal(other, changes) == ("X027", f"{UNFIT}OLD has no chapter 'chp_1' where the row stands")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"old": ()}, "a row of article has neither an old unit nor content"),
        ({"old": (UnitRef("art_77"),)}, "OLD has no article 'art_77' where the row stands"),
        ({"new": (UnitRef("a"), UnitRef("b"))}, "a row of article stands for 2 units of NEW and holds 0"),
        ({"content": (Frame(),)}, "a row of article holds something else than units"),
        ({"new": ()}, "the text that it gives is not that of NEW"),
        ({"unit": "annex"}, "OLD has no annex 'art_1' where the row stands"),
    ],
)
def test_a_row_that_does_not_fit(change: dict, reason: str) -> None:
    changes = compare(act(OLD), act(NEW))
    (at,) = [at for at, row in enumerate(changes.changes) if row.old and row.old[0].eId == "art_1"]
    rows = (*changes.changes[:at], changes.changes[at]._replace(**change), *changes.changes[at + 1 :])
    assert refusal(act(OLD), replace(changes, changes=rows)) == ("X027", UNFIT + reason)


def test_a_part_of_the_frame_that_holds_something_else() -> None:
    changes = compare(act(OLD), act(NEW))
    (row,) = [row for row in changes.changes if row.unit == "preface"]
    rows = tuple(one._replace(content=(Attachment("a"),)) if one is row else one for one in changes.changes)
    assert refusal(act(OLD), replace(changes, changes=rows)) == (
        "X027",
        f"{UNFIT}a row of preface can't hold Attachment",
    )
