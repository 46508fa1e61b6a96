"""Each rule catches something that nothing else catches: the good samples fire nothing, the bad one its code alone, at the line
and with the words. Rules of a corpus: tests/test_corpus_rules.py."""

import tomllib
from pathlib import Path

import pytest

from akn.rules.table import RULES
from akn.rules.validate import validate

CASES = Path(__file__).parent / "cases"
SAMPLES = tomllib.loads((CASES / "rules" / "samples.toml").read_text(encoding="utf-8"))
BASES = {name: (CASES / "profile" / f"{name}.xml").read_text(encoding="utf-8") for name in ("act", "decision")}


def bad(sample: dict) -> str:
    text = BASES[sample.get("base", "act")]
    for old, new in sample.get("change", ()):
        assert old in text, old
        text = text.replace(old, new, 1)
    for old, new in sample.get("everywhere", ()):
        assert old in text, old
        text = text.replace(old, new)
    return text


def test_every_rule_has_a_sample() -> None:
    assert list(SAMPLES) == [rule.code for rule in RULES]
    assert len(RULES) >= 40
    others = {code for sample in SAMPLES.values() for code in sample.get("also", ())}
    assert not others & {rule.code for rule in RULES}, "only the schema may have its say, too"


@pytest.mark.parametrize("base", BASES)
def test_the_good_samples_fire_nothing(base: str) -> None:
    assert validate(BASES[base].encode(), f"{base}.xml") == ()


@pytest.mark.parametrize("code", SAMPLES)
def test_a_bad_sample_fires_its_code_alone(code: str) -> None:
    sample = SAMPLES[code]
    found = validate(bad(sample).encode(), sample.get("file", "sample.xml"))
    # the schema has its say where a value is none that it knows; no other rule has
    assert {item.code for item in found} == {code, *sample.get("also", ())}, [item.as_line("en") for item in found]
    first = next(item for item in found if item.code == code)
    assert (first.line, first.message("en")) == (sample["line"], sample["message"])
    assert first.message("zh") != first.message("en")
