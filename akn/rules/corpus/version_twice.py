"""A version stands in one file.

What it does:
    Looks for files that claim to be the same version: the address of the expression is equal.

Why:
    Which of them is read depends on chance, and two people may have corrected one each.

Bad:
    zho@2024-01-25.xml and old/zho@2024-01-25.xml, both /akn/cn-bj/act/2024-01-25/…/zho@2024-01-25

Good:
    zho@2024-01-25.xml alone

Remedy:
    Compare the two (akn diff), keep the right one, and date the other by the decision that made it.

Source:
    Naming Convention 4.5; design: identity and time (expression).

中文:
    一个版本只有一个文件。
    检查：版本地址相同的文件。
    理由：读取哪个文件全凭偶然，更正也会分散。
    处理：比较两个文件（akn diff），保留正确的；另一文件如系其他版本，应按其决定更正日期。
    错误示例：
        zho@2024-01-25.xml 与 old/zho@2024-01-25.xml，均为 /akn/cn-bj/act/2024-01-25/…/zho@2024-01-25
    正确示例：
        zho@2024-01-25.xml（仅此一个）

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.corpus.corpus import Corpus

CODE = "C221"


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """One finding for each further file, at the date of its version."""
    for item in corpus.records:
        first = corpus.expressions[item.expression]
        if first is not item:
            yield diagnostic(CODE, item.dated, version=item.expression, other=first.file).at(item.file)
