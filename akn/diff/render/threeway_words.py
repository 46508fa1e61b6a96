"""What the renderers of a three-way comparison say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from akn.diff.changeset import Change, UnitRef
from akn.diff.flow import lines
from akn.diff.rebuild import old_text
from akn.diff.render import words
from akn.diff.threeway import Item, Reason, Status, ThreeWay

STATUS: dict[Status, tuple[str, str]] = {
    "conflict": ("conflict", "冲突"),
    "mergeable": ("mergeable", "可合并"),
    "same": ("both changed alike", "双方修改一致"),
    "a": ("changed in A alone", "仅 A 修改"),
    "b": ("changed in B alone", "仅 B 修改"),
    "unchanged": ("unchanged", "未变动"),
}
SHOWN: tuple[Status, ...] = ("conflict", "mergeable")
"""What is shown with its texts."""
LISTED: tuple[Status, ...] = ("same", "a", "b")
"""What is said by name alone: the comparison of a draft with the base shows it."""

REASON: dict[Reason, tuple[str, str]] = {
    "words": ("both changed the same words", "双方修改了相同文字"),
    "repealed": ("one repeals what the other changes", "一方删除，另一方修改"),
    "inserted": ("both insert here", "双方在同一处新增不同内容"),
    "place": ("both insert the same, at different places", "双方新增相同内容，位置不同"),
    "moved": ("both move it, to different places", "双方移至不同位置"),
    "structure": ("one splits or merges what the other changes", "一方拆分、合并，另一方修改"),
}
SAY: dict[str, tuple[str, str]] = {
    "base": ("base", "原文"),
    "a": ("A", "A"),
    "b": ("B", "B"),
    "together": ("with both", "合并后"),
    "after": ("after {}", "{}之后"),
    "first": ("at the beginning", "开头"),
    "numbers": (
        "numbered differently in A and B, to be numbered anew: {}",
        "A、B 编号不同、合并后须重新编号的条文：{}",
    ),
    "none": ("no conflicts", "没有冲突"),
    "status": ("finding", "结果"),
    "threeway": ("two drafts compared with their base", "两稿与原文对照"),
    "gone": ("repealed", "删除"),
}


def status(item: Item, language: str) -> str:
    """What became of an item: `conflict: both changed the same words`."""
    chinese = language == "zh"
    said = STATUS[item.status][chinese]
    if item.reason is None:
        return said
    return f"{said}：{REASON[item.reason][chinese]}" if chinese else f"{said}: {REASON[item.reason][chinese]}"


def labels(found: ThreeWay, language: str) -> list[str]:
    """What each item is called: its units in the base; of what is inserted, behind which unit of the base it stands."""
    chinese = language == "zh"
    out: list[str] = []
    last, annex = "", ""
    for item in found.items:
        name = "、".join(words.name(ref, item.unit, language) for ref in item.base)
        if item.annex != annex:
            last, annex = "", item.annex
        if not name and not _is_part(item):
            name = SAY["after"][chinese].format(last) if last else SAY["first"][chinese]
        elif not name:
            name = words.UNITS.get(item.unit, (item.unit, item.unit))[chinese]
        else:
            last = words.name(item.base[-1], item.unit, language)
        out.append(f"{item.annex} {name}" if item.annex and not name.startswith(item.annex) else name)
    return out


def _is_part(item: Item) -> bool:
    """Whether an item is a part of the frame."""
    return not item.base and not any(row.new or row.old for row in (*item.a, *item.b))


def summary(found: ThreeWay, language: str) -> str:
    """How many items there are of each status."""
    chinese = language == "zh"
    shown = [f"{STATUS[name][chinese]} {count}" for name, count in found.summary.items() if count]
    return ("，" if chinese else ", ").join(shown)


def numbers(found: ThreeWay, language: str) -> str:
    """The units that the drafts number differently from each other; empty where there are none."""
    chinese = language == "zh"
    rows = [
        f"{_names(item.base, item.unit, language)}（A {_new(item.a, language)}，B {_new(item.b, language)}）"
        if chinese
        else f"{_names(item.base, item.unit, language)} (A {_new(item.a, language)}, B {_new(item.b, language)})"
        for item in found.items
        if item.numbers
    ]
    return SAY["numbers"][chinese].format(("、" if chinese else ", ").join(rows)) if rows else ""


def _names(refs: Iterable[UnitRef], unit: str, language: str) -> str:
    return "、".join(words.name(ref, unit, language) for ref in refs)


def _new(rows: Sequence[Change], language: str) -> str:
    return "、".join(words.name(ref, row.unit, language) for row in rows for ref in row.new)


def did(rows: Sequence[Change], language: str) -> str:
    """What a draft did: `第八条 → 第九条 修改`, for each row."""
    return "；".join(f"{words.label(row, language)} {words.kind(row, language)}" for row in rows)


def base_lines(item: Item) -> Iterator[tuple[str, bool]]:
    """The lines of the base, each with whether either draft changed it."""
    told = [list(_told(rows)) for rows in (item.a, item.b)]
    changed = {text for side in told for text, edited in side if edited}
    for text, _ in told[0] or told[1]:
        yield text, text in changed


def _told(rows: Iterable[Change]) -> Iterator[tuple[str, bool]]:
    for row in rows:
        if row.old or not row.new:
            old, edited = "", False
            for line in lines(row):
                old += old_text(line)
                edited = edited or any(part.op != "equal" and part.cause != "reference" for part in line)
                if old.endswith("\n"):
                    yield old[:-1], edited
                    old, edited = "", False
