"""A note is called in the text.

What it does:
    Reports each editorial note that no noteRef points to.

Why:
    Nobody sees a note that is not called: its place was lost.

Bad:
    <note eId="note_1">…</note>        <- no noteRef href="#note_1"

Good:
    <noteRef href="#note_1" marker="1"/>

Remedy:
    Put the noteRef where the note belongs, or remove the note.

Source:
    akomantoso30.xsd (elements note, noteRef).

中文:
    注释应在文中被引用。
    检查：没有 noteRef 指向的编者注。
    理由：未被引用的注释无人可见。
    处理：在相应位置补 noteRef，或者删去注释。
    错误示例：
        <note eId="note_1">…</note>        <- 没有 noteRef href="#note_1"

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.subject import Subject

CODE = "R009"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each note that nothing calls, at the note."""
    if subject.document is None or subject.root is None or not subject.document.meta.notes:
        return
    called = {str(element.get("href")) for element in subject.root.iter("{*}noteRef")}
    for place, note in enumerate(subject.document.meta.notes):
        if f"#{note.eId}" not in called:
            yield diagnostic(CODE, subject.line("meta", "notes", "note", at=place), eId=note.eId)
