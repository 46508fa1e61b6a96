"""Unit words of Chinese legislation and how their numbers look at the start of a line (design: mapping table)."""

from __future__ import annotations

import re

from akn.language.zh.numerals import NUMERAL

HEADING_KINDS = {"编": "book", "分编": "part", "部分": "part", "章": "chapter", "节": "section"}
"""Unit word -> element, for the units that have headings. 部分 is what plans and annexes have for 分编."""

LEVEL = {"book": 1, "part": 2, "chapter": 3, "section": 4}
"""Depth of a heading, as `tocItem` counts it."""

N = f"[{NUMERAL}]"
GAP = "[ \u3000\xa0]"

DI = re.compile(rf"第{GAP}*({N}+){GAP}*(分编|部分|编|章|节|条)(?:{GAP}*之{GAP}*({N}+)(?!{N}|[款项]))?")
"""第…编, 章, 节, 条, with 之…; groups: number, unit word, number after 之."""

ARABIC_DI = re.compile(
    rf"第{GAP}*([0-9０-９]{{1,4}}){GAP}*(分编|部分|编|章|节|条)(?:{GAP}*之{GAP}*([0-9０-９]{{1,3}}))?"
)
"""第1条, 第2章, 第3条之1; groups as those of DI."""

MARKED_DI = re.compile(
    rf"第{GAP}*({N}+){GAP}*(条)(?:{GAP}*之{GAP}*({N}+))?{GAP}*(?:[：:.．]|、(?!{GAP}*第{GAP}*{N}+{GAP}*[条款项章节编]))"
)
"""第一条：, 第一条、, groups as those of DI."""

ROMAN = re.compile(
    rf"((?:I{{1,3}}|IV|VI{{0,3}}|IX|XI{{0,3}}|XIV|XV)|[\u2160-\u216b])(?:[.．]{GAP}*|、{GAP}*|{GAP}+)(?=\S)"
)
"""I. Ⅱ、"""

CLAUSE = re.compile(rf"([{NUMERAL}]{{1,6}})、{GAP}*")
"""一、, 一百二十一、"""

POINT = re.compile(
    rf"[（(〔]{GAP}*({N}{{1,4}}){GAP}*[）)〕](?:、(?![（(第]))?(?![、，和至或]{GAP}*[（(第]|[项目款](?:[规所的、，中至或和]|之))|[\u3220-\u3229]"
)
"""（一）, also half-width or mixed, 〔一〕, （一）、 and ㈠; not the start of a sentence about items."""

HALF_POINT = re.compile(rf"({N}{{1,3}})[）)](?![、，和至或]|[项目款])")
"""一）"""

ARABIC = re.compile(r"([0-9０-９]{1,3})([.．、])(?![0-9０-９]{0,3}%)|[\u2488-\u249b]")
"""1. 1． 1、 ⒈"""

ARABIC_PAREN = re.compile(r"[（(〔]?([0-9０-９]{1,3})[）)〕](?![、，和至或]|[项目款])|[\u2474-\u2487]")
"""（1） ⑴ 1）"""

LETTER = re.compile(rf"[（(]?([a-zａ-ｚA-ZＡ-Ｚ])(?:[）)]|[.．、](?![0-9A-Za-z])){GAP}*(?=\S)")
"""a) （a） A. a、"""

STEMS = "甲乙丙丁戊己庚辛壬癸"
STEM = re.compile(rf"(?:[（(]([{STEMS}])[）)]|([{STEMS}])、){GAP}*(?=\S)")
"""甲、 （甲）, as texts of the 1950s have them."""

CIRCLED = re.compile(r"[\u2460-\u2473\u3251-\u325f\u32b1-\u32bf]")
"""① to ㊿."""

ANNEX = re.compile(
    rf"(附{GAP}*(?:件|表|录|图|录表)?(?:{GAP}*(?:[（(]?(?:{N}{{1,4}}|[0-9０-９]{{1,3}}|[A-Z])[）)]?))?{GAP}*(?:[:：]|(?={GAP}|$)))"
    rf"(?!{GAP}*则)"
)
"""附件, 附件1, 附表二：, 附："""

APPENDED_HEADING = re.compile(rf"附{GAP}*则$")
"""附则 without a number."""

OPENING_HEADING = re.compile(rf"(?:序{GAP}*言|引{GAP}*言|前{GAP}*言|导{GAP}*言)$")
"""Headings of a preamble."""

TOC_HEADING = re.compile(rf"目{GAP}*[录次]{GAP}*[：:]?$")
"""目录."""

NEVER_OPENS = re.compile(
    r"[、，。；：）”,;)》]|以及|(?:或者|及|和|与|至|或)第|之规定|之间|规定的|所规定|的规定|所列|所称的"
)
"""What no article begins with: after it `第…条` is a reference in a running sentence."""

SELDOM_OPENS = re.compile(
    rf"规定|所|的|中|第(?:{N}|[0-9])+[款项]|(?:已|应当|应)?(?:修改为|改为|增加|删去|删除|修订为)|之(?!{N})|前款|后|分别|至|和|及|与|或|作为|移至|关于"
)
"""What an article seldom begins with: believed only where its number continues the series."""

CLOSING = re.compile(
    r"(?:本(?:决定|修正案)(?:第[^。；“”]{1,60}?(?:施行|实施|生效)|除|的?(?:施行|实施)|中?对《)|除[^。；“”]{1,60}?外，本(?:决定|修正案)自"
    r"|本(?:决定|修正案|解释|规定|批复|办法|意见|决议|通知|安排|条例|法|规则|细则)(?:自|由|经|从|公布|发布|施行|生效)"
    r"|《[^》]{2,80}》.{0,12}根据本(?:决定|修正案)|此复|特此|以上(?:规定|决定|解释)[，,自])"
)
"""Sentences that close a decision or reply as a whole and belong to none of its 一、二、."""

OWN_CLOSING = re.compile("本(?:决定|修正案)|《")
"""What a closing sentence of a decision begins with; another one behind 修改为： may be the new text of an article."""

CAPTION = re.compile(
    rf"[^，。；：！？,;:!?]{{0,30}}(?:表|清单|名录|目录)(?:{GAP}*[（(][^（）()]{{1,20}}[）)])?|表{GAP}*[0-9０-９一二三四五六七八九十\-－]+[^，。；：！？]{{0,30}}"
)
"""The name of a table, on the line above its rows: 开放时间表, 表1 收费标准."""

LEAD_IN = re.compile(r"(?:如下|下列[^。；]{0,12}|以下[^。；]{0,12})[：:。]?$")
"""The end of enacting words: 解释如下：, 作如下规定。"""
