"""Sentences of a decision: words and quotations, and how a decision names units."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from akn.amend.operation import Quote
from akn.language.zh.numerals import countable, index, numeral
from akn.model.provision import Provision

_WORDS = {
    "paragraph": "款",
    "point": "项",
    "indent": "目",
    "chapter": "章",
    "section": "节",
    "book": "编",
    "part": "分编",
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words and quotations in turn; a sentence that ends with words takes its full stop from them."""

    pieces: tuple[str | Quote, ...]

    @property
    def quoted(self) -> int:
        """How many characters it quotes."""
        return sum(_size(piece) for piece in self.pieces if isinstance(piece, Quote))


@dataclass(slots=True)
class Item:
    """One instruction: its sentences, where it belongs, and which change it comes from.

    `place` is the new number that it stands at (decisions go by new numbers). `change` is the kind of the change, `new` and
    `old` are the eIds of the units that it makes and that it is about. `clause` is how the decision's own provision is cited
    that holds it, 第三条 for 三、, 第二十五条第一项 for an item of a gathered clause.
    """

    place: tuple[int, int]
    sentences: list[Sentence] = field(default_factory=list)
    new: tuple[str, ...] = ()
    change: str = ""
    old: tuple[str, ...] = ()
    clause: str = ""


def said(*pieces: str | Quote) -> Sentence:
    """A sentence."""
    return Sentence(pieces)


def quote(units: Iterable[Provision]) -> Quote:
    """Units, quoted."""
    return Quote(units=tuple(units))


def words(text: str) -> Quote:
    """Words, quoted."""
    return Quote(text)


def article(number: str) -> str:
    """第八条, 第八条之一: an article by the number that eIds carry."""
    main, _, sub = number.partition("-")
    return f"第{numeral(int(main))}条" + (f"之{numeral(int(sub))}" if sub else "")


def unit(kind: str, number: str | int) -> str:
    """第二款, 第三项, 第一目, 第四章."""
    return f"第{numeral(int(number))}{_WORDS[kind]}"


def number_of(item: Provision) -> str | None:
    """The number of an article as eIds carry it, where it is one that a decision can name."""
    own = index(item.num or "")
    return own if own and countable(own) else None


def listed(names: Sequence[str]) -> str:
    """甲、乙、丙: names in a row."""
    return "、".join(names)


def _size(piece: Quote) -> int:
    return len(piece.text) + sum(len(run) for item in piece.units for run in item.characters())
