"""Marks that stand off from text."""

import pytest

from akn.model.block import Block, Cell, Mark, Table, inserted, nested
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


def test_inserted_marks_stand_inside_an_old_one_or_apart() -> None:
    old = (Mark("mod", 2, 9), Mark("quotedText", 4, 6, depth=1), Mark("noteRef", 12, 12))
    new = [
        Mark("date", 12, 14),  # where an empty mark stands
        Mark("def", 4, 6),  # over the same characters
        Mark("ref", 5, 7),  # across the end of a mark
        Mark("ref", 3, 7),  # around a mark
        Mark("ref", 7, 9),
        Mark("def", 7, 8),
        Mark("rref", 0, 1),
        Mark("ref", 1, 1),  # over nothing
        Mark("ref", 11, 13),  # around an empty mark
    ]
    assert [(mark.kind, mark.start, mark.end, mark.depth) for mark in inserted(old, new)] == [
        ("rref", 0, 1, 0),
        ("mod", 2, 9, 0),
        ("quotedText", 4, 6, 1),
        ("def", 4, 6, 2),
        ("ref", 7, 9, 1),
        ("def", 7, 8, 2),
        ("noteRef", 12, 12, 0),
        ("date", 12, 14, 0),
    ]


def test_characters_go_through_quotations_and_cells() -> None:
    quoted = Provision("point", num="（二）", blocks=(Block("乙；"),))
    block = Block("修改为：“”", marks=(Mark("quotedStructure", 5, 5, units=(quoted,)),))
    assert "".join(block.characters()) == "修改为：“（二）乙；”"
    table = Block(type="table", table=Table(((Cell((Block("甲"),)), Cell((Block("乙"),))),), caption="表"))
    assert list(table.characters()) == ["表", "甲", "乙"]


def test_the_text_of_a_table() -> None:
    rows = ((Cell((Block("甲"),)), Cell((Block("乙"), Block("丙")))), (Cell(()), Cell((Block("丁"),))))
    assert Table(rows).text == "甲\t乙丙\n\t丁"
    assert Table(rows, "附表").text == "附表\n甲\t乙丙\n\t丁"
