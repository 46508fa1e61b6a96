"""The merge of two versions of an Akoma Ntoso document with the one both began with, article by article.

An article is the same in all three where it has the same tracking id (wId, else eId). Its number and ids are no part of
what is merged: where one side renumbered and the other changed words, both are taken over. What both changed is merged
line by line, and where that fails the whole article is marked, so that a reader sees all of it three times.

Metadata are merged field by field, each keyed by where it stands and its id or name; new fields of both sides stand side by
side. What tells of the making of a file tells of no merged one: the digest of a source that is the source of neither text
goes, and of two days of markup the later stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from akn.diff.outline import level
from akn.fix.fix import fix
from akn.fix.source import Source, Span, open_source
from akn.formats.akn.parse import parse
from akn.formats.akn.read import read_tree
from akn.git.threeway import Merged, Piece, lines, marked, merge, split

_ID = re.compile(r'(?<=\seId=")[^"]*(?=")')
_WID = re.compile(r'\swId="([^"]*)"')
_NUM = re.compile(r"(<(?:\w+:)?num>)(.*?)(</(?:\w+:)?num>)", re.DOTALL)
_META = "meta "
_OWN = "\N{SECTION SIGN}"
_SOURCE = re.compile(r"[ \t]*<(?:\w+:)?source\b[^<>]*\ssha256=[^<>]*/>\r?\n?")
_HOLLOW = re.compile(r"[ \t]*<proprietary\b[^<>]*>\s*</proprietary>\r?\n?")
_DATE = re.compile(r'\sdate="([^"]*)"')
_MAPPINGS = re.compile(r"[ \t]*<mappings\b.*?</mappings>\r?\n?", re.DOTALL)


class _Article(NamedTuple):
    """One article without its number and ids, and these: its own id, the wIds by what follows the own id, its number."""

    bare: str
    eid: str
    wids: dict[str, str]
    num: str


def merge_files(base: bytes, ours: bytes, theirs: bytes) -> tuple[bytes, int]:
    """The merged document and how many conflicts are marked in it; 0 where git can go on.

    What is no Akoma Ntoso document, or is broken, is merged line by line. Content never raises.
    """
    sources = [_source(data) for data in (base, ours, theirs)]
    if any(source is None for source in sources):
        texts = [data.decode("utf-8", "surrogateescape") for data in (base, ours, theirs)]
        made = lines(*texts)
        return made.text.encode("utf-8", "surrogateescape"), made.conflicts
    found = [source for source in sources if source is not None]
    documents = [read_tree(source.root).document for source in found]
    unit = level(*(document for document in documents if document is not None))
    old, mine, other = (list(_pieces(source, unit)) for source in found)
    done = merge(old, mine, other, _within)
    if done.text not in (found[1].text, found[2].text) and len({_sources(source.text) for source in found}) > 1:
        done = Merged(_HOLLOW.sub("", _SOURCE.sub("", done.text)), done.conflicts)
    data = Source(done.text, found[1].root, found[1].encoding, found[1].bom).data
    return (data if done.conflicts else fix(data, select=("I001", "I003")).data), done.conflicts


def _source(data: bytes) -> Source | None:
    root, _ = parse(data)
    if root is None or read_tree(root).document is None:
        return None
    return open_source(data, root)


def _pieces(source: Source, unit: str) -> Iterator[Piece]:
    """The articles whole, keyed by tracking id, fields of metadata, and everything else by lines. Mappings are one piece:
    they follow the wIds."""
    at = 0
    for start, end, key in sorted(_spans(source, unit)):
        if start < at:  # quoted in an article, or one article in another
            continue
        yield from _lines(source.text[at:start])
        yield Piece(key, source.text[start:end], key.startswith(_META))
        at = end
    yield from _lines(source.text[at:])


def _spans(source: Source, unit: str) -> Iterator[tuple[int, int, str]]:
    for element in source.root.iter(f"{{*}}{unit}"):
        key = element.get("wId") or element.get("eId") or element.get("id")
        if key:
            yield *_place(source.text, source.spans[element]), f"{unit} {key}"
    for meta in source.root.iter("{*}meta"):
        for field in meta.iter("{*}*"):
            key = next((value for name in ("eId", "name") if (value := field.get(name))), "")
            if field.get("eId") or not len(field):
                above = [_name(each.tag) for each in field.iterancestors()]
                start, end = _place(source.text, source.spans[field])
                while source.text[start - 1] in " \t":
                    start -= 1
                yield start, end, f"{_META}{'/'.join(reversed(above))}/{_name(field.tag)} {key}"
    for match in _MAPPINGS.finditer(source.text):
        yield match.start(), match.end(), "mappings"


def _place(text: str, span: Span) -> tuple[int, int]:
    """From where to where an element stands, with the line end behind it."""
    return span.start, span.end + (2 if text.startswith("\r\n", span.end) else text.startswith("\n", span.end))


def _name(tag: str) -> str:
    return tag.rpartition("}")[2]


def _sources(text: str) -> str:
    return "".join(_SOURCE.findall(text))


def _lines(text: str) -> Iterator[Piece]:
    for line in split(text):
        yield Piece(line, line)


def _within(base: Piece, a: Piece, b: Piece) -> Merged:
    if base.key == "mappings":  # made anew when the rest is merged
        return Merged(a.text, 0)
    if base.field:
        return _field(base, a, b)
    old, ours, theirs = (_article(piece.text) for piece in (base, a, b))
    done = Merged(ours.bare, 0) if theirs.bare == old.bare else merge(_units(old), _units(ours), _units(theirs))
    if done.conflicts:
        return marked(base.text, a.text, b.text, re.sub(r"<[^>]*>", "", ours.num).strip() or ours.eid)
    numbered, other = (ours, theirs) if (ours.eid, ours.num) != (old.eid, old.num) else (theirs, ours)
    return Merged(_restored(done.text, numbered, other), 0)


def _field(base: Piece, a: Piece, b: Piece) -> Merged:
    if _SOURCE.fullmatch(a.text) and _SOURCE.fullmatch(b.text):
        return Merged(a.text, 0)  # goes when the rest is merged
    if base.key.endswith("/FRBRManifestation/FRBRdate markup"):
        return Merged(max(a.text, b.text, key=_DATE.findall), 0)
    return marked(base.text, a.text, b.text)


def _units(article: _Article) -> list[Piece]:
    """The lines of an article, keyed by the id that stands in them, so that neighbours change apart."""
    return [Piece(found[0] if (found := _ID.search(line)) else line, line) for line in split(article.bare)]


def _article(text: str) -> _Article:
    first = _ID.search(text)
    eid = first[0] if first else ""
    wids: dict[str, str] = {}

    def tag(match: re.Match[str]) -> str:
        own = _ID.search(match[0])
        wid = _WID.search(match[0])
        if not own or not eid or not (own[0] == eid or own[0].startswith(f"{eid}__")):
            return match[0]
        rest = own[0][len(eid) :]
        if wid:
            wids[rest] = wid[1]
        return _WID.sub("", f"{match[0][: own.start()]}{_OWN}{rest}{match[0][own.end() :]}")

    bare = re.sub(r"<\w[^<>]*>", tag, text)
    num = _NUM.search(bare)
    if num:
        bare = f"{bare[: num.start(2)]}{_OWN}{bare[num.end(2) :]}"
    return _Article(bare, eid, wids, num[2] if num else "")


def _restored(bare: str, numbered: _Article, other: _Article) -> str:
    """The article with the ids and the number of `numbered`; what only the other has keeps its wId."""

    def name(match: re.Match[str]) -> str:
        rest = match[1]
        wid = numbered.wids.get(rest) or other.wids.get(rest)
        return f'eId="{numbered.eid}{rest}"' + (f' wId="{wid}"' if wid else "")

    text = re.sub(f'eId="{_OWN}([^"]*)"', name, bare)
    return _NUM.sub(lambda m: f"{m[1]}{numbered.num}{m[3]}" if m[2] == _OWN else m[0], text, count=1)
