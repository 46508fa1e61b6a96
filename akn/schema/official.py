"""The official OASIS schema (Akoma Ntoso 1.0, 29 August 2018), as libxml2 applies it.

Compiling takes about 0.1 s, so it is done once a process and never on import. Nothing is fetched: the schema imports
`xml.xsd` from its own folder.
"""

from __future__ import annotations

from functools import cache

from lxml import etree

from akn.diagnostics import Diagnostic
from akn.schema import complaint, files


@cache
def schema() -> etree.XMLSchema:
    """The compiled schema. Raises AknError where the schema file is missing."""
    return etree.XMLSchema(etree.parse(files.official(), etree.XMLParser(no_network=True)))


def check(root: etree._Element) -> tuple[Diagnostic, ...]:
    """What the official schema refuses in the document of `root`: codes S001 to S009, each with its line.

    Empty exactly where libxml2 finds the document valid.
    """
    return complaint.complaints(schema(), root, complaint.OFFICIAL)
