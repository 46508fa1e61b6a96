"""`akn log` as text and as JSON: the versions of a work, or one provision through them."""

from __future__ import annotations

from typing import Any

from akn.corpus.chain import Chain, Decision, date_of, version_of
from akn.corpus.provision import Step
from akn.corpus.timeline import stages
from akn.corpus.words import HAPPENED, commits, decision, say

CONTRACT = "1.0"
"""Version of the contract `schemas/log.schema.json`. Minor versions add keys; none is ever taken away."""


def work_json(chain: Chain) -> dict[str, Any]:
    """The versions of a work: address, decisions, day of 施行, and how many articles changed from the one before."""
    since = {stage.version: stage.since for stage in stages(chain.documents)}
    rows = []
    for at, document in enumerate(chain.documents):
        row: dict[str, Any] = {
            "version": document.meta.expression.uri,
            "date": date_of(document),
            "inForce": since.get(at),
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
    return {"contract": CONTRACT, **chain.named, "title": chain.documents[-1].title, "versions": rows, "gaps": gaps}


def work_text(chain: Chain, language: str) -> str:
    """The same for a terminal, newest last."""
    made = work_json(chain)
    lines = ["  ".join((made["title"], *chain.named.values()))]
    for at, row in enumerate(made["versions"]):
        force = say("force", language, row["inForce"]) if row["inForce"] else say("force-unknown", language)
        told = decision(chain.decisions[at], language)
        lines += ["", f"{version_of(chain.documents[at])}  {force}", f"    {told}"]
        if chain.file:
            lines.append(f"    {commits(chain.versions[at].commits, language)}")
        if at:
            counts = row["changes"]
            folded = counts["split"] + counts["merged"]
            changed = counts["modified"], counts["inserted"], counts["repealed"], folded, counts["renumbered"]
            lines.append(f"    {say('changes', language, *changed)}")
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
        text = "\n".join(f"{unit.num or unit.eId} {unit.text}" for unit in step.units)
        if text != before:
            lines += [f"    {line}" for line in text.splitlines()]
        before = text
    return "\n".join(lines) + "\n"


def _decision(item: Decision) -> dict[str, str]:
    return {"date": item.date} | {key: value for key, value in (("title", item.title), ("href", item.href)) if value}
