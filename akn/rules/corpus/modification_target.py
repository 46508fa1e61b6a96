"""What a modification says that it changed is there.

What it does:
    Takes the addresses of destination, old and new in activeModifications and passiveModifications. Where the version that
    one names is in the corpus, it has the provision.

Why:
    The modification is the record of who changed what; with a wrong address it tells of a provision that never was.

Bad:
    <destination href="/akn/cn-bj/act/2018-03-30/xugou-dukou-tiaoli/zho@2018-03-30/~art_99"/>

Good:
    <destination href="/akn/cn-bj/act/2018-03-30/xugou-dukou-tiaoli/zho@2018-03-30/~art_4"/>

Remedy:
    Apply the decision anew (akn amend), or correct the address.

Source:
    Naming Convention 4.9; design: identity and time (modifications).

中文:
    修改记录所指的条款应存在。
    检查：activeModifications、passiveModifications 中 destination、old、new 的地址所指版本已收录的，是否有该条款。
    理由：修改记录说明何处被何决定修改；地址有误，所记条款即不存在。
    处理：重新应用决定（akn amend），或者更正地址。

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.corpus.corpus import Corpus, place

CODE = "C229"
QUOTED = ("mod_", "qstr_", "qtext_")
"""Beginnings of the ids of what a decision quotes, which are no provisions of it."""


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """One finding for each such address, at the first modification that names it."""
    for item in corpus.records:
        lines: dict[str, int] = {}
        for told in (*item.active, *item.passive):
            for href in told.destinations:
                lines.setdefault(href, told.line)
        for href, line in lines.items():
            found = place(href)
            version = corpus.expressions.get(found[0].expression) if found is not None else None
            if found is None or version is None or any(step.startswith(QUOTED) for step in found[1].split("__")):
                continue
            if not corpus.has(version, found[1]):
                yield diagnostic(CODE, line, target=found[1], version=version.expression).at(item.file)
