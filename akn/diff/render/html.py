"""The comparison as one self-contained page: 修改前后对照表, old on the left, new on the right.

Nothing is loaded from anywhere: the style is in the page and named by its hash in the page's content security policy,
and there is no script. All text is escaped by the template engine.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from akn.diagnostics import user_language
from akn.diff.changeset import FRAME, KINDS, Change, ChangeSet, Kind, touched
from akn.diff.render import RenderOptions, metadata, words
from akn.diff.render.places import QUIET, Gap, annexes, gaps
from akn.diff.render.sides import Item, items

if TYPE_CHECKING:
    from markupsafe import Markup

FOLDER = Path(__file__).parent

TONGUES = {"zho": "zh-CN", "eng": "en", "fra": "fr", "deu": "de", "spa": "es", "por": "pt", "ita": "it"}
"""Language of an expression's address -> that of the page's text, for hyphens, quotation marks and fonts."""

_LANGUAGE = re.compile(r"/([a-z]{3})(?:[@:]|$)")
_DATE = re.compile(r"(\d{4}-\d{2}-\d{2}(?:;\d+)?)")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: an article, a heading (`band`), a part of the frame, or a place that a unit left (`gap`).

    `what` says all that happened, `short` the main thing; `href` is where a gap's unit stands.
    """

    id: str
    kind: Kind
    label: str
    short: str
    what: str
    old_num: str = ""
    new_num: str = ""
    old: tuple[Item, ...] = ()
    new: tuple[Item, ...] = ()
    band: bool = False
    gap: bool = False
    quiet: bool = False
    href: str = ""
    level: int = 2


@dataclass(slots=True)
class Fold:
    """Rows that stand together. `quiet` is what is said of those that are folded under one line."""

    quiet: str
    rows: list[Row] = field(default_factory=list)


def render(changes: ChangeSet, *, language: str | None = None) -> str:
    """The page. The same comparison always gives the same page.

    `language` is that of the labels, `en` or `zh`, by default the user's; the text keeps its own.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

    language = language or user_language()
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    rows = list(_rows(changes, language))
    counts = changes.articles if sum(changes.articles.values()) else changes.summary
    style = (FOLDER / "page.css").read_text(encoding="utf-8")
    chinese = language == "zh"
    record = next((change for change in changes.changes if change.unit == "metadata" and change.text), None)
    return environment.get_template("page.html.jinja").render(
        old=changes.old,
        new=changes.new,
        say={name: pair[chinese] for name, pair in words.PAGE.items()},
        lang="zh-CN" if chinese else "en",
        tongue=_tongue(changes.new.iri) or _tongue(changes.old.iri),
        addresses=[_pieces(side.iri) for side in (changes.old, changes.new)],
        note=words.note(changes, language),
        style=_trusted(style),
        style_hash=b64encode(sha256(style.encode()).digest()).decode(),
        counts=[(kind, words.KINDS[kind][chinese], counts[kind]) for kind in KINDS if counts[kind]],
        unit=words.UNITS.get(changes.level, ("units", "个单元"))[chinese],
        total=sum(counts.values()),
        jumps=[row for row in rows if not row.quiet and not row.gap],
        folds=list(_folds(rows, language)),
        record=[(metadata.label(line.path, language), line.old, line.new) for line in metadata.lines(record)]
        if record
        else [],
    )


def output(changes: ChangeSet, options: RenderOptions) -> bytes:
    """The row `html` of OUTPUTS."""
    return render(changes, language=options.language).encode()


def _trusted(style: str) -> Markup:
    """The style sheet of this package, which is no text of a document and is not to be escaped."""
    from markupsafe import Markup

    return Markup(style)  # noqa: S704 - a file of this package


def _tongue(iri: str) -> str:
    found = _LANGUAGE.search(iri)
    return TONGUES.get(found[1], "") if found else ""


def _pieces(iri: str) -> list[tuple[str, bool]]:
    """An address in pieces, each with whether it is a date, which no line may break."""
    return [(piece, bool(_DATE.fullmatch(piece))) for piece in _DATE.split(iri) if piece]


def _folds(rows: Iterable[Row], language: str) -> Iterator[Fold]:
    """Runs of rows of one quiet kind, to be folded, and the rows between; headings are always shown."""
    fold = Fold("")
    for row in rows:
        quiet = words.QUIET[row.kind][language == "zh"] if row.quiet and not row.band else ""
        if fold.rows and quiet != fold.quiet:
            yield fold
            fold = Fold(quiet)
        fold.quiet = quiet
        fold.rows.append(row)
    if fold.rows:
        yield fold


def _rows(changes: ChangeSet, language: str) -> Iterator[Row]:
    """Every row of the table in its order, and the places that units left. Metadata stand by themselves."""
    targets = {ref.eId: f"r{at}" for at, change in enumerate(changes.changes) for ref in change.new if ref.eId}
    holders, left = annexes(changes), gaps(changes.changes)
    every = list(changes.changes)
    for at in range(-1, len(every)):
        if at >= 0 and every[at].unit != "metadata" and (every[at].unit != "document" or touched(every[at])):
            columns: tuple[tuple[Item, ...], tuple[Item, ...]] = (
                tuple(items(every[at], "old", targets, language)),
                tuple(items(every[at], "new", targets, language)),
            )
            row = _row(f"r{at}", every[at], _is_band(every[at], changes.level), columns, language)
            if holders[at]:
                row = replace(row, label=words.label(every[at], language, holders[at]))
            if row.old or row.new or row.band:
                yield row
        for number, gap in enumerate(left.get(at, ())):
            yield _gap(f"g{at + 1}-{number}", gap, every[gap.row], holders[gap.row], language)


def _is_band(change: Change, level: str) -> bool:
    """Whether a row is a heading over others: of 章 and the like, and of an annex without a preface."""
    if change.unit == "annex":
        return not change.text
    return change.unit not in FRAME and change.unit != level and not change.text and bool(change.heading)


def _row(
    name: str, change: Change, band: bool, columns: tuple[tuple[Item, ...], tuple[Item, ...]], language: str
) -> Row:
    follows = change.kind in QUIET and touched(change)
    label = words.label(change, language)
    old, new = ("、".join(words.name(ref, change.unit, language) for ref in side) for side in (change.old, change.new))
    if not change.old and not change.new:  # a part of the frame
        old = "" if change.kind == "inserted" else label
        new = "" if change.kind == "repealed" else label
    # where sub-headings say what begins, the numbers need not be said together
    old, new = ("" if any(item.head for item in side) else said for side, said in zip(columns, (old, new), strict=True))
    title = words.heading(change) if band else ""
    return Row(
        name,
        "modified" if follows else change.kind,
        f"{label} {title}" if title else label,
        (words.FOLLOWED if follows else words.KINDS[change.kind])[language == "zh"],
        words.kind(change, language),
        old,
        new,
        *columns,
        band,
        quiet=change.kind in QUIET and not follows,
        level=min(change.depth + 2, 6),
    )


def _gap(name: str, gap: Gap, change: Change, annex: Change | None, language: str) -> Row:
    side = change.old if gap.side == "old" else change.new
    label = words.name(gap.ref, change.unit, language)
    went = words.went(change, language, part=gap.ref != side[0])
    said = (Item(mark=went),)
    return Row(
        name,
        change.kind,
        f"{words.head(annex, language)} {label}" if annex else label,
        went,
        went,
        label if gap.side == "old" else "",
        label if gap.side == "new" else "",
        said if gap.side == "old" else (),
        said if gap.side == "new" else (),
        gap=True,
        href=f"#r{gap.row}",
    )
