"""Numbers that a decision leaves empty: it deletes or renumbers an article and does not say that those behind follow."""

from __future__ import annotations

from collections.abc import Iterator

from akn.amend.operation import Outcome
from akn.diagnostics import Diagnostic, diagnostic
from akn.language.zh.numerals import index
from akn.model.document import Document
from akn.model.provision import Provision, walk


def findings(base: Document, document: Document, outcomes: tuple[Outcome, ...]) -> Iterator[Diagnostic]:
    """A062 for each number of an article of `base` that `document` leaves out between its others, at the line of the
    instruction that took it away. A text that left numbers out before and leaves out no more now has none."""
    old, new = _articles(base), _articles(document)
    missing = _missing(new, min(old, default=0))
    if len(missing) <= len(_missing(old, min(old, default=0))):
        return
    for number in missing:
        if number in old:
            unit = old[number]
            line = next((it.operation.line for it in outcomes if it.status != "refused" and unit.eId in it.old), 0)
            following = new[min(other for other in new if other > number)]
            yield diagnostic("A062", line, missing=unit.num or "", following=following.num or "")


def _articles(document: Document) -> dict[int, Provision]:
    """The articles of the body by their number, without 之一."""
    out: dict[int, Provision] = {}
    for unit in walk(document.body):
        number = index(unit.num) if unit.kind == "article" and unit.num else None
        if number is not None and number.isdecimal():
            out.setdefault(int(number), unit)
    return out


def _missing(articles: dict[int, Provision], first: int) -> list[int]:
    """The numbers from `first` to the last that no article has; of a text in disorder none."""
    last = max(articles, default=0)
    return [n for n in range(first, last) if n not in articles] if last < 2 * len(articles) + 20 else []
