"""What the rules on the table of contents (目录) share."""

from __future__ import annotations

from akn.model.provision import Provision
from akn.rules.subject import Subject


def printed(unit: Provision) -> str:
    """Number and heading of a unit, without white space."""
    return "".join(f"{unit.num or ''}{unit.heading or ''}".split())


def lines(subject: Subject) -> list[int]:
    """The line of each item of the 目录, from 1; zeros where there is no tree."""
    return subject.lines("preface", "toc", "tocItem") or [0] * len(subject.document.toc if subject.document else ())
