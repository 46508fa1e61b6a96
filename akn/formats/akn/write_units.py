"""Writes provisions, one element a line, no indentation."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from akn.formats.akn.elements import HIERARCHY
from akn.formats.akn.escape import optional, text
from akn.formats.akn.write_blocks import blocks, is_plain
from akn.model.block import Block
from akn.model.provision import Provision

_NAMED = HIERARCHY - {"hcontainer"}


def units(items: tuple[Provision, ...], out: list[str], before: str = "") -> None:
    """Appends `items` with `before`, a line end between two. A kind that is no hierarchical element of the standard is an
    `hcontainer` of that name."""
    for item in items:
        name, eid, num, own, children = item.kind, item.eId, item.num, item.blocks, item.children
        if item.wId is item.period is item.status is None and name in _NAMED and eid.isidentifier():
            opening = f'{before}<{name} eId="{eid}">'
        else:  # as few are
            name, opening = _opening(item, before)
        before = "\n"
        if num is not None:
            opening = f"{opening}<num>{num if num.isidentifier() else _number(num)}</num>"
        if item.heading is not None:
            opening += f"<heading>{text(item.heading)}</heading>"
        if children:
            out.append(opening)
            if own:
                _part("intro", [b for b in own if b.role != "wrapUp"], out)
            units(children, out, "\n")
            if own and (after := [b for b in own if b.role == "wrapUp"]):
                out.append("\n")
                _part("wrapUp", after, out)
                out.append(f"</{name}>")
            else:
                out.append(f"\n</{name}>")
        elif len(own) == 1 and (block := own[0]).role == "content" and is_plain(block):  # as nearly all are
            words = block.text
            if "<" in words or "&" in words or ">" in words or "\r" in words:
                words = text(words)
            out.append(f"{opening}<content><p>{words}</p></content></{name}>")
        else:
            out.append(opening)
            if own:
                _own(own, out)
            out.append(f"</{name}>")


@lru_cache(maxsize=1024)
def _number(num: str) -> str:
    """A number as XML writes it; texts share them: （一）, （二）."""
    return text(num)


def _opening(item: Provision, before: str) -> tuple[str, str]:
    """The element of a provision, and its start tag."""
    name = item.kind if item.kind in _NAMED else "hcontainer"
    ids = optional(eId=item.eId or None, wId=item.wId, period=item.period, status=item.status)
    kind = optional(name=item.kind) if name == "hcontainer" else ""
    return name, f"{before}<{name}{ids}{kind}>"


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
