"""`akn validate` and `akn rules`: what is checked, what is said, and the exit status."""

import io
import json
from pathlib import Path

import pytest

from akn.diagnostics import CODES

LAW = "虚构书屋条例\n\n（2020年5月20日北京市第十届人民代表大会常务委员会第三次会议通过）\n\n第一条 甲。\n\n第三条 本条例自2020年7月1日起施行。\n"


@pytest.fixture
def xml(akn, tmp_path: Path) -> Path:
    (tmp_path / "law.txt").write_text(LAW, encoding="utf-8")
    assert akn("convert", tmp_path / "law.txt", "-o", tmp_path / "law.xml").status == 0
    return tmp_path / "law.xml"


def test_text(akn, xml: Path) -> None:
    done = akn("validate", xml)
    assert done.status == 0
    assert "N001" in done.text
    assert done.text.splitlines()[-1] == "1 file: 1 warning"


def test_json(akn, xml: Path) -> None:
    rows = json.loads(akn("validate", xml, "--format", "json").stdout)["diagnostics"]
    assert [(row["file"], row["code"], row["severity"]) for row in rows] == [(str(xml), "N001", "warning")]


def test_errors_exit_with_1(akn, xml: Path) -> None:
    xml.write_bytes(xml.read_bytes().replace(b"<num>", b"<nun>", 1).replace(b"</num>", b"</nun>", 1))
    done = akn("validate", xml)
    assert done.status == 1
    assert f"{xml}:" in done.text
    assert "S0" in done.text


def test_folders_and_jobs(akn, xml: Path) -> None:
    other = xml.read_text(encoding="utf-8").replace("shuwu", "shufang").replace("书屋", "书房").replace("甲。", "乙。")
    (xml.parent / "again.xml").write_text(other, encoding="utf-8")
    assert akn("validate", xml.parent, "--jobs", 2).text.splitlines()[-1] == "2 files: 2 warnings"


def test_standard_input(akn, xml: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(xml.read_bytes())))
    assert akn("validate", "-").text.startswith("<stdin>:")


def test_a_missing_file_is_not_called_clean(akn, tmp_path: Path) -> None:
    done = akn("validate", tmp_path / "none.xml")
    assert done.status == 2
    assert done.stderr == f"{tmp_path}/none.xml: No such file or directory\n"
    assert done.text == ""


def test_select_and_ignore(akn, xml: Path) -> None:
    assert akn("validate", xml, "--select", "N").text.count("N001") == 1
    assert "N001" not in akn("validate", xml, "--ignore", "n0").text
    done = akn("validate", xml, "--select", "ZZZ")
    assert done.status == 2
    assert "no code is or begins with ZZZ" in done.stderr


def test_rules(akn) -> None:
    listing = akn("rules")
    assert listing.status == 0
    assert all(code in listing.text for code in CODES)
    page = akn("rules", "n001")
    assert page.status == 0
    assert "N001" in page.text
    assert akn("rules", "N999").status == 2


def test_a_folder_is_checked_as_a_whole(akn, tmp_path: Path) -> None:
    """A version that its source does not give is told where a corpus is checked, not where the file alone is."""
    home = tmp_path / "corpus" / "cn-bj" / "act" / "2020-05-20" / "xugou-shuwu-tiaoli"
    home.mkdir(parents=True)
    (home / "source.txt").write_text(LAW, encoding="utf-8")
    file = home / "zho@2020-05-20.xml"
    assert akn("convert", home / "source.txt", "-o", file).status == 0
    clean = akn("validate", tmp_path / "corpus")
    assert "C206" not in clean.text
    file.write_bytes(file.read_bytes().replace("甲。".encode(), "乙。".encode()))
    done = akn("validate", tmp_path / "corpus")
    assert done.status == 1
    assert f"{file}: C206" in done.text
    assert "C206" not in akn("validate", file).text
    assert "C206" not in akn("validate", tmp_path / "corpus", "--ignore", "C2").text
