"""All findings about one file: well-formedness, schemas, rules."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal

from akn.diagnostics import Diagnostic
from akn.formats import FORMATS, reader, sniff
from akn.formats.options import ReadOptions
from akn.rules.selection import Wanted
from akn.rules.selection import wanted as wanted_of
from akn.rules.subject import Subject
from akn.rules.table import RULES

if TYPE_CHECKING:
    from lxml import etree

    from akn.rules.corpus.record import Record

Schema = Literal["auto", "official", "profile"]


def validate(
    data: bytes,
    file: str = "",
    *,
    schema: Schema = "auto",
    select: Collection[str] = (),
    ignore: Collection[str] = (),
) -> tuple[Diagnostic, ...]:
    """Every finding about `data`, sorted by line, then code; each said of `file`.

    The format is the one of `file`'s extension, or else what `data` looks like. XML is parsed, checked against the official schema
    (`schema` official or auto), against the profile (profile, or auto where the document is written in it), and by the
    rules: all of them for documents of the profile, for others those of the standard itself. Text, Markdown and JSON are read, and the
    rules look at what was read. `select` and `ignore` hold codes or prefixes (`N`, `N00`, `R001`);
    what `<?akn ignore …?>` names is left out too.
    Content never raises. Raises AknError where a schema file is missing.
    """
    wanted = wanted_of(select, ignore)
    name = _format(file, data)
    found = _xml(data, file, schema, wanted)[0] if name == "xml" else _other(data, name, file, wanted)
    return _sorted(found, file, wanted)


def examine(
    data: bytes,
    file: str = "",
    *,
    schema: Schema = "auto",
    select: Collection[str] = (),
    ignore: Collection[str] = (),
) -> tuple[tuple[Diagnostic, ...], Record | None]:
    """What `validate` finds in XML, and what the rules of a corpus keep of it: None where it is no version of a work."""
    from akn.rules.corpus.record import Asked, record

    wanted = wanted_of(select, ignore)
    found, subject = _xml(data, file, schema, wanted, whole=True)
    kept = None
    if subject is not None:
        asked: list[Asked] = []
        if b"<?akn" in data and subject.root is not None:
            from akn.rules.suppress import suppressions

            asked = [Asked(each.codes, each.first, each.last) for each in suppressions(subject.root)]
        kept = record(subject, asked)
    return _sorted(found, file, wanted), kept


def _sorted(found: Iterable[Diagnostic], file: str, wanted: Wanted) -> tuple[Diagnostic, ...]:
    kept = (item.at(file) for item in found if wanted(item.code))
    return tuple(sorted(kept, key=lambda item: (item.line, item.column or 0, item.code)))


def _xml(
    data: bytes, file: str, schema: Schema, wanted: Wanted, *, whole: bool = False
) -> tuple[list[Diagnostic], Subject | None]:
    """The findings, and what the rules looked at; `whole` asks for the model even where no rule needs it."""
    from akn.formats.akn.elements import NAMESPACE
    from akn.formats.akn.parse import parse
    from akn.formats.akn.versions import named
    from akn.schema import official, profile

    root, said = parse(data)
    found = list(said)
    if root is None:
        return found, None
    found += named(root)
    claimed = profile.claimed(root)
    standard = schema != "profile" and _any(wanted, "S0")
    narrower = (schema == "profile" or (schema == "auto" and claimed)) and _any(wanted, "S1")
    if not (standard and narrower and profile.proves(root)):
        if standard:
            found += official.check(root)
        if narrower:
            found += _new(profile.check(root, ids=not standard), found)
    subject = None
    if root.tag == f"{{{NAMESPACE}}}akomaNtoso":  # of another namespace no rule of Akoma Ntoso 3.0 can be asked
        subject = _subject(root, file, claimed, wanted, whole=whole)
        found += _rules(subject, wanted)
    if found and b"<?akn" in data:
        from akn.rules.suppress import kept, suppressions

        return kept(found, suppressions(root)), subject
    return found, subject


def _subject(root: etree._Element, file: str, claimed: bool, wanted: Wanted, *, whole: bool) -> Subject:
    """What the rules look at; the model is built only where a rule needs it, or it is asked for (`whole`)."""
    if not claimed or not (whole or any(wanted(rule.code) for rule in RULES if not rule.foreign)):
        return Subject(None, root, file, profile=claimed)
    from akn.formats.akn.read import read_tree

    return Subject(read_tree(root).document, root, file)


def _other(data: bytes, name: str, file: str, wanted: Wanted) -> list[Diagnostic]:
    reading = reader(name)(data, ReadOptions(file))
    found = list(reading.diagnostics)
    if reading.document is not None:
        found += _rules(Subject(reading.document, None, file), wanted)
    return found


def _rules(subject: Subject, wanted: Wanted) -> Iterable[Diagnostic]:
    for rule in RULES:
        if wanted(rule.code) and (rule.foreign or subject.profile):
            yield from rule.check(subject)


def _new(found: tuple[Diagnostic, ...], known: list[Diagnostic]) -> list[Diagnostic]:
    """The profile's complaints, without those of a place that the official schema complains of already."""
    places = {(item.line, dict(item.fields).get("path")) for item in known}
    return [item for item in found if (item.line, dict(item.fields).get("path")) not in places]


def _format(file: str, data: bytes) -> str:
    """By the extension, else by how `data` begins; XML where that says nothing."""
    suffix = PurePath(file).suffix.lower()
    known = next((name for name, row in FORMATS.items() if suffix in row.extensions and row.reader), None)
    return known or (sniff(data) if data.strip() else "xml")


def _any(wanted: Wanted, family: str) -> bool:
    """Whether any code that begins with `family` is wanted; schemas are not compiled for nothing."""
    return any(wanted(f"{family}{number:02}") for number in range(1, 11))
