"""The law of drafting: OLD and the decision drafted from OLD and NEW give NEW, whatever a drafter does to the text."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import akn
from akn.model.document import Document
from tests.edited_acts import EDITS, act, edited, written

SHARED = Path(__file__).parents[2] / "shared" / "data"
PAIRS = [
    (one.name, one / names[0], one / names[1])
    for folder, names in (("pairs", ("old.md", "new.md")), ("amendments", ("base.txt", "result.txt")))
    if (SHARED / folder).exists()
    for one in sorted((SHARED / folder).iterdir())
]
SHORT = [pair for pair in PAIRS if pair[1].stat().st_size < 30_000]
"""Texts of which all can be drafted in a few seconds."""


def read(text: str) -> Document:
    document = akn.parse(text.encode(), "txt").document
    assert document is not None
    return document


def closes(old: Document, new: Document, style: str = "npc") -> None:
    """Draft; whatever it calls closed does give NEW when it is applied."""
    made = akn.draft(old, new, style=style)
    assert made.unsaid == ()
    if not made.items:
        assert akn.write(old, "txt") == akn.write(new, "txt")
        return
    result = akn.amend(old, made.decision)
    assert result.complete
    assert result.document is not None
    assert akn.write(result.document, "txt") == akn.write(new, "txt")


@settings(max_examples=60, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.integers(0, 10**9), st.integers(1, 6))
def test_edits_of_every_kind_close(seed: int, count: int) -> None:
    rng = Random(seed)
    base = act(rng)
    closes(read(written(base)), read(written(edited(rng, base, count))))


@pytest.mark.parametrize("kind", EDITS)
@pytest.mark.parametrize("style", ["npc", "local", "spc"])
def test_each_kind_of_edit_closes_in_each_style(kind: str, style: str) -> None:
    for seed in range(4):
        rng = Random(f"{kind} {seed}")
        base = act(rng)
        made = edited(rng, base, 3, kinds=(kind,))
        closes(read(written(base)), read(written(made)), style)


@pytest.mark.skipif(not SHORT, reason="the shared texts are not there")
def test_real_texts_close_both_ways() -> None:
    there: dict[str, tuple[str, ...]] = {}
    back: set[str] = set()
    for name, before, after in SHORT:
        old, new = akn.read(before).document, akn.read(after).document
        assert old is not None
        assert new is not None
        there[name] = akn.draft(old, new).unsaid
        back.update(akn.draft(new, old).unsaid)
    assert there == dict.fromkeys(there, ())
    assert back <= {"headings", "body"}  # no decision takes all headings out of a text, or puts text beside articles
