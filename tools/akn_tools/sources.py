"""Documents named on the command line: files, standard input, addresses in a corpus, versions in a git history."""

from __future__ import annotations

import sys
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import click

from akn.api import load, read_bytes
from akn.batch.convert import format_for
from akn.diagnostics import printable
from akn.errors import Unreadable
from akn.formats.options import ReadOptions
from akn.model.document import Document
from akn_tools import output

if TYPE_CHECKING:
    from collections.abc import Callable

    from akn.corpus.chain import Chain
    from akn.corpus.locate import Place

STDIN = "<stdin>"
"""What standard input is called in messages."""
CORPUS = "corpus"
"""The folder in which addresses are looked up where --corpus names no other."""


def corpus_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option --corpus."""
    return click.option(
        "--corpus", default=CORPUS, show_default=True, metavar="DIR", help="Folder laid out as addresses."
    )(command)


def standard_input() -> bytes:
    """All of standard input."""
    return sys.stdin.buffer.read()


def document(path: str, read_as: str | None = None, corpus: str = CORPUS) -> Document:
    """The document at `path`, at the address `path` in `corpus`, or from standard input for `-`.

    Raises Unreadable, having said why, where there is none.
    """
    if path != "-" and not Path(path).exists():
        from akn.corpus.locate import looks_like_address

        if looks_like_address(path) or (not read_as and not PurePath(path).suffix and Path(corpus).is_dir()):
            return _addressed(path, corpus)
    given = standard_input() if path == "-" else None
    name = STDIN if path == "-" else path
    read_as = format_for(path, read_as, given)
    reading = read_bytes(load(path) if given is None else given, read_as, ReadOptions(name))
    output.say(reading.diagnostics, ("error",))
    if reading.document is None:
        raise Unreadable(f"{name}: no document could be read from it")
    return reading.document


def chain_of(text: str, corpus: str, known: str | None = None) -> tuple[Place, Chain]:
    """The work that `text` names, its versions read, of the history of a file those committed up to the day `known`; what was
    named of it. What is to be said of that is said. Raises Unreadable, AknError."""
    from akn.corpus.chain import chain
    from akn.corpus.locate import locate

    place = locate(text, Path(corpus), known)
    output.say(place.found)
    return place, chain(place.work)


def unit_of(article: str | None, portion: str | None) -> str | None:
    """The eId of the provision asked for, by --article or in the address; None where none is. Raises UsageError where the words
    name none."""
    from akn.corpus.provision import unit_id

    wanted = portion if article is None else article
    if wanted is None:
        return None
    if (eid := unit_id(wanted)) is None:
        name = f"~{printable(wanted)}" if article is None else f"--article {printable(wanted) or repr('')}"
        raise click.UsageError(
            f"{name}: names no provision; write 15, 15-1, 第十五条第二款第（一）项, 第三章, 附件1 or an eId"
        )
    return eid


def no_annex(document: Document, eid: str) -> None:
    """Raises UsageError where `eid` is an annex as a whole, which is followed through no versions."""
    if any(item.eId == eid for item in document.attachments):
        raise click.UsageError(f"{eid}: an annex is followed unit by unit; name one in it, as {eid}__art_1")


def _addressed(text: str, corpus: str) -> Document:
    """The version at an address; `…/zho:D` is what was in force on D, and what is to be said of that is said."""
    from akn.corpus.chain import document as read
    from akn.corpus.chain import of_documents
    from akn.corpus.ending_index import endings
    from akn.corpus.locate import locate

    place = locate(text, Path(corpus))
    if place.version is not None:
        return read(place.version)
    output.say(place.found)
    if place.on is None:
        return read(place.work.versions[-1])
    from akn.corpus.timeline import as_of
    from akn.corpus.words import state
    from akn.diagnostics import user_language

    documents = [read(version) for version in place.work.versions]
    answer = as_of(documents, place.on, endings=endings(place.work, of_documents(documents)))
    told = state(answer, user_language())
    if answer.shown is None or answer.status in ("repealed", "missing"):
        raise Unreadable(f"{text}: {told[0]}")
    for line in told:
        click.echo(f"{text}: {line}", err=True)
    return documents[answer.shown]
