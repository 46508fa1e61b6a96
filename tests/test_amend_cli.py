"""`akn amend`: what is written, what is said, and the exit status (design: command line)."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

import akn as library
from akn.batch.package import newest
from tests.amend_texts import ACT, DECISION, FERRY, PASSED, act

BODY = "一、将第二条中的“准时”修改为“按时”。"
WRONG = f"{BODY}\n\n二、将第三条第二款中的“游泳”修改为“会水”。"
VAGUE = f"{BODY}\n\n此外，对个别文字作相应修改。"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    path = tmp_path / "base.txt"
    path.write_text(ACT.format(title="虚构渡口条例", history=PASSED), encoding="utf-8")
    return path


@pytest.fixture
def told(tmp_path: Path):
    def make(body: str, title: str = "虚构渡口条例") -> Path:
        path = tmp_path / "decision.txt"
        path.write_text(DECISION.format(title=title, body=body), encoding="utf-8")
        return path

    return make


def test_applied_completely(akn, base: Path, told, tmp_path: Path) -> None:
    done = akn("amend", base, told(BODY), "-o", tmp_path / "new.xml", "--report", tmp_path / "report.json")
    assert done.status == 0
    assert "渡口应当按时开船" in (tmp_path / "new.xml").read_text(encoding="utf-8")
    assert json.loads((tmp_path / "report.json").read_bytes())["complete"] is True
    assert library.validate(tmp_path / "new.xml") == ()


def test_the_text_goes_to_standard_output(akn, base: Path, told) -> None:
    done = akn("amend", base, told(BODY))
    assert done.status == 0
    assert done.stdout.startswith(b"<?xml")


@pytest.mark.parametrize("extension", ["xml", "txt", "md", "json"])
def test_formats_go_by_the_extension(akn, base: Path, told, tmp_path: Path, extension: str) -> None:
    assert akn("convert", base, "-o", tmp_path / f"act.{extension}").status == 0
    new = tmp_path / f"new.{extension}"
    assert akn("amend", tmp_path / f"act.{extension}", told(BODY), "-o", new).status == 0
    made = library.read(new).document
    assert made is not None
    assert made.title == "虚构渡口条例"


def test_an_excerpt(akn, base: Path, tmp_path: Path) -> None:
    (tmp_path / "part.txt").write_text(BODY, encoding="utf-8")
    done = akn("amend", base, tmp_path / "part.txt", "-o", tmp_path / "new.xml")
    assert done.status == 0
    assert done.stderr == (
        f"{tmp_path}/part.txt: A050 the decision does not tell when it was made; the new version takes the address "
        "@2018-03-30;2 (give the decision with its title and history)\n"
    )
    assert library.validate(tmp_path / "new.xml") == ()


def test_a_refusal_writes_nothing_but_the_report(akn, base: Path, told, tmp_path: Path) -> None:
    done = akn("amend", base, told(WRONG), "-o", tmp_path / "new.xml", "--report", tmp_path / "r.json")
    assert done.status == 1
    assert not (tmp_path / "new.xml").exists()
    assert [row["status"] for row in json.loads((tmp_path / "r.json").read_bytes())["operations"]] == [
        "applied",
        "refused",
    ]
    refusals = [line for line in done.stderr.splitlines() if "A051" not in line]
    assert len(refusals) == 1
    assert re.match(rf"{re.escape(str(tmp_path))}/decision\.txt:9: A0\d\d ", refusals[0])


def test_partial_writes_what_could_be_applied(akn, base: Path, told, tmp_path: Path) -> None:
    done = akn("amend", base, told(WRONG), "-o", tmp_path / "new.txt", "--partial")
    assert done.status == 1
    text = (tmp_path / "new.txt").read_text(encoding="utf-8")
    assert "按时" in text
    assert "渡工应当会水。" in text


def test_what_is_underivable_is_not_complete(akn, base: Path, told, tmp_path: Path) -> None:
    done = akn("amend", base, told(VAGUE), "-o", tmp_path / "new.txt")
    assert done.status == 1
    assert not (tmp_path / "new.txt").exists()
    assert f"{tmp_path}/decision.txt:9: A052 “" in done.stderr
    assert akn("amend", base, told(VAGUE), "-o", tmp_path / "new.txt", "--partial").status == 1
    assert (tmp_path / "new.txt").exists()


def test_a_decision_on_another_act(akn, base: Path, told, tmp_path: Path) -> None:
    done = akn("amend", base, told(BODY, "虚构桥梁条例"), "-o", tmp_path / "new.txt", "--partial")
    assert done.status == 1
    assert not (tmp_path / "new.txt").exists()
    assert "decision.txt: A053 the decision says nothing of 虚构渡口条例" in done.stderr


def test_dry_run_writes_no_text(akn, base: Path, told, tmp_path: Path) -> None:
    done = akn("amend", base, told(WRONG), "-o", tmp_path / "new.xml", "--dry-run", "--report", tmp_path / "r.json")
    assert done.status == 1
    assert not (tmp_path / "new.xml").exists()
    assert (tmp_path / "r.json").exists()
    lines = done.text.splitlines()
    assert lines[0].split() == ["line", "does", "to", "expected", "found", "status"]
    assert lines[1].split() == ["7", "replace", "words", "第二条", "准时", "准时", "applied"]
    assert lines[-1] == "1 applied, 0 inferred, 1 refused, 0 underivable"
    assert akn("amend", base, told(BODY), "--dry-run").status == 0


def test_the_official_text_is_compared(akn, base: Path, told, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    akn("amend", base, told(BODY), "-o", good)
    bad.write_text(good.read_text(encoding="utf-8").replace("按时", "守时"), encoding="utf-8")
    assert akn("amend", base, told(BODY), "-o", tmp_path / "new.xml", "--expect", good).status == 0
    done = akn("amend", base, told(BODY), "-o", tmp_path / "new.xml", "--expect", bad, "--report", tmp_path / "r.json")
    assert done.status == 1
    assert f"{bad}: A056 第二条 is not as the official text has it: 渡口应当[-按-]{{+守+}}时开船" in done.stderr
    assert json.loads((tmp_path / "r.json").read_bytes())["verification"]["articles"] == {
        "agree": 4,
        "differ": 1,
        "editorial": 0,
    }


def test_the_decision_is_written_with_what_it_did(akn, base: Path, told, tmp_path: Path) -> None:
    out = tmp_path / "told.xml"
    assert akn("amend", base, told(BODY), "-o", tmp_path / "new.xml", "--decision-output", out).status == 0
    assert "<activeModifications>" in out.read_text(encoding="utf-8")
    assert library.validate(out) == ()


def test_the_report_on_standard_output(akn, base: Path, told, tmp_path: Path) -> None:
    done = akn("amend", base, told(BODY), "-o", tmp_path / "new.xml", "--report", "-")
    assert json.loads(done.stdout)["complete"] is True
    done = akn("amend", base, told(BODY), "--report", "-")
    assert done.status == 2
    assert "only one of text, report and decision can go to standard output" in done.stderr
    assert akn("amend", base, told(BODY), "--decision-output", "-").status == 2
    done = akn("amend", base, told(BODY), "--dry-run", "--report", "-")
    assert json.loads(done.stdout)["complete"] is True
    assert "1 applied, 0 inferred" in done.stderr


@pytest.mark.parametrize("arguments", [["-o", "x.pdf"], ["--decision-output", "x.pdf"], ["--all", "-o", "x.xml"]])
def test_misuse(akn, base: Path, told, arguments: list[str]) -> None:
    assert akn("amend", base, told(BODY), *arguments).status == 2


def test_no_input_is_overwritten(akn, base: Path, told) -> None:
    for option in ("-o", "--decision-output"):
        before = base.read_bytes()
        done = akn("amend", base, told(BODY), option, base)
        assert done.status == 2
        assert "is named twice, and would be overwritten" in done.stderr
        assert base.read_bytes() == before


def test_unreadable(akn, base: Path, told, tmp_path: Path) -> None:
    assert akn("amend", tmp_path / "none.txt", told(BODY)).status == 2
    assert akn("amend", base, tmp_path / "none.txt").status == 2
    assert akn("amend", tmp_path / "none", told(BODY), "--all").status == 2


def test_the_same_input_gives_the_same_bytes(akn, tmp_path: Path) -> None:
    runs = []
    for i in range(2):
        akn(
            "amend",
            FERRY / "base.txt",
            FERRY / "decision.txt",
            "-o",
            tmp_path / f"{i}.xml",
            "--report",
            tmp_path / f"{i}.json",
        )
        runs.append((tmp_path / f"{i}.xml").read_bytes() + (tmp_path / f"{i}.json").read_bytes())
    assert runs[0] == runs[1]


# --all

PACKAGE = """北京市人民代表大会常务委员会关于修改《虚构渡口条例》等两件地方性法规的决定

（本文为虚构　2025年3月28日北京市第十六届人民代表大会常务委员会第十六次会议通过）

一、对《虚构渡口条例》作出修改

将第二条中的“准时”修改为“按时”。

二、对《虚构码头条例》作出修改

删去第三条第二款。

本决定自2025年7月1日起施行。
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    root = tmp_path / "corpus"
    for title in ("虚构渡口条例", "虚构码头条例", "虚构灯塔条例"):
        document = act(title=title)
        path = root / document.meta.expression.uri.removeprefix("/akn/")
        path.parent.mkdir(parents=True)
        path.with_name(f"{path.name}.xml").write_bytes(library.write(document))
    (tmp_path / "package.txt").write_text(PACKAGE, encoding="utf-8")
    return root


def versions(root: Path) -> list[str]:
    return sorted(f"{path.parent.name}/{path.name}" for path in root.rglob("*.xml"))


BEFORE = [
    "xugou-dengta-tiaoli/zho@2018-03-30.xml",
    "xugou-dukou-tiaoli/zho@2018-03-30.xml",
    "xugou-matou-tiaoli/zho@2018-03-30.xml",
]


def test_every_act_of_a_package(akn, corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "told.xml"
    done = akn(
        "amend", corpus, tmp_path / "package.txt", "--all", "--report", tmp_path / "r.json", "--decision-output", out
    )
    assert done.status == 0, done.stderr
    assert versions(corpus) == [
        BEFORE[0],
        BEFORE[1],
        "xugou-dukou-tiaoli/zho@2025-03-28.xml",
        BEFORE[2],
        "xugou-matou-tiaoli/zho@2025-03-28.xml",
    ]
    assert all(library.validate(path) == () for path in [*corpus.rglob("*@2025*.xml"), out])
    report = json.loads((tmp_path / "r.json").read_bytes())
    assert (report["complete"], len(report["amendments"])) == (True, 2)
    made = library.read(out).document
    assert made is not None
    assert len([it for it in made.meta.references if it.kind == "activeRef"]) == 2
    assert [it.type for it in made.meta.active] == ["substitution", "repeal", "entryIntoForce"]


def test_an_act_that_is_not_there_refuses_all(akn, corpus: Path, tmp_path: Path) -> None:
    (corpus / "cn-bj/act/2018-03-30" / BEFORE[2]).unlink()
    done = akn("amend", corpus, tmp_path / "package.txt", "--all", "--report", tmp_path / "r.json")
    assert done.status == 1
    assert versions(corpus) == BEFORE[:2]
    assert f"{tmp_path}/package.txt: A054 the decision amends 虚构码头条例, which is not in the corpus" in done.stderr
    assert json.loads((tmp_path / "r.json").read_bytes())["missing"] == ["虚构码头条例"]
    assert akn("amend", corpus, tmp_path / "package.txt", "--all", "--partial").status == 1
    assert versions(corpus) == [*BEFORE[:2], "xugou-dukou-tiaoli/zho@2025-03-28.xml"]


def test_two_works_of_one_title_refuse(akn, corpus: Path, tmp_path: Path) -> None:
    path = corpus / "cn-bj/act/2019-01-01/xugou-dukou-tiaoli/zho@2019-01-01.xml"
    path.parent.mkdir(parents=True)
    path.write_bytes(library.write(act()))
    done = akn("amend", corpus, tmp_path / "package.txt", "--all")
    assert done.status == 1
    assert "A055 the decision amends 虚构渡口条例, and several works in the corpus have that title" in done.stderr


def test_nothing_is_overwritten(akn, corpus: Path, tmp_path: Path) -> None:
    folder = corpus / "cn-bj/act/2018-03-30/xugou-dukou-tiaoli"
    there = folder / "zho@2025-03-28.xml"
    there.write_text("no document", encoding="utf-8")
    newer = library.read(folder / "zho@2018-03-30.xml").document
    assert newer is not None
    dates = (replace(newer.meta.expression.dates[0], date="2026-01-01"),)
    uri = f"{newer.meta.work.uri}/zho@2026-01-01"
    newer = replace(newer, meta=replace(newer.meta, expression=replace(newer.meta.expression, uri=uri, dates=dates)))
    (folder / "zho@2026-01-01.xml").write_bytes(library.write(newer))
    done = akn("amend", corpus, tmp_path / "package.txt", "--all", "--partial")
    assert done.status == 1
    assert f"A058 not written, as it is there already: {there}" in done.stderr
    assert "A059 the decision of 2025-03-28 is older than the text it is applied to (2026-01-01)" in done.stderr
    assert there.read_text(encoding="utf-8") == "no document"


def test_dry_run_of_a_package(akn, corpus: Path, tmp_path: Path) -> None:
    done = akn("amend", corpus, tmp_path / "package.txt", "--all", "--dry-run")
    assert done.status == 0
    assert versions(corpus) == BEFORE
    assert "虚构渡口条例  /akn/cn-bj/act/2018-03-30/xugou-dukou-tiaoli/zho@2018-03-30" in done.text
    assert "虚构码头条例" in done.text


def test_the_newest_version_of_each_work(tmp_path: Path) -> None:
    for name in ("a/zho@2019-01-01.xml", "a/zho@2020-01-01.xml", "a/zho@2020-01-01;2.xml", "a/zho@2020-01-01;10.xml", "b/zho@2018-01-01.xml", "b/notes.xml"):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    assert [str(path.relative_to(tmp_path)) for path in newest(tmp_path)] == [
        "a/zho@2020-01-01;10.xml",
        "b/zho@2018-01-01.xml",
    ]
