"""A work of three versions, two of them made by `akn.amend`, laid out as a corpus."""

from __future__ import annotations

from pathlib import Path

import akn
from akn.model.document import Document
from tests.amend_texts import read

ACT = """虚构渡口条例

（本文为虚构　2018年3月30日北京市第十五届人民代表大会常务委员会第三次会议通过）

第一条　为了方便两岸往来，制定本条例。

第二条　本条例所称渡口，是指每日开船不少于四次的场所。

景区内的游船码头不适用本条例。

第三条　渡口应当准时开船，备足救生衣，并公开票价。

第四条　渡船应当每年检验一次。

检验的办法由市渡口管理机构制定。

第五条　渡工应当熟悉水情，并持有合格证书。

第五条之一　代班的渡工适用第五条的规定。

第六条　违反第五条规定的，由市渡口管理机构责令改正。

第七条　本条例自2018年6月1日起施行。
"""
_DECISION = """北京市人民代表大会常务委员会公告

第{number}号

《北京市人民代表大会常务委员会关于修改〈虚构渡口条例〉的决定》已由北京市第{term}届人民代表大会常务委员会第{session}次会议于{day}通过，现予公布，自{force}起施行。

北京市人民代表大会常务委员会

{day}

北京市人民代表大会常务委员会关于修改《虚构渡口条例》的决定

（本文为虚构　{day}北京市第{term}届人民代表大会常务委员会第{session}次会议通过）

北京市第{term}届人民代表大会常务委员会第{session}次会议决定对《虚构渡口条例》作如下修改：

{body}

本决定自{force}起施行。

《虚构渡口条例》根据本决定作相应修改并对条文顺序作相应调整，重新公布。
"""
FIRST = """一、增加一条，作为第二条：“本市鼓励居民以渡代桥。”

二、将第四条改为第五条，第二款修改为：“检验的办法由市交通主管部门制定。”

三、删去第五条之一。"""
SECOND = """一、将第六条改为两条，作为第六条、第七条，修改为：

“第六条　渡工应当熟悉水情。

“第七条　渡工应当持有合格证书，证书由市交通主管部门核发。”

二、将第三条中的“四次”修改为“六次”。"""


def decision(
    body: str, day: str, force: str, *, number: str = "四十一", term: str = "十六", session: str = "十六"
) -> str:
    """A decision with its order; `day` and `force` as Chinese dates."""
    return _DECISION.format(body=body, day=day, force=force, number=number, term=term, session=session)


def versions() -> tuple[Document, Document, Document]:
    """2018, in force from 2018-06-01; 2022-05-20, from 2022-07-01; 2025-03-28, from 2025-07-01."""
    first = read(ACT)
    second = akn.amend(
        first, read(decision(FIRST, "2022年5月20日", "2022年7月1日", number="二十", term="十五", session="三十九"))
    )
    assert second.complete
    third = akn.amend(second.document, read(decision(SECOND, "2025年3月28日", "2025年7月1日")))
    assert third.complete, third.outcomes
    return first, second.document, third.document


def laid_out(documents: tuple[Document, ...], root: Path) -> Path:
    """The documents written where their addresses say; `root`."""
    for document in documents:
        path = root / f"{document.meta.expression.uri.removeprefix('/akn/')}.xml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(akn.write(document))
    return root
