"""Markdown out and in again: the structure stays."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from akn.formats.markdown.marks import plain
from akn.formats.markdown.write import write
from akn.formats.options import ReadOptions
from akn.formats.text import write as text
from akn.formats.text.read import parse
from akn.model.document import Document
from tests.outline import outline
from tests.strategies import documents
from tests.test_text_read import CASES


@pytest.mark.parametrize(
    "path", sorted(p for p in CASES.iterdir() if p.suffix in (".txt", ".md")), ids=lambda p: p.name
)
def test_structure_survives(path: Path) -> None:
    made, _ = parse(path.read_bytes(), ReadOptions())
    assert made is not None
    again, _ = parse(write(made), ReadOptions(), plain)
    assert again is not None
    assert outline(again) == outline(made)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents(rich=False))
def test_markdown_read_and_written_again_is_the_same(made: Document) -> None:
    settled, _ = parse(text.write(made), ReadOptions())
    assert settled is not None
    again, _ = parse(write(settled), ReadOptions(), plain)
    assert again is not None
    assert outline(again) == outline(settled)


def test_marks() -> None:
    made, _ = parse((CASES / "interpretation.md").read_bytes(), ReadOptions())
    assert made is not None
    assert write(made).decode().splitlines()[::2] == [
        "# 样例法院关于书屋案件适用法律若干问题的解释",
        "2020年1月2日 样例法院审判委员会第1次会议通过",
        "2020年2月1日 施行",
        "样例法院",
        "关于书屋案件适用法律若干问题的解释",
        "<!-- INFO END -->",
        "为正确审理书屋案件，制定本解释。",
        "## 一、 一般规定",
        "**第一条** 书屋案件由书屋所在地法院管辖。",
        "## 二、 附 则",
        "**第二条** 本解释自2020年2月1日起施行。",
    ]
