"""What a decision made of a work is there.

What it does:
    Takes the versions of works of the corpus that a decision names in activeModifications as those it led to. They are in
    the corpus.

Why:
    The decision is taken in and its result is not: the corpus shows an older text as the newest.

Bad:
    decision of 2025-03-28 with new …/xugou-dukou-tiaoli/zho@2025-03-28/~art_6, and no such version

Good:
    the same, and xugou-dukou-tiaoli/zho@2025-03-28.xml

Remedy:
    Add the version; akn amend makes it.

Source:
    Design: identity and time (record time).

中文:
    决定所成的版本应已收录。
    检查：决定在 activeModifications 中所称、由其产生的版本是否在语料库中。
    理由：决定已收录而结果未收录，语料库即以旧文本为最新文本。
    处理：补入该版本；可由 akn amend 生成。
    错误示例：
        2025-03-28 的决定，new 为 …/xugou-dukou-tiaoli/zho@2025-03-28/~art_6，而无此版本
    正确示例：
        同上，且有 xugou-dukou-tiaoli/zho@2025-03-28.xml

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.corpus.corpus import Corpus, place

CODE = "C232"


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """One finding for each such version, without a line, at the decision."""
    for item in corpus.records:
        named = dict.fromkeys(
            found[0].expression
            for told in item.active
            for href in told.destinations
            if (found := place(href)) is not None and found[0].version and found[0].work in corpus.works
        )
        for version in named:
            newest = corpus.works[version.rpartition("/")[0]][-1]
            if version not in corpus.expressions and version.rpartition("/")[2] > newest.version:
                yield diagnostic(CODE, 0, version=version, newest=newest.version).at(item.file)
