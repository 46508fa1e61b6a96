"""What a decision quotes, in the shape of the unit that it becomes."""

from __future__ import annotations

import re
from dataclasses import replace

from akn.amend.operation import Quote
from akn.language.zh.numerals import NUMERAL
from akn.language.zh.typography import SENTENCE_END
from akn.language.zh.units import ANNEX
from akn.model.block import Block
from akn.model.provision import HEADINGS, Provision

_ITEMS = ("point", "indent")


def units(quote: Quote) -> tuple[Provision, ...]:
    """The quoted units; quoted words are one 款."""
    if quote.units:
        return quote.units
    blocks = tuple(Block(line) for line in quote.text.split("\n") if line)
    return tuple(Provision("paragraph", blocks=(block,)) for block in blocks)


def text(quote: Quote) -> str:
    """The quoted words, those of quoted units run together."""
    return quote.text or "".join(run for unit in quote.units for run in unit.characters())


def lines(quote: Quote) -> list[str]:
    """What is quoted line by line, a number before the text that it numbers."""
    out: list[str] = []

    def add(unit: Provision) -> None:
        first = len(out)
        out.extend(part for part in (unit.heading, *(block.text for block in unit.blocks)) if part)
        for child in unit.children:
            add(child)
        if unit.num:
            out[first:] = [unit.num + out[first], *out[first + 1 :]] if len(out) > first else [unit.num]

    for unit in units(quote):
        add(unit)
    return out


def heading(quote: Quote) -> str:
    """A quoted heading, without the number that may stand before it."""
    for unit in quote.units:
        if unit.heading:
            return unit.heading
    return text(quote)


_HEADING_LENGTH = 40


def annex(quote: Quote) -> tuple[str | None, str | None, tuple[Provision, ...]]:
    """A quoted annex: its number and its heading where it prints them, and the units behind."""
    found = list(units(quote))
    num = heading = None
    line = _line(found[0])
    if (match := ANNEX.match(line)) and line[-1] not in "。；":
        beside = line[match.end() :].strip()
        if beside and len(beside) <= _HEADING_LENGTH:
            return match[0].strip(), beside, tuple(found[1:])
        if not beside and len(found) > 1:
            num = match[0].strip()
            del found[0]
    first = _line(found[0]) if len(found) > 1 else ""
    if 0 < len(first) <= _HEADING_LENGTH and first[-1] not in "。；：，、":
        heading = first
        del found[0]
    return num, heading, tuple(found)


def _line(unit: Provision) -> str:
    """The text of a unit that is one line and nothing else."""
    if unit.kind != "paragraph" or unit.children or len(unit.blocks) != 1 or unit.blocks[0].table is not None:
        return ""
    return unit.blocks[0].text


def paragraphs(quote: Quote) -> tuple[Provision, ...] | None:
    """The 款 of an article: those quoted, or those of the one quoted article. None where it is neither."""
    found = units(quote)
    if len(found) == 1 and found[0].kind in ("article", "clause"):
        return _held(found[0])
    if any(unit.kind in (*HEADINGS, "article", "clause") for unit in found):
        return None
    return _wrapped(found)


def articles(quote: Quote, count: int) -> list[Provision] | None:
    """`count` articles: those quoted, or 款 one for each; where it is one, all 款 are its own. None where that is not so."""
    found = units(quote)
    if all(unit.kind == "article" for unit in found):
        return [replace(unit, children=_held(unit), blocks=()) for unit in found]
    if any(unit.kind in (*HEADINGS, "article") for unit in found):
        return None
    parts = _wrapped(found)
    if count <= 1:
        return [Provision("article", children=parts)]
    return [Provision("article", children=(part,)) for part in parts] if len(parts) == count else None


_NUMBER = re.compile(rf"(?:[（(][{NUMERAL}0-9]+[）)]|[0-9]+[.．、]|[①-⑳])\s*")


def items(quote: Quote, kind: str) -> list[Provision] | None:
    """项 or 目: those quoted, or one for each 款 quoted. None where it is neither."""
    out = []
    for unit in units(quote):
        if unit.kind in _ITEMS:
            out.append(replace(unit, kind=kind))
        elif unit.kind == "paragraph":
            out.append(_item(unit, kind))
        elif unit.kind == "clause" and all(child.kind == "paragraph" for child in unit.children[:1]):
            first, *others = unit.children or (unit,)
            out.append(Provision(kind, num=unit.num, blocks=first.blocks, children=(*first.children, *others)))
        else:
            return None
    return out


def _item(unit: Provision, kind: str) -> Provision:
    """A 款 as an item: the number that its text begins with is its number."""
    text = unit.blocks[0].text if unit.blocks else ""
    match = None if unit.num else _NUMBER.match(text)
    if match is None:
        return replace(unit, kind=kind)
    first = replace(unit.blocks[0], text=text[match.end() :], marks=())
    return replace(unit, kind=kind, num=match[0].strip(), blocks=(first, *unit.blocks[1:]))


def headed(quote: Quote, kind: str) -> list[Provision] | None:
    """编, 章, 节 with all that they hold; a quoted heading alone is an empty one."""
    found = units(quote)
    if found and all(unit.kind == kind for unit in found):
        return list(found)
    return None


def _held(unit: Provision) -> tuple[Provision, ...]:
    """The 款 of an article; text that it has of its own is one."""
    own = (Provision("paragraph", blocks=unit.blocks),) if unit.blocks else ()
    return _wrapped((*own, *unit.children))


def _wrapped(found: tuple[Provision, ...]) -> tuple[Provision, ...]:
    """项 that stand without a 款 in one."""
    out: list[Provision] = []
    for unit in found:
        if unit.kind not in _ITEMS:
            out.append(unit)
        elif out and out[-1].kind == "paragraph" and out[-1].children:
            out[-1] = replace(out[-1], children=(*out[-1].children, unit))
        elif out and out[-1].kind == "paragraph" and out[-1].blocks and out[-1].blocks[-1].text.endswith(("：", ":")):
            blocks = tuple(replace(block, role="intro") for block in out[-1].blocks)
            out[-1] = replace(out[-1], blocks=blocks, children=(unit,))
        else:
            out.append(Provision("paragraph", children=(unit,)))
    return tuple(out)


def ends(unit: Provision) -> str:
    """The punctuation that a unit ends with, or an empty string."""
    last = unit.children[-1] if unit.children else None
    if last is not None:
        return ends(last)
    words = unit.blocks[-1].text if unit.blocks else ""
    return words[-1] if words and words[-1] in SENTENCE_END else ""
