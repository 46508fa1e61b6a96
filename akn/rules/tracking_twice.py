"""A tracking id names one unit.

What it does:
    Looks at wId, or else eId, of every provision and table: none stands twice.

Why:
    The tracking id names a unit over all versions. Two units with one id are the same unit to every comparison and
    history.

Bad:
    <article eId="art_4" wId="art_3">…  <article eId="art_3">

Good:
    <article eId="art_4" wId="art_3">…  <article eId="art_3" wId="art_3@2010-05-06">

Remedy:
    Give the unit that came later an id of its own: its eId, @ and the date of the version.

Source:
    Naming Convention 5.5.2; design: identity and time (units).

中文:
    跟踪标识应唯一。
    检查：条款和表格的 wId（无 wId 的取 eId）不得重复。
    理由：跟踪标识在各版本中指称同一单位。
    处理：后出现的单位另编 wId：eId、@ 和版本日期。

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.subject import Subject

CODE = "I004"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each further unit with a tracking id that has stood, where its wId or that of the first is the cause."""
    if not subject.tracked:
        return
    seen: dict[str, bool] = {}
    for unit in subject.units:
        pairs = [(unit.eId, unit.wId, unit.line)]
        pairs += [
            (block.eId or "", block.wId, block.line or unit.line) for block in unit.blocks if block.table is not None
        ]
        for eid, wid, line in pairs:
            name = wid or eid
            if not name:
                continue
            if name in seen and (wid or seen[name]):  # equal eIds are the schema's affair
                yield diagnostic(CODE, line, eId=eid or None, wid=name)
            seen[name] = bool(wid)
