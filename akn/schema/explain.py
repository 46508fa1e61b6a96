"""What a schema expects where libxml2 does not say: asked of xmlschema, and only then.

libxml2 names at most ten expected elements and no value space of a union type. xmlschema knows both, but takes 1.5 s to
build the official schema and is some 200 times slower on a document; so it is loaded when the first such complaint
turns up, once a process, and looks at the one element that is at fault.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from akn.schema import files

if TYPE_CHECKING:
    from lxml import etree


def children(profile: bool, element: etree._Element, *, missing: bool) -> list[str]:
    """Names of the elements that could stand where `element` stands, or in it where something is `missing`.

    Empty where nothing could, or where that is not known.
    """
    holder = element if missing else element.getparent()
    for error in _errors(profile, holder):
        expected = getattr(error, "expected", None) or ()
        names = [str(getattr(item, "local_name", None) or getattr(item, "name", "") or "") for item in expected]
        if found := [name for name in dict.fromkeys(names) if name]:
            return found
    return []


def value(profile: bool, element: etree._Element, attribute: str) -> str:
    """What xmlschema says of a value: its reason, without the value itself; an empty string where it has none."""
    for error in _errors(profile, element):
        kind = getattr(error.validator, "member_types", None)
        if kind:
            return " | ".join(str(item.local_name or item.name) for item in kind)
        if reason := str(error.reason or ""):
            return reason.removeprefix(f"attribute {attribute}=").strip()
    return ""


def _errors(profile: bool, element: etree._Element | None) -> list[Any]:
    if element is None:
        return []
    declaration = _declaration(profile, element)
    # the element alone: neither its descendants nor, by a cut at depth 1, their content
    return list(declaration.iter_errors(element, max_depth=1)) if declaration is not None else []


def _declaration(profile: bool, element: etree._Element) -> Any:  # noqa: ANN401 - xmlschema has no types
    schema = _schema(profile)
    if not profile:
        return schema.elements.get(str(element.tag).rpartition("}")[2])
    ancestors = [*reversed([*element.iterancestors()]), element]
    at = schema.elements.get(str(ancestors[0].tag).rpartition("}")[2])
    for step in ancestors[1:]:  # the profile's elements are local: one name, many types
        if at is None or not hasattr(at.type, "content") or not hasattr(at.type.content, "iter_elements"):
            return None
        at = next((item for item in at.type.content.iter_elements() if item.name == step.tag), None)
    return at


@cache
def _schema(profile: bool) -> Any:  # noqa: ANN401 - xmlschema has no types
    import xmlschema

    path = files.own("akn-cn.xsd") if profile else files.official()
    return xmlschema.XMLSchema10(str(path), defuse="always", allow="local")
