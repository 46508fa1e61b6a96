"""Hostile and broken input: refused or read safely, in bounded memory and time, without network or foreign files.

docs/security.md says what is promised, and names the tests here that hold it.
"""

from __future__ import annotations

import atexit
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from time import process_time

import pytest

from akn.api import amend, compare, load, read_bytes
from akn.api import parse as parse_text
from akn.batch.earlier import earlier
from akn.batch.folder import collect
from akn.batch.package import newest
from akn.diagnostics import diagnostic
from akn.errors import Unreadable
from akn.formats.akn.elements import NAMESPACE
from akn.formats.akn.parse import parse
from akn.formats.options import ReadOptions
from akn.limits import TimeLimit, depth, seconds, size, timed
from tests.corpus_samples import DOCK, FERRY, sound
from tests.forks import Forks

ROOT = Path(__file__).parents[1]
SECRET = "canary-7f3a"
COMMANDS = (
    ("validate", "{}"),
    ("convert", "{}", "-t", "json"),
    ("convert", "{}", "-t", "txt"),
    ("convert", "{}", "-t", "xml"),
    ("diff", "{}", "{}"),
    ("fix", "{}", "--dry-run"),
    ("refs", "{}"),
    ("git", "text", "{}"),
)
"""Everything that reads a document; `{}` is the file."""
MEMORY = 2 << 30
SECONDS = 60


def act(body: str = "<p>甲</p>", before: str = "", root: str = "", namespace: str = NAMESPACE) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{before}<akomaNtoso xmlns="{namespace}"{root}><act name="a"><body>'
        f'<section eId="s"><content>{body}</content></section></body></act></akomaNtoso>'
    )


@cache
def forks() -> Forks:
    """One for all tests of a process: it has compiled the schemas, and imported what the commands need."""
    file, text = (Path(mkdtemp()) / name for name in ("warm.xml", "warm.txt"))
    file.write_text(act(), encoding="utf-8")
    text.write_text("云桥市灯塔条例\n第一条　依照本法第二条。\n第二条　甲。\n", encoding="utf-8")
    warm = [[str(file) if part == "{}" else part for part in command] for command in COMMANDS]
    made = Forks([*warm, ["convert", str(text), "-t", "xml"]])
    atexit.register(made.close)
    return made


def run(*arguments: object, **limits: str) -> subprocess.CompletedProcess[str]:
    """The command in a process with bounded memory and time. A traceback, or a status that is none of 0, 1, 2, fails."""
    environment = {**os.environ, "AKN_LANG": "en", "NO_COLOR": "1", **limits}
    done = forks().run([str(each) for each in arguments], environment, MEMORY, SECONDS)
    assert "Traceback" not in done.stderr, done.stderr
    assert done.returncode in (0, 1, 2), done.stderr
    return done


def every_command(file: Path) -> Iterator[subprocess.CompletedProcess[str]]:
    for command in COMMANDS:
        yield run(*(file if part == "{}" else part for part in command))


def test_the_processes_are_bounded(tmp_path: Path) -> None:
    with pytest.raises(subprocess.TimeoutExpired):
        forks().run(["validate", "/dev/zero"], os.environ, MEMORY, 0.001)
    file = tmp_path / "a.xml"
    file.write_text(act(f"<p>{'x' * 20_000_000}</p>"), encoding="utf-8")
    for memory, enough in ((MEMORY, True), (1 << 20, False)):
        done = forks().run(["convert", str(file), "-t", "txt"], os.environ, memory, SECONDS)
        assert (done.returncode == 0) == enough, done.stderr
    assert forks().run(["validate", "-h"], os.environ, MEMORY, SECONDS).stdout.startswith("Usage: ")


LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
REFUSED = {
    "billion_laughs": (act("<p>&l9;</p>", f'<!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}]>\n'), "X004"),
    "quadratic": (act(f"<p>{'&b;' * 20000}</p>", f'<!DOCTYPE a [<!ENTITY b "{"x" * 20000}">]>\n'), "X004"),
    "file_entity": (act("<p>&x;</p>", '<!DOCTYPE a [<!ENTITY x SYSTEM "file://{secret}">]>\n'), "X004"),
    "network_entity": (act("<p>&x;</p>", '<!DOCTYPE a [<!ENTITY x SYSTEM "http://127.0.0.1:{port}/">]>\n'), "X004"),
    "parameter_entity": (act("<p/>", '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1:{port}/"> %p;]>\n'), "X004"),
    "external_dtd": (act("<p/>", '<!DOCTYPE akomaNtoso SYSTEM "http://127.0.0.1:{port}/a.dtd">\n'), "X004"),
    "deep": (act(f"{'<blockContainer>' * 20000}{'</blockContainer>' * 20000}"), "X006"),
    "deep_inline": (act(f"<p>{'<i>' * 200}x{'</i>' * 200}</p>"), "X006"),
    "crowded": (act("<p" + "".join(f' a{i}="1"' for i in range(100_000)) + ">x</p>"), "X035"),
    "truncated": (act()[:-30], "X003"),
    "nul": (act("<p>\x00</p>"), "X003"),
    "control": (act("<p>\x08\x1b[31m</p>"), "X003"),
    "surrogate_reference": (act("<p>&#xD800;</p>"), "X003"),
    "repeated_attribute": (act('<p class="a" class="b">x</p>'), "X003"),
    "unbound_prefix_twice": (act("<p>a</q>"), "X003"),
}  # fmt: skip
READ = {
    "xinclude": act(
        '<xi:include href="file://{secret}" parse="text"/><xi:include href="http://127.0.0.1:{port}/"/><p>甲</p>',
        root=' xmlns:xi="http://www.w3.org/2001/XInclude"',
    ),
    "schema_location": act(
        root=' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="x http://127.0.0.1:{port}/a.xsd"'
    ),
    "stylesheet": act(before='<?xml-stylesheet type="text/xsl" href="http://127.0.0.1:{port}/a.xsl"?>\n'),
    "xml_model": act(before='<?xml-model href="file://{secret}"?>\n'),
    "xml_base": act('<p xml:base="http://127.0.0.1:{port}/"><img src="a.png"/></p>'),
    "script": act('<p>&lt;script&gt;alert(1)&lt;/script&gt;<img src="javascript:alert(1)"/></p>'),
    "huge_attribute": act(f'<p title="{"a" * 12_000_000}">x</p>'),
    "many_attributes": act("<p" + "".join(f' a{i}="1"' for i in range(1_000)) + ">x</p>"),
    "huge_text": act(f"<p>{'条' * 4_000_000}</p>"),
    "many_elements": act("<p>x</p>" * 50_000),
    "many_comments": act("<p>x</p>", "<!-- a -->" * 50_000),
    "long_id": act(f'<p eId="{"a" * 1_000_000}">x</p>'),
    "bidi": act("<p>\u202e甲\u2066乙\u200f</p>"),
    "backtracking": act(f"<p>{'（一' * 20_000}</p>"),
}


@pytest.fixture(scope="module")
def listener() -> Iterator[tuple[int, list[object]]]:
    """A port of this machine, and who has called there."""
    calls: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        stop = threading.Event()

        def serve() -> None:
            while not stop.is_set():
                try:
                    connection, address = server.accept()
                except TimeoutError:
                    continue
                calls.append(address)
                connection.close()

        thread = threading.Thread(target=serve)
        thread.start()
        yield server.getsockname()[1], calls
        stop.set()
        thread.join()


def written(tmp_path: Path, text: str, port: int) -> Path:
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    file = tmp_path / "hostile.xml"
    file.write_text(text.replace("{secret}", str(secret)).replace("{port}", str(port)), encoding="utf-8")
    return file


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_is_dangerous_is_refused_by_every_command(
    name: str, tmp_path: Path, listener: tuple[int, list[object]]
) -> None:
    text, code = REFUSED[name]
    file = written(tmp_path, text, listener[0])
    for done in every_command(file):
        if "git" not in done.args:
            assert done.returncode in (1, 2), done.args
            assert re.search(rf"hostile\.xml(:\d+)?: {code} ", done.stdout + done.stderr), done.stderr
        assert SECRET not in done.stdout + done.stderr
    assert listener[1] == []


@pytest.mark.parametrize("name", sorted(READ))
def test_what_is_harmless_when_nothing_is_followed_is_read(
    name: str, tmp_path: Path, listener: tuple[int, list[object]]
) -> None:
    file = written(tmp_path, READ[name], listener[0])
    for done in every_command(file):
        if "validate" not in done.args and "refs" not in done.args:
            assert done.returncode == 0, (done.args, done.stderr[-500:])
        assert SECRET not in done.stdout + done.stderr
    assert listener[1] == []


def test_a_file_cut_off_anywhere_is_refused_or_read_without_a_fault() -> None:
    data = act("<p>甲<!-- c --><![CDATA[<乙>]]><?pi x?>&amp;</p>").encode()
    for end in range(len(data)):
        root, found = parse(data[:end])
        assert root is None
        assert [item.code for item in found] in (["X001"], ["X003"], ["X005"])


@pytest.mark.parametrize("encoding", ["utf-7", "klingon", "utf-16", "ebcdic-cp-us", "x" * 10_000, "%n"])
def test_a_wrong_encoding_is_refused_and_named(encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_bytes(act().replace("UTF-8", encoding).encode())
    for done in every_command(file):
        assert re.search(r"a\.xml(:\d+)?: X00[35] ", done.stderr + done.stdout) or "git" in done.args
        assert len(done.stderr) < 5_000


def test_characters_that_turn_or_steer_a_terminal_are_shown_as_what_they_are() -> None:
    found = diagnostic("X007", 1, name="a\u202eb\x1b[31m\u2066c\nd\ud800").at("f\u202e\n.xml")
    assert found.as_line("en").startswith(
        "f\ufffd\ufffd.xml:1: X007 not Akoma Ntoso: the root element is a\ufffdb\ufffd[31m\ufffdc\ufffdd\ufffd"
    )


def test_a_name_that_no_file_can_have_is_unreadable() -> None:
    for name in ("a\x00b.xml", "x" * 5000 + ".xml", "no\nsuch\u202efile.xml"):
        with pytest.raises(Unreadable) as said:
            load(name)
        assert not re.search("[\x00\n\u202e]", str(said.value))


def test_very_long_names_on_the_command_line_are_said_in_one_line() -> None:
    for command in ("validate", "fix"):
        done = run(command, "x" * 5000 + ".xml")
        assert (done.returncode, "File name too long" in done.stderr) == (2, True)


def test_a_file_that_never_ends_is_not_read_to_the_end() -> None:
    done = run("validate", "/dev/zero")
    assert done.returncode == 2
    assert done.stderr.strip() == "/dev/zero: more than 256 MB; --max-size allows more"


def test_links_out_of_a_folder_are_not_followed(tmp_path: Path) -> None:
    outside, corpus = tmp_path / "outside", tmp_path / "corpus"
    (outside / "deep").mkdir(parents=True)
    (corpus / "sub").mkdir(parents=True)
    (outside / "a.xml").write_text(act("<p  >x</p>"), encoding="utf-8")
    (corpus / "own.xml").write_text(act(), encoding="utf-8")
    (corpus / "sub" / "relative.xml").symlink_to("../../outside/a.xml")
    (corpus / "sub" / "absolute.xml").symlink_to(outside / "a.xml")
    (corpus / "inside.xml").symlink_to("own.xml")
    (corpus / "linked").symlink_to(outside, target_is_directory=True)
    (corpus / "loop").symlink_to(corpus, target_is_directory=True)
    (corpus / "broken.xml").symlink_to("nowhere.xml")
    found = collect([str(corpus)])
    assert found.files == [str(corpus / "inside.xml"), str(corpus / "own.xml")]
    assert [(item.code, Path(item.file).name) for item in found.diagnostics] == [
        ("C110", "absolute.xml"),
        ("C110", "relative.xml"),
    ]
    assert found.diagnostics[0].message("en") == "a link that leads out of the folder; not followed"
    before = (outside / "a.xml").read_bytes()
    done = run("fix", corpus)
    assert "C110" in done.stderr
    assert (outside / "a.xml").read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_no_reader_of_a_corpus_leaves_it_or_waits_for_a_pipe(tmp_path: Path) -> None:
    corpus, outside = sound(tmp_path / "corpus"), tmp_path / "outside"
    work, kept = corpus / FERRY, {"XDG_CACHE_HOME": str(tmp_path / "kept")}
    outside.mkdir()
    shutil.move(work / "zho@2025-03-28.xml", outside / "version.xml")
    (work / "zho@2025-03-28.xml").symlink_to(outside / "version.xml")
    (outside / "manifest.json").write_text("[]", encoding="utf-8")
    (work / "manifest.json").symlink_to(outside / "manifest.json")
    os.mkfifo(work / "zho@2026-01-01.xml")
    os.mkfifo(work / "source.txt")
    os.mkfifo(corpus / DOCK / "manifest.json")
    os.mkfifo(corpus / DOCK / "corrections.toml")
    (work / "zho@2027-01-01.xml").mkdir()
    (work.parent / "linked").symlink_to(outside, target_is_directory=True)
    shutil.copy(corpus / DOCK / "zho@2022-09-23.xml", outside / "zho@2022-09-23.xml")
    name, elsewhere = Path(FERRY).name, Path(DOCK).name
    for command in (
        ("log", elsewhere, "--corpus", corpus),
        ("show", elsewhere, "--at", "2024-01-01", "--corpus", corpus),
        ("blame", elsewhere, "--corpus", corpus),
        ("validate", corpus),
        ("validate", corpus, "--select", "C20"),
    ):
        assert run(*command, **kept).returncode < 2
    log = json.loads(run("log", name, "--corpus", corpus, "-t", "json", **kept).stdout)
    assert "2025-03-28" not in [row["version"].rpartition("@")[2] for row in log["versions"]]
    hits = run("search", "渡口", "--all-versions", "--corpus", corpus, **kept).stdout
    assert f"/akn/{FERRY}/zho@2022-05-20" in hits
    assert f"/akn/{FERRY}/zho@2025-03-28" not in hits
    assert "linked" not in hits
    assert [path.name for path in newest(corpus) if path.is_relative_to(work)] == ["zho@2022-05-20.xml"]
    base = work / "zho@2022-05-20.xml"
    (work / "zho@2017-03-30.xml").symlink_to(outside / "version.xml")
    read = read_bytes(base.read_bytes(), "xml", ReadOptions(str(base))).document
    assert read is not None
    assert [one.meta.expression.uri.rpartition("@")[2] for one in earlier(read, base)] == ["2018-03-30"]
    (work / "zho@2017-03-30.xml").unlink()
    said = run("validate", corpus, **kept).stdout
    assert [line for line in said.splitlines() if "C110" in line and "zho@2025-03-28" in line], said
    assert "C201" not in said, "the manifest that is a link is not read"
    (corpus / DOCK / "manifest.json").unlink()
    done = run("manifest", corpus, **kept)
    assert (done.returncode, "C110" in done.stderr) == (1, True)
    assert (outside / "manifest.json").read_text(encoding="utf-8") == "[]"


def test_names_in_a_corpus_are_names_and_no_options_or_paths(tmp_path: Path) -> None:
    for name in (
        "--help.xml",
        "-rf.xml",
        "..xml",
        "$(touch x).xml",
        "a b.xml",
        "%s%n.xml",
        "\u202egnp.xml",
        "a\nb.xml",
    ):
        (tmp_path / name).write_text(act(), encoding="utf-8")
    done = run("validate", tmp_path)
    assert "8 files" in done.stdout
    assert not any(line.startswith("b.xml") for line in done.stdout.splitlines())
    assert not (ROOT / "x").exists()


def test_size_depth_and_time_have_options(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_text(act(f"<p>{'x' * 2_000_000}</p>"), encoding="utf-8")
    done = run("validate", file, "--max-size", "1")
    assert (done.returncode, done.stderr.strip()) == (2, f"{file}: more than 1 MB; --max-size allows more")
    file.write_text(act("<p><i><b><u>x</u></b></i></p>"), encoding="utf-8")
    done = run("convert", file, "--max-depth", "7", "-t", "txt")
    assert f"{file}:2: X006 elements nest deeper than 7 levels" in done.stderr
    assert run("convert", file, "--max-depth", "9", "-t", "txt").returncode == 0
    assert run("convert", file, "--max-depth", "251").returncode == 2
    assert run("convert", file, AKN_MAX_DEPTH="7").returncode == 2
    deep = tmp_path / "deep.xml"
    deep.write_text(act(f"<p>{'<i>' * 130}x{'</i>' * 130}</p>"), encoding="utf-8")
    assert run("convert", deep, "-t", "txt").returncode == 2
    assert run("convert", deep, "-t", "txt", "--max-depth", "200").returncode == 0


def test_limits_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("AKN_MAX_SIZE", "3"), ("AKN_MAX_DEPTH", "999"), ("AKN_MAX_SECONDS", "7")):
        monkeypatch.setenv(name, value)
    assert (size(1), depth(120), seconds()) == (3 << 20, 250, 7)
    for name in ("AKN_MAX_SIZE", "AKN_MAX_DEPTH", "AKN_MAX_SECONDS"):
        monkeypatch.setenv(name, "no number")
    assert (size(5 << 20), depth(120), seconds()) == (5 << 20, 120, 0)


def test_what_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AKN_MAX_SECONDS", "1")
    with pytest.raises(TimeLimit, match="more than 1 s"), timed():
        any(False for _ in iter(int, 1))  # without end


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_one_file_that_takes_too_long_does_not_stop_the_others(tmp_path: Path, jobs: str) -> None:
    line = "".join(f"第{n}条　依照本法第{n}条、第{n}条至第{n}条的规定办理。\n" for n in "一二三四五六七八九" * 12_000)
    (tmp_path / "long.txt").write_text(f"云桥市灯塔条例\n{line}", encoding="utf-8")
    (tmp_path / "short.txt").write_text("云桥市灯塔条例\n第一条　甲。\n", encoding="utf-8")
    done = run(
        "convert", tmp_path / "long.txt", tmp_path / "short.txt", "-t", "xml", "--output-dir", tmp_path, "-j", jobs,
        "--max-seconds", "1",
    )  # fmt: skip
    assert done.returncode == 1
    assert "long.txt: C090 the program failed on this file: TimeLimit: more than 1 s" in done.stderr
    assert (tmp_path / "short.xml").exists()
    assert not (tmp_path / "long.xml").exists()


def test_every_promise_names_tests_that_there_are() -> None:
    text = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    named = re.findall(r"`tests/(test_\w+\.py)::(test_\w+)`", text)
    assert len(named) > 12
    for file, test in named:
        assert f"def {test}(" in (ROOT / "tests" / file).read_text(encoding="utf-8"), test
    for row in text.split("\n| --- | --- |\n")[1].split("\n\n")[0].splitlines():
        assert "`tests/test_" in row, row


CONFIGURATIONS = {
    "deep": "x = " + "[" * 5_000 + "]" * 5_000,
    "broken": "[",
    "nul": "\x00",
    "long": f'select = ["{"N" * 1_000_000}"]',
    "baseline elsewhere": 'baseline = "/etc/passwd"',
    "types": "select = 1",
    "unknown": "tool = 1",
}


@pytest.mark.parametrize("body", CONFIGURATIONS.values(), ids=CONFIGURATIONS)
def test_settings_that_are_wrong_are_said_in_one_line(
    akn, body: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.xml").write_text(act(), encoding="utf-8")
    Path("akn.toml").write_text(body, encoding="utf-8")
    done = akn("validate", "a.xml")
    assert done.status == 2
    assert "akn.toml" in done.stderr or "/etc/passwd" in done.stderr
    assert "root:" not in done.stderr
    assert len(done.stderr) < 1_000
    Path("akn.toml").rename("pyproject.toml")  # that of another tool: what is broken there is not ours to tell
    assert akn("validate", "a.xml").status in (0, 1)


@pytest.mark.parametrize("body", ["", "[", "x = 1", "[[correction]]", "x = " + "[" * 5_000, "\x00", "correction = 1"])
def test_corrections_that_are_wrong_are_said_in_one_line(akn, body: str, tmp_path: Path) -> None:
    text, file = tmp_path / "a.txt", tmp_path / "c.toml"
    text.write_text("云桥市灯塔条例\n第一条　甲。\n", encoding="utf-8")
    file.write_text(body, encoding="utf-8")
    done = akn("convert", text, "--corrections", file)
    assert (done.status, "c.toml" in done.stderr) == ((0, False) if not body else (2, True))


@pytest.mark.parametrize(
    "body", ["", "[]", "1", "null", "[" * 100_000, '{"contract":"1.0","known":[{"file":1,"code":1,"fingerprint":1,"count":1e999}]}',
             '{"contract":"9"}', '{"contract":"1.0","known":[1]}'],
)  # fmt: skip
def test_a_baseline_that_is_wrong_is_said_in_one_line(akn, body: str, tmp_path: Path) -> None:
    file, known = tmp_path / "a.xml", tmp_path / "known.json"
    file.write_text(act(), encoding="utf-8")
    known.write_text(body, encoding="utf-8")
    done = akn("validate", file, "--baseline", known)
    assert done.status == 2
    assert f"{known}: " in done.stderr


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="their file systems have no such names")
def test_names_that_are_no_characters_are_reported_in_every_form(akn, tmp_path: Path) -> None:
    file = os.path.join(os.fsencode(tmp_path), b"\xff\xfe.xml")  # noqa: PTH118 - bytes
    with open(file, "wb") as made:  # noqa: PTH123
        made.write(act("<p  >x</p>").encode())
    name = os.fsdecode(file)
    for style in ("text", "json", "sarif", "junit", "github"):
        done = akn("validate", name, "--format", style)
        assert done.status == 1
        assert "\ufffd\ufffd.xml" in done.text or "%EF%BF%BD" in done.text or "%FF%FE" in done.text
    done = akn("fix", name, "--dry-run")
    assert b"\xff\xfe.xml" in done.stdout  # as patch wants it
    assert akn("refs", name, "--format", "json").status == 0


@pytest.mark.parametrize(
    "piece", ["”、“", "\n十", "（一", "第一条、", "《", "\u3000", "修改为“", "1", "根据2024年1月1日"]
)
def test_one_thing_said_ten_thousand_times_takes_no_square_of_it(piece: str) -> None:
    base = parse_text("云桥市灯塔条例\n第一条　甲。\n第二条　乙丙丁。\n").document
    bomb = (piece * 20_000)[:20_000]
    began = process_time()
    for frame in ("一、第二条中的“乙{}”修改为“丁”。", "一、将第一条修改为：“{}”", "一、{}"):
        decision = parse_text(f"关于修改《云桥市灯塔条例》的决定\n{frame.format(bomb)}\n").document
        assert base is not None
        assert decision is not None
        amend(base, decision)
        compare(base, decision)
    assert process_time() - began < 12
