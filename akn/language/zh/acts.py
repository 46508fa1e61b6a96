"""Addresses of acts that others cite by their titles: the work's date (first 通过) and name (design: identity).

A citation can name no date, so its target is known only from a table. Names are as made for the work once and never
recomputed.
"""

from __future__ import annotations

from functools import lru_cache

ACTS: dict[str, str] = {
    "宪法": "1982-12-04/xianfa",
    "民法典": "2020-05-28/minfadian",
    "刑法": "1979-07-01/xingfa",
    "刑事诉讼法": "1979-07-01/xingshi-susongfa",
    "民事诉讼法": "1991-04-09/minshi-susongfa",
    "行政诉讼法": "1989-04-04/xingzheng-susongfa",
    "立法法": "2000-03-15/lifafa",
    "行政处罚法": "1996-03-17/xingzhengchufafa",
    "行政许可法": "2003-08-27/xingzheng-xukefa",
    "行政复议法": "1999-04-29/xingzheng-fuyifa",
    "行政强制法": "2011-06-30/xingzheng-qiangzhifa",
    "国家赔偿法": "1994-05-12/guojiapeichangfa",
    "公务员法": "2005-04-27/gongwuyuanfa",
    "监察法": "2018-03-20/jianchafa",
    "公司法": "1993-12-29/gongsifa",
    "合伙企业法": "1997-02-23/hehuo-qiyefa",
    "企业破产法": "2006-08-27/qiye-pochanfa",
    "证券法": "1998-12-29/zhengquanfa",
    "保险法": "1995-06-30/baoxianfa",
    "票据法": "1995-05-10/piaojufa",
    "信托法": "2001-04-28/xintuofa",
    "海商法": "1992-11-07/haishangfa",
    "商标法": "1982-08-23/shangbiaofa",
    "专利法": "1984-03-12/zhuanlifa",
    "著作权法": "1990-09-07/zhuzuoquanfa",
    "反不正当竞争法": "1993-09-02/fan-buzhengdang-jingzhengfa",
    "反垄断法": "2007-08-30/fanlongduanfa",
    "消费者权益保护法": "1993-10-31/xiaofeizhe-quanyi-baohufa",
    "产品质量法": "1993-02-22/chanpinzhiliangfa",
    "广告法": "1994-10-27/guanggaofa",
    "劳动法": "1994-07-05/laodongfa",
    "劳动合同法": "2007-06-29/laodong-hetongfa",
    "社会保险法": "2010-10-28/shehuibaoxianfa",
    "工会法": "1992-04-03/gonghuifa",
    "仲裁法": "1994-08-31/zhongcaifa",
    "土地管理法": "1986-06-25/tudi-guanlifa",
    "城乡规划法": "2007-10-28/chengxiang-guihuafa",
    "城市房地产管理法": "1994-07-05/chengshi-fangdichan-guanlifa",
    "环境保护法": "1989-12-26/huanjingbaohufa",
    "水污染防治法": "1984-05-11/shuiwuran-fangzhifa",
    "大气污染防治法": "1987-09-05/daqiwuran-fangzhifa",
    "海洋环境保护法": "1982-08-23/haiyang-huanjingbaohufa",
    "食品安全法": "2009-02-28/shipin-anquanfa",
    "药品管理法": "1984-09-20/yaopin-guanlifa",
    "道路交通安全法": "2003-10-28/daolu-jiaotong-anquanfa",
    "安全生产法": "2002-06-29/anquan-shengchanfa",
    "突发事件应对法": "2007-08-30/tufa-shijian-yingduifa",
    "治安管理处罚法": "2005-08-28/zhian-guanli-chufafa",
    "网络安全法": "2016-11-07/wangluo-anquanfa",
    "数据安全法": "2021-06-10/shuju-anquanfa",
    "个人信息保护法": "2021-08-20/geren-xinxi-baohufa",
    "电子商务法": "2018-08-31/dianzi-shangwufa",
    "会计法": "1985-01-21/kuaijifa",
    "审计法": "1994-08-31/shenjifa",
    "统计法": "1983-12-08/tongjifa",
    "预算法": "1994-03-22/yusuanfa",
    "税收征收管理法": "1992-09-04/shuishou-zhengshou-guanlifa",
    "企业所得税法": "2007-03-16/qiye-suodeshuifa",
    "个人所得税法": "1980-09-10/geren-suodeshuifa",
    "科学技术进步法": "1993-07-02/kexue-jishu-jinbufa",
    "促进科技成果转化法": "1996-05-15/cujin-keji-chengguo-zhuanhuafa",
    "教育法": "1995-03-18/jiaoyufa",
    "义务教育法": "1986-04-12/yiwujiaoyufa",
    "高等教育法": "1998-08-29/gaodengjiaoyufa",
    "未成年人保护法": "1991-09-04/weichengnianren-baohufa",
    "招标投标法": "1999-08-30/zhaobiao-toubiaofa",
    "政府采购法": "2002-06-29/zhengfu-caigoufa",
    "全国人民代表大会组织法": "1982-12-10/quanguo-renmindaibiaodahui-zuzhifa",
    "人民法院组织法": "1979-07-01/renminfayuan-zuzhifa",
    "人民检察院组织法": "1979-07-01/renminjianchayuan-zuzhifa",
    "法官法": "1995-02-28/faguanfa",
    "检察官法": "1995-02-28/jianchaguanfa",
    "律师法": "1996-05-15/lvshifa",
    "涉外民事关系法律适用法": "2010-10-28/shewai-minshi-guanxi-falv-shiyongfa",
}
"""Title without 中华人民共和国 -> date and name of the work; all are national."""

STATE = "中华人民共和国"
LENGTHS = tuple(sorted({len(title) for title in ACTS}, reverse=True))
"""Lengths of the titles, longest first: what the end of a text is tried against."""


@lru_cache(maxsize=1024)
def address(title: str) -> str | None:
    """The address of the work `title` names, with or without 中华人民共和国 before it; None where it is not known."""
    known = ACTS.get(title.removeprefix(STATE).strip())
    return f"/akn/cn/act/{known}" if known else None
