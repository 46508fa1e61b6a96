"""What a user types for a work, a version or a provision, found in a corpus, or in the history of a git repository."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from akn.corpus.shelf import LANGUAGE, Version, Work, work, works
from akn.diagnostics import Diagnostic, printable
from akn.errors import AknError, UnknownFormat, Unreadable
from akn.formats import format_of
from akn.model.address import parse

_DAY = r"\d{4}-\d\d-\d\d"
_SHORT = re.compile(
    rf"(?P<work>[^@:~]+?)(?:/(?P<language>[a-z]{{3}}))?(?:@(?P<version>{_DAY}(?:;\d+)?)|:(?P<on>{_DAY}))?"
)
_PORTION = re.compile(r"(?P<rest>.*?)(?:/?~(?P<portion>[^/~]+))?", re.DOTALL)
_FILE = re.compile(rf"(?P<file>.+?)(?:@(?P<version>{_DAY}(?:;\d+)?|[0-9a-f]{{4,64}})|:(?P<on>{_DAY}))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Place:
    """A work, and what was named of it: a `version`, the day `on` which it is asked for, the eId of a unit; and what is to be
    said of how it was found."""

    work: Work
    version: Version | None = None
    on: str | None = None
    portion: str | None = None
    found: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class _Named:
    """A file, and what was named of its history: `version` a date or the beginning of a commit's id."""

    file: str
    version: str | None = None
    on: str | None = None
    portion: str | None = None


def looks_like_address(text: str) -> bool:
    """Whether `text`, which is no file, can be nothing but an address: `/akn/…`, a name with `@date` or `:date`, or a file
    with that, or with `@commit`, or with something that is meant to be one."""
    if text.startswith("/akn/"):
        return True
    match = _SHORT.fullmatch(_PORTION.fullmatch(text)["rest"])  # type: ignore[index]
    named = _named(text)
    return bool(match and (match["version"] or match["on"])) or bool(named and named.file != text) or bool(_stray(text))


def locate(text: str, root: Path, known: str | None = None) -> Place:
    """The work, version or unit that `text` names in the corpus `root`, or in the history of a git repository.

    `text` is an address (`/akn/cn/act/1998-05-20/name`, with `/zho@2019-10-25`, `/zho:2019-10-25`, `/~art_3`), the same
    shortened (`name`, `name@2019-10-25`, `cn/act/1998-05-20/name`), the path of a work's folder, or of the file of a version;
    or any other file, whose commits are the versions (`law.md`, `law.md@2019-10-25`, `law.md@3f2a9c1d`, `law.md:2019-10-25`);
    of those, the ones up to the day `known` (ISO). Raises Unreadable where nothing, AknError where more than one work has
    that name.
    """
    if (found := _of_path(Path(text))) is not None:
        return found
    if (named := _named(text)) is not None:
        return _of_history(text, named, known)
    if stray := _stray(text):
        raise Unreadable(
            f"{printable(text)}: {printable(stray)} is no date and no hash of a commit; write FILE@2024-01-25 or FILE@3f2a9c1d"
        )
    return _of_address(text, root)


def laid_out(text: str, root: Path) -> Place | None:
    """As `locate`, in folders laid out as addresses alone: None for any other file, whatever git knows of it."""
    if (found := _of_path(Path(text))) is not None:
        return found
    return _of_address(text, root) if _named(text) is None else None


def _of_address(text: str, root: Path) -> Place:
    """The work, version or unit of an address, whole or shortened, in the corpus `root`."""
    if not root.is_dir():
        raise Unreadable(f"{root}: no such folder; name the corpus with --corpus DIR")
    parted = _PORTION.fullmatch(text)
    rest, portion = (parted["rest"], parted["portion"]) if parted else (text, None)
    if (address := parse(rest)) is not None:
        name, language, version, on = address.work.removeprefix("/akn/"), address.language, address.version, address.on
    elif match := _SHORT.fullmatch(rest.removeprefix("/akn/").rstrip("/")):
        name, language, version, on = match["work"], match["language"], match["version"], match["on"]
    else:
        raise Unreadable(f"{text}: no address of a work")
    found_work = _work(text, name.strip("/"), root, language or LANGUAGE)
    if version == "":  # the original
        return Place(found_work, found_work.versions[0], None, portion)
    chosen = found_work.version(version) if version else None
    if version and chosen is None:
        there = ", ".join(item.name for item in found_work.versions)
        raise Unreadable(f"{text}: no version {version} of {found_work.iri} in {root}; there are {there}")
    return Place(found_work, chosen, on, portion)


def _work(text: str, name: str, root: Path, language: str) -> Work:
    if "/" in name and (found := work(root, name, language)) is not None:
        return found
    matches = [item for item in works(root, language) if f"{item.iri}/".endswith(f"/{name}/")]
    if not matches:
        raise Unreadable(f"{text}: no such work in {root}")
    if len(matches) > 1:
        raise AknError(f"{text}: could be {', '.join(item.iri for item in matches)}; give the address")
    return matches[0]


def _of_path(path: Path) -> Place | None:
    """The work in a folder, or of the file of a version, whose path ends like an address; None where there is neither."""
    if not _exists(path):
        return None
    folder = (path if path.is_dir() else path.parent).resolve()
    place = "/".join(folder.parts[-4:])
    for parts in (4, 5):  # with a subtype, five
        place = "/".join(folder.parts[-parts:])
        if parse(f"/akn/{place}") is not None and (found := work(folder.parents[parts - 1], place)) is not None:
            version = next((item for item in found.versions if item.path.name == path.name), None)
            return Place(found, version) if version is not None or path.is_dir() else None
    return None


def _named(text: str) -> _Named | None:
    """The file that `text` names, with a version or without; one that is no more where the name ends as a format's does."""
    if text.startswith("/akn/"):
        return None
    readings = tuple(_readings(text))
    for item in readings:
        path = Path(item.file)
        if _exists(path) and not path.is_dir() and (item.file == text or _readable(item.file)):
            return item
    return next((item for item in reversed(readings) if _readable(item.file)), None)


def _stray(text: str) -> str:
    """What stands behind the `@` of a file's name where it names no version: `HEAD~1`, a branch; else empty."""
    file, _, rest = text.rpartition("@")
    return rest if file and rest and _readable(file) and not _readable(text) and _named(text) is None else ""


def _readings(text: str) -> Iterator[_Named]:
    """What `text` can mean, from a mere name of a file on."""
    yield _Named(text)
    parted = _PORTION.fullmatch(text)
    for rest, portion in (
        (text, None),
        *([(parted["rest"], parted["portion"])] if parted and parted["portion"] else []),
    ):
        if match := _FILE.fullmatch(rest):
            yield _Named(match["file"], match["version"], match["on"], portion)


def _of_history(text: str, named: _Named, known: str | None) -> Place:
    """The work in a file of a git repository."""
    from akn.corpus.git_history import history

    name = named.version
    if name is None or "-" not in name:
        made = history(named.file, known=known, commit=name)
        return Place(made.work, made.version, named.on, named.portion, made.found)
    made = history(named.file, known=known)
    if (version := made.work.version(name)) is None:
        there = ", ".join(item.name for item in made.work.versions)
        raise Unreadable(f"{printable(text)}: no version {name} in the history of the file; there are {there}")
    return Place(made.work, version, None, named.portion, made.found)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a name that no file can have
        return False


def _readable(file: str) -> bool:
    try:
        return bool(format_of(file))
    except UnknownFormat:
        return False
