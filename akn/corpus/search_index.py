"""The search index: one SQLite file beside a corpus, kept up to date work by work, by the hashes of its files.

Texts are indexed once however many versions have them. `force` holds the days on which each version is known to be in force.
FTS5 with trigrams finds three characters and more; two line feeds end each text, so that every character begins a trigram
and one or two characters are found as the beginning of one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from akn.api import load, read_bytes
from akn.corpus import cache
from akn.corpus.shelf import Version, Work, works
from akn.corpus.timeline import as_of, stages
from akn.diff import lines
from akn.diff.outline import entries, level
from akn.formats.options import ReadOptions
from akn.model.document import Document
from akn.model.ending import day_of

T = TypeVar("T")
LAYOUT = 1
"""Number of the tables' layout: an index of another one is made anew."""
LAST_DAY = "9999-12-31"
"""That of the calendar: none follows it."""
PAD = "\n\n"
TITLE = ""
"""What stands for the eId where the title was found."""

_TABLES = """
CREATE TABLE file (
    id INTEGER PRIMARY KEY, work TEXT, version TEXT, sha TEXT, title TEXT, kind TEXT, body TEXT, date TEXT, newest INTEGER
);
CREATE INDEX file_work ON file (work);
CREATE TABLE force (file INTEGER, start TEXT, stop TEXT);
CREATE INDEX force_file ON force (file);
CREATE TABLE text (id INTEGER PRIMARY KEY, sha BLOB UNIQUE, body TEXT);
CREATE TABLE provision (file INTEGER, place INTEGER, text INTEGER, eId TEXT, num TEXT);
CREATE INDEX provision_file ON provision (file);
CREATE INDEX provision_text ON provision (text);
CREATE VIRTUAL TABLE found USING fts5(body, content='text', content_rowid='id', tokenize='trigram');
CREATE VIRTUAL TABLE gram USING fts5vocab(found, instance);
"""
_FILE = "INSERT INTO file (work, version, sha, title, kind, body, date, newest) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Updated:
    """How many works were read, found as they were, and taken out; files that could not be read."""

    read: int
    kept: int
    gone: int
    unreadable: tuple[str, ...] = ()


def opened(path: Path) -> sqlite3.Connection:
    """The index at `path`, made where there is none, or one of another layout. Raises OSError, sqlite3.Error."""
    return cache.opened(path, _TABLES, LAYOUT)


def asked(path: Path, question: Callable[[sqlite3.Connection], T]) -> tuple[T, str]:
    """The answer of the index at `path`; where that can't be kept or used, of one in memory, and why."""
    return cache.asked(path, _TABLES, LAYOUT, question)


def update(index: sqlite3.Connection, root: Path) -> Updated:
    """Bring the index up to the state of the corpus `root`: works of which any file is new, changed or gone are read again."""
    known: dict[str, dict[str, str]] = {}
    for work, version, sha in index.execute("SELECT work, version, sha FROM file"):
        known.setdefault(work, {})[version] = sha
    read = kept = 0
    bad: list[str] = []
    for work in works(root):
        data = {version.iri: load(str(version.path)) for version in work.versions}
        here = {iri: sha256(content).hexdigest() for iri, content in data.items()}
        if known.pop(work.iri, None) == here:
            kept += 1
            continue
        _remove(index, work.iri)
        bad += _add(index, work, data, here)
        read += 1
        index.commit()
    for iri in known:
        _remove(index, iri)
    index.commit()
    return Updated(read, kept, len(known), tuple(bad))


def _add(index: sqlite3.Connection, work: Work, data: dict[str, bytes], shas: dict[str, str]) -> list[str]:
    documents: list[tuple[Version, Document]] = []
    bad = []
    for version in work.versions:
        options = ReadOptions(str(version.path))
        document = read_bytes(data[version.iri], "xml", options).document
        if document is None:
            bad.append(str(version.path))
            row = (work.iri, version.iri, shas[version.iri], version.date)
            index.execute("INSERT INTO file (work, version, sha, date, newest) VALUES (?, ?, ?, ?, 0)", row)
        else:
            documents.append((version, document))
    spans = list(in_force([document for _, document in documents]))
    for at, (version, document) in enumerate(documents):
        row_of = (
            work.iri,
            version.iri,
            shas[version.iri],
            document.title,
            document.name,
            _bodies(document),
            version.date,
            int(at == len(documents) - 1),
        )
        file = index.execute(_FILE, row_of).lastrowid
        index.executemany("INSERT INTO force VALUES (?, ?, ?)", [(file, a, b) for k, a, b in spans if k == at])
        rows = [
            (file, place, _text(index, body), eid, num) for place, (eid, num, body) in enumerate(_provisions(document))
        ]
        index.executemany("INSERT INTO provision VALUES (?, ?, ?, ?, ?)", rows)
    return bad


def in_force(versions: Sequence[Document]) -> Iterator[tuple[int, str, str | None]]:
    """For each version (counted from 0) the days from and before which it is known to be in force; None where that is open."""
    days = {day for stage in stages(versions) for day in (stage.date, stage.since) if day}
    for document in versions:
        for event in document.meta.events:
            if event.refers_to == "#repealed" and (last := day_of(event.date)) and last < LAST_DAY:
                days.add((date.fromisoformat(last) + timedelta(days=1)).isoformat())
    order = sorted(days)
    for at, day in enumerate(order):
        answer = as_of(versions, day)
        if answer.status == "in-force" and answer.shown is not None:
            yield answer.shown, day, order[at + 1] if at + 1 < len(order) else None


def _provisions(document: Document) -> Iterator[tuple[str, str, str]]:
    """The eId, number and text of what is found: the title, the preamble, each article."""
    yield TITLE, "", document.title
    if document.preamble:
        yield "preamble", "", "\n".join(lines.of_blocks(document.preamble))
    kind = level(document)
    for units in (document.body, *(item.body for item in document.attachments)):
        for entry in entries(units, kind):
            if not entry.holder:
                yield entry.unit.eId, entry.unit.num or "", lines.whole(entry.unit)
            elif entry.unit.heading:
                yield entry.unit.eId, entry.unit.num or "", entry.unit.heading


def _text(index: sqlite3.Connection, body: str) -> int:
    """The row of a text, made where it is new."""
    sha = sha256(body.encode("utf-8", "surrogatepass")).digest()
    found = index.execute("SELECT id FROM text WHERE sha = ?", (sha,)).fetchone()
    if found:
        return int(found[0])
    padded = body.encode("utf-8", "replace").decode() + PAD
    row = index.execute("INSERT INTO text (sha, body) VALUES (?, ?)", (sha, padded)).lastrowid or 0
    index.execute("INSERT INTO found (rowid, body) VALUES (?, ?)", (row, padded))
    return row


def _remove(index: sqlite3.Connection, work: str) -> None:
    """Take a work out, and the texts that no other has."""
    files = [row[0] for row in index.execute("SELECT id FROM file WHERE work = ?", (work,))]
    for file in files:
        texts = [row[0] for row in index.execute("SELECT DISTINCT text FROM provision WHERE file = ?", (file,))]
        index.execute("DELETE FROM provision WHERE file = ?", (file,))
        index.execute("DELETE FROM force WHERE file = ?", (file,))
        index.execute("DELETE FROM file WHERE id = ?", (file,))
        for text in texts:
            if index.execute("SELECT 1 FROM provision WHERE text = ? LIMIT 1", (text,)).fetchone() is None:
                [body] = index.execute("SELECT body FROM text WHERE id = ?", (text,)).fetchone()
                index.execute("INSERT INTO found (found, rowid, body) VALUES ('delete', ?, ?)", (text, body))
                index.execute("DELETE FROM text WHERE id = ?", (text,))


def _bodies(document: Document) -> str:
    """The makers of a work, as its references name them."""
    names = {f"#{item.eId}": item.show_as for item in document.meta.references}
    makers = (*document.meta.work.authors, *document.meta.expression.authors)
    return " ".join(dict.fromkeys(names[item.href] for item in makers if item.href in names))
