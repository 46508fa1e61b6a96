"""Text of a law inside of Markdown: nothing in it may act as Markdown or as HTML, on any host.

Edits are `<del>` and `<ins>`: `~~` and `**` are no emphasis where Chinese punctuation stands beside them (CommonMark 0.31,
left- and right-flanking delimiter runs), and these elements are kept by GitHub, GitLab and Gitea.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from akn.diff.changeset import Segment

TAGS = {"equal": ("", ""), "delete": ("<del>", "</del>"), "insert": ("<ins>", "</ins>")}
"""What stands around a run."""
CELL, GRID = "\t", " │ "
"""What parts the cells of a table row in a text, and on the page."""

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_CONTROL = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
_SPECIAL = re.compile(rf'[&<>"\\`*_{{}}\[\]|~{_CONTROL}]|[@#:](?=[\w/+-])|\$|#')
"""What means something anywhere in a line. Hosts make mentions, links to issues, pictures, formulas of @ # : $."""
_APART = frozenset("@#:$")
"""In an element of their own these are characters."""
_START = re.compile(r"^(\d{1,9})([.)])|^([-+=])")
"""What makes a list or a heading at the start of a line."""
_EDGE = re.compile(r"^[ \t]+|[ \t]+$")
_LINK = re.compile(r"(?i)\b(w)(ww)")


def plain(text: str) -> str:
    """`text`, which has no line feeds, as Markdown that shows these characters."""
    text = _START.sub(r"\1\\\2\3", _SPECIAL.sub(_literal, text))
    return _LINK.sub(r"\1<span></span>\2", text)


def line(segments: Iterable[Segment]) -> str:
    """One line of text as Markdown, edits marked; line feeds are left out, and blanks at the ends kept as blanks."""
    out = []
    for op, group in groupby(segments, lambda segment: segment.op):
        text = "".join([segment.text for segment in group]).replace("\n", "").replace(CELL, GRID)
        if text:
            before, after = TAGS[op]
            out.append(f"{before}{plain(text)}{after}")
    return _EDGE.sub(lambda found: "&#32;" * len(found[0]), "".join(out))


def _literal(match: re.Match[str]) -> str:
    char = match[0]
    if char in _ENTITIES:
        return _ENTITIES[char]
    if char in _APART:
        return f"<span>{char}</span>"
    return f"\\{char}" if " " < char < "\x7f" else "\ufffd"
