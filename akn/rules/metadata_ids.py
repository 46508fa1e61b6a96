"""Ids of metadata count.

What it does:
    Events are evt_1, evt_2 … in their order, mappings map_1 …, temporal groups tmpg_1 …, modifications am_1 … and
    pm_1 …, notes note_1 …; reports the first that is out of step.

Why:
    Whoever adds an event takes the next number; a number out of step is an entry that was dropped, repeated or
    renamed by hand.

Bad:
    <eventRef eId="evt_1" …/><eventRef eId="evt_9" …/>

Good:
    <eventRef eId="evt_1" …/><eventRef eId="evt_2" …/>

Remedy:
    Number the entries anew, and what refers to them.

Source:
    Naming Convention 5.4; design: identity and time (same input, same bytes).

中文:
    元数据的标识应依次编号。
    检查：事件、对照、时段、修改、注释的标识是否按顺序为 evt_1、evt_2 等；仅报告第一处。
    理由：次序错乱表示有条目被删、重复或者手工改名。
    处理：重新编号，并改正对它们的引用。

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.model.metadata import Event, Mapping, Modification, Note, TemporalGroup
from akn.rules.subject import Subject

CODE = "I006"

Entry = Event | Modification | Mapping | TemporalGroup | Note


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each series, at its first entry that is out of step."""
    if subject.document is None:
        return
    meta = subject.document.meta
    series: tuple[tuple[str, tuple[Entry, ...], tuple[str, ...]], ...] = (
        ("evt", meta.events, ("meta", "lifecycle", "eventRef")),
        ("am", meta.active, ("meta", "analysis", "activeModifications", "*")),
        ("pm", meta.passive, ("meta", "analysis", "passiveModifications", "*")),
        ("map", meta.mappings, ("meta", "analysis", "mappings", "mapping")),
        ("tmpg", meta.temporal, ("meta", "temporalData", "temporalGroup")),
        ("note", meta.notes, ("meta", "notes", "note")),
    )
    for prefix, entries, path in series:
        first = 2 if prefix == "tmpg" and entries and entries[0].eId == "tmpg_2" else 1  # tmpg_1 is the whole text's
        for place, entry in enumerate(entries):
            expected = f"{prefix}_{place + first}"
            if entry.eId != expected:
                yield diagnostic(
                    CODE,
                    subject.line(*path, at=place),
                    eId=entry.eId or None,
                    found=entry.eId or "—",
                    expected=expected,
                )
                break
