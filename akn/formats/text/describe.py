"""What a text says of itself: kind, history, events, addresses, publication (design: identity and time).

The text reader hands over structure with unknown metadata; this gives it its metadata, marks the 题注 and the day of
施行, and applies the reviewed corrections.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from akn.diagnostics import Diagnostic, diagnostic
from akn.formats.text import corrections as editorial
from akn.formats.text import effect, identity, lifecycle, promulgation, repeal
from akn.formats.text.edit import with_periods
from akn.language.zh import history as histories
from akn.language.zh.bodies import find
from akn.language.zh.dates import dates
from akn.language.zh.history import Happening, History
from akn.language.zh.places import place
from akn.language.zh.types import is_fictional, stage_of
from akn.model.block import Block, Mark, nested
from akn.model.document import Document
from akn.model.draft import marked
from akn.model.metadata import (
    Author,
    Expression,
    Manifestation,
    Metadata,
    NamedDate,
    Property,
    Reference,
    Work,
)

if TYPE_CHECKING:
    from akn.formats.options import ReadOptions
    from akn.formats.text.identity import Identity

EDITOR = (Author("#akn", "#editor"),)
FAULTS = {"impossible": "D010", "eventless": "D011", "dateless": "D014", "backwards": "D015", "body": "F013"}
"""What is wrong in a line of history -> code."""
PROMULGATED = tuple(word for word, kind in histories.VERBS.items() if kind == "promulgated")
LONGEST = 40
"""Most characters of a line that names a body and no more."""


def describe(document: Document, options: ReadOptions) -> tuple[Document, tuple[Diagnostic, ...]]:
    """`document` with its metadata, type and marks, and what could not be determined.

    In: title (docTitle) and 题注 (role history) in the preface, cover, body with eIds, `metadata.unknown()`. Notes and
    properties that are there already are kept.
    """
    found: list[Diagnostic] = []
    if options.corrections:
        document, said = editorial.apply(document, options.corrections)
        found += said
    document = _with_readings(_with_promulgators(document))
    title = document.title
    spot = place("".join(title.split()))
    home = spot[1] if spot else None
    told = [b for b in document.preface if b.role == "history"]
    text = "\n".join(b.text for b in told)
    history = histories.read(text, home)
    beside = tuple(b for b in document.preface if b.role == "content")
    cover = promulgation.read_cover((*document.cover, *beside, *document.preamble[:3]), home)
    signed = "\n".join(b.text for b in document.conclusions)
    around = "\n".join(b.text for b in document.preface if b.role == "content")
    draft = bool(stage_of(title) or stage_of(text))
    found += _faults(history, told, draft=draft)

    events = _with_cover(history.events, cover)
    lines = tuple(b.text for b in (*document.cover, *document.preface) if b.role not in ("history", "tocHeading"))
    front = "\n".join(filter(None, (text, around if draft else "", *(b.text for b in document.cover), signed)))
    who, said = identity.identify(title, events, history.bare, front, lines)
    found += said
    if options.iri:
        placed = all(item.code != "F012" for item in found)
        who, said = identity.override(who, options.iri, placed=placed)
        if all(item.code != "F010" for item in said):  # what the text left open, the address given tells
            found = [item for item in found if item.code not in ("F012", "F014")]
        found += said
    publication = document.meta.publication or cover.publication or promulgation.from_history(events)
    if options.corrections and options.corrections.publication:
        events = _promulgated(events, options.corrections.publication.date)
    last = effect.tail(document.body)
    document, closing = effect.close(
        document, last, events, draft=draft, amending=who.kind in ("decision", "amendment")
    )
    found += closing.diagnostics
    life = lifecycle.build(who, closing)
    found += life.diagnostics
    force = life.temporal[0].eId if life.temporal and len(life.dates) > 1 else None
    ended = repeal.find(document, last, home, closing.days, f"#{force}" if force else None)
    preface = _marked(document, history, who, closing.events, draft=draft)
    status = (Property("status", (("fictional", "true"),)),) if is_fictional(f"{title}\n{text}\n{around}") else ()
    kept = document.meta
    meta = Metadata(
        *_identification(who, life, fictional=bool(status)),
        publication=publication,
        events=life.events,
        active=(*kept.active, *ended.modifications),
        temporal=life.temporal,
        references=_with_active(life.references, ended.references),
        notes=kept.notes,
        proprietary=(*status, *life.undetermined, *closing.undetermined, *ended.properties, *kept.proprietary),
    )
    original = bool(closing.events) and all(e.version == 0 for e in closing.events)
    contains = "originalVersion" if original else "singleVersion"
    described = replace(
        document,
        meta=meta,
        name=who.kind,
        element=who.element,
        contains=contains,
        preface=preface,
        body=with_periods(document.body, life.periods),
    )
    return described, tuple(found)


def _with_active(references: tuple[Reference, ...], active: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """`references` with those to the acts that this one changes, before the organizations."""
    if not active:
        return references
    at = next((i for i, each in enumerate(references) if each.kind.startswith("TLC")), len(references))
    return (*references[:at], *active, *references[at:])


def _with_readings(document: Document) -> Document:
    """A draft's bracket that tells of its readings (`（2030年3月1日第一次审议）`) is its 题注, though no event is named."""
    if not any(b.role == "content" for b in document.preface) or not stage_of(document.title):
        return document
    preface = tuple(
        replace(b, role="history")
        if b.role == "content" and b.text.startswith(("（", "(")) and b.text.endswith(("）", ")")) and dates(b.text)
        else b
        for b in document.preface
    )
    return replace(document, preface=preface)


def _with_promulgators(document: Document) -> Document:
    """`国务院批准` is followed by those that promulgated the text, one a line: they belong to the 题注."""
    preface = list(document.preface)
    for at, block in enumerate(preface):
        if block.role == "history" and block.text.rstrip().endswith("批准"):
            end = at + 1
            while end < len(preface) and preface[end].role == "content" and _is_body(preface[end].text):
                end += 1
            if end < len(preface) and preface[end].role == "content" and _is_body(preface[end].text, PROMULGATED):
                preface[at + 1 : end + 1] = [replace(each, role="history") for each in preface[at + 1 : end + 1]]
    return document if tuple(preface) == document.preface else replace(document, preface=tuple(preface))


def _is_body(text: str, event: tuple[str, ...] = ("",)) -> bool:
    """Whether a line is the name of a body that is known, and one of the words `event`."""
    word = next((word for word in event if text.endswith(word)), None)
    if word is None or len(text) > LONGEST:
        return False
    name = text.removesuffix(word)
    return any(f.body.known and f.end == len(name) for f in find(name, 0, len(name)))


def _faults(history: History, told: list[Block], *, draft: bool) -> list[Diagnostic]:
    out = []
    seen: set[tuple[str, str]] = set()
    starts = _starts(told)
    for kind, offset, words in history.faults:
        if (kind == "eventless" and draft) or (kind, words) in seen:  # a reading is no event of the closed list
            continue
        seen.add((kind, words))
        out.append(diagnostic(FAULTS[kind], told[bisect_right(starts, offset) - 1].line, text=words))
    return out


def _starts(told: list[Block]) -> list[int]:
    """Where each block begins in their lines joined by newlines."""
    return list(accumulate((len(block.text) + 1 for block in told[:-1]), initial=0))


def _with_cover(events: tuple[Happening, ...], cover: promulgation.Cover) -> tuple[Happening, ...]:
    """The history's events and those the cover tells: what it passed belongs to the version that was passed that day."""
    known = {(e.kind, e.date) for e in events}
    version = max((e.version for e in events), default=0)
    for event in cover.events:
        if not any(date == event.date for _, date in known):
            if events:  # the cover of an amendment that the 题注 does not tell
                continue
            events = (*events, event)
        version = max((e.version for e in events if e.date == event.date), default=version)
    if cover.promulgated and ("promulgated", cover.promulgated) not in known and events:
        bodies = cover.events[-1].bodies if cover.events else ()
        events = (*events, Happening("promulgated", cover.promulgated, version, None, bodies))
    return events


def _promulgated(events: tuple[Happening, ...], date: str) -> tuple[Happening, ...]:
    """`events` with the promulgation that the reviewed file knows of, said of the last version passed by then."""
    if any(e.kind == "promulgated" and e.date == date for e in events):
        return events
    passed = [e for e in events if e.kind != "inForce" and e.date <= date]
    version = max((e.version for e in passed), default=0)
    return (*events, Happening("promulgated", date, version, None))


def _marked(
    document: Document, history: History, who: Identity, events: tuple[Happening, ...], *, draft: bool
) -> tuple[Block, ...]:
    """The preface with docDate, docAuthority, ref in its 题注, and docStage where it says that it is a draft."""
    told = [b for b in document.preface if b.role == "history"]
    marks: dict[int, list[Mark]] = {}
    starts = _starts(told)
    groups = lifecycle.by_version(events)

    def add(kind: str, start: int, end: int, attributes: tuple[tuple[str, str], ...]) -> None:
        i = bisect_right(starts, start) - 1
        if start < end <= starts[i] + len(told[i].text):
            marks.setdefault(i, []).append(Mark(kind, start - starts[i], end - starts[i], attributes))

    seen: set[tuple[int, int]] = set()
    for event in history.events:
        if event.span:
            add("docDate", *event.span, (("date", event.date), ("refersTo", f"#{event.kind}")))
        for body in event.bodies:
            if (body.start, body.end) not in seen and body.body.eId:
                seen.add((body.start, body.end))
                add("docAuthority", body.start, body.end, (("refersTo", f"#{body.body.eId}"),))
        if event.title and (event.title.start, event.title.end) not in seen:
            seen.add((event.title.start, event.title.end))
            href = lifecycle.decision_address(who, groups.get(event.version, ()), event)
            kind, attributes = ("ref", (("href", href),)) if href else ("inline", (("name", "citation"),))
            add(kind, event.title.start, event.title.end, attributes)
    preface = []
    index = 0
    for block in document.preface:
        new = list(marks.get(index, ())) if block.role == "history" else []
        index += block.role == "history"
        if who.number and block.role == "content" and (number := identity.own_number(block.text)):
            new.append(Mark("docNumber", *number))
        if who.element == "bill" and block.role == "history":  # a reading is none of the events, but has a day
            known = {m.start for m in new if m.kind == "docDate"}
            new += [Mark("docDate", *span, (("date", day),)) for span, day in dates(block.text) if span[0] not in known]
        stage = stage_of(block.text) if draft and block.role in ("longTitle", "history") else None
        if stage and not any(mark.kind == "ref" and mark.start <= stage[0] < mark.end for mark in new):
            new.append(Mark("docStage", stage[0], stage[1]))
            draft = False
        preface.append(_with_marks(block, new) if new else block)
    return tuple(preface)


def _with_marks(block: Block, new: list[Mark]) -> Block:
    """`block` with marks beside those it has; one that would cross another that begins before it is left out."""
    kept: list[Mark] = []
    open_: list[Mark] = []
    for mark in sorted((*block.marks, *new), key=lambda m: (m.start, -m.end)):
        while open_ and open_[-1].end <= mark.start:
            open_.pop()
        if not open_ or mark.end <= open_[-1].end:
            kept.append(mark)
            open_.append(mark)
    return marked(block, nested(kept))


def _identification(
    who: Identity, life: lifecycle.Lifecycle, *, fictional: bool
) -> tuple[Work, Expression, Manifestation]:
    authors = tuple(Author(f"#{body.eId}", "#enacting") for body in who.makers if body.eId) or EDITOR
    expression = who.expression()
    return (
        Work(
            who.work,
            (NamedDate(who.date, who.date_name),),
            authors,
            who.country,
            number=who.number,
            name=who.name,
            prescriptive=not fictional,
            authoritative=False,
        ),
        Expression(expression, life.dates, authors, language=who.language, authoritative=False),
        Manifestation(f"{expression}.xml", (NamedDate(who.version, "markup"),), EDITOR),
    )
