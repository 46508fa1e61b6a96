"""The comparison for a terminal: what changed in each article, readable with and without colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from akn.diagnostics import user_language
from akn.diff.changeset import KINDS, Change, ChangeSet, Segment, touched
from akn.diff.render import RenderOptions, metadata, places, text_stat, words
from akn.diff.render.terminal import BOLD, DIM, Run, clean, run, style, wrap

CONTEXT = 24
"""How many equal characters are shown beside an edit; a longer run is cut, and says so."""
CUT = "⋯"
CELL, GRID = "\t", " │ "
"""What parts the cells of a row in a text, and on the screen."""
UNSURE = 0.6
"""Below this confidence a row says that the match is uncertain."""


def render(
    changes: ChangeSet, *, color: bool = False, width: int = 100, stat: bool = False, language: str | None = None
) -> str:
    """The comparison as text, a line feed at the end.

    A head names both versions and counts the articles by kind; with `stat` a chart follows that says in which chapters the
    changes lie, and nothing else. Without it come the rows that are not unchanged, deletions as `[-…-]` and insertions as `{+…+}`, or by `color` in ANSI colours. Lines are at most `width`
    columns, Chinese characters counted as two. `language` is `en` or `zh`, by default the user's.
    """
    language = language or user_language()
    out = [*_head(changes, language, color)]
    if stat:
        out += text_stat.lines(changes, language, color, width)
    else:
        annexes, gaps = places.annexes(changes), places.gaps(changes.changes)
        for at, change in enumerate(changes.changes):
            out += (line for gap in gaps.get(at - 1, ()) for line in _gap(gap, changes, annexes, language, color))
            if change.kind != "unchanged" or touched(change):
                out += _row(change, words.label(change, language, annexes[at]), language, color, width)
        last = len(changes.changes) - 1
        out += (line for gap in gaps.get(last, ()) for line in _gap(gap, changes, annexes, language, color))
    return "".join(f"{line}\n" for line in out)


def output(changes: ChangeSet, options: RenderOptions) -> bytes:
    """The row `text` of OUTPUTS."""
    return render(
        changes, color=options.color, width=options.width, stat=options.stat, language=options.language
    ).encode()


def _head(changes: ChangeSet, language: str, color: bool) -> Iterator[str]:
    for sign, side in (("-", changes.old), ("+", changes.new)):
        yield style(clean(f"{sign} {side.title or side.iri} {side.date}"), BOLD, color)
    counts = changes.articles if sum(changes.articles.values()) else changes.summary
    chinese = language == "zh"
    shown = [f"{words.KINDS[kind][chinese]} {counts[kind]}" for kind in KINDS if counts[kind]]
    total = sum(counts.values())
    unit = words.counted(changes.level, total, language)
    if note := words.note(changes, language):
        yield style(note, BOLD, color)
    yield f"{total} {unit}：{'，'.join(shown)}" if chinese else f"{total} {unit}: {', '.join(shown)}"
    if others := dict.fromkeys(places.others(changes, language)):
        yield clean(f"另有变动：{'、'.join(others)}" if chinese else f"also changed: {', '.join(others)}")


def _gap(
    gap: places.Gap, changes: ChangeSet, annexes: list[Change | None], language: str, color: bool
) -> Iterator[str]:
    """The place that a unit left, or stands at without its row."""
    annex = annexes[gap.row]
    title = f"{words.head(annex, language)} " if annex else ""
    yield ""
    yield style(clean(title + _left(gap, changes.changes, language)), BOLD, color)


def _row(change: Change, label: str, language: str, color: bool, width: int) -> Iterator[str]:
    title = f"{label}  {words.kind(change, language)}"
    if change.confidence < UNSURE and change.old and change.new:
        title += (
            f"（对应关系不确定：{change.confidence:.2f}）"
            if language == "zh"
            else f" (uncertain match: {change.confidence:.2f})"
        )
    yield ""
    yield style(clean(title), BOLD, color)
    yield from _body(change, language, color, width, "  ")


def _body(change: Change, language: str, color: bool, width: int, indent: str) -> Iterator[str]:
    if change.unit == "metadata":
        names = dict.fromkeys(metadata.field(line.path, language) for line in metadata.lines(change))
        yield indent + ("、" if language == "zh" else ", ").join(names)
        return
    quiet = change.kind in ("unchanged", "renumbered", "moved")
    if change.unit == "annex" or any(s.op != "equal" for s in change.heading) or (change.heading and not change.text):
        yield from wrap(_runs(change.heading), color, width, indent)
    if not quiet or any(segment.op != "equal" for segment in change.text):
        if cut := places.sections(change):
            for side, ref, part in cut:
                arrow = "→" if side == "new" else "←"
                yield indent + style(clean(f"{arrow} {words.name(ref, change.unit, language)}"), DIM, color)
                yield from wrap(_runs(part), color, width, indent)
        elif change.unit == "toc" or any(CELL in segment.text for segment in change.text):
            for line in _changed_lines(change.text):
                yield from wrap(line, color, width, indent)
        else:
            yield from wrap(_runs(change.text), color, width, indent)
    skipped = False
    gaps = places.gaps(change.children)
    for at, child in enumerate(change.children):
        for gap in gaps.get(at - 1, ()):
            skipped = False
            yield indent + style(clean(_left(gap, change.children, language)), DIM, color)
        if child.kind in ("unchanged", "renumbered") and not touched(child):
            if not skipped:
                yield style(f"{indent}{CUT}", DIM, color)
            skipped = True
            continue
        skipped = False
        if _alone(change):
            yield from _body(child, language, color, width, indent)
            continue
        title = f"{words.label(child, language)}  {words.kind(child, language)}"
        yield f"{indent}{style(clean(title), DIM, color)}"
        yield from _body(child, language, color, width, indent + "  ")
    for gap in gaps.get(len(change.children) - 1, ()):
        yield indent + style(clean(_left(gap, change.children, language)), DIM, color)


def _alone(change: Change) -> bool:
    """Whether a row has one unit below it and that has no number: it needs no line that names it."""
    refs = [ref for child in change.children for ref in (*child.old, *child.new)]
    return len(change.children) == 1 and len(refs) == 2 and refs[0].num is refs[1].num is None


def _left(gap: places.Gap, rows: Sequence[Change], language: str) -> str:
    """What is said at a place that a unit left, or stands at without its row: `第六十八条  移至第五十七条`."""
    change = rows[gap.row]
    part = gap.ref not in (change.old[:1] if gap.side == "old" else change.new[:1])
    return f"{words.name(gap.ref, change.unit, language)}  {words.went(change, language, part=part)}"


def _changed_lines(segments: Iterable[Segment]) -> Iterator[list[Run]]:
    """The lines of a table or table of contents that hold an edit, and the head of the table; CUT for those between."""
    lines: list[list[Run]] = [[]]
    for segment in segments:
        for piece in segment.text.splitlines(keepends=True):
            if text := piece.removesuffix("\n").replace(CELL, GRID):
                lines[-1].append(run(segment, text))
            if piece.endswith("\n"):
                lines.append([])
    skipped = False
    for at, line in enumerate(lines):
        if any(item.op != "equal" for item in line) or (not at and any(GRID in item.text for item in line)):
            yield line
            skipped = False
        elif line and not skipped:
            yield [Run("equal", CUT)]
            skipped = True


def _runs(segments: Iterable[Segment]) -> list[Run]:
    """What is shown of `segments`, long equal runs cut."""
    every = list(segments)
    if all(segment.op == "equal" for segment in every):
        text = "".join(segment.text for segment in every)
        return [Run("equal", text if len(text) <= 2 * CONTEXT else f"{text[:CONTEXT]}{CUT}")]
    out: list[Run] = []
    for at, segment in enumerate(every):
        text = segment.text
        if segment.op == "equal" and len(text) > 2 * CONTEXT + 1:
            head = text[:CONTEXT] if at else ""
            tail = text[-CONTEXT:] if at < len(every) - 1 else ""
            text = f"{head}{CUT}{tail}"
        out.append(run(segment, text))
    return out
