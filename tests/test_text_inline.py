"""项 inside one paragraph stay text and are said."""

import pytest

from akn.formats.options import ReadOptions
from akn.formats.text.read import read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("第一条　处罚：（一）警告；（二）罚款；（三）闭馆。", [3]),
        ("第一条　处罚：(一)警告；(二)罚款。", [2]),
        ("第一条　有前条（一）（二）情形的，罚款。", []),
        ("第一条　依照前条，（一）项、（二）项处罚。", []),
        ("第一条　处罚：（一）警告。", []),
        ("第一条　处罚：\n（一）警告；\n（二）罚款。", []),
    ],
)
def test_items_inside_a_paragraph(text: str, found: list[int]) -> None:
    reading = read(f"样例办法\n{text}\n".encode(), ReadOptions())
    said = [d for d in reading.diagnostics if d.code == "T039"]
    assert [(d.severity, d.line, d.message("en")) for d in said] == [
        ("info", 2, f"{count} numbered items stand inside one paragraph; kept as its text, not read as 项")
        for count in found
    ]
    assert reading.document is not None
    assert "".join(reading.document.body[0].characters()).startswith("第一条")
