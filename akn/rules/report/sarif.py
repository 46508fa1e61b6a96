"""Findings as SARIF 2.1.0 (OASIS Standard, 27 March 2020), as code scanning services read it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from akn._version import __version__
from akn.diagnostics import CODES, Diagnostic
from akn.rules.baseline import fingerprint
from akn.rules.manual import page
from akn.rules.report import ReportOptions

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def output(found: Sequence[Diagnostic], options: ReportOptions) -> str:
    """One run with a rule for each code that was found, and a result for each finding, in the order given."""
    language = options.language
    codes = sorted({item.code for item in found})
    driver = {
        "name": "akn",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(code, language) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(item, codes.index(item.code), language) for item in found],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str, language: str | None) -> dict[str, Any]:
    text = page(code, language)
    rule: dict[str, Any] = {
        "id": code,
        "shortDescription": {"text": text.split("\n")[2].strip()},
        "fullDescription": {"text": text},
        "defaultConfiguration": {"level": LEVELS[CODES[code].severity]},
    }
    if hint := CODES[code].hint_zh if language == "zh" else CODES[code].hint_en:
        rule["help"] = {"text": hint}
    return rule


def _result(item: Diagnostic, index: int, language: str | None) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(item.file)}}
    if item.line:
        physical["region"] = {"startLine": item.line}
        if item.column is not None:
            physical["region"]["startColumn"] = item.column
    location: dict[str, Any] = {"physicalLocation": physical}
    if item.eId:
        location["logicalLocations"] = [{"fullyQualifiedName": item.eId, "kind": "element"}]
    hint = item.hint(language)
    result: dict[str, Any] = {
        "ruleId": item.code,
        "ruleIndex": index,
        "level": LEVELS[item.severity],
        "message": {"text": item.message(language) + (f" ({hint})" if hint else "")},
        "partialFingerprints": {"akn/v1": fingerprint(item)},
    }
    if item.file:
        result["locations"] = [location]
    return result


def _uri(file: str) -> str:
    """A path as a URI: relative ones stay relative to wherever the command was run."""
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix(), errors="replace")
