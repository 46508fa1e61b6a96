"""What a user types for a work, a version or a provision, found in a corpus."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from akn.corpus.shelf import LANGUAGE, Version, Work, work, works
from akn.errors import AknError, Unreadable
from akn.model.address import parse

_DAY = r"\d{4}-\d\d-\d\d"
_SHORT = re.compile(
    rf"(?P<work>[^@:~]+?)(?:/(?P<language>[a-z]{{3}}))?(?:@(?P<version>{_DAY}(?:;\d+)?)|:(?P<on>{_DAY}))?"
)
_PORTION = re.compile(r"(?P<rest>.*?)(?:/?~(?P<portion>[^/~]+))?")


@dataclass(frozen=True, slots=True)
class Place:
    """A work, and what was named of it: a `version`, the day `on` which it is asked for, the eId of a unit."""

    work: Work
    version: Version | None = None
    on: str | None = None
    portion: str | None = None


def looks_like_address(text: str) -> bool:
    """Whether `text` can be nothing but an address: `/akn/…`, or a name with `@date` or `:date`."""
    match = _SHORT.fullmatch(_PORTION.fullmatch(text)["rest"])  # type: ignore[index]
    return text.startswith("/akn/") or bool(match and (match["version"] or match["on"]))


def locate(text: str, root: Path) -> Place:
    """The work, version or unit that `text` names in the corpus `root`.

    `text` is an address (`/akn/cn/act/1998-05-20/name`, with `/zho@2019-10-25`, `/zho:2019-10-25`, `/~art_3`), the same
    shortened (`name`, `name@2019-10-25`, `cn/act/1998-05-20/name`), the path of a work's folder, or of the file of a version.
    Raises Unreadable where nothing, AknError where more than one work has that name.
    """
    if (path := Path(text)).exists() and (found := _of_path(path)) is not None:
        return found
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
        known = ", ".join(item.address.version or "" for item in found_work.versions)
        raise Unreadable(f"{text}: no version {version} of {found_work.iri} in {root}; there are {known}")
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
    """The work in a folder, or of a file, whose path ends like an address."""
    folder = (path if path.is_dir() else path.parent).resolve()
    place = "/".join(folder.parts[-4:])
    for parts in (4, 5):  # with a subtype, five
        place = "/".join(folder.parts[-parts:])
        if parse(f"/akn/{place}") is not None and (found := work(folder.parents[parts - 1], place)) is not None:
            version = next((item for item in found.versions if item.path.name == path.name), None)
            return Place(found, version)
    return None
