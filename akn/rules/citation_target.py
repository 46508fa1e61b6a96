"""A reference leads to the article its words name.

What it does:
    Where the words of a ref name an article, 款, 项, 章 or 节 by number, compares the number with that of the target's
    eId, in this document and in another one's address. An article does not lead to a chapter.

Why:
    Readers read the words, programs follow the link. After a renumbering the two part ways, and every other check
    still passes.

Bad:
    <ref href="#art_3">第二条</ref>

Good:
    <ref href="#art_2">第二条</ref>

Remedy:
    Correct the target; the words are the publication's.

Source:
    Naming Convention 4.9 (portions), 5.4; design: mapping (citations).

中文:
    引用的目标应与文字所指一致。
    检查：ref 的文字写明条、款、项、章、节序号时，与目标 eId 的序号是否相同；文字为条、款、项的，目标不应为章、节、编。
    理由：读者看文字，程序循链接；重新编号后二者易分离。
    处理：更正目标；文字以公布文本为准。

"""

from __future__ import annotations

import re
from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.language.zh.numerals import NUMERAL, number
from akn.rules.subject import Subject

CODE = "R006"
WORDS = {"条": "art", "款": "para", "项": "point", "章": "chp", "节": "sec", "编": "book"}
HEADINGS = ("chp", "sec", "book", "part")
_NUMBERED = re.compile(rf"第[（(]?([{NUMERAL}]+|[0-9]+)[）)]?(分编|[条款项章节编])(?:之([{NUMERAL}]+))?")
_STEP = re.compile(r"(?:^|__)(art|para|point|chp|sec|book)_([0-9]+(?:-[0-9]+)?)")


_LISTED = re.compile("[至到、和或及与]")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each reference that leads elsewhere, at its block."""
    for passage in subject.passages:
        if passage.block is None or not passage.block.marks:
            continue
        for mark in passage.block.marks:
            href = mark.get("href") or mark.get("from")
            if mark.kind not in ("ref", "rref") or not href or ("#" not in href and "~" not in href):
                continue
            text = passage.text[mark.start : mark.end]
            first = _LISTED.split(text)[0]  # of a range or list, the href is that of its first
            target = href.partition("~")[2] if "~" in href else href.removeprefix("#")
            steps, said = dict(_STEP.findall(target)), _said(first)
            last = target.rpartition("__")[2].partition("_")[0]
            elsewhere = bool(said) and last in HEADINGS and last not in said  # 第二条 that leads to a chapter
            if elsewhere or any(name in steps and steps[name] != found for name, found in said.items()):
                yield diagnostic(CODE, passage.line, eId=passage.eId, text=text, target=href)


def _said(text: str) -> dict[str, str]:
    """Abbreviation -> number, for the first number of each kind of unit that the words name; 之 as in eIds."""
    out: dict[str, str] = {}
    for digits, word, after in _NUMBERED.findall(text):
        if word in WORDS and (value := number(digits)) is not None:
            suffix = number(after) if after else None
            out.setdefault(WORDS[word], f"{value}-{suffix}" if suffix else str(value))
    return out
