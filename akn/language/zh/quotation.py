"""How an amending decision says what it changes and quotes new text (design: amendments; quoted text).

All patterns look at a sentence in which each quotation is one placeholder `Q` between its quotation marks.
"""

from __future__ import annotations

import re

from akn.language.zh.numerals import NUMERAL, number
from akn.language.zh.units import GAP

Q = "\ufffc"
"""Stands for what is quoted."""

CLOSERS = {"“": "”", '"': '"'}
"""Opening quotation mark -> the one that closes it."""

_N = f"(?:[{NUMERAL}]+|[0-9]+)"
_UNIT = "(?:分编|编|章|节|条|款|项|目|自然段|段)"
_ORDINAL = rf"(?:第{_N}{_UNIT}|该[条款项章节])(?:之{_N})?"
_NEW = r"(?:修改|改|修订|规定|表述|调整|变更|更改)(?:成|为)"
_PART = r"引言|序言|名称|标题|题目|题注|章名|节名|正文|部分|附件|附表|条文|自然段|段|句|合并"
_OPEN = f"[{''.join(CLOSERS)}]"
_QUOTED = f'{_OPEN}{Q}["”]'
_GAP = "[^；]{0,100}?"  # characters between a unit and what becomes of it: bounded, so that no text takes long
_SUBJECT = rf"(?:{_ORDINAL}{_GAP}|^将?{_N}条|{_QUOTED}{_GAP}|(?:{_PART})[^，；]{{0,12}}?)"
_END = r"[：:，,。；]|$"

INSTRUCTIONS: tuple[tuple[str, str], ...] = (
    ("substitution", rf"{_SUBJECT}{_NEW}(?={_END}|{_OPEN}|第|修改后|本条|附件|{_N}个?{_UNIT})"),
    ("replacement", rf"(?:改为|作为){_ORDINAL}[：:]"),
    ("insertion", rf"增加{_N}个?{_UNIT}(?={_END}|{_OPEN}|作为|分别|规定|内容|即)"),
    ("structure", rf"(?:章节|编章|篇章)(?:结构|设置|划分){_GAP}(?:调整|修改|变更)为(?={_END}|{_OPEN})"),
    ("preamble, annex", r"(?:增加|增写|删去|删除)(?:引言|序言|前言|导言|附件|附表)"),
    ("insertion of words", rf"增加(?:规定|内容|以下内容)?[：:，]?{_QUOTED}(?={_END}|{_OPEN}|第|、|的规定|一词|字样)"),
    ("deletion", rf"(?:删去|删除|删掉)(?:原?第{_N}|《[^》]{{1,80}}》第|该[条款项章节]|其中|末尾|最后|附件|{_OPEN})"),
    ("deletion, unit first", rf"{_ORDINAL}[^，；]{{0,10}}(?:删去|删除)[。；]?$"),
    ("renumbering", rf"{_ORDINAL}{_GAP}(?:分别|依次|相应地?)?作为(?:第{_N}{_UNIT}|本条|该条)"),
    ("move", rf"{_ORDINAL}[^，；]{{0,20}}?(?:(?:并入|移至|移到|移作|移入)第|单列(?={_END}|一|为))"),
    ("merger, division", rf"{_ORDINAL}[^，；]{{0,20}}?(?:合并(?={_END}|为|作为|修改)|[分拆]{{1,2}}为{_N}个?{_UNIT})"),
    ("numbers that follow", r"(?:顺序|序号)[^；]{0,10}(?:调整|修改)|(?:调整|修改)[^；]{0,6}(?:顺序|序号)"),
)
"""What a sentence that changes another text says: name, pattern."""

_INSTRUCTION = re.compile("|".join(f"(?:{pattern})" for _, pattern in INSTRUCTIONS))
VERBS = re.compile(
    r"增加|[改成]为|修订为|规定为|表述为|调整|变更为|更改为|删[去除掉]|作为|并入|合并|单列|移[至到作]|拆分|分为|序号"
)
"""A text without any of these words instructs nothing: the quick look before the careful one."""

_NEAR = 160
"""Characters before a quotation that say what it is."""
_TAIL = re.compile(
    rf"(?:[：:，,、\s]|。(?=(?:具体)?内容)|{_NEW}|即|(?:具体)?内容|以?如下|(?<=[条款])增加规定(?=[：:])|规定|分别|依次|统一|相应地?|的)+$"
)
"""Between what is changed and the opening quotation mark."""
_SAYS_NEW = re.compile(rf"[：:]|{_NEW}")
_WHOLE = re.compile(
    rf"(?:(?:第|原第|[、和至前])?{_N}{_UNIT}(?:之{_N})?|[该本][条款项章节]|引言|序言|前言|导言|正文|合并|章节结构|附[件表录](?:{_N})?)$"
)
"""The end of words that name a whole unit: 第三条, 第一款第二项, 增加一条, 引言."""
_OLD = re.compile(rf"[，,]?(?:的规定|部分|字样)?[，,]?(?:分别|统一|相应地?)?{_NEW}")
"""After a quotation: what it quotes is the old wording."""
_ALIAS = re.compile(r"(?:简称|[下统所]?称为?)[：:]?$")
"""Before a quotation: a name is being given, nothing is changed."""
_ITSELF = re.compile(r"(?:增加|作为)[^，；]*$|(?:删去|删除|删掉)[^；]*[条款项目段]$")
"""The end of words after which a quotation that stands without a colon is the heading added, or the words deleted."""

_ENDS_OPEN = re.compile(rf"(?:[：:为成即]|^){GAP}*$")
_ARTICLES = re.compile(rf"第({_N})条(?:之({_N}))?")
_NAMED = re.compile(rf"第({_N})(条|款|项|目)(?:之({_N}))?")
_ADDS_HEADING = re.compile(rf"(?:增加|增设|新增){_N}个?(?:分编|编|章|节)")
_LAST = re.compile(rf"(条|款|项|目)(?:之{_N})?$")
_BECOMES = re.compile("[；。]|作为|改为")
_COUNT = re.compile(rf"([{NUMERAL}]+)款$")


def instructs(sentence: str) -> bool:
    """Whether a sentence, its quotations as placeholders, says how another text is changed."""
    return _INSTRUCTION.search(sentence) is not None


def may_run_on(before: str) -> bool:
    """Whether a quotation opened after `before` may go on over line ends: new wording does, a quoted word doesn't."""
    return _ENDS_OPEN.search(before) is not None


def _named(before: str) -> str:
    """The end of `before` without the words that lead over to a quotation: what is changed."""
    return _TAIL.sub("", before[-_NEAR:])


def is_whole(before: str) -> bool:
    """Whether `before`, up to the place where new text stands, names whole units that it replaces or adds."""
    return _WHOLE.search(_named(before)) is not None


def quotes(before: str, after: str, numbered: bool) -> str | None:
    """What a quotation in an instruction is: `quotedStructure`, `quotedText`, or None where it amends nothing.

    `before` runs from the last quotation or the start of the sentence to the opening quotation mark, `after` from the closing
    mark to the next; quotations that follow each other at once share theirs. `numbered` says that what is quoted begins with
    the number of a unit.
    """
    if _OLD.match(after):
        return "quotedText"
    if _ALIAS.search(before):
        return None
    before = before[-_NEAR:]
    named = _named(before)
    if not _WHOLE.search(named):
        return "quotedText"
    if numbered or _SAYS_NEW.search(before[len(named) :]):
        return "quotedStructure"
    return "quotedText" if _ITSELF.search(named) else None


def target(before: str) -> tuple[str, frozenset[str], int]:
    """What new text that follows `before` replaces or adds: the word of its unit (条, 款, 项, or an empty string), the numbers
    that it may bear, and how many 款 it has (1 where that is not said)."""
    named = _named(before)
    match = _LAST.search(named)
    word = match[1] if match else ""
    found = [(n, sub) for n, unit, sub in _NAMED.findall(_BECOMES.split(named)[-1]) if unit == word]
    numbers = frozenset(f"{number(n)}-{number(sub)}" if sub else str(number(n)) for n, sub in found)
    count = len(found)
    if not found and (match := _COUNT.search(named)):
        count = number(match[1]) or 1
    return word, numbers, max(count, 1)


def adds_heading(text: str) -> bool:
    """Whether `text` tells to add a 编, 章 or 节."""
    return _ADDS_HEADING.search(text) is not None


def articles_named(text: str) -> frozenset[tuple[int, int]]:
    """Every article (number, number after 之 or 0) that `text` names."""
    return frozenset((number(n) or 0, (number(sub) or 0) if sub else 0) for n, sub in _ARTICLES.findall(text))
