"""Finds every citation in a document and what it resolves to, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from akn.language.zh.citations import Citation, cite, names_act
from akn.model.block import Block
from akn.model.document import Document
from akn.model.provision import Provision, articles
from akn.references.resolve import Index, Resolved
from akn.references.survey import Place, Survey

AMENDING = ("decision", "amendment")
"""Documents whose bare numbers (将第二条修改为) cite the act they amend, unless a decision has articles of its own."""


class Found(NamedTuple):
    """One citation in a block, and what it resolves to."""

    citation: Citation
    resolved: Resolved


def find(document: Document, seen: Survey | None = None) -> Iterator[tuple[Provision | None, Block, list[Found]]]:
    """Each block of preamble, body and attachments that cites something, with its unit and its citations in order.

    In: eIds as the generator yields them. A title in 《》 alone counts where it is that of an act, 附件2 alone where there
    is one. Bare numbers in a decision cite the act it amends and are passed over here. `seen` is the survey of `document`
    where there is one already.
    """
    seen = seen or Survey(document)
    index = Index(document, seen)
    amending = document.name == "amendment" or (document.name in AMENDING and not any(articles(document.body)))
    home: Provision | None = None
    article: Citation | None = None  # the last one named in this 款: a 款 or 项 that is not here may be one of it
    for place, unit, block in seen.telling:
        cited = cite(block.text)
        if not cited:
            continue
        around = place.around("paragraph") or unit
        if around is not home:
            home, article = around, None
        outside = _outside(cited, index, place, block.text)
        out = []
        for citation in cited:
            if amending and citation.title is None and not citation.own:
                continue
            if not citation.path and not names_act(citation.title or ""):
                continue
            resolved = _resolve(citation, index, place, block.text, article)
            if outside and article is not None and _bare(citation):
                elsewhere = index.resolve(_inside(citation, article), place, block.text)
                resolved = elsewhere if elsewhere.reason is None else resolved
            kind, number = citation.path[0] if citation.path else ("", "")
            if kind == "attachment" and resolved.href is None and citation.title is None and not citation.own:
                continue  # 附件2 of whatever else
            if kind == "article" and number:
                article = citation
            out.append(Found(citation, resolved))
        if out:
            yield unit, block, out


def _outside(cited: list[Citation], index: Index, place: Place, text: str) -> bool:
    """Whether the 项 that an item cites without an article are not its siblings: one would be itself, or come later.

    违反第五条规定的，按照下列规定处罚：（一）违反第一项规定的，…
    """
    item = place.around("point")
    if item is None:
        return False
    return any(_bare(one) and index.follows(index.resolve(one, place, text).target, item.eId) for one in cited)


def _bare(citation: Citation) -> bool:
    """Whether it is a 项 of what is not said."""
    return citation.title is None and citation.relative is None and citation.path[0][0] == "point"


def _resolve(citation: Citation, index: Index, place: Place, text: str, article: Citation | None) -> Resolved:
    """`article`: the one cited before, whose 款 or 项 it is where there is none here."""
    resolved = index.resolve(citation, place, text)
    if resolved.reason == "missing" and article is not None and citation.path[0][0] in ("paragraph", "point"):
        again = index.resolve(_inside(citation, article), place, text)
        return again if again.reason is None else resolved
    return resolved


def _inside(citation: Citation, article: Citation) -> Citation:
    """A 款 or 项 said of the article, and of its 款, that was cited before it."""
    outer = ("article",) if citation.path[0][0] == "paragraph" else ("article", "paragraph")
    above = tuple(step for step in article.path if step[0] in outer)
    upto = _inside(citation.upto, article) if citation.upto else None
    return article._replace(path=above + citation.path, upto=upto)
