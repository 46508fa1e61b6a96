"""Each rule: what it finds, with file, line and message, and what it leaves alone."""

from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from akn.diagnostics import CODES
from akn.formats.akn.write import write
from akn.model.document import Document
from akn.rules.table import RULES
from akn.rules.validate import validate
from tests.strategies import documents

CASES = Path(__file__).parent / "cases" / "profile"
ACT = (CASES / "act.xml").read_text(encoding="utf-8")
DECISION = (CASES / "decision.xml").read_text(encoding="utf-8")

FOUND = [
    # rule, base, replaced, by, line, English message, Chinese message
    ("N001", ACT, "<num>第三条</num>", "<num>第九条</num>", 113, "第九条 follows 第二条之一; missing: 第三条–第八条", "第二条之一之后即为第九条，缺第三条–第八条"),
    ("N001", ACT, "<num>第二条之一</num>", "<num>第二条之三</num>", 106, "第二条之三 follows 第二条; missing: 第二条之一–第二条之二", "第二条之后即为第二条之三，缺第二条之一–第二条之二"),
    ("N001", ACT, "<num>（二）</num>", "<num>(3)</num>", 99, "（三） follows （一）; missing: （二）", "（一）之后即为（三），缺（二）"),
    ("N001", ACT, "<num>2．</num>", "<num>4．</num>", 97, "4． follows 1．; missing: 2．–3．", "1．之后即为4．，缺2．–3．"),
    ("N001", ACT, "<num>第二节</num>", "<num>第三节</num>", 117, "第三节 follows 第一节; missing: 第二节", "第一节之后即为第三节，缺第二节"),
    ("N002", ACT, "<num>第三条</num>", "<num>第二条</num>", 113, "第二条 stands twice", "第二条重复出现"),
    ("N002", ACT, "<num>第二章</num>", "<num>第一章</num>", 104, "第一章 stands twice", "第一章重复出现"),
    ("N002", ACT, "<num>（三）</num>", "<num>（二）</num>", 99, "（二） stands twice", "（二）重复出现"),
    ("N003", ACT, ("<num>第四条</num>", "<num>第三条</num>"), ("<num>第三条</num>", "<num>第四条</num>"), 118, "第三条 stands after 第四条", "第三条位于第四条之后"),
    ("N004", ACT, "<num>第四条</num>", "<num>第四条之一</num>", 118, "第四条之一 stands where 第四条 does not precede it", "第四条之一之前没有第四条"),
    ("N005", ACT, "<num>（一）</num>", "<num>（五）</num>", 94, "the list begins with （五）, not with （一）", "列举从（五）开始，而不是从（一）开始"),
    ("N005", ACT, "<num>第一节</num>", "<num>第二节</num>", 105, "the list begins with 第二节, not with 第一节", "列举从第二节开始，而不是从第一节开始"),
    ("I001", ACT, '<article eId="art_6">', '<article eId="art_7">', 125, "the id is art_7; structure and number make it art_6", "标识为 art_7，而依结构和编号应为 art_6"),
    ("I001", ACT, 'eId="art_2-1__para_1__table_1"', 'eId="table_1"', 108, "the id is table_1; structure and number make it art_2-1__para_1__table_1", "标识为 table_1，而依结构和编号应为 art_2-1__para_1__table_1"),
    ("I001", ACT, 'eId="att_1__cl_1"', 'eId="cl_1"', 161, "the id is cl_1; structure and number make it att_1__cl_1", "标识为 cl_1，而依结构和编号应为 att_1__cl_1"),
    ("I001", DECISION, '"cl_2__mod_1"', '"cl_2__mod_2"', 51, "the id is cl_2__mod_2; structure and number make it cl_2__mod_1", "标识为 cl_2__mod_2，而依结构和编号应为 cl_2__mod_1"),
    ("I001", DECISION, '<article eId="cl_1__mod_1__qstr_1__art_4"', '<article eId="art_4"', 46, "the id is art_4; structure and number make it cl_1__mod_1__qstr_1__art_4", "标识为 art_4，而依结构和编号应为 cl_1__mod_1__qstr_1__art_4"),
    ("I003", ACT, ' wId="art_3-1"', "", 42, "mappings and wIds differ: #art_3-1 to #art_4 stands in one of them only", "对照表与 wId 不一致：#art_3-1 至 #art_4 仅见于其中之一"),
    ("I003", ACT, '<article eId="art_6">', '<article eId="art_6" wId="art_5">', 125, "mappings and wIds differ: #art_5 to #art_6 stands in one of them only", "对照表与 wId 不一致：#art_5 至 #art_6 仅见于其中之一"),
    ("F101", ACT, '<FRBRcountry value="cn-bj"/>', '<FRBRcountry value="cn-sh"/>', 12, "FRBRWork/FRBRcountry says cn-sh, the address cn-bj", "FRBRWork/FRBRcountry 为 cn-sh，而地址为 cn-bj"),
    ("F101", ACT, '<FRBRname value="fengzheng-tiaoli"/>', '<FRBRname value="fengzheng"/>', 13, "FRBRWork/FRBRname says fengzheng, the address fengzheng-tiaoli", "FRBRWork/FRBRname 为 fengzheng，而地址为 fengzheng-tiaoli"),
    ("F101", ACT, '<FRBRdate date="2001-03-04" name="adopted"/>', '<FRBRdate date="2001-03-05" name="adopted"/>', 10, "FRBRWork/FRBRdate says 2001-03-05, the address 2001-03-04", "FRBRWork/FRBRdate 为 2001-03-05，而地址为 2001-03-04"),
    ("F101", ACT, '<FRBRdate date="2010-05-06" name="amended"/>', '<FRBRdate date="2010-05-07" name="amended"/>', 19, "FRBRExpression/FRBRdate says 2010-05-07, the address 2010-05-06", "FRBRExpression/FRBRdate 为 2010-05-07，而地址为 2010-05-06"),
    ("F101", ACT, 'fengzheng-tiaoli/!main"/>', 'fengzheng-guize/!main"/>', 8, "FRBRWork/FRBRthis says /akn/cn-bj/act/2001-03-04/fengzheng-guize/!main, the address /akn/cn-bj/act/2001-03-04/fengzheng-tiaoli/!main", None),
    ("F101", ACT, 'zho@2010-05-06.xml"/>', 'zho@2011-05-06.xml"/>', 25, "FRBRManifestation/FRBRuri says /akn/cn-bj/act/2001-03-04/fengzheng-tiaoli/zho@2011-05-06.xml, the address /akn/cn-bj/act/2001-03-04/fengzheng-tiaoli/zho@2010-05-06.xml", None),
    ("R001", ACT, 'href="#art_2__para_1"', 'href="#art_9"', 114, "ref/@href refers to #art_9, which is not there", "ref/@href 指向 #art_9，而文中没有该标识"),
    ("R001", ACT, 'start="#evt_3" refersTo', 'start="#evt_8" refersTo', 46, "timeInterval/@start refers to #evt_8, which is not there", "timeInterval/@start 指向 #evt_8，而文中没有该标识"),
    ("R001", ACT, 'source="#rp_1"', 'source="#rp_2"', 35, "eventRef/@source refers to #rp_2, which is not there", "eventRef/@source 指向 #rp_2，而文中没有该标识"),
    ("R001", ACT, 'original="#art_3-1"', 'original="#art_0"', 42, "mapping/@original refers to #art_0, which is not there", "mapping/@original 指向 #art_0，而文中没有该标识"),
    ("R001", ACT, 'href="#note_1"', 'href="#note_2"', 90, "noteRef/@href refers to #note_2, which is not there", "noteRef/@href 指向 #note_2，而文中没有该标识"),
    ("R002", ACT, ">第二章　放飞<", ">第二章　飞行<", 77, "the table of contents says “第二章　飞行”, the heading “第二章放飞”", "目录为“第二章　飞行”，而标题为“第二章放飞”"),
    ("R003", ACT, '<tocItem href="#chp_2__sec_2" level="4">第二节　时间</tocItem>\n', "", 116, "“第二节时间” is not in the table of contents", "目录中没有“第二节时间”"),
    ("R004", ACT, ('<tocItem href="#chp_2__sec_1" level="4">第一节　场地</tocItem>\n', '<tocItem href="#chp_3"'), ("", '<tocItem href="#chp_2__sec_1" level="4">第一节　场地</tocItem>\n<tocItem href="#chp_3"'), 79, "the table of contents lists “第一节　场地” out of order", "目录中“第一节　场地”的顺序与正文不符"),
    ("D101", ACT, ' date="2010-05-06" source="#rp_1"', ' date="2010-05-07" source="#rp_1"', 72, "the history says amended on 2010-05-06; no such event is in the lifecycle", "题注载明 2010-05-06 amended，而生命周期中没有这一事件"),
    ("D102", ACT, '<eventRef eId="evt_3"', '<eventRef eId="evt_4" date="2008-01-02" source="#rp_1" type="amendment" refersTo="#revised"/>\n<eventRef eId="evt_3"', 35, "the history does not tell revised on 2008-01-02, which the lifecycle has", "题注没有载明生命周期中 2008-01-02 的 revised"),
    ("D103", ACT, ">2001年5月1日<", ">２００１年五月十一日<", 126, "２００１年五月十一日 is marked as 2001-05-01", "“２００１年五月十一日”被标为 2001-05-01"),
]  # fmt: skip


def check(text: str, code: str, file: str = "fengzheng.xml"):
    return validate(text.encode(), file, select=[code])


def changed(text: str, old: str | tuple[str, ...], new: str | tuple[str, ...]) -> str:
    for before, after in zip(
        (old,) if isinstance(old, str) else old, (new,) if isinstance(new, str) else new, strict=True
    ):
        assert before in text, before
        text = text.replace(before, after, 1)
    return text


@pytest.mark.parametrize("case", FOUND, ids=[f"{row[0]} {row[4]}" for row in FOUND])
def test_a_rule_names_file_line_and_fault(case) -> None:
    code, base, old, new, line, english, chinese = case
    assert check(base, code) == ()
    found = check(changed(base, old, new), code)
    assert (found[0].file, found[0].line, found[0].message("en")) == ("fengzheng.xml", line, english)
    if chinese is not None:
        assert found[0].message("zh") == chinese
    assert found[0].as_line("en").startswith(f"fengzheng.xml:{line}: {code} ")
    assert len({item.line for item in found}) == len(found), "one fault, one finding a place"


def test_the_rules_and_their_order() -> None:
    assert [(rule.code, rule.module, rule.foreign) for rule in RULES] == [
        ("N001", "numbering_gap", False),
        ("N002", "numbering_duplicate", False),
        ("N003", "numbering_backwards", False),
        ("N004", "numbering_inserted", False),
        ("N005", "numbering_start", False),
        ("N006", "numbering_first", False),
        ("N101", "heading_missing", False),
        ("N102", "unit_empty", False),
        ("N103", "list_alone", False),
        ("N104", "lead_in_missing", False),
        ("N105", "number_form", False),
        ("N106", "heading_twice", False),
        ("N108", "annex_numbers", False),
        ("I001", "eid_expected", False),
        ("I003", "mappings_complete", False),
        ("I004", "tracking_twice", False),
        ("I005", "wid_kind", False),
        ("I006", "metadata_ids", False),
        ("I008", "wid_needless", False),
        ("I009", "part_ids", False),
        ("F101", "frbr_address", False),
        ("F102", "component_address", False),
        ("F103", "component_sign", False),
        ("F104", "frbr_dates", False),
        ("F105", "publication_date", False),
        ("F106", "markup_date", False),
        ("F107", "publication_untold", False),
        ("R001", "reference_dangling", True),
        ("R002", "toc_text", False),
        ("R003", "toc_complete", False),
        ("R004", "toc_order", False),
        ("R005", "reference_kind", False),
        ("R006", "citation_target", False),
        ("R007", "reference_address", False),
        ("R008", "toc_level", False),
        ("R009", "note_unused", False),
        ("R011", "entry_unused", False),
        ("D101", "history_events", False),
        ("D102", "history_complete", False),
        ("D103", "date_text", False),
        ("D104", "event_order", False),
        ("D105", "interval_reversed", False),
        ("D106", "version_date", False),
        ("D107", "event_type", False),
        ("D108", "date_in_text", False),
        ("D109", "date_impossible", False),
        ("D110", "in_force_untold", False),
        ("L001", "half_width", False),
        ("L002", "punctuation_doubled", False),
        ("L003", "words_doubled", False),
        ("L004", "private_use", False),
        ("L005", "brackets_unbalanced", False),
        ("L006", "quotes_straight", False),
        ("L007", "invisible", False),
        ("L008", "numeral_mixed", False),
        ("L009", "sentence_open", False),
        ("L010", "radical", False),
        ("L011", "own_name", False),
        ("L012", "list_end", False),
        ("L013", "list_open_end", False),
        ("C101", "corpus_path", False),
    ]


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_a_rule_has_its_code_and_a_case(rule) -> None:
    assert rule.code == import_module(f"akn.rules.{rule.module}").CODE
    assert rule.code in CODES


ADDRESS = "cn-bj/act/2001-03-04/fengzheng-tiaoli/zho@2010-05-06.xml"


def test_a_file_in_a_corpus_stands_at_its_address() -> None:
    assert check(ACT, "C101", f"data/corpus/{ADDRESS}") == ()
    assert check(ACT, "C101", f"corpus/old/corpus/{ADDRESS}") == (), "the innermost folder of that name counts"
    assert check(ACT, "C101", "elsewhere/a.xml") == ()
    file = "corpus/cn-bj/act/2001-03-04/fengzheng-tiaoli/zho@2009-05-06.xml"
    (only,) = check(ACT, "C101", file)
    assert (only.file, only.line) == (file, 0)
    assert (
        only.message("en")
        == f"the path in the corpus is {file.removeprefix('corpus/')}, the address makes it {ADDRESS}"
    )
    assert only.message("zh") == f"在语料库中的路径为 {file.removeprefix('corpus/')}，而依地址应为 {ADDRESS}"


def test_a_part_of_a_code_may_begin_anywhere() -> None:
    text = ACT
    for number, own in zip("一二三四五六", ("五", "六", "七", "八", "九"), strict=False):
        text = text.replace(f"<num>第{number}条", f"<num>第二百零{own}条")
    text = text.replace("<num>第六条</num>", "<num>第二百一十条</num>")
    assert [item.as_line("en") for item in validate(text.encode(), "a.xml", select=["N"])] == []


def test_a_tombstone_keeps_the_series_whole() -> None:
    assert '<article eId="art_5" status="removed"><num>第五条</num></article>' in ACT
    assert check(ACT, "N001") == ()


def test_a_second_list_begins_anew() -> None:
    point = '<point eId="art_2__para_1__point_1__oc_2"><num>（一）</num><content><p>又；</p></content></point>'
    text = ACT.replace(
        '</paragraph>\n<paragraph eId="art_2__para_2">', f'{point}</paragraph>\n<paragraph eId="art_2__para_2">'
    )
    assert text != ACT
    assert check(text, "N002") == ()


def test_what_is_quoted_is_numbered_elsewhere() -> None:
    assert validate(DECISION.encode(), "a.xml", select=["N"]) == ()


def test_a_range_and_an_escaped_reference_are_found() -> None:
    text = ACT.replace('href="#art_2__para_1"', 'href="#art_2->art_3"').replace(
        'original="#art_3-1"', 'original="#art%5F3-1"'
    )
    assert check(text, "R001") == ()


def test_faults_that_follow_one_upon_the_other_are_said_once() -> None:
    found = check(changed(ACT, "<num>第四条</num>", "<num>第四十条</num>"), "N")
    assert [item.code for item in found] == ["N001", "N003"], "the gap before 第四十条, and 第五条 after it"


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents(rich=False))
def test_no_false_alarm_on_what_the_generator_numbers(document: Document) -> None:
    found = validate(write(document), "a.xml", select=["N00", "I", "R002", "R003", "R004"])
    assert [item.as_line("en") for item in found] == []


def test_circled_numbers_run_on_after_twenty() -> None:
    items = "".join(f"{chr(0x2460 + i if i < 20 else 0x3251 + i - 20)}第{i}样\n" for i in range(25) if i != 22)
    text = f"虚构书屋条例\n第一条 书屋备有：\n（一）下列物品：\n{items}第二条 本条例自2024年3月1日起施行。\n"
    found = validate(text.encode(), "shop.txt", select=("N00",))
    assert [(d.code, d.line, d.message("en")) for d in found] == [("N001", 26, "㉔ follows ㉒; missing: ㉓")]


def test_a_citation_of_an_article_does_not_lead_to_a_chapter() -> None:
    led = changed(ACT, '<ref href="#art_2__para_1">', '<ref href="#chp_2">')
    assert [item.message("en") for item in check(led, "R006")] == ["“第二条第一款” leads to #chp_2"]
    assert check(changed(led, "第二条第一款</ref>", "第二章</ref>"), "R006") == ()
    assert check(changed(led, "第二条第一款</ref>", "前款</ref>"), "R006") == ()


def test_a_modification_changes_what_stands_in_the_text() -> None:
    (only,) = check(changed(ACT, '<destination href="#art_4"/>', '<destination href="#evt_1"/>'), "R005")
    assert (only.line, only.message("en")) == (
        39, "destination/@href refers to #evt_1, which is eventRef; expected: provision",
    )  # fmt: skip
    assert check(changed(ACT, '<destination href="#art_4"/>', '<destination href="#chp_2"/>'), "R005") == ()


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("N006", "第一条</num>", "第二百零五条</num>"),  # a part of a code, filed alone
        ("N006", "<num>一、</num>", "<num>三、</num>"),  # a clause is no article
        ("F103", '<FRBRformat value="application/akn+xml"/>', ""),
        ("F107", ' refersTo="#amended">2010年5月6日', ">2010年5月6日"),
        ("D110", "2001年5月1日</date>起施行", "公布之日</date>起执行"),
        ("I009", ' eId="preface__container_1"', ""),
        ("L013", "由成年人看护。", "由成年人看护；"),  # L012 tells of it
    ],
)
def test_what_looks_like_a_fault_and_is_none(code: str, old: str, new: str) -> None:
    assert check(changed(ACT, old, new), code) == ()
