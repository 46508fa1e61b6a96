"""Which article became which, against alignments made by hand, where they are at hand."""

import json
from pathlib import Path
from typing import Any

import pytest

from akn.api import read
from akn.diff.compare import compare
from akn.model.document import Document

SHARED = Path(__file__).parents[2] / "shared" / "data" / "alignment"
GOLD: list[dict[str, Any]] = (
    json.loads((SHARED / "gold.json").read_text(encoding="utf-8")) if (SHARED / "gold.json").exists() else []
)


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold["pair"])
def test_alignment(gold: dict[str, Any]) -> None:
    def document(side: str) -> Document:
        made = read(SHARED / gold["pair"] / f"{side}.md").document
        assert made is not None
        return made

    found: dict[str, set[str]] = {}
    for change in compare(document("old"), document("new")).changes:
        if change.unit == "article":
            for old in change.old:
                found.setdefault(number(old.eId), set()).update(number(new.eId) for new in change.new)
    wrong = {}
    for old, new in gold["map"].items():
        accepted = {new} - {None} | set(map(str, gold["also"].get(old, ())))
        got = found.get(old, set())
        folded = not got and (new is None or old in gold["merged_into_shared"])
        if not folded and not (got & accepted and len(got - accepted) <= 1):
            wrong[old] = (accepted, got)
    assert wrong == {}


def number(eid: str) -> str:
    return eid.rpartition("art_")[2]
