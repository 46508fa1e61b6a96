"""A work has one address.

What it does:
    Looks for works of one title and one date of passing that stand under several addresses. Works whose date is not known
    are not compared.

Why:
    Versions, citations and decisions are found by address. A work with two of them has two histories, each with half of
    the versions.

Bad:
    /akn/cn-bj/act/2018-03-30/dukou-tiaoli          虚构渡口条例
    /akn/cn-bj/act/2018-03-30/xugou-dukou-tiaoli    虚构渡口条例

Good:
    /akn/cn-bj/act/2018-03-30/xugou-dukou-tiaoli    虚构渡口条例

Remedy:
    Give all versions the address that is cited already, and move their files.

Source:
    Naming Convention 4.4; design: identity and time (work).

中文:
    一件作品只有一个地址。
    检查：题目、通过日期相同而地址不同的作品；日期不明的不比较。
    理由：版本、引用和决定均依地址查找；一件作品有两个地址，其历史即被割裂。
    处理：各版本统一使用已被引用的地址，并移动文件。

"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.model.metadata import UNKNOWN
from akn.rules.corpus.corpus import Corpus
from akn.rules.corpus.record import Record

CODE = "C220"


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """One finding for each further address, at that of the oldest version which has it."""
    known: dict[tuple[str, str, str], dict[str, Record]] = defaultdict(dict)
    for work, versions in sorted(corpus.works.items()):
        first = versions[0]
        said = dict(first.identity)
        if first.title and said["FRBRdate"] > UNKNOWN:
            known[first.title, said["FRBRdate"], said["FRBRcountry"]].setdefault(work, first)
    for (title, date, _), found in known.items():
        one, *others = found
        for work in others:
            item = found[work]
            yield diagnostic(CODE, item.line, title=title, date=date, other=one).at(item.file)
