"""Other comparisons of the same two texts, each a function of the folder `inputs` made; what can't be imported is left out."""

from __future__ import annotations

import gc
import importlib.util
import json
import os
import resource
import shutil
import signal
import subprocess
from collections.abc import Callable, Collection
from pathlib import Path
from time import process_time

from akn.api import read
from akn.formats.akn.write import write as write_xml
from akn.formats.json.write import write as write_json
from akn.formats.text.write import write as write_text

SIDES = ("old", "new")
Work = Callable[[Path], object]


def inputs(old: Path, new: Path, folder: Path) -> None:
    """The two texts as every peer wants them: `old.xml`, `old.json`, `old.txt` and `new` likewise."""
    folder.mkdir(parents=True, exist_ok=True)
    for side, path in zip(SIDES, (old, new), strict=True):
        document = read(path).document
        if document is None:
            raise SystemExit(f"{path}: no document")
        for suffix, write in (("xml", write_xml), ("json", write_json), ("txt", write_text)):
            (folder / f"{side}.{suffix}").write_bytes(write(document))


def _texts(folder: Path) -> list[str]:
    return [(folder / f"{side}.txt").read_text(encoding="utf-8") for side in SIDES]


def xmldiff(folder: Path) -> object:
    from xmldiff import formatting, main

    return main.diff_files(str(folder / "old.xml"), str(folder / "new.xml"), formatter=formatting.DiffFormatter())


def deepdiff(folder: Path) -> object:
    from deepdiff import DeepDiff

    old, new = (json.loads((folder / f"{side}.json").read_bytes()) for side in SIDES)
    return DeepDiff(old, new).to_dict()


def difflib_lines(folder: Path) -> object:
    from difflib import SequenceMatcher

    old, new = (text.splitlines() for text in _texts(folder))
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def difflib_characters(folder: Path) -> object:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, *_texts(folder), autojunk=False).get_opcodes()


def fast_dmp(folder: Path) -> object:
    from fast_diff_match_patch import diff

    return diff(*_texts(folder), timelimit=0)


def git(folder: Path) -> object:
    """A process of its own: its start counts as well."""
    call = ["git", "diff", "--no-index", "--no-color", "--word-diff-regex=.", "old.txt", "new.txt"]
    return subprocess.run(call, cwd=folder, capture_output=True, check=False).stdout


PEERS: tuple[tuple[str, str | None, Work], ...] = (
    ("xmldiff", "xmldiff", xmldiff),
    ("deepdiff", "deepdiff", deepdiff),
    ("difflib characters", None, difflib_characters),
    ("fast-diff-match-patch", "fast_diff_match_patch", fast_dmp),
    ("git --word-diff-regex=.", "git", git),
    ("difflib lines", None, difflib_lines),
)
"""Name, the module or program it needs, and what it does. The first three take trees or characters as they come and grow
with the square of the text; none but the first knows of articles."""


def installed(without: Collection[str] = ()) -> list[tuple[str, Work]]:
    """The peers that are there, but those named."""
    return [
        (name, work)
        for name, needs, work in PEERS
        if name not in without and (needs is None or shutil.which(needs) or importlib.util.find_spec(needs))
    ]


def spent(work: Work, folder: Path) -> float:
    """CPU milliseconds of `work`, child processes included. What others left behind is collected before."""
    gc.collect()
    start, below = process_time(), _children()
    work(folder)
    return (process_time() - start + _children() - below) * 1000


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def limited(work: Work, folder: Path, seconds: int) -> float | None:
    """The same in a forked process that is ended after `seconds` of CPU time: None where it did not get through."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        try:
            os.write(writer, repr(spent(work, folder)).encode())
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as stream:
        said = stream.read()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) not in (signal.SIGXCPU, signal.SIGKILL):
        raise SystemExit(f"{work.__name__} ended by signal {os.WTERMSIG(status)}")
    return float(said) if said else None
