"""Checking a corpus again: what has not changed is not checked, and says the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from akn.api import parse, write
from akn.batch import cache
from akn.batch.cache import check_cached, fingerprint
from akn.batch.validate import Check, Checked, check
from akn.diagnostics import diagnostic

LAW = "云桥市灯塔条例\n（2021年3月1日云桥市人民代表大会常务委员会第三次会议通过）\n第一条　甲。\n第三条　本条例自2021年7月1日起施行。\n"


@pytest.fixture
def law(tmp_path: Path) -> Path:
    document = parse(LAW).document
    assert document is not None
    (tmp_path / "laws").mkdir()
    (tmp_path / "laws" / "law.xml").write_bytes(write(document))
    return tmp_path / "laws" / "law.xml"


def entries(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_the_second_time_nothing_is_checked(law: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    job, kept = Check(str(law)), tmp_path / "kept"
    first = check_cached(job, str(kept), "p")
    assert first == check(job)
    assert [item.code for item in first.diagnostics] == ["N001"]
    assert len(entries(kept)) == 1

    def fail(_: Check) -> Checked:
        raise AssertionError

    monkeypatch.setattr(cache, "check", fail)
    assert check_cached(job, str(kept), "p") == first


@pytest.mark.parametrize("what", ["content", "path", "asked", "program", "limit"])
def test_what_findings_depend_on_is_checked_again(
    law: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    kept = tmp_path / "kept"
    check_cached(Check(str(law)), str(kept), "p")
    job, program = Check(str(law)), "p"
    if what == "content":
        law.write_bytes(law.read_bytes() + b"\n")
    elif what == "path":
        job = Check(str(law.rename(law.with_name("other.xml"))))
    elif what == "asked":
        job = Check(str(law), ignore=("N",))
    elif what == "program":
        program = "q"
    else:
        monkeypatch.setenv("AKN_MAX_DEPTH", "3")
    assert check_cached(job, str(kept), program) == check(job)
    assert len(entries(kept)) == 2


@pytest.mark.parametrize(
    "content", [b"", b"[", b"{}", b'[["Z999", 1, null, null, []]]', b'[["N001", "x", null, null, []]]', b"[1]", b"[[]]"]
)
def test_a_broken_entry_counts_as_none(law: Path, tmp_path: Path, content: bytes) -> None:
    job, kept = Check(str(law)), tmp_path / "kept"
    first = check_cached(job, str(kept), "p")
    (entry,) = entries(kept)
    good = entry.read_bytes()
    entry.write_bytes(content)
    assert check_cached(job, str(kept), "p") == first
    assert entry.read_bytes() == good


def test_where_nothing_can_be_kept_it_is_checked_all_the_same(law: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert check_cached(Check(str(law)), str(tmp_path / "file"), "p") == check(Check(str(law)))


def test_faults_of_the_program_are_tried_again(law: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "check", lambda job: Checked(job.file, (diagnostic("C090", error="x").at(job.file),)))
    check_cached(Check(str(law)), str(tmp_path / "kept"), "p")
    assert not (tmp_path / "kept").exists()


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert check_cached(Check(str(tmp_path / "no.xml")), str(tmp_path), "p").unreadable.endswith(
        "No such file or directory"
    )


def test_the_command_keeps_nothing_unless_asked_and_nothing_in_the_corpus(
    akn, law: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "kept"
    monkeypatch.setenv("AKN_CACHE_DIR", str(kept))
    plain = akn("validate", law.parent, "--format", "json")
    assert not kept.exists()
    for _ in range(2):
        done = akn("validate", law.parent, "--format", "json", "--cache")
        assert (done.status, json.loads(done.stdout)) == (plain.status, json.loads(plain.stdout))
    assert len(entries(kept)) == 1
    assert entries(law.parent) == [law]
    for _ in range(2):
        assert akn("validate", law.parent, law, "--cache", "-j", "2").status == 0


def test_the_folder_is_where_caches_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AKN_CACHE_DIR", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", "/x")
    assert cache.default_folder() == "/x/akn"
    assert len(fingerprint()) == 64
