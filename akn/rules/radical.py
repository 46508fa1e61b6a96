"""Chinese characters are those of Chinese text.

What it does:
    Reports Kangxi and CJK radicals and compatibility ideographs, which look like characters and are others.

Why:
    Programs that read PDF files write ⽇ (U+2F47) for 日 (U+65E5): nobody sees it, no search finds it.

Bad:
    ⽇常管理

Good:
    日常管理

Remedy:
    Write the character that is meant; the normal form NFKC has it.

Source:
    Unicode Standard 18.1, 18.2 (radicals, compatibility ideographs).

中文:
    汉字不应以部首或者兼容字代替。
    检查：康熙部首、中日韩部首补充和兼容汉字。
    理由：PDF 提取常以部首 ⽇ 代 日，目不能辨，检索不得。
    处理：改为所指汉字。

"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.subject import Subject

CODE = "L010"
_RADICAL = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each such character."""
    if not _RADICAL.search("".join(subject.rare)):
        return
    for match, passage in subject.find(_RADICAL):
        meant = unicodedata.normalize("NFKC", match[0])
        yield diagnostic(
            CODE, passage.line, eId=passage.eId, character=match[0], point=f"U+{ord(match[0]):04X}", meant=meant
        )
