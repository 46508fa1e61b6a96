"""Units named in Chinese."""

import pytest

from akn.language.zh.citations import KINDS
from akn.language.zh.naming import WORDS, named


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ((("article", "3"), ("paragraph", "1"), ("point", "12")), "第三条第一款第十二项"),
        ((("article", "120-1"),), "第一百二十条之一"),
        ((("book", "1"), ("chapter", "2"), ("section", "3")), "第一编第二章第三节"),
        ((("attachment", "2"),), "附件2"),
        ((), ""),
        ((("preamble", "2"),), ""),
        ((("article", "x"),), ""),
        ((("article", "0"),), ""),
    ],
)
def test_named(path: tuple[tuple[str, str], ...], expected: str) -> None:
    assert named(path) == expected


def test_every_unit_word_has_its_element() -> None:
    assert "".join(WORDS.values()) == "附件编分编章节条款项目"
    assert len(WORDS) == len(KINDS)
