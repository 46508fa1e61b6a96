"""Findings as annotations of GitHub Actions: `::error file=…,line=…,title=…::message`."""

from __future__ import annotations

from collections.abc import Sequence

from akn.diagnostics import Diagnostic
from akn.rules.report import ReportOptions

LEVELS = {"error": "error", "warning": "warning", "info": "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def output(found: Sequence[Diagnostic], options: ReportOptions) -> str:
    """One workflow command a finding, in the order given; nothing where nothing was found."""
    return "".join(_command(item, options.language) for item in found)


def _command(item: Diagnostic, language: str | None) -> str:
    properties = [f"file={item.file.translate(_PROPERTY)}"] if item.file else []
    if item.line:
        properties.append(f"line={item.line}")
    if item.column is not None:
        properties.append(f"col={item.column}")
    properties.append(f"title={item.code}")
    hint = item.hint(language)
    message = item.message(language) + (f" ({hint})" if hint else "")
    return f"::{LEVELS[item.severity]} {','.join(properties)}::{message.translate(_DATA)}\n"
