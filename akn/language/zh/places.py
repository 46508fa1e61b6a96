"""Places that legislate, and the country code their works stand under (ISO 3166-2:CN; design: identity and time).

Provinces, municipalities, autonomous regions; cities with districts, prefectures (地区, 盟, 自治州); autonomous counties
(自治县, 自治旗); special economic zones (经济特区). A place maps to its province: 洛阳市 is `cn-ha`.
"""

from __future__ import annotations

from typing import NamedTuple

PROVINCES: dict[str, tuple[str, str]] = {
    "bj": ("北京市", "北京"),
    "tj": ("天津市", "天津"),
    "he": ("河北省", "河北"),
    "sx": ("山西省", "山西"),
    "nm": ("内蒙古自治区", "内蒙古"),
    "ln": ("辽宁省", "辽宁"),
    "jl": ("吉林省", "吉林"),
    "hl": ("黑龙江省", "黑龙江"),
    "sh": ("上海市", "上海"),
    "js": ("江苏省", "江苏"),
    "zj": ("浙江省", "浙江"),
    "ah": ("安徽省", "安徽"),
    "fj": ("福建省", "福建"),
    "jx": ("江西省", "江西"),
    "sd": ("山东省", "山东"),
    "ha": ("河南省", "河南"),
    "hb": ("湖北省", "湖北"),
    "hn": ("湖南省", "湖南"),
    "gd": ("广东省", "广东"),
    "gx": ("广西壮族自治区", "广西"),
    "hi": ("海南省", "海南"),
    "cq": ("重庆市", "重庆"),
    "sc": ("四川省", "四川"),
    "gz": ("贵州省", "贵州"),
    "yn": ("云南省", "云南"),
    "xz": ("西藏自治区", "西藏"),
    "sn": ("陕西省", "陕西"),
    "gs": ("甘肃省", "甘肃"),
    "qh": ("青海省", "青海"),
    "nx": ("宁夏回族自治区", "宁夏"),
    "xj": ("新疆维吾尔自治区", "新疆"),
    "hk": ("香港特别行政区", "香港"),
    "mo": ("澳门特别行政区", "澳门"),
    "tw": ("台湾省", "台湾"),
}
"""Code -> full and short name of every province-level place."""

CITIES: dict[str, str] = {
    "he": "石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水",
    "sx": "太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁",
    "nm": "呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布",
    "ln": "沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛",
    "jl": "长春 吉林 四平 辽源 通化 白山 松原 白城",
    "hl": "哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化",
    "js": "南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁",
    "zj": "杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水",
    "ah": "合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城",
    "fj": "福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德",
    "jx": "南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶",
    "sd": "济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 莱芜 临沂 德州 聊城 滨州 菏泽",
    "ha": "郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 济源",
    "hb": "武汉 黄石 十堰 宜昌 襄阳 襄樊 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 仙桃 潜江 天门",
    "hn": "长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底",
    "gd": "广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮",
    "gx": "南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左",
    "hi": "海口 三亚 三沙 儋州",
    "sc": "成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳",
    "gz": "贵阳 六盘水 遵义 安顺 毕节 铜仁",
    "yn": "昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧",
    "xz": "拉萨 日喀则 昌都 林芝 山南 那曲",
    "sn": "西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛",
    "gs": "兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南",
    "qh": "西宁 海东",
    "nx": "银川 石嘴山 吴忠 固原 中卫",
    "xj": "乌鲁木齐 克拉玛依 吐鲁番 哈密",
}
"""Code -> cities (市) that may make local regulations, without the word 市; former ones and former names too."""

PREFECTURES: dict[str, str] = {
    "nm": "兴安盟 锡林郭勒盟 阿拉善盟",
    "jl": "延边朝鲜族自治州",
    "hl": "大兴安岭地区",
    "hb": "恩施土家族苗族自治州",
    "hn": "湘西土家族苗族自治州",
    "sc": "阿坝藏族羌族自治州 甘孜藏族自治州 凉山彝族自治州",
    "gz": "黔西南布依族苗族自治州 黔东南苗族侗族自治州 黔南布依族苗族自治州",
    "yn": "楚雄彝族自治州 红河哈尼族彝族自治州 文山壮族苗族自治州 西双版纳傣族自治州 大理白族自治州 德宏傣族景颇族自治州"
    " 怒江傈僳族自治州 迪庆藏族自治州",
    "xz": "阿里地区",
    "gs": "临夏回族自治州 甘南藏族自治州",
    "qh": "海北藏族自治州 黄南藏族自治州 海南藏族自治州 果洛藏族自治州 玉树藏族自治州 海西蒙古族藏族自治州",
    "xj": "昌吉回族自治州 博尔塔拉蒙古自治州 巴音郭楞蒙古自治州 克孜勒苏柯尔克孜自治州 伊犁哈萨克自治州 阿克苏地区 喀什地区"
    " 和田地区 塔城地区 阿勒泰地区",
}
"""Code -> 自治州, 盟 and 地区, by full name."""

AUTONOMOUS_COUNTIES: dict[str, str] = {
    "he": "青龙满族自治县 丰宁满族自治县 宽城满族自治县 围场满族蒙古族自治县 孟村回族自治县 大厂回族自治县",
    "nm": "鄂伦春自治旗 鄂温克族自治旗 莫力达瓦达斡尔族自治旗",
    "ln": "岫岩满族自治县 清原满族自治县 新宾满族自治县 本溪满族自治县 桓仁满族自治县 宽甸满族自治县 阜新蒙古族自治县"
    " 喀喇沁左翼蒙古族自治县",
    "jl": "前郭尔罗斯蒙古族自治县 长白朝鲜族自治县 伊通满族自治县",
    "hl": "杜尔伯特蒙古族自治县",
    "zj": "景宁畲族自治县",
    "hb": "长阳土家族自治县 五峰土家族自治县",
    "hn": "通道侗族自治县 江华瑶族自治县 城步苗族自治县 新晃侗族自治县 芷江侗族自治县 靖州苗族侗族自治县 麻阳苗族自治县",
    "gd": "连南瑶族自治县 连山壮族瑶族自治县 乳源瑶族自治县",
    "gx": "龙胜各族自治县 金秀瑶族自治县 融水苗族自治县 三江侗族自治县 隆林各族自治县 都安瑶族自治县 巴马瑶族自治县"
    " 大化瑶族自治县 富川瑶族自治县 罗城仫佬族自治县 环江毛南族自治县 恭城瑶族自治县",
    "hi": "白沙黎族自治县 昌江黎族自治县 乐东黎族自治县 陵水黎族自治县 保亭黎族苗族自治县 琼中黎族苗族自治县",
    "cq": "石柱土家族自治县 秀山土家族苗族自治县 酉阳土家族苗族自治县 彭水苗族土家族自治县",
    "sc": "木里藏族自治县 峨边彝族自治县 马边彝族自治县 北川羌族自治县",
    "gz": "松桃苗族自治县 镇宁布依族苗族自治县 紫云苗族布依族自治县 威宁彝族回族苗族自治县 关岭布依族苗族自治县"
    " 三都水族自治县 道真仡佬族苗族自治县 务川仡佬族苗族自治县 玉屏侗族自治县 印江土家族苗族自治县 沿河土家族自治县",
    "yn": "峨山彝族自治县 石林彝族自治县 玉龙纳西族自治县 宁蒗彝族自治县 江城哈尼族彝族自治县 澜沧拉祜族自治县"
    " 孟连傣族拉祜族佤族自治县 西盟佤族自治县 河口瑶族自治县 屏边苗族自治县 贡山独龙族怒族自治县 巍山彝族回族自治县"
    " 南涧彝族自治县 漾濞彝族自治县 寻甸回族彝族自治县 元江哈尼族彝族傣族自治县 新平彝族傣族自治县 墨江哈尼族自治县"
    " 禄劝彝族苗族自治县 景东彝族自治县 景谷傣族彝族自治县 镇沅彝族哈尼族拉祜族自治县 普洱哈尼族彝族自治县"
    " 宁洱哈尼族彝族自治县 耿马傣族佤族自治县 沧源佤族自治县 双江拉祜族佤族布朗族傣族自治县 金平苗族瑶族傣族自治县"
    " 兰坪白族普米族自治县 维西傈僳族自治县",
    "gs": "天祝藏族自治县 肃北蒙古族自治县 肃南裕固族自治县 阿克塞哈萨克族自治县 东乡族自治县"
    " 积石山保安族东乡族撒拉族自治县 张家川回族自治县",
    "qh": "门源回族自治县 互助土族自治县 化隆回族自治县 循化撒拉族自治县 河南蒙古族自治县 民和回族土族自治县"
    " 大通回族土族自治县",
    "xj": "焉耆回族自治县 察布查尔锡伯自治县 木垒哈萨克自治县 和布克赛尔蒙古自治县 塔什库尔干塔吉克自治县"
    " 巴里坤哈萨克自治县",
}
"""Code -> autonomous counties and banners, by full name."""

SPECIAL: dict[str, tuple[str, ...]] = {
    "gd": (
        "深圳经济特区",
        "珠海经济特区",
        "汕头经济特区",
        "广东自由贸易试验区",
        "横琴粤澳深度合作区",
        "中国（广东）自由贸易试验区",
    ),
    "fj": ("厦门经济特区", "中国（福建）自由贸易试验区"),
    "hi": ("海南经济特区", "海南自由贸易港"),
    "sh": ("上海市浦东新区", "浦东新区", "中国（上海）自由贸易试验区"),
    "he": ("河北雄安新区", "雄安新区"),
    "bj": ("中关村国家自主创新示范区", "中国（北京）自由贸易试验区"),
    "tj": ("中国（天津）自由贸易试验区",),
    "sd": ("中国（山东）自由贸易试验区",),
    "zj": ("中国（浙江）自由贸易试验区",),
    "ha": ("中国（河南）自由贸易试验区",),
    "cq": ("中国（重庆）自由贸易试验区",),
}
"""Code -> areas below a province whose name a regulation carries."""


class Place(NamedTuple):
    """A place that legislates: its full name, the code of its province and the country code of works made there."""

    name: str
    province: str

    @property
    def country(self) -> str:
        """`cn-ha` for anything in 河南省."""
        return f"cn-{self.province}"


def _index() -> dict[str, Place]:
    out: dict[str, Place] = {}
    for code, names in CITIES.items():
        for name in names.split():
            out[name] = out[f"{name}市"] = Place(f"{name}市", code)
    for table in (PREFECTURES, AUTONOMOUS_COUNTIES):
        for code, names in table.items():
            out |= {name: Place(name, code) for name in names.split()}
    for code, areas in SPECIAL.items():
        out |= {name: Place(name, code) for name in areas}
    for code, (full, short) in PROVINCES.items():  # last: 吉林 is the province before it is the city
        out[full] = out[short] = Place(full, code)
    return out


_PLACES = _index()
_LONGEST = max(map(len, _PLACES))
_SHORTEST = min(map(len, _PLACES))


def place(text: str, start: int = 0) -> tuple[int, Place] | None:
    """The place whose name `text` begins with at `start`: where the name ends, and the place; None where it is none.

    The longest name wins: 海南藏族自治州 is no part of 海南省. 河南省开封 is 河南省.
    """
    for size in range(min(_LONGEST, len(text) - start), _SHORTEST - 1, -1):
        if found := _PLACES.get(text[start : start + size]):
            return start + size, found
    return None


def named(name: str) -> Place | None:
    """The place of exactly this name (北京市, 北京), or None."""
    return _PLACES.get(name)
