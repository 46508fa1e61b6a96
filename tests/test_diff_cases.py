"""Golden comparisons: tests/cases/diff, one file a case with both texts and what the terminal shows."""

from pathlib import Path

import pytest

from akn.diff.compare import compare
from akn.diff.render.text import render
from tests.diff_acts import act
from tests.golden import check, parts

CASES = sorted((Path(__file__).parent / "cases" / "diff").glob("*.txt"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    old, new = parts(path, "old", "new")
    made = render(compare(act(old), act(new)), width=80, language="zh")
    check(path, made.split("\n", 2)[2])


def test_there_are_cases() -> None:
    assert len(CASES) >= 6
