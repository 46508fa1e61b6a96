"""A repealed work has no later versions.

What it does:
    Takes every work that another act of the corpus repeals as a whole from a day that is known, and reports its versions that
    were decided after that day.

Why:
    What is repealed is not amended. Either the repealing act names another work, or the version is none of this one.

Bad:
    虚构灯塔条例, version of 2021-05-28      <- repealed from 2019-07-01 by 虚构航标条例

Good:
    虚构灯塔条例, last version of 2015-03-27

Remedy:
    Check the title or address that the repealing act names, and the date of the version.

Source:
    立法法 (废止); design: identity and time.

中文:
    已废止的文件不再有新的版本。
    检查：被语料库中其他文件整体废止且废止日期明确的作品，有无在该日之后作出的版本。
    理由：已废止的文件不会再被修改；或者废止所指系另一文件，或者该版本不属于本作品。
    处理：核对废止条款所写的名称或者地址，以及该版本的日期。
    错误示例：
        虚构灯塔条例 2021-05-28 的版本      <- 自 2019-07-01 起被虚构航标条例废止
    正确示例：
        虚构灯塔条例最后版本为 2015-03-27

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.corpus.corpus import Corpus

CODE = "C211"


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """One finding for each version that is too late, at its date."""
    for work, versions in corpus.works.items():
        for item in versions:
            ended = corpus.ended(work, item.date)
            if ended is not None:
                yield diagnostic(CODE, item.dated, date=item.date, by=ended.by_title, since=ended.since).at(item.file)
