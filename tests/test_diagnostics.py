"""The table of codes is well-formed, and a diagnostic says itself in two languages."""

import re
from dataclasses import replace
from string import Formatter

import pytest

from akn.diagnostics import CODES, LABELS, LACKING, diagnostic, user_language

FAMILIES = "TXSNIFRDLAC"


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_row_is_well_formed(code: str) -> None:
    row = CODES[code]
    assert re.fullmatch(f"[{FAMILIES}][0-9]{{3}}", code)
    assert row.severity in ("error", "warning", "info")
    assert row.en.strip() == row.en != ""
    assert row.zh.strip() == row.zh != ""
    assert re.search("[\u4e00-\u9fff]", row.zh), "the Chinese text is Chinese"
    assert fields(row.en) == fields(row.zh)
    assert bool(row.hint_en) == bool(row.hint_zh)
    assert fields(row.hint_en) == fields(row.hint_zh)
    assert all(name.isidentifier() for name in fields(row.en) | fields(row.hint_en))
    assert not row.en.endswith("."), "a message is one line that others may go on with"


def test_the_schema_family_is_errors() -> None:
    assert {row.severity for code, row in CODES.items() if code[0] == "S"} == {"error"}


def test_a_code_that_is_not_in_the_table() -> None:
    with pytest.raises(KeyError, match="Z999"):
        diagnostic("Z999")


def test_as_line() -> None:
    found = diagnostic("I002", 12, eId="art_3__oc_2", num="第三条")
    assert found.at("a.txt").as_line("en") == (
        "a.txt:12: I002 第三条 stands twice; the second is art_3__oc_2 (check the numbers of the source)"
    )
    assert (
        found.at("a.txt").as_line("zh") == "a.txt:12: I002 第三条重复出现，后一处编号为art_3__oc_2 (请核对原文的编号)"
    )


@pytest.mark.parametrize("value", LABELS)
def test_kinds_are_named_in_the_language_of_the_message(value: str) -> None:
    english, chinese = LABELS[value]
    found = diagnostic("A009", target="第三条", kind=value)
    assert found.message("en") == f"what is quoted for 第三条 can not be read as {english}"
    assert found.message("zh") == f"为第三条引用的内容不能读作 {chinese}"


@pytest.mark.parametrize("value", LACKING)
def test_why_a_commit_holds_nothing_is_said_in_the_language_of_the_message(value: str) -> None:
    english, chinese = (text.format(most=64) for text in LACKING[value])
    found = diagnostic("C301", commit="3f2a9c1d", day="2018-05-01", why=value, most=64)
    assert found.message("en").endswith(f"is passed over ({english})")
    assert found.message("zh").endswith(f"已跳过（{chinese}）")
    assert re.search("[\u4e00-\u9fff]", chinese)


def test_a_cause_is_told_in_the_language_of_the_message() -> None:
    found = replace(diagnostic("C301", commit="3f2a9c1d", day="2018-05-01"), cause=diagnostic("N002", 7, num="第五条"))
    assert found.message("en").endswith("is passed over (line 7: N002 第五条 stands twice)")
    assert found.message("zh").endswith(f"已跳过（第7行：N002 {diagnostic('N002', num='第五条').message('zh')}）")


def test_as_line_without_a_line_names_the_file_alone() -> None:
    assert diagnostic("T001").at("a.txt").as_line("en") == "a.txt: T001 the file is empty (give a file with text)"
    assert diagnostic("T001").at("a.txt").as_line("zh") == "a.txt: T001 文件为空 (请提供有内容的文件)"


def test_as_json() -> None:
    found = diagnostic("N002", 7, column=3, eId="art_5", num="第五条").at("a.xml")
    assert found.as_json("en") == {
        "file": "a.xml",
        "line": 7,
        "column": 3,
        "code": "N002",
        "severity": "error",
        "message": "第五条 stands twice",
        "hint": "check the numbers of the source",
        "eId": "art_5",
    }
    bare = diagnostic("S110", 2, count=4)
    assert set(bare.as_json("en")) == {"file", "line", "code", "severity", "message", "hint"}


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"AKN_LANG": "zh"}, "zh"),
        ({"AKN_LANG": "en", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_users_language(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], expected: str) -> None:
    for name in ("AKN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert user_language() == expected
    message = diagnostic("T001").message()
    assert message == ("文件为空" if expected == "zh" else "the file is empty")


def test_words_of_a_document_never_break_the_line() -> None:
    line = diagnostic("T003", 3, offset="\x1b[31m\n1").at("a.txt").as_line("en")
    assert line.startswith("a.txt:3: T003 ")
    assert "\x1b" not in line
    assert "\n" not in line


def test_errors_and_warnings_name_a_remedy() -> None:
    assert [code for code, row in CODES.items() if row.severity != "info" and not (row.hint_en and row.hint_zh)] == []
