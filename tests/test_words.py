"""What commands say beside diagnostics: in both languages, with the same fields."""

import re
from string import Formatter

import pytest

from akn.diff.changeset import KINDS as CHANGES
from akn_tools.words import KINDS, SAID, kind, told


@pytest.mark.parametrize("key", SAID)
def test_every_line_is_there_in_both_languages(key: str) -> None:
    fields = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in SAID[key]]
    assert fields[0] == fields[1]
    assert re.search("[\u4e00-\u9fff：（]", SAID[key][1])


def test_lines_are_in_the_language_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    for language, line, name in (
        ("en", "akn: 甲: no version has art_9", "repealed"),
        ("zh", "akn: 甲：各版本均没有 art_9", "删去"),
    ):
        monkeypatch.setenv("AKN_LANG", language)
        assert (told("no version", text="甲", unit="art_9"), kind("repealed")) == (line, name)


def test_every_kind_of_change_has_its_chinese() -> None:
    assert set(KINDS) == set(CHANGES) - {"unchanged"}
