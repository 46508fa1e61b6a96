"""The pinyin name of a work."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akn.language.zh.pinyin import LIMIT, divide, slug
from akn.language.zh.words import WORDS


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("北京国际科技创新中心建设条例", "beijing-guoji-keji-chuangxin-zhongxin-jianshe-tiaoli"),
        ("中华人民共和国书屋法", "shuwufa"),
        ("关于修改《书屋法》的决定", "guanyu-xiugai-shuwufa-de-jueding"),
        ("重庆市长江书屋条例", "chongqingshi-changjiang-shuwu-tiaoli"),
        ("书屋法修正案（十二）", "shuwufa-xiuzhengan-12"),
        ("ＡＢ类书屋２号办法", "ab-lei-shuwu-2-hao-banfa"),
        ("《》", ""),
    ],
)
def test_slug(title, name):
    assert slug(title) == name


def test_a_long_title_is_cut_after_a_word_and_keeps_its_number():
    title = "关于审理书屋借阅纠纷案件适用法律若干问题的补充规定以及有关服务管理监督检查处罚处理办法的解释"
    name = slug(title)
    assert len(name) <= LIMIT
    assert slug(title + "（三）").endswith("-3")
    assert len(slug(title + "（三）")) <= LIMIT
    assert all(word in slug(title[:40]).split("-") for word in name.split("-")[:8])


def test_words():
    assert divide("反垄断法") == ["反垄断法"]
    assert divide("上海市管理条例") == ["上海市", "管理", "条例"]
    assert min(map(len, WORDS)) == 2


@given(st.text(max_size=60))
def test_a_name_is_ascii_and_bounded(title):
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug(title))
    assert len(slug(title)) <= LIMIT


@given(st.text(alphabet="书屋法条例管理北京市创新中心藏重庆长江的关于", max_size=30))
def test_words_make_up_the_run(run):
    assert "".join(divide(run)) == run
