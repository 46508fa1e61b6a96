"""Writes `meta`, in schema order, one element a line."""

from __future__ import annotations

from akn.formats.akn.elements import PERIODS
from akn.formats.akn.escape import attribute, attributes, optional, text
from akn.formats.akn.write_blocks import blocks
from akn.model.address import this_of_manifestation
from akn.model.metadata import (
    UNKNOWN,
    Author,
    Expression,
    Manifestation,
    Metadata,
    Modification,
    NamedDate,
    Target,
    Work,
)

_REQUIRED_NAME = {"TLCReference": ""}
"""The one reference that must have a name; the model has none for it."""


def meta(data: Metadata) -> str:
    """The `meta` of a document."""
    source = attribute(data.source)
    lines = ["<meta>", *_identification(data, "!main", whole=True)]
    if data.publication is not None:
        by = data.publication
        lines.append(f"<publication{optional(date=by.date, name=by.name, number=by.number, showAs=by.show_as)}/>")
    events = [
        "<eventRef"
        + optional(eId=it.eId or None, date=it.date, source=it.source, type=it.type or None, refersTo=it.refers_to)
        + (' originatingExpression="true"/>' if it.originating else "/>")
        for it in data.events
    ]
    lines += _group("lifecycle", source, events)
    analysis = [
        *_group("activeModifications", None, [_modification(it) for it in data.active]),
        *_group("passiveModifications", None, [_modification(it) for it in data.passive]),
        *_group("mappings", source, [
            f"<mapping{optional(eId=it.eId or None, original=it.original, current=it.current, start=it.start, end=it.end)}/>"
            for it in data.mappings
        ]),
    ]  # fmt: skip
    lines += _group("analysis", source, analysis)
    temporal = []
    for group in data.temporal:
        intervals = "".join(
            f"<timeInterval{optional(start=it.start, end=it.end, duration=it.duration, refersTo=it.refers_to or '')}/>"
            for it in group.intervals
        )  # refersTo is required; an empty list says that nothing is known
        lines_of_group = intervals or '<timeInterval refersTo=""/>'
        temporal.append(f"<temporalGroup{optional(eId=group.eId or None)}>{lines_of_group}</temporalGroup>")
    lines += _group("temporalData", source, temporal)
    references = [
        f"<{it.kind}{optional(eId=it.eId or None, href=it.href, showAs=it.show_as, name=_REQUIRED_NAME.get(it.kind))}/>"
        for it in data.references
    ]
    lines += _group("references", source, references)
    notes = []
    for note in data.notes:
        out: list[str] = []
        blocks(note.blocks, out)
        notes.append(f"<note{optional(eId=note.eId or None)}>{''.join(out) or '<p/>'}</note>")
    lines += _group("notes", source, notes)
    properties = []
    for it in data.proprietary:
        name = it.name.removeprefix("cn:")
        opening = f"<cn:{name}{attributes(it.attributes)}"
        properties.append(f"{opening}>{text(it.text)}</cn:{name}>" if it.text else f"{opening}/>")
    lines += _group("proprietary", source, properties)
    lines.append("</meta>")
    return "\n".join(lines)


def component_meta(data: Metadata, eId: str) -> str:
    """The `meta` of an annex: the document's identification, with the component's name (AKN Naming Convention 4.5)."""
    return "\n".join(("<meta>", *_identification(data, f"!{eId}", whole=False), "</meta>"))


def _group(name: str, source: str | None, lines: list[str]) -> list[str]:
    if not lines:
        return []
    return [f'<{name} source="{source}">' if source is not None else f"<{name}>", *lines, f"</{name}>"]


def _identification(data: Metadata, component: str, *, whole: bool) -> list[str]:
    """`whole` is the document's own; an annex has the first date of each level and nothing the document says already."""
    return [
        f'<identification source="{attribute(data.source)}">',
        *_work(data.work, component, whole=whole),
        *_expression(data.expression, component, whole=whole),
        *_manifestation(data.manifestation, component, whole=whole),
        "</identification>",
    ]


def _core(
    this: str, uri: str, aliases: tuple[tuple[str, str], ...], dates: tuple[NamedDate, ...], authors: tuple[Author, ...]
) -> list[str]:
    return [
        f'<FRBRthis value="{attribute(this)}"/>',
        f'<FRBRuri value="{attribute(uri)}"/>',
        *(f"<FRBRalias{optional(value=value, name=name)}/>" for value, name in aliases),
        *(f"<FRBRdate{optional(date=it.date, name=it.name)}/>" for it in dates or (NamedDate(UNKNOWN, "unknown"),)),
        *(
            f"<FRBRauthor{optional(**{'href': it.href, 'as': it.role})}/>"
            for it in authors or (Author("#akn", "#editor"),)
        ),
    ]


def _work(it: Work, component: str, *, whole: bool) -> list[str]:
    dates, aliases = (it.dates, it.aliases) if whole else (it.dates[:1], ())
    lines = ["<FRBRWork>", *_core(f"{it.uri}/{component}", it.uri, aliases, dates, it.authors)]
    lines.append(f'<FRBRcountry value="{attribute(it.country)}"/>')
    if whole:
        named = (("FRBRsubtype", it.subtype), ("FRBRnumber", it.number), ("FRBRname", it.name))
        lines += [f'<{name} value="{attribute(value)}"/>' for name, value in named if value is not None]
        lines += _flag("FRBRprescriptive", it.prescriptive) + _flag("FRBRauthoritative", it.authoritative)
    return [*lines, "</FRBRWork>"]


def _expression(it: Expression, component: str, *, whole: bool) -> list[str]:
    dates, aliases = (it.dates, it.aliases) if whole else (it.dates[:1], ())
    lines = ["<FRBRExpression>", *_core(f"{it.uri}/{component}", it.uri, aliases, dates, it.authors)]
    if whole:
        lines += _flag("FRBRauthoritative", it.authoritative)
    return [*lines, f'<FRBRlanguage language="{attribute(it.language)}"/>', "</FRBRExpression>"]


def _manifestation(it: Manifestation, component: str, *, whole: bool) -> list[str]:
    lines = ["<FRBRManifestation>", *_core(this_of_manifestation(it.uri, component), it.uri, (), it.dates, it.authors)]
    if whole and it.format is not None:
        lines.append(f'<FRBRformat value="{attribute(it.format)}"/>')
    return [*lines, "</FRBRManifestation>"]


def _flag(name: str, value: bool | None) -> list[str]:
    return [] if value is None else [f'<{name} value="{"true" if value else "false"}"/>']


def _modification(it: Modification) -> str:
    inner = "".join(
        _target(name, target)
        for name, targets in (("source", it.sources or (None,)), ("destination", it.destinations or (None,)))
        for target in targets
    )
    own = it.kind in PERIODS
    if own and it.period is not None:
        inner += f"<{PERIODS[it.kind]}{optional(period=it.period)}/>"
    if it.kind == "textualMod":  # alone has old and new, and those have an address and no more
        pairs = [("old", target) for target in it.old] + [("new", target) for target in it.new]
        inner += "".join(f"<{name}{optional(href=target.href)}/>" for name, target in pairs)
    period = None if own else it.period
    return f"<{it.kind}{optional(eId=it.eId or None, type=it.type, period=period)}>{inner}</{it.kind}>"


def _target(name: str, it: Target | None) -> str:
    """One argument of a modification; None where the schema wants one and there is none."""
    return f"<{name}/>" if it is None else f"<{name}{optional(href=it.href, pos=it.pos, upTo=it.up_to)}/>"
