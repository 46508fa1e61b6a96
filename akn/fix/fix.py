"""`akn fix` for one document: read, repair, and the same again until nothing is left to repair."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from akn.diagnostics import Diagnostic, diagnostic
from akn.fix.source import Source, edited, open_source
from akn.fix.table import FIXES, Fix, For
from akn.formats.akn.elements import NAMESPACE
from akn.formats.akn.parse import parse
from akn.rules.selection import wanted
from akn.schema.profile import claimed

if TYPE_CHECKING:
    from akn.fix.source import Edit
    from akn.fix.table import Repair
    from akn.model.document import Document


@dataclass(frozen=True, slots=True)
class Fixed:
    """The document after all repairs (the bytes given, where there were none), what was repaired, and what can't be.

    Lines of repairs are those at which each stood when it was made.
    """

    data: bytes
    repaired: tuple[Diagnostic, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def fix(data: bytes, *, select: Collection[str] = (), ignore: Collection[str] = ()) -> Fixed:
    """`data` with the safe repairs of `akn.fix.table.FIXES` made; with `select` those of these codes or prefixes alone.

    Words of the text change only where `select` names a whole code of a repair that changes them. A repair made twice does
    nothing the second time, and so does the whole. Content never raises: what can't be parsed comes back as it is, with
    the diagnostic that says why.
    """
    root, refused = parse(data)
    if root is None:
        text = any(item.code == "X003" for item in refused) and data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] != b"<"
        return Fixed(data, diagnostics=(diagnostic("X033"),) if text else refused)
    source = open_source(data, root)
    if source is None:
        return Fixed(data, diagnostics=(diagnostic("X032", encoding=root.getroottree().docinfo.encoding or "?"),))
    scopes = _scopes(source)
    repaired: list[Diagnostic] = []
    for row in FIXES:
        if row.scope in scopes and _asked(row, select, ignore):
            found = [item for item in row.repairs(source, _document(row, source)) if _kept(row, item, select, ignore)]
            if found:
                source = _made(source, found)
                repaired += (item.found for item in found)
    return Fixed(source.data if repaired else data, tuple(repaired))


def _scopes(source: Source) -> tuple[For, ...]:
    if claimed(source.root):
        return "profile", "any"
    return ("standard", "any") if source.root.tag == f"{{{NAMESPACE}}}akomaNtoso" else ("any",)


def _asked(row: Fix, select: Collection[str], ignore: Collection[str]) -> bool:
    if row.text:
        return any(code in select for code in row.codes)
    return any(map(wanted(select, ignore), row.codes))


def _kept(row: Fix, item: Repair, select: Collection[str], ignore: Collection[str]) -> bool:
    code = item.found.code
    return (not row.text or code in select) and wanted(() if row.text else select, ignore)(code)


def _document(row: Fix, source: Source) -> Document | None:
    if row.scope != "profile":
        return None
    from akn.formats.akn.read import read_tree

    return read_tree(source.root).document


def _made(source: Source, repairs: list[Repair]) -> Source:
    data = Source(edited(source.text, _edits(repairs)), source.root, source.encoding, source.bom).data
    root, found = parse(data)
    made = open_source(data, root) if root is not None else None
    if made is None:  # a repair that breaks a document is a fault of the program
        raise ValueError(f"a repair left no document: {found}")
    return made


def _edits(repairs: list[Repair]) -> Iterator[Edit]:
    seen = set()
    for item in repairs:
        for edit in item.edits:
            if edit not in seen:
                seen.add(edit)
                yield edit
