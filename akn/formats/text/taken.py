"""What is taken for layout in plain text: the marks of Markdown that `lines` leaves out, one finding a kind."""

from __future__ import annotations

from akn.diagnostics import Diagnostic, diagnostic
from akn.formats.text.lines import BOLD, HEADING, INFO_END, QUOTED, RULE, front_matter
from akn.language.zh.typography import BLANK

_MARKS = ("#", "**", "> ", "---", "___", "<!--")
"""What a text with a mark has in it."""
_FIRST = frozenset(f"#>*_-{BLANK}")
"""What a line with a mark begins with."""


def taken(text: str) -> list[Diagnostic]:
    """T042 for each kind of mark that `split` leaves out of `text`: how many lines, at the first. Front matter is T023's."""
    if not any(mark in text for mark in _MARKS):
        return []
    found: dict[str, list[int]] = {}
    front = front_matter(text)
    for number, line in enumerate(_without_comments(text, found).split("\n"), 1):
        if line[:1] in _FIRST and number > front and (content := line.strip(BLANK)):
            for mark in _marks(content):
                found.setdefault(mark, []).append(number)
    firsts = sorted(found.items(), key=lambda item: item[1][0])
    return [diagnostic("T042", lines[0], mark=mark, count=len(lines)) for mark, lines in firsts]


def _marks(text: str) -> list[str]:
    """The marks of one line, as `lines.split` takes them off."""
    out = []
    if text[0] == ">" and (match := QUOTED.match(text)):
        out.append(">")
        text = text[match.end() :].strip(BLANK)
    if text.startswith("#") and (match := HEADING.match(text)):
        out.append("#")
        text = text[match.end() :].strip(BLANK)
    elif RULE.match(text):
        return [*out, text[:3]]
    if text.startswith("**") and BOLD.match(text):
        out.append("**")
    return out


def _without_comments(text: str, found: dict[str, list[int]]) -> str:
    """`text` with line ends alone where comments were; those that are no INFO END are put into `found`."""
    parts: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        if not INFO_END.fullmatch(text, start + 4, end):
            found.setdefault("<!-- -->", []).append(text.count("\n", 0, start) + 1)
        parts += (text[at:start], "\n" * text.count("\n", start, end))
        at = end + 3
    return "".join((*parts, text[at:]))
