"""The mappings list every unit whose wId is not its eId.

What it does:
    Compares `analysis/mappings` with the wIds of body and annexes: each wId that differs from its eId has a mapping of that
    pair, and each mapping names such a unit.

Why:
    A unit that was renumbered is followed from version to version by its wId. The mapping says from when on it had its
    present number; readers that do not know wIds rely on it.

Bad:
    <article eId="art_5" wId="art_4">          <- no <mapping original="#art_4" current="#art_5"/>

Good:
    <mapping eId="map_1" original="#art_4" current="#art_5" …/>

Remedy:
    Make the mappings anew from the wIds.

Source:
    Naming Convention 5.5; akomantoso30.xsd (element mapping); design: identity and time.

中文:
    对照表列出 wId 与 eId 不同的全部单位。
    检查：analysis/mappings 与条款的 wId 是否一致。
    理由：重新编号的单位依 wId 跨版本跟踪，对照表载明自何时起变更。
    处理：依 wId 重新编制对照表。
    错误示例：
        <article eId="art_5" wId="art_4">          <- 没有 <mapping original="#art_4" current="#art_5"/>

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.subject import Subject

CODE = "I003"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each unit without a mapping, at the unit, and each mapping without a unit, at the mapping."""
    document = subject.document
    if document is None:
        return
    mapped = {(item.original, item.current) for item in document.meta.mappings}
    kept: set[tuple[str, str]] = set()
    for eid, wid, line in subject.tracked:
        if wid == eid:
            continue
        pair = (f"#{wid}", f"#{eid}")
        kept.add(pair)
        if pair not in mapped:
            yield diagnostic(CODE, line, eId=eid, original=pair[0], current=pair[1])
    lines = subject.lines("meta", "analysis", "mappings", "mapping")
    for place, item in enumerate(document.meta.mappings):
        if (item.original, item.current) not in kept:
            line = lines[place] if place < len(lines) else 0
            yield diagnostic(CODE, line, eId=item.eId, original=item.original, current=item.current)
