"""What a decision says of title, preamble, headings and annexes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from akn.amend.draft.sentence import Item, Sentence, number_of, quote, said, unit, words
from akn.language.zh.numerals import index, numeral
from akn.model.block import Block
from akn.model.document import Attachment, Document
from akn.model.provision import HEADINGS, Provision, articles, headings

FIRST, LAST = (0, 0), (10**6, 0)
"""Places of what stands before the first article and behind the last."""


def around(old: Document, new: Document) -> list[Item]:
    """Items for title, preamble, headings and annexes, those before the articles first."""
    out = []
    if old.title != new.title and new.title:
        out.append(Item(FIRST, [said("将名称修改为", words(new.title), "。")], (), "modified"))
    if _text(old.preamble) != _text(new.preamble):
        lines = [Provision("paragraph", blocks=(Block(block.text),)) for block in new.preamble]
        verb = "将引言修改为：" if old.preamble else "增加引言："
        sentence = said(verb, quote(lines)) if lines else said("删去引言。")
        out.append(Item(FIRST, [sentence], (), "modified"))
    out += (Item((place, 0), [sentence], (), "modified") for place, sentence in _headings(old, new))
    out += (Item((place, 0), [sentence], (), "modified") for place, sentence in _strays(old, new))
    out += _annexes(old.attachments, new.attachments)
    return out


def _text(blocks: Sequence[Block]) -> list[str]:
    return [block.text for block in blocks]


def _headings(old: Document, new: Document) -> Iterator[tuple[int, Sentence]]:
    """New headings where the levels are as they were; else all of them with the articles they hold."""
    before, after = list(headings(old.body)), list(headings(new.body))
    if [(h.kind, h.num) for h in before] == [(h.kind, h.num) for h in after]:
        for one, other in zip(before, after, strict=True):
            if bare(one.heading) != bare(other.heading) and other.heading and one.heading:
                number = index(one.num or "")
                named = unit(one.kind, number) if number and number.isdecimal() else None
                same = sum(h.kind == one.kind and h.num == one.num for h in before)
                if named and same == 1:
                    name = {"chapter": "章名", "section": "节名"}.get(one.kind, "标题")
                    yield _first_article(other), said(f"将{named}{name}修改为", words(other.heading), "。")


def _strays(old: Document, new: Document) -> Iterator[tuple[int, Sentence]]:
    """Text that stands below a heading and in no article: taken out and put in as a whole."""
    news = {(h.kind, h.num): h for h in headings(new.body)}
    for one in headings(old.body):
        number = index(one.num or "")
        other = news.get((one.kind, one.num))
        before = [child for child in one.children if child.kind == "paragraph"]
        after = [child for child in other.children if child.kind == "paragraph"] if other else []
        if other is None or not number or not number.isdecimal() or shape(before) == shape(after):
            continue
        named = unit(one.kind, number)
        if before:
            places = "、".join(unit("paragraph", at) for at in range(1, len(before) + 1))
            yield _first_article(one), said(f"删去{named}{places}。")
        if after:
            places = "、".join(unit("paragraph", at) for at in range(1, len(after) + 1))
            yield _first_article(one), said(f"{named}增加{numeral(len(after))}款，作为{places}：", quote(after))


def _first_article(item: Provision) -> int:
    first = next(articles(item.children), None)
    main = (number_of(first) or "0").partition("-")[0] if first is not None else "0"
    return int(main)


def structure(new: Document) -> Sentence | None:
    """All headings of the new text with the articles they hold; None where a heading has none, or there is no heading."""
    lines = list(_lines(new.body))
    if not lines or any(line is None for line in lines):
        return None
    return said("将章节结构调整为：", quote([line for line in lines if line is not None]))


def _lines(body: Sequence[Provision]) -> Iterator[Provision | None]:
    for item in body:
        if item.kind not in HEADINGS:
            continue
        held = [number_of(one) for one in articles(item.children)]
        if not held or None in held or not item.heading:
            yield None
            continue
        first, last = _named(held[0] or ""), _named(held[-1] or "")
        ends = f"{first}至{last}" if first != last else first
        inner = tuple(line for line in _lines(item.children) if line is not None)
        heading = f"{item.heading}（{ends}）"
        if item.num is None:
            yield Provision("paragraph", blocks=(Block(heading),))
        else:
            yield Provision(item.kind, num=item.num, heading=heading, children=inner)


def _named(number: str) -> str:
    main, _, sub = number.partition("-")
    return f"第{numeral(int(main))}条" + (f"之{numeral(int(sub))}" if sub else "")


def _annexes(old: Sequence[Attachment], new: Sequence[Attachment]) -> Iterator[Item]:
    """An annex with another text is replaced; one that came or went is the last, or nothing is said."""
    names = [_annex(one, at, len(old)) for at, one in enumerate(old)]
    for at, (one, other) in enumerate(zip(old, new, strict=False)):
        if one.body != other.body and not _alike(one.body, other.body):
            yield Item(LAST, [said(f"将{names[at]}修改为：", quote(other.body))], (), "modified")
    if len(new) < len(old):
        for at in range(len(new), len(old)):
            yield Item(LAST, [said(f"删去{names[at]}。")], (), "repealed")
    for at in range(len(old), len(new)):
        yield Item(LAST, [said(f"增加附件{numeral(at + 1)}：", quote(new[at].body))], (), "inserted")


def _annex(item: Attachment, at: int, count: int) -> str:
    return (item.num or "附件").rstrip("：: ") if count > 1 else "附件" if at == 0 else f"附件{at + 1}"


def _alike(one: Sequence[Provision], other: Sequence[Provision]) -> bool:
    return shape(one) == shape(other)


def bare(heading: str | None) -> str | None:
    """A heading without the blanks in it, which are layout (总　则)."""
    return "".join(heading.split()) if heading else heading


def shape(units: Sequence[Provision]) -> tuple[object, ...]:
    """Units without ids, marks and metadata: kind, number, heading, text, tables, children."""
    return tuple(
        (
            item.kind,
            item.num,
            bare(item.heading),
            tuple((block.text, block.table.text if block.table else None) for block in item.blocks),
            shape(item.children),
        )
        for item in units
    )
