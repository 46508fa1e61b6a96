"""What the renderers of paths say of each version: the names of a provision there, and what had happened to it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from akn.diff.changeset import FRAME, Change, ChangeSet, touched
from akn.diff.paths import Path, Paths
from akn.diff.placed import is_frame
from akn.diff.render import words
from akn.model.metadata import UNKNOWN

SAY: dict[str, tuple[str, str]] = {
    "versions": ("versions", "版本"),
    "step": ("{0} → {1}: {2}", "{0} → {1}：{2}"),
    "none": ("no provision changed in any version", "各版本条文均无变动"),
    "all": ("provisions unchanged in all versions: {}", "各版本均未变动的条文：{}"),
    "backwards": (
        "version {0} ({1}) is older than version {2} ({3}); versions are taken in the order given",
        "第 {0} 个版本（{1}）早于第 {2} 个版本（{3}）；按给定顺序对照",
    ),
    "again": (" (brings back {})", "（恢复原{}）"),
    "beside": ("also changed in {}: {}", "{} 另有变动：{}"),
    "texts": ("What changed in the text", "条文变动"),
    "table": ("Provisions through the versions", "条文沿革"),
    "versions_of": ("versions compared", "多版本对照"),
}


class Cell(NamedTuple):
    """A provision in one version: its names there (empty where it is not), and what happened since the one before."""

    name: str
    what: str


def cells(path: Path, language: str, paths: Sequence[Path] = ()) -> list[Cell]:
    """One cell for each version; nothing is said of the first, nor of a provision that stayed as it was.

    `paths` are all paths: where they are given, a provision that comes back says so.
    """
    rows: list[tuple[Change, ...]] = [(), *path.steps]
    found = [Cell(_names(path, at, language), what(told, language)) for at, told in enumerate(rows)]
    if path.again is not None and paths:
        first = min(at for at, refs in enumerate(path.units) if refs)
        before = paths[path.again]
        last = max(at for at, refs in enumerate(before.units) if refs)
        said = SAY["again"][language == "zh"].format(_names(before, last, language))
        found[first] = found[first]._replace(what=f"{found[first].what}{said}")
    return found


def _names(path: Path, at: int, language: str) -> str:
    names = [words.name(ref, path.unit, language) for ref in path.units[at]]
    annex = path.annexes[at]
    return f"{annex} {'、'.join(names)}" if annex and names else "、".join(names)


def what(rows: Sequence[Change], language: str) -> str:
    """What happened in a step, each thing once: `modified, renumbered`."""
    chinese = language == "zh"
    said: dict[str, None] = {}
    for row in rows:
        if row.kind != "unchanged":
            said[words.KINDS[row.kind][chinese]] = None
        elif touched(row):
            said[words.FOLLOWED[chinese]] = None
        if row.renumbered:
            said[words.KINDS["renumbered"][chinese]] = None
        if row.moved:
            said[words.KINDS["moved"][chinese]] = None
    return ("、" if chinese else ", ").join(said)


def label(path: Path, language: str) -> str:
    """The names of a path through the versions, each said once where it stays: `第六条 → 第七条 → 第六条`."""
    names = [cell.name for cell in cells(path, language) if cell.name]
    return " → ".join(name for name, _ in groupby(names))


def heads(paths: Paths) -> list[str]:
    """What each version is called: its date, else its place; with its place where two have the same date."""
    dates = [side.date for side in paths.versions]
    return [
        date if date and date != UNKNOWN and dates.count(date) == 1 else f"V{at}" for at, date in enumerate(dates, 1)
    ]


def counts(paths: Paths, language: str) -> list[str]:
    """A line for each step: how many rows of each kind, and which parts of the frame changed."""
    chinese = language == "zh"
    names = heads(paths)
    out = []
    for at, summary in enumerate(paths.summary):
        shown = [f"{words.KINDS[kind][chinese]} {count}" for kind, count in summary.items() if count]
        out.append(SAY["step"][chinese].format(names[at], names[at + 1], ("，" if chinese else ", ").join(shown)))
        if others := _frame(paths.comparisons[at], language):
            out.append(SAY["beside"][chinese].format(names[at + 1], ("、" if chinese else ", ").join(others)))
    return out


def notes(paths: Paths, language: str) -> list[str]:
    """That the dates run backwards, a line for each place where they do."""
    sides = paths.versions
    return [
        SAY["backwards"][language == "zh"].format(at + 1, sides[at].date, at, sides[at - 1].date)
        for at in paths.backwards
    ]


def _frame(changes: ChangeSet, language: str) -> list[str]:
    """The parts of the frame that differ, the metadata left out."""
    rows = [row for row in changes.changes if is_frame(row) and row.unit in FRAME and row.unit != "metadata"]
    return [words.label(row, language) for row in rows if row.kind != "unchanged" or touched(row)]
