"""A wId names a unit of the same kind.

What it does:
    Compares the last part of a wId with the kind of the unit that has it: the wId of an article ends in art_…

Why:
    A wId is the first eId that the unit had. Whatever moves, an article stays an article; another kind is a mix-up of
    two units.

Bad:
    <article eId="art_4" wId="chp_3">

Good:
    <article eId="art_4" wId="art_3">

Remedy:
    Take the eId that the unit had in the first version.

Source:
    Naming Convention 5.5.2; design: identity and time (units).

中文:
    wId 应指同类单位。
    检查：wId 末段的缩写与所在单位的类别是否一致。
    理由：wId 是该单位最初的 eId，类别不同说明混淆了两个单位。
    处理：改为该单位在最初版本中的 eId。

"""

from __future__ import annotations

import re
from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.model.eid import ABBREVIATIONS
from akn.rules.subject import Subject

CODE = "I005"
_LAST = re.compile(r"(?:^|__)([a-z]+)_[^_]*(?:__oc_\d+)?$")
KINDS = {"para": ("paragraph", "clause"), "point": ("point", "indent"), "indent": ("indent", "point")}
"""Abbreviations that a renumbered unit of a neighbouring kind may keep."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each wId of another kind."""
    for unit in subject.units:
        if not unit.wId or unit.kind not in ABBREVIATIONS:
            continue
        match = _LAST.search(unit.wId.partition("@")[0] if unit.wId.count("__") == 0 else unit.wId)
        name = match[1] if match else ""
        if name != ABBREVIATIONS[unit.kind] and unit.kind not in KINDS.get(name, ()):
            yield diagnostic(CODE, unit.line, eId=unit.eId or None, wid=unit.wId, kind=unit.kind)
