"""A text calls itself what it is.

What it does:
    Where the title ends in 条例, 规定, 办法, 细则, 规则 or 法, reports 本 with another of these names in its articles. What is
    quoted, and 本法 of an act that a title contains, is left alone.

Why:
    Text taken over from another act keeps the other's name: 本办法 in a 条例.

Bad:
    风筝条例 … 违反本办法的

Good:
    风筝条例 … 违反本条例的

Remedy:
    Compare with the official publication.

Source:
    立法技术规范（试行）（一）, names of acts.

中文:
    文本对自身的称谓应与标题相符。
    检查：标题以条例、规定、办法、细则、规则、法结尾时，条文中称“本”而名称不同者；引文除外。
    理由：照抄他法时易遗留原称谓。
    处理：核对官方文本。

"""

from __future__ import annotations

import re
from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.subject import Subject

CODE = "L011"
_TITLE = re.compile("(条例|规定|办法|细则|规则|法)(?:[（(][^）)]*[）)])?$")
_SELF = re.compile("本(条例|规定|办法|细则|规则|法)(?![律院官人定第规制])")
BEFORE = ("违反", "依照", "按照", "根据", "制定", "适用")
"""Words before 本 after which a text names itself."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each place where the text calls itself otherwise."""
    document = subject.document
    found = _TITLE.search(document.title) if document is not None and document.element == "act" else None
    if found is None:
        return
    for match, passage in subject.find(_SELF):
        if match[1] == found[1] or not subject.text.endswith(BEFORE, 0, match.start()):
            continue
        if passage.where in ("body", "preamble") and not _quoted(passage.text, match[0]):
            yield diagnostic(CODE, passage.line, eId=passage.eId, name=match[0], title=found[1])


def _quoted(text: str, name: str) -> bool:
    before = text.partition(name)[0]
    return before.count("“") > before.count("”") or before.count("《") > before.count("》")
