"""Findings as text for people and as JSON for programs (design: JSON contracts; schemas/diagnostics.schema.json)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from akn.diagnostics import Diagnostic, user_language
from akn.rules.excerpt import Lines, excerpt, lines_of

LEVELS = ("error", "warning", "info")
"""Severities, the worst first."""
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


def render(
    found: Sequence[Diagnostic],
    style: str,
    files: Sequence[str] = (),
    bad: Collection[str] = ("error",),
    *,
    excerpts: bool = True,
    language: str | None = None,
) -> str:
    """The report of `style`: text, json, sarif, junit or github. `files` are those that were checked, `bad` the severities
    that count as failures. Raises KeyError for another style.
    """
    if style == "sarif":
        from akn.rules.report_sarif import as_sarif

        return as_sarif(found, language=language)
    if style == "junit":
        from akn.rules.report_junit import as_junit

        return as_junit(found, files=files, failing=bad, language=language)
    if style == "github":
        from akn.rules.report_github import as_github

        return as_github(found, language=language)
    if style == "json":
        return as_json(found, language=language)
    if style == "text":
        return as_text(found, files=len(files), language=language, sources=lines_of if excerpts else None)
    raise KeyError(style)


def failing(level: str) -> tuple[str, ...]:
    """The severities that are at least as bad as `level`: warning -> error, warning."""
    return LEVELS[: LEVELS.index(level) + 1]


def as_text(
    found: Iterable[Diagnostic],
    *,
    files: int | None = None,
    language: str | None = None,
    sources: Lines | None = None,
) -> str:
    """One line a finding (`file:line: CODE message (hint)`), and a line of totals where the number of `files` is given.

    Where `sources` are at hand, the source line follows with a caret under what is meant. `language` is "en" or "zh", by
    default the user's.
    """
    rows = list(found)
    lines: list[str] = []
    for item in rows:
        lines.append(item.as_line(language))
        if sources is not None:
            lines += excerpt(item, sources(item.file))
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
