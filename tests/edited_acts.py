"""Acts as a drafter edits them: made of invented text at random, edited at every level, and written as plain text.

All draws come from the generator handed in, so that hypothesis can make a failing act smaller.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from random import Random

from akn.language.zh.numerals import numeral

WHO = (
    "渡口管理机构",
    "船舶所有人",
    "渡工",
    "乘客",
    "县级人民政府",
    "交通运输主管部门",
    "村民委员会",
    "渡口经营者",
    "应急管理部门",
    "任何单位和个人",
)
MODAL = ("应当", "可以", "不得", "负责", "有权", "应当依法", "必须")
WHAT = (
    "公布渡口的开放时间和收费标准", "检查船舶的救生设备、消防设备和通信设备", "保存航次记录", "组织渡工参加安全培训", "制止超载、酒后驾驶等行为",
    "设置安全警示标志", "向社会公开监督电话", "建立渡口档案", "核定渡口的载客量", "配备与船舶相适应的渡工", "投保承运人责任保险", "停止在大风、大雾天气开航",
    "对渡口的日常管理进行监督", "接受主管部门的监督检查", "报告水上交通事故", "按照规定的航线行驶", "维护渡口秩序", "提供真实、准确的资料",
    "根据水位变化调整开放时间", "对老年人、残疾人和未成年人给予照顾", "参与渡口的规划和建设",
)  # fmt: skip
WHEN = (
    "",
    "",
    "",
    "每年",
    "在汛期",
    "在节假日期间",
    "经县级人民政府批准后",
    "自收到申请之日起十五日内",
    "发生突发事件时",
    "未经许可",
)
TAIL = (
    "",
    "",
    "",
    "，并及时公布",
    "，保障乘客安全",
    "，但是法律另有规定的除外",
    "，所需经费列入本级预算",
    "，并书面告知申请人",
)
NAMES = ("总则", "设置", "船舶", "渡工", "开航", "安全", "监督检查", "法律责任", "保障", "应急", "附则", "服务")
SWAPS = (
    ("应当", "必须"), ("渡口", "码头"), ("、", "和"), ("管理", "服务管理"), ("的", ""), ("和", "以及"), ("，", "；"), ("人民政府", "人民政府及其有关部门"),
    ("安全", "“安全”"), ("不得", "禁止"), ("渡工", "船员"), ("县级", "县级以上"), ("，并及时公布", ""), ("依法", ""), ("规定", "《渡口规定》"),
)  # fmt: skip


@dataclass
class Item:
    """项, and 目 below it."""

    text: str
    below: list[str] = field(default_factory=list)


@dataclass
class Paragraph:
    """款; `table` stands behind it."""

    text: str
    items: list[Item] = field(default_factory=list)
    table: list[list[str]] = field(default_factory=list)


@dataclass
class Article:
    """条; `sub` where it is a 之一 of the one before it."""

    paragraphs: list[Paragraph]
    sub: bool = False


@dataclass
class Part:
    """章 with 节 or articles; without a name: the articles of an act that has no chapters."""

    name: str
    articles: list[Article] = field(default_factory=list)
    sections: list[Part] = field(default_factory=list)

    def all(self) -> list[Article]:
        """Its articles, those of sections too."""
        return [*self.articles, *(one for section in self.sections for one in section.articles)]


@dataclass
class Act:
    """All of an act."""

    title: str
    parts: list[Part]
    preamble: str = ""
    annexes: list[tuple[str, list[str]]] = field(default_factory=list)

    def lists(self) -> list[list[Article]]:
        """Every run of articles below one heading."""
        return [
            one.articles for part in self.parts for one in (part, *part.sections) if one.articles or not part.sections
        ]


def sentence(rng: Random) -> str:
    """One sentence of a statute, of many thousands."""
    return f"{rng.choice(WHEN)}{rng.choice(WHO)}{rng.choice(MODAL)}{rng.choice(WHAT)}{rng.choice(TAIL)}。"


def paragraph(rng: Random) -> Paragraph:
    """款, now and then with items or a table."""
    if rng.random() < 0.25:
        items = [item(rng) for _ in range(rng.randint(2, 4))]
        return Paragraph(f"{rng.choice(WHO)}有下列情形之一的，由主管部门责令改正：", _ended(items))
    if rng.random() < 0.05:
        return Paragraph(sentence(rng), table=[["项目", "标准"], [rng.choice(NAMES), str(rng.randint(2, 90))]])
    return Paragraph(" ".join([sentence(rng)]) if rng.random() < 0.7 else sentence(rng) + sentence(rng))


def item(rng: Random) -> Item:
    """项, now and then with 目."""
    if rng.random() < 0.1:
        return Item(f"未{rng.choice(WHAT)}，有下列行为的：", [f"不{rng.choice(WHAT)}；", f"拒绝{rng.choice(WHAT)}；"])
    return Item(f"未{rng.choice(WHEN)}{rng.choice(WHAT)}的；")


def _ended(items: list[Item]) -> list[Item]:
    """Items with ； between them and 。 behind the last."""
    for at, one in enumerate(items):
        mark = "。" if at == len(items) - 1 else "；"
        if one.below:
            one.below = [text[:-1] + "；" for text in one.below[:-1]] + [one.below[-1][:-1] + mark]
        else:
            one.text = one.text[:-1] + mark
    return items


def article(rng: Random) -> Article:
    """条 of one to four 款."""
    return Article([paragraph(rng) for _ in range(rng.choice((1, 1, 1, 2, 2, 3, 4)))])


def act(rng: Random) -> Act:
    """An act of 3 to 14 articles, with chapters or without, sections, preamble, annexes."""
    if rng.random() < 0.3:
        parts = [Part("", [article(rng) for _ in range(rng.randint(3, 8))])]
    else:
        names = rng.sample(NAMES, rng.randint(2, 4))
        parts = [Part(name, [article(rng) for _ in range(rng.randint(1, 4))]) for name in names]
        if rng.random() < 0.3:
            part = rng.choice(parts)
            part.sections = [Part(name, [article(rng), article(rng)]) for name in rng.sample(NAMES, 2)]
            part.articles = []
    made = Act("流溪渡口管理条例", parts)
    if rng.random() < 0.2:
        made.preamble = f"为了加强渡口管理，{sentence(rng)}"
    for _ in range(rng.choice((0, 0, 0, 1, 2))):
        made.annexes.append((rng.choice(("渡口名录", "收费标准", "船舶要求")), [sentence(rng) for _ in range(2)]))
    return made


# edits


def _words(rng: Random, made: Act) -> None:
    where = rng.choice(rng.choice(_some(made)).paragraphs)
    old, new = rng.choice(SWAPS)
    if where.items and rng.random() < 0.6:
        one = rng.choice(where.items)
        one.text = one.text[:-1].replace(old, new, 1) + one.text[-1]
    else:
        where.text = where.text[:-1].replace(old, new, rng.choice((1, 1, 9))) + where.text[-1]


def _term(rng: Random, made: Act) -> None:
    old, new = rng.choice(SWAPS)
    for one in _some(made):
        for two in one.paragraphs:
            two.text = two.text[:-1].replace(old, new) + two.text[-1]
            for three in two.items:
                three.text = three.text[:-1].replace(old, new) + three.text[-1]


def _paragraphs(rng: Random, made: Act) -> None:
    held = rng.choice(_some(made)).paragraphs
    at = rng.randrange(len(held))
    how = rng.randrange(6)
    if how == 0:
        held.insert(rng.randint(0, len(held)), paragraph(rng))
    elif how == 1 and len(held) > 1:
        del held[at]
    elif how == 2:
        held[at] = paragraph(rng)
    elif how == 3 and len(held) > 1:
        held.insert(rng.randrange(len(held)), held.pop(at))
    elif how == 4 and held[at].text.count("。") > 1 and not held[at].table:
        first, _, rest = held[at].text.partition("。")
        held[at : at + 1] = [Paragraph(first + "。"), Paragraph(rest)]
    elif how == 5 and at + 1 < len(held) and not held[at].items and not held[at].table:
        held[at + 1].text = held[at].text + held[at + 1].text
        del held[at]


def _items(rng: Random, made: Act) -> None:
    found = [two.items for one in _some(made) for two in one.paragraphs if two.items]
    if not found:
        return
    held = rng.choice(found)
    at = rng.randrange(len(held))
    how = rng.randrange(5)
    if how == 0:
        held.insert(rng.randint(0, len(held)), item(rng))
    elif how == 1 and len(held) > 2:
        del held[at]
    elif how == 2:
        held[at] = item(rng)
    elif how == 3:
        held.insert(rng.randrange(len(held)), held.pop(at))
    elif held[at].below:
        held[at].below.insert(rng.randint(0, 2), f"瞒报{rng.choice(WHAT)}；")
    _ended(held)


def _insert(rng: Random, made: Act) -> None:
    held = rng.choice(made.lists())
    held.insert(rng.randint(0, len(held)), article(rng))


def _insert_sub(rng: Random, made: Act) -> None:
    held = rng.choice([one for one in made.lists() if one])
    held.insert(rng.randint(1, len(held)), Article([paragraph(rng)], sub=True))


def _remove(rng: Random, made: Act) -> None:
    held = rng.choice(made.lists())
    if len(held) > 1:
        del held[rng.randrange(len(held))]
        held[0].sub = False


def _replace(rng: Random, made: Act) -> None:
    rng.choice(_some(made)).paragraphs = [paragraph(rng) for _ in range(rng.randint(1, 3))]


def _move(rng: Random, made: Act) -> None:
    held = rng.choice([one for one in made.lists() if one])
    if len(held) < 2:
        return
    one = held.pop(rng.randrange(len(held)))
    one.sub = False
    held[0].sub = False
    there = rng.choice(made.lists())
    there.insert(rng.randint(0, len(there)), one)


def _split(rng: Random, made: Act) -> None:
    held = rng.choice(made.lists())
    for at, one in enumerate(held):
        if len(one.paragraphs) > 1:
            cut = rng.randint(1, len(one.paragraphs) - 1)
            held.insert(at + 1, Article(one.paragraphs[cut:]))
            del one.paragraphs[cut:]
            return


def _merge(rng: Random, made: Act) -> None:
    held = rng.choice(made.lists())
    if len(held) > 1:
        at = rng.randrange(len(held) - 1)
        held[at].paragraphs += held.pop(at + 1).paragraphs


def _chapters(rng: Random, made: Act) -> None:
    parts = made.parts
    if not parts[0].name:
        return
    at = rng.randrange(len(parts))
    how = rng.randrange(7)
    if how == 0:
        parts.insert(rng.randint(0, len(parts)), Part(rng.choice(NAMES), [article(rng) for _ in range(2)]))
    elif how == 1 and len(parts) > 1:
        del parts[at]
    elif how == 2:
        parts[at].name = rng.choice(NAMES)
    elif how == 3 and at and not parts[at].sections and not parts[at - 1].sections:
        parts[at - 1].articles += parts.pop(at).articles
    elif how == 4 and len(parts[at].articles) > 1 and not parts[at].sections:
        cut = rng.randint(1, len(parts[at].articles) - 1)
        parts.insert(at + 1, Part(rng.choice(NAMES), parts[at].articles[cut:]))
        del parts[at].articles[cut:]
    elif how == 5:
        parts.insert(rng.randrange(len(parts)), parts.pop(at))
    elif how == 6 and not parts[at].sections and len(parts[at].articles) > 1:
        cut = rng.randint(1, len(parts[at].articles) - 1)
        parts[at].sections = [Part("一般规定", parts[at].articles[:cut]), Part("特别规定", parts[at].articles[cut:])]
        parts[at].articles = []


def _sections(rng: Random, made: Act) -> None:
    found = [part for part in made.parts if part.sections]
    if not found:
        return
    part = rng.choice(found)
    at = rng.randrange(len(part.sections))
    how = rng.randrange(4)
    if how == 0:
        part.sections.insert(rng.randint(0, len(part.sections)), Part(rng.choice(NAMES), [article(rng)]))
    elif how == 1 and len(part.sections) > 1:
        del part.sections[at]
    elif how == 2:
        part.sections[at].name = rng.choice(NAMES)
    else:
        part.articles = part.all()
        part.sections = []


def _annexes(rng: Random, made: Act) -> None:
    how = rng.randrange(5)
    held = made.annexes
    if how == 0 or not held:
        held.insert(rng.randint(0, len(held)), ("监督电话", [sentence(rng)]))
        return
    at = rng.randrange(len(held))
    if how == 1:
        del held[at]
    elif how == 2:
        held[at] = (held[at][0] + "（修订）", held[at][1])
    elif how == 3:
        held[at][1][0] = held[at][1][0].replace("渡", "码", 1)
    else:
        held[at][1].append(sentence(rng))


def _around(rng: Random, made: Act) -> None:
    if rng.random() < 0.5:
        made.title = rng.choice(("流溪渡口安全管理条例", "流溪码头管理条例"))
    else:
        made.preamble = rng.choice(("", f"根据有关法律，{sentence(rng)}", made.preamble.replace("加强", "加强和规范")))


def _tables(rng: Random, made: Act) -> None:
    held = rng.choice(rng.choice(_some(made)).paragraphs)
    if held.items:
        return
    if held.table:
        held.table[1][1] += "0"
    else:
        held.table = [["等级", "人数"], ["一级", "30"]]


EDITS: dict[str, Callable[[Random, Act], None]] = {
    "words": _words, "term": _term, "paragraphs": _paragraphs, "items": _items, "insert": _insert, "insert 之一": _insert_sub, "remove": _remove,
    "replace": _replace, "move": _move, "split": _split, "merge": _merge, "chapters": _chapters, "sections": _sections, "annexes": _annexes,
    "around": _around, "tables": _tables,
}  # fmt: skip
"""What a drafter does -> what does it."""


def _some(made: Act) -> list[Article]:
    return [one for held in made.lists() for one in held]


def edited(rng: Random, base: Act, count: int, kinds: Sequence[str] = tuple(EDITS)) -> Act:
    """`base` after some edits of those kinds."""
    made = deepcopy(base)
    for _ in range(count):
        before = deepcopy(made)
        EDITS[rng.choice(kinds)](rng, made)
        if not _some(made) or any(not part.all() for part in made.parts):
            made = before
    return made


def written(made: Act) -> str:
    """The act as text, numbered through."""
    lines = [made.title]
    if made.preamble:
        lines.append(made.preamble)
    main = sub = 0
    for at, part in enumerate(made.parts, 1):
        if part.name:
            lines.append(f"第{numeral(at)}章　{part.name}")
        for k, held in enumerate((part, *part.sections)):
            if k:
                lines.append(f"第{numeral(k)}节　{held.name}")
            for one in held.articles:
                sub = sub + 1 if one.sub and main else 0
                main += not sub
                lines += _article(one, f"第{numeral(main)}条" + (f"之{numeral(sub)}" if sub else ""))
    for at, (heading, held_lines) in enumerate(made.annexes, 1):
        lines += [f"附件{at if len(made.annexes) > 1 else ''}", heading, *held_lines]
    return "\n".join(lines) + "\n"


def _article(one: Article, number: str) -> list[str]:
    lines: list[str] = []
    for two in one.paragraphs:
        lines.append(two.text)
        for at, three in enumerate(two.items, 1):
            lines.append(f"（{numeral(at)}）{three.text}")
            lines += (f"{k}．{text}" for k, text in enumerate(three.below, 1))
        if two.table:
            lines += ("| " + " | ".join(row) + " |" for row in two.table)
    return [f"{number}　{lines[0]}", *lines[1:]]
