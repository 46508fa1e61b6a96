"""What libxml2 says when it refuses a document, as diagnostics that name element, place and expectation.

libxml2 reports a type and one English sentence with namespaces written out. The type decides the code; the rest is read
off the sentence and the element itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import cast

from lxml import etree

from akn.diagnostics import Diagnostic, diagnostic
from akn.formats.akn.context import line_of
from akn.schema import explain

OFFICIAL, PROFILE = "S0", "S1"
"""First half of a code: which schema speaks."""
EXPLAINED = 20
"""How many complaints are explained with the help of xmlschema, at most."""
LISTED = 200
"""How many complaints about one document are listed, at most."""

UNEXPECTED, INCOMPLETE, TEXT, ATTRIBUTE, NO_ATTRIBUTE, VALUE, DUPLICATE, ROOT, OTHER, MORE = (
    f"{i:02}" for i in range(1, 11)
)

TYPES = {
    "SCHEMAV_ELEMENT_CONTENT": UNEXPECTED,
    "SCHEMAV_CVC_COMPLEX_TYPE_2_1": TEXT,
    "SCHEMAV_CVC_COMPLEX_TYPE_2_2": UNEXPECTED,
    "SCHEMAV_CVC_COMPLEX_TYPE_2_3": TEXT,
    "SCHEMAV_CVC_COMPLEX_TYPE_3_2_1": ATTRIBUTE,
    "SCHEMAV_CVC_COMPLEX_TYPE_3_2_2": ATTRIBUTE,
    "SCHEMAV_CVC_COMPLEX_TYPE_4": NO_ATTRIBUTE,
    "SCHEMAV_CVC_IDC": DUPLICATE,
    "SCHEMAV_CVC_ELT_1": ROOT,
}
"""libxml2's error type -> second half of the code. All other types are faults of a value, or unknown."""

_NAMESPACE = re.compile(r"\{(?:https?|urn):[^{}']*\}")
_ATTRIBUTE = re.compile(r"(?:, attribute|The attribute) '([^']*)'")
_EXPECTED = re.compile(r"Expected is (?:one of )?\( (.*?) \)\.")
_SET = re.compile(r"is not an element of the set (\{.*\})\.", re.DOTALL)
_PATTERN = re.compile(r"is not accepted by the pattern '(.*)'\.", re.DOTALL)
_KEY = re.compile(r"Duplicate key-sequence \['(.*)'\]")
_VALUES = re.compile(r"_VALID(?:_|$)|FACET|_CVC_TYPE_3")
_STEP = re.compile(r"/([^/*\[\]@]+)")
_CUT = 10  # libxml2 names no more expected elements than this and does not say that there are others
_NOTHING = "—"


def complaints(schema: etree.XMLSchema, root: etree._Element, by: str) -> tuple[Diagnostic, ...]:
    """Diagnostics for each complaint that `schema` has about the document of `root`, in document order.

    `by` is OFFICIAL or PROFILE. A value that breaks two facets is reported once.
    """
    try:
        if schema.validate(root):
            return ()
    except etree.XMLSchemaValidateError as error:  # libxml2's own limit, no fault of a schema
        words = {"element": _name(root), "path": path(root), "message": str(error)}
        return (_diagnostic(by, OTHER, root, words),)
    tree = root.getroottree()
    out: list[Diagnostic] = []
    seen: set[tuple[str, str]] = set()
    log = list(cast("Iterable[etree._LogEntry]", schema.error_log))  # noqa: SLF001
    for number, entry in enumerate(log):
        if len(out) == LISTED:
            rest = len(log) - number
            out.append(diagnostic(f"{by}{MORE}", out[-1].line, count=rest))
            break
        if entry.type_name == "SCHEMAV_CVC_IDC" and not _KEY.search(entry.message):
            continue  # what follows from a value that was reported already
        element = _element(tree, entry.path) if entry.path else root
        attribute = _ATTRIBUTE.search(_NAMESPACE.sub("", entry.message))
        kind = _kind(entry)
        key = (entry.path or "", f"{kind} {attribute[1] if attribute else entry.message if kind == OTHER else ''}")
        if key in seen:
            continue
        seen.add(key)
        out.append(
            _complaint(entry, kind, element, attribute[1] if attribute else "", by, explained=len(out) < EXPLAINED)
        )
    return tuple(out)


def _kind(entry: etree._LogEntry) -> str:
    kind = TYPES.get(entry.type_name)
    if kind == UNEXPECTED and "Missing child" in entry.message:
        return INCOMPLETE
    return kind or (VALUE if _VALUES.search(entry.type_name) else OTHER)


def _complaint(
    entry: etree._LogEntry, kind: str, element: etree._Element, attribute: str, by: str, *, explained: bool
) -> Diagnostic:
    message = _NAMESPACE.sub("", entry.message)
    parent = element.getparent()
    fields: dict[str, str] = {"element": _name(element), "path": path(element)}
    expected = ""
    if kind in (UNEXPECTED, INCOMPLETE):
        match = _EXPECTED.search(message)
        names = match[1].split(", ") if match else []
        if explained and (not names or len(names) >= _CUT):
            names = explain.children(by == PROFILE, element, missing=kind == INCOMPLETE) or names
        expected = ", ".join(f"<{name}>" for name in names)
        fields["parent"] = _name(parent) if parent is not None else ""
    elif kind == TEXT:
        fields["text"] = _short("".join([element.text or "", *(child.tail or "" for child in element)]))
    elif kind in (ATTRIBUTE, NO_ATTRIBUTE):
        fields["attribute"] = attribute
    elif kind == DUPLICATE:
        fields["value"] = _short(match[1] if (match := _KEY.search(message)) else "")
    elif kind == VALUE:
        fields["where"] = f"{_name(element)}/@{attribute}" if attribute else _name(element)
        fields["value"] = _short(_value(element, attribute))
        facet = _SET.search(message) or _PATTERN.search(message)
        expected = facet[1] if facet else explain.value(by == PROFILE, element, attribute) if explained else ""
    elif kind == ROOT:
        fields["namespace"] = etree.QName(element).namespace or _NOTHING
    elif kind == OTHER:
        fields["message"] = _short(message, 300)
    fields["expected"] = _short(expected, 600) or _NOTHING
    return _diagnostic(by, kind, element, fields)


def _diagnostic(by: str, kind: str, element: etree._Element, fields: dict[str, str]) -> Diagnostic:
    return Diagnostic(f"{by}{kind}", line_of(element) or 1, None, "", element.get("eId"), tuple(fields.items()))


def _element(tree: etree._ElementTree, place: str) -> etree._Element:
    """The element at libxml2's path, which writes names with the prefixes of the document."""
    found = tree.xpath(_STEP.sub(r"/*[name()='\1']", place))
    return found[0] if isinstance(found, list) and found else tree.getroot()  # type: ignore[return-value]


def path(element: etree._Element) -> str:
    """Where `element` stands: its ancestors' names, each with its eId or else its position among its like."""
    steps = []
    at: etree._Element | None = element
    while at is not None and at.getparent() is not None:
        own = at.get("eId")
        before = sum(1 for _ in at.itersiblings(at.tag, preceding=True))
        after = before or next(at.itersiblings(at.tag), None) is not None
        steps.append(_name(at) + (f"[@eId={own}]" if own else f"[{before + 1}]" if after else ""))
        if own:  # an id says it all
            return "//" + "/".join(reversed(steps))
        at = at.getparent()
    return "/" + "/".join(reversed(steps))


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname


def _value(element: etree._Element, attribute: str) -> str:
    if not attribute:
        return "".join(str(part) for part in element.itertext())
    return next((str(v) for name, v in element.attrib.items() if _NAMESPACE.sub("", str(name)) == attribute), "")


def _short(text: str, limit: int = 80) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else f"{text[:limit]}…"
