"""All versions say the same of their work.

What it does:
    Compares date, country, subtype, number, name and author of FRBRWork of every version with those of the oldest one.

Why:
    FRBRWork speaks of the work, which is one. A catalogue that takes it from any version must get the same.

Bad:
    zho@2018-03-30: FRBRdate 2018-03-30      zho@2022-05-20: FRBRdate 2022-05-20, in FRBRWork

Good:
    FRBRWork with FRBRdate 2018-03-30 in both

Remedy:
    Copy FRBRWork from the oldest version.

Source:
    Naming Convention 4.4; Akoma Ntoso, FRBRWork.

中文:
    各版本对作品的说明应相同。
    检查：各版本 FRBRWork 的日期、国家、子类、文号、名称、作者是否与最早的版本相同。
    理由：FRBRWork 说明的是同一作品，取自任一版本都应相同。
    处理：照最早的版本改正 FRBRWork。
    错误示例：
        zho@2018-03-30: FRBRdate 2018-03-30      zho@2022-05-20: FRBRdate 2022-05-20（FRBRWork）
    正确示例：
        两个版本的 FRBRWork 均为 FRBRdate 2018-03-30

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.corpus.corpus import Corpus

CODE = "C225"


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """One finding for each field that differs, at the address of the work in the later version."""
    for versions in corpus.works.values():
        first = versions[0]
        for item in versions[1:]:
            for (name, expected), (_, found) in zip(first.identity, item.identity, strict=True):
                if expected != found:
                    yield diagnostic(
                        CODE, item.line, other=first.version, field=name, expected=expected or "-", found=found or "-"
                    ).at(item.file)
