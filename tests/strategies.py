"""Hypothesis strategies for documents of the profile: every level, every mark, ids as the generator yields them.

All text is invented. `documents()` draws everything the model carries; `documents(rich=False)` only what plain text can
say (structure, text, tables, attachments), with unknown metadata and without marks, ids of other versions or notes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hypothesis import strategies as st

from akn.language.zh.numerals import numeral
from akn.model.block import Block, Cell, Mark, Table, nested
from akn.model.document import Attachment, Document, TocItem
from akn.model.eid import identify
from akn.model.metadata import (
    Author,
    Event,
    Expression,
    Interval,
    Manifestation,
    Mapping,
    Metadata,
    Modification,
    NamedDate,
    Note,
    Property,
    Publication,
    Reference,
    Target,
    TemporalGroup,
    Work,
    unknown,
)
from akn.model.provision import HEADINGS, Provision

Draw = Callable[[st.SearchStrategy], object]

PHRASES = (
    "书屋应当向公众开放",
    "社区居民可以借阅图书",
    "管理员负责登记",
    "Ａ类书屋不少于１００册",
    "藏书 & 借阅",
    "数量<十册>者",
    '称为"样书"',
    "面积在20.5平方米以上",
    "流动书屋除外",
    "由主管部门备案",
    "书屋　分馆",
    "《样例办法》另有规定的",
    "违反规定的，责令改正",
    "其他情形",
    "𠮷字号书屋",
)
NAMES = ("总则", "设立", "借阅 & 归还", "保障", "监督<检查>", "责任")
CIRCLED = "①②③④⑤⑥"
DATES = ("1998-05-20", "2006-08-18", "2019-10-25", "2025-06-20")


def phrases() -> st.SearchStrategy[str]:
    """A few words that do not look like a number or a heading."""
    return st.sampled_from(PHRASES)


def sentences(end: str = "。") -> st.SearchStrategy[str]:
    """One sentence of statute text."""
    return st.lists(phrases(), min_size=1, max_size=4).map(lambda parts: "，".join(parts) + end)


def dates() -> st.SearchStrategy[str]:
    """An ISO date."""
    return st.sampled_from(DATES)


@st.composite
def marks_over(draw: Draw, text: str) -> tuple[Mark, ...]:
    """Marks that nest over `text`: references, dates, unresolved citations, empty note references at any place."""
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6)))
    found = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        if start == end:
            continue
        found.append(draw(_inline(start, end)))
        if end - start > 2 and draw(st.booleans()):
            found.append(draw(_inline(start + 1, end)))
    made = nested(found)
    if draw(st.booleans()):
        at = draw(st.integers(0, len(text)))
        note = Mark("noteRef", at, at, (("href", "#note_1"), ("marker", "1")))
        if not any(mark.start <= at <= mark.end for mark in made):
            made = nested([*found, note])
    return made


def _inline(start: int, end: int) -> st.SearchStrategy[Mark]:
    return st.sampled_from(
        (
            Mark("ref", start, end, (("href", "#art_1"),)),
            Mark("ref", start, end, (("href", "/akn/cn/act/1998-05-20/yangli/~art_2?a=1&b=2"),)),
            Mark("date", start, end, (("date", "2025-09-01"), ("refersTo", "#inForce"))),
            Mark("inline", start, end, (("name", "citation"),)),
            Mark("inline", start, end, (("name", "quote"),)),
            Mark("docAuthority", start, end, (("refersTo", "#npcsc"),)),
            Mark("i", start, end),
        )
    )


@st.composite
def blocks(draw: Draw, role: str = "content", *, rich: bool = True, end: str = "。") -> Block:
    """One paragraph of text."""
    text = draw(sentences(end))
    return Block(text, role, marks=draw(marks_over(text)) if rich and draw(st.booleans()) else ())


@st.composite
def tables(draw: Draw, role: str = "content", *, rich: bool = True, nest: bool = True) -> Block:
    """A table of one to three rows; with `rich`, with header cells, spans, a caption and now and then a table inside."""

    def cell() -> Cell:
        if rich and nest and draw(st.integers(0, 9)) == 0:
            return Cell((draw(tables(rich=rich, nest=False)),))
        made = Cell((Block(draw(phrases())),))
        if rich and draw(st.booleans()):
            header, rowspan, colspan = draw(
                st.tuples(st.booleans(), st.sampled_from((None, 1, 2)), st.sampled_from((None, 1, 3)))
            )
            made = replace(made, header=header, rowspan=rowspan, colspan=colspan)
        return made

    width = draw(st.integers(1, 3))
    rows = tuple(tuple(cell() for _ in range(width)) for _ in range(draw(st.integers(1, 3))))
    caption = draw(st.sampled_from((None, "书屋 & 册数表"))) if rich else None
    return Block(role=role, type="table", table=Table(rows, caption))


def figures(role: str = "content") -> st.SearchStrategy[Block]:
    """A figure with its address and alternative text."""
    return st.builds(lambda text: Block(text, role, "figure", source="media/tu_1.png"), st.sampled_from(("", "平面图")))


@st.composite
def amending(draw: Draw, *, quoted: bool = True) -> Block:
    """An amending instruction: one `mod` with references, and a quoted text pair or a quoted structure."""
    if quoted and draw(st.booleans()):
        units = _numbered(draw(st.lists(articles(rich=False), min_size=1, max_size=2)), start=draw(st.integers(2, 30)))
        text = "增加条文，作为第二条：“”"
        inner = (
            Mark("mod", 0, len(text)),
            Mark("ref", 7, 10, (("href", "/akn/cn/act/1998-05-20/yangli/zho@2025-06-20/~art_2"),), 1),
            Mark("quotedStructure", len(text) - 1, len(text) - 1, (), 1, units),
        )
        return Block(text, marks=inner)
    old, new = draw(phrases()), draw(phrases())
    head = "将第二条中的“"
    text = f"{head}{old}”修改为“{new}”。"
    first = len(head) + len(old)
    second = first + len("”修改为“")
    return Block(
        text,
        marks=nested(
            [
                Mark("mod", 0, len(text)),
                Mark("ref", 1, 4, (("href", "/akn/cn/act/1998-05-20/yangli/zho@2019-10-25/~art_2"),)),
                Mark("quotedText", len(head), first),
                Mark("quotedText", second, second + len(new)),
            ]
        ),
    )


@st.composite
def leaf_blocks(draw: Draw, *, rich: bool = True, prose: bool = True) -> tuple[Block, ...]:
    """What a unit without children holds: a paragraph, now and then a second one, a table or a figure."""
    made = [draw(blocks(rich=rich))]
    if prose and draw(st.integers(0, 5)) == 0:
        made.append(draw(blocks(rich=rich)))
    if draw(st.integers(0, 9)) == 0:
        made.append(draw(tables(rich=rich)))
    if rich and draw(st.integers(0, 19)) == 0:
        made.append(draw(figures()))
    return tuple(made)


@st.composite
def with_children(draw: Draw, unit: Provision, children: tuple[Provision, ...], *, rich: bool) -> Provision:
    """`unit` with a lead-in, `children` and, with `rich`, now and then words after them."""
    own = [draw(blocks("intro", rich=rich, end="："))]
    if rich and draw(st.integers(0, 9)) == 0:
        own.append(draw(blocks("wrapUp", rich=rich)))
    return replace(unit, blocks=tuple(own), children=children)


@st.composite
def indents(draw: Draw, position: int, *, rich: bool = True, depth: int = 0) -> Provision:
    """目: `1．`, and `①` below it."""
    unit = Provision("indent", num=f"{position}．" if depth == 0 else CIRCLED[position - 1])
    if depth == 0 and draw(st.integers(0, 4)) == 0:
        below = tuple(draw(indents(i, rich=rich, depth=1)) for i in range(1, draw(st.integers(2, 3))))
        return draw(with_children(unit, below, rich=rich))
    return replace(unit, blocks=draw(leaf_blocks(rich=rich, prose=False)))


@st.composite
def points(draw: Draw, position: int, *, rich: bool = True) -> Provision:
    """项: `（一）`, with 目 now and then."""
    unit = Provision("point", num=f"（{numeral(position)}）")
    if draw(st.integers(0, 4)) == 0:
        below = tuple(draw(indents(i, rich=rich)) for i in range(1, draw(st.integers(2, 4))))
        return draw(with_children(unit, below, rich=rich))
    return replace(unit, blocks=draw(leaf_blocks(rich=rich)))


@st.composite
def paragraphs(draw: Draw, *, rich: bool = True, mods: bool = False) -> Provision:
    """款: a sentence, or a lead-in and 项; with `mods`, an amending instruction."""
    unit = Provision("paragraph")
    if draw(st.integers(0, 3)) == 0:
        below = tuple(draw(points(i, rich=rich)) for i in range(1, draw(st.integers(2, 4))))
        return draw(with_children(unit, below, rich=rich))
    if mods and draw(st.booleans()):
        return replace(unit, blocks=(draw(amending()),))
    return replace(unit, blocks=draw(leaf_blocks(rich=rich, prose=False)))


@st.composite
def articles(draw: Draw, *, rich: bool = True) -> Provision:
    """条, its number not given yet; now and then meant to be a 条之一 (`num` is then `之`)."""
    inserted = draw(st.integers(0, 7)) == 0
    unit = Provision("article", num="之" if inserted else None)
    children = tuple(draw(st.lists(paragraphs(rich=rich), min_size=1, max_size=3)))
    if rich and draw(st.integers(0, 9)) == 0:
        unit = replace(unit, wId="art_9@2019-10-25", period="#tmpg_1")
    if rich and draw(st.integers(0, 19)) == 0:
        unit, children = replace(unit, status="removed"), ()
    return replace(unit, children=children)


@st.composite
def clauses(draw: Draw, position: int, *, rich: bool = True) -> Provision:
    """`一、` of a decision, holding 款."""
    children = tuple(draw(st.lists(paragraphs(rich=rich, mods=rich), min_size=1, max_size=2)))
    return Provision("clause", num=f"{numeral(position)}、", children=children)


@st.composite
def headed(draw: Draw, kind: str, *, rich: bool = True) -> Provision:
    """编, 分编, 章 or 节 with what stands below it, numbers not given yet."""
    below = HEADINGS[HEADINGS.index(kind) + 1 :]
    deeper = [k for k in below if (kind, k) != ("book", "section") and (kind, k) != ("part", "section")]
    if deeper and draw(st.integers(0, 2)) == 0:
        children = tuple(draw(st.lists(headed(draw(st.sampled_from(deeper)), rich=rich), min_size=1, max_size=2)))
    else:
        children = tuple(draw(st.lists(articles(rich=rich), min_size=1, max_size=3)))
    return Provision(kind, heading=draw(st.sampled_from(NAMES)), children=children)


WORDS = {"book": "编", "part": "分编", "chapter": "章", "section": "节"}


def _numbered(units: list[Provision], start: int = 1) -> tuple[Provision, ...]:
    """`units` with the numbers of headings and articles filled in: articles run through, 章 through its 编."""
    count = {"article": start - 1, "after": 0}

    def visit(unit: Provision, inside: dict[str, int]) -> Provision:
        if unit.kind == "article":
            if unit.num == "之" and count["article"] >= start:
                count["after"] += 1
                return replace(unit, num=f"第{numeral(count['article'])}条之{numeral(count['after'])}")
            count["article"], count["after"] = count["article"] + 1, 0
            return replace(unit, num=f"第{numeral(count['article'])}条")
        if unit.kind not in WORDS:
            return unit
        inside[unit.kind] = number = inside.get(unit.kind, 0) + 1
        below = {"chapter": inside.get("chapter", 0)} if unit.kind == "part" else {}
        children = tuple(visit(child, below) for child in unit.children)
        if unit.kind == "part":
            inside["chapter"] = below["chapter"]
        return replace(unit, num=f"第{numeral(number)}{WORDS[unit.kind]}", children=children)

    top: dict[str, int] = {}
    return tuple(visit(unit, top) for unit in units)


@st.composite
def bodies(draw: Draw, *, rich: bool = True) -> tuple[Provision, ...]:
    """A body: articles, 章, 编, clauses with closing prose, or prose alone; now and then a bare 附则 at the end."""
    shape = draw(st.sampled_from(("article", "chapter", "book", "clause", "prose")))
    if shape == "clause":
        units = [draw(clauses(i, rich=rich)) for i in range(1, draw(st.integers(2, 4)))]
        return (*units, *draw(st.lists(paragraphs(rich=rich), max_size=1)))
    if shape == "prose":
        return tuple(draw(st.lists(paragraphs(rich=rich), min_size=1, max_size=3)))
    if shape == "article":
        return _numbered(draw(st.lists(articles(rich=rich), min_size=1, max_size=4)))
    units = draw(st.lists(headed(shape, rich=rich), min_size=1, max_size=3))
    bare = draw(st.booleans())
    if bare:
        units.append(Provision(shape, heading="附则", children=(draw(articles(rich=rich)),)))
    made = _numbered(units)
    return (*made[:-1], replace(made[-1], num=None)) if bare else made


@st.composite
def attachments(draw: Draw, position: int, *, rich: bool = True) -> Attachment:
    """附件, with prose, a table, clauses or articles under headings of its own."""
    body = draw(
        st.one_of(bodies(rich=rich), st.builds(lambda t: (Provision("paragraph", blocks=(t,)),), tables(rich=rich)))
    )
    preface = tuple(draw(st.lists(blocks(rich=rich), max_size=1)))
    return Attachment(
        f"att_{position}", f"附件{position}", draw(st.sampled_from((None, "样表 & 说明"))), "annex", preface, body
    )


def toc_of(units: tuple[Provision, ...]) -> tuple[TocItem, ...]:
    """The 目录 of `units`."""
    out: list[TocItem] = []
    for unit in units:
        if unit.kind in WORDS:
            text = "　".join(filter(None, (unit.num, unit.heading)))
            out.append(TocItem(f"#{unit.eId}", HEADINGS.index(unit.kind) + 1, text))
            out.extend(toc_of(unit.children))
    return tuple(out)


@st.composite
def metadata(draw: Draw) -> Metadata:
    """Metadata with every element the model carries, each there or not."""
    some = draw(st.booleans())
    date, version = draw(dates()), draw(dates())
    authors = (Author("#npcsc", "#enacting"),)
    work = f"/akn/cn-bj/act/{date}/yangli-shuwufa"
    expression = f"{work}/zho@{version}"
    event = Event("evt_1", date, "#ro_1", "generation", "#adopted", originating=some)
    target = Target("#art_1", draw(st.sampled_from((None, "inside"))), draw(st.sampled_from((None, "#art_3"))))
    change = Modification(
        "textualMod", "pm_1", "substitution", "#tmpg_1", (Target("/akn/cn/act/x/~cl_1"),), (target,),
        (Target("#a"),), (Target("#b"),),
    )  # fmt: skip
    force = Modification(
        "forceMod",
        "am_1",
        "entryIntoForce",
        draw(st.sampled_from((None, "#tmpg_1"))),
        (Target("#para_1"),),
        (Target(work),),
    )
    return Metadata(
        Work(
            work, (NamedDate(date, "adopted"),), authors, "cn-bj",
            draw(st.sampled_from((None, "dingxing"))), draw(st.sampled_from((None, "法释〔2021〕12号"))),
            draw(st.sampled_from((None, "yangli-shuwufa"))), draw(st.sampled_from(((), (("urn:x:1", "eli"),)))),
            draw(st.sampled_from((None, False, True))), draw(st.sampled_from((None, False))),
        ),
        Expression(
            expression, (NamedDate(version, "amended"), NamedDate("2025-09-01", "inForce")), authors,
            aliases=draw(st.sampled_from(((), (("样例 & 书屋法", "short"),)))), authoritative=draw(st.sampled_from((None, False))),
        ),
        Manifestation(f"{expression}.xml", (NamedDate(version, "markup"),), (Author("#akn", "#editor"),)),
        publication=draw(st.sampled_from((None, Publication(version, "order", "示例令<第一号>", "第一号"), Publication(version, "gazette", "公报")))),
        events=(event, Event("evt_2", version, "#rp_1", "repeal")) if some else (),
        active=(force, replace(change, eId="am_2")) if draw(st.booleans()) else (),
        passive=(change,) if draw(st.booleans()) else (),
        mappings=draw(st.sampled_from(((), (Mapping("map_1", "#art_2", "#art_3", "#evt_1"), Mapping("map_2", "#a", "#b"))))),
        temporal=draw(
            st.sampled_from(((), (TemporalGroup("tmpg_1", (Interval("#evt_1", refers_to="#inForce"), Interval("#evt_1", "#evt_2", None, "#inForce"))),)))
        ),
        references=(
            Reference("original", "ro_1", expression, "虚构书屋法 & 说明"),
            Reference("TLCOrganization", "npcsc", "/akn/ontology/organization/cn/yangli", "示例机关"),
        ) if some else (),
        notes=(Note("note_1", (Block("另一文本作“样书”。"), Block("又注<一>。"))),),
        proprietary=draw(
            st.sampled_from(((), (Property("status", (("fictional", "true"),)), Property("undetermined", (("unit", "#art_1"),), "另行公布 & 施行"))))
        ),
    )  # fmt: skip


@st.composite
def documents(draw: Draw, *, rich: bool = True) -> Document:
    """A document of the profile with ids, metadata and all its parts."""
    title = "关于" + draw(phrases()) + "的规定"
    preface = [Block(title, "longTitle", marks=(Mark("docTitle", 0, len(title)),))]
    if draw(st.booleans()):
        date = "2019年10月25日"
        text = f"（{date}示例机关通过）"
        marks = (Mark("docDate", 1, 1 + len(date), (("date", "2019-10-25"), ("refersTo", "#adopted"))),)
        preface.append(Block(text, "history", marks=marks))
    body = draw(bodies(rich=rich))
    annexes = tuple(draw(attachments(i, rich=rich)) for i in range(1, draw(st.integers(1, 3))))
    made = Document(
        draw(metadata()) if rich else unknown(),
        "decision" if body[0].kind == "clause" else "law",
        contains=draw(st.sampled_from(("originalVersion", "singleVersion"))),
        cover=tuple(draw(st.lists(blocks(rich=rich), max_size=2))),
        preface=tuple(preface),
        preamble=tuple(draw(st.lists(blocks(rich=rich), max_size=2))),
        body=body,
        conclusions=tuple(draw(st.lists(blocks(rich=rich), max_size=2))),
        attachments=annexes,
        comments=draw(st.sampled_from(((), (" Invented text. ",)))) if rich else (),
    )
    made, _ = identify(made)
    if (toc := toc_of(made.body)) and draw(st.booleans()):
        made = replace(made, preface=(*made.preface, Block("目　　录", "tocHeading")), toc=toc)
    return made
