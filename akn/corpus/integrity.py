"""Whether a corpus is what it says: every version as its manifest has it, as its source and corrections give it, and as its
decision makes it out of the version before."""

from __future__ import annotations

import json
from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from typing import Any

from akn.amend.amend import amend
from akn.amend.verify import verify
from akn.api import load, read_bytes
from akn.corpus.chain import Chain, chain
from akn.corpus.manifest import NAME, SOURCES, chained, corrections_of, decision_document, rows, source_of
from akn.corpus.shelf import Work, beside, works
from akn.diagnostics import Diagnostic, diagnostic
from akn.diff import lines
from akn.errors import AknError, Unreadable
from akn.formats.options import ReadOptions
from akn.model.address import parse
from akn.model.metadata import UNKNOWN

CODES = tuple(f"C20{number}" for number in range(1, 8))
"""What is said here: of manifests, sources, decisions."""
NAMED = 3
"""How many units a finding names."""


def check(folder: str | PathLike[str]) -> tuple[Diagnostic, ...]:
    """What is wrong with the works below `folder`, laid out as addresses; in the order of paths. Nothing is raised for content.

    Versions that can't be read are passed over: checking each file tells of them.
    """
    root = Path(folder)
    out: list[Diagnostic] = []
    for of in works(root):
        if not _has_something(root, of):
            continue
        try:
            made = chain(of)
        except Unreadable:
            continue
        out += _manifest(root, of)
        for at in range(len(of.versions)):
            out += _source(root, of, made, at)
            out += _decision(root, of, made, at)
    return tuple(out)


def _has_something(root: Path, of: Work) -> bool:
    """Whether there is anything that a work can be held to: a version before, a manifest, a source. Else it is not read."""
    folder = of.versions[0].path.parent
    return len(of.versions) > 1 or any(path.name == NAME or path.suffix in SOURCES for path in beside(root, folder))


def _manifest(root: Path, of: Work) -> Iterator[Diagnostic]:
    """The manifest, where there is one, against the files."""
    path = of.versions[0].path.with_name(NAME)
    if path not in beside(root, path.parent):
        return
    try:
        told: list[dict[str, Any]] = json.loads(path.read_bytes())["versions"]
        known = {row["file"]: row for row in told}
    except (ValueError, KeyError, TypeError, RecursionError):
        yield diagnostic("C201").at(str(path))
        return
    here = {row["file"]: row for row in rows(root, of)}
    for name in known:
        if name not in here:
            yield diagnostic("C202", name=name).at(str(path))
    before = ""
    for row in told:
        broken = row.get("chain") != chained(before, row)
        before = row.get("chain", "")
        if broken:
            yield diagnostic("C203", name=row["file"]).at(str(path))
    for name, row in here.items():
        file = str(path.with_name(name))
        if name not in known:
            yield diagnostic("C204").at(file)
            continue
        for part in ("sha256", "source", "corrections", "decision"):
            if row.get(part) != known[name].get(part):
                what = row.get(part) or known[name].get(part)
                yield diagnostic("C205", part=_part(name, what)).at(file)


def _part(name: str, value: object) -> str:
    return str(value.get("file") or value.get("version")) if isinstance(value, dict) else name


def _source(root: Path, of: Work, made: Chain, at: int) -> Iterator[Diagnostic]:
    """A version whose source stands beside it, made again."""
    version = of.versions[at]
    source = source_of(root, version, made.documents[at])
    if source is None:
        return
    path = corrections_of(root, version)
    corrections = None
    if path is not None:
        from akn.formats.text.corrections import Corrections

        try:
            corrections = Corrections.load(path)
        except AknError:
            yield diagnostic("C206", source=f"{source.name}, {path.name}").at(str(version.path))
            return
    options = ReadOptions(source.name, version.iri, corrections)
    reading = read_bytes(load(str(source)), "md" if source.suffix == ".md" else "txt", options)
    if reading.document is None or lines.digest(reading.document) != lines.digest(made.documents[at]):
        names = f"{source.name}, {path.name}" if path is not None else source.name
        yield diagnostic("C206", source=names).at(str(version.path))


def _decision(root: Path, of: Work, made: Chain, at: int) -> Iterator[Diagnostic]:
    """A version whose decision is in the corpus, amended again from the version before."""
    if not at or len(made.decisions[at]) != 1:
        return
    version, href = of.versions[at], made.decisions[at][0].href
    address = parse(href)
    if href == made.iri or address is None or address.date == UNKNOWN:  # an address that many share names no decision
        return
    try:
        decision = decision_document(root, href)
    except Unreadable:
        return
    if decision is None:
        return
    found = verify(amend(made.documents[at - 1], decision), made.documents[at])
    if not found.agrees:
        names = [item.num for item in found.differences]
        more = " …" if len(names) > NAMED else ""
        units = ", ".join(names[:NAMED]) + more
        yield diagnostic("C207", decision=href, units=units, count=len(names)).at(str(version.path))
