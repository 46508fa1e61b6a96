"""Articles begin with 第一条.

What it does:
    Looks at the first article of the body, and of each annex that has articles. Where its number is small but not one, the
    articles before it are missing. Parts of a code that are filed one by one begin far behind, and are left alone.

Why:
    The head of a text is lost most easily: with a page, or in the table of contents.

Bad:
    第三条 书屋向公众开放。

Good:
    第一条 为了方便读者，制定本条例。

Remedy:
    Look for the first articles in the source.

Source:
    Legislation Law, structure of laws (条, numbered in order).

中文:
    条应从第一条开始。
    检查：正文和各附件的第一个条；编号不是一而小于十的，其前各条缺失。法典分编单独成篇的，起始编号很大，不在此列。
    理由：文首最易随页或者目录丢失。
    处理：在原文中查找最初各条。

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.language.zh.numerals import index
from akn.model.provision import articles
from akn.rules.subject import Subject

CODE = "N006"
FAR = 10
"""A text that begins with this article or a later one is part of another."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for body and each annex, at its first article."""
    if subject.document is None:
        return
    for space in (subject.document.body, *(annex.body for annex in subject.document.attachments)):
        first = next(articles(space), None)
        number = index(first.num) if first is not None and first.num else None
        if first is None or not number or not number.isdecimal():
            continue
        if 1 < int(number) < FAR:
            yield diagnostic(CODE, first.line, eId=first.eId or None, num=first.num)
