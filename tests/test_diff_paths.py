"""More than two versions: what belongs together over all of them, and how it is shown."""

import json
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import akn
from akn.diff.changeset import FRAME
from akn.diff.compare import compare
from akn.diff.outline import entries
from akn.diff.paths import paths, trace
from akn.diff.placed import order, placed
from akn.diff.render import PATHS_OUTPUTS, RenderOptions, render
from akn.diff.render.paths_words import cells, heads, notes
from akn.diff.render.terminal import columns
from akn.model.metadata import NamedDate
from tests import drafts
from tests.diff_acts import act
from tests.drafts import FEW, LAW
from tests.golden import check, parts
from tests.strategies import documents

ROOT = Path(__file__).parents[1]
SCHEMA = json.loads((ROOT / "schemas" / "paths.schema.json").read_text(encoding="utf-8"))
CASES = sorted((Path(__file__).parent / "cases" / "paths").iterdir())
SHARED = ROOT.parent / "shared" / "data" / "pairs"


def dated(text: str, date: str):
    made = act(text)
    return replace(
        made, meta=replace(made.meta, expression=replace(made.meta.expression, dates=(NamedDate(date, "x"),)))
    )


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_case(path: Path) -> None:
    one, two, three = parts(path, "one", "two", "three")
    found = paths([dated(one, "2019-05-01"), dated(two, "2019-08-01"), dated(three, "2019-12-01")])
    output = {".txt": "text", ".md": "markdown"}[path.suffix]
    check(path, render(found, output, RenderOptions(language="zh", width=80)).decode())


def test_there_is_a_case_of_each() -> None:
    assert {path.suffix for path in CASES} == {".txt", ".md"}


@st.composite
def versions(draw):
    base = draw(drafts.articles())
    made = [base]
    for _ in range(draw(st.integers(1, 3))):
        made.append(draw(drafts.draft(made[-1])))
    return [drafts.document(articles) for articles in made]


def check_laws(given_versions) -> None:
    found = paths(given_versions)
    for at, (old, new) in enumerate(pairwise(given_versions)):
        rows = [row for row in compare(old, new, kind=found.level).changes if not is_part(row)]
        projected = [row for path in found.paths for row in path.steps[at]]
        assert sorted(map(repr, rows)) == sorted(map(repr, projected))  # every row in exactly one path
    for at, version in enumerate(given_versions):
        units = [unit for body in bodies(version) for unit in body]
        named = [ref.eId for path in found.paths for ref in path.units[at]]
        assert sorted(named) == sorted(entry.unit.eId for entry in entries(units, found.level))
    for path in found.paths:
        for at, rows in enumerate(path.steps):
            assert sorted(ref.eId for row in rows for ref in row.old) == sorted(ref.eId for ref in path.units[at])
            assert sorted(ref.eId for row in rows for ref in row.new) == sorted(ref.eId for ref in path.units[at + 1])


def is_part(row) -> bool:
    return row.unit == "annex" or (row.unit in FRAME and not row.old and not row.new)


def bodies(document):
    return [document.body, *(annex.body for annex in document.attachments)]


@LAW
@given(versions())
def test_every_unit_and_every_row_is_in_one_path(given_versions) -> None:
    check_laws(given_versions)


@FEW
@given(st.lists(documents(), min_size=2, max_size=3))
def test_so_it_is_for_any_documents(given_versions) -> None:
    check_laws(given_versions)


@FEW
@given(versions())
def test_every_output_is_made_and_json_keeps_the_contract(given_versions) -> None:
    found = paths(given_versions)
    made = json.loads(render(found, "json"))
    jsonschema.validate(made, SCHEMA)
    assert len(made["paths"]) == len(found.paths)
    for output in PATHS_OUTPUTS:
        assert render(found, output) == render(paths(given_versions), output)


def test_paths_stand_in_the_order_of_the_last_version() -> None:
    one = "第一条 书屋开放时间由设立人确定并公布。\n第二条 管理员每周整理图书，登记缺损。\n第三条 读者应当爱护图书和设施。"
    two = "第一条 书屋开放时间由设立人确定并公布。\n第二条 读者应当爱护图书和设施。"
    three = "第一条 国家鼓励捐建书屋、互借图书。\n" + two.replace("第二条", "第三条").replace("第一条", "第二条")
    found = paths([act(one), act(two), act(three)])
    assert [[cell.name for cell in cells(path, "zh")] for path in found.paths] == [
        ["", "", "第一条"],
        ["第一条", "第一条", "第二条"],
        ["第二条", "", ""],
        ["第三条", "第二条", "第三条"],
    ]
    assert [[cell.what for cell in cells(path, "zh")] for path in found.paths] == [
        ["", "", "新增"],
        ["", "", "条序调整"],
        ["", "删除", ""],
        ["", "条序调整", "条序调整"],
    ]


def test_split_and_merged_again_is_one_path() -> None:
    one, two = "书屋由街道办事处设立，藏书不少于五百册。", "管理员每周至少整理图书一次，并登记缺损的图书。"
    whole, apart = act(f"第一条 {one}{two}"), act(f"第一条 {one}\n第二条 {two}")
    found = paths([whole, apart, whole])
    (path,) = found.paths
    assert [[ref.num for ref in refs] for refs in path.units] == [["第一条"], ["第一条", "第二条"], ["第一条"]]
    assert [[row.kind for row in rows] for rows in path.steps] == [["split"], ["merged"]]


def test_what_comes_back_says_so() -> None:
    stays, goes = "第一条 书屋开放时间由设立人确定并公布。", "流动书屋每月至少到达每个村庄一次，停留不少于两个小时。"
    other = "第二条 国家鼓励捐建书屋、互借图书。"
    whole, without = act(f"{stays}\n第二条 {goes}"), act(stays)
    again = act(f"{stays}\n{other}\n第三条 {goes}")
    found = paths([whole, without, without, again])
    assert [path.again for path in found.paths] == [None, None, None, 1]
    assert [cell.what for cell in cells(found.paths[3], "zh", found.paths)] == ["", "", "", "新增（恢复原第二条）"]
    assert "brings back 第二条" in render(found, "text", RenderOptions("en", width=140)).decode()
    assert [path.get("again") for path in json.loads(render(found, "json"))["paths"]] == [None, None, None, 1]
    # taken out and put in elsewhere in one step is no return, and it is in the next alone
    assert {path.again for path in paths([whole, again, without, without]).paths} == {None}


def test_one_level_for_all_versions() -> None:
    prose = act("书屋向公众开放。")
    found = paths([prose, prose, act("第一条 书屋向公众开放。")])
    assert found.level == "article"
    assert [changes.level for changes in found.comparisons] == ["article", "article"]


def test_dates_that_run_backwards_are_told() -> None:
    text = "第一条 书屋。"
    found = paths(
        [dated(text, "2020-01-01"), dated(text, "2019-01-01"), dated(text, "0001-01-01"), dated(text, "2018-01-01")]
    )
    assert found.backwards == (1,)
    assert notes(found, "en") == [
        "version 2 (2019-01-01) is older than version 1 (2020-01-01); versions are taken in the order given"
    ]
    assert heads(found) == ["2020-01-01", "2019-01-01", "V3", "2018-01-01"]
    assert (
        "第 2 个版本（2019-01-01）早于第 1 个版本（2020-01-01）" in render(found, "html", RenderOptions("zh")).decode()
    )


def test_misuse() -> None:
    with pytest.raises(ValueError, match="two versions or more"):
        akn.paths([act("第一条 书屋。")])
    with pytest.raises(ValueError, match="at least one comparison"):
        trace([])
    one, two = act("第一条 甲。"), act("第一条 乙。")
    with pytest.raises(ValueError, match="comparison 2 does not begin with"):
        trace([compare(one, two), compare(one, two)])


def test_nothing_changed() -> None:
    same = act("第一条 书屋。")
    found = akn.paths([same, same, same])
    assert not found.differs
    assert akn.render(found, "text", RenderOptions("en")).decode().endswith("no provision changed in any version\n")


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_lines_keep_to_the_width(width: int) -> None:
    one, two, three = parts(CASES[0], "one", "two", "three")
    for color in (False, True):
        text = render(paths([act(one), act(two), act(three)]), "text", RenderOptions("zh", color, width)).decode()
        plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
        assert max(map(columns, plain.splitlines()[3:])) <= width
        table = [line for line in plain.splitlines() if "│" in line]
        assert (width < 54) == (not table)
        assert len({tuple(columns(part) for part in re.split("[│┼]", line)[:-1]) for line in table}) <= 1


def test_many_versions_get_a_line_a_provision() -> None:
    made = [act(f"第{number}条 书屋应当向公众免费开放。") for number in "一二三四五六七八"]
    text = render(paths(made), "text", RenderOptions("zh", width=80)).decode()
    assert "│" not in text
    assert "第一条 → 第二条（条序调整） → 第三条（条序调整）" in text


def test_the_page_loads_nothing_and_escapes_everything() -> None:
    hostile = '<script>alert(1)</script>&amp;{{ 7*7 }}"'
    found = paths(
        [act("第一条 书屋。"), act(f"第一条 书屋{hostile}。"), act(f"第一条 书屋{hostile}。", title=f"{hostile}\u202e")]
    )
    text = render(found, "html", RenderOptions("en")).decode()
    assert "<script" not in text
    assert "{{ 7*7 }}" in text
    assert "\u202e" not in text
    assert not re.search(r"https?://|url\(|@import|<link|<img|\son\w+=", text)
    assert "default-src 'none'" in text


def test_the_keys_of_a_document_are_the_same_on_either_side() -> None:
    one, two, three = (act(text) for text in parts(CASES[0], "one", "two", "three"))
    before, after = placed(compare(one, two)), placed(compare(two, three))
    assert order(before, "new") == order(after, "old")


@pytest.mark.skipif(not SHARED.exists(), reason="no texts at hand")
def test_three_real_versions() -> None:
    first = next(path for path in SHARED.iterdir() if "食品安全法_2015" in path.name)
    second = next(path for path in SHARED.iterdir() if "食品安全法_2021-04-29_" in path.name)
    read = [akn.read(path).document for path in (first / "old.md", second / "old.md", second / "new.md")]
    check_laws(read)
