"""The address agrees with the FRBR fields.

What it does:
    Takes the addresses of work, expression and manifestation apart and compares each part with the field that says the same:
    country, document type, subtype, date, number or name; language and version date; the address of the level above.
    FRBRthis is the FRBRuri with the component.

Why:
    Others find a document by its address and read its fields. The Naming Convention requires the two to be equal.

Bad:
    <FRBRuri value="/akn/cn-bj/act/2024-01-25/…"/> … <FRBRcountry value="cn-sh"/>

Good:
    <FRBRuri value="/akn/cn-bj/act/2024-01-25/…"/> … <FRBRcountry value="cn-bj"/>

Remedy:
    Correct the field: addresses are never renamed. An address that was wrong from the start is corrected everywhere at once.

Source:
    Naming Convention 4.4 to 4.6 (Work, Expression, Manifestation); design: identity and time.

中文:
    地址应与 FRBR 字段一致。
    检查：作品、版本、载体地址的各部分与相应字段。
    理由：他人依地址查找文件，依字段读取。
    处理：更正字段；地址不得更改。

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.model.address import Address, parse
from akn.model.document import Document
from akn.model.metadata import Metadata
from akn.rules.subject import Subject

CODE = "F101"

LEVELS = ("FRBRWork", "FRBRExpression", "FRBRManifestation")
Found = tuple[str, str, str, str]
"""(level, element, what the field says, what the address says)."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each field that disagrees, at the field."""
    document = subject.document
    if document is None:
        return
    for level, element, found, expected in (*_fields(document), *_components(subject, document.meta)):
        line = subject.line("meta", "identification", level, element)
        yield diagnostic(CODE, line, element=f"{level}/{element}", found=found or "—", expected=expected or "—")


def _fields(document: Document) -> Iterator[Found]:
    meta = document.meta
    work, expression = meta.work, meta.expression
    address = parse(work.uri)
    if address is None:
        yield LEVELS[0], "FRBRuri", work.uri, f"/akn/{work.country}/{document.element}/…"
        return
    yield from _differs(LEVELS[0], "FRBRuri", address.doctype, document.element)
    yield from _differs(LEVELS[0], "FRBRcountry", work.country, address.country)
    if address.subtype or work.subtype:
        yield from _differs(LEVELS[0], "FRBRsubtype", work.subtype or "", address.subtype or "")
    if work.dates:
        yield from _differs(LEVELS[0], "FRBRdate", work.dates[0].date[: len(address.date)], address.date)
    if not _named(address, meta):
        yield LEVELS[0], "FRBRname", work.name or work.number or "", address.name
    version = parse(expression.uri)
    if version is None or version.language is None:
        yield LEVELS[1], "FRBRuri", expression.uri, f"{work.uri}/{expression.language}@…"
        return
    yield from _differs(LEVELS[1], "FRBRuri", version.work, work.uri)
    yield from _differs(LEVELS[1], "FRBRlanguage", expression.language, version.language)
    if expression.dates and version.version:
        yield from _differs(LEVELS[1], "FRBRdate", expression.dates[0].date, version.version.partition(";")[0])
    file = parse(meta.manifestation.uri)
    if file is None or file.expression != version.expression:
        yield LEVELS[2], "FRBRuri", meta.manifestation.uri, f"{expression.uri}.xml"


def _named(address: Address, meta: Metadata) -> bool:
    """Whether number or name is the one of the address; a number in characters no address holds says nothing."""
    said = [text for text in (meta.work.name, meta.work.number) if text and text.isascii()]
    return not said or address.name in said


def _components(subject: Subject, meta: Metadata) -> Iterator[Found]:
    """FRBRthis against the address of its level, for the document itself; a manifestation's ends in the extension."""
    extension = meta.manifestation.uri.rpartition(".")[2]
    expected = (f"{meta.work.uri}/!main", f"{meta.expression.uri}/!main", f"{meta.expression.uri}/!main.{extension}")
    for level, address in zip(LEVELS, expected, strict=True):
        for element in subject.elements("meta", "identification", level, "FRBRthis"):
            yield from _differs(level, "FRBRthis", str(element.get("value") or ""), address)


def _differs(level: str, element: str, found: str, expected: str) -> Iterator[Found]:
    if found != expected:
        yield level, element, found, expected
