"""What closes a text: signatures, and lists of annexes as against the annexes themselves."""

import pytest

from akn.formats.options import ReadOptions
from akn.formats.text.read import parse
from akn.formats.text.write import write
from akn.model.document import Document

BODY = "样例办法\n第一条 书屋守时。\n第二条 书屋安静。\n"


def document(closing: str) -> Document:
    made, _ = parse(f"{BODY}{closing}\n".encode(), ReadOptions())
    assert made is not None
    assert "".join(write(made).decode().split()) == "".join(f"{BODY}{closing}".split())
    return made


@pytest.mark.parametrize(
    "closing",
    [
        "样市人民政府\n2031年3月2日",
        "样市人大常委会办公厅\n2031年3月2日印发",
        "样市人民政府办公厅　2031年3月2日印发",
        "市长 张样\n二〇三一年三月二日",
        "样市财政局\n样市文化局\n2031年3月2日\n（此件公开发布）",
        "样市文化局\n2031年3月2日\n抄送：各区文化局。",
    ],
)
def test_a_signature_is_no_paragraph_of_the_last_article(closing: str) -> None:
    made = document(closing)
    assert [b.text for b in made.conclusions] == closing.split("\n")
    assert [len(u.children) for u in made.body] == [1, 1]


@pytest.mark.parametrize(
    "closing", ["样市人民政府", "书屋2031年3月2日印发的册子免费。", "下列日期闭馆：\n2031年3月2日"]
)
def test_what_is_no_signature(closing: str) -> None:
    assert document(closing).conclusions == ()


@pytest.mark.parametrize(
    ("closing", "listed", "annexes"),
    [
        ("附件：1.收费标准\n2.减免名册", 2, []),
        ("附件：\n1.收费标准\n2.减免名册\n附件1 收费标准\n免费。\n附件2 减免名册\n无。", 3, ["附件1", "附件2"]),
        ("附件：收费标准\n样市文化局\n2031年3月2日\n附件\n收费标准\n免费。", 3, ["附件"]),
        ("附件：收费标准\n附件\n收费标准\n免费。", 1, ["附件"]),
        ("附：1、甲表\n样市文化局\n2031年3月2日\n附1：甲表\n免费。", 3, ["附1："]),
        ("样市文化局\n2031年3月2日\n附件：1.甲表\n2.乙表", 4, []),
        ("附件：收费标准\n样市文化局\n2031年3月2日", 3, []),
        # annexes themselves
        ("附件：收费标准", 0, ["附件："]),
        ("附件：收费标准\n免费。", 0, ["附件："]),
        ("附件：1.借书免费\n2.印书一角。", 0, ["附件："]),
        ("附件：收费标准\n附件：减免名册", 0, ["附件：", "附件："]),
        ("附件：\n1.甲屋\n2.乙屋", 0, ["附件："]),
        ("附件1：1.甲屋\n2.乙屋", 0, ["附件1："]),
    ],
)
def test_a_list_of_annexes_is_no_annex(closing: str, listed: int, annexes: list[str]) -> None:
    made = document(closing)
    assert len(made.conclusions) == listed
    assert [(a.eId, a.num) for a in made.attachments] == [(f"att_{i}", num) for i, num in enumerate(annexes, 1)]
