"""The comparison as the table that Chinese legislatures circulate: 修改前后对照表, a Word document in landscape.

A row for each article that changed, in the order of NEW, what is repealed in its place: the text before, the text after,
what happened. Deletions are struck through, insertions bold, both in black: copies are made of it. Unchanged articles are
left out, for an amendment of three articles would come on fifty pages; `whole` of the options gives them all, as the tables
have it that go with a revision. Runs of articles of which only the numbers changed share a row. The table of contents
stands in a whole table alone: the headings tell what changed in it. Metadata never do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from akn.diff.changeset import FRAME, Change, ChangeSet, touched
from akn.diff.render import RenderOptions, remarks, word, words
from akn.diff.render.pieces import blank
from akn.diff.render.places import QUIET, Gap, Side, gaps, sections
from akn.diff.render.sides import Item, Run, items
from akn.diff.render.tongue import tongue
from akn.diff.render.word import FANGSONG, HEI, SONG, Style
from akn.model.provision import HEADINGS

STYLES: dict[str, Style] = {
    "AknTitle": Style(SONG, 18, bold=True, align="center", after=6, line=26, level=1),
    "AknNote": Style(FANGSONG, 10.5, align="center", after=6, line=16),
    "AknHead": Style(HEI, 12, align="center", before=2, after=2, line=18, next=True),
    "AknBand": Style(HEI, 12, align="center", before=2, after=2, line=18, next=True, level=2),
    "AknText": Style(FANGSONG, 12, indent=2, line=18),
    "AknPlain": Style(FANGSONG, 12, align="left", line=18),
    "AknCell": Style(FANGSONG, 9, align="left", line=13),
    "AknRemark": Style(FANGSONG, 10.5, align="left", line=16),
}

WIDTHS = (6300, 6300, 1900)
"""Before, after, remarks, in twentieths of a point: what A4 in landscape has between margins of 2 cm."""

MARGIN = 1134
INSIDE = 200
"""What the lines of a cell keep from its text, on both sides together."""


def output(changes: ChangeSet, options: RenderOptions) -> bytes:
    """The row `docx` of OUTPUTS. Raises AknError where python-docx is not installed."""
    language = options.language or ("zh" if tongue(changes).startswith("zh") else "en")
    return word.pack(
        _blocks(changes, language, whole=options.whole),
        STYLES,
        title=remarks.title(changes, language),
        language=tongue(changes),
        landscape=True,
        margin=MARGIN,
    )


def _blocks(changes: ChangeSet, language: str, *, whole: bool) -> Iterator[str]:
    yield word.paragraph(word.run(remarks.title(changes, language)), "AknTitle")
    for line in remarks.notes(changes, language, whole=whole):
        yield word.paragraph(word.run(line), "AknNote")
    head = [
        word.cell(word.paragraph(word.run(name), "AknHead"), width, middle=True)
        for name, width in zip(remarks.COLUMNS[language == "zh"], WIDTHS, strict=True)
    ]
    rows = list(_rows(changes, language, whole=whole))
    if not rows:
        rows = [_band(remarks.NOTHING[language == "zh"], "AknPlain")]
    yield word.table([word.row(head, "<w:cantSplit/><w:tblHeader/>"), *rows], WIDTHS)
    yield word.paragraph("", "AknNote")


def _rows(changes: ChangeSet, language: str, *, whole: bool) -> Iterator[str]:
    """The rows of the table; a heading stands where a row of what it holds does."""
    every, left = changes.changes, gaps(changes.changes)
    pending: list[Change] = []  # headings that no row has followed yet
    only: list[Change] = []  # articles of which the numbers alone changed

    def flush() -> Iterator[str]:
        if only:
            yield _renumbered(only, language)
            only.clear()

    for at in range(-1, len(every)):
        change = every[at] if at >= 0 else None
        if change is not None and change.unit != "metadata" and not _is_empty(change):
            changed = change.kind not in QUIET or touched(change)
            if _is_band(change, changes.level):
                yield from flush()
                pending = [*(band for band in pending if _above(band, change)), change]
                if changed or whole:
                    yield from _bands(pending, language)
                    pending = []
            elif change.kind == "renumbered" and not changed and not whole:
                yield from _bands(pending, language)
                pending = []
                only.append(change)
            elif whole or (changed and change.unit != "toc"):
                yield from flush()
                yield from _bands(pending, language)
                pending = []
                yield _row(change, language, "AknBand" if change.unit in HEADINGS else "AknText")
        for gap in left.get(at, ()):
            yield from flush()
            yield _gap(gap, every[gap.row], language)
    yield from flush()


def _is_empty(change: Change) -> bool:
    """Whether a row has nothing to read, as of a preface that holds the title alone."""
    return not (change.old or change.new or change.heading or change.text)


def _is_band(change: Change, level: str) -> bool:
    """Whether a row is a heading over others."""
    return change.unit == "annex" or (
        change.unit not in FRAME and change.unit != level and not change.text and bool(change.heading)
    )


def _above(band: Change, change: Change) -> bool:
    """Whether a heading holds another one."""
    if band.unit == "annex":
        return change.unit != "annex"
    return change.unit != "annex" and band.depth < change.depth


def _bands(bands: Iterable[Change], language: str) -> Iterator[str]:
    """Headings: across where they stayed what they were, side by side where they did not."""
    for band in bands:
        if band.kind not in QUIET or touched(band) or band.renumbered:
            yield _row(band, language, "AknBand")
        else:
            yield _band(_heading(band), "AknBand")
            if band.text:
                yield _row(band._replace(heading=()), language)


def _heading(change: Change) -> str:
    number = next((ref.num for ref in (*change.new, *change.old) if ref.num), "")
    return f"{number}{blank(number, change.unit) if number else ''}{words.heading(change)}".strip("　 ")


def _band(text: str, style: str) -> str:
    return word.row([word.cell(word.paragraph(word.run(text), style), sum(WIDTHS), span=len(WIDTHS))], "<w:cantSplit/>")


def _row(change: Change, language: str, style: str = "AknText") -> str:
    """The row of one change: both texts and what happened."""
    sides: tuple[Side, Side] = ("old", "new")
    cells = [
        word.cell(_side(change, side, language, style, width), width)
        for side, width in zip(sides, WIDTHS, strict=False)
    ]
    return word.row([*cells, _remark(remarks.remark(change, language))])


def _side(change: Change, side: Side, language: str, style: str, width: int) -> str:
    """The paragraphs of a cell: the number in front of the first."""
    found = list(items(change, side, {}, language))
    refs = change.old if side == "old" else change.new
    number = "" if not refs or any(item.head for item in found) else refs[0].num or ""
    out: list[str] = []
    lead = _number(number, change, side)
    for item in found:
        if item.rows:
            out += [word.paragraph(lead, style)] if lead else []
            out.append(_table(item, width))
        elif item.head:
            out += [word.paragraph(lead, style)] if lead else []
            lead = _number("".join(run.text for run in item.runs), change, side)
            continue
        else:
            out.append(word.paragraph(lead + _runs((*item.num, *item.runs)) + _aside(item), style))
        lead = ""
    if lead:
        out.append(word.paragraph(lead, style))
    if not out or out[-1].startswith("<w:tbl>"):
        out.append(word.paragraph("", "AknPlain"))
    return "".join(out)


def _number(number: str, change: Change, side: Side) -> str:
    """A number in front of its text: as the text is where it is not what it was on the other side."""
    if not number:
        return ""
    other = change.new if side == "old" else change.old
    differs = all(ref.num != number for ref in other)
    said = word.run(number, font=HEI, bold=differs and side == "new", strike=differs and side == "old")
    return said + word.run(blank(number, change.unit))


def _runs(runs: Iterable[Run]) -> str:
    return "".join(word.run(run.text, bold=run.tag == "ins", strike=run.tag == "del") for run in runs)


def _aside(item: Item) -> str:
    return word.run(f"〔{item.mark}〕", font=HEI) if item.mark else ""


def _table(item: Item, width: int) -> str:
    """A table in a cell; the last cell of a row that has fewer than others is wider."""
    columns = max(len(cells) for cells in item.rows)
    each = (width - INSIDE) // columns
    rows = []
    for cells in item.rows:
        last = len(cells) - 1
        spans = [columns - last if at == last else 1 for at in range(len(cells))]
        rows.append(
            word.row(
                word.cell(word.paragraph(_runs(runs), "AknCell"), each * span, span=span)
                for runs, span in zip(cells, spans, strict=True)
            )
        )
    return word.table(rows, [each] * columns)


def _remark(text: str) -> str:
    said = [word.paragraph(word.run(line), "AknRemark") for line in text.split("\n")]
    return word.cell("".join(said), WIDTHS[2])


def _renumbered(changes: Sequence[Change], language: str) -> str:
    """One row for a run of articles of which the numbers alone changed."""
    cells = []
    for side, width in zip(("old", "new"), WIDTHS, strict=False):
        names = [words.name(getattr(change, side)[0], change.unit, language) for change in changes]
        said = names[0] if len(names) == 1 else remarks.SPAN[language == "zh"].format(names[0], names[-1])
        cells.append(word.cell(word.paragraph(word.run(said, font=HEI), "AknText"), width))
    return word.row([*cells, _remark(remarks.RENUMBERED[language == "zh"])])


def _gap(gap: Gap, change: Change, language: str) -> str:
    """The place that a unit left, or stands at without its row; a heading is said there."""
    refs = change.old if gap.side == "old" else change.new
    said = words.name(gap.ref, change.unit, language)
    style = "AknText"
    if change.unit in HEADINGS:
        style = "AknBand"
        other = "insert" if gap.side == "old" else "delete"
        parts = [part for side, ref, part in sections(change) if (side, ref) == (gap.side, gap.ref)]
        title = "".join(s.text for part in parts or [change.heading] for s in part if s.op != other)
        said = f"{said}{blank(said, change.unit)}{title}"
    cells = [
        word.cell(word.paragraph(word.run(said, font=HEI) if gap.side == side else "", style), width)
        for side, width in zip(("old", "new"), WIDTHS, strict=False)
    ]
    return word.row([*cells, _remark(words.went(change, language, part=gap.ref != refs[0]))])
