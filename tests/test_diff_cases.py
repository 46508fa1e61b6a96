"""Golden comparisons: tests/cases/diff, one file a case with both texts and what the terminal shows."""

from pathlib import Path

import pytest

from akn.diff.compare import compare
from akn.diff.render.text import render
from tests.diff_acts import act

CASES = sorted((Path(__file__).parent / "cases" / "diff").glob("*.txt"))


def parts(path: Path) -> tuple[str, str, str]:
    text = path.read_text(encoding="utf-8")
    _, rest = text.split("\n=== old\n")
    old, rest = rest.split("\n=== new\n")
    new, expected = rest.split("\n=== expected\n")
    return old, new, expected


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    old, new, expected = parts(path)
    made = render(compare(act(old), act(new)), width=80, language="zh")
    assert made.split("\n", 2)[2] == expected


def test_there_are_cases() -> None:
    assert len(CASES) >= 6
