"""Writes provisions, one element a line, no indentation."""

from __future__ import annotations

from akn.formats.akn.elements import HIERARCHY
from akn.formats.akn.escape import attribute, text
from akn.formats.akn.write_blocks import blocks
from akn.model.block import Block
from akn.model.provision import Provision


def units(items: tuple[Provision, ...], out: list[str]) -> None:
    """Appends `items`, a line end between two."""
    for index, item in enumerate(items):
        if index:
            out.append("\n")
        unit(item, out)


def unit(item: Provision, out: list[str]) -> None:
    """Appends one provision. A kind that is no hierarchical element of the standard is an `hcontainer` of that name."""
    kind = item.kind if item.kind in HIERARCHY and item.kind != "hcontainer" else "hcontainer"
    opening = f"<{kind}"
    if item.eId:
        opening += f' eId="{attribute(item.eId)}"'
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
    out.append(opening)
    if item.children:
        _part("intro", [b for b in item.blocks if b.role != "wrapUp"], out)
        for child in item.children:
            out.append("\n")
            unit(child, out)
        out.append("\n")
        _part("wrapUp", [b for b in item.blocks if b.role == "wrapUp"], out)
    elif item.blocks:
        _own(item.blocks, out)
    out.append(f"</{kind}>")


def _own(items: tuple[Block, ...], out: list[str]) -> None:
    """The text of a unit without children: `content`; where there is none of it, the lead-in and closing words as they are."""
    if any(b.role not in ("intro", "wrapUp") for b in items):
        _part("content", list(items), out)
        return
    _part("intro", [b for b in items if b.role == "intro"], out)
    _part("wrapUp", [b for b in items if b.role == "wrapUp"], out)


def _part(name: str, items: list[Block], out: list[str]) -> None:
    if items:
        out.append(f"<{name}>")
        blocks(items, out)
        out.append(f"</{name}>")
