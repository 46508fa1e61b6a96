"""Which characters and names a document may hold: what any of its formats must be able to carry."""

from __future__ import annotations

import re

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no XML 1.0 document can hold, not even as a reference (XML 1.0, production 2: Char)."""

REFERENCES = frozenset((
    "original", "passiveRef", "activeRef", "jurisprudence", "hasAttachment", "attachmentOf", "TLCPerson", "TLCOrganization",
    "TLCConcept", "TLCObject", "TLCEvent", "TLCLocation", "TLCProcess", "TLCRole", "TLCTerm", "TLCReference",
))  # fmt: skip
"""Kinds of entries of `references` (akomantoso30.xsd: refItems)."""

MODIFICATIONS = frozenset(("textualMod", "meaningMod", "scopeMod", "forceMod", "efficacyMod", "legalSystemMod"))
"""Kinds of entries of `activeModifications` and `passiveModifications` (akomantoso30.xsd: Amendments)."""

PROPERTY = re.compile(r"(?:cn:)?[A-Za-z_][\w.-]*", re.ASCII)
"""Names of entries of `proprietary`."""
