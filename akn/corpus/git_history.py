"""A file in a git repository as a work: its commits are read, and those that hold one version are folded into that.

A version is named by the date that its own text tells, never by the day of a commit. Commits whose texts tell the same date,
and as many decisions of that day, are one version: corrections, or a new layout; the last one wins. A text that tells
no date is a version of its own wherever its words differ from the commit before; it is named by its first commit, and comes
behind the version before it. When a commit was made is record time, and says nothing of when a text holds.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from akn.corpus.committed import PLAIN, Reader, is_told, nth_of
from akn.corpus.repository import SHORT, Entry, blobs, entries, tracked
from akn.corpus.shelf import LANGUAGE, Version, Work
from akn.diagnostics import Diagnostic, diagnostic, printable
from akn.errors import AknError, Unreadable
from akn.formats import format_of
from akn.model.document import Document


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
        reader = Reader(file, read)
        every = entries(of, reader.same)
        if not every:
            raise Unreadable(f"{name}: no commit has it; add and commit it first (git add, git commit)")
        here = [entry for entry in every if known is None or entry.commit.date <= known]
        if not here:
            raise Unreadable(f"{name}: no commit up to {known}; the first is of {every[0].commit.date}")
        wanted = _wanted(here, commit, name)
        groups = _grouped(here, reader, wanted)
    if not groups:
        why = "".join(f"; {printable(item.message('en'))}" for item in reader.found[:1])
        raise Unreadable(f"{name}: no commit holds a document{why}")
    found = [*_about(of.shallow, here, groups), *reader.found]
    if known is None and reader.changed(every[-1]):
        found.append(diagnostic("C303"))
    work, named = _work(file, groups, here)
    version = next((item for item in work.versions if wanted and wanted.commit in item.commits), None)
    if wanted and version is None:
        raise Unreadable(f"{name}: commit {wanted.commit.id[:SHORT]} holds no document")
    found += named
    return History(work, version, tuple(item.at(file) for item in found))


def _grouped(here: list[Entry], reader: Reader, wanted: Entry | None) -> list[_Group]:
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
    """The versions under their names, texts under one address of the work; C304 where they tell several."""
    documents = [group.document for group in groups if group.document is not None]
    told = dict.fromkeys(item.meta.work.uri for item in documents if is_told(item))
    iri = next(iter(told), documents[0].meta.work.uri)
    versions = []
    day, nth = "", 0
    for group, document in zip(groups, documents, strict=True):
        if group.day is None:
            name = _short(group.entries[0], here)
        else:
            day, nth = group.day, max(nth_of(document), nth + 1 if day == group.day else 1)
            name = day if nth == 1 else f"{day};{nth}"
        made = _addressed(document, iri, name, plain=group.plain)
        commits = tuple(entry.commit for entry in group.entries)
        won = group.winner.commit if group.winner else None
        versions.append(Version(made.meta.expression.uri, name, Path(file), commits, won, made, group.plain))
    found = [diagnostic("C304", works=", ".join(told))] if len(told) > 1 else []
    return Work(iri, tuple(versions), file), found


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
