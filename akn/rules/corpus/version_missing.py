"""Between two versions none is missing.

What it does:
    Takes every version and the next one of its work in the corpus. The history of the later one tells of no decision of a
    day between the two. What is missing before the first version is not asked for.

Why:
    Comparison, blame and answers for a day would lay what the missing decision changed at the door of the next one.

Bad:
    zho@2018-03-30, zho@2025-03-28 with #amended on 2022-05-20 and on 2025-03-28

Good:
    zho@2018-03-30, zho@2022-05-20, zho@2025-03-28

Remedy:
    Add the version; akn amend makes it of the earlier one and the decision.

Source:
    Design: identity and time (chains of versions).

中文:
    相邻版本之间不应缺少版本。
    检查：后一版本的历史所载、日期介于两个版本之间的决定。首个版本之前的不要求收录。
    理由：比较、溯源和某日文本的查询会把所缺决定的修改归于后一决定。
    处理：补入该版本；可由前一版本和决定生成（akn amend）。
    错误示例：
        zho@2018-03-30, zho@2025-03-28（#amended：2022-05-20、2025-03-28）

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.model.metadata import UNKNOWN
from akn.rules.corpus.corpus import Corpus

CODE = "C223"


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """One finding for each decision between two versions, at the date of the later one."""
    for before, after in corpus.steps():
        if UNKNOWN in (before.date, after.date):
            continue
        for date in sorted({made.decided for made in after.made if before.date < made.decided < after.date}):
            title = next(made.title for made in after.made if made.decided == date)
            yield diagnostic(
                CODE, after.dated, date=date, decision=title, before=before.version, after=after.version
            ).at(after.file)
