"""A text stands in a corpus once.

What it does:
    Looks for versions whose bodies are equal, blanks aside, in one work or in several.

Why:
    A decision changes something, and no two acts have one text. An equal text is a copy that was given another date
    or another title and never edited, or one act taken in twice.

Bad:
    zho@2018-03-30.xml and zho@2022-05-20.xml with the same articles

Good:
    zho@2022-05-20.xml with the changes of the decision of 2022-05-20

Remedy:
    Replace the copy with the text that its metadata promise, or delete it.

Source:
    Naming Convention 4.5 (an expression is told by its content).

中文:
    语料库中文本不应重复。
    检查：正文（不计空白）完全相同的版本，无论是否属于同一作品。
    理由：决定必有修改，两件法规也不会文字全同；相同即为只改日期、题目的副本，或者重复收录。
    处理：换成与元数据相符的文本，或者删除。
    错误示例：
        zho@2018-03-30.xml 与 zho@2022-05-20.xml 条文相同
    正确示例：
        zho@2022-05-20.xml 已按 2022-05-20 的决定修改

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.corpus.corpus import Corpus

CODE = "C222"


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """One finding for each further version, at its date."""
    seen: dict[str, str] = {}
    for _, versions in sorted(corpus.works.items()):
        for item in versions:
            if not item.text:
                continue
            first = seen.setdefault(item.text, item.expression)
            if first != item.expression:
                yield diagnostic(CODE, item.dated, other=first).at(item.file)
