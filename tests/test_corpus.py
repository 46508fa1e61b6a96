"""The corpus: every XML is made from its source and its corrections, byte for byte, and says all that is known."""

import re
from pathlib import Path

import pytest

from akn.formats import reader, writer
from akn.formats.options import ReadOptions
from akn.formats.text.corrections import Corrections
from akn.model.metadata import NamedDate, Publication
from akn.model.provision import articles

ROOT = Path(__file__).parents[1] / "corpus"
WORKS = sorted(path.parent for path in ROOT.rglob("source.txt"))
REGULATION = ROOT / "cn-bj/act/2024-01-25/beijing-guoji-keji-chuangxin-zhongxin-jianshe-tiaoli"


def made(folder: Path):
    corrections = Corrections.load(folder / "corrections.toml")
    return reader("txt")((folder / "source.txt").read_bytes(), ReadOptions(corrections=corrections))


@pytest.fixture(scope="module")
def regulation():
    return made(REGULATION)


def test_the_works():
    assert WORKS == [REGULATION]


@pytest.mark.parametrize("folder", WORKS, ids=lambda folder: folder.name)
def test_the_xml_is_made_from_source_and_corrections(folder):
    document = made(folder).document
    [xml] = folder.glob("*.xml")
    assert writer("xml")(document) == xml.read_bytes()
    assert document.meta.expression.uri == "/akn/" + str(xml.relative_to(ROOT).with_suffix(""))


def test_nothing_in_the_corpus_is_fictional():
    assert [path for path in ROOT.rglob("*.xml") if 'fictional="true"' in path.read_text(encoding="utf-8")] == []


def test_the_regulation_has_every_chapter_and_article(regulation):
    document = regulation.document
    assert [unit.eId for unit in document.body] == [f"chp_{i}" for i in range(1, 8)]
    assert [unit.eId for unit in articles(document.body)] == [f"art_{i}" for i in range(1, 77)]
    assert sum(len(unit.children) for unit in articles(document.body)) == 123
    assert [item.href for item in document.toc] == [f"#chp_{i}" for i in range(1, 8)]


def test_only_one_misprint_is_corrected(regulation):
    document = regulation.document
    source = (REGULATION / "source.txt").read_text(encoding="utf-8")

    def bare(text: str) -> str:
        return re.sub(r"[\s-]", "", text)

    body = bare("".join("".join(unit.characters()) for unit in document.body))
    head, _, given = bare(source).partition("第七章附则")  # the last line of the 目录
    assert head.startswith("北京国际科技创新中心建设条例")
    assert body == given.replace("重大科技基基础设施", "重大科技基础设施")
    assert body != given
    assert [(p.get("place"), p.get("reading")) for p in document.meta.proprietary if p.name == "correction"] == [
        ("第五十五条第一款", "重大科技基基础设施")
    ]


def test_three_readings_of_another_copy_are_noted(regulation):
    document = regulation.document
    assert len(document.meta.notes) == 3
    places = [
        unit.eId
        for unit in articles(document.body)
        for child in unit.children
        for block in child.blocks
        for mark in block.marks
        if mark.kind == "noteRef"
    ]
    assert places == ["art_32", "art_37", "art_42"]


def test_the_metadata_is_complete(regulation):
    meta = regulation.document.meta
    assert (regulation.document.element, regulation.document.name) == ("act", "local-regulation")
    assert meta.work.country == "cn-bj"
    assert meta.work.dates == (NamedDate("2024-01-25", "adopted"),)
    assert meta.expression.dates == (NamedDate("2024-01-25", "adopted"), NamedDate("2024-03-01", "inForce"))
    assert [author.href for author in meta.work.authors] == ["#beijingshi-pc"]
    assert meta.publication == Publication("2024-01-25", "announcement", "北京市人民代表大会公告第1号", "第1号")
    assert [(e.eId, e.date, e.source, e.type, e.refers_to, e.originating) for e in meta.events] == [
        ("evt_1", "2024-01-25", "#ro_1", "generation", "#adopted", True),
        ("evt_2", "2024-01-25", "#ro_1", "generation", "#promulgated", False),
        ("evt_3", "2024-03-01", "#ro_1", "generation", "#inForce", False),
    ]
    assert [(g.eId, g.intervals[0].start, g.intervals[0].end) for g in meta.temporal] == [("tmpg_1", "#evt_3", None)]
    assert ("TLCOrganization", "beijingshi-pc", "北京市人民代表大会") in [
        (r.kind, r.eId, r.show_as) for r in meta.references
    ]


def test_nothing_is_left_to_say_but_joins_and_the_correction(regulation):
    severe = [d for d in regulation.diagnostics if d.severity == "error" or d.code[0] in "FD"]
    assert severe == []
    assert [d.code for d in regulation.diagnostics].count("T053") == 1
