"""Marks that stand off from text."""

import pytest

from akn.model.block import Block, Cell, Mark, Table, nested
from akn.model.provision import Provision


def test_nested_orders_and_counts_depth() -> None:
    marks = nested([Mark("quotedText", 2, 4), Mark("mod", 0, 9), Mark("ref", 5, 7), Mark("date", 10, 12)])
    assert [(mark.kind, mark.depth) for mark in marks] == [("mod", 0), ("quotedText", 1), ("ref", 1), ("date", 0)]


def test_an_empty_mark_at_a_boundary_stands_outside() -> None:
    marks = nested([Mark("ref", 0, 3), Mark("noteRef", 3, 3)])
    assert [mark.depth for mark in marks] == [0, 0]


def test_equal_spans_nest_in_the_order_given() -> None:
    assert [(m.kind, m.depth) for m in nested([Mark("a", 1, 3), Mark("b", 1, 3)])] == [("a", 0), ("b", 1)]


def test_crossing_marks_are_refused() -> None:
    with pytest.raises(ValueError, match="ref 2:6 crosses mod 0:4"):
        nested([Mark("mod", 0, 4), Mark("ref", 2, 6)])


def test_characters_go_through_quotations_and_cells() -> None:
    quoted = Provision("point", num="（二）", blocks=(Block("乙；"),))
    block = Block("修改为：“”", marks=(Mark("quotedStructure", 5, 5, units=(quoted,)),))
    assert "".join(block.characters()) == "修改为：“（二）乙；”"
    table = Block(type="table", table=Table(((Cell((Block("甲"),)), Cell((Block("乙"),))),), caption="表"))
    assert list(table.characters()) == ["表", "甲", "乙"]
