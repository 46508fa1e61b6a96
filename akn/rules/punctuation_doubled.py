"""A mark of punctuation stands once.

What it does:
    Reports 。。 ，， ；； ：： 、、 and two different marks of pause side by side, such as ，。 or ；。.

Why:
    One of the two was left over from a deletion, or lines were joined.

Bad:
    书屋应当登记藏书。。

Good:
    书屋应当登记藏书。

Remedy:
    Compare with the official publication.

Source:
    GB/T 15834 (punctuation); 立法技术规范（试行）（一）.

中文:
    标点不应重复。
    检查：。。、，，、；；等重复标点，以及，。、；。等相连的停顿标点。
    理由：多系删改或者并行遗留。
    处理：核对官方文本。

"""

from __future__ import annotations

import re
from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.subject import Subject

CODE = "L002"
_DOUBLED = re.compile("[。，；：、][。，；：、]+")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each place."""
    for match, passage in subject.find(_DOUBLED):
        yield diagnostic(CODE, passage.line, eId=passage.eId, mark=match[0], text=subject.around(match))
