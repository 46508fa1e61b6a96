"""A decision applied to an act: base and decision in, the new version and the decision with what it did out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from akn.amend import active, crossing, holes, lifecycle, passive, tracking
from akn.amend.apply import apply
from akn.amend.commencement import commencement
from akn.amend.operation import Amendment, Applied, Instructions
from akn.amend.read import read
from akn.model.document import Document


def amend(base: Document, decision: Document, *, earlier: Iterable[Document] = ()) -> Amendment:
    """`base` as `decision` amends it.

    The decision may be an excerpt without title, or a package: of that, what it says of the act is taken. What is refused is
    left out and said so; `Amendment.document` holds the rest, `Amendment.complete` says whether that is all. Nothing is
    raised, whatever the content. `earlier` are the versions before `base`: nothing new is called by an id of theirs. A base
    that this function made records them itself (`cn:retired`).
    """
    instructions = read(decision, base.title)
    return described(base, decision, instructions, apply(base, instructions), earlier)


def described(
    base: Document,
    decision: Document,
    instructions: Instructions,
    applied: Applied,
    earlier: Iterable[Document] = (),
) -> Amendment:
    """`applied` with ids, metadata and modifications: the amendment whole."""
    if all(outcome.status == "refused" for outcome in applied.outcomes):
        return Amendment(base, decision, None, instructions, applied.outcomes)
    starts = commencement(base, decision, applied, instructions.acts)
    new = lifecycle.life(base, decision, starts)
    used = {name for version in earlier for name in tracking.names(version)}
    document = tracking.track(base, applied, new.version, new.start, used)
    before = replace(base, meta=lifecycle.followed(base, document, applied.origin))
    crossed = tuple(crossing.crossings(base, document, before.meta, applied, new))
    kept = frozenset(it.eId for it in crossed if not it.gone)
    document = passive.with_periods(document, passive.periods(applied, new, kept))
    mods = passive.modifications(base, decision, applied, new)
    document = lifecycle.dated(document, before, decision, new, mods, units=starts.all(base, applied), kept=kept)
    told = active.active(decision, base, applied, document, new)
    return Amendment(
        base,
        told,
        document,
        instructions,
        applied.outcomes,
        applied.consequences,
        applied.by,
        (*new.diagnostics, *crossing.findings(crossed), *holes.findings(base, document, applied.outcomes)),
    )
