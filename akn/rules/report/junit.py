"""Findings as JUnit XML: one test case a file, which fails where a finding is as bad as asked for."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from xml.sax.saxutils import escape, quoteattr

from akn.diagnostics import Diagnostic
from akn.rules.report import ReportOptions

_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def output(found: Sequence[Diagnostic], options: ReportOptions) -> str:
    """A test suite of all files and those that findings name, in that order.

    Findings of the severities that count as failures are failures, the others stand in system-out. There is no time in it.
    """
    failing = options.failing
    rows: dict[str, list[Diagnostic]] = {file: [] for file in options.files}
    for item in found:
        rows.setdefault(item.file, []).append(item)
    cases = [_case(file, items, failing, options.language) for file, items in rows.items()]
    failed = sum(any(item.severity in failing for item in items) for items in rows.values())
    counts = f'name="akn validate" tests="{len(cases)}" failures="{failed}" errors="0" skipped="0"'
    return _clean(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n<testsuite {counts}>\n{"".join(cases)}</testsuite>\n</testsuites>\n'
    )


def _case(file: str, items: list[Diagnostic], failing: Collection[str], language: str | None) -> str:
    bad = [item for item in items if item.severity in failing]
    rest = [item for item in items if item.severity not in failing]
    name = quoteattr(_clean(file or "-"))
    if not items:
        return f'<testcase classname="akn" name={name}/>\n'
    body = ""
    if bad:
        codes = " ".join(dict.fromkeys(item.code for item in bad))
        text = "\n".join(item.as_line(language) for item in bad)
        body += f"<failure type={quoteattr(codes)} message={quoteattr(_clean(bad[0].message(language)))}>{escape(text)}</failure>\n"
    if rest:
        body += f"<system-out>{escape(chr(10).join(item.as_line(language) for item in rest))}</system-out>\n"
    return f'<testcase classname="akn" name={name}>\n{body}</testcase>\n'


def _clean(text: str) -> str:
    return _REFUSED.sub("\ufffd", text)
