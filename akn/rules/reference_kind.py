"""A reference leads to what its attribute asks for.

What it does:
    In metadata, start and end of intervals are events, period is a temporal group, source of an event is an original
    or another act, source of a part of the metadata who wrote it, refersTo of an event a TLCEvent, an author a person or
    organization and its role a TLCRole; what a modification changes, and by what, is in the text.

Why:
    A reference to an id that is there, but is something else, passes every check of ids and leads to nonsense.

Bad:
    <timeInterval start="#tmpg_1" …/>

Good:
    <timeInterval start="#evt_3" …/>

Remedy:
    Refer to an entry of the right kind.

Source:
    akomantoso30.xsd (types eventRefRef, temporalGroupRef, agentRef, roleRef).

中文:
    引用应指向属性所要求的对象。
    检查：元数据中 start、end 指事件，period 指时段，事件的 source 指原文或者其他文件，refersTo 指 TLCEvent，作者指个人或者组织，as 指 TLCRole，修改所指为正文中的单位。
    理由：指向别类对象的引用能通过标识检查，却毫无意义。
    处理：改为指向正确的条目。

"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from akn.diagnostics import Diagnostic, diagnostic
from akn.formats.akn.context import line_of
from akn.rules.subject import Subject

CODE = "R005"
EVENTS, GROUPS = frozenset(("eventRef",)), frozenset(("temporalGroup",))
WORKS = frozenset(("original", "passiveRef", "activeRef", "hasAttachment", "attachmentOf", "jurisprudence"))
AGENTS = frozenset(("TLCOrganization", "TLCPerson", "TLCRole", "TLCObject"))
_UNIT = "provision"
"""What everything outside of the metadata is."""
TEXT = frozenset((_UNIT,))
KINDS: dict[tuple[str, str], frozenset[str]] = {
    ("timeInterval", "start"): EVENTS,
    ("timeInterval", "end"): EVENTS,
    ("mapping", "start"): EVENTS,
    ("mapping", "end"): EVENTS,
    ("eventRef", "source"): WORKS,
    ("eventRef", "refersTo"): frozenset(("TLCEvent", "TLCConcept")),
    ("timeInterval", "refersTo"): frozenset(("TLCEvent", "TLCConcept")),
    ("docDate", "refersTo"): frozenset(("TLCEvent", "TLCConcept")),
    ("date", "refersTo"): frozenset(("TLCEvent", "TLCConcept")),
    ("docAuthority", "refersTo"): AGENTS,
    ("FRBRauthor", "href"): AGENTS,
    ("FRBRauthor", "as"): frozenset(("TLCRole",)),
    ("destination", "href"): TEXT,
    ("source", "href"): TEXT,
    ("old", "href"): TEXT,
    ("new", "href"): TEXT,
    ("", "period"): GROUPS,
}
"""(element, attribute) -> the elements it may refer to; an empty element stands for all."""
SOURCED = frozenset((
    "identification", "lifecycle", "analysis", "mappings", "temporalData", "references", "notes", "proprietary",
))  # fmt: skip
"""Parts of the metadata whose source is who wrote them."""
_ENTRIES = etree.XPath("/*/*/*[local-name()='meta']//*[@eId]")
_NAMED = etree.XPath(
    "/*/*/*[local-name()='meta']/*[1]/*/*[@href]"
    " | /*/*/*[local-name()='meta']/*[local-name()='analysis']/*/*/*[starts-with(@href, '#')]"
)
_USES = frozenset(("period", "source", "start", "end", "refersTo"))
"""Attributes that are looked at wherever they stand; href counts for authors and modifications alone."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each reference to something else, at the element that refers. Needs the XML tree."""
    if subject.root is None:
        return
    entries = {f"#{entry.get('eId')}": str(entry.tag).rpartition("}")[2] for entry in subject.select(_ENTRIES)}
    named = set(subject.select(_NAMED))
    for element, pairs in subject.attributed:
        if _USES.isdisjoint([attribute for attribute, _ in pairs]) and element not in named:
            continue
        name = str(element.tag).rpartition("}")[2]
        for attribute, value in pairs:
            kinds = KINDS.get((name, attribute)) or KINDS.get(("", attribute))
            if name in SOURCED and attribute == "source":
                kinds = AGENTS
            if not kinds:
                continue
            kind = entries.get(value) or (_UNIT if value.removeprefix("#") in subject.ids else None)
            if kind and kind not in kinds:
                yield diagnostic(
                    CODE, line_of(element), eId=element.get("eId"), element=name, attribute=attribute, target=value,
                    found=kind, expected=" | ".join(sorted(kinds)),
                )  # fmt: skip
