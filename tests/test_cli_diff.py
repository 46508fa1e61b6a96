"""`akn diff`: outputs, exit status."""

import json
from pathlib import Path

import pytest

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
