"""Findings as JSON for programs (design: JSON contracts; schemas/diagnostics.schema.json)."""

from __future__ import annotations

import json
from collections.abc import Sequence

from akn.diagnostics import Diagnostic
from akn.rules.report import ReportOptions

CONTRACT = "1.0"
"""Version of the JSON contract; additions only."""


def output(found: Sequence[Diagnostic], options: ReportOptions) -> str:
    """The `diagnostics` contract, indented, with a line end."""
    rows = [item.as_json(options.language) for item in found]
    return json.dumps({"contract": CONTRACT, "diagnostics": rows}, ensure_ascii=False, indent=2) + "\n"
