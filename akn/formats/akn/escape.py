"""Characters as XML writes them."""

from __future__ import annotations

import re

from akn.model.permitted import FORBIDDEN

_IN_ATTRIBUTE = re.compile(r'[&<>"\t\n\r]')
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
_TEXT = str.maketrans({char: _ESCAPES[char] for char in "&<>\r"})
_ATTRIBUTE = str.maketrans(_ESCAPES)
_NAME = re.compile(r"(?:xml:)?[A-Za-z_][\w.-]*", re.ASCII)
_CONTROLS = bytes(set(range(0x20)) - {0x09, 0x0A, 0x0D})


def text(value: str) -> str:
    """`value` as the content of an element."""
    if "&" in value or "<" in value or ">" in value or "\r" in value:
        return value.translate(_TEXT)
    return value


def attribute(value: str) -> str:
    """`value` as the content of a quoted attribute; line ends and tabs survive attribute normalisation."""
    if value.isidentifier():  # as most ids are
        return value
    return value.translate(_ATTRIBUTE) if _IN_ATTRIBUTE.search(value) else value


def attributes(pairs: tuple[tuple[str, str], ...]) -> str:
    """` name="value"` for each pair in its order; the first of a name wins, what is no attribute name is left out."""
    out, seen = "", set()
    for name, value in pairs:
        if name not in seen and _NAME.fullmatch(name) and name != "xmlns":
            seen.add(name)
            out += f' {name}="{attribute(value)}"'
    return out


def optional(**values: str | None) -> str:
    """` name="value"` for each value that is not None, in the order given."""
    return "".join(f' {name}="{attribute(value)}"' for name, value in values.items() if value is not None)


def encoded(value: str) -> bytes:
    """`legal(value)` as UTF-8. Looks for what is not legal in the bytes, which is several times as fast."""
    try:
        data = value.encode()
    except UnicodeEncodeError:
        return legal(value).encode()
    if "\ufffe" not in value and "\uffff" not in value and len(data.translate(None, _CONTROLS)) == len(data):
        return data
    return legal(value).encode()


def legal(value: str) -> str:
    """`value` with each character that XML can't carry replaced by U+FFFD, so that offsets stay true."""
    return FORBIDDEN.sub("\ufffd", value) if FORBIDDEN.search(value) else value
