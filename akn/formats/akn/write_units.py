"""Writes provisions, one element a line, no indentation."""

from __future__ import annotations

from collections.abc import Sequence

from akn.formats.akn.elements import HIERARCHY
from akn.formats.akn.escape import attribute, text
from akn.formats.akn.write_blocks import blocks, is_plain
from akn.model.block import Block
from akn.model.provision import Provision


def units(items: tuple[Provision, ...], out: list[str]) -> None:
    """Appends `items`, a line end between two."""
    before = ""
    for item in items:
        unit(item, out, before)
        before = "\n"


def unit(item: Provision, out: list[str], before: str = "") -> None:
    """Appends `before` and one provision. A kind that is no hierarchical element of the standard is an `hcontainer` of
    that name."""
    kind = item.kind
    if kind not in HIERARCHY or kind == "hcontainer":
        kind = "hcontainer"
    opening = f'{before}<{kind} eId="{attribute(item.eId)}"' if item.eId else f"{before}<{kind}"
    if item.wId is not None:
        opening += f' wId="{attribute(item.wId)}"'
    if item.period is not None:
        opening += f' period="{attribute(item.period)}"'
    if item.status is not None:
        opening += f' status="{attribute(item.status)}"'
    if kind == "hcontainer":
        opening += f' name="{attribute(item.kind)}"'
    opening += ">"
    if item.num is not None:
        opening += f"<num>{text(item.num)}</num>"
    if item.heading is not None:
        opening += f"<heading>{text(item.heading)}</heading>"
    own, children = item.blocks, item.children
    if children:
        out.append(opening)
        if own:
            _part("intro", [b for b in own if b.role != "wrapUp"], out)
        for child in children:
            unit(child, out, "\n")
        out.append("\n")
        if own:
            _part("wrapUp", [b for b in own if b.role == "wrapUp"], out)
        out.append(f"</{kind}>")
    elif len(own) == 1 and own[0].role == "content" and is_plain(own[0]):  # as nearly all are
        out.append(f"{opening}<content><p>{text(own[0].text)}</p></content></{kind}>")
    else:
        out.append(opening)
        if own:
            _own(own, out)
        out.append(f"</{kind}>")


def _own(items: tuple[Block, ...], out: list[str]) -> None:
    """The text of a unit without children: `content`; where there is none of it, the lead-in and closing words as they are."""
    if items[0].role == "content" or any(b.role not in ("intro", "wrapUp") for b in items):
        _part("content", items, out)
        return
    _part("intro", [b for b in items if b.role == "intro"], out)
    _part("wrapUp", [b for b in items if b.role == "wrapUp"], out)


def _part(name: str, items: Sequence[Block], out: list[str]) -> None:
    if len(items) == 1 and is_plain(items[0]):
        out.append(f"<{name}><p>{text(items[0].text)}</p></{name}>")
    elif items:
        out.append(f"<{name}>")
        blocks(items, out)
        out.append(f"</{name}>")
