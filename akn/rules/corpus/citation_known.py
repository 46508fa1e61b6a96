"""A citation of an act that is in the corpus can have its address.

What it does:
    Takes every citation without an address whose words are the title of exactly one work of the corpus, with or without
    中华人民共和国. What a text repeals has its address among the modifications.

Why:
    The target was not known when the text was read, and now it is: a link that readers and later checks could have.

Bad:
    依照《<inline name="citation">虚构渡口条例</inline>》      <- /akn/cn-bj/act/2018-03-30/xugou-dukou-tiaoli is here

Good:
    依照《<ref href="/akn/cn-bj/act/2018-03-30/xugou-dukou-tiaoli">虚构渡口条例</ref>》

Remedy:
    Put the ref in. It is a note, as the text is complete without it.

Source:
    Design: references (unresolved citations).

中文:
    所引用的法规已收录的，可以补上地址。
    检查：没有地址的引用，其文字是否恰为语料库中一件作品的题目（有无“中华人民共和国”均可）；所废止的法规已在修改记录中载明地址，不再要求。
    理由：读取时目标未知，现已可知；补上后可供查阅和检查。
    处理：改用 ref 并填写地址；不补也不影响文本。
    错误示例：
        依照《<inline name="citation">虚构渡口条例</inline>》      <- 已收录 /akn/cn-bj/act/2018-03-30/xugou-dukou-tiaoli

"""

from __future__ import annotations

import re
from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.language.zh.amending import act_name
from akn.rules.corpus.corpus import Corpus

CODE = "C228"
_TITLE = re.compile("《?([^《》]+)》?")


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """One finding for each title that a version cites so, at the first citation."""
    for item in corpus.records:
        said: set[str] = set()
        told = {place for each in item.active for place in each.destinations}
        for cited in item.citations:
            match = None if cited.href else _TITLE.match(cited.text)
            if match is None:
                continue
            title = act_name(match[1])
            found = corpus.titled.get(title, {}).keys()
            if title not in said and len(found) == 1 and item.work not in found and not found & told:
                said.add(title)
                yield diagnostic(
                    CODE, cited.line, eId=cited.eId or None, text=match[1].strip(), address=next(iter(found))
                ).at(item.file)
