"""The comparison as one self-contained page: 修改前后对照表, old on the left, new on the right, or both in one column.

Nothing is loaded from anywhere: style and script are in the page and named by their hashes in the page's content
security policy, which forbids all else. All text is escaped by the template engine, and what can not be seen stands as
its code. Without script the page is whole: the two columns, the list of changes, the map; what the script brings (filters,
views, keys) is not shown then.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from akn.diagnostics import user_language
from akn.diff.changeset import KINDS, ChangeSet
from akn.diff.render import RenderOptions, metadata, words
from akn.diff.render.minimap import MANY, WIDTH, marks
from akn.diff.render.places import others
from akn.diff.render.rows import SORTS, Row, folds, rows
from akn.diff.render.visible import visible

if TYPE_CHECKING:
    from markupsafe import Markup

FOLDER = Path(__file__).parent

TONGUES = {"zho": "zh-CN", "eng": "en", "fra": "fr", "deu": "de", "spa": "es", "por": "pt", "ita": "it"}
"""Language of an expression's address -> that of the page's text, for hyphens, quotation marks and fonts."""

_LANGUAGE = re.compile(r"/([a-z]{3})(?:[@:]|$)")
_DATE = re.compile(r"(\d{4}-\d{2}-\d{2}(?:;\d+)?)")


@dataclass(frozen=True, slots=True)
class Part:
    """A style sheet or a script of this package, and its hash for the content security policy (CSP 3, 2.3.1)."""

    text: Markup
    hash: str


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
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    every = list(rows(changes, language))
    counts = changes.articles if sum(changes.articles.values()) else changes.summary
    chinese = language == "zh"
    record = next((change for change in changes.changes if change.unit == "metadata" and change.text), None)
    strip, height = marks(every)
    return environment.get_template("page.html.jinja").render(
        old=changes.old,
        new=changes.new,
        say={name: pair[chinese] for name, pair in words.PAGE.items()},
        lang="zh-CN" if chinese else "en",
        tongue=_tongue(changes.new.iri) or _tongue(changes.old.iri),
        addresses=[_pieces(side.iri) for side in (changes.old, changes.new)],
        note=words.note(changes, language),
        style=_part("page.css"),
        script=_part("page.js"),
        counts=[(kind, words.KINDS[kind][chinese], counts[kind]) for kind in KINDS if counts[kind]],
        unit=words.counted(changes.level, sum(counts.values()), language),
        total=sum(counts.values()),
        others=list(dict.fromkeys(others(changes, language))),
        filters=_filters(every, language),
        keys=[(keys.split(), pair[chinese]) for keys, pair in words.KEYS.items()],
        jumps=[row for row in every if not row.quiet and not row.gap],
        map={"marks": strip, "height": height, "width": WIDTH, "many": MANY},
        folds=list(folds(every, language)),
        record=[(metadata.label(line.path, language), line.old, line.new) for line in metadata.lines(record)]
        if record
        else [],
    )


def output(changes: ChangeSet, options: RenderOptions) -> bytes:
    """The row `html` of OUTPUTS."""
    return render(changes, language=options.language).encode()


def _shown(value: object) -> object:
    """What any expression of the template comes to: text of a document with nothing hidden in it."""
    return visible(value) if type(value) is str else value


def _part(name: str) -> Part:
    """A file of this package, which is no text of a document and is not to be escaped."""
    from markupsafe import Markup

    text = (FOLDER / name).read_text(encoding="utf-8")
    digest = b64encode(sha256(text.encode()).digest()).decode()
    return Part(Markup(text), f"'sha256-{digest}'")  # noqa: S704 - a file of this package


def _filters(every: list[Row], language: str) -> list[tuple[str, str, int]]:
    """The sorts of rows that there are: name, what it is called, how many; headings that did not change are none."""
    found = Counter(row.sort for row in every if not row.gap and not (row.band and row.quiet))
    return [(sort, words.sort(sort, language), found[sort]) for sort in SORTS if found[sort]]


def _tongue(iri: str) -> str:
    found = _LANGUAGE.search(iri)
    return TONGUES.get(found[1], "") if found else ""


def _pieces(iri: str) -> list[tuple[str, bool]]:
    """An address in pieces, each with whether it is a date, which no line may break."""
    return [(piece, bool(_DATE.fullmatch(piece))) for piece in _DATE.split(iri) if piece]
