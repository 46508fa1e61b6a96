"""Full text of a corpus: provisions that hold all words asked for, of any length (design: command line)."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from akn.corpus.cache import place_of
from akn.corpus.search_index import PAD

LAST = "\U0010ffff"
"""Sorts behind every character."""
TRIGRAM = 3
AROUND = 30
"""Characters shown before and behind what was found."""


@dataclass(frozen=True, slots=True)
class Query:
    """`words` are all to be found in one provision. `at` asks for versions in force on that day, `every` for all versions, else
    the newest are searched. `kind` is one of `akn.model.document.NAMES`, `body` a part of the name of a maker; `since` and
    `until` bound the date of the version. `spared` are works that are left out: those not known to be in force at `at`
    for what others say of them."""

    words: tuple[str, ...]
    at: str | None = None
    every: bool = False
    kind: str | None = None
    body: str | None = None
    since: str | None = None
    until: str | None = None
    limit: int = 50
    spared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A provision: the address of its version, title and date of that, eId (empty for the title), number, and its text."""

    version: str
    title: str
    date: str
    eId: str
    num: str
    text: str

    @property
    def address(self) -> str:
        """The address of the provision."""
        return f"{self.version}/~{self.eId}" if self.eId else self.version

    def shown(self, words: tuple[str, ...]) -> str:
        """The title, and for a provision its number and the text around the first word."""
        number = f" {self.num}" if self.num else ""
        return f"{self.title}{number}: {self.excerpt(words)}" if self.eId else self.title

    def excerpt(self, words: tuple[str, ...]) -> str:
        """The text around the first word that stands in it, on one line."""
        low = self.text.lower()
        at = min((place for word in words if (place := low.find(word.lower())) >= 0), default=0)
        start, stop = max(0, at - AROUND), at + AROUND
        cut = self.text[start:stop].replace("\n", " ").replace("\t", " ")
        return f"{'…' if start else ''}{cut}{'…' if stop < len(self.text) else ''}"


def search(index: sqlite3.Connection, query: Query) -> tuple[Hit, ...]:
    """What `query` finds, in the order of works, newest version first, and of the text. Nothing is found without words."""
    if not query.words:
        return ()
    where: list[str] = []
    values: list[object] = []
    for word in query.words:
        if len(word) >= TRIGRAM:
            where.append("p.text IN (SELECT rowid FROM found WHERE found MATCH ?)")
            values.append('"' + word.replace('"', '""') + '"')
        else:
            where.append("p.text IN (SELECT doc FROM gram WHERE term >= ? AND term < ?)")
            values += [word.lower(), word.lower() + LAST]
    if query.at:
        where.append("EXISTS (SELECT 1 FROM force WHERE file = f.id AND start <= ? AND (stop IS NULL OR ? < stop))")
        values += [query.at, query.at]
        if query.spared:
            where.append("f.work NOT IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(query.spared))
    elif not query.every:
        where.append("f.newest = 1")
    for value, test in (
        (query.kind, "f.kind = ?"),
        (query.body, "instr(f.body, ?) > 0"),
        (query.since, "f.date >= ?"),
        (query.until, "f.date <= ?"),
    ):
        if value:
            where.append(test)
            values.append(value)
    sql = (
        "SELECT f.version, f.title, f.date, p.eId, p.num, t.body FROM provision p "  # noqa: S608 - tests of this table alone
        "JOIN file f ON f.id = p.file JOIN text t ON t.id = p.text "
        f"WHERE {' AND '.join(where)} ORDER BY f.work, f.date DESC, f.version DESC, p.place LIMIT ?"
    )
    rows = index.execute(sql, (*values, query.limit))
    return tuple(
        Hit(version, title, date, eid, num, text.removesuffix(PAD)) for version, title, date, eid, num, text in rows
    )


def place_of_index(root: Path) -> Path:
    """Where the index of a corpus is kept: in the user's cache, never in the corpus."""
    return place_of("search", root)
