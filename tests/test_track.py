"""Tracking ids over versions read each from its own text."""

from dataclasses import replace

import pytest

import akn as library
from akn.amend.tracking import ids
from akn.corpus.chain import of_documents
from akn.corpus.idmap import resolve
from akn.corpus.provision import history
from akn.corpus.track import track
from akn.rules.validate import validate
from tests.amend_texts import read
from tests.chains import ACT, versions

FIRST = ACT
SECOND = ACT.replace("第五条之一　代班的渡工适用第五条的规定。\n\n", "").replace(
    "三次会议通过）",
    "三次会议通过　根据2020年4月24日北京市第十五届人民代表大会常务委员会第二十一次会议《关于修改〈虚构渡口条例〉的决定》修正）",
)
THIRD = SECOND.replace(
    "修正）",
    "修正　根据2021年5月21日北京市第十五届人民代表大会常务委员会第三十一次会议《关于修改〈虚构渡口条例〉的决定》修正）",
).replace("第六条　违反", "第五条之一　渡船夜间应当点灯并限制载客人数。\n\n第六条　违反")


@pytest.fixture(scope="module")
def tracked():
    return track([read(text) for text in (FIRST, SECOND, THIRD)])


def test_a_name_once_used_is_not_given_again(tracked):
    assert dict(ids(tracked[2]))["art_5-1"] == "art_5-1@2021-05-21"
    assert dict(ids(tracked[2]))["art_5-1__para_1"] == "art_5-1@2021-05-21__para_1"
    assert [item.current for item in tracked[2].meta.mappings] == ["#art_5-1", "#art_5-1__para_1"]


def test_texts_alone_give_the_names_that_the_decisions_give():
    made = versions()
    alone = track([read(library.write(document, "txt").decode()) for document in made])
    assert [document.meta.expression.uri for document in alone] == [document.meta.expression.uri for document in made]
    assert [dict(ids(document)) for document in alone[:2]] == [dict(ids(document)) for document in made[:2]]


def test_tracked_versions_are_valid_and_read_again(tracked):
    for document in tracked:
        data = library.write(document)
        assert [item for item in validate(data, "zho.xml") if item.severity == "error"] == []
        assert library.parse(data, "xml").document == document


def test_how_sure_a_pair_is_stands_in_the_document():
    text = SECOND.replace(
        "渡口应当准时开船，备足救生衣，并公开票价。", "渡口应当按时开船，备足救生设备，并公开票价和班次。"
    )
    _, document = track([read(FIRST), read(text)])
    rows = {item.get("unit"): item.get("confidence") for item in document.meta.proprietary if item.name == "alignment"}
    assert set(rows) == {"#art_3", "#art_3__para_1"}
    assert all(0.5 < float(value) < 1 for value in rows.values())
    assert track([read(FIRST), document])[1] == document


def test_how_sure_a_pair_is_is_told_of_tracked_versions_as_of_texts():
    text = SECOND.replace(
        "渡口应当准时开船，备足救生衣，并公开票价。", "渡口应当按时开船，备足救生设备，并公开票价和班次。"
    )
    texts = [read(FIRST), read(text)]
    sure = history(of_documents(texts), 1, "art_3")[-1].confidence
    made = [library.parse(library.write(document), "xml").document for document in track(texts)]
    assert history(of_documents(made), 1, "art_3")[-1].confidence == round(sure, 3) < 1
    assert history(of_documents(made), 1, "art_1")[-1].confidence == 1


def test_text_and_structure_stay(tracked):
    assert [library.write(item, "txt") for item in tracked] == [
        library.write(read(text), "txt") for text in (FIRST, SECOND, THIRD)
    ]


def test_provisions_are_followed(tracked):
    chain = of_documents(tracked)
    assert resolve(chain, 0, "art_5-1").gone == 1
    assert [step.happened for step in history(chain, 2, "art_5-1")] == ["inserted"]


def test_the_command_makes_a_corpus(akn, tmp_path):
    files = []
    for name, text in (("a", FIRST), ("b", SECOND), ("c", THIRD)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        files.append(tmp_path / f"{name}.txt")
    root = tmp_path / "corpus"
    ran = akn("track", *files, "--output-dir", root)
    assert ran.status == 0
    assert len(ran.text.splitlines()) == 3
    ran = akn("log", "xugou-dukou-tiaoli", "--article", "5-1", "--corpus", root)
    assert ran.text.splitlines()[0] == "2021-05-21  inserted"
    ran = akn("track", files[0], files[0], "--output-dir", root)
    assert (ran.status, "is that of another input" in ran.stderr) == (2, True)


def test_every_version_says_the_same_of_its_work():
    first, second = read(FIRST), read(SECOND)
    number = replace(first, meta=replace(first.meta, work=replace(first.meta.work, number="虚发〔2015〕5号")))
    assert {document.meta.work for document in track([number, second])} == {number.meta.work}
