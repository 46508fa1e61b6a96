"""Words are not said twice in a row.

What it does:
    Reports two to eight Chinese characters that follow upon themselves, and doubled 的, 和, 或者, 应当. Words that are
    doubled by right (各种各样 is not; 研究研究 of speech does not occur in statutes) and characters of number are left alone.

Why:
    A phrase at a line end was copied to the next line.

Bad:
    书屋应当应当登记藏书。

Good:
    书屋应当登记藏书。

Remedy:
    Compare with the official publication.

Source:
    立法技术规范（试行）（一）, wording.

中文:
    词语不应误重。
    检查：紧接重复的二至八个汉字，以及“的的”“和和”等。
    理由：多系换行处误复制。
    处理：核对官方文本。

"""

from __future__ import annotations

import re
from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.subject import Subject

CODE = "L003"
_TWICE = re.compile("([\u4e00-\u9fff]{2,8})\\1|(?<![目标])的的(?!确)|和和|或或|及及|应应|将将")
_NUMBERS = frozenset("零〇一二三四五六七八九十百千万亿两年月日")
BY_RIGHT = frozenset(("上下", "往来", "试试"))
"""Words that language doubles."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each doubled run."""
    for match, passage in subject.find(_TWICE):
        if (
            not _NUMBERS.issuperset(match[0])
            and match[1] not in BY_RIGHT
            and match[0].count(match[0][0]) < len(match[0])
        ) or match[1] is None:
            yield diagnostic(CODE, passage.line, eId=passage.eId, words=match[0], text=subject.around(match))
