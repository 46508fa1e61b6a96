"""A file is not older than its text.

What it does:
    Compares the first date of the manifestation with that of the version.

Why:
    Nobody marks up a text before it was passed: one of the dates is wrong.

Bad:
    <FRBRdate date="2009-05-06" name="markup"/>   <- the version is of 2010-05-06

Good:
    <FRBRdate date="2010-05-06" name="markup"/>

Remedy:
    Correct the date of the manifestation.

Source:
    Naming Convention 4.6 (manifestation).

中文:
    载体日期不应早于文本日期。
    检查：FRBRManifestation 的日期是否早于版本日期。
    理由：文本通过之前不可能制作其文件。
    处理：更正载体日期。
    错误示例：
        <FRBRdate date="2009-05-06" name="markup"/>   <- 版本日期为 2010-05-06

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.subject import Subject

CODE = "F106"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding where the file is older, at its date."""
    if subject.document is None:
        return
    files, texts = subject.document.meta.manifestation.dates, subject.document.meta.expression.dates
    if files and texts and files[0].date < texts[0].date:
        line = subject.line("meta", "identification", "FRBRManifestation", "FRBRdate")
        yield diagnostic(CODE, line, date=files[0].date, version=texts[0].date)
