"""What holds of every amendment, whatever the decision: nothing is lost, doubled or changed that the report doesn't explain."""

from akn.amend.operation import Applied
from akn.model.document import Document
from akn.model.provision import Provision


def explained(base: Document, applied: Applied) -> list[str]:
    """What the report leaves unexplained, in words; empty where it explains everything."""
    old = {unit.eId: unit for top in base.units() for unit in _walk(top)}
    new = {unit.eId: unit for top in applied.document.units() for unit in _walk(top)}
    done = [outcome for outcome in applied.outcomes if outcome.status != "refused"]
    named = {eid for outcome in done for eid in outcome.old}
    given = {eid for outcome in done for eid in outcome.new}
    applied_ids = {outcome.operation.id for outcome in done}
    out = []
    kept = list(applied.origin.values())
    out += [f"{eid} stands twice" for eid in sorted({eid for eid in kept if kept.count(eid) > 1})]
    count = sum(1 for top in applied.document.units() for _ in _walk(top))
    if count != len(new):
        out.append("two units with one eId")
    staying = set(kept)
    out += [f"{eid} is lost" for eid in old if eid not in staying and not _gone(old[eid], old, staying, named)]
    for eid in new:
        by = set(applied.by.get(eid, ()))
        if eid not in applied.origin and not _inside(eid, given) and not by & applied_ids:
            out.append(f"{eid} comes from nowhere")
    followed = {item.new for item in applied.consequences if item.kind == "reference"}
    for eid, before in applied.origin.items():
        if not applied.by.get(eid) and eid not in followed and before in old and not _same(old[before], new[eid]):
            out.append(f"{eid} changed by no operation")
    for outcome in done:
        if outcome.operation.kind == "insertion" and not outcome.new:
            out.append(f"{outcome.operation.id} inserts nothing")
    refused = {outcome.operation.id for outcome in applied.outcomes if outcome.status == "refused"}
    for eid, ids in applied.by.items():
        if set(ids) <= refused:
            out.append(f"{eid} touched by {', '.join(ids)}, refused")
    return out


def _walk(unit: Provision):
    yield unit
    for child in unit.children:
        yield from _walk(child)


def _inside(eid: str, named: set[str]) -> bool:
    """Whether a unit or one that its eId says it stands in is named."""
    steps = eid.split("__")
    return any("__".join(steps[:at]) in named for at in range(1, len(steps) + 1))


def _gone(unit: Provision, old: dict[str, Provision], staying: set[str], named: set[str]) -> bool:
    """Whether an operation names it or what it stands in, or all that it held went elsewhere."""
    if _inside(unit.eId, named) or any(
        unit.eId in (inner.eId for inner in _walk(other)) for eid, other in old.items() if eid in named
    ):
        return True
    return bool(unit.children) and all(
        child.eId in staying or _gone(child, old, staying, named) for child in unit.children
    )


def _same(old: Provision, new: Provision) -> bool:
    return old.kind == new.kind and [block.text for block in old.blocks] == [block.text for block in new.blocks]
