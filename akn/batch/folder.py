"""The files that are meant by paths on the command line: files as named, folders with all that stands below them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from akn.diagnostics import Diagnostic, diagnostic
from akn.formats import FORMATS


@dataclass(frozen=True, slots=True)
class Found:
    """The files, each once, those of each folder sorted, and links that lead out of it, which are not followed (C110).

    `folders` are the paths that are folders, each with its files; not those that lie in another of them.
    """

    files: list[str] = field(default_factory=list)
    folders: dict[str, list[str]] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def collect(paths: Iterable[str], extensions: Iterable[str] = FORMATS["xml"].extensions) -> Found:
    """`paths`, with each folder replaced by the files of `extensions` below it.

    A file is taken as it is named, whatever it is; of two paths that name the same, the first. Below a folder linked folders
    are not entered, and a linked file counts only where it lies in the folder: nothing outside is read, or written, because
    of what a folder holds. Nothing is raised.
    """
    found, known = Found(), tuple(extensions)
    given = list(dict.fromkeys(paths))
    # os.path: False, too, for a name that no file can have
    folders = {path: Path(path).resolve() for path in given if os.path.isdir(path)}  # noqa: PTH112
    files: dict[str, str] = {}
    for path in given:
        if path not in folders:
            files.setdefault(_same(path), path)
            continue
        inside, out = below(Path(path), lambda name: name.lower().endswith(known))
        own = [files.setdefault(_same(str(file)), str(file)) for file in inside]
        if _outermost(path, folders):
            found.folders[path] = own
            found.diagnostics.extend(diagnostic("C110").at(str(file)) for file in out)
    found.files.extend(files.values())
    return found


def below(folder: Path, named: Callable[[str], bool]) -> tuple[list[Path], list[Path]]:
    """The files below `folder` whose name is `named`, and the links among them that lead out of it; each sorted.

    What is no regular file is passed over, and linked folders are not entered.
    """
    home = folder.resolve()
    inside: list[Path] = []
    out: list[Path] = []
    for place, deeper, names in os.walk(folder):
        deeper.sort()
        for file in (Path(place, name) for name in names if named(name)):
            if lies_in(file, home):
                inside.append(file)
            elif file.is_file():
                out.append(file)
    return sorted(inside), sorted(out)


def lies_in(file: Path, home: Path) -> bool:
    """Whether `file` is a regular file, and where it is a link, one to a file in the folder `home`, which is resolved."""
    return file.is_file() and (not file.is_symlink() or file.resolve().is_relative_to(home))


def _outermost(path: str, folders: dict[str, Path]) -> bool:
    """Whether `path` lies in no other of `folders`, and is the first name of its own."""
    own = folders[path]
    first = next(name for name, place in folders.items() if place == own)
    return path == first and not any(place in own.parents for place in folders.values())


def _same(file: str) -> str:
    """What two paths of one file share. A link is a file of its own."""
    try:
        return str(Path(file).parent.resolve() / Path(file).name)
    except (OSError, ValueError):  # a name that no file can have
        return file
