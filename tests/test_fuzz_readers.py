"""A few hundred broken inputs of a fixed seed for each reader; `benchmarks/fuzz.py` makes as many as one likes."""

from pathlib import Path
from random import Random

import pytest

from akn.formats.akn.write import write as write_xml
from akn.formats.json.write import write as write_json
from akn.formats.text.read import read
from tests import invariants, mutations

ROOT = Path(__file__).parents[1]
TEXTS = [
    path.read_text(encoding="utf-8")
    for folder in ("tests/cases/text", "tests/cases/diff", "examples")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in (".txt", ".md")
]
MADE = [made for text in TEXTS if (made := read(text.encode(), invariants.OPTIONS).document)]
XML = [write_xml(made).decode() for made in MADE] + [
    path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests" / "cases").rglob("*.xml"))
]
JSON = [write_json(made) for made in MADE]


@pytest.mark.parametrize("seed", range(8))
def test_text(seed: int) -> None:
    rng = Random(seed)
    old = MADE[seed % len(MADE)]
    for number in range(40):
        whole = mutations.excerpt(rng, rng.choice(TEXTS), rng.randrange(60, 1500))
        data = mutations.text_bytes(rng, whole, rng.choice(TEXTS))
        before = old if number % 20 == 0 else None
        assert list(invariants.text(data, schema=number % 10 == 0, old=before)) == [], data


@pytest.mark.parametrize("seed", range(4))
def test_xml(seed: int) -> None:
    rng = Random(seed)
    for number in range(40):
        data = mutations.xml_bytes(rng, rng.choice(XML), rng.choice(XML))
        before = MADE[seed % len(MADE)] if number % 20 == 0 else None
        assert list(invariants.xml(data, schema=number % 10 == 0, old=before)) == [], data


@pytest.mark.parametrize("seed", range(4))
def test_json(seed: int) -> None:
    rng = Random(seed)
    for number in range(40):
        data = mutations.json_bytes(rng, rng.choice(JSON))
        assert list(invariants.contract(data, schema=number % 10 == 0)) == [], data
