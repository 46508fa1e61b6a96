"""Where every unit of a version stands today: an old address resolved, and the map of all ids (Naming Convention 5.5.3.5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from akn.corpus.chain import Chain, version_of
from akn.model.provision import walk

CONTRACT = "1.0"
"""Version of the contract `schemas/ids.schema.json`. Minor versions add keys; none is ever taken away."""


@dataclass(frozen=True, slots=True)
class Today:
    """What a unit of an earlier version is in the last one: its eIds there, several after a split. Where it is gone, `gone` is
    the first version (counted from 0) without it and `last` what it was before. `confidence` is that of the weakest pair."""

    now: tuple[str, ...]
    gone: int | None = None
    last: tuple[str, ...] = ()
    confidence: float = 1.0


def resolve(chain: Chain, version: int, eid: str) -> Today:
    """The unit `eid` of `version` (counted from 0) in the last version."""
    names: tuple[str, ...] = (eid,)
    sure = 1.0
    for at in range(version + 1, len(chain.documents)):
        step = chain.links[at - 1]
        became = step.became()
        news = tuple(dict.fromkeys(new for name in names for new in became.get(name, ())))
        if not news:
            return Today((), at, names, sure)
        sure = min(sure, *(step.new[new].confidence for new in news))
        names = news
    return Today(names, confidence=sure)


def as_json(chain: Chain, version: int) -> dict[str, Any]:
    """The ids of all units of `version` and what they are in the last one, in document order."""
    document = chain.documents[version]
    names: dict[str, tuple[tuple[str, ...], int | None, float]] = {
        unit.eId: ((unit.eId,), None, 1.0) for unit in walk(document.units())
    }
    for at in range(version + 1, len(chain.documents)):
        step = chain.links[at - 1]
        became = step.became()
        for eid, (before, gone, sure) in names.items():
            if gone is not None:
                continue
            news = tuple(dict.fromkeys(new for name in before for new in became.get(name, ())))
            names[eid] = news, (None if news else at), min([sure, *(step.new[new].confidence for new in news)])
    units = []
    for unit in walk(document.units()):
        now, gone, sure = names[unit.eId]
        row: dict[str, Any] = {"eId": unit.eId, "trackingId": unit.tracking_id, "kind": unit.kind}
        if unit.num:
            row["num"] = unit.num
        row["now"] = list(now)
        if gone is not None:
            row["gone"] = version_of(chain.documents[gone])
        if sure < 1:
            row["confidence"] = round(sure, 3)
        units.append(row)
    return {
        "contract": CONTRACT,
        **chain.named,
        "version": document.meta.expression.uri,
        "last": chain.documents[-1].meta.expression.uri,
        "units": units,
    }
