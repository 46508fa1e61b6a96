"""Characters to lines: layout is stripped here, line numbers are kept, and Markdown marks are seen as the layout they are."""

from __future__ import annotations

import re
from dataclasses import dataclass

from akn.formats.text.classify import READERS, Start, classify
from akn.language.zh.typography import BLANK, UNSEEN, WIDTHLESS


@dataclass(slots=True)
class Line:
    """One line with text on it.

    `text` is without layout at its edges; `number` counts from 1; `level` is that of a Markdown heading, else 0;
    `info` where it stands above an INFO END mark; `front` where it is YAML front matter; `joined` once it is more than
    one line of the source; `paged` where page furniture stood above it. `start` is the unit that it begins, or None.
    """

    number: int
    text: str
    level: int = 0
    start: Start | None = None
    info: bool = False
    front: bool = False
    joined: bool = False
    paged: bool = False


INFO_END = re.compile(r"\s*INFO END\s*", re.IGNORECASE)
HEADING = re.compile(r"(#{1,6})(?:[ \t\u3000\xa0]+|(?=第))")
BOLD = re.compile(r"\*\*([^*]+)\*\*")
QUOTED = re.compile(r"(?:>+[ \t])+")
_YAML = re.compile(r"[\w\u4e00-\u9fff-]{1,30}:(?:\s|$)|\s*-\s|\s+\S|\s*(?:#|$)")
"""A line of YAML front matter: a key, an item, what belongs to the line above, a comment."""
_MARKS = frozenset("#*>-_")
"""First characters of the marks of Markdown; no unit begins with them."""
_NUMBER = 16  # characters: a number with what stands unseen in it
_UNSEEN = dict.fromkeys(map(ord, WIDTHLESS + UNSEEN))
RULE = re.compile(r"(?:-{3,}|\*{3,}|_{3,})$")


def split(text: str) -> list[Line]:
    """The lines of `text` that hold any. Markdown heading marks, bold numbers, quote marks, rules and HTML comments go."""
    text, info_end = _without_comments(text) if "<!--" in text else (text, 0)
    out: list[Line] = []
    blank = BLANK if any(char in text for char in WIDTHLESS) else None  # of itself strip() takes off all else
    number = 0
    for raw in text.split("\n"):
        number += 1
        if not (content := raw.strip(blank)):
            continue
        first = content[0]
        if (reader := READERS.get(first)) is not None:  # as classify() does
            out.append(Line(number, content, 0, reader(content)))
        elif first not in _MARKS:
            out.append(Line(number, content))
        else:
            level, content = _unmarked(content)
            if content:
                out.append(Line(number, content, level, classify(content)))
    if (front := front_matter(text)) or info_end:
        for line in out:
            line.info, line.front = line.number < info_end, line.number <= front
    if blank is not None or any(char in text for char in UNSEEN):
        _see(out)
    return out


def _see(lines: list[Line]) -> None:
    """Take out of `lines` what nobody sees in the numbers that they begin with."""
    for line in lines:
        text = line.text
        if line.start is None:
            seen = text[:_NUMBER].translate(_UNSEEN) + text[_NUMBER:]
            if seen != text and seen and (start := classify(seen)):
                line.text, line.start, start.spaced = seen, start, True


def _unmarked(text: str) -> tuple[int, str]:
    if text[0] == ">" and (quoted := QUOTED.match(text)):
        text = text[quoted.end() :].strip(BLANK)
        if not text:
            return 0, ""
    if text[0] == "#" and (heading := HEADING.match(text)):
        return len(heading[1]), _plain(text[heading.end() :].rstrip("# \t").strip(BLANK))
    if RULE.match(text):
        return 0, ""
    return 0, _plain(text)


def _plain(text: str) -> str:
    """`text` without the bold marks that it begins with."""
    if text.startswith("**") and (bold := BOLD.match(text)):
        return (bold[1] + text[bold.end() :]).strip(BLANK)
    return text


def _without_comments(text: str) -> tuple[str, int]:
    """`text` with each comment replaced by the line ends in it, and the line of the INFO END mark, or 0."""
    parts: list[str] = []
    at = info_end = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        parts.append(text[at:start])
        if INFO_END.fullmatch(text, start + 4, end):
            info_end = text.count("\n", 0, start) + 1
        parts.append("\n" * text.count("\n", start, end))
        at = end + 3
    parts.append(text[at:])
    return "".join(parts), info_end


def front_matter(text: str) -> int:
    """The last line of YAML front matter, or 0."""
    if not text.lstrip("\ufeff").startswith("---\n"):
        return 0
    lines = text[:4000].split("\n", 40)
    end = next((i for i, line in enumerate(lines[1:40], 1) if line.strip() == "---"), 0)
    return end + 1 if end > 1 and all(_YAML.match(line) for line in lines[1:end]) else 0
