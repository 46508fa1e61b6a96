"""What one line begins with."""

import pytest

from akn.formats.text.classify import classify


@pytest.mark.parametrize(
    ("text", "style", "num", "value", "rest"),
    [
        ("第一百二十条之一 书屋", "article", "第一百二十条之一", 120, "书屋"),
        ("第一百二十八 条书屋", "article", "第一百二十八 条", 128, "书屋"),
        ("第二条", "article", "第二条", 2, ""),
        ("第一章　总　则", "chapter", "第一章", 1, "总　则"),
        ("第一编 总则", "book", "第一编", 1, "总则"),
        ("第二分编 管理", "part", "第二分编", 2, "管理"),
        ("第三节 场所", "section", "第三节", 3, "场所"),
        ("十一、书屋", "clause", "十一、", 11, "书屋"),
        ("（十二）书屋", "point", "（十二）", 12, "书屋"),
        ("(三）书屋", "point", "(三）", 3, "书屋"),
        ("㈡书屋", "point", "㈡", 2, "书屋"),
        ("1.书屋", "arabic", "1.", 1, "书屋"),
        ("１．书屋", "arabic", "１．", 1, "书屋"),
        ("2、书屋", "arabic", "2、", 2, "书屋"),
        ("⒊书屋", "arabic", "⒊", 3, "书屋"),
        ("（1）书屋", "paren", "（1）", 1, "书屋"),
        ("⑵书屋", "paren", "⑵", 2, "书屋"),
        ("① 书屋", "circled", "①", 1, "书屋"),
        ("㉑书屋", "circled", "㉑", 21, "书屋"),
        ("附件1", "annex", "附件1", 0, ""),
        ("附件二：登记表（略）", "annex", "附件二：", 0, "登记表（略）"),
        ("附：书目", "annex", "附：", 0, "书目"),
        ("附　则", "bare", "", 0, "附　则"),
    ],
)
def test_starts(text: str, style: str, num: str, value: int, rest: str) -> None:
    start = classify(text)
    assert start is not None
    assert (start.style, start.num, start.value, start.rest) == (style, num, value, rest)


@pytest.mark.parametrize(
    "text",
    [
        "书屋免费开放。",
        "第三方可以参加。",
        "第1815次会议通过",
        "一、二级书屋应当有阅览室。",
        "（一）、（二）项所列情形除外。",
        "（二）项规定的情形",
        "（2020年1月1日通过）",
        "2020年1月1日 通过",
        "12周岁以下的儿童",
        "10.5%的书屋",
        "附带办理登记的，不另收费。",
        "附件所列书目由书屋公布。",
        "“（一）书屋；",
    ],
)
def test_plain_text(text: str) -> None:
    assert classify(text) is None
