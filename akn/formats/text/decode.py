"""Bytes to characters: UTF-8 with or without mark, UTF-16 and UTF-32 with mark, GB18030. Everything else is named, never raised."""

from __future__ import annotations

import codecs
import re

from akn.diagnostics import Diagnostic, diagnostic
from akn.formats.signature import binary

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins as UTF-16 does
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BREAKS = re.compile(r"(?<=\S)[^\S\n]*[\x0b\x0c][^\S\n]*(?=\S)")
"""Line and page breaks of word processors inside a line, which XML can't carry; at its edges they are layout anyway."""
_ENTITY = re.compile(r"(?<!\\)&(?:nbsp|ensp|emsp|#160|#12288|#x[aA]0|#x3000);")
"""White space as a page of HTML spells it; with a backslash before it, it is text (as Markdown has it)."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
"""What XML can't carry (and DEL); white space is left."""
_CONTROL_BYTES = bytes((*range(9), *range(0x0E, 0x20), 0x7F))
"""The bytes of them in any encoding read here; only UTF-16 has them in other characters too."""


def decode(data: bytes) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The characters of `data`, line ends as \\n; None with one error where it is no text.

    Diagnostics: T001 empty, T002 binary, T003 unknown encoding, T004 read as GB18030, T005 control characters left out.
    Linear in the length of `data`.
    """
    if not data.strip():
        return None, (diagnostic("T001"),)
    if kind := binary(data):
        return None, (diagnostic("T002", what=kind),)
    text, found = _characters(data)
    if text is None:
        return None, found
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\u2028" in text or "\u2029" in text:
        text = text.replace("\u2028", "\n").replace("\u2029", "\n")
    if "&" in text and (entity := _ENTITY.search(text)):
        found += (diagnostic("T025", text.count("\n", 0, entity.start()) + 1, text=entity[0]),)
        text = _ENTITY.sub("\xa0", text)
    if "\x0b" in text or "\x0c" in text:
        text = _BREAKS.sub(" ", text)
    if _suspect(data, text) and (first := _CONTROL.search(text)):
        line = text.count("\n", 0, first.start()) + 1
        text, count = _CONTROL.subn("", text)
        found += (diagnostic("T005", line, count=count),)
    if not text.strip("\ufeff \t\n\u3000"):
        return None, (diagnostic("T001"),)
    return text, found


def _suspect(data: bytes, text: str) -> bool:
    """Whether `text` may hold what XML can't carry: a look at its bytes, which is faster than one at its characters."""
    return len(data.translate(None, _CONTROL_BYTES)) < len(data) or "\ufffe" in text or "\uffff" in text


def _characters(data: bytes) -> tuple[str | None, tuple[Diagnostic, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), ()
            except UnicodeDecodeError as error:
                return None, (diagnostic("T003", _line(data, error.start), offset=error.start),)
    if b"\x00" in data:
        return None, (diagnostic("T002", what="NUL"),)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        at = error.start
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None, (diagnostic("T003", _line(data, at), offset=at),)
    # any bytes of the right parity decode as GB18030; text that does is mostly common Hanzi and ASCII
    common = sum(map(text.count, "的、，。条第规定和人一有国法"))
    if common * 50 < len(text):
        return None, (diagnostic("T003", _line(data, at), offset=at),)
    return text, (diagnostic("T004"),)


def _line(data: bytes, offset: int) -> int:
    return data.count(b"\n", 0, offset) + 1
