"""Text shows all that it holds.

What it does:
    Reports characters without width, soft hyphens and controls of writing direction (U+200B to U+200F, U+202A to
    U+202E, U+2060 to U+2069, U+00AD, U+FEFF).

Why:
    They break searches and comparisons, and controls of direction can make a text read otherwise than it is.

Bad:
    书屋应当<U+200B>登记藏书。

Good:
    书屋应当登记藏书。

Remedy:
    Remove the character.

Source:
    Unicode Standard 23.2, 23.3; Unicode Technical Report 36.

中文:
    文中不应有不可见字符。
    检查：零宽字符、软连字符和书写方向控制符。
    理由：它们妨碍检索和比较；方向控制符可使文本显示与内容不符。
    处理：删去该字符。

"""

from __future__ import annotations

import re
from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.subject import Subject

CODE = "L007"
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each passage, at its first such character."""
    if not _UNSEEN.search("".join(subject.rare)):
        return
    seen = None
    for match, passage in subject.find(_UNSEEN):
        if passage is not seen:
            seen = passage
            text = subject.around(match).replace(match[0], "")
            yield diagnostic(CODE, passage.line, eId=passage.eId, character=f"U+{ord(match[0]):04X}", text=text)
