"""What a decision made of a work is there.

What it does:
    Takes the versions of works of the corpus that a decision names in activeModifications as those it led to. They are in
    the corpus, unless it has a later one of that language.

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
    检查：决定在 activeModifications 中所称、由其产生的版本是否在语料库中；已有同一语言更晚版本的除外。
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
from akn.rules.corpus.corpus import Corpus, age, place

CODE = "C232"


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """One finding for each such version, at the first modification of the decision that names it."""
    for item in corpus.records:
        lines: dict[str, int] = {}
        for told in item.active:
            for found in filter(None, map(place, told.destinations)):
                if found[0].version and found[0].work in corpus.works:
                    lines.setdefault(found[0].expression, told.line)
        for version, line in lines.items():
            work, _, name = version.rpartition("/")
            language = f"{name.partition('@')[0]}@"
            known = [each.version for each in corpus.works[work] if each.version.startswith(language)]
            if known and age(name) > age(known[-1]):
                yield diagnostic(CODE, line, version=version, newest=known[-1]).at(item.file)
