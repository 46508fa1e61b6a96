"""What stands above the body: order or announcement, title, history (题注), table of contents, preamble."""

from __future__ import annotations

from dataclasses import dataclass, field

from akn.formats.text.contents import Entry, read_contents
from akn.formats.text.lines import Line
from akn.formats.text.origin import block, is_bracketed, read_origin
from akn.formats.text.quotation import stays_open
from akn.formats.text.title import find_issued, find_title, split_title
from akn.formats.text.unmarked import after_list
from akn.language.zh import units
from akn.language.zh.typography import SENTENCE_END
from akn.model.block import Block, Mark


@dataclass(slots=True)
class Front:
    """The lines above the body, sorted; `body` is the index of the first line of the body."""

    cover: list[Block] = field(default_factory=list)
    preface: list[Block] = field(default_factory=list)
    toc: list[Entry] = field(default_factory=list)
    preamble: list[Block] = field(default_factory=list)
    body: int = 0
    titled: bool = False
    listed: int = 0  # line of a list of headings that nothing calls a table of contents


def first_unit(lines: list[Line]) -> int:
    """Index of the first line that may begin a unit of the body: what repair must know before anything is read."""
    body = _body(lines, 0)
    at = _contents_at(lines, 0, body)
    return _body(lines, read_contents(lines, at + 1)[1] if at >= 0 else after_list(lines, body))


def read_front(lines: list[Line]) -> Front:
    """Sort what stands above the body. `lines` are repaired; their `start` is what each line alone suggests."""
    front = Front()
    i, total = 0, len(lines)
    while i < total and lines[i].front:
        i += 1
    front.cover = [block(line, "content") for line in lines[:i]]
    limit = _body(lines, i)
    contents = _contents_at(lines, i, limit)
    if contents >= 0:
        limit = contents
    at, last = find_issued(lines, *find_title(lines, i, limit), limit)
    if at >= 0:
        front.cover += [block(line, "content") for line in lines[i:at]]
        for line in lines[at : last + 1]:
            front.preface.extend(_titled(line))
        front.titled, i = True, last + 1
    title = "".join(b.text for b in front.preface if b.role == "longTitle")
    blocks, i = read_origin(lines, i, limit, title)
    front.preface.extend(blocks)
    if contents >= 0:
        front.preface.extend(block(line, "content") for line in lines[i:contents])
        front.preface.append(block(lines[contents], "tocHeading"))
        front.toc, i = read_contents(lines, contents + 1)
        if i < total and is_bracketed(lines[i].text):
            blocks, i = read_origin(lines, i, total, title)
            front.preface.extend(blocks)
    elif (end := after_list(lines, limit)) > limit:
        front.listed = lines[limit].number
        front.preface.extend(block(line, "content") for line in lines[i:end])
        blocks, i = (
            read_origin(lines, end, total, title) if end < total and is_bracketed(lines[end].text) else ([], end)
        )
        front.preface.extend(blocks)
    front.body = _preamble(lines, i, front)
    return front


def _titled(line: Line) -> list[Block]:
    """A line of the title, and the 题注 behind it where one is."""
    title, note = split_title(line.text)
    out = [Block(title, "longTitle", marks=(Mark("docTitle", 0, len(title)),), line=line.number)]
    return [*out, Block(note, "history", line=line.number)] if note else out


def _contents_at(lines: list[Line], i: int, limit: int) -> int:
    """Index of the heading of the table of contents, or -1."""
    at = (k for k in range(i, min(limit, len(lines))) if lines[k].text[0] == "目")
    return next((k for k in at if units.TOC_HEADING.match(lines[k].text)), -1)


def _body(lines: list[Line], i: int) -> int:
    """Index of the first unit from `i` on; the number of lines where there is none."""
    total = len(lines)
    article = _first_article(lines, i)
    clauses = article < total or any(line.start and line.start.style == "clause" for line in lines[i:])
    for k in range(i, total):
        start = lines[k].start
        if start is None or lines[k].info:
            continue
        style = start.style
        if style == "titled":  # a heading by the list of them above
            return k
        if style in units.LEVEL:
            if not (start.rest and start.rest[-1] in SENTENCE_END) and (not start.glued or len(start.rest) < 20):
                return k
        elif style == "article":
            if k == article:
                return k
        elif style == "clause":
            if article == total or (k + 1 < total and _opens_article(lines[k + 1])):
                return k
        elif not clauses and style in ("point", "arabic") and start.value == 1 and not start.glued:
            return k
    return total


def _first_article(lines: list[Line], i: int) -> int:
    """Index of the first article from `i` on that stands in no quotation; the number of lines where there is none."""
    quoted = False
    for k in range(i, len(lines)):
        if not quoted and _opens_article(lines[k]):
            return k
        text = lines[k].text
        if "“" in text or "”" in text or '"' in text:
            quoted = stays_open(text, quoted)
    return len(lines)


def _opens_article(line: Line) -> bool:
    start = line.start
    return (
        start is not None
        and start.style == "article"
        and not line.info
        and not (start.glued and (start.value != 1 or bool(units.SELDOM_OPENS.match(start.rest))))
        and not units.NEVER_OPENS.match(start.rest)
    )


def _preamble(lines: list[Line], i: int, front: Front) -> int:
    """Sort the preamble; the index of the first line of the body."""
    body = _body(lines, i)
    if body == len(lines):  # prose alone: enacting words are the preamble, all else is the body
        lead = next((k for k in range(i, min(body, i + 12)) if units.LEAD_IN.search(lines[k].text)), -1)
        body = lead + 1 if 0 <= lead < len(lines) - 1 else i
    for line in lines[i:body]:
        heading = bool(units.OPENING_HEADING.match(line.text)) or line.level > 0
        front.preamble.append(block(line, "heading" if heading else "content"))
    return body
