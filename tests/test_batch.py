"""Many documents: order, lost workers, whole files."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from akn.batch.convert import Job, modules, targets
from akn.batch.folder import collect
from akn.batch.run import MOST, _chunks, run
from akn.batch.write import write_atomically
from akn.errors import AknError
from akn.formats.options import ReadOptions


def double(value: int) -> int:
    return 2 * value


def is_loaded(module: str) -> bool:
    return module in sys.modules


def die_at_three(value: int) -> int:
    if value == 3:
        os._exit(9)
    return value


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_order(jobs: int) -> None:
    assert list(run(double, range(40), jobs)) == [2 * i for i in range(40)]


def test_a_dead_worker_loses_only_its_items() -> None:
    results = list(run(die_at_three, range(20), 2, lambda item, error: -item))
    assert results == [0, 1, 2, -3, *range(4, 20)]


def test_a_file_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "new" / "a.xml"
    write_atomically(target, b"one")
    assert target.read_bytes() == b"one"

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="No space left"):
        write_atomically(target, b"two")
    assert target.read_bytes() == b"one"
    assert [p.name for p in target.parent.iterdir()] == ["a.xml"]


def test_an_existing_file_keeps_its_mode(tmp_path: Path) -> None:
    target = tmp_path / "a.xml"
    target.write_bytes(b"one")
    target.chmod(0o640)
    write_atomically(target, b"two")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_targets() -> None:
    assert targets(["a/x.txt", "b/y.md"], "out", "xml") == ["out/x.xml", "out/y.xml"]
    with pytest.raises(AknError, match=r"a/x.txt, b/x.md: would all become x.xml"):
        targets(["a/x.txt", "b/x.md"], "out", "xml")


def test_folders_stand_for_their_xml_files(tmp_path: Path) -> None:
    for name in ("b.xml", "sub/a.akn", "sub/readme.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    assert collect([str(tmp_path), "other.txt"]).files == [
        str(tmp_path / "b.xml"),
        str(tmp_path / "sub/a.akn"),
        "other.txt",
    ]


def test_a_target_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match=str(tmp_path / "file")):
        write_atomically(tmp_path / "file" / "a.xml", b"one")
    with pytest.raises(OSError, match=r"'/proc/a\.xml'"):
        write_atomically("/proc/a.xml", b"one")


def test_what_workers_import_is_known_before_they_start() -> None:
    work = [Job("a.txt", None, "txt", "xml", ReadOptions()), Job("b.json", None, "json", "xml", ReadOptions())]
    assert modules(work) == ["akn.formats.akn.write", "akn.formats.json.read", "akn.formats.text.read", "pypinyin"]
    assert modules(work[1:]) == ["akn.formats.akn.write", "akn.formats.json.read"]


@pytest.mark.parametrize("preload", [["akn.formats.json.read"], []])
def test_workers_import_what_they_need_before_their_first_item(preload: list[str]) -> None:
    code = (
        "from akn.batch.run import run; from test_batch import is_loaded\n"
        f"print(list(run(is_loaded, ['akn.formats.json.read'] * 4, 2, preload={preload})))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).parent, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == str([bool(preload)] * 4)


def test_runs_of_items_get_shorter_towards_the_end() -> None:
    sizes = [len(chunk) for chunk in _chunks(range(300), 2)]
    assert sum(sizes) == 300
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == MOST
    assert sizes[-8:] == [1] * 8


def test_a_module_that_is_not_there_stops_no_worker() -> None:
    assert list(run(double, range(4), 2, preload=["akn.no_such_module"])) == [0, 2, 4, 6]
