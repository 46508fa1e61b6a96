"""A corpus is what it says: manifests, sources, decisions."""

import json
from pathlib import Path

import jsonschema
import pytest

from akn.corpus.integrity import check
from tests.amend_texts import read
from tests.chains import ACT, FIRST, SECOND, decision, laid_out, versions

SCHEMA = Path(__file__).parents[1] / "schemas" / "manifest.schema.json"
WORK = "cn-bj/act/2018-03-30/xugou-dukou-tiaoli"


@pytest.fixture
def corpus(tmp_path):
    """Three versions, the source of the first, and both decisions."""
    made = versions()
    decisions = (
        read(decision(FIRST, "2022年5月20日", "2022年7月1日", number="二十", term="十五", session="三十九")),
        read(decision(SECOND, "2025年3月28日", "2025年7月1日")),
    )
    laid_out((*made, *decisions), tmp_path)
    (tmp_path / WORK / "source.txt").write_text(ACT, encoding="utf-8")
    return tmp_path


def said(found):
    return [(item.line, item.code, Path(item.file).name, item.message("en")) for item in found]


def test_a_sound_corpus(akn, corpus):
    assert check(corpus) == ()
    ran = akn("manifest", corpus)
    assert [Path(line).parent.name for line in ran.text.splitlines()].count("xugou-dukou-tiaoli") == 1
    assert check(corpus) == ()
    assert akn("manifest", corpus).text == ""


def test_what_a_manifest_holds(akn, corpus):
    akn("manifest", corpus)
    made = json.loads((corpus / WORK / "manifest.json").read_bytes())
    jsonschema.validate(made, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert [row["file"] for row in made["versions"]] == [
        "zho@2018-03-30.xml",
        "zho@2022-05-20.xml",
        "zho@2025-03-28.xml",
    ]
    assert made["versions"][0]["source"]["file"] == "source.txt"
    assert made["versions"][2]["decision"]["version"].endswith("/zho@2025-03-28")


def test_a_version_that_its_decision_does_not_yield(corpus):
    path = corpus / WORK / "zho@2025-03-28.xml"
    path.write_text(path.read_text(encoding="utf-8").replace("六次", "八次"), encoding="utf-8")
    href = "/akn/cn-bj/act/2025-03-28/guanyu-xiugai-xugou-dukou-tiaoli-de-jueding"
    assert said(check(corpus)) == [
        (
            0,
            "C207",
            "zho@2025-03-28.xml",
            f"this is not what the decision {href} makes of the version before; 1 units differ: 第三条",
        )
    ]


def test_a_version_that_its_source_does_not_give(corpus):
    path = corpus / WORK / "zho@2018-03-30.xml"
    path.write_text(path.read_text(encoding="utf-8").replace("备足救生衣", "备好救生衣"), encoding="utf-8")
    assert said(check(corpus))[0] == (0, "C206", "zho@2018-03-30.xml", "the text is not what source.txt gives")


def test_corrections_that_can_not_be_read(corpus):
    (corpus / WORK / "corrections.toml").write_text("[[correction", encoding="utf-8")
    assert said(check(corpus)) == [
        (0, "C206", "zho@2018-03-30.xml", "the text is not what source.txt, corrections.toml gives")
    ]


def test_files_that_are_not_as_the_manifest_has_them(akn, corpus):
    akn("manifest", corpus)
    third = corpus / WORK / "zho@2025-03-28.xml"
    third.write_bytes(third.read_bytes() + b"\n")
    assert said(check(corpus)) == [
        (0, "C205", "zho@2025-03-28.xml", "zho@2025-03-28.xml is not what the manifest was made of")
    ]
    third.unlink()
    assert said(check(corpus)) == [(0, "C202", "manifest.json", "zho@2025-03-28.xml is in the manifest, and not there")]


def test_a_version_that_the_manifest_does_not_list(akn, corpus):
    third = corpus / WORK / "zho@2025-03-28.xml"
    data = third.read_bytes()
    third.unlink()
    akn("manifest", corpus)
    third.write_bytes(data)
    assert said(check(corpus)) == [(0, "C204", "zho@2025-03-28.xml", "the manifest does not list this version")]


def test_a_manifest_that_was_tampered_with(akn, corpus):
    akn("manifest", corpus)
    path = corpus / WORK / "manifest.json"
    made = json.loads(path.read_bytes())
    made["versions"][1]["sha256"] = "0" * 64
    path.write_text(json.dumps(made), encoding="utf-8")
    assert said(check(corpus)) == [
        (0, "C203", "manifest.json", "the chain of the manifest is broken at zho@2022-05-20.xml"),
        (0, "C205", "zho@2022-05-20.xml", "zho@2022-05-20.xml is not what the manifest was made of"),
    ]
    path.write_text("[]", encoding="utf-8")
    assert said(check(corpus)) == [(0, "C201", "manifest.json", "the manifest can't be read")]


def test_the_corpus_of_the_project():
    assert check(Path(__file__).parents[1] / "corpus") == ()
