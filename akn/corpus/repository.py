"""The commits that touched one file of a git repository, through renames, and the bytes it had in each.

git is asked by argument lists, and told to run nothing: no hook, pager, filter, signature program, file monitor or transfer,
whatever the repository's configuration says; nor does that change what it answers: the same commits give the same history
in every clone. Names are bytes to it, never options or patterns. No checkout is touched. Git 2.31 is the oldest that will do.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from akn import limits
from akn.api import MAX_BYTES
from akn.diagnostics import LACKING, printable
from akn.errors import Unreadable

_SETTINGS = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    f"core.attributesFile={os.devnull}",
    "core.bigFileThreshold=512m",
    f"diff.orderFile={os.devnull}",
    "diff.renameLimit=1000",
    "format.pretty=medium",
    "i18n.logOutputEncoding=UTF-8",
    "log.date=iso",
    "log.showSignature=false",
    "log.showRoot=true",
    "log.follow=false",
    "advice.graftFileDeprecated=false",
)
"""Settings that would run something, change what git says of a history, or stop it where they are wrong."""
_SAFE = ("git", "--no-pager", "--literal-pathspecs", *(word for row in _SETTINGS for word in ("-c", row)))
_TREES = (
    "--diff-merges=separate",  # one comparison for each parent; -m asks log.diffMerges
    "--raw",
    "-z",
    "--no-abbrev",
    "--no-ext-diff",
    "--no-textconv",
    "--no-relative",
    "--ignore-submodules=none",
)
"""How two trees are compared, whatever is configured."""
_LOG = (
    "log",
    "--topo-order",
    *_TREES,
    "--no-renames",
    "--no-show-signature",
    "--no-notes",
    "--no-color",
    "--format=%H %ct",
)
_TREE = ("diff-tree", "-r", *_TREES, "--no-commit-id")
_ENVIRONMENT = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",  # a partial clone fetches nothing, over whatever protocol
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",  # what one clone puts in the place of a commit is not in the next
    "GIT_GRAFT_FILE": os.devnull,
}
_INHERITED = ("GIT_CONFIG_", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_EXEC_PATH")
"""Variables of git that hold here too; the others name another repository, or programs."""
SHORT = 8
"""Digits by which a commit is named; more where two commits of a file begin alike."""
CANDIDATES = 50
"""Files taken away by one commit that are read to see which of them another file is."""
_FILE = "100"
"""How the mode of a file begins; links and submodules are none."""
_STEP = 1 << 20


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit that touched the file: its id, the day (UTC) on which it was committed, and the file's name in it."""

    id: str
    date: str
    path: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A file as a commit left it: `blob` is the id of its bytes, None where the commit took it away, `file` whether it is a
    file there and no link; `added`: it was not there before under this name; `joined`: not on one side of a merge."""

    commit: Commit
    blob: str | None
    file: bool
    added: bool = False
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Tracked:
    """A file of a repository: the root of that, its name in it, and whether the history is cut off (a shallow clone)."""

    root: str
    name: str
    shallow: bool


class Lacking(Unreadable):
    """The content of a commit can't be had; `why` is one of `akn.diagnostics.LACKING`, `most` the most MB that a file may have."""

    def __init__(self, why: str, most: int = 0) -> None:
        super().__init__(LACKING[why][0].format(most=most))
        self.why = why
        self.most = most


def tracked(file: str) -> Tracked:
    """Where `file` is, which need not exist any more. Raises Unreadable where that is in no repository, or one without commits."""
    try:
        path = Path(file).resolve() if Path(file).is_symlink() else Path(file)
        place = next(folder for folder in path.parents if folder.is_dir())
    except (OSError, ValueError, StopIteration) as error:  # a name that no file can have
        raise Unreadable(f"{printable(file)}: {getattr(error, 'strerror', None) or 'no such folder'}") from error
    folder, name = str(place), path.relative_to(place).as_posix()
    root = _line(folder, file, "rev-parse", "--show-toplevel")
    prefix = _line(folder, file, "rev-parse", "--show-prefix")
    if _run(folder, "rev-parse", "--quiet", "--verify", "HEAD^{commit}").returncode:
        raise Unreadable(f"{printable(file)}: the git repository {printable(root)} has no commits")
    shallow = _line(folder, file, "rev-parse", "--is-shallow-repository") == "true"
    return Tracked(root, prefix + name, shallow)


def entries(of: Tracked, same: Callable[[Entry, Entry], bool]) -> tuple[Entry, ...]:
    """The file in each commit that touched it, oldest first, as `git log` shows them; followed through renames, not copies.

    A commit that makes the file and takes another away renamed that one where git finds the two alike, or else where
    `same`, asked of the two, says so: an amendment that comes under a new name leaves less alike than git asks for.
    What had a name before such a commit is another file. Each commit is looked up once. Raises Unreadable where git can't read
    its history.
    """
    found: dict[str, Entry] = {}
    old: dict[Commit, str | None] = {}
    rows: list[tuple[str, tuple[str, ...]]] = [(of.name, ("HEAD",))]
    for name, tips in rows:  # grows by what was renamed
        segment = _segment(of.root, name, tips)
        before: list[str] = []
        asked: set[Commit] = set()
        while (entry := _unasked(segment, asked)) is not None:
            asked.add(entry.commit)
            if entry.commit not in old:
                old[entry.commit] = _renamed(of.root, entry, same)
            if (renamed := old[entry.commit]) is None:
                continue
            parents = f"{entry.commit.id}^@"
            if (row := (renamed, (parents,))) not in rows:
                rows.append(row)
            if entry.added:
                before.append(parents)
                segment = _segment(of.root, name, (*tips, "--not", *before))
        for entry in segment:
            known = found.pop(
                entry.commit.id, entry
            )  # met again behind another branch: all that is newer stands before it
            found[entry.commit.id] = known
    return tuple(reversed(found.values()))


@contextmanager
def blobs(root: str) -> Iterator[Callable[[str], bytes]]:
    """A function from the id of a blob to its bytes, over one process of git.

    It raises Lacking where the repository lacks it or it is larger than files may be.
    """
    with subprocess.Popen(  # noqa: S603 - no shell, and the arguments are this file's own
        [*_SAFE, "-C", root, "cat-file", "--batch"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
    ) as git:
        assert git.stdin is not None
        assert git.stdout is not None
        into, out = git.stdin, git.stdout

        def read(blob: str) -> bytes:
            try:
                into.write(f"{blob}\n".encode())
                into.flush()
                return _answer(out)
            except OSError as error:
                raise Lacking("ended") from error

        try:
            yield read
        finally:
            git.kill()


def _answer(out: IO[bytes]) -> bytes:
    """What `git cat-file --batch` says of one object: `ID TYPE SIZE`, its bytes, a line feed."""
    _, _, told = out.readline().decode("ascii", "replace").rstrip("\n").partition(" ")
    kind, _, size = told.partition(" ")
    if not size.isdecimal():
        raise Lacking("lacking")
    most = limits.size(MAX_BYTES)
    left = int(size) + 1
    if kind == "blob" and int(size) <= most:
        return out.read(left)[:-1]
    while left > 0 and (part := out.read(min(left, _STEP))):
        left -= len(part)
    raise Lacking("large" if kind == "blob" else "folder", most // limits.MB)


def _segment(root: str, name: str, revisions: Sequence[str]) -> list[Entry]:
    """The commits among the ancestors of `revisions` that touched the file `name`, newest first."""
    done = _checked(root, *_LOG, *revisions, "--", name)
    found: dict[str, Entry] = {}
    commit = Commit("", "", "")
    tokens = iter(done.split(b"\0"))
    for token in tokens:
        row = token.lstrip(b"\n").decode("ascii", "replace")
        if not row:
            continue
        if not row.startswith(":"):
            number, _, seconds = row.partition(" ")
            commit = Commit(number, _day(seconds), name)
            continue
        next(tokens, None)
        _, mode, _, blob, status = row.split(" ")
        here = None if status == "D" else blob
        known = found.get(commit.id)  # one row for each parent of a merge
        added = status == "A" and (known is None or known.added)
        joined = known is not None and not added and (status == "A" or known.added or known.joined)
        found[commit.id] = Entry(commit, here, mode.startswith(_FILE), added, joined)
    return list(found.values())


def _unasked(segment: list[Entry], asked: set[Commit]) -> Entry | None:
    """The newest of the entries that a rename may have made and that is not among those `asked`."""
    return next((item for item in segment if (item.added or item.joined) and item.commit not in asked), None)


def _renamed(root: str, entry: Entry, same: Callable[[Entry, Entry], bool]) -> str | None:
    """The name from which a commit renamed the file, None where it made it anew."""
    commit = entry.commit
    tokens = iter(_checked(root, *_TREE, "-M", "--diff-filter=R", commit.id).split(b"\0"))
    for _ in tokens:
        old, new = next(tokens, b""), next(tokens, b"")
        if os.fsdecode(new) == commit.path:
            return os.fsdecode(old)
    tokens = iter(_checked(root, *_TREE, "--no-renames", "--diff-filter=D", commit.id).split(b"\0"))
    gone: dict[str, Entry] = {}
    for row in tokens:
        name = os.fsdecode(next(tokens, b""))
        if name and row.startswith(b":" + _FILE.encode()):
            gone[name] = Entry(replace(commit, path=name), row.split(b" ")[2].decode("ascii"), file=True)
    return next((name for name, old in list(gone.items())[:CANDIDATES] if same(old, entry)), None)


def _day(seconds: str) -> str:
    """The day, in UTC, of a number of seconds since 1970."""
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return "0001-01-01"


def _line(folder: str, file: str, *arguments: str) -> str:
    """The one line that git answers about the repository of `file`. Raises Unreadable."""
    done = _run(folder, *arguments)
    if done.returncode:
        said = done.stderr.decode(errors="replace")
        if "not a git repository" in said:
            raise Unreadable(f"{printable(file)}: in no git repository, and no version of a corpus")
        raise Unreadable(f"{printable(file)}: git: {_first(said)}")
    return os.fsdecode(done.stdout.removesuffix(b"\n"))


def _checked(root: str, *arguments: str) -> bytes:
    done = _run(root, *arguments)
    if done.returncode:
        raise Unreadable(f"{printable(root)}: git {arguments[0]}: {_first(done.stderr.decode(errors='replace'))}")
    return done.stdout


def _first(said: str) -> str:
    lines = [line for line in said.splitlines() if line]
    fatal = (line.removeprefix("fatal: ") for line in lines if line.startswith("fatal: "))
    return printable(next(fatal, lines[0] if lines else "failed"))


def _run(folder: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 - no shell; names of files stand behind --
            [*_SAFE, "-C", folder, *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=_environment(),
            check=False,
        )
    except FileNotFoundError as error:
        raise Unreadable("git: not found; install it to read the history of a file") from error
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        raise Unreadable(f"{printable(folder)}: git: {getattr(error, 'strerror', None) or error}") from error


def _environment() -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name.startswith(_INHERITED)
    }
    return kept | _ENVIRONMENT
