"""Findings as text for people and as JSON for programs (design: JSON contracts; schemas/diagnostics.schema.json)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

from akn.diagnostics import Diagnostic, user_language

CONTRACT = "1.0"
"""Version of the JSON contract; additions only."""

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


def as_text(found: Iterable[Diagnostic], *, files: int | None = None, language: str | None = None) -> str:
    """One line a finding (`file:line: CODE message (hint)`), and a line of totals where the number of `files` is given.

    `language` is "en" or "zh", by default the user's.
    """
    rows = list(found)
    lines = [item.as_line(language) for item in rows]
    if files is not None:
        lines.append(_summary(rows, files, language or user_language()))
    return "".join(f"{line}\n" for line in lines)


def as_json(found: Iterable[Diagnostic], *, language: str | None = None) -> str:
    """The `diagnostics` contract, indented, with a line end."""
    rows = [item.as_json(language) for item in found]
    return json.dumps({"contract": CONTRACT, "diagnostics": rows}, ensure_ascii=False, indent=2) + "\n"


def _summary(rows: list[Diagnostic], files: int, language: str) -> str:
    pattern, units, none, comma = _SUMMARY[language]
    counts = Counter(item.severity for item in rows)
    parts = [_count(forms, counts[name]) for name, forms in _SEVERITIES[language].items() if counts[name]]  # type: ignore[index]
    return pattern.format(files=_count(units, files), found=comma.join(parts) or none)


def _count(forms: tuple[str, str], number: int) -> str:
    return forms[0] if number == 1 else forms[1].format(number)
