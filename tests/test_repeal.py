"""Acts that a closing provision repeals: what is read, and where it stands in the metadata. All acts are invented."""

import pytest

from akn.formats.options import ReadOptions
from akn.formats.text.describe import describe
from akn.language.zh.effect import Quoted
from akn.language.zh.repeal import read
from akn.model.block import Block
from akn.model.document import Attachment
from akn.model.metadata import Modification, Property, Reference, Target
from akn.model.provision import Provision
from tests.test_describe import described, document

PASSED = "1998年5月20日第九届全国人民代表大会第三次会议通过"


def rows(text: str) -> list[str]:
    """What was read, a line an act: title or words, passing and body, part, own day, another day than 施行."""
    out = []
    for act in read(text):
        maker = act.maker.eId if act.maker else None
        facts = (act.passed, maker, act.part, act.day, "elsewhen" if act.elsewhen else None, act.annex)
        out.append(" ".join([f"《{act.title}》" if act.title else act.words, *filter(None, facts)]))
    return out


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("《甲条例》同时废止。", ["《甲条例》"]),
        ("本法自1998年10月1日起施行，《甲条例》同时废止。", ["《甲条例》"]),
        ("《甲条例》自本法施行之日起废止。", ["《甲条例》"]),
        ("《甲条例》自本办法施行之日起即行废止。", ["《甲条例》"]),
        ("《甲条例》自2020年1月1日起废止。", ["《甲条例》 2020-01-01"]),
        ("自本规定公布之日起，《甲条例》同时废止。", ["《甲条例》 elsewhen"]),
        ("1990年3月1日市人民政府发布的《乙规定》同时废止。", ["《乙规定》"]),
        ("自1997年2月5日起施行的《乙规定》，同时废止。", ["《乙规定》"]),
        (
            "《甲条例》（试行）、《乙规定》（甲发〔1990〕1号）和《〈丙法〉实施办法》同时废止。",
            ["《甲条例》", "《乙规定》", "《〈丙法〉实施办法》"],
        ),
        ("《甲条例》《乙规定》等规定同时废止。", ["《甲条例》", "《乙规定》"]),
        (
            "1990年3月1日国务院发布的《甲条例》，1991年3月1日国务院发布的《乙规定》同时废止。",
            ["《甲条例》", "《乙规定》"],
        ),
        (
            "2004年5月30日上海市第十二届人民代表大会常务委员会第九次会议通过的《甲条例》同时废止。",
            ["《甲条例》 2004-05-30 shanghaishi-pcsc"],
        ),
        (
            (
                "1995年9月15日洛阳市第十届人民代表大会常务委员会第二次会议通过、1995年10月31日河南省第八届人民代表大会常务委员会第六次会议批准，"
                "根据2000年6月8日洛阳市第十一届人民代表大会常务委员会第三次会议《关于修改〈甲条例〉的决定》修正的《甲条例》同时废止。"
            ),
            ["《甲条例》 1995-09-15 luoyangshi-pcsc"],
        ),
        ("决定：废止《甲条例》，本决定自公布之日起施行。", ["《甲条例》"]),
        ("一、废止《甲条例》、1990年3月1日国务院发布的《乙规定》（甲发〔1990〕1号）。", ["《甲条例》", "《乙规定》"]),
        ("废止《甲条例》第三条。", ["《甲条例》 第三条"]),
        ("市政府可以建议废止《甲条例》。", []),
        ("废止《甲条例》的决定，依照《乙法》公布。", []),
        ("《甲条例》中有关书屋的规定同时废止。", ["《甲条例》 中有关书屋的规定"]),
        ("《甲条例》第三条同时废止。", ["《甲条例》 第三条"]),
        ("其他有关规定，凡与本法抵触的，同时失效。", ["其他有关规定，凡与本法抵触的，同时失效"]),
        ("以前发布的解释与本解释不一致的，不再适用。", ["以前发布的解释与本解释不一致的，不再适用"]),
        (
            "列于本法附件一的决定，自本法施行之日起，予以废止。",
            ["列于本法附件一的决定，自本法施行之日起，予以废止 附件一"],
        ),
        ("根据《甲法》，《乙规定》同时废止。", ["《乙规定》"]),
    ],
)
def test_what_is_repealed(text, acts):
    assert rows(text) == acts


@pytest.mark.parametrize(
    "text",
    [
        "与《甲法》抵触的规定应当予以废止。",
        "认为需要修改或者废止《甲条例》的，可以提出建议。",
        "依照《甲法》的规定执行。",
        "征收决定不停止执行。",
        "营业执照同时废止。",
        "第三条修改为：“《甲条例》同时废止。”",
        "以前的规定与本法不一致的，以本法为准。",
    ],
)
def test_what_is_not_repealed(text):
    assert rows(text) == []


def test_a_quotation_may_begin_before_the_text():
    assert read("第九条　《甲条例》同时废止。”", quoted=Quoted("第九条　《甲条例》同时废止。”", inside=True)) == []
    assert [
        act.title for act in read("完。”《甲条例》同时废止。", quoted=Quoted("完。”《甲条例》同时废止。", inside=True))
    ] == ["甲条例"]


def test_an_act_of_known_address_is_modified():
    found, said = described(
        "书屋法",
        PASSED,
        closing="本法自1998年10月1日起施行。1990年3月1日上海市第九届人民代表大会常务委员会第三次会议通过的《上海市书屋条例》"
        "和《中华人民共和国统计法》同时废止。",
    )
    assert found.meta.active == (
        Modification(
            "textualMod",
            "am_1",
            "repeal",
            "#tmpg_1",
            (Target("#art_2__para_1"),),
            (Target("/akn/cn-sh/act/1990-03-01/shanghaishi-shuwu-tiaoli"),),
        ),
        Modification(
            "textualMod",
            "am_2",
            "repeal",
            "#tmpg_1",
            (Target("#art_2__para_1"),),
            (Target("/akn/cn/act/1983-12-08/tongjifa"),),
        ),
    )
    assert [r for r in found.meta.references if r.kind == "activeRef"] == [
        Reference("activeRef", "ra_1", "/akn/cn-sh/act/1990-03-01/shanghaishi-shuwu-tiaoli", "上海市书屋条例"),
        Reference("activeRef", "ra_2", "/akn/cn/act/1983-12-08/tongjifa", "中华人民共和国统计法"),
    ]
    assert [r.kind for r in found.meta.references][:3] == ["original", "activeRef", "activeRef"]
    assert found.meta.proprietary == ()
    assert said == ()


def test_an_act_without_address_and_a_part_of_one_are_named():
    found, _ = described(
        "书屋法",
        PASSED,
        closing="本法自1998年10月1日起施行。《〈图书法〉实施办法》、《中华人民共和国统计法》第三条同时废止；其他规定与本法抵触的，同时失效。",
    )
    assert found.meta.active == ()
    assert found.meta.proprietary == (
        Property(
            "repeals",
            (("title", "《图书法》实施办法"), ("basis", "#art_2__para_1"), ("date", "1998-10-01")),
            "未载明通过日期和通过机关，地址不能确定",
        ),
        Property(
            "repeals",
            (
                ("title", "中华人民共和国统计法"),
                ("href", "/akn/cn/act/1983-12-08/tongjifa"),
                ("part", "第三条"),
                ("basis", "#art_2__para_1"),
                ("date", "1998-10-01"),
            ),
            "仅涉及其中一部分",
        ),
        Property(
            "undetermined", (("event", "repealed"), ("basis", "#art_2__para_1")), "其他规定与本法抵触的，同时失效"
        ),
    )


def test_no_day_is_said_where_the_day_of_effect_is_not_known():
    found, _ = described("书屋法", PASSED, closing="本法自公布之日起施行。《书屋办法》同时废止。")
    assert found.meta.proprietary[-1].attributes == (("title", "书屋办法"), ("basis", "#art_2__para_1"))


def test_an_annex_lists_what_is_repealed():
    items = tuple(
        Provision("indent", f"att_1__indent_{i}", f"{i}．", blocks=(Block(title),))
        for i, title in enumerate(("书屋暂行条例", "关于书屋的决定"), 1)
    )
    before = document(
        "书屋法",
        PASSED,
        closing="列于本法附件一的条例和决定，自本法施行之日起，予以废止。",
        attachments=(Attachment("att_1", "附件一", body=items),),
    )
    found, _ = describe(before, ReadOptions())
    assert [p.get("title") for p in found.meta.proprietary if p.name == "repeals"] == ["书屋暂行条例", "关于书屋的决定"]
