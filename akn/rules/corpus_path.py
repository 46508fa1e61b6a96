"""In a corpus, the path is the address.

What it does:
    For an XML file below a folder named `corpus`, compares the path from there on with the address of the expression:
    `corpus/cn-bj/act/2024-01-25/{name}/zho@2024-01-25.xml`.

Why:
    Versions are found by path. A file in the wrong place is a version of the wrong work, or of the wrong day.

Bad:
    corpus/cn-bj/act/2024-01-25/…/zho@2023-01-25.xml     <- the address ends in zho@2024-01-25

Good:
    corpus/cn-bj/act/2024-01-25/…/zho@2024-01-25.xml

Remedy:
    Move the file. Addresses are never renamed.

Source:
    Design: identity and time (the path in corpus is the address).

中文:
    语料库中路径即地址。
    检查：corpus 目录下文件的路径与其版本地址。
    理由：版本依路径查找；位置错误即为另一作品或者另一日期的版本。
    处理：移动文件；地址不得更改。
    错误示例：
        corpus/cn-bj/act/2024-01-25/…/zho@2023-01-25.xml     <- 地址末段为 zho@2024-01-25

"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from akn.diagnostics import Diagnostic, diagnostic
from akn.model.address import parse
from akn.rules.subject import Subject

CODE = "C101"
FOLDER = "corpus"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding, without a line, where the path is another."""
    if FOLDER not in subject.file:
        return
    document, path = subject.document, PurePath(subject.file)
    if document is None or subject.root is None or FOLDER not in path.parts[:-1]:
        return
    address = parse(document.meta.expression.uri)
    if address is None:
        return
    last = max(place for place, part in enumerate(path.parts[:-1]) if part == FOLDER)
    found = "/".join(path.parts[last + 1 :])
    if found != address.path():
        yield diagnostic(CODE, 0, found=found, expected=address.path())
