"""Full text of a corpus, of words of any length, on any day."""

import json
import sqlite3
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from akn.corpus.search import Query, place_of_index, search
from akn.corpus.search_index import opened, update
from akn.diff import lines
from akn.diff.outline import entries
from tests.amend_texts import read
from tests.chains import ACT, laid_out, versions

OTHER = ACT.replace("渡口", "码头").replace("2018年3月30日", "2019年3月30日").replace("2018年6月1日", "2019年6月1日")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    return laid_out((*versions(), read(OTHER)), tmp_path_factory.mktemp("corpus"))


@pytest.fixture(scope="module")
def index(corpus, tmp_path_factory):
    made = opened(tmp_path_factory.mktemp("cache") / "search.sqlite")
    update(made, corpus)
    yield made
    made.close()


def ids(index, *words, **given):
    return [(hit.date, hit.eId) for hit in search(index, Query(words, **given))]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("救", ["art_4"]),
        ("救生", ["art_4"]),
        ("救生衣", ["art_4"]),
        ("备足救生衣，并公开票价。", ["art_4"]),
        ("。", [f"art_{n}" for n in range(1, 10)]),
        ("以渡代桥", ["art_2"]),
        ("四次", []),
        ("六次", ["art_3"]),
        ('"救', []),
        ("救*", []),
    ],
)
def test_words_of_any_length(index, word, expected):
    assert [eid for _, eid in ids(index, word, body="北京市", since="2025-01-01") if eid] == expected


def test_all_words_stand_in_one_provision(index):
    assert ids(index, "渡工", "救生衣") == []
    assert ids(index, "渡工", "证书") == [("2025-03-28", "art_7"), ("2019-03-30", "art_5")]
    assert ids(index, "渡工", "熟悉") == [("2025-03-28", "art_6"), ("2019-03-30", "art_5")]


def test_versions_in_force_on_a_day(index):
    assert ids(index, "以渡代桥", at="2022-06-30") == []
    assert ids(index, "以渡代桥", at="2022-07-01") == [("2022-05-20", "art_2")]
    assert ids(index, "代班", at="2020-01-01") == [("2018-03-30", "art_5-1"), ("2019-03-30", "art_5-1")]
    assert ids(index, "代班", at="2019-01-01") == [("2018-03-30", "art_5-1")]


def test_all_versions_and_filters(index):
    assert ids(index, "六次", every=True) == [("2025-03-28", "art_3")]
    assert [day for day, _ in ids(index, "备足", every=True)] == [
        "2025-03-28",
        "2022-05-20",
        "2018-03-30",
        "2019-03-30",
    ]
    assert [day for day, _ in ids(index, "备足", every=True, until="2018-12-31")] == ["2018-03-30"]
    assert ids(index, "备足", kind="law") == []
    assert len(ids(index, "备足", kind="local-regulation")) == 2
    assert ids(index, "备足", body="上海市") == []
    assert ids(index, "虚构码头条例") == [("2019-03-30", "")]
    assert len(ids(index, "应当", limit=1)) == 1
    assert ids(index) == []


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_every_piece_of_text_is_found(index, data):
    document = versions()[2]
    texts = {entry.unit.eId: lines.whole(entry.unit) for entry in entries(document.body, "article")}
    text = texts[data.draw(st.sampled_from(sorted(texts)))].replace("\n", "")[:40]
    start = data.draw(st.integers(0, len(text) - 1))
    piece = text[start : start + data.draw(st.integers(1, 6))]
    expected = {eid for eid, whole in texts.items() if piece in whole}
    assert {eid for day, eid in ids(index, piece, limit=1000) if day == "2025-03-28" and eid} == expected


def test_the_index_follows_the_corpus(tmp_path):
    made = versions()
    root = laid_out(made, tmp_path / "corpus")
    index = opened(tmp_path / "search.sqlite")
    assert (update(index, root).read, update(index, root).kept) == (1, 1)
    path = next(root.rglob("zho@2025-03-28.xml"))
    path.write_text(path.read_text(encoding="utf-8").replace("以渡代桥", "以船代桥"), encoding="utf-8")
    assert update(index, root).read == 1
    assert ids(index, "以渡代桥") == []
    assert ids(index, "以船代桥") == [("2025-03-28", "art_2")]
    path.unlink()
    update(index, root)
    assert ids(index, "以渡代桥") == [("2022-05-20", "art_2")]
    for file in root.rglob("*.xml"):
        file.unlink()
    assert update(index, root).gone == 1
    assert index.execute("SELECT count(*) FROM text").fetchone() == (0,)
    assert index.execute("SELECT count(*) FROM gram").fetchone() == (0,)
    index.close()


def test_an_index_of_another_layout_is_made_anew(tmp_path):
    index = opened(tmp_path / "search.sqlite")
    index.execute("PRAGMA user_version = 99")
    index.commit()
    index.close()
    again = opened(tmp_path / "search.sqlite")
    assert again.execute("SELECT count(*) FROM file").fetchone() == (0,)
    again.close()


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda path: path.parent.write_text(""), "File exists"),
        (lambda path: (path.parent.mkdir(), path.mkdir()), "unable to open database file"),
        (lambda path: (path.parent.mkdir(), path.write_bytes(b"no index" * 1000)), "file is not a database"),
        (lambda path: (path.parent.mkdir(), foreign(path)), "file is not an index of akn"),
    ],
)
def test_without_an_index_that_can_be_kept_the_corpus_is_read(akn, corpus, tmp_path, make, reason):
    path = tmp_path / "sub" / "kept.sqlite"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    ran = akn("search", "公开票价", "--corpus", corpus, "--index", path)
    assert (ran.status, "公开票价" in ran.text) == (0, True)
    assert ran.stderr == (
        f"akn: {path}: the index can't be kept there ({reason}); the whole corpus is read instead; "
        "--index FILE keeps it elsewhere\n"
    )
    assert before is None or path.read_bytes() == before, "what is no index is left as it is"


def foreign(path):
    with closing(sqlite3.connect(path)) as other:
        other.executescript("CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1);")


def test_a_file_that_can_not_be_read_is_said(akn, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = laid_out(versions(), tmp_path / "corpus")
    next(root.rglob("zho@2025-03-28.xml")).write_text("<not xml")
    ran = akn("search", "以渡代桥", "--corpus", root)
    assert "zho@2025-03-28.xml: not searched" in ran.stderr
    assert "zho@2022-05-20/~art_2" in ran.text


def test_the_command(akn, corpus, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    before = sorted(corpus.rglob("*"))
    ran = akn("search", "公开票价", "--body", "北京", "--limit", "1", "--corpus", corpus)
    assert ran.text == (
        "/akn/cn-bj/act/2018-03-30/xugou-dukou-tiaoli/zho@2025-03-28/~art_4\n"
        "    虚构渡口条例 第四条: 渡口应当准时开船，备足救生衣，并公开票价。\n"
    )
    made = json.loads(akn("search", "票", "-t", "json", "--corpus", corpus).text)
    assert [hit["num"] for hit in made["hits"]] == ["第四条", "第三条"]
    [title] = [line for line in akn("search", "虚构渡口", "--corpus", corpus).text.splitlines() if line[0] == " "]
    assert title == "    虚构渡口条例"
    assert akn("search", "没有的词", "--corpus", corpus).status == 1
    assert akn("search", "票", "--corpus", tmp_path / "none").status == 2
    assert place_of_index(corpus).is_file()
    assert sorted(corpus.rglob("*")) == before, "nothing is written into the corpus"
