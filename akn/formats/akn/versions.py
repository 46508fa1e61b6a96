"""Namespaces of Akoma Ntoso before and beside the final one, and what they are called."""

from __future__ import annotations

import re

from lxml import etree

from akn.diagnostics import Diagnostic, diagnostic
from akn.formats.akn.elements import DOCUMENTS, NAMESPACE

_FINAL = re.escape(NAMESPACE.removeprefix("http"))
VERSIONS = (
    (r"https?://(?:www\.)?akomantoso\.org/(?P<version>\d+(?:\.\d+)*)/?", "Akoma Ntoso {version}"),
    (rf"https?{_FINAL}/(?P<version>(?:WD|CSD|CSPRD|CS|COS|OS)\d+)/?", "Akoma Ntoso 3.0, draft {version}"),
    (r"https?://\w+\.LegalDocML\.de/(?P<version>[\d.]+)/?", "LegalDocML.de {version}"),
    (rf"(?i:\s*https?{_FINAL}[/#]?\s*)", "Akoma Ntoso 3.0, its namespace misspelt"),
    (r"", "Akoma Ntoso without a namespace"),
)
"""Pattern of the whole namespace -> name, in the order in which they are tried; the last is for none at all."""
_TABLE = tuple((re.compile(pattern), name) for pattern, name in VERSIONS)


def version_of(namespace: str | None) -> str | None:
    """What the version of that namespace is called; None for the final one, and for one that is not known."""
    if namespace == NAMESPACE:
        return None
    for pattern, name in _TABLE:
        if match := pattern.fullmatch(namespace or ""):
            return name.format_map(match.groupdict())
    return None


def named(root: etree._Element) -> tuple[Diagnostic, ...]:
    """X034, of the whole file, where the document of `root` is of such a version; else nothing."""
    name = etree.QName(root)
    version = version_of(name.namespace)
    ours = name.localname.lower() == "akomantoso" or (name.namespace and name.localname in DOCUMENTS)
    if version is None or not ours:
        return ()
    return (diagnostic("X034", version=version),)
