"""The summary alone, for a terminal: how much is of substance, and in which chapter the changes lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from akn.diff.changeset import FRAME, KINDS, Change, ChangeSet, Kind, touched
from akn.diff.render import places, words
from akn.diff.render.terminal import COLORS, DIM, QUIET_COLORS, clean, columns, cut, fill, style

SIGNS: dict[Kind, str] = {
    "unchanged": ".",
    "renumbered": ":",
    "moved": ">",
    "modified": "~",
    "editorial": "'",
    "inserted": "+",
    "repealed": "-",
    "split": "Y",
    "merged": "M",
}
"""What stands for a row of each kind in the chart: one sign an article."""
FOLLOWS = ("=", "references follow", "引用随条序调整")
"""The sign of a row of which nothing changed but citations that follow their provisions, and its meaning."""
PAINT: dict[Kind, str] = {
    "inserted": COLORS["insert"],
    "repealed": COLORS["delete"],
    "editorial": QUIET_COLORS["insert"],
    "unchanged": DIM,
    "renumbered": DIM,
}

CLASSES: dict[str, tuple[str, str]] = {
    "substance": ("of substance", "实质变动"),
    "form": ("of form alone", "形式差异"),
    "follow": ("references follow", "引用随条序调整"),
    "moved": ("moved alone", "仅移动位置"),
    "renumbered": ("renumbered alone", "仅条序调整"),
    "unchanged": ("unchanged", "未变动"),
}
"""What a change amounts to, the weightiest first."""
TITLES = 30
"""The most columns that the title of a chapter takes."""
BEFORE = ("before the first heading", "（首个标题之前）")
WHOLE = ("whole text", "全文")


def weight(change: Change) -> str:
    """Which of CLASSES a row belongs to."""
    if change.kind == "editorial":
        return "form"
    if change.kind == "moved":
        return "moved"
    if change.kind in places.QUIET:
        return "follow" if touched(change) else change.kind
    return "substance"


def lines(changes: ChangeSet, language: str, color: bool, width: int) -> Iterator[str]:
    """The counts by what they amount to, then a line for each heading: its articles, how many changed, a sign for each."""
    chinese = language == "zh"
    rows = [change for change in changes.changes if change.unit == changes.level]
    if not rows:
        return
    counts = dict.fromkeys(CLASSES, 0)
    for change in rows:
        counts[weight(change)] += 1
    shown = [f"{CLASSES[name][chinese]} {count}" for name, count in counts.items() if count]
    yield ("，" if chinese else ", ").join(shown)
    yield ""
    chart = list(_chart(changes, language))
    wide = min(TITLES, max(columns(title) for title, _ in chart))
    digits = max(len(str(len(found))) for _, found in chart)
    room = max(10, width - wide - 2 * digits - 7)
    for title, found in chart:
        changed = sum(weight(change) not in ("unchanged", "renumbered") for change in found)
        head = f"{fill(cut(clean(title), wide), wide)}  {changed:>{digits}}/{len(found):<{digits}}  "
        for start in range(0, len(found), room):
            signs = [_sign(change, color) for change in found[start : start + room]]
            yield (head if not start else " " * columns(head)) + "".join(signs)
    yield ""
    kinds = {change.kind for change in rows if weight(change) != "follow"}
    legend = [f"{SIGNS[kind]} {words.KINDS[kind][chinese]}" for kind in KINDS if kind in kinds]
    if counts["follow"]:
        legend.append(f"{FOLLOWS[0]} {FOLLOWS[1 + chinese]}")
    yield style("  ".join(legend), DIM, color)


def _sign(change: Change, color: bool) -> str:
    if weight(change) == "follow":
        return FOLLOWS[0]
    return style(SIGNS[change.kind], PAINT.get(change.kind, ""), color)


def _chart(changes: ChangeSet, language: str) -> Iterator[tuple[str, Sequence[Change]]]:
    """Every heading that holds articles itself, and every annex, with its rows; one line where there are no headings."""
    chinese = language == "zh"
    title = BEFORE[chinese]
    found: list[Change] = []
    made: list[tuple[str, list[Change]]] = []
    for change in changes.changes:
        if change.unit == changes.level:
            found.append(change)
        elif change.unit not in FRAME and change.heading and not change.text:
            made.append((title, found))
            title, found = f"{words.label(change, language)} {words.heading(change)}", []
        elif change.unit == "annex":
            made.append((title, found))
            title, found = words.head(change, language), []
    made.append((title, found))
    filled = [row for row in made if row[1]]
    yield from filled if len(filled) > 1 or filled[0][0] != BEFORE[chinese] else [(WHOLE[chinese], filled[0][1])]
