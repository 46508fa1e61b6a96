"""Bodies that make, approve or promulgate legislation: 全国人民代表大会, 国务院, ministries, courts, local congresses.

A body found in a line of history has an id for `references`, a display name, and the country code of its works. National
bodies stand in a table; local ones are a place and one of three organs, so they need no row each.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from akn.language.zh.numerals import NUMERAL
from akn.language.zh.pinyin import slug
from akn.language.zh.places import Place, place


class Body(NamedTuple):
    """An organ: `kind` is one of KINDS; `country` where its works stand; `known` is False for one that no table holds."""

    eId: str
    name: str
    country: str
    kind: str
    known: bool = True

    @property
    def href(self) -> str:
        """Its address in the project's ontology."""
        return f"/akn/ontology/organization/{self.country}/{self.eId}"


class Found(NamedTuple):
    """A body and where its name stands in the text (offsets, half-open), its number of the term (第十六届) included."""

    start: int
    end: int
    body: Body


KINDS = (
    "congress",  # 全国人民代表大会
    "standing",  # its 常务委员会
    "state-council",
    "military",  # 中央军事委员会
    "court",
    "procuratorate",
    "supervision",  # 国家监察委员会
    "local-congress",
    "local-standing",
    "local-government",
    "ministry",
)
"""Every kind of body, as `types` tells documents apart by it."""

NATIONAL: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("npcsc", "全国人民代表大会常务委员会", "standing", ("全国人大常委会",)),
    ("npc", "全国人民代表大会", "congress", ("全国人大", "中国人民政治协商会议")),
    ("state-council", "国务院", "state-council", ("中华人民共和国国务院", "政务院", "中央人民政府政务院")),
    (
        "cmc",
        "中央军事委员会",
        "military",
        ("中华人民共和国中央军事委员会", "中央军委", "中国共产党中央军事委员会"),
    ),
    ("spc", "最高人民法院", "court", ("最高人民法院审判委员会",)),
    ("spp", "最高人民检察院", "procuratorate", ("最高人民检察院检察委员会",)),
    ("nsc", "国家监察委员会", "supervision", ("中华人民共和国国家监察委员会",)),
)
"""Id, name, kind and other names of the bodies of the state."""

_MINISTRIES = """
外交部 国防部 国家发展和改革委员会 国家发展改革委 国家计划委员会 国家发展计划委员会 国家经济委员会 国家经济贸易委员会 教育部
国家教育委员会 科学技术部 国家科学技术委员会 国防科学技术工业委员会 工业和信息化部 信息产业部 邮电部 电子工业部 国家民族事务委员会
公安部 国家安全部 民政部 司法部 财政部 人力资源和社会保障部 人力资源社会保障部 劳动和社会保障部 劳动部 劳动人事部 人事部
自然资源部 国土资源部 地质矿产部 生态环境部 环境保护部 国家环境保护总局 国家环境保护局 住房和城乡建设部 住房城乡建设部 建设部
城乡建设环境保护部 交通运输部 交通部 铁道部 水利部 水利电力部 能源部 电力工业部 农业农村部 农业部 农牧渔业部 林业部 商务部
商业部 对外贸易经济合作部 对外经济贸易部 国内贸易部 物资部 文化和旅游部 文化部 国家卫生健康委员会 国家卫生和计划生育委员会 卫生部
国家计划生育委员会 退役军人事务部 应急管理部 中国人民银行 审计署 国务院国有资产监督管理委员会 海关总署 国家税务总局 国家税务局
国家市场监督管理总局 国家工商行政管理总局 国家工商行政管理局 工商总局 国家质量监督检验检疫总局 质检总局 国家技术监督局
国家质量技术监督局 国家标准局 国家计量局 国家标准计量局 国家食品药品监督管理总局 国家食品药品监督管理局 国家药品监督管理局
食品药品监管局 食品药品监管总局 国家医药管理局 国家中医药管理局 国家医疗保障局 国家金融监督管理总局 中国银行保险监督管理委员会
中国银行业监督管理委员会 中国保险监督管理委员会 中国证券监督管理委员会 国家外汇管理局 国家外汇管理总局 国家广播电视总局
国家新闻出版广电总局 国家广播电影电视总局 广播电影电视部 广播电视部 国家新闻出版署 新闻出版署 新闻出版总署 国家版权局 国家体育总局
国家体育运动委员会 国家统计局 国家知识产权局 国家专利局 中国专利局 国家宗教事务局 国务院宗教事务局 国家互联网信息办公室 国家能源局
国家粮食和物资储备局 国家林业和草原局 国家林业局 国家移民管理局 国家铁路局 中国民用航空局 中国民用航空总局 国家民用航空局 国家邮政局
国家文物局 国家疾病预防控制局 国家矿山安全监察局 国家安全生产监督管理总局 国家消防救援局 国家海洋局 国家测绘局 国家测绘地理信息局
国家地震局 中国地震局 中国气象局 国家气象局 国家保密局 国家密码管理局 国家密码管理委员会 国家档案局 国家语言文字工作委员会
国家旅游局 国家烟草专卖局 国家物价局 国家土地管理局 国家国有资产管理局 国家航天局 国家国防科技工业局 国家原子能机构 国务院侨务办公室
国务院台湾事务办公室 国务院港澳事务办公室 国务院法制局 国务院办公厅 国务院关税税则委员会 国家核安全局 中国科学院 总参谋部 总政治部
总后勤部 全国总工会 中国人民武装警察部队 水产部 进出口商品检验总局 国家进出口商品检验局 国家出入境检验检疫局 国家建筑材料工业局
轻工业部 纺织工业部 冶金工业部 化学工业部 石油工业部 煤炭工业部 机械工业部 核工业部 航空工业部 国家机械工业委员会 国家建设委员会
国家基本建设委员会 国家劳动总局 国家农业委员会 国家监察部 监察部
"""
MINISTRIES = frozenset(_MINISTRIES.split())
"""Names of ministries and other departments of the State Council, past ones too; their works stand under `cn`."""

_ORGANS = {
    "人民代表大会常务委员会": "local-standing",
    "人大常委会": "local-standing",
    "人民代表大会": "local-congress",
    "人大": "local-congress",
    "人民政府": "local-government",
}
_LOCAL = {
    "local-standing": ("人民代表大会常务委员会", "pcsc"),
    "local-congress": ("人民代表大会", "pc"),
    "local-government": ("人民政府", "gov"),
}
_ORGANLESS = ("常委会", "审判委员会", "检察委员会", "主席团会议", "常务会议")
_PROVINCE_SUFFIX = ("省", "市", "自治区", "自治州", "自治县", "州", "县")

_KNOWN: dict[str, Body] = {
    alias: Body(eid, name, "cn", kind) for eid, name, kind, aliases in NATIONAL for alias in (name, *aliases)
}

_TERM = rf"(?:第?[{NUMERAL}0-9０-９]{{1,4}}届)"
_NATIONAL_NAMES = "|".join(
    sorted((n for n in _KNOWN if not n.startswith(("全国人", "中国人民政"))), key=len, reverse=True)
)
_BODY = re.compile(
    rf"(?P<national>(?:中华人民共和国)?{_TERM}?全国(?P<nstanding>人民代表大会常务委员会|人大常委会)|(?:中华人民共和国)?{_TERM}?全国(?:人民代表大会|人大)(?!常)|中国人民政治协商会议)"
    rf"|(?P<state>{_NATIONAL_NAMES})(?P<after>{_TERM}?(?:检察委员会|审判委员会))?"
    rf"|(?P<place>[\u3400-\u9fff（）]{{0,24}}?)(?P<term>{_TERM})?(?P<organ>人民代表大会常务委员会|人大常委会|人民代表大会|人大(?![\u3400-\u9fff]{{0,2}}代表)|人民政府)"
    rf"|(?P<ministry>(?:中华人民共和国)?(?P<name>[\u3400-\u9fff]{{1,24}}?(?:部|委员会|总局|局|总署|署|银行|办公厅|办公室|委|院|会))(?=$|[、，,\s　]|第?[{NUMERAL}0-9０-９]*[号次]|令|公告|与|和国))"
)
_PARTICLE = re.compile(r"^(?:经|由|并经|根据|按照|自|和|、|，|,|于|\s)+")


def find(text: str, start: int, end: int, home: Place | None = None) -> list[Found]:
    """The bodies named in `text[start:end]`, in order.

    `home` is the place of the document, which 省 and 市 alone stand for (省十二届人大常委会). A body that only looks like one
    (ends in 部, 局, 委员会 …) is given with `known` False.
    """
    out: list[Found] = []
    for match in _BODY.finditer(text, start, end):
        if body := _body(match, home):
            lead = _PARTICLE.match(match[0])
            out.append(Found(match.start() + (lead.end() if lead else 0), match.end(), body))
    return out


def leading(title: str) -> Found | None:
    """The body whose name a title begins with (`最高人民法院关于…`, `北京市人民代表大会常务委员会关于…`), or None."""
    match = _BODY.match(title)
    if not match or (match["organ"] and not place(title)) or match["ministry"]:
        return None
    body = _body(match, None)
    return Found(0, match.end(), body) if body and title.startswith(("关于", "、"), match.end()) else None


@lru_cache(maxsize=1024)  # the same decision amends many texts
def without_leading(title: str) -> tuple[str, tuple[Body, ...]]:
    """`title` from 关于 on, and the bodies that stand before it; the whole title and none where it begins otherwise."""
    rest, bodies = title, []
    while found := leading(rest):
        bodies.append(found.body)
        rest = rest[found.end :].lstrip("、")
    return (rest, tuple(bodies)) if rest.startswith("关于") else (title, ())


def _body(match: re.Match[str], home: Place | None) -> Body | None:
    if match["national"]:
        return _KNOWN["全国人民代表大会常务委员会" if match["nstanding"] else "全国人民代表大会"]
    if match["state"]:
        return _KNOWN[match["state"]]
    if match["organ"]:
        return _local(match, home)
    return _ministry(match["name"])


def _local(match: re.Match[str], home: Place | None) -> Body | None:
    name = _PARTICLE.sub("", match["place"])
    kind = _ORGANS[match["organ"]]
    organ, short = _LOCAL[kind]
    found = place(name)
    # 河南省洛阳市 and 彭水苗族土家族自治县 stand after their province, or alone
    where = (place(name, found[0]) if found and found[0] < len(name) else None) or found
    if where:
        own = where[1]
        full = name if found and where is found and len(name) > found[0] else own.name
        country = found[1].country if found else own.country
        return Body(f"{slug(full)}-{short}", f"{full}{organ}", country, kind)
    if home and (not name or name in _PROVINCE_SUFFIX):
        home = _province(home) if name == "省" else home
        return Body(f"{slug(home.name)}-{short}", f"{home.name}{organ}", home.country, kind)
    if not name:
        return None
    return Body(f"{slug(name)}-{short}", f"{name}{organ}", "cn", kind, known=False)


def _province(home: Place) -> Place:
    from akn.language.zh.places import PROVINCES

    return Place(PROVINCES[home.province][0], home.province)


def _ministry(name: str) -> Body | None:
    name = _PARTICLE.sub("", name)
    if known := _KNOWN.get(name):  # 由最高人民法院审判委员会, 经国务院
        return known
    if len(name) < 2 or name in _ORGANLESS:
        return None
    return Body(slug(name), name, "cn", "ministry", known=name in MINISTRIES)
