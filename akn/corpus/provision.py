"""One provision through all versions: back to what it came of, and on to what became of it (Naming Convention 5.5)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from akn.corpus.chain import Chain
from akn.corpus.links import What
from akn.diff import lines
from akn.language.zh.numerals import NUMERAL, index
from akn.model.document import Document
from akn.model.provision import Provision, walk

Happened = Literal[
    "first", "unchanged", "adjusted", "renumbered", "modified", "split", "merged", "inserted", "repealed"
]
"""What happened to a provision between two versions; `first`: it is in the oldest version at hand."""

_NUMBER = rf"(?:[0-9]+|[{NUMERAL}]+)"
_LIST = rf"(?:第(?P<paragraph>{_NUMBER})款)?(?:第?\((?P<bracket>{_NUMBER})\)项?|第(?P<point>{_NUMBER})项)?(?:第\(?(?P<indent>{_NUMBER})\)?目)?"
_CITED = re.compile(
    rf"(?P<annex>附件(?P<nth>{_NUMBER})?)?(?:第(?P<book>{_NUMBER})编)?(?:第(?P<part>{_NUMBER})分编)?"
    rf"(?:第(?P<chapter>{_NUMBER}章(?:之{_NUMBER})?))?(?:第(?P<section>{_NUMBER}节(?:之{_NUMBER})?))?"
    rf"(?:第?(?P<article>{_NUMBER}条(?:之{_NUMBER})?){_LIST})?"
)
_BARE = re.compile(rf"{_NUMBER}|[0-9]+-[0-9]+|{_NUMBER}之{_NUMBER}")
_EID = re.compile(r"[a-z]+_[^\s/~#]+")
_AROUND = ("article", "clause", "paragraph")
_HEADED = ("chp_", "sec_", "part_")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it stands in one version; `text` without its own number, a line for each unit below."""

    eId: str
    tracking_id: str
    num: str | None
    heading: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """A provision in one version (counted from 0): its units there, none once it is gone, and what had happened to it.

    `confidence` (0 to 1) is how sure it is that these are the same provision.
    """

    version: int
    happened: Happened
    units: tuple[Unit, ...]
    confidence: float = 1.0


def unit_id(text: str) -> str | None:
    """The eId that a user means: `15`, `15-1`, `第十五条之一`, `第十五条第二款第（一）项第3目`, `第三章`, `附件1`, `附件1第二条`, or an eId
    as it is; None for anything else. What stands in a 编 may have an eId that goes on before it (`there`)."""
    text = text.strip().removeprefix("~").removeprefix("#")
    if _EID.fullmatch(text):
        return text
    text = "".join(unicodedata.normalize("NFKC", text).split())
    if _BARE.fullmatch(text):
        return _joined(("art", text.replace("-", "之")))
    match = _CITED.fullmatch(text)
    if not text or match is None:
        return None
    annex = ("att", (match["nth"] or "1") if match["annex"] else None)
    if match["article"]:
        point = match["bracket"] or match["point"]
        if match["indent"] and not point:
            return None
        paragraph = match["paragraph"] or ("1" if point else None)
        below = ("para", paragraph), ("point", point), ("indent", match["indent"])
        return _joined(annex, ("art", match["article"]), *below)
    book = ("book", match["book"])
    part = ("part", None if match["chapter"] else match["part"])
    return _joined(annex, book, part, ("chp", match["chapter"]), ("sec", match["section"]))


def _joined(*parts: tuple[str, str | None]) -> str | None:
    """The eId of units in one another; None where a number is none."""
    numbers = [(name, index(number)) for name, number in parts if number]
    return "__".join(f"{name}_{number}" for name, number in numbers) if all(number for _, number in numbers) else None


def there(document: Document, eid: str) -> str | None:
    """The eId of the unit or annex of `document` that `eid` names; of 章, 节 and 分编 the end of it, where one alone has that."""
    known = [*(unit.eId for unit in walk(document.units())), *(annex.eId for annex in document.attachments)]
    if eid in known:
        return eid
    ends = [name for name in known if name.endswith(f"__{eid}")] if eid.startswith(_HEADED) else []
    return ends[0] if len(ends) == 1 else None


def within(document: Document, eid: str) -> frozenset[str]:
    """The eIds of the units in the unit or annex `eid`, of that itself, and of its article and 款, where it stands in them."""
    units = next((item.body for item in document.attachments if item.eId == eid), None)
    if units is None:
        units = tuple(unit for unit in walk(document.units()) if unit.eId == eid)
    around = (unit.eId for unit in walk(document.units()) if eid.startswith(f"{unit.eId}__") and unit.kind in _AROUND)
    return frozenset((*(unit.eId for unit in walk(units)), *around)) if units else frozenset()


def find(chain: Chain, eid: str, version: int | None = None) -> tuple[int, str] | None:
    """The version and eId of the unit that `eid` names: in `version`, else in the last that has it; there by eId, else by
    tracking id. None where nothing has it."""
    order = [version] if version is not None else range(len(chain.documents) - 1, -1, -1)
    for by_name in (False, True):
        for at in order:
            if not by_name and (name := there(chain.documents[at], eid)) is not None:
                return at, name
            for unit in walk(chain.documents[at].units()) if by_name else ():
                if unit.tracking_id == eid:
                    return at, unit.eId
    return None


def history(chain: Chain, version: int, eid: str) -> tuple[Step, ...]:
    """All steps of the unit `eid` of `version`, oldest first, ending with the last version, or with the one that lacks it."""
    back: list[Step] = []
    names: tuple[str, ...] = (eid,)
    for at in range(version, -1, -1):
        units = _units(chain, at, names)
        if at == 0:
            back.append(Step(0, "first", units))
            break
        step = chain.links[at - 1]
        came = [step.new[name] for name in names if name in step.new]
        olds = tuple(dict.fromkeys(old for link in came for old in link.old))
        sure = min((link.confidence for link in came), default=1.0)
        if not olds:
            back.append(Step(at, "inserted", units, sure))
            break
        became = step.became()
        parts = {new for old in olds for new in became[old]}
        whats = {link.what for link in came}
        back.append(Step(at, _happened(olds, names, len(olds), len(parts), whats), units, sure))
        names = olds
    out = back[::-1]
    names = (eid,)
    for at in range(version + 1, len(chain.documents)):
        step = chain.links[at - 1]
        became = step.became()
        news = tuple(dict.fromkeys(new for name in names for new in became.get(name, ())))
        if not news:
            out.append(Step(at, "repealed", ()))
            break
        came = [step.new[name] for name in news]
        olds = tuple(dict.fromkeys(old for link in came for old in link.old))
        whats = {link.what for link in came}
        kind = _happened(names, news, len(olds), len(news), whats)
        out.append(Step(at, kind, _units(chain, at, news), min(link.confidence for link in came)))
        names = news
    return tuple(out)


def _happened(olds: tuple[str, ...], news: tuple[str, ...], before: int, after: int, whats: set[What]) -> Happened:
    if after > before:
        return "split"
    if before > after:
        return "merged"
    if "text" in whats:
        return "modified"
    if set(olds) != set(news):
        return "renumbered"
    return "adjusted" if "form" in whats else "unchanged"


def _units(chain: Chain, version: int, names: tuple[str, ...]) -> tuple[Unit, ...]:
    found = {unit.eId: unit for unit in walk(chain.documents[version].units()) if unit.eId in names}
    return tuple(_unit(found[name]) for name in names if name in found)


def _unit(unit: Provision) -> Unit:
    return Unit(unit.eId, unit.tracking_id, unit.num, unit.heading, lines.whole(unit))
