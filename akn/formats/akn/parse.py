"""Hardened parsing: no DTD, no entities, no network, bounded size and depth.

What is refused is refused with one diagnostic; what is harmless (a byte order mark, UTF-16, comments, processing
instructions, prefixed names, a remote schemaLocation) is read.
"""

from __future__ import annotations

import codecs
import re
from functools import cache
from typing import cast

from lxml import etree

from akn import limits
from akn.diagnostics import Diagnostic, diagnostic
from akn.formats.akn.context import line_of
from akn.formats.signature import binary

MAX_BYTES = 64 * 1024 * 1024
"""Largest input, in bytes. The largest statutes are about 1 MB."""
MAX_DEPTH = 120
"""Deepest nesting of elements. Published documents reach 24; JSON, which nests twice as deep, must still be writable."""

MAX_ATTRIBUTES = 1_000
"""Most attributes of one element. The standard knows 100; reading them all takes the square of their number."""
_LONG_TAG = 7 * MAX_ATTRIBUTES
"""No start tag with more attributes is shorter, in bytes: a blank, a name, `=""`."""
_HUGE = 10_000_000
"""libxml2 refuses a text as long as that unless told otherwise; MAX_BYTES and MAX_DEPTH bound what it then may take."""

_PROLOG = re.compile(r"\ufeff?(?>\s|<\?.*?\?>|<!--.*?-->)*+(?=<!DOCTYPE)", re.DOTALL)
_BOMS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, b"\x00\x00\x00<", b"<\x00\x00\x00")
_ENCODING_ERRORS = frozenset(
    getattr(etree.ErrorTypes, name)
    for name in (
        "ERR_INVALID_ENCODING",
        "ERR_UNSUPPORTED_ENCODING",
        "ERR_UNKNOWN_ENCODING",
        "I18N_CONV_FAILED",
    )
    if hasattr(etree.ErrorTypes, name)
)


def parse(data: bytes) -> tuple[etree._Element | None, tuple[Diagnostic, ...]]:
    """The root of `data`, or None and one diagnostic (X001 to X006, X035, T002) that says why there is none.

    Never raises on content and never opens anything.
    """
    if refusal := _refuse(data):
        return None, (refusal,)
    try:
        root = etree.fromstring(data, _parser(huge=len(data) > _HUGE))
    except etree.XMLSyntaxError as error:
        return None, (_syntax(error),)
    if root.getroottree().docinfo.internalDTD is not None:  # in an encoding that the look ahead does not read
        return None, (diagnostic("X004", 1),)
    deepest = limits.depth(MAX_DEPTH)
    if _too_deep(deepest)(root):
        return None, (diagnostic("X006", line_of(root), limit=deepest),)
    if len(data) > _LONG_TAG and max(map(len, data.split(b"<"))) > _LONG_TAG and (crowded := _crowded()(root)):
        line = line_of(cast("list[etree._Element]", crowded)[0])  # noqa: SLF001
        return None, (diagnostic("X035", line, limit=MAX_ATTRIBUTES),)
    return root, ()


def _parser(*, huge: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=huge,
        recover=False,
        collect_ids=False,
    )


@cache
def _too_deep(deepest: int) -> etree.XPath:
    return etree.XPath("boolean(" + "/*" * (deepest + 1) + ")")


@cache
def _crowded() -> etree.XPath:
    return etree.XPath(f"//*[count(@*) > {MAX_ATTRIBUTES}][1]")


def _refuse(data: bytes) -> Diagnostic | None:
    if not data.strip():
        return diagnostic("X001")
    if len(data) > (most := limits.size(MAX_BYTES)):
        return diagnostic("X002", size=f"{len(data) / limits.MB:.0f}", limit=most // limits.MB)
    if kind := binary(data):
        return diagnostic("T002", what=kind)
    if data.startswith(_UTF_32):  # what some builds of libxml2 read and others do not
        return diagnostic("X005", 1, reason="UTF-32")
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), "latin-1")  # ASCII is all that matters here
    if "DOCTYPE".encode(encoding) in data:
        text = data.removeprefix(b"\xef\xbb\xbf").decode(encoding, "replace")
        if found := _PROLOG.match(text):
            return diagnostic("X004", text.count("\n", 0, found.end()) + 1)
    return None


def _syntax(error: etree.XMLSyntaxError) -> Diagnostic:
    line, column = error.position
    # libxml2's own words; the position is a field of its own
    reason = re.sub(r", line \d+, column \d+.*$", "", error.msg or "").strip()[:200] or "no element"
    if "depth" in reason.lower() and "xml_parse_huge" in reason.lower():
        return diagnostic("X006", line, limit=limits.depth(MAX_DEPTH))
    code = "X005" if getattr(error, "code", 0) in _ENCODING_ERRORS else "X003"
    return diagnostic(code, line, column=column or None, reason=reason)
