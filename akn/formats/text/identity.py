"""Who a document is: kind, place, makers, addresses (design: identity and time)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from akn.diagnostics import Diagnostic, diagnostic
from akn.language.zh.bodies import Body, without_leading
from akn.language.zh.dates import dates as all_dates
from akn.language.zh.history import Happening, makers
from akn.language.zh.pinyin import slug
from akn.language.zh.places import Place, place
from akn.language.zh.types import bare_title, kind_of, stage_of
from akn.model import address

UNDATED = "0001-01-01"
"""Stands for a date that the text does not give; its name is `unknown`."""
ACTS = ("revised", "amended", "approved", "adopted")
"""Events that date an expression; of two on one day the first named gives the name."""

_NUMBER = re.compile(
    r"[（(]?([\u3400-\u9fff]{1,8})[〔\[（(［]([0-9]{4})[〕\]）)］][ 　]*第?[ 　]*([0-9]{1,6})[ 　]*号[）)]?"
)
_SPACE = re.compile(r"\s+")
_NATIONAL = ("中华人民共和国", "国务院", "全国", "国家", "最高人民", "中国")


@dataclass(frozen=True, slots=True)
class Identity:
    """What identifies a document. Dates are ISO; `date_name` and `version_name` say what happened on them."""

    element: str
    kind: str
    title: str
    country: str
    date: str
    date_name: str
    name: str
    number: str | None
    version: str
    version_name: str
    makers: tuple[Body, ...]
    language: str = "zho"

    @property
    def work(self) -> str:
        """The work's address."""
        return f"/akn/{self.country}/{self.element}/{self.date}/{self.name}"

    def expression(self, date: str | None = None) -> str:
        """The address of the expression of `date`, by default this one's."""
        return f"{self.work}/{self.language}@{self.version if date is None else date}"


@lru_cache(maxsize=1024)
def name_of(title: str) -> str:
    """The name that a title gives a work: pinyin of the title without the body that it begins with and without 草案."""
    return slug(without_leading(bare_title(_SPACE.sub("", title)))[0])


def identify(
    title: str, events: tuple[Happening, ...], bare: str | None, front: str, numbers: tuple[str, ...]
) -> tuple[Identity, tuple[Diagnostic, ...]]:
    """Identity of the document with this title and these events.

    `bare` is a date of the 题注 that no event goes with, `front` all text around the title (cover, 题注, signature),
    `numbers` the lines that may be the document's own number. What could not be determined is reported, never guessed
    silently.
    """
    title = _SPACE.sub("", title)
    found: list[Diagnostic] = []
    draft = bool(stage_of(title) or stage_of(front))
    _, named = without_leading(title)
    who = makers(events) or named
    start = place(title)
    kind, basis = kind_of(bare_title(title), _kinds(events, who), local=bool(start))
    country = _country(title, kind, who, start[1] if start else None, found)
    if basis != "certain":
        found.append(diagnostic("F015" if basis == "title" else "F017", kind=kind))
    date, date_name = _work_date(events, bare, front, draft=draft)
    if date == UNDATED:
        found.append(diagnostic("F014"))
    elif date_name == "unknown":
        found.append(diagnostic("F016", date=date))
    version, version_name = _version(events, front, draft=draft) or (date, date_name)
    if version < date:  # approved first, promulgated later
        version, version_name = date, date_name
    number, name = _number(numbers)
    identity = Identity(
        "bill" if draft else "act",
        kind,
        title,
        country,
        date,
        date_name,
        name or name_of(title) or "unnamed",
        number,
        version,
        version_name,
        who,
    )
    return identity, tuple(found)


def override(identity: Identity, iri: str, *, placed: bool = True) -> tuple[Identity, tuple[Diagnostic, ...]]:
    """`identity` with the address that the caller gives; what it disagrees with in the text is reported.

    `placed`: whether the text itself told the place.
    """
    given = address.parse(iri)
    if given is None:
        return identity, (diagnostic("F010", iri=iri),)
    found = [
        diagnostic("F011", given=mine, read=read)
        for mine, read, unknown in (
            (given.country, identity.country if placed else "", ""),
            (given.date, identity.date, UNDATED),
            (given.version or identity.version, identity.version, UNDATED),
        )
        if read not in (mine, unknown)
    ]
    dated = identity.date == given.date
    fresh = identity.version if given.version in (None, "") else given.version
    if fresh == UNDATED:
        fresh = given.date
    return Identity(
        given.doctype,
        identity.kind,
        identity.title,
        given.country,
        given.date,
        identity.date_name if dated else "unknown",
        given.name,
        identity.number,
        fresh or "",
        identity.version_name if fresh == identity.version else "unknown",
        identity.makers,
        given.language or "zho",
    ), tuple(found)


def _kinds(events: tuple[Happening, ...], who: tuple[Body, ...]) -> frozenset[str]:
    """Kinds of the makers; the State Council's approval makes a ministry's text its own (国务院批准、部门发布)."""
    kinds = {body.kind for body in who if body.known or body.kind != "ministry"}
    if kinds == {"ministry"}:
        kinds |= {f.body.kind for e in events if e.kind == "approved" for f in e.bodies} & {"state-council"}
    return frozenset(kinds)


def _country(title: str, kind: str, who: tuple[Body, ...], start: Place | None, found: list[Diagnostic]) -> str:
    for body in who:
        if body.known:
            return body.country
    if start:
        return start.country
    if not title.startswith(_NATIONAL) and not (kind == "law" and title.endswith(("法", "法典"))):
        found.append(diagnostic("F012"))
    return "cn"


def _work_date(events: tuple[Happening, ...], bare: str | None, front: str, *, draft: bool) -> tuple[str, str]:
    """Date of first 通过, else 公布, else 批准; for a draft its first reading; else a date of no known meaning."""
    if draft:
        dates = [day for _, day in all_dates(front)]
        return (min(dates), "reading") if dates else (UNDATED, "unknown")
    for kind in ("adopted", "promulgated", "approved"):
        if dates := [e.date for e in events if e.kind == kind and e.version == 0]:
            return min(dates), kind
    if bare:
        return bare, "unknown"
    if dates := [e.date for e in events if e.kind != "inForce"]:  # a revised text that does not tell its first passing
        return min(dates), "unknown"
    if dates := [day for _, day in all_dates(front)]:  # a signature
        return dates[-1], "unknown"
    return UNDATED, "unknown"


def _version(events: tuple[Happening, ...], front: str, *, draft: bool) -> tuple[str, str] | None:
    """Date and name of the last act in the 题注 (通过, 批准, 修正, 修订), else of 公布."""
    if draft:
        dates = [day for _, day in all_dates(front)]
        return (max(dates), "reading") if dates else None
    return version_date(events)


def version_date(events: tuple[Happening, ...]) -> tuple[str, str] | None:
    """Date and event that date the version which these events make; None where none of them does."""
    if acts := [e for e in events if e.kind in ACTS]:
        last = max(e.date for e in acts)
        return last, min((e.kind for e in acts if e.date == last), key=ACTS.index)
    if dates := [e.date for e in events if e.kind == "promulgated"]:
        return max(dates), "promulgated"
    return None


def own_number(line: str) -> tuple[int, int] | None:
    """Where the document's own number (法释〔2021〕12号) stands in a line that is nothing else, or None."""
    match = _NUMBER.fullmatch(line.strip())
    if not match:
        return None
    bare = match[0].strip("（）()")
    start = line.index(bare)
    return start, start + len(bare)


def _number(lines: tuple[str, ...]) -> tuple[str | None, str | None]:
    """The document's own number, and the name that it gives the work (fashi-2021-12)."""
    for line in lines:
        if span := own_number(line):
            match = _NUMBER.fullmatch(text := line[slice(*span)])
            if match:
                return "".join(text.split()), f"{slug(match[1])}-{match[2]}-{int(match[3])}"
    return None, None
