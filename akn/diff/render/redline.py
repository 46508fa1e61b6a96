"""The comparison as a Word document of the whole act with tracked changes: all accepted it is NEW, all rejected OLD.

Deleted and inserted are characters, ends of paragraphs, and rows of tables (ECMA-376, part 1, 17.13.5). What moved is
tracked as moved where the changes have a date, for the schema wants one of every move; else it is deleted at the one place
and inserted at the other by an author of another name, which Word shows in another colour. What moved with a table is deleted
and inserted in any case.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from xml.sax.saxutils import quoteattr

from akn.diff.changeset import ChangeSet, Op
from akn.diff.render import RenderOptions, word
from akn.diff.render.paragraphs import Paragraph, TableRow, paragraphs
from akn.diff.render.pieces import Piece
from akn.diff.render.stream import stream
from akn.diff.render.tongue import tongue
from akn.diff.render.word import FANGSONG, HEI, SONG, Style

STYLES: dict[str, Style] = {
    "title": Style(SONG, 22, bold=True, align="center", after=12, line=34, level=1),
    "note": Style(FANGSONG, 16, align="center", after=12),
    "heading": Style(HEI, 16, align="center", before=10, after=10, next=True, level=2),
    "annex": Style(HEI, 16, align="left", before=20, next=True, level=2),
    "toc": Style(FANGSONG, 16, align="left", indent=2),
    "text": Style(FANGSONG, 16, indent=2),
    "sign": Style(FANGSONG, 16, align="right"),
    "cell": Style(FANGSONG, 12, align="left", line=18),
}
"""Kind of paragraph -> its style (GB/T 9704—2012, 7.3: 三号仿宋, 二号 for the title, two characters indented)."""

WIDTH = 8300
"""How wide a table is, in twentieths of a point."""

TRACKED: dict[tuple[Op, bool], str] = {
    ("insert", False): "ins",
    ("delete", False): "del",
    ("insert", True): "moveTo",
    ("delete", True): "moveFrom",
}
"""Operation, and whether it is a part of a move -> the element that tracks it."""

AUTHOR = "akn"
"""Who made the changes, where nobody is named."""


def output(changes: ChangeSet, options: RenderOptions) -> bytes:
    """The row `redline` of OUTPUTS. Raises AknError where python-docx is not installed."""
    language = tongue(changes)
    redline = _Redline(options.author or AUTHOR, options.date, MOVED[language.startswith("zh")])
    return word.pack(
        redline.blocks(list(paragraphs(stream(changes)))),
        {_name(kind): style for kind, style in STYLES.items()},
        title=changes.new.title or changes.old.title,
        language=language,
    )


def _name(kind: str) -> str:
    return f"Akn{kind.capitalize()}"


MOVED = (" (moved)", "（移动）")
"""What is added to the name of the author who deletes and inserts what moved, in English and Chinese."""


class _Redline:
    """The fragments of one document; it counts the ids of its changes."""

    def __init__(self, author: str, date: str, moved: str) -> None:
        day = f' w:date="{date}T00:00:00Z"' if date else ""
        self.signed = f"w:author={quoteattr(word.allowed(author))}{day}"
        self.moved = self.signed if date else f"w:author={quoteattr(word.allowed(author + moved))}"
        self.moves = bool(date)
        self.ids = self.started = 0

    def blocks(self, lines: Sequence[Paragraph | TableRow]) -> Iterator[str]:
        """The paragraphs and tables in order; the last is a paragraph whose end stays."""
        last: Paragraph | TableRow | None = None
        open_ = (0, "")
        for tabular, group in groupby(lines, lambda line: isinstance(line, TableRow)):
            if tabular:
                yield from self._moved(open_, (0, ""))
                open_ = (0, "")
                rows = [line for line in group if isinstance(line, TableRow)]
                yield self._table(rows)
                last = rows[-1]
                continue
            for line in group:
                if isinstance(line, Paragraph):
                    now = (line.move, line.mark) if self.moves else (0, "")
                    yield from self._moved(open_, now)
                    open_, last = now, line
                    yield self._paragraph(line)
        yield from self._moved(open_, (0, ""))
        if not isinstance(last, Paragraph) or last.mark != "equal":
            yield word.paragraph("", _name("text"))

    def _moved(self, before: tuple[int, str], now: tuple[int, str]) -> Iterator[str]:
        """The end of the move that went on `before`, and the start of that which goes on `now`."""
        if before == now:
            return
        if before[0]:
            yield f'<w:{_RANGES[before[1]]}RangeEnd w:id="{self.started}"/>'
        if now[0]:
            self.started = self._next()
            yield f'<w:{_RANGES[now[1]]}RangeStart w:id="{self.started}" w:name="move{now[0]}" {self.signed}/>'

    def _next(self) -> int:
        self.ids += 1
        return self.ids

    def _tracked(self, op: Op, content: str | None, *, move: int = 0) -> str:
        """`content` as deleted or inserted; the bare mark without any."""
        if op == "equal":
            return content or ""
        tag = TRACKED[op, bool(move) and self.moves]
        head = f'<w:{tag} w:id="{self._next()}" {self.moved if move else self.signed}'
        return f"{head}/>" if content is None else f"{head}>{content}</w:{tag}>" if content else ""

    def _pieces(self, pieces: Iterable[Piece], style: str) -> str:
        out = []
        for piece in pieces:
            gone = piece.op == "delete" and not (piece.move and self.moves)
            font = HEI if piece.number and style == "text" else ""
            out.append(self._tracked(piece.op, word.run(piece.text, font=font, deleted=gone), move=piece.move))
        return "".join(out)

    def _paragraph(self, line: Paragraph) -> str:
        mark = self._tracked(line.mark, None, move=line.move) if line.mark != "equal" else ""
        was = ""
        if line.was:
            was = f'<w:pPrChange w:id="{self._next()}" {self.signed}>{word.named(_name(line.was))}</w:pPrChange>'
        return word.paragraph(self._pieces(line.pieces, line.style), _name(line.style), mark, was)

    def _table(self, rows: Sequence[TableRow]) -> str:
        columns = max(len(line.cells) for line in rows)
        width = WIDTH // columns
        return word.table((self._row(line, columns, width) for line in rows), [width] * columns)

    def _row(self, line: TableRow, columns: int, width: int) -> str:
        """A row; the last cell of one that has fewer than others is wider."""
        said = self._tracked(line.mark, None) if line.mark != "equal" else ""
        cells = []
        for at, pieces in enumerate(line.cells):
            span = columns - at if at == len(line.cells) - 1 else 1
            mark = self._tracked(line.mark, None) if line.mark != "equal" else ""
            found = [piece._replace(move=0) for piece in pieces]
            cells.append(
                word.cell(word.paragraph(self._pieces(found, "cell"), _name("cell"), mark), width * span, span=span)
            )
        return word.row(cells, said)


_RANGES = {"insert": "moveTo", "delete": "moveFrom"}
