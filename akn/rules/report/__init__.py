"""Reports of findings: one file a style, one row each in STYLES. They never check; nothing is imported until it is used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from akn.diagnostics import Diagnostic

LEVELS = ("error", "warning", "info")
"""Severities, the worst first."""

STYLES: dict[str, str] = {
    "text": "akn.rules.report.text:output",
    "json": "akn.rules.report.json:output",
    "sarif": "akn.rules.report.sarif:output",
    "junit": "akn.rules.report.junit:output",
    "github": "akn.rules.report.github:output",
}
"""Name on the command line -> where it is made (`module:function`); the first is the default.

The function takes (findings, ReportOptions) and returns the text of the whole report.
"""


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What a caller may ask of a report; each style takes what concerns it.

    `files` are those that were checked, `failing` the severities that count as failures, `excerpts` puts the source line
    below a finding. `language` is "en" or "zh", None for the user's.
    """

    files: Sequence[str] = ()
    failing: Sequence[str] = ("error",)
    excerpts: bool = True
    language: str | None = None


def render(found: Sequence[Diagnostic], style: str, options: ReportOptions | None = None) -> str:
    """The report of `found` in `style`, a name in STYLES. The same input always gives the same text.

    Raises KeyError for a name that is not in the table.
    """
    module, _, function = STYLES[style].partition(":")
    run = cast("Callable[[Sequence[Diagnostic], ReportOptions], str]", getattr(import_module(module), function))
    return run(found, options or ReportOptions())


def failing(level: str) -> tuple[str, ...]:
    """The severities that are at least as bad as `level`: warning -> error, warning."""
    return LEVELS[: LEVELS.index(level) + 1]
