"""`akn show`: the text on a day, with all that is to be said of that answer."""

from __future__ import annotations

from typing import Any

from akn.api import write
from akn.corpus.chain import Chain
from akn.corpus.repository import SHORT
from akn.corpus.timeline import AsOf, Stage
from akn.corpus.words import state
from akn.diff import lines
from akn.model.document import Document
from akn.model.provision import walk

CONTRACT = "1.0"
"""Version of the contract `schemas/as-of.schema.json`. Minor versions add keys; none is ever taken away."""


def unit_text(document: Document, eid: str) -> str | None:
    """The unit `eid` as lines, its number first; None where the document has none."""
    for unit in walk(document.units()):
        if unit.eId == eid:
            return "\n".join(lines.outside(unit)) + "\n"
    return None


def source(chain: Chain, version: int) -> dict[str, str]:
    """The file of a work in a repository and the commit that holds the text of `version`; nothing for one in a folder."""
    return {"file": chain.file, **chain.made_by(version)} if chain.file else {}


def earlier(chain: Chain, version: int, eid: str) -> str | None:
    """The words that a unit of `version` had in the version before, where it had others: they hold until it comes into force."""
    if version == 0:
        return None
    link = chain.links[version - 1].new.get(eid)
    if link is None or link.what != "text":
        return None
    found = [unit_text(chain.documents[version - 1], old) for old in link.old]
    return "".join(text for text in found if text) or None


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
            before = earlier(chain, answer.shown, item.eId) if item.ended is None else None
            if before and (
                eid is None or f"{item.eId}__".startswith(f"{eid}__") or f"{eid}__".startswith(f"{item.eId}__")
            ):
                out.append(f"{item.eId} <- {before.rstrip()}")
    return "".join(f"# {line}\n" for part in out for line in part.splitlines()) + (f"\n{text}" if text else "")


def as_json(chain: Chain, answer: AsOf, eid: str | None = None) -> dict[str, Any]:
    """The answer and the text as plain values; the status says whether the text is in force."""
    made: dict[str, Any] = {"contract": CONTRACT, **chain.named, "day": answer.day, "status": answer.status}
    if answer.stage:
        made["inForce"] = _stage(chain, answer.stage)
    made |= {
        "undetermined": [_stage(chain, item) for item in answer.doubt],
        "later": [_stage(chain, item) for item in answer.later],
        "pending": [
            {"eId": item.eId}
            | {k: v for k, v in (("since", item.since), ("words", item.words), ("ended", item.ended)) if v}
            | (
                {"until": before}
                if answer.shown is not None and (before := earlier(chain, answer.shown, item.eId))
                else {}
            )
            for item in answer.pending
        ],
        "complete": _stage(chain, answer.complete) if answer.complete else None,
        "gaps": [_stage(chain, item) for item in answer.gaps],
    }
    if answer.ended:
        made["ended"] = answer.ended
    if answer.shown is not None:
        document = chain.documents[answer.shown]
        made["version"] = document.meta.expression.uri
        made |= chain.made_by(answer.shown)
        made["text"] = (unit_text(document, eid) or "") if eid else write(document, "txt").decode()
    return made


def _stage(chain: Chain, item: Stage) -> dict[str, Any]:
    row: dict[str, Any] = {"date": item.date, "inForce": item.since}
    if item.title:
        row["title"] = item.title
    if item.version is not None:
        row["version"] = chain.documents[item.version].meta.expression.uri
    return row
