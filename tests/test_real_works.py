"""Works as published: what their decisions say they changed, against blame, histories and answers for a day.

The expectations are read off the decisions by hand. Where a decision restates a 款 without a change, it is not listed.
"""

from pathlib import Path

import pytest

import akn
from akn.corpus.blame import blame
from akn.corpus.chain import of_documents
from akn.corpus.idmap import resolve
from akn.corpus.provision import history
from akn.corpus.timeline import as_of
from akn.corpus.track import track

DATA = Path(__file__).parents[2] / "shared" / "data" / "amendments"
CHANGED = {
    "nianjie2024": "art_2__para_1 art_6__para_1 art_7__para_1+",
    "kejijiangli2024": (
        "art_2__para_1 art_3__para_1 art_4__para_1 art_4__para_2+ art_7__para_2 art_21__para_1 art_22__para_2 "
        "art_22__para_3 art_25__para_1 art_30__para_1"
    ),
    "gongsi5_2020": "art_1__para_1 art_2__para_1 art_4__para_2",
    "xingfa12": (
        "art_165__para_1 art_165__para_2+ art_166__para_1 art_166__para_2+ art_169__para_2+ art_387__para_1 "
        "art_390__para_1 art_390__para_2+ art_390__para_3 art_391__para_1 art_393__para_1 "
        "art_452__para_3"  # the two copies print what follows it, the annexes, differently
    ),
    "kuaiji2024": (
        "art_2__para_1+ art_8__para_3 art_10__para_1 art_20__para_2 art_23__para_1 art_24__para_1 art_25__para_1 "
        "art_31__para_1 art_31__para_2 art_32__para_1 art_34__para_1 art_34__para_2 art_37__para_1 art_40__para_1 "
        "art_41__para_1 art_42__para_1 art_43__para_1 art_44__para_1 art_45__para_1 art_46__para_1+ art_47__para_1+ "
        "art_49__para_1+"
    ),
}
"""Case -> the 款 that its decision changed, with + those that it brought, by their new numbers."""
DAYS = [
    ("kuaiji2024", "1999-12-01", "unknown", None),  # the revision of 1999 was passed; of what it revised no day is told
    ("kuaiji2024", "2001-01-01", "missing", None),  # in force from 2000-07-01, and not among the texts
    ("kuaiji2024", "2024-06-27", "unknown", 0),
    (
        "kuaiji2024",
        "2024-06-28",
        "unknown",
        1,
    ),  # passed that day; the consolidated text does not tell from when it holds
    ("kejijiangli2024", "2020-11-30", "unknown", None),
    ("kejijiangli2024", "2020-12-01", "in-force", 0),
    ("kejijiangli2024", "2024-05-25", "in-force", 0),
    ("kejijiangli2024", "2024-05-26", "unknown", 1),
    ("gongsi5_2020", "2019-04-28", "not-yet", None),
    ("gongsi5_2020", "2019-04-29", "in-force", 0),
    ("gongsi5_2020", "2020-12-23", "unknown", 1),
    ("xingfa12", "1997-12-01", "missing", None),
    ("xingfa12", "2023-12-28", "unknown", 0),
    ("nianjie2024", "1949-12-22", "not-yet", None),
    ("nianjie2024", "1960-01-01", "missing", None),
    ("nianjie2024", "2024-11-09", "unknown", 0),
]
"""Case, day, what is known of that day, and the version that comes nearest (counted from 0)."""

needed = pytest.mark.skipif(not DATA.is_dir(), reason="needs the official texts")


def published(name):
    return track([akn.read(DATA / name / f"{part}.txt").document for part in ("base", "result")])


@needed
@pytest.mark.parametrize("name", sorted(CHANGED))
def test_blame_says_what_the_decision_says(name):
    rows = blame(of_documents(published(name)))
    changed = [row for row in rows if row.unit.kind == "paragraph" and row.origin.changed]
    assert [f"{row.unit.eId}{'+' if row.origin.born else ''}" for row in changed] == CHANGED[name].split()


@needed
def test_accounting_law_through_merger_repeal_and_a_paragraph_of_its_own():
    base, decision = (akn.read(DATA / "kuaiji2024" / f"{part}.txt").document for part in ("base", "instruction"))
    chain = of_documents((base, akn.amend(base, decision).document))
    assert [
        history(chain, 0, eid)[-1].happened for eid in ("art_10", "art_25", "art_24", "art_43", "art_44", "art_27")
    ] == [
        "merged",
        "merged",
        "repealed",
        "merged",
        "merged",
        "modified",
    ]
    assert {eid: resolve(chain, 0, eid).now for eid in ("art_25", "art_44", "art_27", "art_8__para_3", "art_24")} == {
        "art_25": ("art_10",),
        "art_44": ("art_41",),
        "art_27": ("art_25",),
        "art_8__para_3": ("art_49",),
        "art_24": (),
    }
    assert chain.decisions[1][0].date == "0001-01-01", "an excerpt without a date stays undated"


@needed
@pytest.mark.parametrize(("name", "day", "status", "version"), DAYS)
def test_what_is_known_of_a_day(name, day, status, version):
    answer = as_of(published(name), day)
    assert (answer.status, answer.shown) == (status, version)
