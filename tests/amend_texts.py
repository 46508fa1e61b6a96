"""Invented acts and decisions for the tests of amendments."""

from __future__ import annotations

from pathlib import Path

import akn
from akn.model.document import Document

FERRY = Path(__file__).parent / "cases" / "amend" / "ferry"
"""A regulation on ferries, and the decision that amends it, with its order."""

ACT = """{title}

（本文为虚构　{history}）

第一条　为了管理渡口，制定本条例。

第二条　渡口应当准时开船，并公开票价。

第三条　渡口应当配备渡工。

渡工应当会水。

第四条　违反第三条规定的，责令改正。

第五条　本条例自2018年6月1日起施行。
"""
PASSED = "2018年3月30日北京市第十五届人民代表大会常务委员会第三次会议通过"
DECISION = """北京市人民代表大会常务委员会关于修改《{title}》的决定

（本文为虚构　2025年3月28日北京市第十六届人民代表大会常务委员会第十六次会议通过）

北京市第十六届人民代表大会常务委员会第十六次会议决定对《{title}》作如下修改：

{body}
"""


def read(text: str) -> Document:
    """The document that `text` spells."""
    document = akn.parse(text).document
    assert document is not None
    return document


def act(history: str = PASSED, title: str = "虚构渡口条例") -> Document:
    """A small regulation with this history."""
    return read(ACT.format(title=title, history=history))


def decision(body: str, title: str = "虚构渡口条例") -> Document:
    """A decision that amends it."""
    return read(DECISION.format(title=title, body=body))


def ferry() -> tuple[Document, Document]:
    """Base and decision of the golden case."""
    return read((FERRY / "base.txt").read_text(encoding="utf-8")), read(
        (FERRY / "decision.txt").read_text(encoding="utf-8")
    )
