"""The gate catches structural faults: at least nineteen in twenty of random single ones, in each kind most.

AKN_MUTATIONS=1000 makes a long run; what slips through is printed with `pytest -s`.
"""

import os
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from akn.rules.validate import validate
from tests.structural_mutations import KINDS, mutate

ROOT = Path(__file__).parents[1]
DOCUMENTS = {
    "act": ROOT / "tests" / "cases" / "profile" / "act.xml",
    "regulation": next((ROOT / "corpus" / "cn-bj" / "act" / "2024-01-25").rglob("zho@2024-01-25.xml")),
}
COUNT = int(os.environ.get("AKN_MUTATIONS", "150"))
SEED = 20240125


def findings(data: bytes) -> Counter[tuple[str, str]]:
    return Counter((item.code, str(item.fields)) for item in validate(data, "a.xml"))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_nineteen_in_twenty_faults_are_caught(name: str) -> None:
    data = DOCUMENTS[name].read_bytes()
    sound, rng = findings(data), Random(SEED)
    made, caught, slipped = Counter[str](), Counter[str](), []
    for _ in range(COUNT):
        kind, said, bad = mutate(rng, data)
        made[kind] += 1
        if findings(bad) - sound:
            caught[kind] += 1
        else:
            slipped.append(said)
    print(f"\n{name}: {caught.total()} of {COUNT} caught", {kind: f"{caught[kind]}/{made[kind]}" for kind in KINDS})  # noqa: T201
    for said, count in Counter(slipped).most_common():
        print(f"  slipped: {said} ({count})")  # noqa: T201
    assert caught.total() >= 0.95 * COUNT, slipped
    assert all(caught[kind] >= (0.6 if kind == "drop" else 0.9) * made[kind] for kind in KINDS), slipped
    assert set(made) == set(KINDS)
