"""Findings as text for people: one line each, the source line below it, and a line of totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from akn.diagnostics import Diagnostic, user_language
from akn.rules.report import ReportOptions
from akn.rules.report.excerpt import excerpt, lines_of

_SUMMARY = {
    "en": ("{files}: {found}", ("1 file", "{} files"), "nothing found", ", "),
    "zh": ("{files}：{found}", ("1 个文件", "{} 个文件"), "未发现问题", "，"),
}
_SEVERITIES = {
    "en": {"error": ("1 error", "{} errors"), "warning": ("1 warning", "{} warnings"), "info": ("1 note", "{} notes")},
    "zh": {
        "error": ("1 处错误", "{} 处错误"),
        "warning": ("1 处警告", "{} 处警告"),
        "info": ("1 处提示", "{} 处提示"),
    },
}


def output(found: Sequence[Diagnostic], options: ReportOptions) -> str:
    """A line a finding (`file:line: CODE message (hint)`), where asked for and at hand the source line with a caret under
    what is meant, and the totals.
    """
    lines: list[str] = []
    source = lru_cache(maxsize=8)(lines_of)  # for this report alone: files change
    for item in found:
        lines.append(item.as_line(options.language))
        if options.excerpts:
            lines += excerpt(item, source(item.file))
    lines.append(_summary(found, len(options.files), options.language or user_language()))
    return "".join(f"{line}\n" for line in lines)


def _summary(found: Sequence[Diagnostic], files: int, language: str) -> str:
    pattern, units, none, comma = _SUMMARY[language]
    counts = Counter(item.severity for item in found)
    parts = [counted(name, counts[name], language) for name in _SEVERITIES[language] if counts[name]]  # type: ignore[index]
    return pattern.format(files=_count(units, files), found=comma.join(parts) or none)


def counted(severity: str, number: int, language: str) -> str:
    """How many findings of a severity: `1 error`, `3 处警告`."""
    return _count(_SEVERITIES[language][severity], number)


def _count(forms: tuple[str, str], number: int) -> str:
    return forms[0] if number == 1 else forms[1].format(number)
