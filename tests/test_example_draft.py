"""The fictional draft: made from its text, marked as fictional, and its list of changes agrees with both texts."""

import tomllib
from pathlib import Path

import pytest

import akn
from akn.amend.amend import amend
from akn.amend.draft.shape import shape
from akn.amend.verify import verify
from akn.formats import reader, writer
from akn.formats.options import ReadOptions
from akn.formats.text.corrections import Corrections
from akn.model.provision import articles
from akn.rules.validate import validate

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "examples" / "draft-amendment"
EXPECTED = tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def draft():
    return reader("txt")((FOLDER / "fictional-draft.txt").read_bytes(), ReadOptions()).document


@pytest.fixture(scope="module")
def old():
    folder = (ROOT / EXPECTED["old"]).parent
    options = ReadOptions(corrections=Corrections.load(folder / "corrections.toml"))
    return reader("txt")((folder / "source.txt").read_bytes(), options).document


def texts(document) -> dict[int, str]:
    return {int(u.eId[4:]): "".join(t for c in u.children for t in c.characters()) for u in articles(document.body)}


def test_the_xml_is_made_from_the_text(draft):
    assert writer("xml")(draft) == (ROOT / EXPECTED["new"]).read_bytes()


def test_it_says_everywhere_that_it_is_fictional(draft):
    assert "虚构示例" in draft.title
    assert any("虚构示例" in block.text for block in draft.preface if block.role == "history")
    assert [p.attributes for p in draft.meta.proprietary if p.name == "status"] == [(("fictional", "true"),)]
    assert (draft.element, draft.name) == ("bill", "local-regulation")
    assert draft.meta.work.uri == "/akn/cn-bj/bill/2030-03-01/beijing-guoji-keji-chuangxin-zhongxin-jianshe-tiaoli"


def test_each_article_stands_once_in_the_list(draft, old):
    rows = EXPECTED["article"]
    assert sorted(n for row in rows for n in row["old"]) == sorted(texts(old)) == list(range(1, 77))
    assert sorted(n for row in rows for n in row["new"]) == sorted(texts(draft)) == list(range(1, 78))


def test_each_kind_is_what_the_texts_show(draft, old):
    before, after = texts(old), texts(draft)
    for row in EXPECTED["article"]:
        was, now = [before[n] for n in row["old"]], [after[n] for n in row["new"]]
        match row["kind"]:
            case "unchanged":
                assert was == now
                assert row["old"] == row["new"]
            case "renumbered" | "moved":
                assert was == now
                assert row["old"] != row["new"]
            case "modified":
                assert len(was) == len(now) == 1
                assert was != now
            case "editorial":
                assert was != now
                assert was[0].replace("（", "(").replace("）", ")") == now[0].replace("（", "(").replace("）", ")")
            case "merged" | "split":
                assert "".join(was) == "".join(now)
            case "inserted":
                assert (len(was), len(now)) == (0, 1)
            case "repealed":
                assert (len(was), len(now)) == (1, 0)
            case other:
                pytest.fail(other)


def test_every_kind_is_there():
    kinds = [row["kind"] for row in EXPECTED["article"]]
    assert {k: kinds.count(k) for k in kinds if k not in ("unchanged", "renumbered")} == {
        "modified": 6,
        "inserted": 2,
        "repealed": 1,
        "editorial": 1,
        "merged": 1,
        "split": 1,
        "moved": 1,
    }


def test_the_regulation_and_the_fictional_decision_give_the_draft(draft, old):
    decision = reader("txt")((FOLDER / "fictional-decision.txt").read_bytes(), ReadOptions()).document
    assert "虚构示例" in decision.title
    made = amend(old, decision)
    assert made.complete
    assert shape(made.document.body) == shape(draft.body)
    assert made.document.title == draft.title
    assert verify(made, draft).agrees


def test_the_decision_drafted_from_the_two_says_the_same(draft, old):
    made = akn.draft(old, draft, style="local")
    assert made.closes
    printed = (FOLDER / "fictional-decision.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in akn.write(made.decision, "txt").decode().splitlines() if "、 " in line[:5]] == [
        line for line in printed if "、 " in line[:5]
    ]


def test_the_amended_text_lists_nothing_that_it_does_not_name(old):
    decision = reader("txt")((FOLDER / "fictional-decision.txt").read_bytes(), ReadOptions()).document
    made = amend(old, decision).document
    assert [found.code for found in validate(writer("xml")(made)) if found.code == "R011"] == []
