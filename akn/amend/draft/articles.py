"""What a decision says of one article: whole, by 款 and 项, or by words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from akn.amend.draft import phrases
from akn.amend.draft.phrases import Phrase, Raw
from akn.amend.draft.sentence import Sentence, article, quote, said, unit, words
from akn.amend.operation import Quote
from akn.diff.changeset import Change
from akn.diff.characters import segments
from akn.language.zh.numerals import countable, index, numeral
from akn.model.provision import Provision

WORDS, PARTS, WHOLE = 0, 1, 2
"""How much is quoted: changed words, changed 款 and 项, the whole article."""
_MOST_PHRASES = 4
_LONG = 1.2
"""Phrases that quote more than this many times the text they are about say it no shorter."""
_WORDY = 0.6
"""A unit is replaced whole where more characters change, old and new together, than this share of its own."""


def texts(item: Provision) -> list[str]:
    """The texts of a unit, block by block, as words are looked for in them; numbers of items are marked as such."""
    out = [f"{phrases.NUMBER}{item.num}"] if item.kind in ("point", "indent") and item.num else []
    out += [block.text for block in item.blocks if block.table is None and block.role != "wrapUp"]
    for child in item.children:
        out += texts(child)
    return out + [block.text for block in item.blocks if block.table is None and block.role == "wrapUp"]


def changed_words(old: Provision, new: Provision, context: Context) -> list[Raw] | None:
    """All changed runs between two units of one structure; None where their structures differ."""
    if old.kind != new.kind or len(old.blocks) != len(new.blocks) or len(old.children) != len(new.children):
        return None
    out: list[Raw] = []
    if old.kind in ("point", "indent") and old.num != new.num:
        if index(old.num or "") != index(new.num or ""):
            return None
        printed = f"{phrases.NUMBER}{old.num}"
        out += phrases.raws(printed, segments(printed, f"{phrases.NUMBER}{new.num}"))
    for before, after in zip(old.blocks, new.blocks, strict=True):
        if before.table is not None or after.table is not None:
            if before.table != after.table:
                return None
            continue
        if before.text != after.text:
            out += context.runs(before.text, after.text)
    for one, other in zip(old.children, new.children, strict=True):
        inner = changed_words(one, other, context)
        if inner is None:
            return None
        out += inner
    return out


def whole(old: str, new: str, made: Provision, into: str) -> list[Sentence]:
    """The article replaced, and renumbered in the same sentence where its number changes."""
    lead = f"{goes(old, new, into)}修改为：" if old != new or into else f"将{article(old)}修改为："
    return [said(lead, quote(made.children))]


def goes(old: str, new: str, into: str) -> str:
    """将第五条改为第六条， or 将第五条移至第二章，作为第六条， where it goes below another heading."""
    return f"将{article(old)}移至{into}，作为{article(new)}，" if into else f"将{article(old)}改为{article(new)}，"


def renumbered(old: str, new: str, into: str) -> list[Sentence]:
    """The article renumbered and nothing else."""
    return [said(goes(old, new, into)[:-1] + "。")]


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for the whole decision: old article number -> new one, the changes of words that are said elsewhere, and the
    heading that an article must be said to go to, by its new eId. `seen` keeps the changed runs of texts, found once."""

    targets: Mapping[str, str]
    elsewhere: frozenset[Raw] = frozenset()
    into: Mapping[str, str] = field(default_factory=dict)
    seen: dict[tuple[str, str], list[Raw]] = field(default_factory=dict)

    def runs(self, before: str, after: str) -> list[Raw]:
        """The changed runs between two texts."""
        found = self.seen.get((before, after))
        if found is None:
            found = self.seen[before, after] = phrases.raws(before, segments(before, after, self.targets))
        return found

    def own(self, found: list[Raw] | None) -> list[Raw] | None:
        """The changes that are more than editorial and not said elsewhere."""
        return None if found is None else [raw for raw in found if not raw.minor and raw not in self.elsewhere]


def parts(
    old: Provision, new: Provision, row: Change, numbers: tuple[str, str], context: Context, *, wordy: bool
) -> list[Sentence] | None:
    """The 款 and 项 that changed, one sentence each; None where the whole is shorter or nothing else will do."""
    before, after = numbers
    into = context.into.get(new.eId, "")
    writer = _Writer(before, after, len(old.children) == 1, context, into)
    for sentence in _rows(old, new, row, writer, wordy=wordy):
        if sentence is None:
            return None
        writer.sentences.append(sentence)
    quoted = sum(sentence.quoted for sentence in writer.sentences)
    total = sum(map(len, texts(new)))
    if not writer.sentences or quoted > 0.9 * total or len(writer.sentences) > 6:
        return None
    return writer.sentences


@dataclass(frozen=True, slots=True)
class _Pair:
    """The 款 that was the `at`-th and what became of it."""

    at: int
    old: Provision
    new: Provision
    change: Change


class _Writer:
    """Names units as a decision goes on: the article once, then what is in it."""

    def __init__(self, old: str, new: str, single: bool, context: Context, into: str) -> None:
        self.old, self.new, self.single, self.context, self.into = old, new, single, context, into
        self.sentences: list[Sentence] = []
        self.begun = False

    def lead(self) -> tuple[str, str]:
        """What comes before the verb's unit: 将第八条改为第九条， or the article's name; and what joins to a unit's name."""
        if self.begun:
            return "", ""
        self.begun = True
        if self.old != self.new or self.into:
            return goes(self.old, self.new, self.into), ""
        return "", article(self.old)


def _rows(old: Provision, new: Provision, row: Change, writer: _Writer, *, wordy: bool) -> Iterator[Sentence | None]:
    olds = {child.eId: (at, child) for at, child in enumerate(old.children, 1)}
    news = {child.eId: (at, child) for at, child in enumerate(new.children, 1)}
    if not row.children or any(child.kind != "paragraph" for child in (*old.children, *new.children)):
        yield None
        return
    run: list[tuple[int, Provision]] = []
    for change in row.children:
        if change.kind == "inserted" and len(change.new) == 1 and change.new[0].eId in news:
            run.append(news[change.new[0].eId])
            continue
        if run:
            yield _inserted(run, writer)
            run = []
        if change.kind in ("split", "merged", "moved") or change.moved:
            yield None
            return
        if change.kind == "repealed":
            at, _ = olds[change.old[0].eId]
            lead, name = writer.lead()
            yield said(f"{lead}删去{name}{unit('paragraph', at)}。")
            continue
        at, before = olds[change.old[0].eId]
        _, after = news[change.new[0].eId]
        if _same(before, after):
            continue
        yield from _paragraph(_Pair(at, before, after, change), writer, wordy=wordy)
    if run:
        yield _inserted(run, writer)


def _same(one: Provision, other: Provision) -> bool:
    return (
        one.num == other.num
        and [(block.text, block.table) for block in one.blocks] == [(block.text, block.table) for block in other.blocks]
        and len(one.children) == len(other.children)
        and all(_same(a, b) for a, b in zip(one.children, other.children, strict=True))
    )


def _inserted(run: list[tuple[int, Provision]], writer: _Writer) -> Sentence:
    lead, name = writer.lead()
    places = "、".join(unit("paragraph", at) for at, _ in run)
    return said(f"{lead}{name}增加{numeral(len(run))}款，作为{places}：", quote(item for _, item in run))


def _paragraph(pair: _Pair, writer: _Writer, *, wordy: bool) -> Iterator[Sentence | None]:
    """One 款 that changed: its words, its items, or the whole of it."""
    at, old, new, change, context = pair.at, pair.old, pair.new, pair.change, writer.context
    found = context.own(changed_words(old, new, context)) if wordy else None
    if found is not None and not found:
        return  # said elsewhere
    if found is not None and (done := worded(found, texts(old))):
        lead, name = writer.lead()
        where = unit("paragraph", at) if not writer.single else ""
        yield wording(lead, name + where, done)
        return
    items = _items(pair, writer) if old.children and new.children else None
    if items is not None:
        yield from items
        return
    if _lead_alone(old, new):
        lead, name = writer.lead()
        head = f"{lead}{name}" if lead or not name else f"将{name}"
        yield said(
            f"{head}{unit('paragraph', at)}第一自然段修改为：", quote([Provision("paragraph", blocks=new.blocks)])
        )
        return
    lead, name = writer.lead()
    where = "" if writer.single and len(change.new) == 1 and not lead else unit("paragraph", at)
    head = (
        f"{lead}{name}{where or unit('paragraph', at)}"
        if lead
        else f"将{name}{unit('paragraph', at)}"
        if name
        else unit("paragraph", at)
    )
    yield said(f"{head}修改为：", quote([new]))


def _lead_alone(old: Provision, new: Provision) -> bool:
    """Whether only the words before the items changed, too much to be said by words."""
    if not old.children or len(old.blocks) != 1 or len(new.blocks) != 1 or old.blocks[0].table or new.blocks[0].table:
        return False
    return len(old.children) == len(new.children) and all(map(_same, old.children, new.children))


def _items(pair: _Pair, writer: _Writer) -> list[Sentence] | None:
    """The items of a 款 that changed, and words before them."""
    at, old, new, change, context = pair.at, pair.old, pair.new, pair.change, writer.context
    if len(old.blocks) != len(new.blocks) or not change.children:
        return None
    found = context.own(changed_words(replace(old, children=()), replace(new, children=()), context))
    done = worded(found, texts(old)) if found else []
    if found is None or done is None:
        return None
    if any(child.kind != "point" or child.children for child in (*old.children, *new.children)):
        return None
    olds, news = {c.eId: c for c in old.children}, {c.eId: c for c in new.children}
    plan: list[tuple[str, Provision, Provision | None]] = []
    come_or_go = any(row.kind in ("inserted", "repealed") for row in change.children)
    for row in change.children:
        if row.kind in ("split", "merged", "moved") or row.moved:
            return None
        if row.kind == "inserted":
            plan.append(("in", news[row.new[0].eId], None))
        elif row.kind == "repealed":
            plan.append(("out", olds[row.old[0].eId], None))
        else:
            one, twin = olds[row.old[0].eId], news[row.new[0].eId]
            marks = "；。" if come_or_go else ""  # which mark ends an item follows from its place
            if _text(one).rstrip(marks) != _text(twin).rstrip(marks):
                plan.append(("new", one, twin))
    if (
        not plan
        or len(plan) > 3
        or sum(map(len, (_text(one) for _, _, one in plan if one))) > len(_text(new)) * 0.7
        or any(index(item.num or "") is None for _, item, _ in plan)
    ):
        return None
    out: list[Sentence] = []
    where = "" if writer.single else unit("paragraph", at)
    if done:
        lead, name = writer.lead()
        out.append(wording(lead, name + where, done))
    for what, item, other in plan:
        number = index(item.num or "") or "0"
        if "-" in number or not countable(number):
            return None
        named = unit("point", number)
        lead, name = writer.lead()
        place = f"{name}{where}" if not out else (where if not writer.single else "")
        if what == "in":
            out.append(said(f"{lead}{place}增加一项，作为{named}：", quote([item])))
        elif what == "out":
            out.append(said(f"{lead}删去{place}{named}。"))
        elif other is not None:
            head = f"{lead}{place}{named}" if lead or not place else f"将{place}{named}"
            out.append(said(f"{head}修改为：", quote([other])))
    return out


def _text(item: Provision) -> str:
    return "\n".join(text for text in texts(item) if not text.startswith(phrases.NUMBER))


def worded(found: list[Raw], scope: list[str]) -> list[Phrase] | None:
    """Phrases for changes of words; None where they are too many or too much.

    Changes side by side are one, and phrases begin and end with words, as far as they stay apart from each other.
    """
    size = sum(map(len, scope))
    changed = sum(len(raw.old) + len(raw.new) for raw in found)
    if not found or (changed > _WORDY * size and size > 30):
        return None
    joined = phrases.joined(found)
    for runs, wide in ((joined, True), (joined, False), (found, False)):
        out = _phrases(runs, scope, wide=wide)
        if out is not None and sum(len(one.old) + len(one.new) for one in out) <= _LONG * size and _apart(out, scope):
            return out
    return None


def _phrases(found: Sequence[Raw], scope: list[str], *, wide: bool) -> list[Phrase] | None:
    groups: dict[tuple[str, str], list[Raw]] = {}
    for raw in found:
        groups.setdefault((raw.old, raw.new), []).append(raw)
    if len(groups) > _MOST_PHRASES:
        return None
    out = []
    for group in groups.values():
        made = phrases.phrase(group, scope, wide=wide)
        if made is None:
            singles = [phrases.phrase([raw], scope, wide=wide) for raw in group]
            if any(one is None for one in singles) or len(singles) > 2:
                return None
            out += [one for one in singles if one is not None]
        else:
            out.append(made)
    return out


def _apart(found: list[Phrase], scope: list[str]) -> bool:
    """Whether no two phrases share a character: each is read against the old text, and they must not meet."""
    from akn.amend.words import occurrences

    for text in scope:
        spans = sorted((at, at + len(one.old)) for one in found for at in occurrences(text, one.old))
        if any(first[1] > second[0] for first, second in pairwise(spans)):
            return False
    return True


def wording(lead: str, name: str, found: list[Phrase]) -> Sentence:
    """将第八条第一款中的“甲”修改为“乙”，删去“丙”，在“丁”后增加“戊”。"""
    out: list[str | Quote] = []
    deleted = [one for one in found if one.kind == "deletion"]
    last = ""
    for at, one in enumerate([one for one in found if one.kind != "deletion"] + deleted):
        first, before, last = not at, last, one.kind
        where = f"{name}中的" if name else "其中的"
        if one.kind == "substitution":
            head = (f"{lead}{where}" if lead else f"将{where}") if first else "，"
            out += [head, words(one.old), "修改为", words(one.new)]
        elif one.kind == "deletion":
            more = "、" if before == "deletion" else "，删去其中的"
            out += [f"{lead}删去{where}" if first else more, words(one.old)]
        else:
            out += [f"{lead}在{where if name else ''}" if first else "，在", words(one.old), "后增加", words(one.new)]
    out.append("。")
    return said(*out)


def bare(item: Provision, number: str) -> Provision:
    """An article with its number printed, as it is quoted where several are."""
    return replace(item, num=article(number))
