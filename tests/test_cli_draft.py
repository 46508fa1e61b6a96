"""`akn draft` and `akn diff -t decision`: what is written, what is said, and the exit status."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import akn as library

ROOT = Path(__file__).parents[1]
OLD = """虚构渡口条例

（2018年3月30日北京市第十五届人民代表大会常务委员会第三次会议通过）

第一条　为了管理渡口，制定本条例。

第二条　渡口应当准时开船，并公开票价。

第三条　渡工应当会水。

第四条　违反第三条规定的，责令改正。

第五条　本条例自2018年6月1日起施行。
"""
NEW = (
    OLD.replace("公开票价", "公开票价和班次")
    .replace("第五条", "第六条")
    .replace("第四条　违反第三条", "第五条　违反第四条")
    .replace("第三条　渡工", "第三条　渡口应当配备渡工。\n\n第四条　渡工")
)
DECISION = """关于修改《虚构渡口条例》的决定
对《虚构渡口条例》作如下修改：
一、 在第二条中的“并公开票价”后增加“和班次”。
二、 增加一条，作为第三条：“渡口应当配备渡工。”
《虚构渡口条例》根据本决定作相应修改并对条文顺序作相应调整，重新公布。
"""


@pytest.fixture
def texts(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    return old, new


def test_the_text_goes_to_standard_output(akn, texts) -> None:
    done = akn("draft", *texts)
    assert (done.status, done.text, done.stderr) == (0, DECISION, "")


def test_a_comparison_gives_the_same(akn, texts) -> None:
    assert akn("diff", *texts, "-t", "decision").stdout.decode() == DECISION


def test_xml_is_valid_and_says_what_it_modifies(akn, texts, tmp_path: Path) -> None:
    out = tmp_path / "decision.xml"
    body = "北京市人民代表大会常务委员会"
    done = akn("draft", *texts, "-o", out, "--body", body, "--effective", "2030-01-01")
    assert done.status == 0
    assert library.validate(out) == ()
    assert library.validate(out, schema="official") == ()
    made = library.read(out).document
    assert made is not None
    assert (made.name, made.title) == ("decision", f"{body}关于修改《虚构渡口条例》的决定")
    work = "/akn/cn-bj/act/2018-03-30/xugou-dukou-tiaoli"
    kinds = {(one.type, one.destinations[0].href.partition("/zho@")[0]) for one in made.meta.active if one.destinations}
    assert ("insertion", work) in kinds
    assert [one.date for one in made.meta.events] == ["2030-01-01"]


def test_a_title_of_its_own(akn, texts) -> None:
    done = akn("draft", *texts, "--title", "关于修改渡口规则的决定")
    assert done.text.split("\n")[0] == "关于修改渡口规则的决定"


def test_a_sitting_is_not_put_into_the_title(akn, texts) -> None:
    done = akn("draft", *texts, "--body", "虚构市人民代表大会常务委员会第三次会议")
    first, second, *_ = done.text.split("\n")
    assert first == "关于修改《虚构渡口条例》的决定"
    assert second == "虚构市人民代表大会常务委员会第三次会议决定对《虚构渡口条例》作如下修改："


def test_json_holds_the_operations(akn, texts) -> None:
    report = json.loads(akn("draft", *texts, "-t", "json").stdout)
    schema = json.loads((ROOT / "schemas/amendment.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(report)
    assert report["complete"] is True
    assert [one["kind"] for one in report["operations"]] == ["word-insertion", "insertion"]


def test_what_is_drafted_gives_the_new_text(akn, texts, tmp_path: Path) -> None:
    decision, made = tmp_path / "decision.md", tmp_path / "made.txt"
    assert akn("draft", *texts, "-o", decision).status == 0
    assert akn("amend", texts[0], decision, "-o", made).status == 0
    wanted = library.read(texts[1]).document
    assert wanted is not None
    body = library.write(wanted, "txt").decode().partition("第一条")[2]
    assert made.read_text(encoding="utf-8").partition("第一条")[2] == body


def test_a_table_cites_the_draft(akn, texts, tmp_path: Path) -> None:
    table = tmp_path / "table.json"
    assert akn("draft", *texts, "-o", tmp_path / "decision.txt", "--table", table).status == 0
    rows = json.loads(table.read_bytes())["changes"]
    cited = {row["new"][0]["eId"]: row["decision"] for row in rows if "decision" in row}
    assert cited == {"art_2": "决定第一条", "art_3": "决定第二条"}
    schema = json.loads((ROOT / "schemas/comparison.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(json.loads(table.read_bytes()))


def test_a_table_of_another_kind_is_misuse(akn, texts, tmp_path: Path) -> None:
    done = akn("draft", *texts, "--table", tmp_path / "table.pdf")
    assert done.status == 2
    assert "no comparison has that extension" in done.stderr
    assert not (tmp_path / "table.pdf").exists()


def test_what_can_not_be_said_writes_nothing(akn, tmp_path: Path) -> None:
    old, new, out = tmp_path / "old.txt", tmp_path / "new.txt", tmp_path / "decision.txt"
    old.write_text("虚构渡口办法\n第一章　总则\n第一条　渡口应当准时开船。\n第二条　渡工应当会水。\n", encoding="utf-8")
    new.write_text("虚构渡口办法\n第一条　渡口应当准时开船。\n第二条　渡工应当会水。\n", encoding="utf-8")
    done = akn("draft", old, new, "-o", out)
    assert (done.status, done.stderr) == (
        1,
        "the wording of a decision can not say: chapters and sections\n",
    )
    assert not out.exists()
    assert akn("draft", old, new, "-o", out, "--partial").status == 1
    assert out.exists()


def test_an_article_that_can_not_be_said_is_named(akn, tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("关于渡口的批复\n一、渡口应当准时开船。\n二、渡工应当会水。\n", encoding="utf-8")
    new.write_text("关于渡口的批复\n一、渡口应当准时开船。\n二、票价应当公开。\n三、渡工应当会水。\n", encoding="utf-8")
    done = akn("draft", old, new)
    assert (done.status, done.stdout) == (1, b"")
    assert done.stderr == "the wording of a decision can not say: text that stands in no article\n"


def test_the_same_text_needs_no_decision(akn, texts, tmp_path: Path) -> None:
    done = akn("draft", texts[0], texts[0], "-o", tmp_path / "decision.txt")
    assert (done.status, done.stderr) == (0, "nothing differs that a decision would say\n")
    assert not (tmp_path / "decision.txt").exists()


def test_where_most_articles_change_a_revision_is_advised(akn, texts) -> None:
    texts[1].write_text(OLD.replace("渡", "码").replace("应当", "必须").replace("本条例", "本规定"), encoding="utf-8")
    done = akn("draft", *texts)
    assert "a revision (修订) would read better" in done.stderr


def test_another_format_is_misuse(akn, texts, tmp_path: Path) -> None:
    done = akn("draft", *texts, "-o", tmp_path / "decision.html")
    assert done.status == 2
    assert "no format has the extension '.html'; name one of txt, md, xml, json" in done.stderr


def test_an_unreadable_input(akn, texts, tmp_path: Path) -> None:
    done = akn("draft", texts[0], tmp_path / "missing.txt")
    assert done.status == 2
    assert "missing.txt" in done.stderr
