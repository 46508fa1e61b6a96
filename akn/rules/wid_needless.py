"""A wId stands only where it differs from the eId.

What it does:
    Reports a wId that repeats the eId of its unit.

Why:
    The two differ from the day a unit is renumbered; a wId that repeats the eId keeps the later one from being found.

Bad:
    <article eId="art_6" wId="art_6">

Good:
    <article eId="art_6">

Remedy:
    Remove the wId.

Source:
    Naming Convention 5.5.2 (wId only when it differs).

中文:
    wId 仅在与 eId 不同时使用。
    检查：与所在单位 eId 相同的 wId。
    理由：二者在重新编号后才不同。
    处理：删去该 wId。

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.subject import Subject

CODE = "I008"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each wId that says nothing."""
    for unit in subject.units:
        if unit.wId and unit.wId == unit.eId:
            yield diagnostic(CODE, unit.line, eId=unit.eId, wid=unit.wId)
