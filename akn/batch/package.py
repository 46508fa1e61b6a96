"""A decision applied to all acts of a folder that it names: the newest version of each work read, the new ones written, all
or nothing (design: command line)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from akn.amend.amend import amend
from akn.amend.package import Package, amend_all
from akn.api import load, read_bytes, write
from akn.batch.earlier import earlier
from akn.batch.folder import below
from akn.batch.write import write_atomically
from akn.diagnostics import Diagnostic, diagnostic
from akn.errors import Unreadable
from akn.formats.options import ReadOptions
from akn.model.address import VersionKey, version_file
from akn.model.document import Document


@dataclass(frozen=True, slots=True)
class Planned:
    """A package and the file of each new version, in the order of its amendments (None where nothing was applied)."""

    package: Package
    targets: tuple[Path | None, ...]
    diagnostics: tuple[Diagnostic, ...]


def newest(folder: Path) -> Iterator[Path]:
    """The newest version of each work below `folder`: of the files `zho@D.xml` of one folder the last by date."""
    last: dict[tuple[Path, str], tuple[VersionKey, Path]] = {}
    for path in below(folder, lambda name: version_file(name) is not None)[0]:
        if (told := version_file(path.name)) is None:
            continue
        row = (path.parent, told.language)
        if row not in last or last[row][0] < told.key:
            last[row] = told.key, path
    yield from sorted(path for _, path in last.values())


def plan(folder: str, decision: Document) -> Planned:
    """What `decision` does to the acts below `folder`; nothing is written. Raises Unreadable where there is no such folder."""
    if not Path(folder).is_dir():
        raise Unreadable(f"{folder}: no such folder")
    found: list[Diagnostic] = []
    files: dict[int, Path] = {}
    acts = []
    for path in newest(Path(folder)):
        reading = read_bytes(load(str(path)), "xml", ReadOptions(str(path)))
        found += [item for item in reading.diagnostics if item.severity == "error"]
        if reading.document is not None:
            acts.append(reading.document)
            files[id(reading.document)] = path
    package = amend_all(acts, decision, lambda base, told: amend(base, told, earlier=earlier(base, files[id(base)])))
    targets: list[Path | None] = []
    for amendment in package.amendments:
        made = amendment.document
        version = made.meta.expression.uri.rpartition("/")[2] if made else ""
        target = files[id(amendment.base)].with_name(f"{version}.xml") if made else None
        if target is not None and target.exists():
            found.append(diagnostic("A058", path=target))
        targets.append(target)
    found += [diagnostic("A054", title=title) for title in package.missing]
    found += [diagnostic("A055", title=title) for title in package.several]
    return Planned(package, tuple(targets), tuple(found))


def commit(planned: Planned) -> tuple[Path, ...]:
    """Write every new version; the files. Where one can't be written those already written go again, and OSError is raised."""
    done: list[Path] = []
    try:
        for amendment, target in zip(planned.package.amendments, planned.targets, strict=True):
            if target is not None and amendment.document is not None:
                write_atomically(target, write(amendment.document))
                done.append(target)
    except OSError:
        for path in done:
            path.unlink(missing_ok=True)
        raise
    return tuple(done)
