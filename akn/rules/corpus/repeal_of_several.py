"""A title by which an act is repealed names one work.

What it does:
    Reports each act that is repealed by its title alone (`cn:repeals`), where several older works of the corpus have that title.

Why:
    Which of them ended is not told, so for all of them it stays unknown whether they are in force.

Bad:
    <cn:repeals title="虚构灯塔条例" …/>      <- there are the regulations of 1998 and of 2015

Good:
    <textualMod type="repeal" …> … <destination href="/akn/cn-bj/act/2015-03-27/xugou-dengta-tiaoli"/>

Remedy:
    Find out which is meant, and put a textualMod of type repeal with its address in place of the property.

Source:
    akomantoso30.xsd (textualMod); design: identity and time.

中文:
    废止所写的名称应指一部文件。
    检查：仅以名称废止（cn:repeals），而语料库中有多部更早的同名文件。
    理由：未写明所废止的是哪一部，各部是否有效均不明。
    处理：查明所指，以 type="repeal" 的 textualMod 写明其地址，代替该属性。
    错误示例：
        <cn:repeals title="虚构灯塔条例" …/>      <- 另有 1998 年和 2015 年两部条例
    正确示例：
        <textualMod type="repeal" …> … <destination href="/akn/cn-bj/act/2015-03-27/xugou-dengta-tiaoli"/>

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.corpus.corpus import Corpus

CODE = "C213"


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """One finding for each such act, in the oldest version that repeals it."""
    for item, (ending, line), works in corpus.by_title:
        if len(works) > 1:
            told, title = ", ".join(works), ending.title
            yield diagnostic(CODE, line, eId=ending.basis or None, title=title, count=len(works), works=told).at(
                item.file
            )
