"""Random acts and random decisions on them, from a grammar of the phrases that decisions use; the same for one seed."""

from random import Random

from akn.language.zh.numerals import numeral as cn


class Chance(Random):
    """Random choices; `size` is the number of articles of the act last made."""

    size = 12


WORDS = ("灯户", "总台", "街道", "登记", "巡查", "年检", "灯会", "花灯", "及时", "应当")
ENDS = ("", "", "", "。", "；", "，", "、")


def sentence(chance: Chance) -> str:
    parts = ["".join(chance.choice(WORDS) for _ in range(chance.randint(1, 4))) for _ in range(chance.randint(1, 4))]
    out = parts[0]
    for part in parts[1:]:
        out += chance.choice("，、；") + part
    if chance.random() < 0.2:
        out += (
            f"，依照{chance.choice(('本办法', ''))}第{cn(chance.randint(1, 9))}条"
            + chance.choice(("", "第二款"))
            + "办理"
        )
    return out + "。"


def act(chance: Chance) -> str:
    """An act of up to a dozen articles, with chapters, items, 之一 articles and an annex at random."""
    lines = ["虚构花灯办法", ""]
    chapters = chance.random() < 0.5
    if chance.random() < 0.2:
        lines += ["为了规范花灯，制定本办法。", ""]
    chapter = 0
    chance.size = chance.randint(3, 10)
    for number in range(1, chance.size + 1):
        if chapters and (number == 1 or chance.random() < 0.25):
            chapter += 1
            lines += [f"第{cn(chapter)}章　{chance.choice(WORDS)}", ""]
        lines += [f"第{cn(number)}条　{sentence(chance)}", ""]
        lines += _held(chance)
        if chance.random() < 0.08:
            lines += [f"第{cn(number)}条之一　{sentence(chance)}", ""]
    if chance.random() < 0.2:
        lines += ["附件", "", "花灯表", "", sentence(chance), ""]
    return "\n".join(lines)


def _held(chance: Chance) -> list[str]:
    lines: list[str] = []
    for _ in range(chance.choice((0, 0, 0, 1, 2))):
        if chance.random() < 0.4:
            lines += ["有下列情形之一的：", ""]
            count = chance.randint(1, 4)
            for at in range(1, count + 1):
                lines += [f"（{cn(at)}）{chance.choice(WORDS)}{'。' if at == count else '；'}", ""]
        else:
            lines += [sentence(chance), ""]
    return lines


def article(chance: Chance) -> str:
    return f"第{cn(chance.randint(1, chance.size + (chance.random() < 0.2)))}条" + (
        "之一" if chance.random() < 0.05 else ""
    )


def place(chance: Chance) -> str:
    out = article(chance)
    if chance.random() < 0.6:
        out += f"第{cn(chance.choice((1, 1, 2)))}款"
    if chance.random() < 0.2:
        out += f"第{cn(chance.choice((1, 1, 2, 3)))}项"
    return out


def several(chance: Chance) -> str:
    if chance.random() < 0.3:
        first = chance.randint(1, chance.size)
        return f"第{cn(first)}条至第{cn(first + chance.choice((1, 1, 2)))}条"
    return "、".join(chance.choice((article, place))(chance) for _ in range(chance.randint(1, 3)))


def words(chance: Chance) -> str:
    return "".join(chance.choice(WORDS) for _ in range(chance.choice((1, 1, 2)))) + chance.choice(ENDS)


def body(chance: Chance) -> str:
    """A quotation of one to three lines."""
    lines = [sentence(chance)]
    lines += [_line(chance) for _ in range(chance.choice((0, 0, 0, 1, 2)))]
    again = chance.choice(("\n\n“", "\n\n"))
    return "“" + again.join(lines) + chance.choice(("”",) * 18 + ("”。", ""))


def _line(chance: Chance) -> str:
    number = cn(chance.randint(1, 9))
    return chance.choice((sentence(chance), f"（一）{words(chance)}", f"第{number}条　{sentence(chance)}"))


PATTERNS = (
    "将{a}修改为：{b}",
    "{p}修改为{b}",
    "将{a}改为{a}，修改为：{b}",
    "将{a}改为{a}，第一款修改为：{b}",
    "将{a}改为{a}",
    "将{s}改为{s}",
    "原{a}作为{a}",
    "增加一条，作为{a}：{b}",
    "增加两条，作为{s}：{b}",
    "在{a}后增加一条，作为{a}之一：{b}",
    "{a}增加一款，作为第二款：{b}",
    "增加一款，作为{p}：{b}",
    "增加一项，作为第{n}项：“{w}”",
    "{p}增加一项，作为第{n}项：“{w}”",
    "在{p}中的“{w}”后增加“{w}”",
    "在“{w}”后增加“{w}”",
    "在{a}最后增加“{w}”",
    "{a}开头增加“{w}”",
    "删去{s}",
    "删去{p}",
    "删去{s}中的“{w}”",
    "将{s}中的“{w}”修改为“{w}”",
    "将相关条文中的“{w}”修改为“{w}”",
    "其中的“{w}”修改为“{w}”",
    "将{s}合并，作为{a}，修改为：{b}",
    "将{a}改为两条，作为{a}、{a}，修改为：{b}",
    "将{p}单列一条，作为{a}，修改为：{b}",
    "将{a}移至{a}后，作为{a}",
    "将第{n}章并入第{n}章",
    "删去第{n}章",
    "将第{n}章章名修改为“{w}”",
    "增加一章，作为第{n}章：“第{n}章　{w}\n\n“{a}　{w}。”",
    "将第{n}款、第{n}款改为{a}",
    "原第{n}款改为第{n}款",
    "第{n}款作为{a}第{n}款，修改为：{b}",
    "原第{n}项修改为第{n}款第{n}项",
    "将名称修改为：“{w}”",
    "将引言修改为：{b}",
    "删去附件",
    "将附件修改为：{b}",
    "增加附件二：{b}",
    "将附件中的“{w}”修改为“{w}”",
    "对条文顺序作相应调整",
    "对个别文字作修改",
    "{w}{a}{w}修改为",
    "序言第一自然段中的“{w}”修改为“{w}”，删去“{w}”",
    "将引言中的“{w}”修改为“{w}”",
    "这一自然段相应修改为：“{w}”",
    "删去引言",
    "增加引言：{b}",
    "将{p}第一句修改为：“{w}”",
    "删去{p}第二句",
    "将{p}第一句中的“{w}”修改为“{w}”",
    "第{n}款不变，第{n}款修改为：{b}",
    "将第{n}章“{w}”改为第{n}章“{w}”",
    "第{n}章增加一条，作为{a}：{b}",
    "{a}增加第{n}款：{b}",
    "将第{n}项、第{n}项合并为一项，作为第{n}项，修改为：“{w}”",
    "删去{a}中的“{w}”、“{w}”和“{w}”",
    "将{a}分为两款，修改为：{b}",
    "将章节结构调整为：“第一章　{w}（{a}至{a}）”",
    "将{a}第一款第{n}项第一目修改为：“{w}”",
    "该条中的“{w}”修改为“{w}”，第{n}款作为{a}",
    "将{a}改为",
)


def instruction(chance: Chance) -> str:
    makers = {
        "a": article,
        "p": place,
        "s": several,
        "w": words,
        "b": body,
        "n": lambda chance: cn(chance.randint(1, 4)),
    }
    pattern = chance.choice(PATTERNS)
    out = ""
    at = 0
    while at < len(pattern):
        if pattern[at] == "{":
            out += makers[pattern[at + 1]](chance)
            at += 3
        else:
            out += pattern[at]
            at += 1
    return out


def decision(chance: Chance) -> str:
    """A decision of up to eight numbered instructions."""
    lines = ["关于修改《虚构花灯办法》的决定", "", "某市人民政府决定对《虚构花灯办法》作如下修改：", ""]
    for number in range(1, chance.randint(1, 8) + 1):
        lines += [f"{cn(number)}、{'，'.join(instruction(chance) for _ in range(chance.choice((1, 1, 1, 2))))}。", ""]
        if chance.random() < 0.2:
            lines += [instruction(chance) + "。", ""]
    if chance.random() < 0.6:
        lines += ["《虚构花灯办法》根据本决定作相应修改并对条文顺序作相应调整，重新公布。", ""]
    return "\n".join(lines)
