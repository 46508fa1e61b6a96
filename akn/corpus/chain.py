"""The versions of a work put end to end: read, compared each with the next, and which decision made each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from akn.api import load, read_bytes
from akn.corpus.links import Links, links
from akn.corpus.shelf import Version, Work
from akn.diff.changeset import ChangeSet
from akn.diff.compare import compare
from akn.diff.outline import level
from akn.errors import Unreadable
from akn.formats.options import ReadOptions
from akn.model.document import Document
from akn.model.making import decided
from akn.model.metadata import CHANGING, UNKNOWN


@dataclass(frozen=True, slots=True)
class Decision:
    """What made a version: ISO date, title and address as the version's references have them; empty where they do not."""

    date: str
    title: str = ""
    href: str = ""
    event: str = ""


@dataclass(frozen=True)
class Chain:
    """A work with its documents, oldest first. `links[k]` are those of version k + 1 with version k.

    Where units of plain texts got their names by alignment, `read` are the documents before that: they are compared, since
    names say of a split or merger only one half. `file` and `versions` are those of a work in a repository.
    """

    iri: str
    documents: tuple[Document, ...]
    read: tuple[Document, ...] = ()
    file: str = ""
    versions: tuple[Version, ...] = ()

    @property
    def named(self) -> dict[str, str]:
        """What the work is called in JSON: its address, and its file in a repository."""
        return {"work": self.iri} | ({"file": self.file} if self.file else {})

    def made_by(self, version: int) -> dict[str, str]:
        """The commit that holds the text of a version (counted from 0), for JSON; nothing for a work in a folder."""
        commit = self.versions[version].commit if self.file else None
        return {"commit": commit.id} if commit else {}

    @cached_property
    def changes(self) -> tuple[ChangeSet, ...]:
        """The comparison of each version with the next."""
        kind = level(*self.documents) if self.documents else "article"
        return tuple(compare(old, new, kind=kind) for old, new in pairwise(self.read or self.documents))

    @cached_property
    def links(self) -> tuple[Links, ...]:
        """For each step the links of the units."""
        steps = zip(self.changes, pairwise(self.read or self.documents), strict=True)
        return tuple(links(changes, old, new) for changes, (old, new) in steps)

    @cached_property
    def decisions(self) -> tuple[tuple[Decision, ...], ...]:
        """For each version the decisions that made it out of the one before; for the first all that made it.

        Where several stand between two versions, the corpus lacks those in between and each of them may have made a change.
        """
        out = []
        before: tuple[Decision, ...] = ()
        for at, document in enumerate(self.documents):
            told = decisions(document)
            out.append(_later(before, told, document) if at else told or (_untold(document),))
            before = told or before
        return tuple(out)


def chain(work: Work) -> Chain:
    """The versions of `work`, read, units of plain texts followed. Raises Unreadable where a file holds no document."""
    made = tuple(map(document, work.versions))
    if not work.file:
        return Chain(work.iri, made)
    from akn.corpus.track import track

    keep = {at for at, version in enumerate(work.versions) if not version.plain}
    return Chain(work.iri, track(made, keep), made, work.file, work.versions)


def of_documents(versions: Sequence[Document]) -> Chain:
    """Documents as a chain, in the order given."""
    return Chain(versions[0].meta.work.uri if versions else "", tuple(versions))


def document(version: Version) -> Document:
    """The document of a version. Raises Unreadable."""
    if version.held is not None:
        return version.held
    reading = read_bytes(load(str(version.path)), "xml", ReadOptions(str(version.path)))
    if reading.document is None:
        raise Unreadable(f"{version.path}: no document could be read from it")
    return reading.document


def date_of(document: Document) -> str:
    """The ISO date of a version, `0001-01-01` where none is known."""
    dates = document.meta.expression.dates
    return dates[0].date if dates else UNKNOWN


def version_of(document: Document) -> str:
    """What stands behind `@` in the address of a version; its address where nothing does."""
    uri = document.meta.expression.uri
    return uri.rpartition("@")[2] if "@" in uri else uri


def decisions(document: Document) -> tuple[Decision, ...]:
    """What made a text, as its lifecycle tells it, in order, each dated by the last event that makes it."""
    named = {f"#{item.eId}": item for item in document.meta.references}
    found = []
    for events in decided(document.meta.events):
        source = named.get(events[0].source)
        kind = next((item.refers_to for item in events if item.refers_to in CHANGING), events[-1].refers_to)
        found.append(
            Decision(
                max(item.date for item in events),
                source.show_as if source else "",
                source.href if source else "",
                (kind or "#")[1:],
            )
        )
    return tuple(found)


def _later(before: tuple[Decision, ...], after: tuple[Decision, ...], document: Document) -> tuple[Decision, ...]:
    """Those of `after` that `before` does not have, by date and how many there are of it."""
    known = Counter(item.date for item in before)
    out = []
    for item in after:
        if known[item.date]:
            known[item.date] -= 1
        else:
            out.append(item)
    newest = max((item.date for item in before), default="")
    changing = [item for item in out if f"#{item.event}" in CHANGING and item.date >= newest]
    return tuple(changing or out) or (_untold(document),)


def _untold(document: Document) -> Decision:
    """What made a version whose lifecycle has no event for it: of a day that nobody told, the last decision referred to."""
    dates = document.meta.expression.dates
    if not dates or dates[0].name != "unknown":
        return Decision(date_of(document))
    last = next((item for item in reversed(document.meta.references) if item.kind == "passiveRef"), None)
    return Decision(UNKNOWN, last.show_as if last else "", last.href if last else "")
