"""An entry of the references is referred to.

What it does:
    Reports each passiveRef and TLC entry that nothing in the document names, roles aside.

Why:
    An entry that nothing names is left over from another version, or what named it was changed.

Bad:
    <TLCEvent eId="repealed" …/>        <- nothing says #repealed

Good:
    <TLCEvent eId="amended" …/> … refersTo="#amended"

Remedy:
    Remove the entry, or name it where it belongs.

Source:
    akomantoso30.xsd (element references); design: identity and time.

中文:
    参考条目应被引用。
    检查：文件中无处引用的 passiveRef 和 TLC 条目，角色除外。
    理由：多余的条目系其他版本遗留，或者引用处已被改动。
    处理：删去该条目或者在相应位置引用。
    错误示例：
        <TLCEvent eId="repealed" …/>        <- 无处使用 #repealed

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.formats.akn.context import line_of
from akn.rules.subject import Subject

CODE = "R011"
FREE = ("original", "activeRef", "TLCRole")
"""The original says which expression came first, whether an event names it or none is known; an amending act lists the
act that it amends, whose address its modifications name; roles are a fixed set."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each entry that nothing names, at the entry. Needs the XML tree."""
    if subject.root is None or subject.document is None:
        return
    used = {name for value in subject.references for name in value.split()}
    for element in subject.elements("meta", "references", "*"):
        if f"#{element.get('eId')}" not in used and str(element.tag).rpartition("}")[2] not in FREE:
            yield diagnostic(CODE, line_of(element), eId=element.get("eId"), entry=element.get("showAs") or "")
