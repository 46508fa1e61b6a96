"""What the README shows a stranger works: every command, in both languages, and the Python in it."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.chains import laid_out, versions
from tests.git_pipeline import git, made

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "README.zh-CN.md")
EXAMPLE = ROOT / "examples" / "draft-amendment"
WORK = "xugou-dukou-tiaoli"


def commands(page: str) -> list[str]:
    return re.findall(r"(?m)^\$ (akn .*?) +# ", (ROOT / page).read_text(encoding="utf-8"))


@pytest.fixture
def folder(akn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a reader would stand: the files that the commands name, a corpus, a repository with a history."""
    place = made(tmp_path, monkeypatch)
    monkeypatch.chdir(place)
    shutil.copytree(ROOT / "corpus", place / "corpus")
    laid_out(versions(), place / "corpus")
    shutil.copy(next(place.rglob("source.txt")), "regulation.txt")
    shutil.copy(EXAMPLE / "fictional-decision.txt", "decision.txt")
    shutil.copy(EXAMPLE / "fictional-draft.txt", "draft.txt")
    for name, source in (("old", "regulation"), ("new", "draft"), ("laws/law.md", "regulation"), ("draft", "draft")):
        target = name if name.endswith(".md") else f"{name}.xml"
        assert akn("convert", f"{source}.txt", "-o", target).status == 0
    for name, source in (
        ("law", "old"),
        ("v1", "old"),
        ("v2", "new"),
        ("v3", "new"),
        ("draft1", "new"),
        ("draft2", "new"),
    ):
        shutil.copy(f"{source}.xml", f"{name}.xml")
    git(place, "add", "-A")
    git(place, "commit", "-q", "-m", "one")
    return place


@pytest.mark.parametrize("page", PAGES)
def test_every_command_works(akn, folder: Path, page: str) -> None:
    assert len(commands(page)) >= 20
    for command in commands(page):
        typed = command.replace("WORK@2019-10-25 --article 15", f"{WORK}@2018-03-30 --article 5").replace("WORK", WORK)
        done = akn(*shlex.split(typed)[1:])
        assert done.status == 0, f"{command}: {done.stderr}"
        assert done.stdout or "-o" in command or "fix" in command, command


def test_both_languages_show_the_same_commands() -> None:
    assert commands(PAGES[0]) == commands(PAGES[1])


@pytest.mark.parametrize("page", PAGES)
def test_the_python_works(folder: Path, page: str) -> None:
    shutil.copy("old.xml", "regulation.xml")
    [code] = re.findall(r"(?s)```python\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"))
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "modified " in done.stdout
