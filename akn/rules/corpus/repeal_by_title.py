"""An act of the corpus is repealed by its address.

What it does:
    Reports each act that is repealed by its title alone (`cn:repeals`), where one older work of the corpus has that title.

Why:
    A title names no date; the corpus knows the work, so its address can be told, and whoever asks needs no guess.

Bad:
    <cn:repeals title="虚构灯塔条例" …/>      <- the corpus has /akn/cn-bj/act/2015-03-27/xugou-dengta-tiaoli

Good:
    <textualMod type="repeal" …> … <destination href="/akn/cn-bj/act/2015-03-27/xugou-dengta-tiaoli"/>

Remedy:
    Put a textualMod of type repeal with that address in place of the property.

Source:
    akomantoso30.xsd (textualMod); design: identity and time.

中文:
    废止语料库中的文件应写明地址。
    检查：仅以名称废止（cn:repeals），而语料库中有且仅有一部更早的同名文件。
    理由：名称不含日期；既已收录，即可写明地址，无需推测。
    处理：以 type="repeal" 的 textualMod 写明该地址，代替该属性。
    错误示例：
        <cn:repeals title="虚构灯塔条例" …/>      <- 语料库中有 /akn/cn-bj/act/2015-03-27/xugou-dengta-tiaoli
    正确示例：
        <textualMod type="repeal" …> … <destination href="/akn/cn-bj/act/2015-03-27/xugou-dengta-tiaoli"/>

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.corpus.corpus import Corpus

CODE = "C212"


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """One finding for each such act, in the oldest version that repeals it."""
    for item, (ending, line), works in corpus.by_title:
        if len(works) == 1:
            yield diagnostic(CODE, line, eId=ending.basis or None, title=ending.title, work=works[0]).at(item.file)
