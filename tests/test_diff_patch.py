"""OLD and the comparison give NEW: the law that `content` is there wherever it is needed."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from akn.diff.changeset import Change
from akn.diff.compare import compare
from akn.diff.patch import patch
from akn.model.block import Block
from akn.model.document import Document
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
    rows = [row for row in changes.changes if row.unit == "article"]
    for side, document in (("old", old), ("new", new)):
        found = sorted(ref.eId for row in rows for ref in getattr(row, side))
        assert found == sorted(_articles(document))


def _articles(document: Document) -> list[str]:
    def below(units: tuple[Provision, ...]) -> list[str]:
        return [eid for u in units for eid in ([u.eId] if u.kind == "article" else below(u.children))]

    return below(tuple(document.units()))


def test_a_provision_that_is_called_as_a_part_of_the_frame() -> None:
    def order(text: str) -> Document:
        units = (
            Provision("section", "sec_1", "1", blocks=(Block("One."),)),
            Provision("conclusions", "x", blocks=(Block(text),)),
        )
        return Document(unknown(), "act", body=units, conclusions=(Block("Signed."),))

    old, new = order("Made."), order("Made and laid.")
    assert patch(old, compare(old, new)) == new


def test_a_row_that_names_an_unknown_unit() -> None:
    changes = compare(act(OLD), act(NEW))
    with pytest.raises(KeyError):
        patch(act("第九条 另一个条例。"), changes)
