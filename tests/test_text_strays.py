"""Numbers that would go on with the articles but are written otherwise: read as articles only where surely so, else named."""

import pytest

from akn.formats.options import ReadOptions
from akn.formats.text.read import read

BASE = "样例办法\n第一条　书屋开放。\n第二条　书屋守时。\n第三条　书屋安静。\n"


def told(text: str) -> tuple[list[str | None], list[tuple[str, int]]]:
    reading = read((BASE + text).encode(), ReadOptions())
    assert reading.document is not None
    units = [unit.num for unit in reading.document.body][3:]
    return units, [(d.code, d.line) for d in reading.diagnostics if d.code in ("T033", "T037", "T038", "I002")]


@pytest.mark.parametrize(
    ("text", "units", "found"),
    [
        ("第４条　读者守时。\n", ["第４条"], [("T038", 5)]),
        ("第4条 读者守时。\n第五条　附则。\n", ["第4条", "第五条"], [("T038", 5)]),
        ("第4条 读者守时。\n第四条　附则。\n", ["第四条"], [("T033", 5)]),  # said of the real 第四条
        ("第4条读者守时。\n", [], [("T037", 5)]),
        ("第四條　读者守时。\n", [], [("T037", 5)]),
        ("第四条：读者守时。\n", [], [("T037", 5)]),
        ("第四条、读者守时。\n第五条：书屋。\n第6条　书屋。\n", ["第6条"], [("T037", 5), ("T037", 6), ("T038", 7)]),
        ("第四条、读者守时。\n第四条　附则。\n", ["第四条"], [("T033", 5)]),
        ("第 四 条 读者守时。\n", ["第 四 条"], []),
        ("第四条、第五条规定的书屋守时。\n", [], [("T033", 5)]),
        ("第4条规定的书屋守时。\n", [], []),
        ("第9条　书屋守时。\n", [], []),
    ],
)
def test_strays(text: str, units: list[str], found: list[tuple[str, int]]) -> None:
    assert told(text) == (units, found)


def test_what_is_said() -> None:
    reading = read(f"{BASE}第四条：读者守时。\n第5条　书屋。\n".encode(), ReadOptions())
    assert [d.at("a.txt").as_line("en") for d in reading.diagnostics if d.code in ("T037", "T038")] == [
        (
            "a.txt:5: T037 第四条 would continue the articles, but is read as text of the one before "
            "(if it begins an article, write it as the others are: 第…条, a blank, the text)"
        ),
        (
            "a.txt:6: T038 第5条 is written otherwise than other articles; read as one, as the series goes on with it "
            "(check the source)"
        ),
    ]
    assert [d.severity for d in reading.diagnostics if d.code in ("T037", "T038")] == ["warning", "warning"]
