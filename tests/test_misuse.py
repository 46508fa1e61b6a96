"""What users name by mistake is answered with one line that says what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

import akn as library
from akn.diff.render.words import counted
from tests.conftest import Command
from tests.git_pipeline import git, made

TEXT = "昆明市灯塔管理条例\n（2020年3月1日昆明市第十四届人民代表大会常务委员会第三次会议通过）\n第一条　甲。\n第二条　乙。\n"
NEW = TEXT.replace(
    "通过）", "通过　根据2021年4月1日昆明市第十四届人民代表大会常务委员会第九次会议《关于修改的决定》修正）"
)
WORK = "kunmingshi-dengta-guanli-tiaoli"
DECISION = """昆明市人民代表大会常务委员会关于修改《昆明市灯塔管理条例》的决定
（2021年10月28日昆明市第十五届人民代表大会常务委员会第三次会议通过）
一、将第二条修改为：“丙。”
本决定自公布之日起施行。
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    tmp_path = made(tmp_path, monkeypatch)
    monkeypatch.chdir(tmp_path)
    for name in ("law.md", "a.txt", "b.doc"):
        Path(name).write_text(TEXT, encoding="utf-8")
    Path("c.txt").write_text(NEW, encoding="utf-8")
    Path("decision.txt").write_text(DECISION, encoding="utf-8")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "x")
    return tmp_path


@pytest.mark.parametrize("version", ["HEAD~1", "main", "2020-3-1"])
@pytest.mark.parametrize("command", ["log", "show", "blame", "diff"])
def test_a_revision_of_git_is_no_version(folder: Path, akn: Command, command: str, version: str) -> None:
    done = akn(command, f"law.md@{version}", *(["law.md"] if command == "diff" else []))
    assert done.status == 2
    said = (
        f"akn: law.md@{version}: {version} is no date and no hash of a commit; write FILE@2024-01-25 or FILE@3f2a9c1d\n"
    )
    assert done.stderr == said


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("missing", "no such file"),
        (".", "a folder; name the files in it"),
        ("/dev/null", "no regular file; name its format to read it all the same"),
        ("/akn/cn/act/2020-01-01/x", "no such file; addresses are not taken here"),
    ],
)
def test_what_is_no_file_is_said(folder: Path, akn: Command, named: str, said: str) -> None:
    done = akn("convert", named)
    assert (done.status, done.stderr) == (2, f"akn: {named}: {said}\n")


def test_one_bad_input_never_stops_the_others(folder: Path, akn: Command) -> None:
    for jobs in (1, 2):
        done = akn("convert", "a.txt", "b.doc", "missing", "c.txt", "--output-dir", f"d{jobs}", "-j", jobs)
        assert done.status == 2
        assert sorted(item.name for item in Path(f"d{jobs}").iterdir()) == ["a.xml", "c.xml"]
        assert "b.doc: no format has the extension '.doc'" in done.stderr
        assert "missing: no such file\n" in done.stderr
        assert "2 written, 2 failed; 0 errors," in done.stderr
        assert done.stderr.endswith("  unreadable: b.doc\n  unreadable: missing\n")


def test_a_file_of_a_word_processor_is_refused_alike(folder: Path, akn: Command) -> None:
    converted, validated = akn("convert", "b.doc"), akn("validate", "b.doc")
    assert (converted.status, validated.status, validated.stdout) == (2, 2, b"")
    assert converted.stderr == f"akn: {validated.stderr}"


def test_nothing_is_summed_up_where_nothing_was_read(folder: Path, akn: Command) -> None:
    done = akn("validate", "missing.xml")
    assert (done.status, done.stdout) == (2, b"")
    assert done.stderr == "missing.xml: No such file or directory\n"


def test_an_act_to_amend_may_be_named_as_in_the_corpus(folder: Path, akn: Command) -> None:
    assert akn("track", "a.txt", "c.txt", "--output-dir", "c2").status == 0
    done = akn("amend", WORK, "decision.txt", "--corpus", "c2")
    assert done.status == 0
    assert "丙。" in done.text
    done = akn("amend", "nowork", "decision.txt", "--corpus", "c2")
    assert (done.status, done.stderr) == (2, "akn: nowork: no such work in c2\n")


def test_a_search_without_words_or_hits(folder: Path, akn: Command) -> None:
    assert akn("track", "a.txt", "c.txt", "--output-dir", "c2").status == 0
    done = akn("search", "火星", "--corpus", "c2")
    assert (done.status, done.stdout, done.stderr) == (1, b"", "akn: no provision has 火星\n")
    assert akn("search", "", "--corpus", "c2").status == 2


def test_one_is_not_said_as_many(folder: Path, akn: Command) -> None:
    assert [counted("article", number, "en") for number in (0, 1, 2)] == ["articles", "article", "articles"]
    Path("one.txt").write_text("昆明市灯塔管理条例\n第一条　渡船由市人民政府管理。\n", encoding="utf-8")
    Path("two.txt").write_text("昆明市灯塔管理条例\n第一条　渡船由市交通局管理。\n", encoding="utf-8")
    assert "\n1 article: modified 1\n" in akn("diff", "one.txt", "two.txt").text


def test_misuse_of_the_library_is_said_in_words() -> None:
    document = library.parse(TEXT).document
    assert document is not None
    with pytest.raises(TypeError, match="Document is no comparison"):
        library.render(document, "txt")  # type: ignore[arg-type]
