"""Telling git which program shows, compares and merges law text: keys of its configuration, lines of its attributes."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

from akn.batch.write import write_atomically
from akn.errors import AknError

PATTERNS = ("*.xml", "*.akn")
"""Files that the drivers are for. What is no Akoma Ntoso among them is shown and merged as git does by itself."""
NAME = "akn"
"""Name of the drivers in attributes and configuration."""


def settings(program: str, *, articles: bool) -> dict[str, str]:
    """Key -> value of the configuration; `program` is the command line of akn, `articles` makes the comparison by
    article what `git diff` shows."""
    found = {
        f"diff.{NAME}.textconv": f"{program} git text",
        f"diff.{NAME}.xfuncname": "^(第[零〇一二三四五六七八九十百千0-9]+[编章节条].*)$",
        f"merge.{NAME}.name": "merge of Akoma Ntoso by article",
        f"merge.{NAME}.driver": f"{program} git merge %O %A %B %P",
        f"difftool.{NAME}.cmd": f'{program} diff "$LOCAL" "$REMOTE"',
        "alias.articles": f"-c diff.{NAME}.command='{program} git compare' diff --ext-diff",
    }
    if articles:
        found[f"diff.{NAME}.command"] = f"{program} git compare"
    return found


def install(
    folder: str, program: str, *, patterns: Sequence[str] = PATTERNS, articles: bool = False, shared: bool = False
) -> list[str]:
    """Set up the repository that `folder` lies in; what was done, a line each. Doing it again changes nothing.

    Attributes go to `.git/info/attributes`, or with `shared` to `.gitattributes`, for all who clone. Raises AknError where
    there is no repository or git refuses.
    """
    remove(folder)
    done = []
    for key, value in settings(program, articles=articles).items():
        _git(folder, "config", "--local", key, value)
        done.append(f"{key} = {value}")
    path = _attributes(folder, shared=shared)
    kept = _without(path)
    added = [f"{pattern} diff={NAME} merge={NAME}" for pattern in patterns]
    write_atomically(path, "".join(f"{line}\n" for line in (*kept, *added)).encode())
    return [*done, *(f"{path}: {line}" for line in added)]


def remove(folder: str) -> None:
    """Take out all that `install` put in, and nothing else. Raises AknError where there is no repository."""
    for key in settings("", articles=True):
        have = _git(folder, "config", "--local", "--get", key, may_fail=True)
        if have and (key != "alias.articles" or "git compare" in have):
            _git(folder, "config", "--local", "--unset-all", key)
    for shared in (False, True):
        path = _attributes(folder, shared=shared)
        if path.is_file():
            kept = _without(path)
            if kept != path.read_text(encoding="utf-8").splitlines():
                write_atomically(path, "".join(f"{line}\n" for line in kept).encode())


def _attributes(folder: str, *, shared: bool) -> Path:
    if shared:
        return Path(_git(folder, "rev-parse", "--show-toplevel"), ".gitattributes")
    return Path(folder, _git(folder, "rev-parse", "--git-path", "info/attributes"))


def _without(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return [line for line in lines if not line.endswith(f" diff={NAME} merge={NAME}")]


def _git(folder: str, *arguments: str, may_fail: bool = False) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and the arguments are this file's own
            ["git", "-C", folder, *arguments],  # noqa: S607 - the one on PATH is meant
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
    except OSError as error:
        raise AknError(f"git: {error.strerror or error}") from error
    if done.returncode and not may_fail:
        raise AknError(f"git {arguments[0]}: {done.stderr.strip() or 'refused'}")
    return done.stdout.strip()
