"""The looks that spare the grammars most texts: what has no sign of them says nothing to them."""

import re
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from akn.language.zh import citations, effect, repeal
from akn.language.zh.dates import dates
from akn.model.block import Block
from akn.model.document import Document
from akn.model.metadata import unknown
from akn.model.provision import Provision
from akn.references import survey
from akn.references.survey import Survey

CITES = """
第 《 》 （ ） ( ) 前 本 附 件 表 一 三 12 条 款 项 目 章 编 节 之 法 条例 实施 该 同 上述 规定 的 、 至 刑法 书屋 以下 简称 统称 “ ” 〈 〉
2024年 二〇二四年 5月 ５月 1日 三十日 。 ；
"""
FORCE = """
自 于 从 2024年1月1日 2024年2月30日 公布 批准 之日 起 施行 实施 执行 本法 本办法 第三条 第二款 除 外 另行 规定 日期 有效期 五年 至
废止 失效 停止执行 同时 不再适用 《书屋法》 、 ， 。 “ ” 附件一 与 抵触 的 应当
"""
ALWAYS = re.compile("")


def texts(pieces: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(pieces.split()), max_size=14).map("".join)


@settings(max_examples=400)
@given(texts(CITES))
def test_a_text_without_sign_neither_cites_nor_dates_nor_defines(text: str) -> None:
    with patch.object(citations, "_HINT", ALWAYS):
        cited = citations.cite(text)
    assert cited == citations.cite(text)
    if cited or dates(text) or list(citations._DEFINED.finditer(text)):
        assert survey._tells(text)


@settings(max_examples=400)
@given(texts(FORCE))
def test_a_text_without_hint_says_nothing_of_force(text: str) -> None:
    with patch.object(effect, "may_read", return_value=True):
        said, wrong = effect.read(text), effect.impossible(text)
    assert said == effect.read(text)
    assert effect.may_read(text) or not (said or wrong)
    with patch.object(repeal, "_HINT", ALWAYS):
        acts = repeal.read(text)
    assert acts == repeal.read(text)


def test_one_walk_finds_units_predecessors_titles_and_telling_blocks() -> None:
    def article(n: int, text: str) -> Provision:
        return Provision(
            "article", f"art_{n}", children=(Provision("paragraph", f"art_{n}__para_1", blocks=(Block(text),)),)
        )

    body = (
        article(1, "根据《书屋管理条例》（以下简称条例）制定。"),
        article(2, "书屋免费开放。"),
        article(3, "2024年5月1日起施行。"),
    )
    document = Document(unknown(), "law", preamble=(Block("书屋"), Block("依照第一条")), body=body)
    seen = Survey(document)
    assert list(seen.units) == [f"art_{n}{tail}" for n in (1, 2, 3) for tail in ("", "__para_1")]
    assert {eid: unit.eId for eid, unit in seen.before.items()} == {"art_2": "art_1", "art_3": "art_2"}
    assert seen.titles == {"条例": "书屋管理条例"}
    assert [(unit.eId if unit else None, block.text[:4]) for _, unit, block in seen.telling] == [
        (None, "依照第一"),
        ("art_1__para_1", "根据《书"),
        ("art_3__para_1", "2024"),
    ]
    assert [[around.eId for around in place.units] for place, _, _ in seen.telling] == [
        [],
        ["art_1", "art_1__para_1"],
        ["art_3", "art_3__para_1"],
    ]
