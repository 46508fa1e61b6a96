"""A file in a git repository as a work: its commits are read, and those that hold one version are folded into that.

A version is named by the date that its own text tells, never by the day of a commit. Commits whose texts tell the same date,
and as many decisions of that day, are one version: corrections, or a new layout; the last one wins. A text that tells
no date is a version of its own wherever its words differ from the commit before; it is named by its first commit, and comes
behind the version before it. When a commit was made is record time, and says nothing of when a text holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from akn.api import load, read_bytes
from akn.corpus.chain import UNKNOWN, date_of, decisions, version_of
from akn.corpus.repository import Entry, blobs, entries, tracked
from akn.corpus.shelf import LANGUAGE, Version, Work
from akn.diagnostics import Diagnostic, diagnostic, printable
from akn.diff import lines
from akn.errors import AknError, Unreadable
from akn.formats import format_of
from akn.formats.options import ReadOptions
from akn.model.document import Document

SHORT = 8
"""Digits of a commit in the name of an undated version; more where two commits of the file begin alike."""
PLAIN = ("txt", "md")
"""Formats without ids."""
POINTER = b"version https://git-lfs.github.com/spec/"
"""How a file begins that stands for one kept elsewhere (Git LFS)."""

_DATED = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)(?:;(?P<nth>\d+))?")


@dataclass(frozen=True, slots=True)
class History:
    """The work in a file, the version that holds the commit asked for, and what is to be said of its commits."""

    work: Work
    version: Version | None
    found: tuple[Diagnostic, ...]


@dataclass(eq=False, slots=True)
class _Group:
    """Commits of one version: the `day` that the text tells and which of that day it is (None and the hash of the text where it
    tells none); `after` is the version that an undated one comes behind."""

    day: str | None
    mark: int | str
    after: _Group | None = None
    entries: list[Entry] = field(default_factory=list)
    winner: Entry | None = None
    document: Document | None = None
    key: str = ""
    plain: bool = False


def history(file: str, *, known: str | None = None, commit: str | None = None) -> History:
    """The work whose versions are the commits of `file`, those up to the day `known` (ISO), by default all.

    `commit` is the beginning of the id of one of them: its version has the text of that very commit. A commit that holds no
    document is passed over and said so (C301). Raises Unreadable where the file has no history or no commit holds a
    document, AknError where `commit` begins several.
    """
    of = tracked(file)
    name = printable(file)
    with blobs(of.root) as read:
        reader = _Reader(file, read)
        every = entries(of, reader.same)
        if not every:
            raise Unreadable(f"{name}: no commit has it; add and commit it first (git add, git commit)")
        here = [entry for entry in every if known is None or entry.commit.date <= known]
        if not here:
            raise Unreadable(f"{name}: no commit up to {known}; the first is of {every[0].commit.date}")
        wanted = _wanted(here, commit, name)
        groups = _grouped(here, reader, wanted)
    if not groups:
        for item in reader.found:
            raise Unreadable(f"{name}: no commit holds a document; {item.at(name).message()}")
        raise Unreadable(f"{name}: no commit holds a document")
    found = [*_about(of.shallow, here, groups), *reader.found]
    if known is None and reader.changed(every[-1]):
        found.append(diagnostic("C303"))
    work, named = _work(file, groups, here)
    version = next((item for item in work.versions if wanted and wanted.commit in item.commits), None)
    if wanted and version is None:
        raise Unreadable(f"{name}: commit {wanted.commit.id[:SHORT]} holds no document")
    found += named
    return History(work, version, tuple(item.at(file) for item in found))


class _Reader:
    """Reads each content once: what has the same bytes, but for line ends and blanks at the ends of lines, is the same."""

    def __init__(self, file: str, read: Callable[[str], bytes]) -> None:
        self.file = file
        self.bytes = read
        self.found: list[Diagnostic] = []
        self.seen: dict[tuple[str, str], str] = {}
        self.marks: dict[str, tuple[str | None, int | str] | str] = {}

    def mark(self, entry: Entry) -> tuple[tuple[str | None, int | str], Document | None] | None:
        """Which version the text of a commit is, with the document where it was read for that; None where there is none."""
        key = self.key(entry)
        document: Document | None = None
        if key not in self.marks:
            key, document = self._read(entry)
            self.seen[entry.blob or "", entry.commit.path] = key
        told = self.marks[key]
        if isinstance(told, str):
            commit = entry.commit
            self.found.append(diagnostic("C301", commit=commit.id[:SHORT], day=commit.date, reason=told))
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
            _is_told(made) and made.meta.work.uri == then.meta.work.uri
        )

    def changed(self, entry: Entry) -> bool:
        """Whether the file at hand holds something else than its last commit."""
        try:
            now = _key(load(self.file), format_of(self.file))
        except AknError:
            return False
        return self.key(entry) != now

    def _read(self, entry: Entry) -> tuple[str, Document | None]:
        try:
            if not entry.file:
                raise Unreadable("a link or submodule, no file")
            name = format_of(entry.commit.path)
            data = self.bytes(entry.blob or "")
        except AknError as error:
            key = f"{entry.blob} {entry.commit.path}"
            self.marks[key] = printable(str(error))
            return key, None
        key = _key(data, name)
        if key in self.marks:
            return key, None
        if data.startswith(POINTER):
            self.marks[key] = "a pointer of Git LFS, not the file itself"
            return key, None
        reading = read_bytes(data, name, ReadOptions(f"{self.file}@{entry.commit.id[:SHORT]}"))
        if reading.document is None:
            why = next((item for item in reading.diagnostics if item.severity == "error"), None)
            line = f"line {why.line}: " if why and why.line else ""
            self.marks[key] = f"{line}{why.code} {why.message()}" if why else "no document"
        else:
            self.marks[key] = _mark(reading.document)
        return key, reading.document


def _key(data: bytes, name: str) -> str:
    """A hash that two contents of one format share only where they read alike."""
    if b"\0" not in data:  # no encoding of two bytes a character, in which these bytes are parts of others
        data = data.replace(b"\r\n", b"\n")
        if name in PLAIN:
            data = b"\n".join(line.rstrip(b" \t") for line in data.split(b"\n")).rstrip(b"\n")
    return f"{name} {sha256(data).hexdigest()}"


def _mark(document: Document) -> tuple[str | None, int | str]:
    """The day that a text tells and which of the decisions of that day was the last; else None and its hash."""
    match = _DATED.fullmatch(version_of(document))
    day = match["day"] if match else date_of(document)
    if day == UNKNOWN:
        return None, lines.digest(document)
    told = sum(item.date == day for item in decisions(document))
    return day, max(told, int(match["nth"] or 1) if match else 1, 1)


def _grouped(here: list[Entry], reader: _Reader, wanted: Entry | None) -> list[_Group]:
    """The commits folded into versions: dated ones by date, undated ones each behind the version before it."""
    dated: dict[tuple[str, int], _Group] = {}
    every: list[_Group] = []
    last: _Group | None = None
    for entry in here:
        if entry.blob is None or (told := reader.mark(entry)) is None:
            continue
        (day, mark), document = told
        if day is None:
            group = last if last and last.day is None and last.mark == mark else None
        else:
            group = dated.get((day, int(mark)))
        if group is None:
            group = _Group(day, mark, last)
            every.append(group)
            if day is not None:
                dated[day, int(mark)] = group
        group.entries.append(entry)
        if wanted is None or group.winner is not wanted:
            key = reader.key(entry)
            group.document = document or (group.document if key == group.key else None)
            group.winner, group.key = entry, key
            group.plain = format_of(entry.commit.path) in PLAIN
        last = group
    for group in every:
        if group.document is None and group.winner is not None:
            group.document = reader.document(group.winner)
    out = [group for group in every if group.day is None and _anchor(group) is None]
    for _, first in sorted(dated.items()):
        out.append(first)
        out += [group for group in every if group.day is None and _anchor(group) is first]
    return out


def _anchor(group: _Group) -> _Group | None:
    """The dated version that an undated one comes behind."""
    while group.after is not None:
        group = group.after
        if group.day is not None:
            return group
    return None


def _work(file: str, groups: list[_Group], here: list[Entry]) -> tuple[Work, list[Diagnostic]]:
    """The versions under their names, texts under one address of the work; C304 where they tell of several."""
    documents = [group.document for group in groups if group.document is not None]
    told = dict.fromkeys(item.meta.work.uri for item in documents if _is_told(item))
    iri = next(iter(told), documents[0].meta.work.uri)
    versions = []
    day, nth = "", 0
    for group, document in zip(groups, documents, strict=True):
        if group.day is None:
            name = _short(group.entries[0], here)
        else:
            match = _DATED.fullmatch(version_of(document))
            explicit = int(match["nth"] or 1) if match else 1
            day, nth = group.day, max(explicit, nth + 1 if day == group.day else 1)
            name = day if nth == 1 else f"{day};{nth}"
        made = _addressed(document, iri, name, plain=group.plain)
        commits = tuple(entry.commit for entry in group.entries)
        won = group.winner.commit if group.winner else None
        versions.append(Version(made.meta.expression.uri, name, Path(file), commits, won, made, group.plain))
    found = [diagnostic("C304", works=", ".join(told))] if len(told) > 1 else []
    return Work(iri, tuple(versions), file), found


def _is_told(document: Document) -> bool:
    """Whether the text tells when the work was made, as a document without date, or with an amendment alone, does not."""
    dates = document.meta.work.dates
    return bool(dates) and dates[0].name != "unknown" and dates[0].date != UNKNOWN


def _addressed(document: Document, work: str, name: str, *, plain: bool) -> Document:
    """`document` as the version `name`; the address of a plain text, which was read off its words, is one of `work`."""
    meta = document.meta
    if plain:
        head = f"{work}/{LANGUAGE}"
        meta = replace(meta, work=replace(meta.work, uri=work))
    else:
        head = meta.expression.uri.rpartition("@")[0] or meta.expression.uri
    return replace(document, meta=replace(meta, expression=replace(meta.expression, uri=f"{head}@{name}")))


def _short(entry: Entry, here: list[Entry]) -> str:
    """The beginning of the id of a commit, long enough to name one."""
    number = entry.commit.id
    for length in range(SHORT, len(number)):
        if sum(other.commit.id.startswith(number[:length]) for other in here) == 1:
            return number[:length]
    return number


def _wanted(here: list[Entry], commit: str | None, name: str) -> Entry | None:
    """The one commit whose id begins with `commit`."""
    if commit is None:
        return None
    matches = [entry for entry in here if entry.commit.id.startswith(commit)]
    if len(matches) > 1:
        raise AknError(f"{name}: {len(matches)} commits begin with {commit}; give more digits")
    if not matches:
        raise Unreadable(f"{name}: no commit {commit} of it")
    return matches[0]


def _about(shallow: bool, here: list[Entry], groups: list[_Group]) -> list[Diagnostic]:
    """What is to be said of the history as a whole."""
    found = []
    first, last = here[0].commit, here[-1]
    if shallow:
        found.append(diagnostic("C302", commit=first.id[:SHORT], day=first.date))
    if last.blob is None:
        found.append(diagnostic("C305", commit=last.commit.id[:SHORT], day=last.commit.date))
    holding = next((group for group in groups if last in group.entries), None)
    newest = groups[-1]
    if holding is not None and holding is not newest:
        names = _called(holding), _called(newest)
        found.append(diagnostic("C306", commit=last.commit.id[:SHORT], version=names[0], newest=names[1]))
    return found


def _called(group: _Group) -> str:
    return group.day or group.entries[0].commit.id[:SHORT]
