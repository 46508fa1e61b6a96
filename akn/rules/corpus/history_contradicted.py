"""Versions tell one history.

What it does:
    Takes every version and the next one of its work in the corpus. The days on which the earlier was passed, approved,
    amended and revised are, up to its own date, those that the later one tells.

Why:
    A history only grows. Where two versions differ over what had happened by the earlier one's day, one of them is wrong,
    and which versions there ought to be is not known.

Bad:
    zho@2018-03-30: 2010-05-06, 2018-03-30      zho@2022-05-20: 2011-05-06, 2018-03-30, 2022-05-20

Good:
    zho@2018-03-30: 2010-05-06, 2018-03-30      zho@2022-05-20: 2010-05-06, 2018-03-30, 2022-05-20

Remedy:
    Compare both with the official texts (题注), and correct the wrong one. Where the publication itself leaves an event out,
    leave the finding out by an instruction: <?akn ignore C224?>.

Source:
    立法技术规范（试行）（一）2.3 (题注); design: identity and time.

中文:
    各版本所载历史应一致。
    检查：相邻两个版本中，截至前一版本日期的通过、批准、修正、修订日期是否相同。
    理由：历史只增不改；前后不一，必有一误，应有哪些版本也无从确定。
    处理：对照官方文本的题注，更正有误的一方；公布文本自身有遗漏的，可用 <?akn ignore C224?> 略去。
    错误示例：
        zho@2018-03-30：2010-05-06, 2018-03-30      zho@2022-05-20：2011-05-06, 2018-03-30, 2022-05-20
    正确示例：
        zho@2018-03-30：2010-05-06, 2018-03-30      zho@2022-05-20：2010-05-06, 2018-03-30, 2022-05-20

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.model.metadata import UNKNOWN
from akn.rules.corpus.corpus import Corpus
from akn.rules.corpus.record import Record

CODE = "C224"


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """One finding for each later version, at its date. Days that nobody told are not asked for."""
    for before, after in corpus.steps():
        if UNKNOWN in (before.date, after.date):
            continue
        told, here = _days(before, before.date), _days(after, before.date)
        if told and here and told != here:
            yield diagnostic(
                CODE, after.dated, before=before.version, told=", ".join(sorted(told)), here=", ".join(sorted(here))
            ).at(after.file)


def _days(item: Record, last: str) -> set[str]:
    return {made.date for made in item.made if UNKNOWN < made.date <= last}
