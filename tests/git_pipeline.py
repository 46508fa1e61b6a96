"""A git repository with a home of its own, and what runs in it: hooks and the script of the action."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HOOKS = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
ACTION = (ROOT / "action.yml").read_text(encoding="utf-8")


def made(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository below `home`, where `akn` is a program and no settings of the user count."""
    if shutil.which("git") is None:
        assert "CI" not in os.environ, "git must be there where it is said to be tested"
        pytest.skip("git is not installed")
    programs = home / "bin"
    programs.mkdir()
    program = programs / "akn"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m akn_tools "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("AKN_CACHE_DIR", str(home / "kept"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("AKN_LANG", "en")
    monkeypatch.setenv("NO_COLOR", "1")
    folder = home / "re po"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    named(folder)
    return folder


def named(folder: Path) -> None:
    """Say who commits in `folder`."""
    git(folder, "config", "user.name", "n")
    git(folder, "config", "user.email", "n@example.org")


def git(folder: Path, *arguments: str, status: int = 0) -> str:
    """What git says in `folder`; another status than `status` fails."""
    done = subprocess.run(
        ["git", *arguments], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout + done.stderr


def hooks(folder: Path, *names: str) -> None:
    """Let a commit run these hooks as pre-commit does: with the staged files that match, or with the hook's own arguments."""
    steps = []
    for name in names:
        row = HOOKS.partition(f"- id: {name}\n")[2].partition("\n- id:")[0]
        said = dict(re.findall(r"(?m)^  (\w+): (.+)$", row))
        assert said["language"] == "python"
        if said.get("pass_filenames") == "false":
            steps.append(f"{said['entry']} {said['args'].strip('[]').replace(',', ' ')} || exit 1\n")
        else:
            staged = f"git diff --cached --name-only --diff-filter=d -z | grep -zE '{said['files']}'"
            steps.append(f"{staged} | xargs -0 -r {said['entry']} || exit 1\n")
    hook = folder / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\n{''.join(steps)}", encoding="utf-8")
    hook.chmod(0o755)


def scripts() -> list[str]:
    """What the steps of the action run, in their order."""
    found = re.findall(r"(?m)^      run: \|\n((?:        .*\n|\n)+)", ACTION)
    return ["".join(line[8:] for line in text.splitlines(keepends=True)) for text in found]


def action(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """The last step of the action, run in `folder` with these inputs, where the first has installed the program."""
    installed = folder.parent / "runner" / "akn" / "bin" / "akn"
    if not installed.exists():
        installed.parent.mkdir(parents=True)
        shutil.copy(folder.parent / "bin" / "akn", installed)
    given = {"PATHS": ".", "FORMAT": "text", "OUTPUT": "", "OPTIONS": "", "FIX": "false"} | inputs
    inputs = {f"INPUT_{name}": value for name, value in given.items()}
    bare = {"PATH": os.environ["PATH"].partition(":")[2], "RUNNER_TEMP": str(folder.parent / "runner")}
    return step(scripts()[-1], folder, inputs | bare)


def step(script: str, folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """One step as the runner of GitHub starts it."""
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder, capture_output=True, text=True, encoding="utf-8", env=os.environ | environment, check=False,
    )  # fmt: skip
