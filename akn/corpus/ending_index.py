"""Which acts of a corpus repeal which works, kept so that no question reads the corpus: one small SQLite file in the user's cache.

A file is read again where its size, times or place on the disk are others than they were, and looked into where its SHA-256
is another too. Where no cache can be written the corpus is read.
"""

from __future__ import annotations

import html
import re
import sqlite3
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from akn.api import load, read_bytes
from akn.corpus import cache
from akn.corpus.chain import Chain
from akn.corpus.shelf import Version, Work, files
from akn.errors import Unreadable
from akn.formats.options import ReadOptions
from akn.language.zh.amending import act_name
from akn.model.address import parse
from akn.model.ending import Ending, doubtful, ended, heard, of_document, of_work

T = TypeVar("T")
LAYOUT = 2
"""Number of the tables' layout, and of what their fields mean: an index of another one is made anew."""
_TABLES = """
CREATE TABLE file (path TEXT PRIMARY KEY, state TEXT, sha TEXT, work TEXT, title TEXT);
CREATE INDEX file_title ON file (title);
CREATE TABLE ending (path TEXT, href TEXT, title TEXT, by TEXT, by_title TEXT, decided TEXT, taken TEXT, since TEXT, part TEXT,
    basis TEXT, name TEXT);
CREATE INDEX ending_path ON ending (path);
CREATE INDEX ending_href ON ending (href);
CREATE INDEX ending_name ON ending (name);
"""
_COLUMNS = "href, title, by, by_title, decided, taken, since, part, basis"
_TITLE = re.compile(rb"<(?:\w+:)?docTitle\b[^>]*>(.*?)</(?:\w+:)?docTitle>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_SIGN = re.compile(rb'type="repeal"|repeals\b')
"""Without which a file repeals nothing."""


def endings(work: Work, chain: Chain) -> tuple[Ending, ...]:
    """What ends `work`, whose versions are those of `chain`, said by other acts of the corpus that its files lie in, by each version
    of them; nothing of a file in the history of a repository."""
    root = None if work.file else root_of(work.versions[0])
    titles = tuple(document.title for document in chain.documents)
    return _asked(root, lambda index: _found(index, work.iri, titles)) if root is not None else ()


def uncertain(root: Path, day: str) -> tuple[str, ...]:
    """The works of the corpus `root` that are not known to be in force on `day`, for what other acts say of them."""

    def ask(index: sqlite3.Connection) -> tuple[str, ...]:
        rows = index.execute(
            "SELECT DISTINCT f.work, f.title FROM ending e "
            "JOIN file f ON f.work = e.href OR (e.href = '' AND f.title = e.name) "
            "WHERE e.part = '' AND (e.since IS NULL OR e.since <= ?) AND e.decided <= ?",
            (day, day),
        ).fetchall()
        titles: dict[str, list[str]] = {}
        for work, title in rows:
            titles.setdefault(work, []).append(title)
        return tuple(work for work, of in titles.items() if _over(_found(index, work, of), day))

    return _asked(root, ask)


def _asked(root: Path, question: Callable[[sqlite3.Connection], T]) -> T:
    """The answer of the index, brought up to date; of one in memory where another program keeps the file, or it is no index."""

    def ask(index: sqlite3.Connection) -> T:
        update(index, root)
        return question(index)

    return cache.asked(cache.place_of("repeals", root), _TABLES, LAYOUT, ask)[0]


def _over(endings: Iterable[Ending], day: str) -> bool:
    said = heard(endings, day)
    return ended(said, day) is not None or doubtful(said, day)


def root_of(version: Version) -> Path | None:
    """The corpus that a version's file lies in, by its address; None where it lies elsewhere."""
    address = parse(version.iri)
    if address is None:
        return None
    inner = Path(address.path())
    path = version.path.absolute()
    return path.parents[len(inner.parts) - 1] if path.parts[-len(inner.parts) :] == inner.parts else None


def opened(path: Path | None) -> sqlite3.Connection:
    """The index at `path`, or in memory. Raises OSError, sqlite3.Error."""
    return cache.opened(path, _TABLES, LAYOUT)


def update(index: sqlite3.Connection, root: Path) -> int:
    """Bring the index up to the state of the corpus `root`; how many files were looked into."""
    known = {path: (state, sha) for path, state, sha in index.execute("SELECT path, state, sha FROM file")}
    looked = 0
    for path in files(root):
        name = path.relative_to(root).as_posix()
        place = parse(f"/akn/{name.removesuffix('.xml')}")
        try:
            stat = path.stat()
            state = f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}"
            before, sha = known.pop(name, ("", ""))
            if place is None or before == state:
                continue
            data = load(str(path))
        except (OSError, Unreadable):
            continue
        fresh = sha256(data).hexdigest()
        if fresh == sha:
            index.execute("UPDATE file SET state = ? WHERE path = ?", (state, name))
            continue
        _remove(index, name)
        index.execute("INSERT INTO file VALUES (?, ?, ?, ?, ?)", (name, state, fresh, place.work, _title(data)))
        rows = [(name, *item[:-1], act_name(item.title)) for item in _endings(data, str(path))]
        index.executemany("INSERT INTO ending VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        looked += 1
    for name in known:
        _remove(index, name)
    index.commit()
    return looked


def _endings(data: bytes, file: str) -> Iterable[Ending]:
    document = read_bytes(data, "xml", ReadOptions(file)).document if _SIGN.search(data) else None
    return () if document is None else of_document(document)


def _remove(index: sqlite3.Connection, path: str) -> None:
    index.execute("DELETE FROM ending WHERE path = ?", (path,))
    index.execute("DELETE FROM file WHERE path = ?", (path,))


def _found(index: sqlite3.Connection, iri: str, titles: Iterable[str]) -> tuple[Ending, ...]:
    names = [*dict.fromkeys(act_name(title) for title in titles)]
    marks = ", ".join("?" * len(names))
    rows = index.execute(
        f"SELECT {_COLUMNS} FROM ending WHERE href = ? OR (href = '' AND name IN ({marks})) ORDER BY path",  # noqa: S608
        (iri, *names),
    )
    items = [Ending(*row) for row in rows]
    others = index.execute(f"SELECT DISTINCT work FROM file WHERE title IN ({marks})", names)  # noqa: S608
    return of_work(items, iri, names, [work for (work,) in others])


def _title(data: bytes) -> str:
    """The title in a document, in the form in which titles are compared; read off its bytes."""
    match = _TITLE.search(data)
    return act_name(html.unescape(_TAG.sub("", match[1].decode("utf-8", "replace")))) if match else ""
