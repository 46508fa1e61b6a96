"""Sentences put together as a decision: clauses, instructions marked as `mod`, what they quote as units (design: mapping)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from akn.amend.draft.sentence import Item, Sentence
from akn.amend.operation import Quote
from akn.language.zh.numerals import numeral
from akn.model.block import Block, Mark, nested
from akn.model.document import Document
from akn.model.eid import identify
from akn.model.metadata import unknown
from akn.model.provision import Provision


@dataclass(frozen=True, slots=True)
class Style:
    """How a legislature writes decisions.

    `again`: every quoted line opens anew. `removes` is its verb for taking out. `opening` goes before the instructions,
    `follows` asks that numbers follow, as a clause of its own where it is `counted`; `closing` and, where numbers follow,
    `adjusted` go to the end.
    """

    again: bool
    removes: str
    opening: str
    closing: str
    adjusted: str
    follows: str = ""
    counted: bool = False


STYLES: dict[str, Style] = {
    "npc": Style(
        True, "删去", "{body}决定对《{title}》作如下修改：", "《{title}》根据本决定作相应修改，重新公布。",
        "《{title}》根据本决定作相应修改并对条文顺序作相应调整，重新公布。",
    ),
    "local": Style(
        True, "删去", "{body}决定对《{title}》作如下修改：", "《{title}》根据本决定作相应修改，重新公布。",
        "《{title}》根据本决定作相应修改，重新公布。", "此外，对条文顺序作相应调整。",
    ),
    "spc": Style(
        False, "删除", "{body}决定，对《{title}》作如下修改：", "根据本决定，《{title}》作相应修改后重新公布。",
        "根据本决定，《{title}》作相应修改后重新公布。", "其他条文序号作相应调整。", True,
    ),
}  # fmt: skip
"""Name of a house style -> how it writes."""
_OPEN, _CLOSE = "“", "”"
_INWARD = str.maketrans("“”‘’", "‘’“”")


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the instructions: who decides, from which day on it holds (2030年1月1日), the decision's own title."""

    body: str = ""
    effective: str = ""
    title: str = ""


def decision(
    act: str, items: Sequence[Item], gathered: Sequence[Item], *, follow: bool, style: Style, frame: Frame
) -> Document:
    """The decision as a document: title, enacting words, a clause an item, the gathered sentences, closing words."""
    inner = act.translate(str.maketrans("《》", "〈〉"))
    sitting = frame.body.endswith("会议")  # whose decision is that of the body that met
    title = frame.title or f"{'' if sitting else frame.body}关于修改《{inner}》的决定"
    opening = style.opening.format(body=frame.body, title=inner)
    opening = opening if frame.body else opening.removeprefix("决定，").removeprefix("决定")
    clauses = [_clause(at, item.sentences, style) for at, item in enumerate(items, 1)]
    if gathered:
        clauses.append(_gathered(len(clauses) + 1, gathered, style))
    body: list[Provision] = clauses
    if follow and style.follows:
        sentence = Sentence((style.follows,))
        body.append(
            _clause(len(clauses) + 1, [sentence], style) if style.counted else _unit([_block(sentence.pieces, style)])
        )
    if frame.effective:
        body.append(_unit([Block(f"本决定自{frame.effective}起施行。")]))
    closing = (style.adjusted if follow else style.closing).format(title=inner)
    body.append(_unit([_block([closing], style) if follow and not style.follows else Block(closing)]))
    preface = (Block(title, "longTitle", marks=(Mark("docTitle", 0, len(title)),)),)
    made = Document(unknown(), "decision", "act", preface=preface, preamble=(Block(opening),), body=tuple(body))
    return identify(made)[0]


def _unit(blocks: Iterable[Block]) -> Provision:
    return Provision("paragraph", blocks=tuple(blocks))


def _clause(at: int, sentences: Sequence[Sentence], style: Style) -> Provision:
    held = tuple(_unit([_block(sentence.pieces, style)]) for sentence in sentences)
    return Provision("clause", num=f"{numeral(at)}、", children=held)


def cited(items: Sequence[Item], gathered: Sequence[Item]) -> tuple[Item, ...]:
    """All items with the provision of the decision that holds them: 第三条, 第二十五条第一项."""
    out = [replace(item, clause=f"第{numeral(at)}条") for at, item in enumerate(items, 1)]
    last = f"第{numeral(len(items) + 1)}条"
    several = len(gathered) > 1
    return (
        *out,
        *(replace(item, clause=f"{last}第{numeral(k)}项" if several else last) for k, item in enumerate(gathered, 1)),
    )


def _gathered(at: int, items: Sequence[Item], style: Style) -> Provision:
    """对部分条文作以下修改：（一）…"""
    if len(items) == 1:
        return _clause(at, items[0].sentences, style)
    points = tuple(
        Provision("point", num=f"（{numeral(k)}）", blocks=tuple(_block(one.pieces, style) for one in item.sentences))
        for k, item in enumerate(items, 1)
    )
    lead = Provision("paragraph", blocks=(Block("对部分条文作以下修改：", "intro"),), children=points)
    return Provision("clause", num=f"{numeral(at)}、", children=(lead,))


def _block(pieces: Sequence[str | Quote], style: Style) -> Block:
    """One sentence, all of it a `mod`."""
    text = ""
    marks: list[Mark] = []
    for piece in pieces:
        if isinstance(piece, str):
            text += piece.replace("删去", style.removes)
            continue
        text += _OPEN
        if piece.units:
            units = tuple(quoted(piece.units, again=style.again))
            marks.append(Mark("quotedStructure", len(text), len(text), units=units))
            text += "\n" if _ends_in_table(piece.units[-1]) else ""
        else:
            start = len(text)
            text += piece.text.translate(_INWARD)
            marks.append(Mark("quotedText", start, len(text)))
        text += _CLOSE
    return Block(text, marks=nested([Mark("mod", 0, len(text)), *marks]))


def _ends_in_table(unit: Provision) -> bool:
    """Whether the mark that closes a quotation can't stand behind the last line of it."""
    if unit.children:
        return _ends_in_table(unit.children[-1])
    return bool(unit.blocks) and unit.blocks[-1].table is not None


def quoted(units: Iterable[Provision], *, again: bool) -> list[Provision]:
    """Units as they stand in a quotation: quotation marks of their own turned inward, each line after the first opened anew."""
    writer = _Quotation(again)
    return [writer.unit(unit) for unit in units]


class _Quotation:
    """Turns units into quoted ones, line by line; `begun`: a line stands before, `joined`: a number waits for its text."""

    def __init__(self, again: bool) -> None:
        self.again = again
        self.begun = self.joined = False

    def _mark(self) -> str:
        """The mark that opens a new line; none where the text goes on behind its number."""
        joined, self.joined = self.joined, False
        begun, self.begun = self.begun, True
        return _OPEN if self.again and begun and not joined else ""

    def unit(self, unit: Provision) -> Provision:
        """One unit and all below it."""
        num, heading = unit.num, unit.heading
        if num is not None:
            num = self._mark() + num
            self.joined = True
        if heading:
            heading = self._mark() + heading.translate(_INWARD)
        blocks = [self._block(block) for block in unit.blocks]
        children = tuple([self.unit(child) for child in unit.children])
        return Provision(unit.kind, "", num, heading, tuple(blocks), children)

    def _block(self, block: Block) -> Block:
        if block.table is not None:
            self.begun, self.joined = True, False
            return replace(block, eId=None, wId=None)
        mark = self._mark()
        marks = (Mark("inline", 0, 1, (("name", "quote"),)),) if mark else ()
        return replace(block, text=mark + block.text.translate(_INWARD), marks=marks, eId=None, wId=None)
