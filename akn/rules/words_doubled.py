"""Words are not said twice in a row.

What it does:
    Reports 应当, 不得, 或者 and other words of a table that follow upon themselves, and doubled 的, 和, 或, 将. Other
    words may come together by right: 再审申请人申请人民法院.

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
WORDS = (
    "应当", "不得", "可以", "必须", "或者", "以及", "按照", "依照", "根据", "进行", "予以", "有关", "其他", "人民政府", "主管部门", "行政部门", "单位和个人",
    "的", "和", "或", "将",
)  # fmt: skip
"""Words that no sentence says twice in a row; 目的的 and 标的的 end in another word."""
_BY_RIGHT = re.compile("[目标]的的|的的确")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each doubled run."""
    for word in WORDS:
        if word * 2 not in subject.text:
            continue
        for match, passage in subject.find(re.compile(word * 2)):
            if not _BY_RIGHT.search(subject.text, max(0, match.start() - 1), match.end() + 1):
                yield diagnostic(CODE, passage.line, eId=passage.eId, words=match[0], text=subject.around(match))
