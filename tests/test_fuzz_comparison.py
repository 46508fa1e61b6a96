"""Broken comparisons of a fixed seed: read with a diagnostic, patched or refused, never anything else."""

from pathlib import Path
from random import Random

import pytest

from akn.api import render
from akn.diff.compare import compare
from akn.diff.decode import read
from akn.diff.lines import digest
from akn.diff.patch import patch
from akn.errors import Refused
from akn.formats import reader, writer
from akn.formats.options import ReadOptions
from tests import mutations

CASES = Path(__file__).parent / "cases"
MADE = [
    made
    for path in sorted(CASES.glob("akn/*.xml"))
    if (made := reader("xml")(path.read_bytes(), ReadOptions()).document)
]


@pytest.mark.parametrize("seed", range(6))
def test_a_broken_comparison(seed: int) -> None:
    rng = Random(seed)
    old, new = rng.sample(MADE, 2)
    whole = render(compare(old, new), "json")
    for _ in range(40):
        data = mutations.json_bytes(rng, whole)
        changes, found = read(data)
        assert all(str(item) and item.message("zh") for item in found)
        if changes is None:
            assert [item.severity for item in found] == ["error"], data
            continue
        try:
            made = patch(old, changes)
        except Refused:
            continue
        assert digest(made) == changes.new.hash
        for name in ("xml", "json", "txt"):
            assert writer(name)(made)
        for output in ("text", "html", "json"):
            assert render(changes, output)
