"""The manual: a listing of all codes, and one page for each, rule or not."""

from __future__ import annotations

import re
from importlib import import_module
from textwrap import dedent
from typing import Any

from akn.diagnostics import CODES, Code, user_language
from akn.rules.table import CORPUS_RULES, RULES, Rule

EVERY: tuple[Rule[Any], ...] = (*RULES, *CORPUS_RULES)
"""All rules, those of a document first."""
SECTIONS = ("What it does:", "Why:", "Bad:", "Good:", "Remedy:", "Source:")
"""Sections of a rule's page in English, in this order; the page in Chinese follows them in the docstring."""
CHINESE = "\n中文:\n"
"""Where the page in Chinese begins."""
_SAMPLES = (("Bad:", "错误示例："), ("Good:", "正确示例："))
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
    """The text of a rule's page, out of its docstring; the samples are the same in both languages."""
    english, _, chinese = (import_module(f"akn.rules.{rule.module}").__doc__ or "").strip().partition(CHINESE)
    if language != "zh":
        return english.strip()
    samples = [f"{title}\n{section(english, name)}" for name, title in _SAMPLES]
    return "\n\n".join([dedent(chinese).strip(), *samples])


def section(text: str, name: str) -> str:
    """What stands in a page below the line `name`, indented as it is."""
    return text.partition(f"\n{name}\n")[2].partition("\n\n")[0].rstrip()


def document() -> str:
    """The pages of all rules as Markdown, English and Chinese: docs/rules.md."""
    lines = [
        "# Rules",
        "",
        "Made from the docstrings of `akn/rules` by `akn rules --markdown`. Schema and reader codes: `akn rules`.",
        "",
    ]
    lines += ["| code | severity | what it says | 说明 |", "|---|---|---|---|"]
    lines += [
        f"| [{r.code}](#{r.code.lower()}) | {CODES[r.code].severity} | {_cell(r.code, 'en')} | {_cell(r.code, 'zh')} |"
        for r in EVERY
    ]
    for rule in EVERY:
        row, english = CODES[rule.code], manual(rule, "en")
        title, _, rest = english.partition("\n\n")
        lines += ["", f"## {rule.code}", "", f"**{title}** `{row.severity}`, `{rule.module}`. {facts(rule)}"]
        for name in SECTIONS:
            text = dedent(section(f"\n{rest}", name))
            lines += (
                ["", f"*{name}*", "", f"```\n{text}\n```"]
                if name in ("Bad:", "Good:")
                else ["", f"*{name}* {' '.join(text.split())}"]
            )
        chinese = (import_module(f"akn.rules.{rule.module}").__doc__ or "").partition(CHINESE)[2]
        lines += ["", *(f"{line}  " if line else "" for line in dedent(chinese).strip().splitlines())]
    return "\n".join(line.rstrip() if not line.endswith("。  ") else line for line in lines) + "\n"


def _cell(code: str, language: str) -> str:
    return _message(CODES[code], language == "zh").replace("|", "\\|")


def facts(rule: Rule[Any], *, chinese: bool = False) -> str:
    """Since when, for which documents, and which repair takes the finding away."""
    since = f"自 {rule.since} 版起" if chinese else f"Since {rule.since}."
    foreign = ("适用于一切 AKN 文件" if chinese else "Asked of every AKN document.") if rule.foreign else ""
    fix = (f"可由 akn fix 修复（{rule.fix}）" if chinese else f"Repaired by akn fix ({rule.fix}).") if rule.fix else ""
    return ("；" if chinese else " ").join(filter(None, (since, foreign, fix)))


def _severity(row: Code, chinese: bool) -> str:
    return _SEVERITIES[row.severity] if chinese else f"{row.severity:<7}"


def _message(row: Code, chinese: bool) -> str:
    return _angled(row.zh if chinese else row.en)


def _angled(template: str) -> str:
    """A message with its fields shown as ‹names›."""
    return _FIELD.sub(r"‹\1›", template)
