"""Markdown marks that the text reader does not know: what is layout goes, line by line; what is no text of a law is said.

The text reader sees headings, bold numbers, quote marks, rules, comments and pipe tables as layout in any text. The rest
is told from text only where a file says that it is Markdown: list marks before numbers, emphasis, links within the text,
code fences, escapes, underlined headings. Lines stay where they are. What can't be told for layout stays as it is:
links to elsewhere, list marks without numbers, footnotes (T041). Images are `images.py`'s.
"""

from __future__ import annotations

import re

from akn.diagnostics import Diagnostic, diagnostic
from akn.formats.markdown.escape import ESCAPE
from akn.formats.markdown.images import IMAGE, IMAGE_MARK
from akn.formats.text.classify import classify
from akn.formats.text.literals import LITERAL, literal
from akn.formats.text.pages import SAID
from akn.language.zh import units

_MARKS = ("*", "[", "- ", "+ ", "\\", "```", "~~~", "===")
"""What a line with a mark has in it."""
_IN_TEXT = ("*", "[", "\n- ", " - ", "\t- ", "\n+ ", " + ", "\t+ ", "\\", "```", "~~~", "\n===")
"""What a text with a mark has in it; comments (`<!-- -->`) are none."""
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})[^`]*$")
_BULLET = re.compile(r"([ \t>]*)[-*+][ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
_BOLD = re.compile(r"\*\*(?<![\\*]\*\*)(?=[^\s*])([^*\n]{1,400}?)(?<=[^\s*\\])\*\*(?!\*)")
_PUNCTUATION = r"\s，。；：、！？）》」』】”’,.;:!?)\]"
_ITALIC = re.compile(
    rf"(?<![\\*0-9A-Za-z])\*(?=[^{_PUNCTUATION}*0-9])([^*\n]{{1,200}}?)(?<=[^\s*\\（(《「“‘])\*(?![*0-9A-Za-z])"
)
_FORMULA = re.compile(r"[=＝×÷]")
_LINK = re.compile(r"(?<![!\\])\[([^\[\]\n]{1,200})\]\(([^()\s]{0,500})(?:[ \t]+\"[^\"\n]{0,200}\")?\)")
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|www\.")
_UNMARKED = {ord(literal(char)): char for char in "`{}[]()+.!~="}
"""Characters that no one takes for marks once those of a line are read; the others the reader of lines looks for."""
_FOOTNOTE = re.compile(r"\[\^[^\]\n]{1,20}\]")
_UNDERLINE = re.compile(r"={3,}[ \t]*$")


def plain(text: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """`text` without Markdown layout, each line where it was, characters that are no marks as `literals` has them.

    Diagnostics: T040 the target of a link left out, T041 a mark kept as text.
    """
    fenced = "```" in text or "~~~" in text
    escapes = "\\" in text
    if not fenced:
        if escapes:
            text = "\n".join([_escapes(line) for line in text.split("\n")])
        text = _BOLD.sub(r"\1", text)
    if any(mark in text for mark in _IN_TEXT):
        text, found = _layout(text)
    else:
        found = ()
    return (text.translate(_UNMARKED) if escapes else text), found


def _layout(text: str) -> tuple[str, tuple[Diagnostic, ...]]:
    found: list[Diagnostic] = []
    out: list[str] = []
    fence = ""
    lines = text.split("\n")
    fences = sum(1 for line in lines if line.lstrip(" \t")[:3] in ("```", "~~~"))
    for number, line in enumerate(lines, 1):
        opens = _FENCE.match(line) if "```" in line or "~~~" in line else None
        if opens and (fence or fences > 1):
            if not fence:
                fence = opens[1][:3]
                line = ""
            elif opens[1].startswith(fence):
                fence = line = ""
            fences -= 1
        elif not fence:
            if "\\" in line:
                line = _escapes(line)
            if _UNDERLINE.match(line) and out and out[-1].strip() and not out[-1].lstrip().startswith(("#", "|")):
                out[-1], line = f"# {out[-1].strip()}", ""
            elif any(mark in line for mark in _MARKS):
                line = _line(line, number, found)
        out.append(line)
    return "\n".join(out), tuple(found)


def _line(line: str, number: int, found: list[Diagnostic]) -> str:
    linked = False
    if "](" in line:

        def named(match: re.Match[str]) -> str:
            nonlocal linked
            if _ELSEWHERE.match(match[2]):
                return match[0]
            linked = True
            if not match[2].startswith("#"):
                found.append(
                    diagnostic("T040", number, text=match[1].translate(LITERAL), target=match[2].translate(LITERAL))
                )
            return match[1]

        line = _LINK.sub(named, line)
    bullet = _BULLET.match(line)
    head, rest = (line[: bullet.end()], line[bullet.end() :]) if bullet else ("", line)
    if "*" in rest:
        rest = _BOLD.sub(r"\1", rest)
        if not _FORMULA.search(rest):
            rest = _ITALIC.sub(r"\1", rest)
    if bullet:
        shown = rest.strip().translate(LITERAL)
        if linked or classify(shown) or units.OPENING_HEADING.match(shown):
            head = bullet[1]
        elif not SAID.fullmatch(line.strip()):
            found.append(diagnostic("T041", number, mark=head.strip(), text=rest[:12].translate(LITERAL)))
    if "[^" in rest or "![" in rest:
        marks = [] if IMAGE.fullmatch(rest.strip()) else [*_FOOTNOTE.findall(rest), *IMAGE_MARK.findall(rest)]
        found.extend(
            diagnostic("T041", number, mark=mark.translate(LITERAL), text=rest.strip()[:12].translate(LITERAL))
            for mark in marks
        )
    return head + rest


def _escapes(line: str) -> str:
    """`line` with each character that has a backslash before it as no mark; in rows, `\\|` is the table's to read."""
    if "\\" not in line:
        return line
    row = line.lstrip(" \t").startswith("|")
    return ESCAPE.sub(lambda match: match[0] if row and match[1] == "|" else literal(match[1]), line)
