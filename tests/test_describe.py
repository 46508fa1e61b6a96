"""What a text says of itself: metadata, marks, diagnostics. All texts are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akn.formats.options import ReadOptions
from akn.formats.text.describe import describe
from akn.model.block import Block, Mark
from akn.model.document import Document
from akn.model.metadata import NamedDate, Property, Publication, unknown
from akn.model.provision import Provision


def article(number: int, num: str, *texts: str) -> Provision:
    """An article with one 款 a text, on the lines from 10 times its number."""
    eid = f"art_{number}"
    return Provision(
        "article",
        eid,
        num,
        children=tuple(
            Provision(
                "paragraph", f"{eid}__para_{i}", blocks=(Block(text, line=10 * number + i),), line=10 * number + i
            )
            for i, text in enumerate(texts, 1)
        ),
        line=10 * number,
    )


def document(title: str, *history: str, closing: str = "本法自1998年10月1日起施行。", **parts) -> Document:
    """A text of two articles with this title and these lines of history (from line 3)."""
    preface = [Block(title, "longTitle", marks=(Mark("docTitle", 0, len(title)),), line=1)]
    preface += [Block(line, "history", line=i) for i, line in enumerate(history, 3)]
    body = (article(1, "第一条", "书屋是公众阅读的场所。"), article(2, "第二条", closing))
    parts = {"preface": (*preface, *parts.pop("beside", ())), "body": body} | parts
    return Document(meta=unknown(), name="law", **parts)


def described(title: str, *history: str, iri: str | None = None, **parts):
    return describe(document(title, *history, **parts), ReadOptions(iri=iri))


def events(found: Document) -> list[str]:
    return [
        f"{e.eId} {e.date} {e.source} {e.type} {e.refers_to}{' origin' if e.originating else ''}"
        for e in found.meta.events
    ]


def marks(block: Block) -> list[tuple[str, str, str, int]]:
    return [
        (m.kind, block.text[m.start : m.end], m.get("date") or m.get("href") or m.get("refersTo") or "", m.depth)
        for m in block.marks
    ]


AMENDED = (
    "（1998年5月20日第九届全国人民代表大会常务委员会第三次会议通过　根据2006年8月18日第十届全国人民代表大会常务委员会第二十三次会议"
    "《关于修改〈书屋法〉的决定》修正　2014年4月24日第十二届全国人民代表大会常务委员会第八次会议修订）"
)


def test_an_amended_law_has_the_metadata_of_the_worked_shape():
    found, said = described("书屋法", AMENDED)
    assert (found.element, found.name) == ("act", "law")
    meta = found.meta
    assert meta.work.uri == "/akn/cn/act/1998-05-20/shuwufa"
    assert meta.work.dates == (NamedDate("1998-05-20", "adopted"),)
    assert (meta.work.country, meta.work.name, meta.work.number) == ("cn", "shuwufa", None)
    assert [(a.href, a.role) for a in meta.work.authors] == [("#npcsc", "#enacting")]
    assert meta.expression.uri == "/akn/cn/act/1998-05-20/shuwufa/zho@2014-04-24"
    assert meta.expression.dates == (NamedDate("2014-04-24", "revised"),)
    assert meta.manifestation.uri == "/akn/cn/act/1998-05-20/shuwufa/zho@2014-04-24.xml"
    assert meta.manifestation.dates == (NamedDate("2014-04-24", "markup"),)
    assert events(found) == [
        "evt_1 1998-05-20 #ro_1 generation #adopted origin",
        "evt_2 1998-10-01 #ro_1 generation #inForce",
        "evt_3 2006-08-18 #rp_1 amendment #amended",
        "evt_4 2014-04-24 #rp_2 amendment #revised",
    ]
    assert [(r.kind, r.eId, r.href, r.show_as) for r in meta.references] == [
        ("original", "ro_1", "/akn/cn/act/1998-05-20/shuwufa/zho@1998-05-20", "书屋法（1998年通过）"),
        (
            "passiveRef",
            "rp_1",
            "/akn/cn/act/2006-08-18/guanyu-xiugai-shuwufa-de-jueding",
            "关于修改《书屋法》的决定（2006年）",
        ),
        ("passiveRef", "rp_2", "/akn/cn/act/1998-05-20/shuwufa/zho@2014-04-24", "书屋法（2014年修订）"),
        ("TLCOrganization", "npcsc", "/akn/ontology/organization/cn/npcsc", "全国人民代表大会常务委员会"),
        ("TLCOrganization", "akn", "/akn/ontology/organization/cn/akn", "akn"),
        ("TLCEvent", "adopted", "/akn/ontology/event/cn/adopted", "通过"),
        ("TLCEvent", "inForce", "/akn/ontology/event/cn/in-force", "施行"),
        ("TLCEvent", "amended", "/akn/ontology/event/cn/amended", "修正"),
        ("TLCEvent", "revised", "/akn/ontology/event/cn/revised", "修订"),
        ("TLCRole", "enacting", "/akn/ontology/role/cn/enacting", "制定机关"),
        ("TLCRole", "editor", "/akn/ontology/role/cn/editor", "编辑"),
    ]
    assert meta.temporal == ()
    assert meta.proprietary == (
        Property("undetermined", (("event", "inForce"), ("source", "#rp_2")), "施行日期未载明"),
    )
    assert [d.as_line("en") for d in said] == [": D012 the text does not say when this version comes into force"]


def test_an_unknown_body_is_said_once_and_tells_no_kind():
    lines = ("1998年5月20日 样例国常务委员会第三次会议通过", "2014年4月24日 样例国常务委员会第八次会议修订")
    found, said = described("书屋法", *lines)
    assert (found.name, found.meta.work.country) == ("law", "cn")
    assert [d.code for d in said] == ["F013", "F015", "D012"]


def test_a_text_that_was_never_amended_is_the_original():
    first, _ = described("书屋法", "1998年5月20日 第九届全国人民代表大会第三次会议通过")
    assert first.contains == "originalVersion"
    assert described("书屋法", AMENDED)[0].contains == "singleVersion"
    assert described("书屋法", closing="书屋免费。")[0].contains == "singleVersion"


def test_the_history_is_marked():
    found, _ = described("书屋法", AMENDED)
    assert marks(found.preface[1]) == [
        ("docDate", "1998年5月20日", "1998-05-20", 0),
        ("docAuthority", "第九届全国人民代表大会常务委员会", "#npcsc", 0),
        ("docDate", "2006年8月18日", "2006-08-18", 0),
        ("docAuthority", "第十届全国人民代表大会常务委员会", "#npcsc", 0),
        ("ref", "关于修改〈书屋法〉的决定", "/akn/cn/act/2006-08-18/guanyu-xiugai-shuwufa-de-jueding", 0),
        ("docDate", "2014年4月24日", "2014-04-24", 0),
        ("docAuthority", "第十二届全国人民代表大会常务委员会", "#npcsc", 0),
    ]
    assert [m.get("refersTo") for m in found.preface[1].marks if m.kind == "docDate"] == [
        "#adopted",
        "#amended",
        "#revised",
    ]


def test_the_day_of_effect_is_an_event_and_marked():
    found, said = described("书屋法", "1998年5月20日 第九届全国人民代表大会第三次会议通过")
    assert events(found)[-1] == "evt_2 1998-10-01 #ro_1 generation #inForce"
    assert [(i.start, i.refers_to) for g in found.meta.temporal for i in g.intervals] == [("#evt_2", "#inForce")]
    assert found.meta.expression.dates == (NamedDate("1998-05-20", "adopted"), NamedDate("1998-10-01", "inForce"))
    assert marks(found.body[1].children[0].blocks[0]) == [("date", "1998年10月1日", "1998-10-01", 0)]
    assert found.meta.references[0].show_as == "书屋法"
    assert said == ()


def test_a_revised_text_comes_into_force_as_its_closing_provision_says():
    found, _ = described("书屋法", AMENDED, closing="本法自2014年10月1日起施行。")
    assert events(found)[-1] == "evt_4 2014-10-01 #rp_2 amendment #inForce"


@pytest.mark.parametrize(
    ("closing", "day"),
    [
        ("本法自公布之日起施行。", "1998-05-25"),
        ("本法自发布之日起施行，1990年的办法同时废止。", "1998-05-25"),
        ("本法自通过之日起施行。", "1998-05-20"),
        ("本法经公布，自 1998 年 12 月 1 日起实施。", "1998-12-01"),
    ],
)
def test_days_of_effect(closing, day):
    lines = ("1998年5月20日 第九届全国人民代表大会第三次会议通过", "1998年5月25日 中华人民共和国主席令第三号公布")
    found, said = described("书屋法", *lines, closing=closing)
    assert events(found)[-1].split()[1::3] == [day, "#inForce"]
    assert said == ()


@pytest.mark.parametrize(
    ("closing", "attributes", "words"),
    [
        (
            "第一条第一款的施行日期由书屋主管部门另行公布。",
            (("event", "inForce"), ("unit", "#art_1__para_1"), ("basis", "#art_2__para_1")),
            "由书屋主管部门另行公布",
        ),
        (
            "本法的施行日期另行规定。",
            (("event", "inForce"), ("basis", "#art_2__para_1")),
            "另行规定",
        ),
        (
            "本法自公布之日起三十日后施行。",
            (("event", "inForce"), ("basis", "#art_2__para_1")),
            "本法自公布之日起三十日后施行",
        ),
    ],
)
def test_what_is_left_open_is_undetermined(closing, attributes, words):
    found, _ = described("书屋法", "1998年5月20日 第九届全国人民代表大会第三次会议通过", closing=closing)
    assert found.meta.proprietary[-1] == Property("undetermined", attributes, words)
    assert found.meta.temporal == ()


@pytest.mark.parametrize(
    ("title", "history", "kind", "work"),
    [
        (
            "洛阳市书屋条例",
            "2004年9月4日洛阳市第十二届人民代表大会常务委员会第五次会议通过",
            "local-regulation",
            "/akn/cn-ha/act/2004-09-04/luoyangshi-shuwu-tiaoli",
        ),
        (
            "深圳经济特区书屋条例",
            "2004年9月4日深圳市第四届人民代表大会常务委员会第五次会议通过",
            "local-regulation",
            "/akn/cn-gd/act/2004-09-04/shenzhen-jingjitequ-shuwu-tiaoli",
        ),
        (
            "书屋管理条例",
            "2004年9月4日中华人民共和国国务院令第406号公布",
            "administrative-regulation",
            "/akn/cn/act/2004-09-04/shuwu-guanli-tiaoli",
        ),
        ("书屋管理办法", "2004年9月4日公安部令第33号发布", "rule", "/akn/cn/act/2004-09-04/shuwu-guanli-banfa"),
        (
            "最高人民法院关于书屋案件的解释",
            "2004年9月4日最高人民法院审判委员会第1327次会议通过",
            "judicial-interpretation",
            "/akn/cn/act/2004-09-04/guanyu-shuwu-anjian-de-jieshi",
        ),
        (
            "上海市人民代表大会常务委员会关于书屋的决定",
            "2004年9月4日上海市第十二届人民代表大会常务委员会第五次会议通过",
            "decision",
            "/akn/cn-sh/act/2004-09-04/guanyu-shuwu-de-jueding",
        ),
        (
            "书屋法修正案（二）",
            "2004年9月4日第十届全国人民代表大会常务委员会第五次会议通过",
            "amendment",
            "/akn/cn/act/2004-09-04/shuwufa-xiuzhengan-2",
        ),
    ],
)
def test_kind_and_address(title, history, kind, work):
    found, _ = described(title, history)
    assert (found.name, found.meta.work.uri) == (kind, work)


def test_approved_by_the_state_council_makes_a_ministry_s_text_a_regulation():
    found, _ = described("书屋办法", "1985年3月7日 国务院批准", "1985年3月15日 国家标准局发布")
    assert found.name == "administrative-regulation"
    assert found.meta.work.dates == (NamedDate("1985-03-15", "promulgated"),)
    assert found.meta.expression.dates[0] == NamedDate("1985-03-15", "promulgated")


def test_the_document_s_own_number_names_it():
    beside = (Block("法释〔2021〕12号", line=2),)
    found, _ = described(
        "最高人民法院关于书屋的解释", "2021年5月18日最高人民法院审判委员会第1838次会议通过", beside=beside
    )
    assert found.meta.work.uri == "/akn/cn/act/2021-05-18/fashi-2021-12"
    assert (found.meta.work.number, found.meta.work.name) == ("法释〔2021〕12号", "fashi-2021-12")
    assert marks(found.preface[-1]) == [("docNumber", "法释〔2021〕12号", "", 0)]


def test_a_number_of_endless_digits_is_none():
    beside = (Block(f"法释〔2021〕{'1' * 5000}号", line=2),)
    found, _ = described("最高人民法院关于书屋的解释", "2021年5月18日最高人民法院审判委员会通过", beside=beside)
    assert found.meta.work.number is None


def test_an_order_in_the_history_is_the_publication():
    found, _ = described("书屋管理条例", "2004年9月4日中华人民共和国国务院令第406号公布")
    assert found.meta.publication == Publication("2004-09-04", "order", "中华人民共和国国务院令第406号", "第406号")


@pytest.mark.parametrize(
    ("cover", "publication", "promulgated"),
    [
        (
            ("样例国令", "第三十六号", "《书屋法》已由第九届全国人民代表大会第三次会议于1998年5月20日通过，现予公布。"),
            Publication("1998-05-20", "order", "样例国第三十六号令", "第三十六号"),
            [],
        ),
        (
            (
                "样例市人民代表大会公告（第1号）",
                "《书屋条例》于1998年5月20日由样例市人民代表大会会议通过，现予公布。",
                "1998年5月25日",
            ),
            Publication("1998-05-25", "announcement", "样例市人民代表大会公告第1号", "第1号"),
            ["1998-05-25"],
        ),
    ],
)
def test_a_cover_tells_the_publication(cover, publication, promulgated):
    blocks = tuple(Block(text, line=1) for text in cover)
    found, _ = described("书屋法", "1998年5月20日 第九届全国人民代表大会第三次会议通过", cover=blocks)
    assert found.meta.publication == publication
    assert [e.date for e in found.meta.events if e.refers_to == "#promulgated"] == promulgated


def test_a_cover_alone_tells_of_the_passing():
    cover = (Block("《书屋法》已由第九届全国人民代表大会第三次会议于1998年5月20日通过，现予公布。"),)
    found, _ = described("书屋法", cover=cover)
    assert found.meta.work.uri == "/akn/cn/act/1998-05-20/shuwufa"
    assert events(found)[0] == "evt_1 1998-05-20 #ro_1 generation #adopted origin"


def test_those_that_promulgated_stand_a_line_each():
    beside = (Block("文化部", line=4), Block("海关总署发布", line=5), Block("书屋办法", line=6))
    found, said = described("书屋办法", "1981年10月13日 国务院批准", beside=beside, closing="本办法自发布之日起施行。")
    assert [b.role for b in found.preface] == ["longTitle", "history", "history", "history", "content"]
    assert [(a.href, a.role) for a in found.meta.work.authors] == [
        ("#wenhua-bu", "#enacting"),
        ("#haiguan-zongshu", "#enacting"),
    ]
    assert found.name == "administrative-regulation"
    assert [e.split()[1::3] for e in events(found)] == [
        ["1981-10-13", "#approved"],
        ["1981-10-13", "#promulgated"],
        ["1981-10-13", "#inForce"],
    ]
    assert said == ()


def test_a_revised_text_without_its_first_passing_is_dated_by_the_passing_that_it_tells():
    found, _ = described(
        "洛阳市书屋条例",
        "2019年9月20日 洛阳市第十六届人民代表大会常务委员会第十八次会议修订",
        "2019年11月29日 河南省第十三届人民代表大会常务委员会第十五次会议批准",
        closing="本条例自2020年1月1日起施行。",
    )
    assert found.meta.work.dates == (NamedDate("2019-09-20", "unknown"),)
    assert found.meta.expression.dates[0] == NamedDate("2019-11-29", "approved")
    assert [a.href for a in found.meta.work.authors] == ["#luoyangshi-pcsc"]


def test_a_bracket_that_closes_nothing_stays_in_its_line():
    line = "2014年4月24日 第十二届全国人民代表大会常务委员会第八次会议修订）"
    found, _ = described("书屋法", "1998年5月20日 第九届全国人民代表大会第三次会议通过", line)
    assert found.preface[2].text == line
    assert [words for _, words, _, _ in marks(found.preface[2])] == [
        "2014年4月24日",
        "第十二届全国人民代表大会常务委员会",
    ]


def test_a_decision_of_unknown_passing_is_a_citation():
    found, _ = described(
        "洛阳市书屋条例",
        "2004年9月4日洛阳市第十二届人民代表大会常务委员会第五次会议通过",
        "2010年9月29日河南省第十一届人民代表大会常务委员会第十七次会议批准的《关于修改〈洛阳市书屋条例〉的决定》修正",
    )
    assert [(m.kind, m.attributes) for m in found.preface[2].marks][-1] == ("inline", (("name", "citation"),))
    assert found.meta.references[1].href == "/akn/cn-ha/act/2004-09-04/luoyangshi-shuwu-tiaoli/zho@2010-09-29"


def test_a_draft_is_a_bill():
    found, said = described(
        "上海市书屋条例（草案征求意见稿）", "（2030年3月1日第一次审议）", closing="本条例自2031年1月1日起施行。"
    )
    assert (found.element, found.name) == ("bill", "local-regulation")
    assert found.meta.work.uri == "/akn/cn-sh/bill/2030-03-01/shanghaishi-shuwu-tiaoli"
    assert found.meta.work.dates == (NamedDate("2030-03-01", "reading"),)
    assert marks(found.preface[0])[1][:2] == ("docStage", "草案征求意见稿")
    assert marks(found.preface[1]) == [("docDate", "2030年3月1日", "2030-03-01", 0)]
    assert found.meta.events == ()
    assert found.body[1].children[0].blocks[0].marks[0].attributes == (("date", "2031-01-01"),)
    assert [d.code for d in said] == ["F015"]


def test_what_says_that_it_is_fictional_is_marked_so():
    found, _ = described("上海市书屋条例（虚构示例草案）", "（2030年3月1日第一次审议）")
    assert found.meta.proprietary[0] == Property("status", (("fictional", "true"),))
    assert (found.meta.work.prescriptive, found.meta.work.authoritative) == (False, False)
    real, _ = described("上海市书屋条例")
    assert (real.meta.work.prescriptive, real.meta.work.authoritative) == (True, False)


@pytest.mark.parametrize(
    ("text", "line", "english", "chinese"),
    [
        (
            (
                "书屋法",
                (
                    "1998年2月30日 第九届全国人民代表大会第三次会议通过",
                    "1998年5月20日 第九届全国人民代表大会第三次会议通过",
                ),
                "本法自1998年10月1日起施行。",
            ),
            3,
            "D010 1998年2月30日 is no day of the calendar",
            "D010 1998年2月30日不是日历上的日期",
        ),
        (
            (
                "书屋法",
                ("1998年5月20日 第九届全国人民代表大会第三次会议通过", "1998年5月25日"),
                "本法自1998年10月1日起施行。",
            ),
            4,
            "D011 nothing is said to have happened on 1998年5月25日",
            "D011 1998年5月25日之后没有说明发生了什么",
        ),
        (
            (
                "书屋法",
                ("1998年5月20日 第九届全国人民代表大会第三次会议通过", "1998年9月1日 施行"),
                "本法自1998年10月1日起施行。",
            ),
            21,
            "D013 the closing provision says in force from 1998-10-01, the history 1998-09-01",
            "D013 附则规定自1998-10-01起施行，题注为1998-09-01",
        ),
        (  # of several days told, the first is named
            (
                "书屋法",
                (
                    "1998年5月20日 第九届全国人民代表大会第三次会议通过",
                    *(f"1998年{month}月1日 施行" for month in (9, 7, 8, 11, 12)),
                ),
                "本法自1998年10月1日起施行。",
            ),
            21,
            "D013 the closing provision says in force from 1998-10-01, the history 1998-09-01",
            "D013 附则规定自1998-10-01起施行，题注为1998-09-01",
        ),
        (
            ("书屋法", ("1998年5月20日 第九届全国人民代表大会第三次会议通过",), "本法自1998年13月1日起施行。"),
            21,
            "D010 1998年13月1日 is no day of the calendar",
            "D010 1998年13月1日不是日历上的日期",
        ),
        (
            ("书屋管理条例", ("1998年5月20日 国家书屋总局令第1号公布",), "本条例自1998年10月1日起施行。"),
            3,
            "F013 国家书屋总局 is no body that is known here; its place was not taken from it",
            "F013 “国家书屋总局”不是已知的机关，未据以确定地域",
        ),
        (
            ("书屋管理条例", ("1998年5月20日 国家书屋总局令第1号公布",), "本条例自1998年10月1日起施行。"),
            0,
            "F012 the place of this text was not determined; cn was taken",
            "F012 未能确定文本的地域，取 cn",
        ),
        (
            ("书屋法", (), "本法自1998年10月1日起施行。"),
            0,
            "F014 no date of adoption or promulgation was found; the address says 0001-01-01",
            "F014 未找到通过或者公布日期，地址中写作 0001-01-01",
        ),
        (
            (
                "洛阳市书屋条例",
                (
                    "1999年4月14日 洛阳市第十一届人民代表大会常务委员会第三次会议通过",
                    "河南省第九届人民代表大会常务委员会第九次会议批准",
                ),
                "本条例自1999年10月1日起施行。",
            ),
            4,
            "D014 no day is told for 河南省第九届人民代表大会常务委员会第九次会议批准",
            "D014 “河南省第九届人民代表大会常务委员会第九次会议批准”没有写明日期",
        ),
        (
            (
                "洛阳市书屋条例",
                (
                    "1999年4月14日 洛阳市第十一届人民代表大会常务委员会第三次会议通过",
                    "1995年5月30日 河南省第九届人民代表大会常务委员会第九次会议批准",
                ),
                "本条例自1999年10月1日起施行。",
            ),
            4,
            "D015 1995年5月30日 is earlier than what it follows",
            "D015 1995年5月30日早于其之前的事件",
        ),
        (
            (
                "洛阳市书屋条例",
                (
                    "2019年9月20日 洛阳市第十六届人民代表大会常务委员会第十八次会议修订",
                    "2019年11月29日 河南省第十三届人民代表大会常务委员会第十五次会议批准",
                ),
                "本条例自2020年1月1日起施行。",
            ),
            0,
            "F016 the first passing of this text is not told; its work is dated 2019-09-20",
            "F016 未载明首次通过日期，作品日期取 2019-09-20",
        ),
        (
            ("上海市书屋条例", (), "本条例自1998年10月1日起施行。"),
            0,
            "F015 the kind of document, local-regulation, was read off the title alone",
            "F015 文件类型（地方性法规）仅由标题得出",
        ),
    ],
)
def test_what_can_not_be_determined_is_said(text, line, english, chinese):
    title, history, closing = text
    _, said = described(title, *history, closing=closing)
    assert (line, english) in [(d.line, f"{d.code} {d.message('en')}") for d in said]
    assert (line, chinese) in [(d.line, f"{d.code} {d.message('zh')}") for d in said]


def test_an_address_that_is_given_is_used_and_compared():
    history = "1998年5月20日 第九届全国人民代表大会第三次会议通过"
    found, said = described("书屋法", history, iri="/akn/cn-sh/act/1998-05-21/shuwu")
    assert found.meta.work.uri == "/akn/cn-sh/act/1998-05-21/shuwu"
    assert found.meta.work.dates == (NamedDate("1998-05-21", "unknown"),)
    assert found.meta.expression.uri == "/akn/cn-sh/act/1998-05-21/shuwu/zho@1998-05-20"
    assert [d.message("en") for d in said] == [
        "the address given says cn-sh, the text cn",
        "the address given says 1998-05-21, the text 1998-05-20",
    ]
    assert [d.code for d in said] == ["F011", "F011"]


def test_an_address_that_is_none_is_refused():
    found, said = described("书屋法", "1998年5月20日 第九届全国人民代表大会第三次会议通过", iri="书屋")
    assert found.meta.work.uri == "/akn/cn/act/1998-05-20/shuwufa"
    assert [(d.code, d.severity, d.message("zh")) for d in said] == [
        ("F010", "error", "书屋 不是作品或版本的地址，仍用由文本得出的地址")
    ]


@given(
    st.text(alphabet="上海市书屋法条例（草案）虚构示例关于的决定最高人民法院", max_size=24),
    st.lists(
        st.text(
            alphabet="2019年02月3日、《》〈〉第一届全国人民代表大会通过的并经批准修正修订公布施行令号（）", max_size=60
        ),
        max_size=3,
    ),
    st.text(alphabet="本法自2019年02月3日起施行公布之日另行规定日期第一条的。；", max_size=40),
)
def test_no_text_is_changed_and_the_same_text_gives_the_same_document(title, history, closing):
    before = document(title, *history, closing=closing)
    found, said = describe(before, ReadOptions())
    assert [b.text for b in found.preface] == [b.text for b in before.preface]
    assert [list(u.characters()) for u in found.body] == [list(u.characters()) for u in before.body]
    assert describe(before, ReadOptions()) == (found, said)
    known = {r.eId for r in found.meta.references} | {e.eId for e in found.meta.events}
    assert {e.source[1:] for e in found.meta.events} <= known
    for block in found.preface:
        for mark in block.marks:
            assert 0 <= mark.start <= mark.end <= len(block.text)
            assert (mark.get("refersTo") or "#adopted")[1:] in known | {"adopted"}
