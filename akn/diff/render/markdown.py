"""The comparison as Markdown, to be read in a pull request: what changed under a heading for each article.

What is of substance comes first and in full; changes of form alone, citations that follow their provisions and articles
that merely have another number come apart. What did not change is left out. `akn.diff.render.marked` says how edits are
marked and why nothing in the text of a law acts as Markdown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from akn.diagnostics import user_language
from akn.diff.changeset import KINDS, Change, ChangeSet, Segment
from akn.diff.flow import Line, lines
from akn.diff.render import RenderOptions, metadata, places, words
from akn.diff.render.marked import line, plain
from akn.diff.render.text_stat import CLASSES, weight
from akn.language.zh.numerals import index

CUT = "⋯"
"""What stands for lines without a change."""

GROUPS: dict[str, tuple[str, str]] = {
    "substance": ("Changes of substance", "实质变动"),
    "form": ("Changes of form alone", "形式差异"),
    "follow": ("References that follow", "引用随条序调整"),
    "numbers": ("Renumbered", "条序调整"),
    "metadata": ("Metadata", "元数据"),
}
"""The parts below the summary, in their order."""


def output(changes: ChangeSet, options: RenderOptions) -> bytes:
    """The row `markdown` of OUTPUTS: UTF-8, a line feed at the end."""
    return render(changes, language=options.language, stat=options.stat).encode()


def render(changes: ChangeSet, *, language: str | None = None, stat: bool = False) -> str:
    """The comparison as CommonMark with tables of GitHub's flavour; `stat` is the summary alone.

    `language` is that of the labels, `en` or `zh`, by default the user's.
    """
    language = language or user_language()
    parts = [*_summary(changes, language)]
    if not stat:
        annexes = places.annexes(changes)
        rows = [
            (change, words.label(change, language, annex))
            for change, annex in zip(changes.changes, annexes, strict=True)
        ]
        made = {
            "substance": _bodies(rows, ("substance", "moved"), language),
            "form": _bodies(rows, ("form",), language),
            "follow": _references(rows),
            "numbers": _numbers(changes),
            "metadata": _metadata(changes, language),
        }
        for group, (english, chinese) in GROUPS.items():
            if found := list(made[group]):
                parts += [f"## {chinese if language == 'zh' else english}", *found]
    return "\n\n".join(parts) + "\n"


def _summary(changes: ChangeSet, language: str) -> Iterator[str]:
    chinese = language == "zh"
    titles = list(dict.fromkeys(side.title or side.iri for side in (changes.old, changes.new)))
    yield f"# {plain(' → '.join(titles))}"
    yield plain(f"{changes.old.date} → {changes.new.date}")
    if note := words.note(changes, language):
        yield plain(note)
    counts = changes.articles if sum(changes.articles.values()) else changes.summary
    kinds = [kind for kind in KINDS if counts[kind]]
    unit = words.counted(changes.level, sum(counts.values()), language)
    if kinds:
        heads = [words.KINDS[kind][chinese] for kind in kinds]
        yield table(["", *heads], [[f"{sum(counts.values())} {unit}", *(str(counts[kind]) for kind in kinds)]])
    rows = [change for change in changes.changes if change.unit == changes.level]
    weights = [weight(change) for change in rows]
    shown = [f"{CLASSES[name][chinese]} {weights.count(name)}" for name in CLASSES if name in weights]
    yield ("，" if chinese else ", ").join(shown) or ("无变动" if chinese else "no change")
    if others := dict.fromkeys(places.others(changes, language)):
        names = ("、" if chinese else ", ").join(others)
        yield plain(f"另有变动：{names}" if chinese else f"also changed: {names}")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; the cells are Markdown already."""
    every = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in every)


def body(change: Change, language: str) -> Iterator[str]:
    """The lines of a row that hold a change, a paragraph each; the parts of a split or merger under their names."""
    cut = places.sections(change)
    for side, ref, part in cut:
        arrow = "→" if side == "new" else "←"
        yield f"**{arrow} {plain(words.name(ref, change.unit, language))}**"
        yield from changed(_lines(part), whole=True)
    if not cut:
        yield from changed(lines(change), whole=change.kind in ("inserted", "repealed"))


def changed(found: Iterable[Line], *, whole: bool = False) -> Iterator[str]:
    """The lines that hold an edit (or all of them) as Markdown, CUT for those between."""
    skipped = False
    for segments in found:
        shown = [segment for segment in segments if segment.text != "\n"]
        if whole or any(segment.op != "equal" for segment in shown):
            if text := line(segments):
                yield text
            skipped = False
        elif shown and not skipped:
            yield CUT
            skipped = True


def _lines(segments: Sequence[Segment]) -> list[Line]:
    return lines(Change("modified", "", text=tuple(segments)))


def _bodies(rows: Iterable[tuple[Change, str]], classes: Sequence[str], language: str) -> Iterator[str]:
    """A heading for each row of the classes, and its changed lines."""
    for change, label in rows:
        if change.unit == "metadata" or weight(change) not in classes:
            continue
        found = list(body(change, language)) if change.kind != "moved" else []
        if change.unit == "document" and not found:
            continue
        yield f"### {plain(label)} · {plain(words.kind(change, language))}"
        yield from found


def _references(rows: Iterable[tuple[Change, str]]) -> Iterator[str]:
    """One list: each row of which nothing but citations changed, with what they cited and cite."""
    items = []
    for change, label in rows:
        if weight(change) != "follow":
            continue
        edits = [
            segment for found in lines(change) for segment in found if segment.op != "equal" and segment.text != "\n"
        ]
        pairs: dict[str, None] = {}
        for before, after in pairwise(edits):
            if before.op == "delete" and after.op == "insert":
                pairs[f"{line([before])} {line([after])}"] = None
        if pairs:
            items.append(f"- {plain(label)}: {', '.join(pairs)}")
    if items:
        yield "\n".join(items)


def _numbers(changes: ChangeSet) -> Iterator[str]:
    """One list of all articles with another number, runs of them in one line: `第八条–第十条 → 第九条–第十一条`."""
    runs: list[list[tuple[str, str]]] = []
    for change in changes.changes:
        if change.unit != changes.level or not change.renumbered or len(change.old) != 1 or len(change.new) != 1:
            continue
        pair = change.old[0].num or change.old[0].eId, change.new[0].num or change.new[0].eId
        if runs and all(_follows(before, after) for before, after in zip(runs[-1][-1], pair, strict=True)):
            runs[-1].append(pair)
        else:
            runs.append([pair])
    if runs:
        yield "\n".join(f"- {' → '.join(plain(_span(run, side)) for side in (0, 1))}" for run in runs)


def _follows(before: str, after: str) -> bool:
    """Whether a number is the one right after another."""
    one, other = index(before) or "", index(after) or ""
    return one.isdecimal() and other.isdecimal() and int(other) == int(one) + 1


def _span(run: Sequence[tuple[str, str]], side: int) -> str:
    first, last = run[0][side], run[-1][side]
    return first if len(run) == 1 else f"{first}–{last}"


def _metadata(changes: ChangeSet, language: str) -> Iterator[str]:
    for change in changes.changes:
        if change.unit == "metadata" and change.text:
            names = dict.fromkeys(metadata.field(item.path, language) for item in metadata.lines(change))
            yield plain(("、" if language == "zh" else ", ").join(names))
