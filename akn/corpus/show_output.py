"""`akn show`: the text on a day, with all that is to be said of that answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from akn.api import write
from akn.corpus.chain import Chain
from akn.corpus.repository import SHORT
from akn.corpus.timeline import AsOf, Pending, Stage, pending
from akn.corpus.words import say, state
from akn.diff import lines
from akn.model.document import Document
from akn.model.ending import Ending
from akn.model.provision import walk

CONTRACT = "1.0"
"""Version of the contract `schemas/as-of.schema.json`. Minor versions add keys; none is ever taken away."""


def unit_text(document: Document, eid: str) -> str | None:
    """The unit or annex `eid` as lines, its number first; None where the document has none."""
    for unit in walk(document.units()):
        if unit.eId == eid:
            return "\n".join(lines.outside(unit)) + "\n"
    annex = next((item for item in document.attachments if item.eId == eid), None)
    return "\n".join(lines.of_attachment(annex)) + "\n" if annex else None


def source(chain: Chain, version: int) -> dict[str, str]:
    """The file of a work in a repository and the commit that holds the text of `version`; nothing for one in a folder."""
    return {"file": chain.file, **chain.made_by(version)} if chain.file else {}


@dataclass(frozen=True, slots=True)
class Earlier:
    """What holds for a unit that is not in force yet: the addresses of the units that it comes of, none where nothing stood
    there, and their text; None where the corpus lacks the version, and `addresses` names that."""

    addresses: tuple[str, ...]
    text: str | None


def earlier(chain: Chain, version: int, item: Pending, day: str) -> Earlier | None:
    """What stood on `day` where `item`, of `version`, is to come; None for what was in force and is no longer."""
    if item.ended:
        return None
    if item.gone:
        uri = item.gone.rpartition("/~")[0]
        found = next((one for one in chain.documents if one.meta.expression.uri == uri), None)
        return Earlier((item.gone,), unit_text(found, item.eId) if found else None)
    eid = item.eId
    for at in range(version, 0, -1):
        link = chain.links[at - 1].new.get(eid)
        if link is None or not link.old:
            return Earlier((), "")
        document = chain.documents[at - 1]
        if link.what == "text" and not _pending_too(document, link.old, day):
            names = tuple(f"{document.meta.expression.uri}/~{old}" for old in link.old)
            return Earlier(names, "".join(unit_text(document, old) or "" for old in link.old))
        eid = link.old[0]
    told = (place.href for mod in chain.documents[0].meta.passive for place in (*mod.old, *mod.destinations))
    before = next((href.partition("/~")[0] for href in told if href.startswith(f"{chain.iri}/")), chain.iri)
    return Earlier((before,), None)


def _pending_too(document: Document, eids: Sequence[str], day: str) -> bool:
    """Whether the one unit that something comes of is not in force on `day` either: two decisions cross."""
    return len(eids) == 1 and any(
        f"{eids[0]}__".startswith(f"{it.eId}__") for it in pending(document, day) if not it.gone and not it.ended
    )


def as_text(chain: Chain, answer: AsOf, language: str, eid: str | None = None) -> str:
    """The lines about the answer, an empty line, the text; the lines alone where there is none to show."""
    out = state(answer, language)
    text = ""
    if answer.shown is not None:
        document = chain.documents[answer.shown]
        if chain.file:
            made = chain.made_by(answer.shown).get("commit", "")[:SHORT]
            out.append(f"{document.meta.expression.uri}  {chain.file}@{made}")
        text = (unit_text(document, eid) or "") if eid else write(document, "txt").decode()
        for item in answer.pending:
            if eid is None or f"{item.eId}__".startswith(f"{eid}__") or f"{eid}__".startswith(f"{item.eId}__"):
                out += _until(item, earlier(chain, answer.shown, item, answer.day), language)
    return "".join(f"# {line}\n" for part in out for line in part.splitlines()) + (f"\n{text}" if text else "")


def _until(item: Pending, before: Earlier | None, language: str) -> list[str]:
    if before is None:
        return []
    if before.text is None:
        return [say("until-lost", language, eId=item.eId, address=before.addresses[0])]
    if not before.addresses:
        return [say("until-new", language, eId=item.eId)]
    told = say("until", language, eId=item.eId, address=", ".join(before.addresses))
    changed = [say("changed", language, eId=item.eId, changed=item.changed)] if item.changed else []
    return [told, f"{item.eId} <- {before.text.rstrip()}", *changed]


def as_json(chain: Chain, answer: AsOf, eid: str | None = None) -> dict[str, Any]:
    """The answer and the text as plain values; the status says whether the text is in force."""
    made: dict[str, Any] = {"contract": CONTRACT, **chain.named, "day": answer.day, "status": answer.status}
    if answer.stage:
        made["inForce"] = _stage(chain, answer.stage)
    made |= {
        "undetermined": [_stage(chain, item) for item in answer.doubt],
        "later": [_stage(chain, item) for item in answer.later],
        "pending": [_pending(chain, answer, item) for item in answer.pending],
        "complete": _stage(chain, answer.complete) if answer.complete else None,
        "gaps": [_stage(chain, item) for item in answer.gaps],
    }
    if answer.endings:
        made["repeals"] = [ending_json(item) for item in answer.endings]
    if answer.ended:
        made["ended"] = answer.ended
    if answer.shown is not None:
        document = chain.documents[answer.shown]
        made["version"] = document.meta.expression.uri
        made |= chain.made_by(answer.shown)
        made["text"] = (unit_text(document, eid) or "") if eid else write(document, "txt").decode()
    return made


def ending_json(item: Ending) -> dict[str, Any]:
    """What repeals a work, as plain values."""
    row: dict[str, Any] = {"by": item.by, "title": item.by_title, "date": item.decided, "inForce": item.since}
    row |= {key: value for key, value in (("part", item.part), ("basis", item.basis)) if value}
    return row if item.sure else row | {"sure": False}


def _pending(chain: Chain, answer: AsOf, item: Pending) -> dict[str, Any]:
    row: dict[str, Any] = {"eId": item.eId, "since": item.since, "words": item.words, "ended": item.ended}
    row["deleted"] = bool(item.gone)
    before = earlier(chain, answer.shown, item, answer.day) if answer.shown is not None else None
    if before is not None:
        row |= {"until": before.text, "earlier": list(before.addresses)}
        if before.addresses:
            row["changed"] = item.changed
    return {key: value for key, value in row.items() if value}


def _stage(chain: Chain, item: Stage) -> dict[str, Any]:
    row: dict[str, Any] = {"date": item.date, "inForce": item.since}
    row |= {key: value for key, value in (("title", item.title), ("words", item.words)) if value}
    if item.version is not None:
        row["version"] = chain.documents[item.version].meta.expression.uri
    return row
