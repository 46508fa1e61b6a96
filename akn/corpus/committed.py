"""What the commits of a file hold: each content is read once, and tells which version it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from typing import NamedTuple

from akn.api import load, read_bytes
from akn.corpus.chain import date_of, decisions, version_of
from akn.corpus.repository import SHORT, Entry, Lacking
from akn.diagnostics import Diagnostic, diagnostic
from akn.diff import lines
from akn.errors import AknError, UnknownFormat
from akn.formats import format_of
from akn.formats.options import ReadOptions
from akn.model.address import version_key
from akn.model.document import Document
from akn.model.metadata import UNKNOWN

PLAIN = ("txt", "md")
"""Formats without ids."""
POINTER = b"version https://git-lfs.github.com/spec/"
"""How a file begins that stands for one kept elsewhere (Git LFS)."""


class Told(NamedTuple):
    """Which version a text says it is: its `day` and which of that day; of no day, None and the hash of its words."""

    day: str | None
    which: int | str


class Reader:
    """Reads each content once: what has the same bytes, but for line ends and blanks at the ends of lines, is the same."""

    def __init__(self, file: str, read: Callable[[str], bytes]) -> None:
        self.file = file
        self.bytes = read
        self.found: list[Diagnostic] = []
        self.seen: dict[tuple[str, str], str] = {}
        self.marks: dict[str, Told | Diagnostic] = {}

    def mark(self, entry: Entry) -> tuple[Told, Document | None] | None:
        """Which version the text of a commit is, with the document where it was read for that; None where there is none."""
        key = self.key(entry)
        document: Document | None = None
        if key not in self.marks:
            key, document = self._read(entry)
            self.seen[entry.blob or "", entry.commit.path] = key
        told = self.marks[key]
        if isinstance(told, Diagnostic):
            named = diagnostic("C301", commit=entry.commit.id[:SHORT], day=entry.commit.date).fields
            self.found.append(replace(told, fields=named + told.fields))
            return None
        return told, document

    def key(self, entry: Entry) -> str:
        """The hash of what a commit that was read holds; an empty string for another."""
        return self.seen.get((entry.blob or "", entry.commit.path), "")

    def document(self, entry: Entry) -> Document | None:
        """The document of a commit, read; None where there is none. Raises AknError where there is nothing to read."""
        options = ReadOptions(f"{self.file}@{entry.commit.id[:SHORT]}")
        return read_bytes(self.bytes(entry.blob or ""), format_of(entry.commit.path), options).document

    def same(self, one: Entry, other: Entry) -> bool:
        """Whether two files hold the same work: they have one title, or tell one address."""
        try:
            made, then = self.document(one), self.document(other)
        except AknError:
            return False
        if made is None or then is None:
            return False
        return bool(made.title and made.title == then.title) or (
            is_told(made) and made.meta.work.uri == then.meta.work.uri
        )

    def changed(self, entry: Entry) -> bool:
        """Whether the file at hand holds something else than its last commit."""
        try:
            now = key_of(load(self.file), format_of(self.file))
        except AknError:
            return False
        return self.key(entry) != now

    def _read(self, entry: Entry) -> tuple[str, Document | None]:
        try:
            if not entry.file:
                raise Lacking("link")
            name = format_of(entry.commit.path)
            data = self.bytes(entry.blob or "")
        except (Lacking, UnknownFormat) as error:
            key = f"{entry.blob} {entry.commit.path}"
            self.marks[key] = _passed_over(error)
            return key, None
        key = key_of(data, name)
        if key in self.marks:
            return key, None
        if data.startswith(POINTER):
            self.marks[key] = diagnostic("C301", why="pointer")
            return key, None
        reading = read_bytes(data, name, ReadOptions(f"{self.file}@{entry.commit.id[:SHORT]}"))
        if reading.document is None:
            why = next((item for item in reading.diagnostics if item.severity == "error"), None)
            self.marks[key] = replace(diagnostic("C301", why="nothing"), cause=why)
        else:
            self.marks[key] = told_by(reading.document)
        return key, reading.document


def _passed_over(error: AknError) -> Diagnostic:
    """Why a commit is passed over; which commit is said where it is met."""
    if isinstance(error, Lacking):
        return diagnostic("C301", why=error.why, most=error.most)
    return diagnostic("C301", why="format")


def key_of(data: bytes, name: str) -> str:
    """A hash that two contents of one format share only where they read alike."""
    if b"\0" not in data:  # no encoding of two bytes a character, in which these bytes are parts of others
        data = data.replace(b"\r\n", b"\n")
        if name in PLAIN:
            data = b"\n".join(line.rstrip(b" \t") for line in data.split(b"\n")).rstrip(b"\n")
    return f"{name} {sha256(data).hexdigest()}"


def told_by(document: Document) -> Told:
    """The day that a text tells and which of the decisions of that day was the last; else None and its hash."""
    key = version_key(version_of(document))
    day = key.date if key else date_of(document)
    if day == UNKNOWN:
        return Told(None, lines.digest(document))
    told = sum(item.date == day for item in decisions(document))
    return Told(day, max(told, nth_of(document), 1))


def nth_of(document: Document) -> int:
    """Which version of its day the address of a document says it is."""
    key = version_key(version_of(document))
    return key.nth if key else 1


def is_told(document: Document) -> bool:
    """Whether the text tells when the work was made, as a document without date, or with an amendment alone, does not."""
    dates = document.meta.work.dates
    return bool(dates) and dates[0].name != "unknown" and dates[0].date != UNKNOWN
