"""A reference to an id finds it.

What it does:
    Looks up every reference that begins with # (href, source, start, end, period, refersTo, as …) among the ids of the
    document, in text and metadata alike. `mapping/@original` names a wId. In documents that are not of the profile,
    references to provisions, events and periods alone: many publishers name agents and concepts that they list elsewhere.

Why:
    The schema has no keys for references; a dangling one passes it and leads nowhere.

Bad:
    <ref href="#art_12">第十二条</ref>           <- in a text of eleven articles

Good:
    <ref href="#art_2">第二条</ref>

Remedy:
    Correct the reference, or give the target its id. A citation whose target is not known is inline name="citation".

Source:
    Naming Convention 5 (fragments); akomantoso30.xsd (types eIdRef, wIdRef, agentRef, eventRefRef, temporalGroupRef).

中文:
    引用的标识应存在。
    检查：正文和元数据中以 # 开头的引用是否有相应标识。
    理由：模式不检查引用完整性，悬空引用不被发现。
    处理：更正引用或者补标识；目标不明的标为 inline name="citation"。
    错误示例：
        <ref href="#art_12">第十二条</ref>           <- 全文仅十一条

"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from akn.diagnostics import Diagnostic, diagnostic
from akn.formats.akn.context import line_of
from akn.rules.subject import Subject

CODE = "R001"
PLACES = frozenset(
    ("href", "upTo", "from", "period", "start", "end", "original", "current", "alternativeTo", "placementBase", "for")
)
"""Attributes that refer to provisions, events and periods (types eIdRef, wIdRef, eventRefRef, temporalGroupRef)."""
ENTITIES = frozenset(
    ("source", "as", "by", "to", "refersTo", "choice", "outcome", "empoweredBy", "dictionary", "includedIn")
)
"""Attributes that refer to agents, roles and concepts, as FRBRauthor/@href does (types agentRef, roleRef, referenceRef)."""
_TRACKED = ("wId",)
_OTHER_IDS = ("wId", "GUID", "id", "{http://www.w3.org/XML/1998/namespace}id")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each reference without a target, at the element that refers. Needs the XML tree."""
    ids = subject.ids if subject.profile else subject.ids | _values(_OTHER_IDS, subject)
    missing = {value for value in subject.references if not _all_found(value, ids)}
    if not missing:
        return
    tracked = ids | _values(_TRACKED, subject)
    for element, pairs in subject.attributed:
        for name, value in pairs:
            if value not in missing or not _refers(element, name, subject):
                continue
            known = tracked if name == "original" else ids
            for target in value.split():
                if target.startswith("#") and not _found(target, known):
                    local = str(element.tag).rpartition("}")[2]
                    yield diagnostic(
                        CODE, line_of(element), eId=element.get("eId"),
                        element=local, attribute=name.rpartition("}")[2], target=target,
                    )  # fmt: skip


def _refers(element: etree._Element, name: str, subject: Subject) -> bool:
    if subject.profile:
        return name in PLACES or name in ENTITIES
    local = str(element.tag).rpartition("}")[2]
    return name in PLACES and local != "FRBRauthor" and not local.startswith("TLC")


def _all_found(value: str, ids: frozenset[str]) -> bool:
    return value[1:] in ids or all(_found(target, ids) for target in value.split() if target.startswith("#"))


def _found(target: str, ids: frozenset[str]) -> bool:
    # a lone # is no reference; Naming Convention 4.10 writes ranges as #a->b
    return target == "#" or all(
        part.lstrip("#") in ids or unquote(part).lstrip("#") in ids for part in target[1:].split("->")
    )


def _values(names: tuple[str, ...], subject: Subject) -> frozenset[str]:
    return frozenset([value for _, pairs in subject.attributed for name, value in pairs if name in names])
