"""`akn diff`: outputs, exit status."""

import json
from pathlib import Path

import pytest

from akn.diff.render import OUTPUTS, PATHS_OUTPUTS, THREEWAY_OUTPUTS
from akn_tools import output

OLD = "虚构书屋条例\n\n第一条 书屋向公众开放。\n\n第二条 书屋应当配备管理员。\n\n第三条 本条例自2020年7月1日起施行。\n"
NEW = (
    OLD.replace("第二条", "第三条")
    .replace("第三条 本", "第四条 本")
    .replace("开放。", "开放。\n\n第二条 国家支持书屋建设。")
)


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    return old, new


def test_json(akn, pair: tuple[Path, Path]) -> None:
    done = akn("diff", *pair, "-t", "json")
    assert done.status == 0
    rows = [c for c in json.loads(done.stdout)["changes"] if c["unit"] == "article"]
    assert [(row["kind"], [u["num"] for u in row["old"]], [u["num"] for u in row["new"]]) for row in rows] == [
        ("unchanged", ["第一条"], ["第一条"]),
        ("inserted", [], ["第二条"]),
        ("renumbered", ["第二条"], ["第三条"]),
        ("renumbered", ["第三条"], ["第四条"]),
    ]


def test_text_and_stat(akn, pair: tuple[Path, Path]) -> None:
    assert "国家支持书屋建设。" in akn("diff", *pair).text
    assert "国家支持书屋建设。" not in akn("diff", *pair, "--stat").text


def test_the_extension_of_the_output_says_the_format(akn, pair: tuple[Path, Path], tmp_path: Path) -> None:
    assert akn("diff", *pair, "-o", tmp_path / "x.html").status == 0
    assert "<html" in (tmp_path / "x.html").read_text(encoding="utf-8")
    assert akn("diff", *pair, "-o", tmp_path / "x.json").status == 0
    assert json.loads((tmp_path / "x.json").read_bytes())["summary"]


def test_formats_may_be_mixed(akn, pair: tuple[Path, Path], tmp_path: Path) -> None:
    assert akn("convert", pair[0], "-o", tmp_path / "old.xml").status == 0
    assert akn("diff", tmp_path / "old.xml", pair[0], "--exit-code").status == 0


def test_exit_code(akn, pair: tuple[Path, Path]) -> None:
    assert akn("diff", *pair).status == 0
    assert akn("diff", *pair, "--exit-code").status == 1
    assert akn("diff", pair[0], pair[0], "--exit-code").status == 0


def test_unreadable(akn, pair: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = akn("diff", pair[0], tmp_path / "empty.txt")
    assert done.status == 2
    assert done.stderr.splitlines() == [
        f"{tmp_path}/empty.txt: T001 the file is empty (give a file with text)",
        f"akn: {tmp_path}/empty.txt: no document could be read from it",
    ]
    assert akn("diff", pair[0], tmp_path / "none.txt").status == 2


def test_an_output_of_another_kind_is_misuse(akn, pair: tuple[Path, Path], tmp_path: Path) -> None:
    done = akn("diff", *pair, "-o", tmp_path / "x.pdf")
    assert done.status == 2
    assert "no comparison has the extension '.pdf'" in done.stderr
    assert not (tmp_path / "x.pdf").exists()


THIRD = NEW.replace("2020年7月1日", "2021年1月1日").replace("管理员", "专职管理员")


@pytest.fixture
def third(tmp_path: Path) -> Path:
    path = tmp_path / "third.txt"
    path.write_text(THIRD, encoding="utf-8")
    return path


def test_more_than_two_versions(akn, pair: tuple[Path, Path], third: Path, tmp_path: Path) -> None:
    done = akn("diff", *pair, third)
    assert done.status == 0
    assert "\n第二条 │ 第三条 renumbered │ 第三条 modified\n" in done.text
    assert akn("diff", *pair, third, "--exit-code").status == 1
    assert akn("diff", pair[0], pair[0], pair[0], "--exit-code").status == 0
    for name, start in (("x.html", "<!doctype html>"), ("x.md", "# 虚构书屋条例"), ("x.json", "{"), ("x.txt", "1 ")):
        assert akn("diff", *pair, third, "-o", tmp_path / name).status == 0
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_versions_that_run_backwards_are_warned_of(akn, tmp_path: Path) -> None:
    files = []
    for year in (2021, 2019, 2020):
        files.append(tmp_path / f"{year}.txt")
        note = f"（{year}年5月20日北京市第十届人民代表大会常务委员会第三次会议通过）\n\n第一条"
        files[-1].write_text(OLD.replace("第一条", note), encoding="utf-8")
    done = akn("diff", *files)
    assert done.status == 0
    assert done.stderr.splitlines() == [
        "akn: version 2 (2019-05-20) is older than version 1 (2021-05-20); versions are taken in the order given"
    ]


def test_two_drafts_of_one_base(akn, pair: tuple[Path, Path], third: Path, tmp_path: Path) -> None:
    rival = tmp_path / "rival.txt"
    rival.write_text(OLD.replace("管理员", "兼职管理员").replace("2020年7月1日", "2021年1月1日"), encoding="utf-8")
    done = akn("diff", third, rival, "--base", pair[0])
    assert done.status == 0
    assert "第二条  conflict: both changed the same words" in done.text
    assert akn("diff", third, rival, "--base", pair[0], "--exit-code").status == 1
    assert akn("diff", pair[1], rival, "--base", pair[0], "--exit-code").status == 0
    made = json.loads(akn("diff", third, rival, "--base", pair[0], "-t", "json").stdout)
    assert made["summary"] == {"conflict": 1, "mergeable": 0, "same": 1, "a": 1, "b": 0, "unchanged": 2}
    for name, start in (("x.html", "<!doctype html>"), ("x.md", "# 虚构书屋条例"), ("x.txt", "base ")):
        assert akn("diff", third, rival, "--base", pair[0], "-o", tmp_path / name).status == 0
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_misuse_is_one_clear_line(akn, pair: tuple[Path, Path], third: Path, tmp_path: Path) -> None:
    def said(*arguments: object) -> str:
        done = akn("diff", *arguments)
        assert done.status == 2
        assert done.stdout == b""
        return done.stderr.splitlines()[-1]

    assert said(*pair, third, "--base", third) == "Error: --base takes two drafts; 3 were given"
    assert said("-", "-") == said(pair[0], "-", "--base", "-") == "Error: only one input can be standard input"
    assert said(pair[0]) == "Error: Missing argument 'NEW'."
    assert ": no comparison has the extension '.pdf'; use -t, or one of .txt .json .html .htm .md .markdown" in said(
        *pair, third, "-o", tmp_path / "x.pdf"
    )
    assert f"{tmp_path}/none.txt: No such file or directory" in said(*pair, tmp_path / "none.txt")
    only = sorted(set(OUTPUTS) - set(PATHS_OUTPUTS))
    for name in only:
        rest = "text, json, html, markdown"
        assert (
            said(*pair, third, "-t", name)
            == f"Error: -t {name} shows two versions; with more than two versions use {rest}"
        )
        assert (
            said(*pair, "--base", third, "-t", name) == f"Error: -t {name} shows two versions; with --base use {rest}"
        )


def test_outputs_for_more_texts_are_outputs_for_two() -> None:
    assert set(PATHS_OUTPUTS) == set(THREEWAY_OUTPUTS) <= set(OUTPUTS)


def test_the_help_has_examples(akn) -> None:
    text = akn("diff", "--help").text
    assert "akn diff 2015.xml 2021.xml 2025.xml" in text
    assert "akn diff committee-a.txt committee-b.txt --base law.xml --exit-code" in text
    assert "with --base, where the drafts conflict" in " ".join(text.split())


@pytest.mark.parametrize(
    ("terminal", "pager", "lines", "paged"),
    [
        (True, "less", 3, True),
        (True, None, 3, True),
        (True, "less", 500, False),
        (True, "cat", 3, False),
        (True, "", 3, False),
        (False, "less", 3, False),
    ],
)
def test_long_text_is_paged_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
    *,
    terminal: bool,
    pager: str | None,
    lines: int,
    paged: bool,
) -> None:
    shown: list[tuple[str, bool]] = []
    monkeypatch.setattr("click.echo_via_pager", lambda text, color: shown.append((text, color)))
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal, raising=False)
    monkeypatch.setenv("LINES", str(lines))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("LESS", raising=False)
    if pager is None:
        monkeypatch.delenv("PAGER", raising=False)
    else:
        monkeypatch.setenv("PAGER", pager)
    output.page("一\n二\n三\n四\n".encode(), color=True)
    assert shown == ([("一\n二\n三\n四\n", True)] if paged else [])
    assert capsysbinary.readouterr().out == (b"" if paged else "一\n二\n三\n四\n".encode())


def test_no_pager(akn, pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "page", lambda data, color: pytest.fail("paged"))
    assert "国家支持书屋建设。" in akn("diff", *pair, "--no-pager").text
    assert akn("diff", *pair, "-t", "json").status == 0
