"""The manual: a listing of all codes, and one page for each, rule or not."""

from __future__ import annotations

import re
from importlib import import_module
from itertools import takewhile
from textwrap import dedent
from typing import Any

from akn.diagnostics import CODES, Code, user_language
from akn.rules.table import CORPUS_RULES, RULES, Rule

EVERY: tuple[Rule[Any], ...] = (*RULES, *CORPUS_RULES)
"""All rules, those of a document first."""
SECTIONS = ("What it does:", "Why:", "Bad:", "Good:", "Remedy:", "Source:")
"""Sections of a rule's page in English, in this order; the page in Chinese follows them in the docstring."""
_LINES = ("检查：", "理由：", "处理：")
"""What the lines of the page in Chinese begin with, below its title."""
CHINESE = "\n中文:\n"
"""Where the page in Chinese begins."""
_SAMPLES = (("Bad:", "错误示例："), ("Good:", "正确示例："))
"""The samples: a page in Chinese has those of the English one, or its own where theirs are explained in words."""
FAMILIES = {
    "T": ("text", "文本"),
    "X": ("XML", "XML"),
    "S": ("schema", "模式"),
    "N": ("numbering and structure", "编号与结构"),
    "I": ("ids", "标识"),
    "F": ("addresses (FRBR)", "地址（FRBR）"),
    "R": ("references", "引用"),
    "D": ("dates", "日期"),
    "L": ("language and style", "语言与体例"),
    "A": ("amendments", "修改"),
    "C": ("corpus", "语料库"),
}
_SEVERITIES = {"error": "错误", "warning": "警告", "info": "提示"}
_FIELD = re.compile(r"\{(\w+)\}")


def listing(language: str | None = None) -> str:
    """Every code, by family, one line each: code, severity, message. `language` is "en" or "zh", by default the user's."""
    chinese = (language or user_language()) == "zh"
    lines: list[str] = []
    for letter, names in FAMILIES.items():
        codes = sorted(code for code in CODES if code[0] == letter)
        if not codes:
            continue
        lines += ["", f"{letter}  {names[chinese]}"]
        lines += [f"  {code}  {_severity(CODES[code], chinese)}  {_message(CODES[code], chinese)}" for code in codes]
    return "\n".join(lines).strip("\n")


def page(code: str, language: str | None = None) -> str:
    """The manual page of `code`: what it says and, for a rule, its docstring. Raises KeyError where there is no such code."""
    row = CODES[code]
    chinese = (language or user_language()) == "zh"
    family = FAMILIES[code[0]][chinese]
    lines = [f"{code}  {_severity(row, chinese).strip()}  {family}", "", f"    {_message(row, chinese)}"]
    if hint := _angled(row.hint_zh if chinese else row.hint_en):
        lines.append(f"    ({hint})")
    rule = next((rule for rule in EVERY if rule.code == code), None)
    if rule is not None:
        lines += ["", facts(rule, chinese=chinese), "", manual(rule, "zh" if chinese else "en")]
    return "\n".join(lines)


def manual(rule: Rule[Any], language: str = "en") -> str:
    """The text of a rule's page, out of its docstring."""
    english, _, chinese = (import_module(f"akn.rules.{rule.module}").__doc__ or "").strip().partition(CHINESE)
    if language != "zh":
        return english.strip()
    text, *_ = dedent(chinese).strip().partition(f"\n{_SAMPLES[0][1]}\n")
    text, *_ = text.partition(f"\n{_SAMPLES[1][1]}\n")
    own = (section(dedent(chinese), title) or section(english, name) for name, title in _SAMPLES)
    return "\n\n".join([text, *(f"{title}\n{sample}" for (_, title), sample in zip(_SAMPLES, own, strict=True))])


def section(text: str, name: str) -> str:
    """What stands in a page below the line `name`, indented as it is."""
    below = text.partition(f"\n{name}\n")[2].partition("\n\n")[0].split("\n")
    return "\n".join(takewhile(lambda line: line[:1].isspace(), below)).rstrip()


def document(language: str = "en") -> str:
    """The pages of all rules as Markdown: docs/rules.md and docs/rules.zh-CN.md."""
    chinese = language == "zh"
    lines = list(_HEAD[chinese])
    lines += [
        f"| [{rule.code}](#{rule.code.lower()}) | {_severity(CODES[rule.code], chinese).strip()} | {_cell(rule.code, language)} |"
        for rule in EVERY
    ]
    for rule in EVERY:
        title, _, rest = manual(rule, language).partition("\n" if chinese else "\n\n")
        level = _severity(CODES[rule.code], chinese).strip()
        said = (
            f"{level}，`{rule.module}`，{facts(rule, chinese=True)}。"
            if chinese
            else f"`{level}`, `{rule.module}`. {facts(rule)}"
        )
        lines += ["", f"## {rule.code}", "", f"**{title}** {said}"]
        lines += _chinese(rest) if chinese else _english(rest)
    return "\n".join(line.rstrip() for line in lines) + "\n"


_HEAD = (
    (
        "# Rules",
        "",
        "Made from the docstrings of `akn/rules` by `make rules`. Schema and reader codes: `akn rules`. [中文](rules.zh-CN.md)",
        "",
        "| code | severity | what it says |",
        "|---|---|---|",
    ),
    (
        "# 规则",
        "",
        "由 `make rules` 依 `akn/rules` 各文件的说明生成。模式和读取程序的代码见 `akn rules`。[English](rules.md)",
        "",
        "| 代码 | 级别 | 说明 |",
        "|---|---|---|",
    ),
)


def _english(text: str) -> list[str]:
    lines = []
    for name in SECTIONS:
        body = dedent(section(f"\n{text}", name))
        sample = name in ("Bad:", "Good:")
        lines += ["", f"*{name}*", "", f"```\n{body}\n```"] if sample else ["", f"*{name}* {' '.join(body.split())}"]
    return lines


def _chinese(text: str) -> list[str]:
    lines = []
    for line in text.split("\n"):
        if name := next((name for name in _LINES if line.startswith(name)), ""):
            lines += ["", f"*{name}*{line.removeprefix(name)}"]
    for _, title in _SAMPLES:
        lines += ["", f"*{title}*", "", f"```\n{dedent(section(text, title))}\n```"]
    return lines


def _cell(code: str, language: str) -> str:
    return _message(CODES[code], language == "zh").replace("|", "\\|")


def facts(rule: Rule[Any], *, chinese: bool = False) -> str:
    """Since when, for which documents, and which repair takes the finding away."""
    since = f"自 {rule.since} 版起" if chinese else f"Since {rule.since}."
    foreign = ("适用于一切 AKN 文件" if chinese else "Asked of every AKN document.") if rule.foreign else ""
    command = f"akn fix --select {rule.code}" if rule.asked else "akn fix"
    fix = (
        (f"可由 {command} 修复（{rule.fix}）" if chinese else f"Repaired by {command} ({rule.fix}).")
        if rule.fix
        else ""
    )
    return ("；" if chinese else " ").join(filter(None, (since, foreign, fix)))


def _severity(row: Code, chinese: bool) -> str:
    return _SEVERITIES[row.severity] if chinese else f"{row.severity:<7}"


def _message(row: Code, chinese: bool) -> str:
    return _angled(row.zh if chinese else row.en)


def _angled(template: str) -> str:
    """A message with its fields shown as ‹names›."""
    return _FIELD.sub(r"‹\1›", template)
