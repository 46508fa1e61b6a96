"""A provision named on the command line: the one that is meant, or one clear line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Command

TEXT = """昆明市灯塔管理条例
（2020年3月1日昆明市第十四届人民代表大会常务委员会第三次会议通过）
第一编　总则
第一章　目的
第一条　为了管理灯塔，制定本条例。
第二章　管理
第二条　灯塔由市人民政府管理。
管理包括：
（一）照明：
1．点灯；
2．熄灯。
（二）修缮。
第二编　附则
第三章　施行
第三条　本条例自2020年5月1日起施行。
附件
灯塔名录
一、东灯塔
二、西灯塔
"""
WORK = "kunmingshi-dengta-guanli-tiaoli"
VERSION = f"/akn/cn-yn/act/2020-03-01/{WORK}/zho@2020-03-01"


@pytest.fixture(autouse=True)
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, akn: Command) -> None:
    monkeypatch.chdir(tmp_path)
    Path("law.txt").write_text(TEXT, encoding="utf-8")
    file = Path(f"corpus{VERSION.removeprefix('/akn')}.xml")
    file.parent.mkdir(parents=True)
    assert akn("convert", "law.txt", "-o", file).status == 0


@pytest.mark.parametrize(
    ("named", "eid", "text"),
    [
        ("第三章", "book_2__chp_3", "第三章 施行\n第三条 本条例自2020年5月1日起施行。\n"),
        ("第二条第二款第（一）项第2目", "art_2__para_2__point_1__indent_2", "2． 熄灯。\n"),
        ("第二条第二款第二项", "art_2__para_2__point_2", "（二） 修缮。\n"),
        ("3", "art_3", "第三条 本条例自2020年5月1日起施行。\n"),
    ],
)
def test_what_is_meant_is_found_by_every_command(akn: Command, named: str, eid: str, text: str) -> None:
    assert akn("show", WORK, "--article", named).text == text
    assert akn("show", f"{WORK}/~{named}").text == text
    assert akn("show", WORK, "--at", "2021-01-01", "--article", named).text.endswith(f"\n\n{text}")
    assert akn("resolve", WORK, "--article", named).text == f"{VERSION}/~{eid}\n"
    assert text.rsplit(maxsplit=1)[-1] in akn("log", WORK, "--article", named).text
    assert text.rsplit(maxsplit=1)[-1] in akn("blame", f"{WORK}/~{named}").text


@pytest.mark.parametrize("named", ["附件", "附件1", "att_1"])
def test_an_annex_is_shown_whole(akn: Command, named: str) -> None:
    assert akn("show", WORK, "--article", named).text == "附件 灯塔名录\n一、 东灯塔\n二、 西灯塔\n"
    assert "东灯塔" in akn("blame", f"{WORK}/~{named}").text
    for command in ("log", "resolve"):
        done = akn(command, WORK, "--article", named)
        assert done.status == 2
        assert "att_1: an annex is followed unit by unit" in done.stderr


@pytest.mark.parametrize("named", ["5,6", "x1", "15.1", "", "第", "第五"])
@pytest.mark.parametrize("command", ["show", "log", "resolve"])
def test_what_names_nothing_is_said(akn: Command, command: str, named: str) -> None:
    done = akn(command, WORK, "--article", named)
    assert (done.status, done.stdout) == (2, b"")
    assert "names no provision; write 15, 15-1" in done.stderr


def test_what_is_not_there_is_said(akn: Command) -> None:
    for command in ("show", "log", "resolve"):
        assert akn(command, WORK, "--article", "附件2").status == 1
        assert akn(command, WORK, "--article", "第九章").status == 1
    assert akn("blame", f"{WORK}/~art_9").status == 1
