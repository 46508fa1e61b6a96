"""A table of contents (目录) that nothing calls so: a run of headings above the first article, each of which comes again."""

from __future__ import annotations

from akn.formats.text.classify import Start
from akn.formats.text.contents import bare, read_contents
from akn.formats.text.lines import Line
from akn.language.zh import units
from akn.language.zh.typography import BLANK

_LEAST = 3  # entries
_LONG = 60  # characters: no heading is longer


def after_list(lines: list[Line], i: int) -> int:
    """Index after a list of headings that begins at `i` and comes again below; `i` itself where there is none.

    Below, a heading may stand without its number: that line then is one. A Markdown file may mark both as headings: a
    chapter list is a list all the same, and its empty chapters would be none of the act's.
    """
    if i >= len(lines):
        return i
    entries, end = read_contents(lines, i)
    if len(entries) < _LEAST or end >= len(lines):
        return i
    below: dict[str, Line] = {}
    for line in lines[end:]:
        if len(line.text) < _LONG and (line.start is None or line.start.style in (*units.LEVEL, "bare", "titled")):
            below.setdefault(bare(line.text), line)
    unnumbered: list[Line] = []
    for entry in entries:
        spelled = bare(entry.text)
        if spelled in below:
            continue
        match = units.DI.match(entry.text)
        again = below.get(bare(entry.text[match.end() :])) if match else None
        if again is None:
            return i
        unnumbered.append(again)
    for line in unnumbered:
        if line.start is None:
            line.start = Start("titled", rest=line.text.strip(BLANK))
    return end
