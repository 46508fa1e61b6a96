"""`akn convert`: what is written where, what is said, and the exit status."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from akn.formats import FORMATS

LAW = """虚构书屋条例

（2020年5月20日示例省第十届人民代表大会常务委员会第三次会议通过）

第一章 总则

第一条 为了规范书屋的设立和管理，保障公众的阅读权利，根据有关法律，制定本条例。

第二条 书屋应当符合下列条件：

（一）有固定场所；

（二）有管理人员。

第二章 附则

第三条 本条例自2020年7月1日起施行。
"""


@pytest.fixture
def law(tmp_path: Path) -> Path:
    path = tmp_path / "law.txt"
    path.write_text(LAW, encoding="utf-8")
    return path


def test_formats() -> None:
    assert {name: row.extensions[0] for name, row in FORMATS.items()} == {
        "txt": ".txt",
        "md": ".md",
        "xml": ".xml",
        "json": ".json",
    }


@pytest.mark.parametrize("name", FORMATS)
def test_there_and_back(akn, law: Path, tmp_path: Path, name: str) -> None:
    made, back = tmp_path / f"made.{name}", tmp_path / "back.txt"
    assert akn("convert", law, "-o", made).status == 0
    assert akn("convert", made, "-o", back).status == 0
    assert "".join(back.read_text(encoding="utf-8").split()) == "".join(LAW.split())


def test_output_goes_to_stdout_as_xml(akn, law: Path) -> None:
    done = akn("convert", law)
    assert done.status == 0
    assert done.stdout.startswith(b"<?xml")
    assert b'<article eId="art_3">' in done.stdout


def test_standard_input(law: Path) -> None:
    command = [sys.executable, "-m", "akn_tools", "convert", "-", "-t", "json"]
    done = subprocess.run(command, input=law.read_bytes(), capture_output=True, check=True)
    assert json.loads(done.stdout)["title"] == "虚构书屋条例"


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", b""), ("utf-8-sig", b""), ("gb18030", b""), ("utf-16", b""), ("utf-16-be", b"\xfe\xff")],
)
def test_encodings(akn, law: Path, tmp_path: Path, encoding: str, mark: bytes) -> None:
    other = tmp_path / "other.txt"
    other.write_bytes(mark + LAW.encode(encoding))
    # the digest of the source differs, nothing else does
    want = akn("convert", law, "-t", "txt").stdout
    assert akn("convert", other, "-t", "txt").stdout == want


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"", 2),
        (b" \n\n ", 2),
        (bytes(range(256)) * 20, 2),
        ("書籍は、".encode("shift_jis") * 50 + b"\x81", 2),
        ("虚构书屋条例\n".encode(), 1),
    ],
    ids=["empty", "blank", "binary", "foreign-encoding", "no-body"],
)
def test_what_is_no_text_is_refused_in_one_line(akn, tmp_path: Path, data: bytes, status: int) -> None:
    source, target = tmp_path / "bad.txt", tmp_path / "bad.xml"
    source.write_bytes(data)
    done = akn("convert", source, "-o", target)
    assert done.status == status
    assert not target.exists()
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"{source}:")


def test_a_missing_file(akn, tmp_path: Path) -> None:
    done = akn("convert", tmp_path / "none.txt", "-o", tmp_path / "none.xml")
    assert done.status == 2
    assert done.stderr == f"{tmp_path}/none.txt: No such file or directory\n"


def test_an_unknown_extension(akn, tmp_path: Path) -> None:
    (tmp_path / "a.odt").write_text(LAW, encoding="utf-8")
    done = akn("convert", tmp_path / "a.odt")
    assert done.status == 2
    assert "a.odt: no format has the extension '.odt'; name one of txt, md, xml, json" in done.stderr


@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.html", "a.zip", "a.xlsx"])
def test_what_is_not_read_yet_is_said_in_one_line_with_what_to_do(akn, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"PK\x03\x04")
    for arguments in (("-t", "txt"), ("-o", tmp_path / "a.xml")):
        done = akn("convert", tmp_path / name, *arguments)
        assert (done.status, done.stderr.count("\n")) == (2, 1)
        assert f"{name}: no format has the extension" in done.stderr
        assert "save its text as .txt or .md first" in done.stderr


def test_one_bad_input_never_stops_the_others(akn, law: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"")
    out = tmp_path / "out"
    done = akn("convert", law, tmp_path / "bad.txt", tmp_path / "none.txt", "--output-dir", out, "-t", "xml")
    assert done.status == 2
    assert [p.name for p in out.iterdir()] == ["law.xml"]
    assert done.stderr.splitlines()[-3:] == [
        "1 written, 2 failed; 1 error, 2 warnings, 0 notes (--report FILE lists them)",
        f"  unreadable: {tmp_path}/bad.txt",
        f"  unreadable: {tmp_path}/none.txt",
    ]


def test_jobs_write_the_same_bytes(akn, law: Path, tmp_path: Path) -> None:
    sources = []
    for i in range(6):
        sources.append(tmp_path / f"law{i}.txt")
        sources[-1].write_text(LAW.replace("书屋", f"书屋{i}号"), encoding="utf-8")
    for jobs in (1, 2):
        assert akn("convert", *sources, "--output-dir", tmp_path / f"out{jobs}", "--jobs", jobs).status == 0
    for source in sources:
        one, two = (tmp_path / f"out{jobs}" / f"{source.stem}.xml" for jobs in (1, 2))
        assert one.read_bytes() == two.read_bytes()


def test_two_inputs_of_one_stem_write_nothing(akn, law: Path, tmp_path: Path) -> None:
    twin = tmp_path / "sub" / "law.md"
    twin.parent.mkdir()
    twin.write_text(LAW, encoding="utf-8")
    done = akn("convert", law, twin, "--output-dir", tmp_path / "out")
    assert done.status == 2
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["a.txt", "b.txt"],
        ["a.txt", "-o", "x.xml", "--output-dir", "y"],
        ["a.txt", "b.txt", "--output-dir", "y", "--iri", "/akn/x"],
        [],
    ],
)
def test_misuse(akn, arguments: list[str]) -> None:
    assert akn("convert", *arguments).status == 2


def test_an_output_that_cannot_be_written(akn, law: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = akn("convert", law, "-o", tmp_path / "file" / "law.xml")
    assert done.status == 1
    assert "law.xml: not written" in done.stderr


def test_the_report_holds_every_diagnostic(akn, tmp_path: Path) -> None:
    source, report = tmp_path / "broken.txt", tmp_path / "report.json"
    source.write_text(LAW.replace("阅读权利", "阅读\n\n权利"), encoding="utf-8")
    assert akn("convert", source, "-o", tmp_path / "x.xml", "--report", report).status == 0
    rows = json.loads(report.read_text(encoding="utf-8"))["diagnostics"]
    assert [(row["file"], row["line"], row["severity"]) for row in rows if row["code"].startswith("T")] == [
        (str(source), 9, "info")
    ]


def test_keep_lines(akn, tmp_path: Path) -> None:
    source = tmp_path / "broken.txt"
    source.write_text(LAW.replace("阅读权利", "阅读\n\n权利"), encoding="utf-8")
    assert "阅读权利" in akn("convert", source, "-t", "txt").text
    assert "阅读权利" not in akn("convert", source, "-t", "txt", "--keep-lines").text


def test_a_line_of_two_megabytes(akn, tmp_path: Path) -> None:
    source, back = tmp_path / "long.txt", tmp_path / "back.txt"
    source.write_text(LAW.replace("有固定场所", "有固定场所，" * 120_000), encoding="utf-8")
    assert akn("convert", source, "-o", back).status == 0
    assert back.read_text(encoding="utf-8").count("有固定场所") == 120_000


def test_duplicate_numbers_are_read_and_reported(akn, tmp_path: Path) -> None:
    source = tmp_path / "twice.txt"
    source.write_text(LAW.replace("第三条", "第二条"), encoding="utf-8")
    done = akn("convert", source)
    assert done.status == 0
    assert b'eId="art_2__oc_2"' in done.stdout
    assert f"{source}:17: I002" in done.stderr


def test_the_program_s_own_faults_are_one_line_too(akn, law: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("akn.batch.convert.read_bytes", lambda *_: 1 / 0)
    done = akn("convert", law)
    assert done.status == 1
    assert done.stderr.startswith(f"{law}: C090 the program failed on this file: ZeroDivisionError: division by zero")


def test_xml_on_standard_input_is_known_by_its_look(
    akn, law: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = akn("convert", law).stdout
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(made)))
    assert akn("convert", "-", "-t", "txt").text.startswith("虚构书屋条例\n")


@pytest.mark.parametrize(
    "option", [["--corrections", "c.toml"], ["--iri", "/akn/cn/act/2020-05-20/x"], ["--keep-lines"]]
)
def test_options_for_text_are_refused_for_xml(akn, law: Path, tmp_path: Path, option: list[str]) -> None:
    assert akn("convert", law, "-o", tmp_path / "law.xml").status == 0
    done = akn("convert", tmp_path / "law.xml", "-t", "txt", *option)
    assert done.status == 2
    assert f"law.xml: {option[0]} is for txt and md, not xml" in done.stderr


def test_a_source_is_never_overwritten(akn, law: Path) -> None:
    before = law.read_bytes()
    done = akn("convert", law, "-o", law)
    assert done.status == 2
    assert "would be overwritten" in done.stderr
    assert akn("convert", law, "-t", "txt", "--output-dir", law.parent).status == 2
    assert law.read_bytes() == before


def test_repairs_are_never_silent(akn, tmp_path: Path) -> None:
    source = tmp_path / "broken.txt"
    source.write_text(LAW.replace("阅读权利", "阅读\n\n权利"), encoding="utf-8")
    assert f"{source}:9: T020 joined a broken paragraph" in akn("convert", source, "-o", tmp_path / "x.xml").stderr


def test_an_address_that_is_given_is_asked_for_no_more(akn, tmp_path: Path) -> None:
    source = tmp_path / "bare.txt"
    source.write_text("虚构书屋条例\n第一条 甲乙丙。\n第二条 丁。\n", encoding="utf-8")
    assert "F012" in akn("convert", source).stderr
    done = akn("convert", source, "--iri", "/akn/cn-bj/act/2020-01-01/xugou")
    assert b'"/akn/cn-bj/act/2020-01-01/xugou"' in done.stdout
    assert not any(code in done.stderr for code in ("F011", "F012", "F014"))
