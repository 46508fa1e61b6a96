"""The project's profile, `schemas/akn-cn.xsd`: narrower than the official schema (design: mapping)."""

from __future__ import annotations

from functools import cache

from lxml import etree

from akn.diagnostics import Diagnostic
from akn.formats.akn.elements import CN, NAMESPACE
from akn.schema import complaint, files

_COUNTRY = etree.XPath(
    "string((/*/*/*[local-name()='meta']/*[local-name()='identification']/*[local-name()='FRBRWork']"
    "/*[local-name()='FRBRcountry'])[1]/@value)"
)
_BEYOND = etree.XPath(
    "boolean(/*/*/akn:meta/akn:proprietary//akn:* | /*/*/akn:meta/akn:proprietary//@xml:* | //@xsi:type)",
    namespaces={"akn": NAMESPACE, "xsi": "http://www.w3.org/2001/XMLSchema-instance"},
)
_SOURCE = etree.XPath("string((/*/*/*[local-name()='meta']/*[local-name()='identification'])[1]/@source)")


@cache
def schema(*, ids: bool = True) -> etree.XMLSchema:
    """The compiled schema; without `ids`, without the constraint that ids are unique. Raises AknError where the schema
    file is missing.
    """
    tree = etree.parse(files.own("akn-cn.xsd"), etree.XMLParser(no_network=True))
    if not ids:
        etree.strip_elements(tree, "{http://www.w3.org/2001/XMLSchema}unique")
    return etree.XMLSchema(tree)


def check(root: etree._Element, *, ids: bool = True) -> tuple[Diagnostic, ...]:
    """What the profile refuses in the document of `root`: codes S101 to S110, each with its line.

    `ids=False` is for documents that the official schema has looked at: it holds ids to be unique too, and that is almost
    half of the time that the profile takes.
    """
    return complaint.complaints(schema() if ids else schema(ids=False), root, complaint.PROFILE)


def proves(root: etree._Element) -> bool:
    """Whether the document of `root` is valid in the profile, and by that alone in the official schema.

    The profile is narrower (`tests/test_schema_narrower.py`), so what it takes the official schema need not be asked about:
    but for what a document can say to one schema alone, types that it names itself (xsi:type) and elements of Akoma Ntoso
    inside proprietary metadata.
    """
    try:
        return schema().validate(root) and not _BEYOND(root)
    except etree.XMLSchemaValidateError:  # libxml2's own limit
        return False


def claimed(root: etree._Element) -> bool:
    """Whether the document of `root` is written in the profile, and so is to be held to it.

    It is where the root declares the profile's namespace, as the writer always does; and, since tools drop namespaces
    that are not used, where the country is cn and the metadata name `#akn` as their source. Nothing else is: Chinese
    legislation that others mark up in their own way is foreign.
    """
    if CN in root.nsmap.values():
        return True
    country = str(_COUNTRY(root))
    return (country == "cn" or country.startswith("cn-")) and str(_SOURCE(root)) == "#akn"
