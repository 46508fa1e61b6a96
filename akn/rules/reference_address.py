"""An address that a reference gives is an address.

What it does:
    Takes each href that begins with /akn/ apart, those of the ontology aside: country, type, date, name, and after
    them language, version, component and portion.

Why:
    An address that can't be taken apart is found by nobody.

Bad:
    <ref href="/akn/cn/2018-03-20/jianchafa">

Good:
    <ref href="/akn/cn/act/2018-03-20/jianchafa">

Remedy:
    Write the address as its own document does.

Source:
    Naming Convention 4.4 to 4.9; design: identity and time (work).

中文:
    引用的地址应为合格的地址。
    检查：以 /akn/ 开头的 href 能否分解为国家、类型、日期、名称等。
    理由：不能分解的地址无从查找。
    处理：照该文件自身的地址书写。

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.formats.akn.context import line_of
from akn.model.address import parse
from akn.rules.subject import Subject

CODE = "R007"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each href that is no address, at the element. Needs the XML tree."""
    known: dict[str, bool] = {}
    for element, pairs in subject.attributed:
        for name, href in pairs:
            if name != "href" or not href.startswith("/akn/") or href.startswith("/akn/ontology/"):
                continue
            if href not in known:
                known[href] = parse(href) is not None
            if not known[href]:
                yield diagnostic(CODE, line_of(element), eId=element.get("eId"), address=href)
