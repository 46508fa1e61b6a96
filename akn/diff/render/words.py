"""What the renderers say, in English and Chinese."""

from __future__ import annotations

from akn.diff.changeset import Change, Kind, UnitRef, touched
from akn.language.zh.numerals import numeral

KINDS: dict[Kind, tuple[str, str]] = {
    "unchanged": ("unchanged", "未变动"),
    "renumbered": ("renumbered", "条序调整"),
    "moved": ("moved", "移动位置"),
    "modified": ("modified", "修改"),
    "editorial": ("editorial", "形式差异"),
    "inserted": ("inserted", "新增"),
    "repealed": ("repealed", "删除"),
    "split": ("split", "拆分"),
    "merged": ("merged", "合并"),
}
"""Kind of change -> its name."""

FOLLOWED = ("references follow", "引用随条序调整")
"""What is said of a unit of which nothing changed but citations that follow their provisions."""

UNITS: dict[str, tuple[str, str]] = {
    "document": ("title", "标题"),
    "metadata": ("metadata", "元数据"),
    "cover": ("cover page", "令、公告"),
    "preface": ("preface", "题注"),
    "preamble": ("preamble", "序言"),
    "conclusions": ("conclusions", "署名、日期"),
    "annex": ("annex", "附件"),
    "article": ("articles", "条"),
    "section": ("sections", "节"),
    "clause": ("clauses", "条款"),
    "paragraph": ("para.", "款"),
    "point": ("point", "项"),
    "indent": ("indent", "目"),
}
"""Unit of a row -> its name where it has no number of its own."""


def kind(change: Change, language: str) -> str:
    """What happened, with what else is true of it: `modified, renumbered`."""
    names = [FOLLOWED if change.kind == "unchanged" and touched(change) else KINDS[change.kind]]
    if change.renumbered and change.kind != "renumbered":
        names.append(KINDS["renumbered"])
    if change.moved and change.kind != "moved":
        names.append(KINDS["moved"])
    return "、".join(zh for _, zh in names) if language == "zh" else ", ".join(en for en, _ in names)


def label(change: Change, language: str) -> str:
    """Which units a row is about: `第八条`, `第八条 → 第九条`, `第三款`, `第九条 → 第十条、第十一条`."""
    old = [name(ref, change.unit, language) for ref in change.old]
    new = [name(ref, change.unit, language) for ref in change.new]
    if not old and not new:
        return UNITS.get(change.unit, (change.unit, change.unit))[language == "zh"]
    sides = ["、".join(side) for side in (old, new) if side]
    return sides[0] if len(sides) == 1 or sides[0] == sides[1] else " → ".join(sides)


def name(ref: UnitRef, unit: str, language: str) -> str:
    """The number of a unit as printed; of one without a number, its place: `第三款`, `para. 3`."""
    if ref.num:
        return ref.num
    place = ref.eId.rpartition("_")[2]
    english, chinese = UNITS.get(unit, (unit, ""))
    if not (place.isdecimal() and len(place) < 5 and int(place)):
        return ref.eId or (chinese if language == "zh" and chinese else english)
    return f"第{numeral(int(place))}{chinese}" if language == "zh" and chinese else f"{english} {place}"
