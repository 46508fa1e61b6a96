"""Places and bodies: tables."""

import pytest

from akn.language.zh.bodies import KINDS, MINISTRIES, NATIONAL, find, leading, without_leading
from akn.language.zh.places import CITIES, PROVINCES, named, place


def test_every_province_of_iso_3166_2():
    assert " ".join(sorted(PROVINCES)) == (
        "ah bj cq fj gd gs gx gz ha hb he hi hk hl hn jl js jx ln mo nm nx qh sc sd sh sn sx tj tw xj xz yn zj"
    )


@pytest.mark.parametrize(
    ("title", "name", "country"),
    [
        ("洛阳市书屋条例", "洛阳市", "cn-ha"),
        ("洛阳书屋条例", "洛阳市", "cn-ha"),
        ("深圳经济特区书屋条例", "深圳经济特区", "cn-gd"),
        ("北京国际书屋条例", "北京市", "cn-bj"),
        ("吉林市书屋条例", "吉林市", "cn-jl"),
        ("海南藏族自治州书屋条例", "海南藏族自治州", "cn-qh"),
        ("海南省书屋条例", "海南省", "cn-hi"),
        ("景宁畲族自治县书屋条例", "景宁畲族自治县", "cn-zj"),
        ("中国（山东）自由贸易试验区书屋条例", "中国（山东）自由贸易试验区", "cn-sd"),
        ("西藏自治区书屋条例", "西藏自治区", "cn-xz"),
    ],
)
def test_the_longest_place_a_title_begins_with(title, name, country):
    end, found = place(title)
    assert (found.name, found.country) == (name, country)
    assert title[:end] in (name, name.removesuffix("市"))


def test_no_place():
    assert place("书屋管理条例") is None
    assert named("书屋市") is None


def test_no_city_stands_under_two_provinces():
    names = [name for cities in CITIES.values() for name in cities.split()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("text", "eid", "name", "country", "kind"),
    [
        ("第十四届全国人民代表大会常务委员会第七次会议", "npcsc", "全国人民代表大会常务委员会", "cn", "standing"),
        ("中华人民共和国第五届全国人民代表大会第二次会议", "npc", "全国人民代表大会", "cn", "congress"),
        ("国务院第66次常务会议", "state-council", "国务院", "cn", "state-council"),
        ("经国务院", "state-council", "国务院", "cn", "state-council"),
        ("由最高人民法院审判委员会第1713次会议", "spc", "最高人民法院", "cn", "court"),
        ("最高人民检察院第十三届检察委员会第一次会议", "spp", "最高人民检察院", "cn", "procuratorate"),
        ("北京市第十六届人民代表大会第二次会议", "beijingshi-pc", "北京市人民代表大会", "cn-bj", "local-congress"),
        ("洛阳市第五届人大常委会公告", "luoyangshi-pcsc", "洛阳市人民代表大会常务委员会", "cn-ha", "local-standing"),
        ("广东省人民政府令", "guangdongsheng-gov", "广东省人民政府", "cn-gd", "local-government"),
        ("中国人民银行", "zhongguo-renmin-yinhang", "中国人民银行", "cn", "ministry"),
    ],
)
def test_a_body_and_its_place(text, eid, name, country, kind):
    [found] = find(text, 0, len(text))
    assert (found.body.eId, found.body.name, found.body.country, found.body.kind) == (eid, name, country, kind)
    assert found.body.known
    assert kind in KINDS


def test_the_span_leaves_out_words_before_the_name():
    text = "由最高人民法院审判委员会第1713次会议"
    [found] = find(text, 0, len(text))
    assert text[found.start : found.end] == "最高人民法院审判委员会"


def test_two_bodies_of_one_order():
    text = "国务院、中央军事委员会令第763号"
    assert [found.body.eId for found in find(text, 0, len(text))] == ["state-council", "cmc"]


def test_an_unknown_body_says_so():
    [found] = find("国家书屋总局", 0, 6)
    assert (found.body.name, found.body.known) == ("国家书屋总局", False)


def test_the_body_a_title_begins_with():
    assert leading("最高人民法院关于书屋的解释").body.eId == "spc"
    assert leading("北京市人民代表大会议事规则") is None
    rest, bodies = without_leading("最高人民法院、最高人民检察院关于书屋的解释")
    assert (rest, [body.eId for body in bodies]) == ("关于书屋的解释", ["spc", "spp"])
    assert without_leading("书屋法") == ("书屋法", ())


def test_the_tables_hold_each_name_once():
    names = [name for _, own, _, aliases in NATIONAL for name in (own, *aliases)]
    assert len(names) == len(set(names))
    assert not MINISTRIES & set(names)
