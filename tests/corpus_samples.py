"""A sound corpus, and for each rule of a corpus one fault put into it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import akn
from akn.model.metadata import Property
from tests.amend_texts import read
from tests.chains import ACT, FIRST, SECOND, decision, laid_out

FERRY = "cn-bj/act/2018-03-30/xugou-dukou-tiaoli"
FIRST_DECISION = "cn-bj/act/2022-05-20/guanyu-xiugai-xugou-dukou-tiaoli-de-jueding/zho@2022-05-20.xml"
SECOND_DECISION = "cn-bj/act/2025-03-28/guanyu-xiugai-xugou-dukou-tiaoli-de-jueding/zho@2025-03-28.xml"
LIGHT = "cn-bj/act/2015-03-27/xugou-dengta-tiaoli"
MARK = "cn-bj/act/2019-05-24/xugou-hangbiao-tiaoli"
TITLE = "关于修改《虚构渡口条例》的决定（2022年）"
DOCK = "cn-bj/act/2020-09-25/xugou-matou-tiaoli"
PASSED = "2020年9月25日北京市第十五届人民代表大会常务委员会第二十四次会议通过"
AMENDED = "　根据{}北京市第十五届人民代表大会常务委员会第{}次会议《关于修改〈虚构码头条例〉的决定》{}修正"

_LIGHT = """虚构灯塔条例

（本文为虚构　2015年3月27日北京市第十四届人民代表大会常务委员会第十八次会议通过）

第一条　灯塔由市人民政府管理。

第二条　本条例自2015年5月1日起施行。
"""
_MARK = """虚构航标条例

（本文为虚构　2019年5月24日北京市第十五届人民代表大会常务委员会第十二次会议通过）

第一条　航标由市人民政府管理。

第二条　本条例自2019年7月1日起施行。2015年3月27日北京市第十四届人民代表大会常务委员会第十八次会议通过的《虚构灯塔条例》同时废止。
"""
_DOCK = """虚构码头条例

（本文为虚构　{history}）

第一条　码头的渡工适用《虚构渡口条例》第五条的规定。

第二条　码头的灯适用《虚构航标条例》的规定。

第三条　码头每年检查{times}次。

第四条　本条例自2021年1月1日起施行。
"""
_LINKS = (
    (
        '<inline name="citation">虚构渡口条例</inline>》<inline name="citation">第五条</inline>',
        f'<ref href="/akn/{FERRY}">虚构渡口条例</ref>》<ref href="/akn/{FERRY}/~art_5">第五条</ref>',
    ),
    ('<inline name="citation">虚构航标条例</inline>', f'<ref href="/akn/{MARK}">虚构航标条例</ref>'),
)


def dock(history: str, times: str) -> bytes:
    """A version of the regulation on docks, which cites the other two."""
    data = akn.write(read(_DOCK.format(history=history, times=times))).decode()
    for old, new in _LINKS:
        assert old in data
        data = data.replace(old, new)
    return data.encode()


def sound(root: Path) -> Path:
    """A work of three versions with the decisions that made them, a work of two, and one that another repeals."""
    first = read(ACT)
    once = akn.amend(
        first, read(decision(FIRST, "2022年5月20日", "2022年7月1日", number="二十", term="十五", session="三十九"))
    )
    twice = akn.amend(once.document, read(decision(SECOND, "2025年3月28日", "2025年7月1日")))
    documents = (first, once.document, twice.document, once.decision, twice.decision, read(_LIGHT), read(_MARK))
    laid_out(documents, root)
    put(root, f"{DOCK}/zho@2021-11-26.xml", dock(PASSED + AMENDED.format("2021年11月26日", "三十五", ""), "一"))
    history = PASSED + AMENDED.format("2021年11月26日", "三十五", "第一次") + AMENDED.format("2022年9月23日", "四十三", "第二次")  # fmt: skip
    put(root, f"{DOCK}/zho@2022-09-23.xml", dock(history, "两"))
    return root


def put(root: Path, name: str, data: bytes) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def edited(*changes: tuple[str, str], file: str, to: str | None = None) -> Callable[[Path], None]:
    """What replaces words throughout a file, or in a copy of it at `to`."""

    def edit(root: Path) -> None:
        text = (root / file).read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        put(root, to or file, text.encode())

    return edit


def without(file: str) -> Callable[[Path], None]:
    return lambda root: (root / file).unlink()


def _other_history(root: Path) -> None:
    history = PASSED + AMENDED.format("2021年10月29日", "三十四", "第一次") + AMENDED.format("2022年9月23日", "四十三", "第二次")  # fmt: skip
    put(root, f"{DOCK}/zho@2022-09-23.xml", dock(history, "两"))


_AT_2022, _AT_2025 = f"{FERRY}/zho@2022-05-20.xml", f"{FERRY}/zho@2025-03-28.xml"
_DOCK_NOW = f"{DOCK}/zho@2022-09-23.xml"


def _named(root: Path) -> None:
    """虚构航标条例 repeals by title alone."""
    path = root / f"{MARK}/zho@2019-05-24.xml"
    document = akn.read(path).document
    assert document is not None
    told = Property("repeals", (("title", "虚构灯塔条例"), ("basis", "#art_2__para_1"), ("date", "2019-07-01")))
    references = tuple(item for item in document.meta.references if item.kind != "activeRef")
    meta = replace(document.meta, active=(), references=references, proprietary=(told,))
    cited = '<inline name="citation">虚构灯塔条例</inline>'
    data = akn.write(replace(document, meta=meta)).decode()
    path.write_text(data.replace(cited, f'<ref href="/akn/{LIGHT}">虚构灯塔条例</ref>'), encoding="utf-8")


_OLDER = "/akn/cn-bj/act/1998-03-27/xugou-dengta-tiaoli"


def _two_of_a_title(root: Path) -> None:
    _named(root)
    text = (
        _LIGHT.replace("2015年3月27日", "1998年3月27日").replace("灯塔由", "全市灯塔由").replace("第十四届", "第十一届")
    )
    put(root, "cn-bj/act/1998-03-27/xugou-dengta-tiaoli/zho@1998-03-27.xml", akn.write(read(text)))


def _amended_after_its_end(root: Path) -> None:
    told = "根据2021年5月28日北京市第十五届人民代表大会常务委员会第三十一次会议《关于修改〈虚构灯塔条例〉的决定》修正"
    text = _LIGHT.replace("第十八次会议通过", f"第十八次会议通过　{told}").replace("灯塔由", "全市灯塔由")
    put(root, f"{LIGHT}/zho@2021-05-28.xml", akn.write(read(text)))


FAULTS: dict[str, tuple[Callable[[Path], None], str, int, str]] = {
    "C211": (
        _amended_after_its_end, f"{LIGHT}/zho@2021-05-28.xml", 19,
        "this version is of 2021-05-28, and 虚构航标条例 repealed the work from 2019-07-01",
    ),
    "C212": (
        _named, f"{MARK}/zho@2019-05-24.xml", 50,
        f"《虚构灯塔条例》 is repealed by its title alone; in the corpus it is /akn/{LIGHT}",
    ),
    "C213": (
        _two_of_a_title, f"{MARK}/zho@2019-05-24.xml", 50,
        f"《虚构灯塔条例》 is repealed by its title alone, and 2 works have it: {_OLDER}, /akn/{LIGHT}",
    ),
    "C220": (
        edited(
            ("xugou-hangbiao-tiaoli", "hangbiao-tiaoli"), ("航标由", "全市航标由"),
            file=f"{MARK}/zho@2019-05-24.xml", to="cn-bj/act/2019-05-24/hangbiao-tiaoli/zho@2019-05-24.xml",
        ),
        f"{MARK}/zho@2019-05-24.xml", 8,
        "the act “虚构航标条例” of 2019-05-24 stands under another address, too: /akn/cn-bj/act/2019-05-24/hangbiao-tiaoli",
    ),
    "C221": (
        edited(("四次", "四回"), file=f"{FERRY}/zho@2018-03-30.xml", to="old/zho@2018-03-30.xml"),
        "old/zho@2018-03-30.xml", 19,
        f"{{root}}/{FERRY}/zho@2018-03-30.xml is /akn/{FERRY}/zho@2018-03-30, too",
    ),
    "C222": (
        edited(
            ("xugou-dengta-tiaoli", "xugou-guangta-tiaoli"), ("虚构灯塔条例", "虚构光塔条例"),
            file=f"{LIGHT}/zho@2015-03-27.xml", to="cn-bj/act/2015-03-27/xugou-guangta-tiaoli/zho@2015-03-27.xml",
        ),
        "cn-bj/act/2015-03-27/xugou-guangta-tiaoli/zho@2015-03-27.xml", 19,
        f"the body is that of /akn/{LIGHT}/zho@2015-03-27, word for word",
    ),
    "C223": (
        without(_AT_2022), _AT_2025, 19,
        f"between zho@2018-03-30 and zho@2025-03-28 the version of 2022-05-20 is missing ({TITLE})",
    ),
    "C224": (
        _other_history, _DOCK_NOW, 19,
        "zho@2021-11-26 tells of 2020-09-25, 2021-11-26, this version of 2020-09-25, 2021-10-29 up to then",
    ),
    "C225": (
        edited(
            ('<FRBRdate date="2020-09-25" name="adopted"/>\n<FRBRauthor href="#beijingshi-pcsc" as="#enacting"/>',
             '<FRBRdate date="2020-09-25" name="adopted"/>\n<FRBRauthor href="#akn" as="#enacting"/>'),
            file=_DOCK_NOW,
        ),
        _DOCK_NOW, 8, "FRBRauthor of the work is #akn here and #beijingshi-pcsc in zho@2021-11-26",
    ),
    "C226": (
        edited(("~art_5", "~art_55"), ("第五条", "第五十五条"), file=_DOCK_NOW),
        _DOCK_NOW, 64, f"“第五十五条”: /akn/{FERRY}/zho@2022-05-20 has no art_55",
    ),
    "C227": (
        edited((f"/akn/{MARK}", f"/akn/{LIGHT}"), ("虚构航标条例", "虚构灯塔条例"), file=_DOCK_NOW),
        _DOCK_NOW, 67, "“虚构灯塔条例” had been repealed since 2019-07-01 (by 虚构航标条例)",
    ),
    "C228": (
        edited((_LINKS[1][1], _LINKS[1][0]), file=_DOCK_NOW),
        _DOCK_NOW, 67, f"“虚构航标条例” is in the corpus: /akn/{MARK}",
    ),
    "C229": (
        edited(('<destination href="/akn/cn-bj/act/2018-03-30/xugou-dukou-tiaoli/zho@2018-03-30/~art_4__para_2"', '<destination href="/akn/cn-bj/act/2018-03-30/xugou-dukou-tiaoli/zho@2018-03-30/~art_4__para_3"'), file=FIRST_DECISION),
        FIRST_DECISION, 43,
        f"a modification names art_4__para_3, which /akn/{FERRY}/zho@2018-03-30 does not have",
    ),
    "C230": (
        edited(('eId="pm_4" type="repeal"', 'eId="pm_4" type="substitution"'), file=_AT_2022),
        _AT_2022, 46,
        f"repeal by cl_3__mod_1: /akn/{FIRST_DECISION.removesuffix('.xml')} and this version do not agree on it",
    ),
    "C231": (
        edited(("art_7@2025-03-28", "art_5-1"), file=_AT_2025),
        _AT_2025, 129, "the tracking id art_5-1 comes back, which zho@2018-03-30 had last",
    ),
    "C232": (
        without(_AT_2025), SECOND_DECISION, 41,
        f"/akn/{FERRY}/zho@2025-03-28, which this decision makes, is not in the corpus; the newest is zho@2022-05-20",
    ),
}  # fmt: skip
"""Code -> the fault, and the file, line and message of the first finding."""
