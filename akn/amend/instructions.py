"""The instructions of a decision: its sentences with what they quote taken out, and which act each is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from akn.amend.operation import Quote
from akn.language.zh.amending import AMENDMENT_TITLE, FOLLOWS, PURPOSE, UNQUOTED_ACT, Q, T, act_name, normalised
from akn.language.zh.citations import definitions
from akn.model.block import Block, Mark
from akn.model.document import Document
from akn.model.provision import Provision

_QUOTED = ("quotedText", "quotedStructure")
_PAIRS = {"“": "”", '"': '"'}
_STAND_INS = str.maketrans({Q: "\ufffd", T: "\ufffd"})
"""What a text may hold of the characters that stand for quotations and titles (U+FFFC is what remains of an object)."""
_TITLE = re.compile("《([^《》]+(?:《[^《》]*》[^《》]*)*)》")
_PLAIN = re.compile('“[^”]*”|"[^"]*"|《[^《》〈〉]*(?:〈[^〈〉]*〉[^《》〈〉]*)*》')
_AMENDED = re.compile(rf"(?:修改|修正|修订|对|将|把|在|删去|删除|废止){T}")
_NAMED = re.compile(rf"(?P<lead>将|把|对|在|删去|删除)?{T}(?=第|附|序言|的?名称|引言)")
_ALL = re.compile(f"{T}.*(?:修改|调整).*公布")
_RELATED = re.compile("(?:相关|有关|上述)[^，。；]{0,6}(?:法律|法规|规章|司法解释|文件|决定)")
_GIVES = re.compile("(?:修改为|改为|作为[^，。；：]{1,20}项)：$")
_SHOWN = 30
_LOOK = 600  # lines: the longest quotation


@dataclass(frozen=True, slots=True)
class Instruction:
    """One paragraph of a decision.

    `template` is its text without white space, each quotation one `Q`, each title one `T`; `quotes` and `titles` in that
    order. `line` counts from 1. `source` is the eId of its `mod`, else of its unit. `act` is the title of the act that it is
    about, None where nothing tells. `open` holds the beginning of a quotation that is not closed.
    """

    template: str
    quotes: tuple[Quote, ...]
    titles: tuple[str, ...]
    line: int
    source: str
    act: str | None = None
    open: str = ""

    def words(self, start: int, end: int) -> str:
        """`template[start:end]` with quotations and titles put back, long ones cut."""
        quotes = iter(self.quotes[self.template.count(Q, 0, start) :])
        titles = iter(self.titles[self.template.count(T, 0, start) :])
        out = []
        for char in self.template[start:end]:
            if char == Q:
                shown = spelled(next(quotes))
                out.append(f"“{shown if len(shown) <= _SHOWN else shown[:_SHOWN] + '…'}”")
            else:
                out.append(f"《{next(titles)}》" if char == T else char)
        return "".join(out)


def spelled(quote: Quote) -> str:
    """All that is quoted, as one string."""
    return quote.text or "".join(run for unit in quote.units for run in unit.characters())


def instructions(decision: Document) -> Iterator[Instruction]:
    """Every paragraph of the decision, preamble and annexes included, with the act that it is about."""
    names: dict[str, str] = {}
    default = _of_title(decision.title)
    for block in (*decision.preface, *decision.preamble):
        names.update({item.name: item.title for item in definitions(block.text) if item.title})
    for block in decision.preamble:
        made = _instruction(block, "", names)
        if _AMENDED.search(made.template):
            default = made.titles[-1]
        yield replace(made, act=default)
    for number, body in enumerate((decision.body, *(item.body for item in decision.attachments))):
        here = default if number == 0 else None
        for top in body:
            act = here
            for unit, blocks in _quoting(_blocks(top)):
                for block in blocks:
                    names.update({item.name: item.title for item in definitions(block.text) if item.title})
                made, named = _about(_instruction(blocks[0], unit.eId, names, blocks[1:]), act)
                if len(made.titles) > 1 and _ALL.match(made.template):
                    yield from (replace(made, act=title) for title in made.titles)
                    continue
                if FOLLOWS.search(made.template) and _RELATED.search(made.template):
                    yield replace(made, act=None)
                    continue
                act = named or act
                if named and unit is top and top.kind == "paragraph":
                    here = named
                yield replace(made, act=act)


def _of_title(title: str) -> str | None:
    """The act that a decision's own title names, where it names one."""
    found = _TITLE.findall(title)
    if len(found) == 1 and f"{found[0]}》等" not in title:
        return str(found[0])
    match = AMENDMENT_TITLE.match(title)
    return match["act"] if match and not found else None


def _blocks(unit: Provision) -> Iterator[tuple[Provision, Block]]:
    if unit.heading and unit.num and not unit.num.startswith("第"):  # 一、将《…》第二条修改为“…” read as a heading
        yield unit, Block(unit.heading, line=unit.line)
    own = [block for block in unit.blocks if block.role != "wrapUp"]
    if own and unit.children and _awaits(own[-1]):
        yield from ((unit, block) for block in own[:-1])
        yield from _listed(unit, own[-1])
    else:
        yield from ((unit, block) for block in own)
        for child in unit.children:
            yield from _blocks(child)
    for block in unit.blocks:
        if block.role == "wrapUp":
            yield unit, block


def _awaits(block: Block) -> bool:
    """Whether an instruction ends with what it gives still to come, and nothing is quoted: 第二项修改为："""
    return _GIVES.search(block.text) is not None and not any(mark.kind in _QUOTED for mark in block.marks)


def _listed(unit: Provision, block: Block) -> Iterator[tuple[Provision, Block]]:
    """An instruction whose items, given without quotation marks, were read as its own; others may stand behind an item."""
    where = unit
    waiting: Block | None = block
    held: list[Provision] = []
    for child in unit.children:
        if child.kind != "point" or waiting is None:
            yield from _blocks(child)
            continue
        told = next((k for k, one in enumerate(child.blocks) if _is_told(one)), len(child.blocks))
        held.append(replace(child, blocks=child.blocks[:told]))
        for other in child.blocks[told:]:
            if waiting is not None:
                yield where, _holding(waiting, held)
            held, where, waiting = [], child, other
            if not _awaits(other):
                yield child, other
                waiting = None
    if waiting is not None:
        yield where, _holding(waiting, held)


def _is_told(block: Block) -> bool:
    return any(mark.kind == "mod" for mark in block.marks)


def _holding(block: Block, held: list[Provision]) -> Block:
    if not held:
        return block
    end = len(block.text)
    return replace(block, marks=(*block.marks, Mark("quotedStructure", end, end, units=tuple(held))))


def _quoting(found: Iterator[tuple[Provision, Block]]) -> Iterator[tuple[Provision, list[Block]]]:
    """Every block with those behind it that a quotation begun in it takes to be closed."""
    blocks = list(found)
    at = 0
    while at < len(blocks):
        unit, block = blocks[at]
        group = [block]
        depth = _depth(block)
        if depth > 0:
            ahead = at + 1
            limit = min(len(blocks), at + _LOOK)
            while depth > 0 and ahead < limit and not blocks[ahead][1].marks:
                again = blocks[ahead][1].text.startswith("“")
                depth += _depth(blocks[ahead][1]) - again
                ahead += 1
            if depth <= 0:
                group = [one for _, one in blocks[at:ahead]]
        yield unit, group
        at += len(group)
        while depth > 0 and at < len(blocks) and blocks[at][1].text.startswith("“"):
            at += 1  # what goes on with a quotation that is never closed


def _depth(block: Block) -> int:
    """How many quotations are open at its end, of those that nothing marks."""
    if any(mark.kind in _QUOTED for mark in block.marks):
        return 0
    return block.text.count("“") - block.text.count("”")


def _about(made: Instruction, act: str | None) -> tuple[Instruction, str | None]:
    """An instruction without the name of its act before a number, and that name. One without 《》 may be the end of that of
    `act`, which the decision is about."""
    text = PURPOSE.sub("", made.template)
    made = replace(made, template=text) if T not in made.template[: len(made.template) - len(text)] else made
    text = made.template
    if match := _NAMED.search(text):
        at = match.end() - 1
        index = text.count(T, 0, at)
        title = made.titles[index]
        titles = made.titles[:index] + made.titles[index + 1 :]
        return replace(made, template=text[:at] + text[at + 1 :], titles=titles), title
    if _AMENDED.search(text) and made.titles:
        return made, made.titles[0]
    if match := UNQUOTED_ACT.match(text):
        own = match["act"].startswith(("本", "该")) or (act is not None and act.endswith(match["act"]))
        return replace(made, template=(match["lead"] or "") + text[match.end("act") :]), None if own else match["act"]
    return made, None


def _instruction(block: Block, unit: str, names: dict[str, str], more: Sequence[Block] = ()) -> Instruction:
    pieces: list[str] = []
    quotes: list[Quote] = []
    titles: list[str] = []

    def plain(text: str) -> None:
        at = 0
        for found in _PLAIN.finditer(text):
            pieces.append(text[at : found.start()])
            words = found[0][1:-1]
            if found[0][0] == "《":
                titles.append(names.get(words, words))
                pieces.append(T)
            else:
                quotes.append(Quote(outward(words, found[0][0])))
                pieces.append(Q)
            at = found.end()
        pieces.append(text[at:])

    at, text = 0, block.text.translate(_STAND_INS)
    source = ""
    for mark in block.marks:
        if mark.kind == "mod":
            source = source or mark.get("eId") or ""
        if mark.kind not in _QUOTED or mark.start < at:
            continue
        start, end = mark.start, mark.end
        opener = text[start - 1 : start].strip() or text[:start].rstrip()[-1:]
        if opener in _PAIRS:
            start = text.rindex(opener, at, start)
            closing = text.find(_PAIRS[opener], end)
            end = closing + 1 if closing >= 0 else end
        else:
            opener = ""
        plain(text[at:start])
        pieces.append(Q)
        quotes.append(_quote(mark, block.text, opener))
        at = end
    begun = _begun(block)
    if begun < 0:
        plain(text[at:])
        return Instruction(normalised("".join(pieces)), tuple(quotes), tuple(titles), block.line, source or unit)
    plain(text[at:begun])
    words = [text[begun + 1 :], *(one.text.removeprefix("“") for one in more)]
    if more:
        words[-1] = words[-1].rstrip("。；").removesuffix("”")
        units = tuple(Provision("paragraph", blocks=(Block(outward(line, "“")),)) for line in words if line)
        pieces.append(Q)
        quotes.append(Quote(units=units))
    template = normalised("".join(pieces))
    left = "" if more else words[0][:_SHOWN]
    return Instruction(template, tuple(quotes), tuple(titles), block.line, source or unit, open=left)


def _begun(block: Block) -> int:
    """Where a quotation begins that this block does not close, -1 where there is none."""
    if _depth(block) <= 0:
        return -1
    end = 0
    for found in _PLAIN.finditer(block.text):
        if "“" in found[0][1:]:
            return found.start()
        end = found.end()
    return block.text.find("“", end)


def _quote(mark: Mark, text: str, opener: str) -> Quote:
    eid = mark.get("eId") or ""
    if mark.kind == "quotedText":
        return Quote(outward(text[mark.start : mark.end], opener), eId=eid)
    return Quote(units=tuple(_unquoted(unit, opener) for unit in mark.units), eId=eid)


def _unquoted(unit: Provision, opener: str) -> Provision:
    """A quoted unit as it will stand in the act: without the marks that open a quotation again, nested ones outward."""
    num = unit.num.lstrip('“"') if unit.num and opener else unit.num
    return replace(
        unit,
        eId="",
        num=num,
        heading=outward(unit.heading, opener) if unit.heading else unit.heading,
        blocks=tuple(_block(block, opener) for block in unit.blocks),
        children=tuple(_unquoted(child, opener) for child in unit.children),
    )


def _block(block: Block, opener: str) -> Block:
    if block.table is not None:
        return block
    again = any(mark.kind == "inline" and mark.get("name") == "quote" for mark in block.marks)
    return replace(block, text=outward(block.text[1:] if again else block.text, opener), marks=())


def outward(text: str, opener: str) -> str:
    """`text` without the quotation around it: single marks in double ones become double ones, and double ones in them single.

    Inside straight marks, straight single ones become double ones in pairs.
    """
    if opener == '"':
        if text.count("'") % 2 == 0:
            parts = text.split("'")
            text = parts[0] + "".join(("“" if k % 2 == 0 else "”") + part for k, part in enumerate(parts[1:]))
        return text.translate({ord("‘"): "“", ord("’"): "”"})
    if opener != "“" or "‘" not in text:
        return text
    out, depth = [], 0
    for char in text:
        if char == "‘":
            depth += 1
            out.append("“")
        elif char == "’" and depth:
            depth -= 1
            out.append("”")
        else:
            out.append({"“": "‘", "”": "’"}.get(char, char) if depth else char)
    return "".join(out)


def same_act(one: str, other: str) -> bool:
    """Whether two titles are of one act."""
    return act_name(one) == act_name(other)
