"""Works that another act of the corpus repeals. All acts are invented."""

import json
import os
import re
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

import akn as library
from akn.corpus import ending_index
from akn.corpus.chain import of_documents
from akn.corpus.ending_index import endings, opened, update
from akn.corpus.shelf import work
from akn.corpus.timeline import as_of
from akn.model.ending import Ending, of_document, of_work
from tests.amend_texts import act, read
from tests.chains import laid_out

SCHEMAS = Path(__file__).parents[1] / "schemas"
OLD = "cn-bj/act/2018-03-30/xugou-dukou-tiaoli"
NEW = "cn-bj/act/2024-05-31/xugou-gangkou-tiaoli"
BY = f"/akn/{NEW}/zho@2024-05-31"
KNOWN = "2018年3月30日北京市第十五届人民代表大会常务委员会第三次会议通过的《虚构渡口条例》"
CLOSING = f"本条例自2024年9月1日起施行，{KNOWN}同时废止。"


def repealing(closing: str = CLOSING, title: str = "虚构港口条例", passed: str = "2024年5月31日"):
    return read(
        f"{title}\n\n（本文为虚构　{passed}北京市第十六届人民代表大会常务委员会第十次会议通过）\n\n"
        f"第一条　为了管理港口，制定本条例。\n\n第二条　{closing}\n"
    )


def corpus(root: Path, *others) -> Path:
    return laid_out((act(), *others), root)


def status(root: Path, day: str, known: str | None = None):
    of = work(root, OLD)
    assert of is not None
    chain = of_documents([library.read(item.path).document for item in of.versions])
    answer = as_of(chain.documents, day, known=known, endings=endings(of, chain))
    return answer.status, answer.ended, [(item.by, item.since, item.part) for item in answer.endings]


WHOLE = [(BY, "2024-09-01", "")]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2024-05-30", ("in-force", None, [])),
        ("2024-05-31", ("in-force", None, WHOLE)),
        ("2024-08-31", ("in-force", None, WHOLE)),
        ("2024-09-01", ("repealed", "2024-08-31", WHOLE)),
        ("2030-01-01", ("repealed", "2024-08-31", WHOLE)),
        ("2018-01-01", ("not-yet", None, [])),
    ],
)
@pytest.mark.parametrize("named", [KNOWN, "《虚构渡口条例》"])
def test_a_repeal_counts_from_its_day_and_is_not_heard_before_it_was_decided(tmp_path, day, expected, named):
    root = corpus(tmp_path, repealing(f"本条例自2024年9月1日起施行，{named}同时废止。"))
    assert status(root, day) == expected


def test_what_the_corpus_had_not_taken_in_says_nothing(tmp_path):
    root = corpus(tmp_path, repealing())
    assert status(root, "2025-01-01", "2024-05-30") == ("in-force", None, [])
    assert status(root, "2025-01-01", "2024-05-31")[0] == "repealed"


@pytest.mark.parametrize(
    ("closing", "since", "part", "found"),
    [
        (f"{KNOWN}自2025年1月1日起废止。本条例自2024年9月1日起施行。", "2025-01-01", "", "repealed"),
        (f"本条例自公布之日起施行，{KNOWN}同时废止。", None, "", "unknown"),
        (f"本条例的施行日期由市人民政府另行规定，{KNOWN}同时废止。", None, "", "unknown"),
        ("本条例自2024年9月1日起施行，《虚构渡口条例》第三条同时废止。", "2024-09-01", "第三条", "in-force"),
        (f"本条例自2024年9月1日起施行，{KNOWN}第三条同时废止。", "2024-09-01", "第三条", "in-force"),
    ],
)
def test_own_days_open_days_and_parts(tmp_path, closing, since, part, found):
    root = corpus(tmp_path, repealing(closing))
    assert status(root, "2026-01-01")[0] == found
    assert status(root, "2026-01-01")[2] == [(BY, since, part)]


def test_the_provision_that_repeals_may_begin_later(tmp_path):
    closing = f"{KNOWN}同时废止。\n\n第三条　本条例自2024年9月1日起施行，第二条自2025年1月1日起施行。"
    root = corpus(tmp_path, repealing(closing))
    assert status(root, "2024-10-01")[::2] == ("in-force", [(BY, "2025-01-01", "")])
    assert status(root, "2025-01-01")[0] == "repealed"


def test_a_decision_that_repeals(tmp_path):
    told = read(
        "北京市人民代表大会常务委员会关于废止《虚构渡口条例》的决定\n\n"
        "（本文为虚构　2024年5月31日北京市第十六届人民代表大会常务委员会第十次会议通过）\n\n"
        "北京市第十六届人民代表大会常务委员会第十次会议决定：\n\n废止《虚构渡口条例》。\n\n本决定自2024年7月1日起施行。\n"
    )
    root = corpus(tmp_path, told)
    assert status(root, "2024-06-30")[0] == "in-force"
    assert status(root, "2024-07-01")[0] == "repealed"


def test_a_draft_and_an_act_of_the_same_title_repeal_nothing(tmp_path):
    draft = repealing(title="虚构港口条例（草案）", passed="2024年5月31日")
    assert draft.element == "bill"
    assert [*of_document(draft)] == []
    successor = repealing("本条例自2024年9月1日起施行，《虚构渡口条例》同时废止。", title="虚构渡口条例")
    root = corpus(tmp_path, successor)
    assert status(root, "2025-01-01")[0] == "repealed"
    new = work(root, successor.meta.work.uri.removeprefix("/akn/"))
    assert endings(new, of_documents([successor])) == ()


def test_a_title_that_two_older_works_have_decides_nothing(tmp_path):
    older = act(history="2015年3月27日北京市第十四届人民代表大会常务委员会第十八次会议通过")
    told = repealing("本条例自2024年9月1日起施行，《虚构渡口条例》同时废止。")
    root = laid_out((act(), older, told), tmp_path)
    assert status(root, "2025-01-01")[0] == "unknown"


def test_show_log_and_search(akn, tmp_path):
    root = corpus(tmp_path / "corpus", repealing())
    name = "xugou-dukou-tiaoli"
    ran = akn("show", name, "--at", "2025-01-01", "--corpus", root)
    assert ran.status == 1
    assert ran.text.splitlines() == [
        "# no longer in force on 2025-01-01; valid until 2024-08-31",
        f"# repealed from 2024-09-01 by 虚构港口条例 ({BY}/~art_2__para_1)",
        "# complete up to 2018-03-30 虚构渡口条例",
    ]
    made = json.loads(akn("show", name, "--at", "2024-06-01", "-t", "json", "--corpus", root).text)
    jsonschema.validate(made, json.loads((SCHEMAS / "as-of.schema.json").read_text(encoding="utf-8")))
    row = {"by": BY, "title": "虚构港口条例", "date": "2024-05-31", "inForce": "2024-09-01", "basis": "art_2__para_1"}
    assert (made["status"], made["repeals"]) == ("in-force", [row])
    made = json.loads(akn("log", name, "-t", "json", "--corpus", root).text)
    jsonschema.validate(made, json.loads((SCHEMAS / "log.schema.json").read_text(encoding="utf-8")))
    assert made["repeals"] == [row]
    assert (
        f"2024-05-31  repealed from 2024-09-01 by 虚构港口条例 ({BY}/~art_2__para_1)\n"
        in akn("log", name, "--corpus", root).text
    )
    assert name in akn("search", "渡口", "--at", "2024-08-31", "--corpus", root).text
    assert name not in akn("search", "渡口", "--at", "2024-09-01", "--corpus", root).text
    assert name in akn("search", "渡口", "--corpus", root).text
    ran = akn("diff", f"{name}:2025-01-01", f"{name}@2018-03-30", "--corpus", root)
    assert (ran.status, "no longer in force" in ran.stderr) == (2, True)


LATER = "　根据2026年3月27日北京市第十六届人民代表大会常务委员会第二十次会议《关于修改〈虚构港口条例〉的决定》修正"


def amended(closing: str, unit: str = "第二条　"):
    """The version of 2026 of the act that repeals."""
    document = repealing(closing, passed="2024年5月31日")
    text = f"虚构港口条例\n\n（本文为虚构　2024年5月31日北京市第十六届人民代表大会常务委员会第十次会议通过{LATER}）\n\n"
    return document, read(f"{text}第一条　为了管理港口秩序，制定本条例。\n\n{unit}{closing}\n")


def test_an_act_that_was_amended_tells_the_day_of_a_repeal(tmp_path):
    _, told = amended(CLOSING)
    [item] = of_document(told)
    assert (item.href, item.since, item.decided) == (f"/akn/{OLD}", "2024-09-01", "2024-05-31")
    root = corpus(tmp_path, told)
    assert status(root, "2024-08-31")[0] == "in-force"
    assert status(root, "2025-06-01")[0] == "repealed"


def test_a_later_version_does_not_silence_what_an_earlier_one_said(tmp_path):
    first = repealing(f"本条例的施行日期由市人民政府另行规定，{KNOWN}同时废止。")
    _, second = amended(f"本条例自2025年1月1日起施行，{KNOWN}同时废止。")
    root = corpus(tmp_path, first, second)
    assert status(root, "2025-06-01", "2025-06-01") == ("unknown", None, [(BY, None, "")])
    assert status(root, "2025-06-01")[:2] == ("repealed", "2024-12-31")


def test_a_repeal_is_told_once_though_its_article_was_renumbered(akn, tmp_path):
    _, second = amended(CLOSING, "第二条　港口每年检查一次。\n\n第三条　")
    root = corpus(tmp_path, repealing(), second)
    assert status(root, "2025-01-01") == ("repealed", "2024-08-31", WHOLE)
    assert akn("log", "xugou-dukou-tiaoli", "--corpus", root).text.count("by 虚构港口条例") == 1


def test_a_local_act_repeals_no_act_of_another_province_by_its_title(tmp_path):
    named = "本条例自2024年9月1日起施行，《虚构渡口条例》同时废止。"
    other = act(history="2018年3月30日上海市第十五届人民代表大会常务委员会第三次会议通过")
    assert other.meta.work.country == "cn-sh"
    root = corpus(tmp_path, other, repealing(named))
    assert status(root, "2025-01-01")[0] == "repealed", "the other is no rival"
    of = work(root, OLD.replace("cn-bj", "cn-sh"))
    assert endings(of, of_documents([other])) == ()


@pytest.mark.parametrize(
    ("by", "work", "expected"),
    [
        ("cn-bj", "cn-bj", True),
        ("cn-bj", "cn-sh", False),
        ("cn-bj", "cn", False),
        ("cn", "cn-sh", True),
        ("cn", "cn", True),
        ("cn", "jp", False),
    ],
)
def test_how_far_a_title_reaches(by, work, expected):
    item = Ending("", "甲条例", f"/akn/{by}/act/2020-01-01/b/zho@2020-01-01", "乙条例", "2020-01-01", "2020-01-01")
    assert item.reaches(f"/akn/{work}/act/2010-01-01/a") is expected
    assert not item.reaches(f"/akn/{work}/act/2021-01-01/a"), "a later one"
    assert bool(of_work([item], f"/akn/{work}/act/2010-01-01/a", ["甲条例"])) is expected


@pytest.mark.parametrize("named", [KNOWN, "《虚构渡口条例》"])
@pytest.mark.parametrize("day", ["2019-02-30", "2019年", "0001-01-01", "20240901", ""])
def test_a_day_that_no_calendar_has_is_not_known(akn, tmp_path, day, named):
    root = corpus(tmp_path, repealing(f"{named}自2025年1月1日起废止。本条例自2024年9月1日起施行。"))
    path = root / f"{NEW}/zho@2024-05-31.xml"
    text = path.read_text(encoding="utf-8")
    told, count = re.subn('(<cn:repeals [^>]*date=)"2025-01-01"', f'\\1"{day}"', text)
    assert count == 1
    path.write_text(told, encoding="utf-8")
    assert status(root, "2026-01-01") == ("unknown", None, [(BY, None, "")])
    ran = akn("show", "xugou-dukou-tiaoli", "--at", "2026-01-01", "--corpus", root)
    assert "by 虚构港口条例" in ran.text
    rows = json.loads(akn("validate", path, "--select", "D109", "--format", "json").stdout)["diagnostics"]
    line = next(at for at, row in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if "<cn:repeals" in row)
    assert [(row["line"], row["message"]) for row in rows] == [(line, f"{day} is no day of the calendar")]


def test_an_end_that_no_calendar_has_leaves_the_search(akn, tmp_path):
    limited = act().meta
    event = replace(limited.events[0], eId="e_9", refers_to="#repealed", type="repeal", date="2019-02-30")
    for day in ("2019-02-30", "9999-12-31"):
        told = replace(act(), meta=replace(limited, events=(*limited.events, replace(event, date=day))))
        root = laid_out((told,), tmp_path / day)
        assert akn("search", "渡口", "--at", "2018-07-01", "--corpus", root).status == 0


def test_search_leaves_out_what_may_be_repealed(akn, tmp_path):
    root = corpus(tmp_path, repealing(f"本条例的施行日期由市人民政府另行规定，{KNOWN}同时废止。"))
    assert status(root, "2025-06-01")[0] == "unknown"
    assert "xugou-dukou-tiaoli" not in akn("search", "渡口", "--at", "2025-06-01", "--corpus", root).text
    assert "xugou-dukou-tiaoli" in akn("search", "渡口", "--at", "2024-05-30", "--corpus", root).text


def test_the_index_looks_only_into_what_changed(tmp_path, monkeypatch):
    root = corpus(tmp_path, repealing())
    index = opened(None)
    assert update(index, root) == 2
    monkeypatch.setattr(ending_index, "load", None)  # nothing may be read
    assert update(index, root) == 0
    monkeypatch.undo()
    path = root / f"{NEW}/zho@2024-05-31.xml"
    os.utime(path, (0, 0))
    assert update(index, root) == 0, "the same bytes"
    path.write_bytes(library.write(repealing("本条例自2024年9月1日起施行。")))
    assert update(index, root) == 1
    assert index.execute("SELECT count(*) FROM ending").fetchone() == (0,)
    path.unlink()
    assert update(index, root) == 0
    assert index.execute("SELECT count(*) FROM file").fetchone() == (1,)


def test_without_a_cache_the_answer_is_the_same(tmp_path, monkeypatch):
    root = corpus(tmp_path / "corpus", repealing())
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert status(root, "2025-01-01")[0] == "repealed"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert status(root, "2025-01-01")[0] == "repealed"
    [kept] = (tmp_path / "cache").rglob("*.sqlite")
    kept.write_bytes(b"no index" * 1000)
    assert status(root, "2025-01-01")[0] == "repealed"
