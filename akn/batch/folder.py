"""The files that are meant by paths on the command line: files as named, folders with all that stands below them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from akn.diagnostics import Diagnostic, diagnostic
from akn.formats import FORMATS


@dataclass(frozen=True, slots=True)
class Found:
    """The files, those of each folder sorted, and links that lead out of it, which are not followed (C110).

    `folders` are the paths that are folders, each with its files.
    """

    files: list[str] = field(default_factory=list)
    folders: dict[str, list[str]] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def collect(paths: Iterable[str], extensions: Iterable[str] = FORMATS["xml"].extensions) -> Found:
    """`paths`, with each folder replaced by the files of `extensions` below it.

    A file is taken as it is named, whatever it is. Below a folder linked folders are not entered, and a linked file counts
    only where it lies in the folder: nothing outside is read, or written, because of what a folder holds. Nothing is raised.
    """
    found, known = Found(), tuple(extensions)
    for path in paths:
        if not os.path.isdir(path):  # noqa: PTH112 - False, too, for a name that no file can have
            found.files.append(path)
            continue
        inside, home = [], Path(path).resolve()
        for folder, below, names in os.walk(path):
            below.sort()
            inside += [Path(folder, name) for name in names if name.lower().endswith(known)]
        own = found.folders.setdefault(path, [])
        for file in sorted(inside):
            if not file.is_file():
                continue
            if file.is_symlink() and not file.resolve().is_relative_to(home):
                found.diagnostics.append(diagnostic("C110").at(str(file)))
            else:
                own.append(str(file))
        found.files.extend(own)
    return found
