"""What one body passes and another approves is one decision of the day of the approval, in every answer about versions."""

from __future__ import annotations

from pathlib import Path

import pytest

from akn.model.making import decided
from akn.model.metadata import Event
from tests.conftest import Command

CITY, PROVINCE = "昆明市第十五届人民代表大会常务委员会", "云南省第十四届人民代表大会常务委员会"
TITLE = "昆明市灯塔管理条例"
FIRST = f"2020年3月1日{CITY}第三次会议通过　2020年4月1日{PROVINCE}第五次会议批准"
DECISION = f"""昆明市人民代表大会常务委员会关于修改《{TITLE}》的决定
（2021年10月28日{CITY}第十三次会议通过　2021年12月1日{PROVINCE}第十八次会议批准）
{CITY}第十三次会议决定，对《{TITLE}》作如下修改：
一、将第二条修改为：“灯塔由市交通局管理。”
本决定自2022年1月1日起施行。
"""
AMENDED = (
    f"　根据2021年10月28日{CITY}第十三次会议通过　2021年12月1日{PROVINCE}第十八次会议批准的"
    f"《昆明市人民代表大会常务委员会关于修改〈{TITLE}〉的决定》修正"
)
REVISED = f"　2024年9月26日{CITY}第三十次会议修订　2024年11月28日{PROVINCE}第三十次会议批准"
WORK = "kunmingshi-dengta-guanli-tiaoli"
FOLDER = f"corpus/cn-yn/act/2020-03-01/{WORK}"


def text(history: str, body: str, force: str) -> str:
    return (
        f"{TITLE}\n（{history}）\n第一条　为了管理灯塔，制定本条例。\n第二条　{body}\n第三条　本条例自{force}起施行。\n"
    )


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, akn: Command) -> Path:
    monkeypatch.chdir(tmp_path)
    Path(FOLDER).mkdir(parents=True)
    for name, content in (
        ("1.txt", text(FIRST, "灯塔由市人民政府管理。", "2020年5月1日")),
        ("3.txt", text(FIRST + AMENDED + REVISED, "灯塔由市港务局管理。", "2025年1月1日")),
        ("decision.txt", DECISION),
    ):
        Path(name).write_text(content, encoding="utf-8")
    assert akn("convert", "1.txt", "-o", f"{FOLDER}/zho@2020-04-01.xml").status == 0
    assert (
        akn("amend", f"{FOLDER}/zho@2020-04-01.xml", "decision.txt", "-o", f"{FOLDER}/zho@2021-12-01.xml").status == 0
    )
    assert akn("convert", "3.txt", "-o", f"{FOLDER}/zho@2024-11-28.xml").status == 0
    return tmp_path


def test_no_version_is_missing(corpus: Path, akn: Command) -> None:
    assert "C223" not in akn("validate", "corpus").text
    Path(FOLDER, "zho@2021-12-01.xml").unlink()
    said = akn("validate", "corpus", "--select", "C223").text
    assert "the version of 2021-12-01 is missing" in said
    assert "2021-10-28" not in said.split("is missing")[0]


def test_each_decision_makes_one_version(corpus: Path, akn: Command) -> None:
    said = akn("log", WORK).text
    assert [line[:10] for line in said.splitlines() if line.startswith("20")] == [
        "2020-04-01", "2021-12-01", "2024-11-28"
    ]  # fmt: skip
    assert "decisions" not in said
    assert f"    2024-11-28 {TITLE}（2024年修订）" in said


@pytest.mark.parametrize("day", ["2022-06-01", "2024-10-01", "2025-06-01"])
def test_the_versions_are_complete_and_told_once(corpus: Path, akn: Command, day: str) -> None:
    said = akn("show", WORK, "--at", day).text
    assert f"# complete up to 2024-11-28 {TITLE}（2024年修订）" in said
    assert "not at hand" not in said
    assert "2024-09-26" not in said


def test_without_the_middle_version_one_is_lacking(corpus: Path, akn: Command) -> None:
    Path(FOLDER, "zho@2021-12-01.xml").unlink()
    said = akn("show", WORK, "--at", "2025-06-01").text
    assert said.count("not at hand") == 1
    assert "not at hand: 2021-12-01" in said


def event(date: str, what: str, kind: str = "amendment", source: str = "#rp_1") -> Event:
    return Event(f"evt_{date}", date, source, kind, what)


def test_one_source_of_several_changes_is_several_decisions() -> None:
    first = event("2020-01-01", "#adopted", "generation", "#ro_1")
    force = event("2020-05-01", "#inForce", "generation", "#ro_1")
    one, two = event("2021-01-01", "#amended", source="#ro_1"), event("2022-01-01", "#amended", source="#ro_1")
    approved = event("2022-03-01", "#approved", source="#ro_1")
    assert decided([first, force, one, two, approved]) == ((first,), (one,), (two, approved))
