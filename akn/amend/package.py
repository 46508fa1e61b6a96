"""A decision that amends several acts, applied to each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from akn.amend.amend import amend
from akn.amend.instructions import same_act
from akn.amend.operation import Amendment
from akn.amend.read import read
from akn.model.document import Document

Amend = Callable[[Document, Document], Amendment]


@dataclass(frozen=True, slots=True)
class Package:
    """The amendments in the order of the decision, titles of acts that were not found or stand in more than one work, and
    the decision with what it did to all."""

    amendments: tuple[Amendment, ...]
    decision: Document
    missing: tuple[str, ...] = ()
    several: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether every act was found and the decision applied to it whole."""
        return not self.missing and not self.several and all(item.complete for item in self.amendments)


def amend_all(acts: Iterable[Document], decision: Document, run: Amend = amend) -> Package:
    """Each of `acts` that `decision` names, amended. `acts` are the newest versions, one a work; `run` amends one."""
    known = list(acts)
    made: list[Amendment] = []
    missing: list[str] = []
    several: list[str] = []
    told = decision
    for title in read(decision).acts:
        found = [act for act in known if same_act(act.title, title)]
        if len(found) != 1:
            (several if found else missing).append(title)
            continue
        if any(item.base is found[0] for item in made):
            continue
        amendment = run(found[0], told)
        told = amendment.decision
        made.append(amendment)
    return Package(tuple(replace(item, decision=told) for item in made), told, tuple(missing), tuple(several))
