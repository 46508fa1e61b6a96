"""The phrases of amending decisions (修改决定), as a table: one row a phrase, with an example that is its test.

A row's pattern is matched at a place in an instruction whose quotations and titles are placeholders: `Q` for what is
quoted, its quotation marks included, `T` for a title in 《》. Pieces of a pattern: `{units}` is what is changed, `{final}` a
number in the new text, `{new}` the words for "becomes". What rows have in common is said once, in PIECES.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from akn.language.zh.numerals import NUMERAL

Q = "\ufffc"
"""Stands for a quotation and the marks around it."""
T = "\ufffb"
"""Stands for a title in 《》."""

Action = Literal[
    "follow",
    "underivable",
    "closing",
    "container",
    "structure",
    "title",
    "heading",
    "heading words",
    "preamble",
    "this paragraph",
    "context",
    "shift",
    "paragraph",
    "join",
    "single",
    "split",
    "merge",
    "move",
    "insert",
    "take over",
    "insert words",
    "append",
    "prepend",
    "replace words",
    "replace each",
    "delete words",
    "delete more",
    "delete heading",
    "delete also",
    "delete",
    "renumber heading",
    "unchanged",
    "renumber",
    "replace",
    "replace part",
    "repeal",
]
"""What a phrase does; `akn.amend.read` has one function for each."""

_N = f"(?:[{NUMERAL}]+|[0-9]+)"
NUMBER = _N
"""A number, as a regular expression."""
_ITEM = rf"(?:[（(]{_N}[）)]|{_N})"
_WORD = "(?:分编|自然段|编|章|节|条|款|项|目|句)"
_ONE = rf"第{_ITEM}(?:[、和及至到或]第?{_ITEM})*{_WORD}(?:之{_N}(?!{_WORD}))?"
_ANNEX = rf"附(?:件|表|录)(?:{_N})?"
_MORE = rf"(?:{_ONE}|{_ANNEX})(?:{'(?:[、，]?(?:以及|和|及|与|至|到)|、)?'}(?:{_ONE}|{_ANNEX}))*"
_LINK = "(?:[、，]?(?:以及|和|及|与|至|到)|、|中的?|的)?"
_UNITS = rf"(?:(?:{_ONE}|{_ANNEX})(?:{_LINK}(?:原)?(?:{_ONE}|{_ANNEX}))*|[该本]条|[该本]款|[该本]项|[该本]章|[该本]节)"
_WHICH = rf"(?:(?:所有|全部|各处|首次|最先|最后一次|最后一处|涉及|出现|规定|有关|相关|第{_N}(?:[处次个]?[、和及]第?{_N})*[处次个]|[二三四五六七八九十两][处次个])的?){{0,3}}"
"""Which of several places: 首次出现的, 第二处, 第一处和第三处, 两处, 所有."""
_PLACE = rf"(?:{_UNITS}(?:(?:规定)?(?:中的?|里的?|的))?{Q})"
"""Words of one unit, in a list of such."""

PIECES = {
    "units": rf"(?:(?:原|该法|本法|现行)?(?P<units>{_UNITS})(?:(?:规定)?的规定)?)",
    "these": rf"(?:{_UNITS})",
    "maybe": rf"(?:(?:原|该法|本法|现行)?(?P<units>{_UNITS})?)",
    "more": rf"(?:(?P<units>{_UNITS})(?:规定)?)?",
    "list": rf"(?:(?:原|该法|本法|现行)?(?P<units>{_UNITS}(?:，{_UNITS})*)(?:规定)?)",
    "final": rf"(?P<final>{_MORE})",
    "new": r"(?:(?:修改|修订|修正|改|规定|表述|变更|更改|替换|调整)(?:成|为))",
    "lead": r"(?:将|把|对|在|于)?",
    "each": r"，?(?:均|都|一律|分别|依次|统一|相应地?|同时)*",
    "in": r"(?:(?P<open>等条[款文]?|等)?(?:表格|的表格)?(?:(?:规定)?(?:中的?|里的?|的)(?:规定中?的?)?|末尾的?|最后的?|其中的?){0,3}{which})",
    "which": rf"(?P<which>{_WHICH})",
    "which2": rf"(?P<which2>{_WHICH})",
    "of": r"(?:[，。：]?(?:即|[表规]?述为|规定为|(?:其)?(?:具体|条文)?(?:内容|表述)(?:为|如下|是)))?(?:规定)?[：。，]?",
    "unquoted": rf"(?!(?:(?!(?:并|同时)[将把在对])[^。；，])*{Q}|，{_UNITS}(?:中的?|的){Q}(?:[。；，]|$))",
    "count": rf"(?P<count>{_N})个?",
    "kind": r"(?P<kind>分编|编|章|节|条|款|项|目|自然段)",
    "as": rf"(?:[，：]?(?:分别|依次|相应)?(?:列为|作为|为|即)(?:修改后的?)?(?P<final>{_UNITS}|本条|该条))",
    "word": rf"(?:一词|{_N}个?字|等?字样|的?(?:表述|规定|内容)(?!为))?",
    "above": rf"(?:第{_ITEM}[条款项])*",
    "whole": r"(?:全文|全文各条|各条[款文]?|各章|(?:相关|有关|其他)?条[文款]|正文|(?:{t}|[本该]?(?:法|条例|办法|规定|细则|规则|解释))(?:全文)?(?:的?(?:相关|有关|其他)?条[文款])?)",
    "add": "(?:增加|增设|增写|增补|增列|新增|补充)",
    "q": Q,
    "t": T,
}
"""Name in a pattern -> regular expression. `unquoted` stands behind a unit that is meant whole: no quotation follows in its
clause, which would be of words in it (删去第四条关于运输的规定中的“不得”)."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One row: what it does, how it reads, and a sentence that it reads."""

    action: Action
    pattern: str
    example: str


PHRASES: tuple[Phrase, ...] = (
    # what is said of the whole
    Phrase(
        "follow",
        r"(?:{lead}[^。；，：]{0,40}?(?:顺序|序号)(?:也|均)?(?:作|做|进行|予以)?(?:相应|依次|统一)?(?:地|的)?(?:调整|修改|变动|顺延)"
        r"(?![^。；]{0,4}文字))",
        "此外，对条文顺序作相应调整。",
    ),
    Phrase(
        "follow",
        r"(?:并|依次|相应)*(?:调整|修改)(?:其)?(?:条文|条款)?(?:的)?(?:顺序|序号)",
        "根据本决定，调整条文顺序。",
    ),
    Phrase(
        "shift",
        r"(?:其余|其他|其后|以下|以后|之后|后面|后续|原有?|相应|的|各|及)*{maybe}(?:[条款项目章节]*)(?:相应|依次|均|也|逐条|逐项|向后)*(?:顺延|后移|类推)(?![为至到])",
        "原第二款至第三款依次顺延。",
    ),
    Phrase(
        "underivable",
        r"{lead}[^。；：]{0,20}?(?:(?:个别|部分|有关|相关|其他|一些)的?(?:条文|条款)?(?:的)?(?:文字|表述|标点|条文|内容)|文字(?:表述)?)"
        r"[^。；：]{0,20}?(?:作|做|进行)(?:了)?(?:相应|适当|必要|文字)*的?(?:地)?(?:调整|修改)[^。；：]{0,8}(?=[。；]|$)",
        "对个别文字作相应修改。",
    ),
    Phrase(
        "closing",
        r"(?:根据本决定，?)?(?:对)?{t}?[^。；：]{0,60}?(?:根据本决定)?[^。；：]{0,40}?重新公布",
        "《甲法》根据本决定作相应修改，重新公布。",
    ),
    Phrase(
        "closing",
        r"(?:之?以?外，)?(?:但是?|除)?，?(?:本(?:决定|修正案)[中的]?)?所?(?:对|就|关于|涉及)?"
        r"(?:(?:修改|修正|修订|调整)[后过]?的|新增加?的|增加的|{t}的?)*(?:{these}|其[他余][^。；，]{0,10})?(?:的?(?:规定|内容))?"
        r"(?:(?:所?作?出?的)?(?:修改|修正|修订|调整)(?:规定|内容)?)?，?"
        r"(?:的?(?:施行|实施|生效)(?:日期|时间)，?由[^。；，：]{1,40}?(?:规定|公布|确定|决定|通知)"
        rf"|(?:自|从|于)[^。；，：{Q}]{{1,40}}?起，?(?:正式)?(?:施行|实施|执行|生效)(?:之?以?外)?)",
        "但修改后的第四条第二款的施行日期由国务院规定。",
    ),
    Phrase(
        "closing",
        r"本(?:决定|修正案|规定|解释|办法|条例)[^。]{0,80}?(?:施行|实施|生效)",
        "本决定自2030年1月1日起施行。",
    ),
    Phrase("closing", r"自(?:公布|发布|通过)之日起(?:施行|实施|生效)", "自公布之日起施行。"),
    Phrase(
        "context",
        r"{lead}{units}(?:的?内容)?(?:(?:作|做)(?:出|了)?(?:如下|以下|下列)?(?:的)?(?:修改|修正|修订)(?:如下)?|(?:修改|修正|修订)如下)(?:：(?!{q})|。|$)",
        "对第三条第二款作如下修改：",
    ),
    Phrase(
        "container",
        r"(?:[^。；]{0,80}?(?:决定|同意))?，?(?:现)?(?:对|将|就)?[^。；：]{0,80}?"
        r"(?:作|做)(?:出|了)?(?:了)?(?:如下|以下|下列|相应)?(?:的)?(?:修改|修正|修订)(?:如下|补充|和补充)?(?=：(?!{q})|。|$|将第|删[去除]第|第)",
        "对部分条文作以下修改：",
    ),
    Phrase("container", r"(?:关于)?(?:修改|修正|修订){t}(?:的部分条款|部分条款)?(?=[：。，]|$)", "修改《甲办法》"),
    Phrase("repeal", r"(?:{lead}{t}(?:予以|自[^。；，]{1,30}起)?废止|(?:同时)?废止{t})", "废止《甲办法》。"),
    # title, headings, preamble
    Phrase(
        "structure",
        r"{lead}(?:全文|全法|各编|各章)?(?:的)?(?:编章节|章节|编章|篇章)(?:结构|设置|划分)?(?:作?相应)?(?:调整|修改|变更)为：?{q}",
        "将章节结构调整为：“第一章　总则（第一条至第八条）”",
    ),
    Phrase("preamble", r"(?:删去|删除)(?:引言|前言|序言|导言)(?P<old>)(?P<nth>)(?=[，。；]|$)", "删去引言。"),
    Phrase(
        "preamble",
        r"(?:增加|增写)(?:引言|前言|序言|导言){of}(?P<old>)(?P<nth>){q}",
        "增加引言：“为了正确审理案件，制定本规定。”",
    ),
    Phrase(
        "title",
        r"{lead}(?:{t})?(?:的)?(?:法规|规章|文件|条例|办法|规定)?(?:名称|题目|标题)(?:由{q})?{each}{new}：?{q}",
        "将名称修改为：“甲条例”。",
    ),
    Phrase("title", r"{lead}(?:{t})(?:的)?(?:名称)?{each}(?:更名|改名)为：?{q}", "将《甲办法》更名为“甲条例”。"),
    Phrase(
        "heading words",
        r"{lead}{units}(?:的)?(?:[编章节条]名|标题|名称|条标)(?:中的?)?(?P<old>{q}){word}{each}{new}：?{q}",
        "将第三章章名中的“监督”修改为“监督管理”。",
    ),
    Phrase(
        "heading",
        r"{lead}{units}(?:的)?(?:[编章节条]名|标题|名称|条标)(?:由(?P<old>{q}))?{each}{new}：?{q}",
        "将第三章章名修改为“监督管理”。",
    ),
    Phrase("heading", r"{lead}(?:[编章节]名|标题|名称){each}{new}：?{q}", "章名修改为“监督管理”。"),
    Phrase(
        "heading",
        rf"{{lead}}第(?P<part>{_N})部分(?:的)?(?:标题|名称)(?:由(?P<old>{{q}}))?{{each}}{{new}}：?{{q}}",
        "将第一部分标题修改为：“一、监督管理”。",
    ),
    Phrase(
        "preamble",
        rf"{{lead}}(?:引言|前言|序言|导言|首部)(?:第(?P<nth>{_N})自?然?段)?(?:部分)?(?:中的?)?"
        r"(?P<old>{q})?{word}{each}{new}：?{q}",
        "将引言修改为：“为正确审理案件，制定本规定。”",
    ),
    Phrase("this paragraph", r"(?:该|这)一?(?:自然)?段{each}{new}：?{q}", "这一自然段相应地修改为：“甲。”"),
    Phrase("context", r"{lead}{units}{q}中(?:的)?(?=第|$)", "将第八十九条“行使下列职权”中"),
    Phrase(
        "paragraph",
        rf"{{lead}}(?:正文)?第(?P<nth>{_N})(?:段|自然段)(?:中的?)?(?P<old>{{q}})?{{word}}{{each}}{{new}}：?{{q}}",
        "将正文第二段修改为：“甲。”",
    ),
    # units together and apart
    Phrase(
        "join",
        r"{lead}{units}(?:相)?合并(?:为一[编章节条款项目])?(?:[，]?(?:列为|作为|为|改为|修改为)(?P<final>"
        + _UNITS
        + r"))?(?:，?(?:并)?{new}{of})?[：]?{q}?",
        "将第四条、第九条合并，作为第四条，修改为：“新的第四条。”",
    ),
    Phrase(
        "single",
        r"{lead}{units}(?:单列(?:出来)?|单独列?|独立成|单独成)(?:作?为)?(?:一|为一)?(?:个)?(?P<kind>条|款|项){as}?(?:，?(?:并)?{new}{of})?[：]?{q}?",
        "将第八条第三款单列一条，作为第四十九条，修改为：“新的第四十九条。”",
    ),
    Phrase(
        "split",
        r"{lead}{units}(?:改|分|拆分|分拆|分立|修改)(?:成|为){count}(?P<kind>款)(?:，?(?:修改|表述|内容)为)?[，：]?"
        rf"(?P<parts>(?:第{_N}款(?:{{new}}|为|的?内容为)?[：]?{{q}}[，；、。]*)+)",
        "将第三条分为两款，第一款为：“甲。”第二款为：“乙。”",
    ),
    Phrase(
        "split",
        r"{lead}(?:{maybe})(?:，)?(?:改|分|拆分|分拆|分立|修改)(?:成|为){count}{kind}{as}?(?:，?(?:并)?{new}{of})?[：]?{q}?",
        "将第三条改为两条，作为第三条、第四条，修改为：“第三条　甲。”",
    ),
    Phrase("merge", r"{lead}{units}(?:并入|合并到|合并至|归入){final}{unquoted}", "将第三章并入第二章。"),
    Phrase(
        "move",
        r"{lead}{units}(?:移至|移到|移作|移入|调整到|调整至|调至)(?P<to>"
        + _UNITS
        + r")(?:之?(?P<place>[前后]))?{unquoted}{as}?",
        "将第八条移至第十条后，作为第九条。",
    ),
    # insertion
    Phrase(
        "insert",
        r"(?:{lead}(?:{maybe})(?P<heading>{q})?(?:(?:规定)?(?:之?(?P<place>后|前)|中|内|下|末尾|最后)(?:面)?)?，?)?(?:再|新|各)?"
        r"{add}(?:规定)?{count}{kind}(?:内容)?(?P<inline>{q}(?=，?(?:作为|列为)))?"
        r"(?:{as}|，?作为最后一[编章节条款项目]|，?作为(?=：?{q}))?(?P<follow>，(?:其后|原|以下|其他|后续)[^，。；：]{0,16}(?:顺延|调整)(?=：))?"
        r"(?:，?[编章节]名为(?P<called>{q}))?(?:，?包括" + _UNITS + r")?(?:，?规定)?{of}(?P<body>{q})?",
        "在第九条后增加一条，作为第十条：“新的第十条。”",
    ),
    Phrase(
        "insert",
        r"(?:{lead}(?:{maybe})(?:中|内|之?(?P<place>后|前))?，?)?{add}(?P<final>{above}第"
        + _ITEM
        + r"(?P<kind>条|款|项|目)){of}(?P<body>{q})",
        "第八条增加第二款：“甲。”",
    ),
    Phrase(
        "insert",
        r"(?:{lead}(?:{maybe})(?:中|内|之?(?P<place>后|前))?，?)?{add}(?P<body>{q})，?(?:作为|列为)(?P<final>{above}第"
        + _ITEM
        + r"(?P<kind>条|款|项|目))(?!第)",
        "第七条增加“（四）甲；”作为第四项。",
    ),
    Phrase(
        "insert",
        r"{lead}(?:{maybe})(?:之?(?P<place>后|前))?，?(?:增加|增设)(?:规定)?(?:一个)?(?P<kind>附件|附表|附录)(?P<annex>"
        + _N
        + r")?(?:，?作为{final})?"
        r"{of}(?P<body>{q})",
        "增加附件二：“附件二”",
    ),
    Phrase(
        "insert words",
        r"{lead}(?:{list}?{in})(?:，?在)?(?P<olds>{q}{word}(?:(?:[、和及或]|以及)?{q}{word})*?)之?(?P<place>后|前)(?:面)?，?{each}"
        r"(?:{add}|加上|添加|加入)(?:规定|表述|一句)?{of}(?P<news>{q}(?:(?:[、和及]|以及)?{q})*){word}",
        "在第一条中的“保护竞争”后增加“鼓励创新”。",
    ),
    Phrase(
        "append",
        r"{lead}(?:{maybe})(?:的)?(?:最后|末尾|尾部|末|句末|文末|之?后|结尾)(?:部分)?，?(?:增加|增写|加上|添加)(?:规定|表述|内容|一句)?{of}(?P<body>{q})",
        "在第一款最后增加“并及时公布。”",
    ),
    Phrase(
        "prepend",
        r"{lead}(?:{maybe})(?:的)?(?:最前面|最前|开始部分|开头部分|开头|句首|前)(?:部分)?，?(?:增加|加上|添加)(?:规定|表述|内容|一句)?：?(?P<body>{q})",
        "第二款开始部分增加规定：“除特殊情况外，”。",
    ),
    Phrase(
        "take over",
        r"(?:并)?将{units}(?:修改)?后?(?:作为|列为)(?:本条|该条)(?:第[^，：]{1,8}款)?{of}(?P<body>{q})",
        "将第九十九条第三款修改后作为本条第一款：“甲。”",
    ),
    Phrase("append", r"{lead}(?:{maybe})(?:，)?增加(?:规定|一句|内容)：?(?P<body>{q})", "第九条增加规定：“不得拒绝。”"),
    # words
    Phrase(
        "replace each",
        r"{lead}(?P<places>"
        + _PLACE
        + "(?:(?:[、，]?[和及]|、|，|以及)"
        + _PLACE
        + r")+){each}{new}：?(?P<news>{q}(?:(?:[、和及]|以及)?{q})*){word}",
        "第二项中的“甲”和第三项中的“乙”分别修改为“丙”和“丁”。",
    ),
    Phrase(
        "replace words",
        r"{lead}(?:(?:{list}|{whole}){in}：?)?(?:其中的?|有关)?(?:的)?{which2}"
        r"(?P<olds>{q}{word}(?:(?:[、和及或]|以及)?{q}{word})*?){each}{new}{each}：?(?P<news>{q}(?:(?:[、和及]|以及)?{q}(?!{each}{new}))*){word}",
        "将第二条、第七条第二款中的“管理员”统一修改为“馆员”。",
    ),
    Phrase(
        "delete words",
        r"{lead}(?:并)?(?:删去|删除|删掉)(?:{more}{in})(?P<old>{q}){word}",
        "删去第四十八条中的“申请”。",
    ),
    Phrase(
        "delete more",
        r"(?:和|、|及|以及|，)?(?:{more}{in})(?P<old>{q}){word}(?!{each}{new}|之?[后前])",
        "和第二款末尾的“可以”。",
    ),
    Phrase(
        "delete words",
        r"{lead}(?:{more}{in})(?P<old>{q}){word}(?:予以|均|统一)?(?:删去|删除|删掉)",
        "将第五条中的“申请”删去。",
    ),
    Phrase(
        "delete words",
        r"{lead}(?:{more}{in})，?(?:删去|删除|删掉)(?:其中的?)?(?P<old>{q}){word}",
        "第五条删去“申请”。",
    ),
    # units
    Phrase(
        "delete heading",
        r"(?:并)?(?:删去|删除|取消){units}(?:的)?(?:[编章节]名|标题){unquoted}",
        "删去第四章章名。",
    ),
    Phrase("delete also", r"(?:以及|和|、|及|与){units}{unquoted}", "和第九条。"),
    Phrase(
        "delete",
        r"(?:并)?(?:删去|删除|删掉|废止|取消){t}?{units}(?:的(?:规定|内容))?{unquoted}",
        "删去第九条第三款。",
    ),
    Phrase(
        "delete",
        r"{lead}{units}[中，]?(?:删去|删除|删掉)其?(?P<inner>" + _UNITS + r"){unquoted}",
        "第九条删去第二款。",
    ),
    Phrase("delete", r"{lead}{units}(?:的?(?:规定|内容))?(?:予以|均)?(?:删去|删除|删掉){unquoted}", "将第九条删去。"),
    Phrase(
        "renumber heading",
        r"{lead}{units}{q}{each}(?:改|修改|变更|调整)为{final}{q}",
        "将第三章“监督”改为第四章“监督管理”。",
    ),
    Phrase("unchanged", r"(?:{units}|(?:其中的?)?{q})(?:的?内容)?(?:保持|保留)?不变", "第一款不变。"),
    Phrase(
        "renumber",
        r"{lead}{units}{each}(?:(?:改|修改|变更|调整|更改|顺延)(?:作)?为|顺延[至到]|(?:修改后)?(?:作为|列为))(?:修改后的?)?{final}(?![中里的]{1,2}{q})(?:：?(?P<body>{q}))?",
        "将第八条改为第九条。",
    ),
    Phrase(
        "replace part",
        r"{lead}(?:{maybe})(?:的)?(?:条首部分|条首|首句|引言部分|导语|开头部分|引语|第一自然段)(?:{each}{new}|规定为){of}(?P<body>{q})",
        "第五条条首部分修改为：“有下列情形之一的”。",
    ),
    Phrase(
        "replace",
        r"{lead}{units}(?:的?(?:内容|表述))?{each}(?:{new}{of}|：|(?:作出?|做出?|予以)?(?:如下|以下)?修改(?:如下)?：)(?P<body>{q}(?:、?{q})*)",
        "将第四条修改为：“新的第四条。”",
    ),
    Phrase("replace", r"(?:并)?(?:将其|将该条)?{each}{new}{of}(?P<body>{q})", "修改为：“新的条文。”"),
    Phrase("replace", r"(?:并)?(?:其)?内容(?:修改)?为：?(?P<body>{q})", "内容为：“新的条文。”"),
)
"""Every phrase, in the order in which they are tried: what is longer or says more comes first."""

_NAME = re.compile(r"\{([a-z]\w*)\}")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    while (filled := _NAME.sub(lambda m: PIECES.get(m[1], m[0]), pattern)) != pattern:
        pattern = filled
    return re.compile(pattern)


def patterns() -> Iterator[tuple[Action, re.Pattern[str]]]:
    """The rows of PHRASES, ready to match; each is compiled when it is first reached, all of them in 0.25 s."""
    for row in PHRASES:
        yield row.action, _compiled(row.pattern)


_WIDE = str.maketrans({",": "，", ";": "；", ":": "："})
_SPACE = re.compile(r"\s+")


def normalised(text: str) -> str:
    """An instruction without white space, its commas, semicolons and colons in full width."""
    return _SPACE.sub("", text).translate(_WIDE)


FOLLOWS = re.compile(r"(?:顺序|序号)[^。；：]{0,12}(?:调整|修改|变动|顺延)|(?:调整|修改)[^。；：]{0,8}(?:顺序|序号)")
"""What asks that all numbers follow."""

OF_PARTS = re.compile("^(?!.*条).*[款项目]")
"""What asks only that the numbers of 款, 项 or 目 follow, which they do anyway."""

NUMBER_ALONE = re.compile(rf"第{_N}条(?:之{_N})?$")
"""A quotation that is the number of an article and nothing else."""

PURPOSE = re.compile(r"^为了?[^。；：\ufffc]{1,150}?，(?=(?:将|在|对|删去|增加|修改)[^，。；]{0,20}第)")
"""What a decision wants to achieve, before it says what it changes."""

UNQUOTED_ACT = re.compile(
    rf"^(?P<lead>将|把|对|在|删去|删除|修改)?(?P<act>[\u4e00-\u9fff]{{0,30}}?(?:宪法|法典|法|条例|办法|规定|细则|规则))(?:[总分]则)?(?=第{_N}(?:条|章)|序言)"
)
"""An act named without title marks before the number of a provision: 在刑法第一百六十五条中."""

SKIP = re.compile(r"(?:[，。；、：.．\s]|此外|另外|同时|其中(?!的?\ufffc)|并(?!入)|以及|一是|二是|三是)+")
"""What stands between two phrases and says nothing."""

INSTRUCTS = re.compile(
    rf"(?=[^。；]*(?:第{_N}[编章节条款项目]|将附[件表录]))[^。；]*?(?:修改|改为|删去|删除|增加|增设|合并|并入|移至|调整为|单列|互换|对调|废止|取消|替换|顺延为)"
)
"""A sentence that names a provision and changes something."""

SENTENCE_END = re.compile(r"[。；]|$")


def act_name(title: str) -> str:
    """A title in the form in which titles of one act are equal: brackets of one kind, without the name of the state."""
    name = _SPACE.sub("", title).translate(str.maketrans("〈〉（）", "《》()"))
    return name.removeprefix("中华人民共和国") or name


AMENDMENT_TITLE = re.compile(r"(?:^|[（(])?(?P<act>.+?)修正案(?:（[^）]+）|\([^)]+\))?$")
"""The title of an amendment (修正案) holds that of the act."""
