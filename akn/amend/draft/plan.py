"""Which instructions turn one text into the other: an item for each change, in the order of the new text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from akn.amend.draft import articles, phrases
from akn.amend.draft.articles import PARTS, WHOLE, WORDS, Context
from akn.amend.draft.headings import Headed
from akn.amend.draft.phrases import Phrase, Raw
from akn.amend.draft.sentence import Item, Sentence, article, listed, number_of, quote, said, words
from akn.amend.draft.shape import shape
from akn.amend.operation import Quote
from akn.diff.changeset import FRAME, Change, ChangeSet
from akn.language.zh.numerals import numeral
from akn.model.document import Document
from akn.model.provision import Provision
from akn.model.provision import articles as articles_of

MOST_WORDS = 8
"""Changes of words in one article that may be said together with those of others."""
GATHERED = 3
"""A change of words that this many articles share is said once, for all of them."""


@dataclass(slots=True)
class Plan:
    """`items` in order, `gathered` what is said of several articles at the end, one sentence each; whether numbers follow; and what can't be said."""

    items: list[Item] = field(default_factory=list)
    gathered: list[Item] = field(default_factory=list)
    follow: bool = False
    unsaid: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Pair:
    """A row of articles with the units themselves."""

    row: Change
    old: list[Provision]
    new: list[Provision]
    level: int = WORDS

    @property
    def key(self) -> str:
        """What the row is remembered by: the eId of its first new article, or of its old one."""
        return self.new[0].eId if self.new else f"-{self.old[0].eId}"


def plan(
    old: Document,
    new: Document,
    changes: ChangeSet,
    levels: Mapping[str, int],
    shelves: Headed,
    *,
    seen: dict[tuple[str, str], list[Raw]],
    explicit: bool = False,
) -> Plan:
    """The instructions for the articles, but those that come or go with their heading (`shelves`). `levels`: eId of a new
    article -> the least that is quoted of it, for those of which less did not do. `explicit`: every new number is said. `seen` is that of Context."""
    made = Plan()
    pairs = list(_pairs(old, new, changes, levels, made))
    numbers = {number_of(p.old[0]) or "": number_of(p.new[0]) or "" for p in pairs if len(p.old) == len(p.new) == 1}
    targets = {key: value for key, value in numbers.items() if key and value}
    made.follow = not explicit and any(key != value for key, value in targets.items())
    stay = _in_order(pairs)
    context = Context(targets, into=shelves.into, seen=seen)
    for pair in pairs:
        _settle(pair, context)
    done = _said(old, pairs, context, stay, made, explicit=explicit)
    repealed: list[Provision] = []
    place = (0, 0)
    for pair in pairs:
        if not pair.new:
            repealed += [unit for unit in pair.old if unit.eId not in shelves.old]
            continue
        if not pair.old and pair.new[0].eId in shelves.new:
            continue
        if repealed:
            made.items.append(_repealed(repealed, place))
            repealed = []
        place = _place(pair.new[0])
        sentences = done[id(pair)]
        if sentences:
            ids = tuple(unit.eId for unit in pair.new)
            made.items.append(Item(place, sentences, ids, pair.row.kind, tuple(unit.eId for unit in pair.old)))
    if repealed:
        made.items.append(_repealed(repealed, place))
    return made


def _said(
    old: Document, pairs: Sequence[_Pair], common: Context, stay: set[int], made: Plan, *, explicit: bool
) -> dict[int, list[Sentence]]:
    """What is said of each pair, by its id. An article that turns out to be quoted whole shares no words with others: what is
    gathered is then gathered anew."""
    while True:
        made.gathered.clear()
        context = replace(common, elsewhere=_gather(old, pairs, common, made))
        out = {
            id(pair): _sentences(pair, context, said_number=explicit or id(pair) not in stay, made=made)
            for pair in pairs
            if pair.new
        }
        late = [
            pair for pair in pairs if pair.level < WHOLE and pair.new and pair.old and _is_whole(pair, out[id(pair)])
        ]
        if not late:
            return out
        for pair in late:
            pair.level = WHOLE


def _is_whole(pair: _Pair, sentences: Sequence[Sentence]) -> bool:
    """Whether all of an article is quoted."""
    return any(
        isinstance(piece, Quote) and piece.units and piece.units == pair.new[0].children
        for sentence in sentences
        for piece in sentence.pieces
    )


def _pairs(old: Document, new: Document, changes: ChangeSet, levels: Mapping[str, int], made: Plan) -> Iterator[_Pair]:
    olds = {unit.eId: unit for unit in articles_of(old.body)}
    news = {unit.eId: unit for unit in articles_of(new.body)}
    for row in changes.changes:
        if row.unit == "annex" and row.unit in FRAME:
            return
        if row.unit != "article":
            continue
        pair = _Pair(
            row,
            [olds[ref.eId] for ref in row.old if ref.eId in olds],
            [news[ref.eId] for ref in row.new if ref.eId in news],
        )
        if not pair.old and not pair.new:
            continue
        if any(number_of(unit) is None for unit in (*pair.old, *pair.new)):
            made.unsaid.append(pair.key)
            continue
        pair.level = levels.get(pair.key, WORDS)
        yield pair


def _settle(pair: _Pair, context: Context) -> None:
    """Raise the level of a pair whose words are too many to be said one by one."""
    if pair.level > WORDS or len(pair.old) != 1 or len(pair.new) != 1:
        return
    found = articles.changed_words(pair.old[0], pair.new[0], context)
    if found is None:
        pair.level = PARTS
    elif (own := context.own(found)) and _by_words(pair, ("1", "1"), context) is None:
        shared = len(own) <= MOST_WORDS and all(raw.old and raw.new for raw in own)
        pair.level = PARTS if not shared or len(pair.old[0].children) > 1 else WORDS


def _in_order(pairs: Sequence[_Pair]) -> set[int]:
    """The pairs (by id) whose articles need no number said: the longest run that stands in both texts in one order.

    An article that keeps its number can't be said to have it: where that run passes over one, those that cross it go.
    """
    order: dict[str, int] = {}
    for pair in sorted((p for p in pairs if p.old), key=lambda p: _place(p.old[0])):
        order.setdefault(pair.old[0].eId, len(order))
    single = [(order[pair.old[0].eId], pair) for pair in pairs if len(pair.old) == 1 and len(pair.new) == 1]
    run = _rising([value for value, _ in single])
    kept = [at for at, (_, pair) in enumerate(single) if at not in run and _keeps(pair)]
    if kept:
        left = [
            at
            for at, (value, _) in enumerate(single)
            if all((at - other) * (value - single[other][0]) >= 0 for other in kept)
        ]
        run = {left[at] for at in _rising([single[at][0] for at in left])}
    return {id(single[at][1]) for at in run}


def _keeps(pair: _Pair) -> bool:
    return number_of(pair.old[0]) == number_of(pair.new[0])


def _rising(values: Sequence[int]) -> set[int]:
    """Places of a longest run of `values` that rises."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for at, value in enumerate(values):
        k = bisect_left(tails, value)
        before.append(ends[k - 1] if k else None)
        if k == len(tails):
            tails.append(value)
            ends.append(at)
        else:
            tails[k], ends[k] = value, at
    out: set[int] = set()
    last: int | None = ends[-1] if ends else None
    while last is not None:
        out.add(last)
        last = before[last]
    return out


def _place(unit: Provision) -> tuple[int, int]:
    main, _, sub = (number_of(unit) or "0").partition("-")
    return int(main), int(sub or 0)


def _repealed(units: list[Provision], place: tuple[int, int]) -> Item:
    names = listed([article(number_of(unit) or "") for unit in units])
    return Item(place, [said(f"删去{names}。")], (), "repealed", tuple(unit.eId for unit in units))


def _sentences(pair: _Pair, context: Context, *, said_number: bool, made: Plan) -> list[Sentence]:
    row, new = pair.row, pair.new
    numbers = [number_of(unit) or "" for unit in new]
    if not pair.old:
        return _inserted(new[0], numbers[0], context)
    olds = [number_of(unit) or "" for unit in pair.old]
    if len(pair.old) > 1 and len(new) == 1:
        return [
            said(
                f"将{listed([article(n) for n in olds])}合并，作为{article(numbers[0])}，修改为：",
                quote(new[0].children),
            )
        ]
    if len(new) > 1 and len(pair.old) == 1:
        places = listed([article(n) for n in numbers])
        bare = [articles.bare(unit, number) for unit, number in zip(new, numbers, strict=True)]
        return [said(f"将{article(olds[0])}改为{numeral(len(new))}条，作为{places}，修改为：", quote(bare))]
    if len(pair.old) > 1 or len(new) > 1:
        made.unsaid.append(pair.key)
        return []
    before, after = olds[0], numbers[0]
    into = context.into.get(new[0].eId, "")
    shown = after if after != before else before
    if (pair.level < WHOLE and not _differs(pair, context)) or shape(pair.old[0].children) == shape(new[0].children):
        said_number = (said_number or pair.level > WORDS) and before != after
        return articles.renumbered(before, after, into) if said_number or into else []
    if pair.level >= WHOLE:
        return articles.whole(before, shown, new[0], into)
    done = None
    if pair.level == WORDS:
        done = _by_words(pair, (before, after), context)
    if done is None:
        done = articles.parts(pair.old[0], new[0], row, (before, after), context, wordy=pair.level == WORDS)
    return done if done is not None else articles.whole(before, shown, new[0], into)


def _differs(pair: _Pair, context: Context) -> bool:
    """Whether anything is left to be said of the article's text."""
    found = articles.changed_words(pair.old[0], pair.new[0], context)
    if found is None:
        return True
    return pair.level > WORDS or bool(context.own(found))


def _by_words(pair: _Pair, numbers: tuple[str, str], context: Context) -> list[Sentence] | None:
    """The changed words of an article that is otherwise as it was: of one 款, or of the whole."""
    before, after = numbers
    old, new = pair.old[0], pair.new[0]
    found = context.own(articles.changed_words(old, new, context))
    if not found:
        return None
    into = context.into.get(new.eId, "")
    lead = articles.goes(before, after, into) if before != after or into else ""
    name = "" if lead else article(before)
    changed = [
        (at, one)
        for at, (one, other) in enumerate(zip(old.children, new.children, strict=True), 1)
        if context.own(articles.changed_words(one, other, context))
    ]
    if len(old.children) > 1 and len(changed) == 1:
        at, one = changed[0]
        done = articles.worded(found, articles.texts(one))
        where = f"第{numeral(at)}款"
    elif len(old.children) == 1:
        done, where = articles.worded(found, articles.texts(old)), ""
    else:
        return None
    return [articles.wording(lead, name + where, done)] if done else None


def _inserted(unit: Provision, number: str, context: Context) -> list[Sentence]:
    """A new article; a 之一 is said to stand behind the one before it, where that has one number in both texts."""
    if "-" in number:
        main, _, sub = number.partition("-")
        before = main if sub == "1" else f"{main}-{int(sub) - 1}"
        if context.targets.get(before) == before:
            return [said(f"在{article(before)}后增加一条，作为{article(number)}：", quote(unit.children))]
    into = context.into.get(unit.eId)
    return [said(f"{f'在{into}' if into else ''}增加一条，作为{article(number)}：", quote(unit.children))]


def _gather(old: Document, pairs: Sequence[_Pair], context: Context, made: Plan) -> frozenset[Raw]:
    """Changes of words that many articles share, said once; editorial ones all. They go into `made.gathered`."""
    minor: dict[tuple[str, str], list[tuple[_Pair, Raw]]] = {}
    major: dict[tuple[str, str], list[tuple[_Pair, Raw]]] = {}
    for pair in pairs:
        if len(pair.old) != 1 or len(pair.new) != 1 or pair.level > WORDS:
            continue
        for raw in articles.changed_words(pair.old[0], pair.new[0], context) or ():
            (minor if raw.minor else major).setdefault((raw.old, raw.new), []).append((pair, raw))
    elsewhere: set[Raw] = set()
    for key, group in major.items():
        for alike in _alike(group) if max(map(len, key)) >= phrases.SHORTEST else ():
            if len({id(pair) for pair, _ in alike}) < GATHERED or elsewhere.intersection(raw for _, raw in alike):
                continue
            if (found := _for_all(alike)) is not None:
                made.gathered.append(_shared([pair for pair, _ in alike], _listed(alike, found), "modified"))
                elsewhere.update(raw for _, raw in alike)
    rest = None
    for group in minor.values():
        if rest is None:
            rest = _staying(old, pairs)
        found = phrases.phrase([raw for _, raw in group], rest)
        if found is not None and found.kind == "substitution":
            sentence = said("将相关条文中的", words(found.old), "修改为", words(found.new), "。")
            made.gathered.append(_shared([pair for pair, _ in group], sentence, "editorial"))
            continue
        found = _for_all(group)
        if found is not None:
            made.gathered.append(_shared([pair for pair, _ in group], _listed(group, found), "editorial"))
            continue
        for pair, raw in group:
            one = phrases.phrase([raw], articles.texts(pair.old[0]))
            if one is None:
                pair.level = WHOLE
            else:
                number = article(number_of(pair.old[0]) or "")
                made.gathered.append(_shared([pair], articles.wording("", number, [one]), "editorial"))
    return frozenset(elsewhere)


def _shared(pairs: Sequence[_Pair], sentence: Sentence, change: str) -> Item:
    """One sentence that is said of several articles."""
    units = {id(pair): pair for pair in pairs}.values()
    new = tuple(pair.new[0].eId for pair in units)
    return Item((0, 0), [sentence], new, change, tuple(pair.old[0].eId for pair in units))


def _alike(group: Sequence[tuple[_Pair, Raw]]) -> Iterator[Sequence[tuple[_Pair, Raw]]]:
    """The same change in many places: all of them, then those with the same character before, or behind."""
    yield group
    before: dict[str, list[tuple[_Pair, Raw]]] = {}
    behind: dict[str, list[tuple[_Pair, Raw]]] = {}
    for pair, raw in group:
        before.setdefault(raw.text[max(0, raw.start - 1) : raw.start], []).append((pair, raw))
        behind.setdefault(raw.text[raw.end : raw.end + 1], []).append((pair, raw))
    yield from before.values()
    yield from behind.values()


def _for_all(group: Sequence[tuple[_Pair, Raw]]) -> Phrase | None:
    scope = [text for pair in {id(pair): pair for pair, _ in group}.values() for text in articles.texts(pair.old[0])]
    found = phrases.phrase([raw for _, raw in group], scope)
    return found if found is not None and found.kind != "insertion" else None


def _listed(group: Sequence[tuple[_Pair, Raw]], found: Phrase) -> Sentence:
    units = sorted({id(pair): pair for pair, _ in group}.values(), key=lambda pair: _place(pair.old[0]))
    names = listed([article(number_of(pair.old[0]) or "") for pair in units])
    if found.kind == "deletion":
        return said(f"删去{names}中的", words(found.old), "。")
    return said(f"将{names}中的", words(found.old), "统一修改为", words(found.new), "。")


def _staying(old: Document, pairs: Sequence[_Pair]) -> list[str]:
    """All old text whose words a sentence about the whole act would reach."""
    replaced = {
        unit.eId
        for pair in pairs
        if not pair.new or pair.level >= WHOLE or len(pair.old) != len(pair.new)
        for unit in pair.old
    }

    def reached(units: Sequence[Provision]) -> Iterator[str]:
        for unit in units:
            if unit.eId in replaced:
                continue
            if unit.heading:
                yield unit.heading
            yield from (block.text for block in unit.blocks if block.table is None)
            yield from reached(unit.children)

    return [*reached(old.body), *(text for annex in old.attachments for text in reached(annex.body))]
