"""Every character is one that Unicode names.

What it does:
    Reports characters of the private use areas, and U+FFFD.

Why:
    They show as boxes or as whatever a font has there: rare characters (𠮷, 㛃) and list marks that a conversion had no
    code for.

Bad:
    “”有管理员。

Good:
    （二）有管理员。

Remedy:
    Look the character up in the official publication.

Source:
    Unicode Standard 23.5 (private use), 23.8 (replacement character).

中文:
    文中不应有私用区字符。
    检查：Unicode 私用区字符和替换字符 U+FFFD。
    理由：私用区字符在他处显示为方框；多为生僻字或者项目符号转换失败。
    处理：查官方文本，补正该字。

"""

from __future__ import annotations

import re
from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.subject import Subject

CODE = "L004"
_PRIVATE = re.compile("[\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each such character."""
    if not _PRIVATE.search("".join(subject.rare)):
        return
    for match, passage in subject.find(_PRIVATE):
        yield diagnostic(
            CODE, passage.line, eId=passage.eId, character=f"U+{ord(match[0]):04X}", text=subject.around(match)
        )
