"""A tracking id is never given again.

What it does:
    Follows the tracking ids (wId, else eId) of a work over its versions, from the first that somebody kept track of. An id
    that one version no longer has does not come back in a later one.

Why:
    The id names one provision for ever. Where it comes back for a new provision, the histories of both run into one.

Bad:
    zho@2018: art_5      zho@2022: art_5 is repealed      zho@2025: <article eId="art_5">, new

Good:
    zho@2018: art_5      zho@2022: art_5 is repealed      zho@2025: <article eId="art_5" wId="art_5@2025-03-28">

Remedy:
    Give the unit that came later an id of its own: its eId, @ and the date of the version (akn track does).

Source:
    Naming Convention 5.5.2; design: identity and time (units).

中文:
    跟踪标识不得再用。
    检查：自有跟踪标识的版本起，后一版本已无的标识（wId，无 wId 的取 eId）不得在更后的版本中重现。
    理由：一个标识永远指称同一条款；用于新的条款，两者的历史即混为一谈。
    处理：后出现的单位另编 wId：eId、@ 和版本日期（akn track 即如此）。
    错误示例：
        zho@2018：art_5      zho@2022：art_5 已删去      zho@2025：<article eId="art_5">（新增）
    正确示例：
        zho@2018：art_5      zho@2022：art_5 已删去      zho@2025：<article eId="art_5" wId="art_5@2025-03-28">

"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.corpus.corpus import Corpus

CODE = "C231"


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """One finding for each id that comes back, in the version in which it does."""
    for chain in corpus.chains():
        before, gone = chain[0].every(), dict[str, str]()
        for last, item in pairwise(chain):
            now = item.ids()
            if not now:  # read for itself: its ids count from one and say nothing
                before, gone = item.every(), {}
                continue
            for name in sorted(gone.keys() & now.keys()):
                eid, line = now[name]
                yield diagnostic(CODE, line, eId=eid, wid=name, since=gone.pop(name)).at(item.file)
            gone |= {name: last.version for name in before if name not in now}
            before = set(now)
