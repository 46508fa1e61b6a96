"""The verbs of the command line, for Python."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from akn import limits
from akn.diagnostics import printable
from akn.errors import UnknownFormat, Unreadable
from akn.formats import format_of, reader, writer
from akn.formats.options import ReadOptions
from akn.model.document import Document, Reading

if TYPE_CHECKING:
    from akn.amend.draft.decision import Frame
    from akn.amend.draft.draft import Draft
    from akn.amend.operation import Amendment
    from akn.diagnostics import Diagnostic
    from akn.diff.changeset import ChangeSet
    from akn.diff.paths import Paths
    from akn.diff.render import RenderOptions
    from akn.diff.threeway import ThreeWay
    from akn.formats.text.corrections import Corrections


MAX_BYTES = 256 * limits.MB
"""Most that is ever read of one file; what its format allows may be less."""


def read(
    source: str | PathLike[str],
    format: str | None = None,  # noqa: A002 - what everybody calls it
    *,
    iri: str | None = None,
    corrections: Corrections | None = None,
    keep_lines: bool = False,
) -> Reading:
    """The document in a file, and what the reader has to say about it.

    `format` is one of `akn.formats.FORMATS`, by default the one of the file's extension. The other arguments are those of
    `akn.formats.options.ReadOptions`. Content never raises: `Reading.document` is None where nothing could be read, and
    `Reading.diagnostics` say why. Raises Unreadable where the file can't be opened, UnknownFormat for the format.
    """
    file = fspath(source)
    name = format or format_of(file)
    options = ReadOptions(file, iri, corrections, keep_lines)
    return read_bytes(load(file), name, options)


def parse(text: str | bytes, format: str = "txt", *, iri: str | None = None, keep_lines: bool = False) -> Reading:  # noqa: A002
    """The document that `text` writes in `format`. Content never raises. Raises UnknownFormat."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return read_bytes(data, format, ReadOptions(iri=iri, keep_lines=keep_lines))


def write(document: Document, format: str = "xml") -> bytes:  # noqa: A002
    """`document` in `format`, as UTF-8. The same document always gives the same bytes. Raises UnknownFormat."""
    return writer(format)(document)


def validate(
    source: str | PathLike[str],
    *,
    schema: Literal["auto", "official", "profile"] = "auto",
    select: Collection[str] = (),
    ignore: Collection[str] = (),
) -> tuple[Diagnostic, ...]:
    """All findings about a file, in order of line: well-formedness, schemas, rules.

    `schema` auto checks the project's profile too where the document claims it; `select` and `ignore` are codes or
    prefixes of codes (`N`, `N0`). Raises Unreadable where the file can't be opened.
    """
    from akn.rules.validate import validate as check

    file = fspath(source)
    return check(load(file), file, schema=schema, select=select, ignore=ignore)


def compare(old: Document, new: Document) -> ChangeSet:
    """What changed from `old` to `new`, article by article, as pure data."""
    from akn.diff.compare import compare as run

    return run(old, new)


def paths(versions: Sequence[Document]) -> Paths:
    """What each provision was and became in all of `versions`, two or more, in the order given. Raises ValueError for fewer."""
    from akn.diff.paths import paths as run

    return run(versions)


def compare_three(base: Document, a: Document, b: Document) -> ThreeWay:
    """What the drafts `a` and `b` did to `base`: changed in one alone, in both alike, both to be had, or in conflict."""
    from akn.diff.threeway import compare_three as run

    return run(base, a, b)


def render(changes: ChangeSet | Paths | ThreeWay, output: str = "text", options: RenderOptions | None = None) -> bytes:
    """What a comparison found as `output`, one of the tables of `akn.diff.render`: text, json, html, markdown …

    The same input and options always give the same bytes. Raises UnknownFormat; TypeError for what is no comparison.
    """
    from akn.diff.render import outputs_of
    from akn.diff.render import render as run

    outputs = outputs_of(changes)
    if output not in outputs:
        raise UnknownFormat(f"no output {output!r} of a comparison; name one of {', '.join(outputs)}")
    return run(changes, output, options)


def read_comparison(source: str | PathLike[str]) -> ChangeSet:
    """The comparison that a file holds as JSON (schemas/comparison.schema.json), ready for `patch` and `render`.

    Raises Unreadable, whose text names file, line and reason, where the file can't be opened or holds none.
    """
    from akn.diff.decode import read as decode

    file = fspath(source)
    changes, found = decode(load(file))
    if changes is None:
        raise Unreadable(str(found[0].at(file)))
    return changes


def patch(old: Document, changes: ChangeSet) -> Document:
    """The new document of a comparison whose old one is `old`.

    Equal to it in text, structure, ids and metadata; only the source lines are not those of NEW. Raises Refused where
    `old` has another text than the comparison starts from, or the comparison does not fit it.
    """
    from akn.diff.patch import patch as run

    return run(old, changes)


def amend(base: Document, decision: Document, *, earlier: Iterable[Document] = ()) -> Amendment:
    """`base` as `decision` amends it: the new version, the decision with what it did, and what became of each instruction.

    The decision may be an excerpt. What is refused is left out and said so; content never raises. `earlier` are the versions
    before `base`, so that no id of theirs is given again; a base made by this function records them itself.
    """
    from akn.amend.amend import amend as run

    return run(base, decision, earlier=earlier)


def draft(old: Document, new: Document, *, style: str = "npc", frame: Frame | None = None) -> Draft:
    """The amending decision that turns `old` into `new`, proved: it is written, read again and applied.

    `style` is one of `akn.amend.draft.decision.STYLES`, `frame` says who decides, and from which day on it holds. What the
    wording can't say stands in `Draft.unsaid`. Raises ValueError for an unknown style; nothing for content.
    """
    from akn.amend.draft.draft import draft as run

    def again(decision: Document) -> Document:
        reading = parse(write(decision, "txt"), "txt")
        return reading.document or decision

    return run(old, new, again, style=style, frame=frame)


def read_bytes(data: bytes, name: str, options: ReadOptions) -> Reading:
    """`data` read in format `name`, its diagnostics said of `options.file`."""
    reading = reader(name)(data, options)
    return Reading(reading.document, tuple(item.at(options.file) for item in reading.diagnostics))


def load(file: str) -> bytes:
    """The bytes of a file. Raises Unreadable, whose text names the file and the reason, also where it is larger than
    MAX_BYTES or AKN_MAX_SIZE says; no more than that is read, be it a device that never ends."""
    most = limits.size(MAX_BYTES)
    try:
        with Path(file).open("rb") as source:
            data = source.read(most + 1)
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        raise Unreadable(f"{printable(file)}: {getattr(error, 'strerror', None) or error}") from error
    if len(data) > most:
        raise Unreadable(f"{printable(file)}: more than {most // limits.MB} MB; --max-size allows more")
    return data
