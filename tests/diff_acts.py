"""Small invented acts for the comparison's tests, built without any reader."""

from __future__ import annotations

import re
from dataclasses import replace

from akn.model.block import Block, Mark
from akn.model.document import Document
from akn.model.eid import identify
from akn.model.metadata import unknown
from akn.model.provision import Provision

_HEADING = re.compile(r"(第[一二三四五六七八九十百]+([编章节]))　?(.*)")
_ARTICLE = re.compile(r"(第[一二三四五六七八九十百千零]+条(?:之[一二三四五六七八九十]+)?) ?(.*)")
_POINT = re.compile(r"([（(][一二三四五六七八九十]+[）)]) ?(.*)")
KINDS = {"编": "book", "章": "chapter", "节": "section"}
ORDER = ("book", "chapter", "section")


def act(text: str, title: str = "虚构书屋条例") -> Document:
    """The act whose lines `text` gives: headings, `第X条 …`, `（一）…`, and further 款."""
    root: list = []
    stack: list[tuple[int, list]] = [(-1, root)]
    article: list | None = None
    for line in filter(None, map(str.strip, text.splitlines())):
        if match := _HEADING.fullmatch(line):
            depth = ORDER.index(KINDS[match[2]])
            while stack[-1][0] >= depth:
                stack.pop()
            inside: list = []
            stack[-1][1].append((KINDS[match[2]], match[1], match[3], inside))
            stack.append((depth, inside))
        elif match := _ARTICLE.fullmatch(line):
            article = [[match[2], []]] if match[2] else []
            stack[-1][1].append(("article", match[1], None, article))
        elif article is None:
            stack[-1][1].append(("paragraph", None, None, line))
        elif match := _POINT.fullmatch(line):
            article[-1][1].append((match[1], match[2]))
        else:
            article.append([line, []])
    longtitle = Block(title, "longTitle", marks=(Mark("docTitle", 0, len(title)),))
    made, _ = identify(Document(unknown(), "law", preface=(longtitle,), body=tuple(map(_unit, root))))
    return made


def _unit(row: tuple) -> Provision:
    kind, num, heading, inside = row
    if kind == "article":
        return Provision(kind, num=num, children=tuple(_paragraph(text, points) for text, points in inside))
    if kind == "paragraph":
        return Provision(kind, blocks=(Block(inside),))
    return Provision(kind, num=num, heading=heading, children=tuple(map(_unit, inside)))


def _paragraph(text: str, points: list) -> Provision:
    children = tuple(Provision("point", num=num, blocks=(Block(inside),)) for num, inside in points)
    return Provision("paragraph", blocks=(Block(text, "intro" if points else "content"),), children=children)


def with_title(document: Document, title: str) -> Document:
    """`document` under another title."""
    block = replace(document.preface[0], text=title, marks=(Mark("docTitle", 0, len(title)),))
    return replace(document, preface=(block, *document.preface[1:]))
