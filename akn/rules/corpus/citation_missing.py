"""A provision of another act that is cited is there.

What it does:
    Takes every citation of a provision of a work that is in the corpus. The version that had been made last by the date of
    the citing one has that provision; where the corpus does not have that version, nothing is asked. An address that
    names the version is asked of that one.

Why:
    The citation leads nowhere, though its act is at hand. Mostly the number is of an earlier or a later version.

Bad:
    依照《虚构渡口条例》第九十九条      <- the version of that day has nine articles

Good:
    依照《虚构渡口条例》第九条

Remedy:
    Look the citation up in the official text. Where it is printed so, leave the finding out by an instruction.

Source:
    Naming Convention 4.9; design: references.

中文:
    所引用的其他法规的条款应存在。
    检查：引用语料库中另一法规的条款时，截至引用文件日期的最近版本是否有该条款；没有收录该版本的，不作检查。地址写明版本的，以该版本为准。
    理由：法规虽已收录，引用仍无着落，多因条号属于更早或者更晚的版本。
    处理：核对官方文本；原文如此的，可用处理指令略去。
    错误示例：
        依照《虚构渡口条例》第九十九条      <- 该日的版本共九条

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.model.address import Address
from akn.rules.corpus.corpus import Corpus, place
from akn.rules.corpus.record import Record

CODE = "C226"


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """One finding for each such citation, at its block."""
    for item in corpus.records:
        for cited in item.citations:
            found = place(cited.href)
            if found is None or found[0].work == item.work:
                continue
            address, eid = found
            version = _meant(corpus, item, address)
            if version is not None and not corpus.has(version, eid):
                yield diagnostic(
                    CODE, cited.line, eId=cited.eId or None, text=cited.text, target=eid, version=version.expression
                ).at(item.file)


def _meant(corpus: Corpus, item: Record, address: Address) -> Record | None:
    if address.version is not None:
        return corpus.expressions.get(address.expression)
    return corpus.on(address.work, address.on or item.date)
