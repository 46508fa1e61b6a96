"""What must hold for any input of a reader, however broken: each check returns what is wrong, nothing where all is well."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from lxml import etree

from akn.diagnostics import Diagnostic
from akn.diff.compare import compare
from akn.diff.render.json import render
from akn.formats.akn.parse import parse as parse_xml
from akn.formats.akn.read import read as read_xml
from akn.formats.akn.write import write as write_xml
from akn.formats.json.read import read as read_json
from akn.formats.json.write import write as write_json
from akn.formats.markdown.write import write as write_markdown
from akn.formats.options import ReadOptions
from akn.formats.text.decode import decode
from akn.formats.text.read import read as read_text
from akn.formats.text.write import write as write_text
from akn.language.zh.typography import BLANK
from akn.model.document import Document
from akn.rules.validate import validate
from akn.schema import official, profile

LEFT_OUT = "T022"
"""The code whose text is a line left out: page furniture."""
OPTIONS = ReadOptions("input")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_RULE = re.compile(r"(?m)^[\s\u3000>]*(?=[^\n]*\|)\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[\s\u3000]*$")
_MARKED = re.compile(r"(?m)^[\s\u3000]*[#*>\\|\-_]|<!--|\*\*")
_LAYOUT = str.maketrans("", "", BLANK + "#*|>_-+·\\" + "".join(map(chr, range(0x2500, 0x2580))))
_EID = re.compile(rb' eId="([^"]*)"')


def bare(text: str) -> str:
    """`text` without white space, Markdown marks, and the lines that tables are drawn with."""
    return text.translate(_LAYOUT)


def xml_text(root: etree._Element, *leave: str) -> str:
    """All text of a document but what stands in elements of these names."""
    out: list[str] = []

    def walk(node: etree._Element) -> None:
        if not isinstance(node.tag, str) or etree.QName(node).localname in leave:
            return
        out.append(node.text or "")
        for child in node:
            walk(child)
            out.append(child.tail or "")

    walk(root)
    return "".join(out)


def diagnostics(found: Iterable[Diagnostic], made: object) -> Iterator[str]:
    """Every message can be said; where nothing was made an error says why."""
    errors = 0
    for item in found:
        errors += item.severity == "error"
        for language in ("en", "zh"):
            item.message(language)
            item.hint(language)
        if item.line < 0:
            yield f"line of {item.code}"
    if made is None and not errors:
        yield "nothing made, nothing said"


def text(data: bytes, *, deep: bool = True, schema: bool = True, old: Document | None = None) -> Iterator[str]:
    """What is wrong with reading `data` as text. `deep` adds the ways there and back, `schema` both schemas and the rules;
    `old` is compared with what was read."""
    reading = read_text(data, OPTIONS)
    made = reading.document
    yield from diagnostics(reading.diagnostics, made)
    if made is None:
        return
    source = _COMMENT.sub("", decode(data)[0] or "")
    xml = write_xml(made)
    root, said = parse_xml(xml)
    if root is None:
        yield f"not well-formed: {said[0].code}"
        return
    want, have = bare(source), bare(xml_text(root, "meta"))
    skipped = "".join(bare(dict(item.fields)["text"]) for item in reading.diagnostics if item.code == LEFT_OUT)
    if _RULE.search(source):  # |:---|
        want, have, skipped = (part.replace(":", "") for part in (want, have, skipped))
    yield from _kept(want, have, skipped)
    yield from _ids(xml)
    if schema:
        yield from _valid(root, own=True)
        validate(xml, "input.xml")
        validate(data, "input.txt")
    if old is not None:
        render(compare(old, made))
        render(compare(made, old))
    if deep:
        yield from _round_trips(made, xml)
        yield from _text_again(made, decode(data)[0] or "")


def _kept(want: str, have: str, skipped: str) -> Iterator[str]:
    if want == have:
        return
    lost, added = Counter(want) - Counter(have), Counter(have) - Counter(want)
    if added:
        yield "characters added"
    elif lost != Counter(skipped):
        yield "characters lost"
    elif not skipped:
        yield "characters in another order"


def _ids(xml: bytes) -> Iterator[str]:
    ids = _EID.findall(xml)
    if len(ids) != len(set(ids)):
        yield "eIds stand twice"


def _valid(root: etree._Element, *, own: bool) -> Iterator[str]:
    for item in (*official.check(root), *(profile.check(root) if own else ())):
        yield f"invalid: {item.code} {item.message('en')[:90]}"
        return


def _round_trips(made: Document, xml: bytes) -> Iterator[str]:
    again = read_xml(xml)
    if again.document != made:
        yield "xml: not the same document"
    elif write_xml(again.document) != xml:
        yield "xml: not the same bytes"
    data = write_json(made)
    reading = read_json(data)
    if reading.document != made:
        yield "json: not the same document"
    elif write_json(reading.document) != data:
        yield "json: not the same bytes"
    write_markdown(made)


def _text_again(made: Document, source: str) -> Iterator[str]:
    first = write_text(made)
    shown = bare(first.decode())
    if Counter(shown) - Counter(bare(source)):
        yield "txt: characters added"
    again = read_text(first, OPTIONS).document
    if again is None:
        if not _MARKED.search(source):  # plain text can't say which line is a title
            yield "txt: not read again"
        return
    second = write_text(again)
    if bare(second.decode()) != shown:
        yield "txt: other characters the second time"
    elif second != first and not _MARKED.search(source):
        yield "txt: other lines the second time"


def xml(data: bytes, *, deep: bool = True, schema: bool = True, old: Document | None = None) -> Iterator[str]:
    """What is wrong with reading `data` as XML; the arguments are those of `text`."""
    reading = read_xml(data, OPTIONS)
    made = reading.document
    yield from diagnostics(reading.diagnostics, made)
    if made is None:
        return
    root, _ = parse_xml(data)
    assert root is not None
    want = Counter(bare(xml_text(root, "meta", "toc")))
    written = write_xml(made)
    again, said = parse_xml(written)
    if again is None:
        yield f"not well-formed: {said[0].code}"
        return
    have = Counter(bare(xml_text(again, "meta", "toc")))
    if (want - have).total() > 0.01 * want.total() + 2:
        yield "text of the XML lost"
    if schema:
        if not official.check(root):  # ids and dates that are faulty are passed on as they are
            yield from _valid(again, own=False)
        validate(data, "input.xml")
    if old is not None:
        render(compare(old, made))
        render(compare(made, old))
    if deep:
        yield from _stable(written)
        reading = read_json(write_json(made))
        if reading.document != made:
            yield "json: not the same document"
        write_text(made)
        write_markdown(made)


def _stable(written: bytes) -> Iterator[str]:
    """Empty values are filled in once; after that nothing changes."""
    first = read_xml(written).document
    second = read_xml(write_xml(first)).document if first else None
    if first is None or second != first or write_xml(second) != write_xml(first):
        yield "xml: not stable"


def contract(data: bytes, *, deep: bool = True, schema: bool = True, old: Document | None = None) -> Iterator[str]:
    """What is wrong with reading `data` as JSON; the arguments are those of `text`."""
    reading = read_json(data, OPTIONS)
    made = reading.document
    yield from diagnostics(reading.diagnostics, made)
    if made is None:
        return
    written = write_xml(made)
    root, said = parse_xml(written)
    if root is None:
        yield f"not well-formed: {said[0].code}"
        return
    if schema:
        validate(data, "input.json")
    if old is not None:
        render(compare(old, made))
    if deep:
        yield from _stable(written)
        if write_json(read_json(write_json(made)).document or made) != write_json(made):
            yield "json: not stable"
        write_text(made)
        write_markdown(made)
