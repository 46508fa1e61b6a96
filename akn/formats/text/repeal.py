"""The acts that the last provisions repeal (《甲条例》同时废止), as modifications or, where their address is not known, as properties.

An act whose address is known is the destination of a `textualMod` of type repeal and an `activeRef`; one that is named
only stands in `cn:repeals` with its title and why it has no address; what is not named stands in `cn:undetermined`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from akn.formats.text.effect import Last
from akn.formats.text.identity import name_of
from akn.formats.text.lifecycle import show_title
from akn.language.zh import acts, repeal
from akn.language.zh.places import Place
from akn.language.zh.repeal import Repeal
from akn.model.document import Document
from akn.model.metadata import Modification, Property, Reference, Target
from akn.model.provision import walk

NO_PASSING = "未载明通过日期和通过机关，地址不能确定"
"""Why a named act has no address."""
PART = "仅涉及其中一部分"
"""Why an act is not repealed as a whole: which part it is stands in an attribute."""

OWN_DAY = "本文件无自废止之日起的时间段"
"""Why the day of a repeal stands beside its modification: no period of the document begins on it."""

_LISTED = re.compile(r"[^。；：]{2,200}")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Repeals:
    """What goes into the metadata, in the order of the text."""

    modifications: tuple[Modification, ...] = ()
    references: tuple[Reference, ...] = ()
    properties: tuple[Property, ...] = ()


def find(
    document: Document, last: Sequence[Last], home: Place | None, days: tuple[str, ...], period: str | None
) -> Repeals:
    """The acts that the last provisions of `document`, `last`, repeal.

    `days` are those on which it says that it comes into force, `period` the temporal group that begins on the last of them:
    an act is repealed 同时, on that day, unless its sentence names another.
    """
    modifications: list[Modification] = []
    references: dict[str, Reference] = {}
    properties: list[Property] = []
    for unit, block, quoted in last:
        basis = ("basis", f"#{unit.eId}")
        for act in repeal.read(block.text, home, quoted):
            for each in _listed(document, act):
                day = each.day or (days[-1] if days and not each.elsewhen else None)
                dated = (("date", day),) if day else ()
                if each.title is None:
                    properties.append(Property("undetermined", (("event", "repealed"), basis), each.words))
                    continue
                title = show_title(each.title)
                href = _address(each)
                if each.part:
                    known = (("href", href),) if href else ()
                    attributes = (("title", title), *known, ("part", each.part), basis, *dated)
                    properties.append(Property("repeals", attributes, PART))
                elif href:
                    begins = period if day and days and day == days[-1] else None
                    number = len(modifications) + len(document.meta.active) + 1
                    modifications.append(
                        Modification(
                            "textualMod",
                            f"am_{number}",
                            "repeal",
                            begins,
                            sources=(Target(f"#{unit.eId}"),),
                            destinations=(Target(href),),
                        )
                    )
                    if day and begins is None:
                        attributes = (("title", title), ("href", href), basis, *dated)
                        properties.append(Property("repeals", attributes, OWN_DAY))
                    references.setdefault(href, Reference("activeRef", f"ra_{len(references) + 1}", href, title))
                else:
                    properties.append(Property("repeals", (("title", title), basis, *dated), NO_PASSING))
    return Repeals(tuple(modifications), tuple(references.values()), tuple(properties))


def _address(act: Repeal) -> str | None:
    """The address of a named act: from the table of acts, else from the passing that the text tells."""
    title = _SPACE.sub("", act.title or "")
    if known := acts.address(title):
        return known
    name = name_of(title) if act.passed and act.maker else ""
    return f"/akn/{act.maker.country}/act/{act.passed}/{name}" if act.maker and name else None


def _listed(document: Document, act: Repeal) -> list[Repeal]:
    """The acts that an annex lists, one a unit, where that is where they stand; else the act itself."""
    if act.annex is None:
        return [act]
    wanted = _SPACE.sub("", act.annex)
    annex = next((a for a in document.attachments if _SPACE.sub("", a.num or "") == wanted), None)
    if annex is None:
        return [act]
    units = [u for u in walk(annex.body) if u.num and not u.children]
    titles = [text for u in units if (text := "".join(b.text for b in u.blocks).strip("《》； "))]
    if not titles or not all(_LISTED.fullmatch(title) for title in titles):
        return [act]
    return [replace(act, title=title, annex=None) for title in titles]
