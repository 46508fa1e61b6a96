"""`akn log` as text and as JSON: the versions of a work, or one provision through them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from akn.corpus.chain import Chain, Decision, date_of, version_of
from akn.corpus.places import place
from akn.corpus.provision import Step
from akn.corpus.show_output import ending_json
from akn.corpus.timeline import stages
from akn.corpus.words import HAPPENED, commits, decision, ending, say
from akn.model.ending import Ending

CONTRACT = "1.0"
"""Version of the contract `schemas/log.schema.json`. Minor versions add keys; none is ever taken away."""


def work_json(chain: Chain, endings: Sequence[Ending] = ()) -> dict[str, Any]:
    """The versions of a work: address, decisions, day of 施行, how many articles changed from the one before; what repeals it."""
    found = {stage.version: stage for stage in stages(chain.documents)}
    rows = []
    for at, document in enumerate(chain.documents):
        row: dict[str, Any] = {
            "version": document.meta.expression.uri,
            "date": date_of(document),
            "inForce": found[at].since,
            **({"words": found[at].words} if found[at].words else {}),
            "decisions": [_decision(item) for item in chain.decisions[at]],
        }
        if chain.file:
            row["commits"] = [
                {"id": item.id, "date": item.date, "path": item.path} for item in chain.versions[at].commits
            ]
        if at:
            row["changes"] = dict(chain.changes[at - 1].articles)
        rows.append(row)
    gaps = [{"date": item.date, "title": item.title} for item in stages(chain.documents) if item.version is None]
    made = {"contract": CONTRACT, **chain.named, "title": chain.documents[-1].title, "versions": rows, "gaps": gaps}
    return made | ({"repeals": [ending_json(item) for item in endings]} if endings else {})


def work_text(chain: Chain, language: str, endings: Sequence[Ending] = ()) -> str:
    """The same for a terminal, newest last."""
    made = work_json(chain)
    lines = ["  ".join((made["title"], *chain.named.values()))]
    for at, row in enumerate(made["versions"]):
        left = say("force-open", language, row["words"]) if "words" in row else say("force-unknown", language)
        force = say("force", language, row["inForce"]) if row["inForce"] else left
        told = decision(chain.decisions[at], language, every=not at)
        lines += ["", f"{version_of(chain.documents[at])}  {force}", f"    {told}"]
        if chain.file:
            lines.append(f"    {commits(chain.versions[at].commits, language)}")
        if at:
            counts = row["changes"]
            folded = counts["split"] + counts["merged"]
            changed = counts["modified"], counts["inserted"], counts["repealed"], folded, counts["renumbered"]
            lines.append(f"    {say('changes', language, *changed)}")
    for item in endings:
        lines += ["", f"{item.decided}  {ending(item, language)}"]
    lines += [say("gap", language, version=f"{item['date']} {item['title']}".rstrip()) for item in made["gaps"]]
    return "\n".join(lines) + "\n"


def provision_json(chain: Chain, steps: tuple[Step, ...]) -> dict[str, Any]:
    """A provision through all versions, with its text in each in which it changed."""
    rows = []
    for step in steps:
        row: dict[str, Any] = {
            "version": chain.documents[step.version].meta.expression.uri,
            "happened": step.happened,
            "decisions": [_decision(item) for item in chain.decisions[step.version]],
            "units": [
                {
                    "eId": unit.eId,
                    "trackingId": unit.tracking_id,
                    **({"num": unit.num} if unit.num else {}),
                    **({"heading": unit.heading} if unit.heading else {}),
                    "text": unit.text,
                }
                for unit in step.units
            ],
        }
        if step.confidence < 1:
            row["confidence"] = round(step.confidence, 3)
        rows.append(row)
    return {"contract": CONTRACT, **chain.named, "title": chain.documents[-1].title, "steps": rows}


def provision_text(chain: Chain, steps: tuple[Step, ...], language: str) -> str:
    """The same for a terminal; the text of a step in which no character changed is not said again."""
    lines = []
    before = ""
    for step in steps:
        sure = f"  ({step.confidence:.2f})" if step.confidence < 1 else ""
        name = HAPPENED[step.happened][language == "zh"]
        lines.append(f"{version_of(chain.documents[step.version])}  {name}{sure}")
        if step.happened != "unchanged":
            lines.append(f"    {decision(chain.decisions[step.version], language)}")
        document = chain.documents[step.version]
        text = "\n".join(f"{place(document, unit.eId)} {unit.text}" for unit in step.units)
        if text != before:
            lines += [f"    {line}" for line in text.splitlines()]
        before = text
    return "\n".join(lines) + "\n"


def _decision(item: Decision) -> dict[str, str]:
    return {"date": item.date} | {key: value for key, value in (("title", item.title), ("href", item.href)) if value}
