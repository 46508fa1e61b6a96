"""Citations in running text: what is named, and which words name it."""

import pytest

from akn.language.zh.citations import ANNEXES, JOINTS, KINDS, LINKS, RANGES, Citation, cite, definitions, names_act


def spelled(citation: Citation) -> str:
    """A citation as short text: `art 8 par 1`, `-1 par` for 前款, `0 art` for 本条, with the act before and the end behind."""
    out = "" if citation.title is None else f"《{citation.title}》 "
    out += "own " if citation.own else ""
    out += "" if citation.relative is None else f"-{citation.relative} "
    out += " ".join(f"{kind[:3]} {number}".strip() for kind, number in citation.path)
    return f"{out} .. {spelled(citation.upto)}" if citation.upto else out.strip()


CASES = [
    ("违反第五条规定的，", [("第五条", "art 5")]),
    ("依照第十七条之一第二款的规定", [("第十七条之一第二款", "art 17-1 par 2")]),
    (
        "违反本条例第八条第一款、第二款规定的",
        [("第八条第一款", "own art 8 par 1"), ("第二款", "own art 8 par 2")],
    ),
    (
        "第三条第（一）项、第（三）项至第（五）项",
        [("第三条第（一）项", "art 3 poi 1"), ("第（三）项至第（五）项", "art 3 poi 3 .. art 3 poi 5")],
    ),
    ("第三条第（一）至（三）项", [("第三条第（一）至（三）项", "art 3 poi 1 .. art 3 poi 3")]),
    ("第三条第一、三款", [("第三条第一", "art 3 par 1"), ("三款", "art 3 par 3")]),
    ("第三条第(二)、第(四)项", [("第三条第(二)", "art 3 poi 2"), ("第(四)项", "art 3 poi 4")]),
    ("第三条第（一）至第（四）项", [("第三条第（一）至第（四）项", "art 3 poi 1 .. art 3 poi 4")]),
    ("违反第八条规定的，有第（一）、（二）项的", [("第八条", "art 8"), ("第（一）", "poi 1"), ("（二）项", "poi 2")]),
    ("第五条、第六条第二款和第七条", [("第五条", "art 5"), ("第六条第二款", "art 6 par 2"), ("第七条", "art 7")]),
    ("本办法第十条至第十五条", [("第十条至第十五条", "own art 10 .. own art 15")]),
    ("前款规定", [("前款", "-1 par")]),
    ("前两款规定", [("前两款", "-2 par")]),
    ("前款第（一）项、第（二）项", [("前款第（一）项", "-1 par poi 1"), ("第（二）项", "-1 par poi 2")]),
    ("前款规定第（二）、（三）项行为", [("前款规定第（二）", "-1 par poi 2"), ("（三）项", "-1 par poi 3")]),
    ("前条和本章的规定", [("前条", "-1 art"), ("本章", "-0 cha")]),
    ("目前项目、提前条件和当前款项", []),
    ("本条第一款", [("本条第一款", "-0 art par 1")]),
    ("本条前款和本条前两款", [("本条前款", "-1 par"), ("本条前两款", "-2 par")]),
    ("第九条前两款", [("第九条前两款", "art 9 par 1 .. art 9 par 2")]),
    ("第九条第三款前三项", [("第九条第三款前三项", "art 9 par 3 poi 1 .. art 9 par 3 poi 3")]),
    ("第二章第三节", [("第二章第三节", "cha 2 sec 3")]),
    ("本细则第九条所列第(十)、(十一)项", [("第九条所列第(十)", "own art 9 poi 10"), ("(十一)项", "own art 9 poi 11")]),
    (
        "依照《虚构书屋法》第三条、第四条",
        [("虚构书屋法", "《虚构书屋法》"), ("第三条", "《虚构书屋法》 art 3"), ("第四条", "《虚构书屋法》 art 4")],
    ),
    (
        "《中华人民共和国书屋法》（以下简称书屋法）第三条",
        [("中华人民共和国书屋法", "《中华人民共和国书屋法》"), ("第三条", "《中华人民共和国书屋法》 art 3")],
    ),
    ("依照书屋法第二十条、第三十条", [("第二十条", "《》 art 20"), ("第三十条", "《》 art 30")]),
    ("按照规定第三条办理", [("第三条", "art 3")]),
    ("由司法机关按照司法第三条", [("第三条", "art 3")]),
    ("构成虚构公司法第七条", [("第七条", "《》 art 7")]),
    ("根据书屋通则第四条", [("第四条", "《》 art 4")]),
    ("书屋法第五条规定的“一年”、第七条规定的", [("第五条", "《》 art 5"), ("第七条", "《》 art 7")]),
    ("有书屋法第五条的情形，或者违反第六条的", [("第五条", "《》 art 5"), ("第六条", "《》 art 6")]),
    ("依照书屋法第五条处罚。违反第六条的", [("第五条", "《》 art 5"), ("第六条", "art 6")]),
    ("违反书屋法第五条。上述第五条", [("第五条", "《》 art 5"), ("第五条", "《》 art 5")]),
    (
        "依照书屋法第五条和本办法第六条，第七条",
        [("第五条", "《》 art 5"), ("第六条", "own art 6"), ("第七条", "own art 7")],
    ),
    (
        "《甲法》第二条；同法第四条、该法第五条",
        [
            ("甲法", "《甲法》"),
            ("第二条", "《甲法》 art 2"),
            ("第四条", "《甲法》 art 4"),
            ("第五条", "《甲法》 art 5"),
        ],
    ),
    ("虚构合同法第四条", [("第四条", "《》 art 4")]),
    ("该条例第四条", [("第四条", "《》 art 4")]),
    ("本条例第三条和该条例第四条", [("第三条", "own art 3"), ("第四条", "own art 4")]),
    (
        "《甲法》、《乙法》和《丙法》第三条",
        [("甲法", "《甲法》"), ("乙法", "《乙法》"), ("丙法", "《丙法》"), ("第三条", "《丙法》 art 3")],
    ),
    ("《甲法》《乙法》第三条", [("甲法", "《甲法》"), ("乙法", "《乙法》"), ("第三条", "《乙法》 art 3")]),
    ("本实施细则第三条", [("第三条", "own art 3")]),
    ("本法总则第四章第八节", [("第四章第八节", "own cha 4 sec 8")]),
    ("本条例附件和本条例附表2", [("附件", "own att"), ("附表2", "own att 2")]),
    ("本办法的附件一、附件二", [("附件一", "own att 1"), ("附件二", "own att 2")]),
    ("本规定附录第一条、第二条", [("附录第一条", "own att art 1"), ("第二条", "own att art 2")]),
    ("见附件1至附件3", [("附件1至附件3", "att 1 .. att 3")]),
    ("合同及其附件，附件一式三份", []),
    ("《虚构书屋法》和本条例第三条", [("虚构书屋法", "《虚构书屋法》"), ("第三条", "own art 3")]),
    ("书屋分则第四章", [("第四章", "《》 cha 4")]),
    ("第一书屋、本目录和本条例都没有引用", []),
    ("没有任何引用的一句话。", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_cite(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(text[c.start : c.end], spelled(c)) for c in cite(text)] == expected


def test_tables() -> None:
    assert list(KINDS.items()) == [
        ("附件", "attachment"),
        ("编", "book"),
        ("分编", "part"),
        ("章", "chapter"),
        ("节", "section"),
        ("条", "article"),
        ("款", "paragraph"),
        ("项", "point"),
        ("目", "indent"),
    ]
    assert ANNEXES == ("附件", "附表", "附录", "附图")
    assert "、" in JOINTS
    assert "至" in RANGES
    assert "所列" in LINKS
    assert not set(JOINTS) & set(RANGES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《中华人民共和国书屋法》（以下简称《书屋法》）", [("书屋法", "中华人民共和国书屋法")]),
        ("《书屋管理条例》(以下简称条例)", [("条例", "书屋管理条例")]),
        ("书店、图书馆和书屋（以下统称“阅读场所”）", [("阅读场所", None)]),
        ("以下简称没有括号", []),
    ],
)
def test_definitions(text: str, expected: list[tuple[str, str | None]]) -> None:
    found = definitions(text)
    assert [(d.name, d.title) for d in found] == expected
    assert [text[d.start : d.end] for d in found] == [d.name for d in found]


@pytest.mark.parametrize(
    ("title", "expected"),
    [("书屋法", True), ("书屋管理办法（试行）", True), ("民法典", True), ("书屋登记证", False), ("红楼梦", False)],
)
def test_names_act(title: str, expected: bool) -> None:
    assert names_act(title) is expected


@pytest.mark.parametrize("piece", ["第一、", "《〈", "（第一", "第（", "附件", "前"])
def test_a_list_or_title_that_never_ends_cites_nothing(piece: str) -> None:
    assert cite(piece * 20_000) == []
