"""The manifest of a work: hashes that chain source, corrections, decision and version, one line a version.

`manifest.json` stands beside the versions. Each row holds the SHA-256 of the version, of the source and corrections it was
made from and of the decision that made it out of the version before, where they are in the corpus, and `chain`: the
SHA-256 of the row before and this one. Whoever changes a byte of any of them changes every later `chain`.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from akn.corpus.chain import chain, document
from akn.corpus.shelf import Version, Work, beside, work, works
from akn.model.document import Document

NAME = "manifest.json"
CORRECTIONS = "corrections.toml"
CONTRACT = "1.0"
"""Version of the contract `schemas/manifest.schema.json`. Minor versions add keys; none is ever taken away."""
SOURCES = (".txt", ".md")
"""Files that a version can have been made from."""


def rows(root: Path, of: Work) -> list[dict[str, Any]]:
    """The rows of a work in the corpus `root`, oldest version first. Raises Unreadable where a version can't be read."""
    made = chain(of)
    out: list[dict[str, Any]] = []
    before = ""
    for at, version in enumerate(of.versions):
        row: dict[str, Any] = {"version": version.iri, "file": version.path.name, "sha256": digest(version.path)}
        source = source_of(root, version, made.documents[at])
        if source is not None:
            row["source"] = {"file": source.name, "sha256": digest(source)}
            if (corrections := corrections_of(root, version)) is not None:
                row["corrections"] = {"file": corrections.name, "sha256": digest(corrections)}
        if at and len(made.decisions[at]) == 1:
            decision = decision_of(root, made.decisions[at][0].href)
            if decision is not None:
                row["decision"] = {"version": decision.iri, "sha256": digest(decision.path)}
        row["chain"] = before = chained(before, row)
        out.append(row)
    return out


def written(root: Path, of: Work) -> bytes:
    """The manifest of a work, as it is to stand beside its versions."""
    made = {"contract": CONTRACT, "work": of.iri, "versions": rows(root, of)}
    return (json.dumps(made, ensure_ascii=False, indent=2) + "\n").encode()


def manifests(root: Path) -> list[tuple[Path, bytes]]:
    """The manifest of every work below `root`, and where it is to stand."""
    return [(of.versions[0].path.with_name(NAME), written(root, of)) for of in works(root)]


def chained(before: str, row: dict[str, Any]) -> str:
    """The hash of a row, without its own, and of the one before."""
    told = {key: value for key, value in row.items() if key != "chain"}
    text = json.dumps([before, told], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal. Raises OSError."""
    return sha256(path.read_bytes()).hexdigest()


def source_of(root: Path, version: Version, made: Document) -> Path | None:
    """The file beside a version of the corpus `root` that has the checksum of its source."""
    told = next(
        (item.get("sha256") for item in made.meta.proprietary if item.name.removeprefix("cn:") == "source"), None
    )
    files = beside(root, version.path.parent) if told else []
    return next((path for path in files if path.suffix in SOURCES and digest(path) == told), None)


def corrections_of(root: Path, version: Version) -> Path | None:
    """The corrections beside a version of the corpus `root`."""
    return next((path for path in beside(root, version.path.parent) if path.name == CORRECTIONS), None)


def decision_of(root: Path, href: str) -> Version | None:
    """The version in the corpus of the decision at `href`, the address of a work; None where there is none, or several."""
    found = work(root, href.removeprefix("/akn/")) if href.startswith("/akn/") else None
    return found.versions[0] if found is not None and len(found.versions) == 1 else None


def decision_document(root: Path, href: str) -> Document | None:
    """The same, read. Raises Unreadable."""
    version = decision_of(root, href)
    return document(version) if version is not None else None
