"""One self-contained page with a column for each text: what paths and three-way comparisons are shown in.

Nothing is loaded from anywhere and there is no script; the style is in the page and named by its hash in the page's
content security policy. All text is escaped by the template engine, and characters that turn the direction are shown as �.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from akn.diff.changeset import Change
from akn.diff.flow import lines
from akn.diff.render.html import TONGUES
from akn.diff.render.terminal import clean

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

FOLDER = Path(__file__).parent
TAGS = {"equal": "", "delete": "del", "insert": "ins"}
CUT = "⋯"
"""What stands for lines without a change."""


class Run(NamedTuple):
    """Characters: their operation, whether the edit is none of substance, and who made it."""

    op: str
    text: str
    quiet: bool = False
    by: str = ""


Paragraph = tuple[Run, ...]


class Cell(NamedTuple):
    """A place of the table: a name, what happened, and text."""

    name: str = ""
    what: str = ""
    paragraphs: tuple[Paragraph, ...] = ()


class Row(NamedTuple):
    """A row; with `title` a line stands above it. Text is folded away unless it is `open`."""

    cells: tuple[Cell, ...]
    title: str = ""
    said: str = ""
    conflict: bool = False
    open: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """All that a page shows. `sides` are name, title and date of each text."""

    title: str
    what: str
    sides: Sequence[tuple[str, str, str]]
    heads: Sequence[str]
    rows: Iterable[Row]
    notes: Sequence[str] = ()
    counts: Sequence[str] = ()
    iri: str = ""


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

    return Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def page(shown: Page, language: str) -> bytes:
    """The page, in UTF-8; labels in `language`, `en` or `zh`."""
    from markupsafe import Markup

    style = (FOLDER / "columns.css").read_text(encoding="utf-8")
    found = next(
        (TONGUES[part[:3]] for part in shown.iri.split("/") if part[3:4] in ("@", ":") and part[:3] in TONGUES), ""
    )
    return (
        _environment()
        .get_template("columns.html.jinja")
        .render(
            title=clean(shown.title),
            what=shown.what,
            sides=[(name, clean(title), date) for name, title, date in shown.sides],
            heads=shown.heads,
            rows=[_clean(row) for row in shown.rows],
            notes=shown.notes,
            counts=shown.counts,
            lang="zh-CN" if language == "zh" else "en",
            tongue=found,
            style=Markup(style),  # noqa: S704 - a file of this package
            style_hash=b64encode(sha256(style.encode()).digest()).decode(),
            paragraphs=paragraphs,
        )
        .encode("utf-8", "replace")
    )


def _clean(row: Row) -> Row:
    cells = tuple(cell._replace(name=clean(cell.name), what=clean(cell.what)) for cell in row.cells)
    return row._replace(cells=cells, title=clean(row.title))


def changed(rows: Iterable[Change]) -> tuple[Paragraph, ...]:
    """The lines of rows that hold an edit, CUT for those between; all of what is inserted or repealed

    Nothing where no line does.
    """
    out: list[Paragraph] = []
    for row in rows:
        every = row.kind in ("inserted", "repealed")
        for line in lines(row):
            shown = tuple(
                Run(part.op, text, part.cause is not None) for part in line if (text := part.text.replace("\n", ""))
            )
            out.append(shown if every or any(part.op != "equal" for part in shown) else ())
    return shortened(out) if any(out) else ()


def shortened(found: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """`found` with one CUT for each run of empty ones."""
    out: list[Paragraph] = []
    for paragraph in found:
        if paragraph or not out or out[-1] != (Run("equal", CUT),):
            out.append(paragraph or (Run("equal", CUT),))
    return tuple(out)


def paragraphs(cell: Cell) -> Markup:
    """The text of a cell as HTML; every character of it is escaped."""
    from markupsafe import Markup, escape

    out = []
    for paragraph in cell.paragraphs:
        if paragraph == (Run("equal", CUT),):
            out.append(f'<p class="cut">{CUT}</p>')
            continue
        made = ""
        for run in paragraph:
            text = str(escape(clean(run.text)))
            tag = TAGS[run.op]
            quiet = ' class="quiet"' if run.quiet else ""
            made += f"<{tag}{quiet}>{text}</{tag}>" if tag else text
            made += f"<sup>{escape(run.by)}</sup>" if run.by else ""
        out.append(f"<p>{made}</p>")
    return Markup("".join(out))  # noqa: S704 - escaped above
