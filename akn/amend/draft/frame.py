"""What a decision says of title and preamble, and of text that stands in no article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from akn.amend.draft.headings import first_article
from akn.amend.draft.sentence import Item, Sentence, quote, said, unit, words
from akn.amend.draft.shape import shape
from akn.language.zh.numerals import countable, index, numeral
from akn.model.block import Block
from akn.model.document import Document
from akn.model.provision import Provision, headings

FIRST = (0, 0)
"""The place of what stands before the first article."""


def around(old: Document, new: Document) -> list[Item]:
    """Items for title, preamble and text in no article, those before the articles first."""
    out: list[Item] = []
    if old.title != new.title and new.title:
        out.append(Item(FIRST, [said("将名称修改为", words(new.title), "。")], (), "modified"))
    if _text(old.preamble) != _text(new.preamble):
        lines = [Provision("paragraph", blocks=(Block(block.text),)) for block in new.preamble]
        verb = "将引言修改为：" if old.preamble else "增加引言："
        sentence = said(verb, quote(lines)) if lines else said("删去引言。")
        out.append(Item(FIRST, [sentence], (), "modified"))
    out += (Item((place, 0), [sentence], (), "modified") for place, sentence in _strays(old, new))
    return out


def _text(blocks: Sequence[Block]) -> list[str]:
    return [block.text for block in blocks]


def _strays(old: Document, new: Document) -> Iterator[tuple[int, Sentence]]:
    """Text that stands below a heading and in no article: taken out and put in as a whole."""
    news = {(h.kind, h.num): h for h in headings(new.body)}
    for one in headings(old.body):
        number = index(one.num or "")
        other = news.get((one.kind, one.num))
        before = [child for child in one.children if child.kind == "paragraph"]
        after = [child for child in other.children if child.kind == "paragraph"] if other else []
        if other is None or not number or "-" in number or not countable(number) or shape(before) == shape(after):
            continue
        named = unit(one.kind, number)
        if before:
            places = "、".join(unit("paragraph", at) for at in range(1, len(before) + 1))
            yield first_article(one), said(f"删去{named}{places}。")
        if after:
            places = "、".join(unit("paragraph", at) for at in range(1, len(after) + 1))
            yield first_article(one), said(f"{named}增加{numeral(len(after))}款，作为{places}：", quote(after))
