"""A corpus in a git repository, end to end: history as law text, branches merged by article, hooks, the action."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from akn.batch.folder import collect
from tests.corpus_samples import DOCK, FAULTS, FERRY, sound
from tests.git_pipeline import HOOKS, action, git, hooks, made, scripts, step

NOW = f"corpus/{DOCK}/zho@2022-09-23.xml"
OLD = f"corpus/{FERRY}/zho@2018-03-30.xml"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus, one commit for each version by its date, with the drivers set up for all who clone."""
    folder = made(tmp_path, monkeypatch)
    subprocess.run(["akn", "git", "install", "--shared"], cwd=folder, check=True, capture_output=True)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "set up")
    whole = sound(tmp_path / "whole")
    files = collect([str(whole)]).files
    for file in sorted(files, key=lambda name: (name.rpartition("@")[2], name)):
        name = Path("corpus", Path(file).relative_to(whole))
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, folder / name)
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "-m", name.stem)
    return folder


def edit(repository: Path, file: str, *changes: tuple[str, str]) -> None:
    text = (repository / file).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    (repository / file).write_text(text, encoding="utf-8")


def commit(repository: Path, message: str, status: int = 0) -> str:
    git(repository, "add", "-A")
    return git(repository, "commit", "-q", "-m", message, status=status)


def test_the_history_of_a_corpus_reads_as_law(repository: Path) -> None:
    edit(repository, NOW, ("每年检查两次", "每年检查三次"))
    commit(repository, "a correction")
    assert "\n-第三条 码头每年检查两次。\n+第三条 码头每年检查三次。\n" in git(repository, "diff", "HEAD~1")
    whole = git(repository, "log", "-p", "--reverse", "--", "corpus")
    assert "+第一条 灯塔由市人民政府管理。" in whole
    assert "+第三条 码头每年检查三次。" in whole
    assert not re.search("(?m)^[+-].*</?(?:article|FRBR|eventRef)", whole)
    assert "+第三条 码头每年检查三次。" in git(repository, "log", "-p", "-1", "-G", "检查三次", "--", NOW)
    assert "<article" in git(repository, "log", "-p", "--no-textconv", "-2", "--", "corpus")
    followed = git(repository, "diff", "--no-index", f"corpus/{DOCK}/zho@2021-11-26.xml", NOW, status=1)
    assert "\n-第三条 码头每年检查一次。\n+第三条 码头每年检查三次。\n" in followed
    assert "modified 1" in git(repository, "articles", "HEAD~1")


def test_a_clone_has_the_attributes_and_installs_the_drivers(repository: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", str(repository), str(clone))
    assert "diff --git" in git(clone, "show", "--stat", "-p", "HEAD"), "without the drivers git shows what it can"
    subprocess.run(["akn", "git", "install", "--shared"], cwd=clone, check=True, capture_output=True)
    assert git(clone, "status", "--porcelain") == ""
    assert "<article" not in git(clone, "show", "HEAD")


def test_branches_merge_by_article_and_conflicts_are_found_by_every_gate(repository: Path) -> None:
    hooks(repository, "akn-validate", "akn-validate-corpus", "akn-fix")
    git(repository, "checkout", "-q", "-b", "other")
    edit(repository, NOW, ("码头的灯", "码头的灯具"), ("检查两次", "检查三次"))
    commit(repository, "other")
    git(repository, "checkout", "-q", "main")
    edit(repository, NOW, ("码头的渡工", "码头上的渡工"), ("检查两次", "检查四次"))
    commit(repository, "main")
    said = git(repository, "merge", "other", status=1)
    assert f"{NOW}: 1 conflict marked" in said
    text = (repository / NOW).read_text(encoding="utf-8")
    assert "码头的灯具" in text, "what one side alone changed is merged"
    assert "码头上的渡工" in text
    marked = re.search(r"(?s)<<<<<<< ours 第三条\n(.*?)\|{7} base\n(.*?)=======\n(.*?)>>>>>>> theirs 第三条\n", text)
    assert marked
    assert [times in part for times, part in zip(("四次", "两次", "三次"), marked.groups(), strict=True)] == [True] * 3
    bad = action(repository, PATHS="corpus")
    assert bad.returncode == 1
    assert f"{NOW}:" in bad.stdout
    assert "X003" in bad.stdout
    assert "X003" in commit(repository, "unresolved", status=1), "the hook stops what has marks"
    (repository / NOW).write_text(text.replace(marked[0], marked[3]), encoding="utf-8")
    commit(repository, "resolved")
    good = action(repository, PATHS="corpus", FIX="true")
    assert (good.returncode, good.stdout.splitlines()[-1]) == (0, "9 files: nothing found")


def test_a_rebase_and_a_cherry_pick_merge_by_article(repository: Path) -> None:
    git(repository, "checkout", "-q", "-b", "other", "HEAD~1")
    edit(repository, OLD, ("备足救生衣", "备好救生衣"))
    commit(repository, "other")
    git(repository, "checkout", "-q", "main")
    edit(repository, OLD, ("准时开船", "按时开船"))
    commit(repository, "main")
    git(repository, "checkout", "-q", "other")
    git(repository, "rebase", "-q", "main", status=1)
    assert "<<<<<<< ours 第三条" in (repository / OLD).read_text(encoding="utf-8"), "both changed one 款"
    git(repository, "rebase", "--abort")
    git(repository, "checkout", "-q", "-b", "third", "main~1")
    edit(repository, OLD, ("熟悉水情", "通晓水情"))
    commit(repository, "elsewhere")
    git(repository, "checkout", "-q", "main")
    git(repository, "cherry-pick", "third")
    text = (repository / OLD).read_text(encoding="utf-8")
    assert "按时开船，备足救生衣" in text
    assert "通晓水情" in text


def test_the_hook_of_the_corpus_sees_what_no_single_file_shows(repository: Path) -> None:
    FAULTS["C225"][0](repository / "corpus")
    hooks(repository, "akn-validate", "akn-fix")
    commit(repository, "each file is sound")
    hooks(repository, "akn-validate-corpus")
    FAULTS["C231"][0](repository / "corpus")
    said = commit(repository, "bad", status=1)
    assert "C225" in said
    assert "C231" in said
    git(repository, "reset", "-q", "--hard", "HEAD~1")
    edit(repository, NOW, ("每年检查两次", "每年检查三次"))
    commit(repository, "good")


def test_the_action_reports_a_corpus_in_every_format(repository: Path) -> None:
    assert action(repository, PATHS="corpus").returncode == 0
    FAULTS["C225"][0](repository / "corpus")
    line = f"::error file={NOW},line=8,title=C225::"
    done = action(repository, PATHS="corpus", FORMAT="github")
    assert (done.returncode, done.stdout.startswith(line)) == (1, True)
    assert action(repository, PATHS="corpus", FORMAT="sarif", OUTPUT="a.sarif").returncode == 1
    (run,) = json.loads((repository / "a.sarif").read_text(encoding="utf-8"))["runs"]
    place = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert place == NOW.replace("@", "%40")
    assert action(repository, PATHS="corpus", FORMAT="junit", OUTPUT="a.xml").returncode == 1
    assert ElementTree.parse(repository / "a.xml").find("testsuite").get("failures") == "1"
    assert action(repository, PATHS="corpus", OPTIONS="--ignore C225").returncode == 0
    assert action(repository, PATHS="nowhere corpus").returncode == 2
    (repository / "akn.toml").write_text('ignore = ["C225"]', encoding="utf-8")
    assert action(repository, PATHS="corpus").returncode == 0


def test_the_action_installs_into_an_environment_of_its_own(repository: Path, tmp_path: Path) -> None:
    python = tmp_path / "bin" / "python3"
    python.write_text(
        '#!/bin/sh\nmkdir -p "$3/bin"\nprintf \'#!/bin/sh\\necho "$@" >> "$LOG"\\n\' > "$3/bin/python"\nchmod +x "$3/bin/python"\n',
        encoding="utf-8",
    )
    python.chmod(0o755)
    kept = {name: str(tmp_path / name) for name in ("GITHUB_PATH", "GITHUB_ENV")}
    given = {**kept, "RUNNER_TEMP": str(tmp_path / "t"), "LOG": str(tmp_path / "log")}
    done = step(scripts()[0], repository, {**given, "HOME_OF_AKN": "/the action"})
    assert done.returncode == 0, done.stderr
    assert not any(Path(name).exists() for name in kept.values()), "later steps keep their own python and pip"
    assert (tmp_path / "t" / "akn" / "bin" / "python").exists()
    assert (tmp_path / "log").read_text() == "-m pip install --quiet --disable-pip-version-check /the action\n"


def test_the_hooks_are_what_pre_commit_reads() -> None:
    names = re.findall(r"(?m)^- id: (\S+)$", HOOKS)
    assert names == ["akn-validate", "akn-validate-corpus", "akn-fix"]
    for row in HOOKS.split("- id: ")[1:]:
        keys = set(re.findall(r"(?m)^  (\w+):", row))
        assert {"name", "description", "entry", "language", "files"} <= keys
        assert keys <= {"name", "description", "entry", "language", "files", "args", "pass_filenames", "require_serial"}
