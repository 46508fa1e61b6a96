"""Works and their versions, and those in a folder laid out as addresses (design: identity and time).

`corpus/cn-bj/act/2024-01-25/{name}/zho@2024-01-25.xml` is the version `/akn/cn-bj/act/2024-01-25/{name}/zho@2024-01-25`. Only
names are read here, never a file: a folder of thousands of works costs one listing, a single work one of its own folder.
What is no regular file, and links that lead out of the corpus, are no versions, and no files of a work: so no reader of a
corpus opens them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from akn.batch.folder import below, lies_in
from akn.model.address import parse, version_file, version_key

if TYPE_CHECKING:
    from akn.corpus.repository import Commit
    from akn.model.document import Document

LANGUAGE = "zho"
"""The language of a work where none is named."""


@dataclass(frozen=True, slots=True)
class Version:
    """One expression: its address, what stands behind `@` in it, its file.

    One from the history of a repository has its `commits`, oldest first, the one whose text it is, and that text, `held`, which
    was read to know the version; `plain` says that it was read from a format without ids.
    """

    iri: str
    name: str
    path: Path
    commits: tuple[Commit, ...] = ()
    commit: Commit | None = None
    held: Document | None = None
    plain: bool = False

    @property
    def date(self) -> str:
        """The ISO date of its address: that of the last act that made it."""
        key = version_key(self.name)
        return key.date if key else self.name

    @property
    def nth(self) -> int:
        """Which of the versions of that day it is, counted from 1."""
        key = version_key(self.name)
        return key.nth if key else 1


@dataclass(frozen=True, slots=True)
class Work:
    """A work and its versions in one language, oldest first; of one day in their order (`@D`, `@D;2`). `file` is the one in a
    repository whose commits are the versions, empty for a folder."""

    iri: str
    versions: tuple[Version, ...]
    file: str = ""

    def version(self, name: str) -> Version | None:
        """The version whose address ends in `@name`."""
        return next((item for item in self.versions if item.name == name), None)


def files(root: Path, language: str = "") -> list[Path]:
    """The files below `root` that are named as versions (in `language`), in the order of paths."""
    return below(root, lambda name: (told := version_file(name)) is not None and language in ("", told.language))[0]


def beside(root: Path, folder: Path) -> list[Path]:
    """The files that lie in `folder` itself and in the corpus `root`, in the order of names."""
    home = root.resolve()
    if not folder.is_dir() or not folder.resolve().is_relative_to(home):
        return []
    return sorted(path for path in folder.iterdir() if lies_in(path, home))


def works(root: Path, language: str = LANGUAGE) -> Iterator[Work]:
    """Every work below `root`, in the order of paths. What is not named as an address is passed over."""
    for folder in dict.fromkeys(path.parent for path in files(root, language)):
        if (made := work(root, folder.relative_to(root).as_posix(), language)) is not None:
            yield made


def work(root: Path, place: str, language: str = LANGUAGE) -> Work | None:
    """The work in the folder `place` below `root` (`cn-bj/act/2024-01-25/name`), None where no version stands there."""
    folder = root / place
    versions = []
    iri = ""
    for path in beside(root, folder):
        told = version_file(path.name)
        if told is None or told.language != language:
            continue
        address = parse(f"/akn/{place}/{language}@{told.version}")
        if address is not None:
            iri = address.work
            versions.append(Version(address.expression, address.version or "", path))
    if not versions:
        return None
    versions.sort(key=lambda item: (item.date, item.nth))
    return Work(iri, tuple(versions))
