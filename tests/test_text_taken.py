"""What is taken for layout in plain text is said, once a kind; in Markdown it is what it is, and nothing is said."""

from akn.formats.markdown.read import read as read_markdown
from akn.formats.options import ReadOptions
from akn.formats.text.read import read

TEXT = "# 样例办法\n***\n# 第一章 总则\n**第一条** 书屋开放。\n> 守时。\n---\n<!-- 注 -->\n> 安静。\n第二条　长3*宽4，**重点**。\n"


def test_each_kind_is_said_once() -> None:
    found = [d for d in read(TEXT.encode(), ReadOptions()).diagnostics if d.code == "T042"]
    said = sorted((d.line, d.severity, d.message("en")) for d in found)
    end = "is read as layout, as in Markdown, and left out"
    assert said == [
        (1, "info", f"# {end}: 2 times, the first here"),
        (2, "info", f"*** {end}: 1 times, the first here"),
        (4, "info", f"** {end}: 1 times, the first here"),
        (5, "info", f"> {end}: 2 times, the first here"),
        (6, "info", f"--- {end}: 1 times, the first here"),
        (7, "info", f"<!-- --> {end}: 1 times, the first here"),
    ]
    assert found[0].message("zh") == "“#”按 Markdown 版式读取，未计入文字，共 2 处，首处在此"


def test_nothing_is_said_of_markdown_and_of_plain_text() -> None:
    assert [d for d in read_markdown(TEXT.encode(), ReadOptions()).diagnostics if d.code == "T042"] == []
    plain = "样例办法\n第一条　书屋开放，#1、#2 号。\n-1 ℃以下>0。\n"
    assert [d for d in read(plain.encode(), ReadOptions()).diagnostics if d.code == "T042"] == []
