"""What a comparison table says beside the texts (说明), and over them."""

from __future__ import annotations

import re

from akn.diff.changeset import Change, ChangeSet, Kind, touched
from akn.diff.render import words
from akn.diff.render.places import QUIET

COLUMNS = (("Before", "After", "Remarks"), ("修改前", "修改后", "说明"))
"""Heads of the columns, in English and Chinese."""

LEGEND = (
    "Deleted text is struck through, inserted text is bold.",
    "删去的文字加删除线，增加的文字加粗。",
)
CHANGED_ALONE = ("Unchanged articles are left out.", "未变动的条文略。")
NOTHING = ("Nothing differs.", "没有差异。")
RENUMBERED = ("renumbered only", "仅条序调整")
SPAN = ("{} to {}", "{}至{}")
UNSURE = ("match uncertain", "对应关系不确定")

REMARKS: dict[Kind, tuple[str, str]] = {
    "unchanged": ("", ""),
    "renumbered": ("", ""),
    "moved": ("", ""),
    "modified": ("modified", "修改"),
    "editorial": ("punctuation or form of characters alone", "仅标点、字形等形式差异"),
    "inserted": ("inserted", "新增"),
    "repealed": ("repealed", "删除"),
    "split": ("split from {}", "由{}拆分"),
    "merged": ("merged from {}", "由{}合并"),
}
"""Kind of change -> what is said of it; {} is the old numbers."""

FROM = ("formerly {}", "由{}变更")
"""What is said of a unit that has another number."""

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")

LEAST = 0.6
"""Below this confidence a pair of different numbers is said to be uncertain."""


def title(changes: ChangeSet, language: str) -> str:
    """《…》修改前后对照表; titles named in a title stand in 〈〉 (GB/T 15834—2011, 4.15)."""
    name = changes.new.title or changes.old.title
    if language != "zh":
        return f"{name}: comparison" if name else "Comparison"
    return f"《{name.replace('《', '〈').replace('》', '〉')}》修改前后对照表" if name else "修改前后对照表"


def notes(changes: ChangeSet, language: str, *, whole: bool) -> list[str]:
    """The lines below the title: which versions, how to read it, and what is to be said of two works."""
    chinese = language == "zh"
    days = [_day(side.date, language) for side in (changes.old, changes.new)]
    arrow = "（{} → {}）" if chinese else "({} → {})"
    lines = [arrow.format(*days)] if all(days) else []
    if changes.old.title != changes.new.title and changes.old.title and changes.new.title:
        lines.append(f"{changes.old.title} → {changes.new.title}")
    if said := words.note(changes, language):
        lines.append(said)
    return [*lines, LEGEND[chinese] + ("" if whole else ("" if chinese else " ") + CHANGED_ALONE[chinese])]


def _day(date: str, language: str) -> str:
    """`2024-12-25` as 2024年12月25日; nothing of a day that is not known."""
    if date.startswith("0001"):
        return ""
    found = _DATE.fullmatch(date)
    return f"{found[1]}年{int(found[2])}月{int(found[3])}日" if found and language == "zh" else date


def remark(change: Change, language: str) -> str:
    """What happened to the unit of a row, a line for each thing, the provision of a decision that makes it, its note."""
    chinese = language == "zh"
    old = "、".join(words.name(ref, change.unit, language) for ref in change.old)
    said = [REMARKS[change.kind][chinese].format(old)]
    if change.kind in QUIET and touched(change) and not change.renumbered:
        said.append(words.FOLLOWED[chinese])
    if change.moved and change.old:
        said.append(words.came(change, language))
    elif change.renumbered and change.new and change.kind not in ("split", "merged"):
        said.append(FROM[chinese].format(old))
        if change.kind in QUIET and touched(change):
            said.append(words.FOLLOWED[chinese])
    if change.confidence < LEAST and (change.renumbered or change.moved) and change.old and change.new:
        said.append(UNSURE[chinese])
    said += [line for line in (change.decision, change.note) if line]
    return "\n".join(line for line in said if line)
