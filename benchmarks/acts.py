"""Synthetic acts: invented rules in chapters, articles, paragraphs and points, the same each time for one size.

One act is written as official text or in Bluebell's markup, so that two readers read the same thing.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from akn.language.zh.numerals import numeral

WHO = ("书屋", "管理员", "街道办事处", "县级主管部门", "捐建人", "读者", "志愿者", "出版单位", "评审小组", "监护人")
DOES = ("应当登记", "可以借阅", "不得拆除", "负责修缮", "定期公布", "免费开放", "及时移交", "主动公开", "如实填写")
WHAT = ("图书目录", "借阅记录", "消防设施", "阅览座位", "开放时间", "捐赠协议", "经费预算", "年度报告", "数字资源")
WHEN = ("自受理之日起十五日内", "每年第一季度", "发生损毁的", "情节严重的", "未经批准的", "遇有紧急情况时")
CHAPTER = 30  # articles in one


@dataclass(frozen=True)
class Paragraph:
    text: str
    points: tuple[str, ...] = ()


Article = tuple[Paragraph, ...]


def articles(size: int) -> list[Article]:
    """`size` articles: one to three paragraphs each, a list in every fifth, a citation in about every fourth."""
    chance = random.Random(size)
    return [_article(number, chance) for number in range(1, size + 1)]


def _article(number: int, chance: random.Random) -> Article:
    paragraphs = [Paragraph(_rule(number, chance)) for _ in range(chance.choice((1, 1, 2, 3)))]
    if number % 5 == 0:
        points = [f"{chance.choice(WHO)}{chance.choice(DOES)}{chance.choice(WHAT)}；" for _ in range(4)]
        points[-1] = f"{points[-1][:-1]}。"
        paragraphs.append(Paragraph("有下列情形之一的，由县级主管部门责令改正：", tuple(points)))
    return tuple(paragraphs)


def _rule(number: int, chance: random.Random) -> str:
    when, one, does, what = (chance.choice(table) for table in (WHEN, WHO, DOES, WHAT))
    first = f"{when}，{one}{does}{what}，数量不少于{numeral(chance.randint(1, 999))}。"
    if number > 1 and chance.random() < 1 / 4:
        cited = f"依照本条例第{numeral(chance.randint(1, number - 1))}条第一款的规定"
    else:
        cited = "按照规定"
    return f"{first}{chance.choice(WHO)}{cited}{chance.choice(DOES)}{chance.choice(WHAT)}，并向社会公布。"


def _chapters(act: list[Article]) -> list[tuple[str, str, list[tuple[str, Article]]]]:
    numbered = [(f"第{numeral(n)}条", article) for n, article in enumerate(act, 1)]
    return [
        (f"第{numeral(n)}章", f"{WHAT[n % len(WHAT)]}的管理", numbered[at : at + CHAPTER])
        for n, at in enumerate(range(0, len(act), CHAPTER), 1)
    ]


def text(act: list[Article]) -> str:
    """The act as official text has it: title, history, one line a paragraph."""
    lines = ["示例市公共书屋条例", "（2031年1月5日示例市人民代表大会常务委员会第一次会议通过）"]
    for num, heading, inside in _chapters(act):
        lines.append(f"{num}　{heading}")
        for name, paragraphs in inside:
            for i, paragraph in enumerate(paragraphs):
                lines.append(paragraph.text if i else f"{name}　{paragraph.text}")
                lines += [f"（{numeral(k)}）{point}" for k, point in enumerate(paragraph.points, 1)]
    return "\n".join(lines) + "\n"


def bluebell(act: list[Article]) -> str:
    """The same chapters, articles, paragraphs and points in Bluebell's markup (one keyword a unit, nested by indent)."""
    lines = ["BODY"]
    for num, heading, inside in _chapters(act):
        lines.append(f"CHAPTER {num} - {heading}")
        for name, paragraphs in inside:
            lines.append(f"  ARTICLE {name}")
            for paragraph in paragraphs:
                lines += ["    PARAGRAPH", f"      {paragraph.text}"]
                for k, point in enumerate(paragraph.points, 1):
                    lines += [f"      POINT （{numeral(k)}）", f"        {point}"]
    return "\n".join(lines) + "\n"
