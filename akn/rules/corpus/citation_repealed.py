"""An act that is cited is in force.

What it does:
    Takes every citation of a work that is in the corpus and was repealed as a whole by another act of the corpus before the
    date of the citing version, from a day that is known. The act that repeals may cite what it repeals.

Why:
    Whoever follows the citation finds a text that no longer held when it was cited; another act has mostly taken its place.

Bad:
    2020-05-01: 依照《虚构灯塔条例》处罚      <- repealed on 2019-01-01 by 虚构航标条例

Good:
    2020-05-01: 依照《虚构航标条例》处罚

Remedy:
    Look whether the citing text has a newer version; otherwise it stands as published, and the finding tells of it.

Source:
    立法法 (废止); design: references.

中文:
    所引用的法规应当有效。
    检查：引用文件的日期之前，所引用的法规是否已被语料库中的其他法规整体废止且废止日期明确；废止它的法规自身除外。
    理由：循引用所见的是已失效的文本，通常已有新的法规代替。
    处理：查看引用文件有无新的版本；没有的，依公布文本保留。
    错误示例：
        2020-05-01：依照《虚构灯塔条例》处罚      <- 2019-01-01 被虚构航标条例废止
    正确示例：
        2020-05-01：依照《虚构航标条例》处罚

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.model.address import parse
from akn.rules.corpus.corpus import Corpus

CODE = "C227"


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """One finding for each act that a version cites so, at the first citation."""
    for item in corpus.records:
        said: set[str] = set()
        for cited in item.citations:
            work = address.work if (address := parse(cited.href)) is not None else ""
            ended = None if work in said else corpus.ended(work, item.date)
            if ended is None or ended.work == item.work:
                continue
            said.add(work)
            yield diagnostic(
                CODE,
                cited.line,
                eId=cited.eId or None,
                text=cited.text,
                date=ended.since,
                by=ended.by_title or ended.work,
            ).at(item.file)
