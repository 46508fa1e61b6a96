"""One provision through all versions: back to what it came of, and on to what became of it (Naming Convention 5.5)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from akn.corpus.chain import Chain
from akn.corpus.links import What
from akn.diff import lines
from akn.language.zh.numerals import index
from akn.model.provision import Provision, walk

Happened = Literal[
    "first", "unchanged", "adjusted", "renumbered", "modified", "split", "merged", "inserted", "repealed"
]
"""What happened to a provision between two versions; `first`: it is in the oldest version at hand."""

_CITED = re.compile(
    r"(?P<article>第?[^第款项条]+?条?(?:之[^第款项]+)?)(?:第(?P<paragraph>[^第款项]+)款)?(?:第(?P<point>[^第款项]+)项)?"
)


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
    """The eId that a user means: `15`, `15-1`, `第十五条之一`, `第十五条第二款第一项`, or an eId as it is; None for anything else."""
    text = text.strip().lstrip("~#")
    if re.match(r"[a-z]+_", text):
        return text
    if re.fullmatch(r"\d+(?:-\d+)?", text):
        return f"art_{text}"
    match = _CITED.fullmatch(text)
    number = index(match["article"].removeprefix("第")) if match else None
    if match is None or not number:
        return None
    found = f"art_{number}"
    if match["paragraph"] or match["point"]:
        found += f"__para_{index(match['paragraph'] or '一') or 1}"
    if match["point"]:
        found += f"__point_{index(match['point'].strip('（）()')) or 1}"
    return found


def find(chain: Chain, eid: str, version: int | None = None) -> tuple[int, str] | None:
    """The version and eId of the unit that `eid` names: in `version`, else in the last that has it; there by eId, else by
    tracking id. None where nothing has it."""
    order = [version] if version is not None else range(len(chain.documents) - 1, -1, -1)
    for by_name in (False, True):
        for at in order:
            for unit in walk(chain.documents[at].units()):
                if (unit.tracking_id if by_name else unit.eId) == eid:
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
