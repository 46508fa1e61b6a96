"""The profile: what it takes, what it refuses though the official schema takes it, and that it is never the wider one."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from akn.formats.akn.parse import parse
from akn.formats.akn.write import write
from akn.model.document import Document
from akn.schema import complaint, official, profile
from tests.strategies import documents

CASES = Path(__file__).parent / "cases" / "profile"
SHARED = Path(__file__).parents[2] / "shared"
ACT, DECISION = "act.xml", "decision.xml"

OLD = '<old href="/akn/cn-bj/act/2001-03-04/fengzheng-tiaoli/zho@2001-03-04/~art_3-1"/></textualMod>'
PARAGRAPH = '<paragraph eId="art_1__para_1"><content>'

REFUSED = [
    # name, base, what is replaced (once), by what, code, element or value the message names
    ("an act of an unknown kind", ACT, '<act name="local-regulation"', '<act name="statute"', "S106", "act/@name"),
    ("several versions in one file", ACT, 'contains="singleVersion"', 'contains="multipleVersions"', "S106", "act/@contains"),
    ("another language", ACT, '<FRBRlanguage language="zho"/>', '<FRBRlanguage language="eng"/>', "S106", "FRBRlanguage/@language"),
    ("another country", ACT, '<FRBRcountry value="cn-bj"/>', '<FRBRcountry value="jp"/>', "S106", "FRBRcountry/@value"),
    ("a province that is none", ACT, '<FRBRcountry value="cn-bj"/>', '<FRBRcountry value="cn-zz"/>', "S106", "FRBRcountry/@value"),
    ("an address outside /akn/cn", ACT, '<FRBRuri value="/akn/cn-bj/act/2001-03-04/fengzheng-tiaoli"/>', '<FRBRuri value="/cn-bj/act/2001/1"/>', "S106", "FRBRuri/@value"),
    ("a work's FRBRthis without its component", ACT, "fengzheng-tiaoli/!main\"/>", 'fengzheng-tiaoli"/>', "S106", "FRBRthis/@value"),
    ("an expression without a version date", ACT, '<FRBRuri value="/akn/cn-bj/act/2001-03-04/fengzheng-tiaoli/zho@2010-05-06"/>', '<FRBRuri value="/akn/cn-bj/act/2001-03-04/fengzheng-tiaoli/zho"/>', "S106", "FRBRuri/@value"),
    ("a date with a name of its own", ACT, 'date="2010-05-06" name="amended"', 'date="2010-05-06" name="Generation"', "S106", "FRBRdate/@name"),
    ("a date with a time", ACT, 'date="2001-03-04" name="adopted"', 'date="2001-03-04T08:00:00" name="adopted"', "S106", "FRBRdate/@date"),
    ("an author who is no reference", ACT, '<FRBRcountry', '<FRBRauthor href="x"/><FRBRcountry', "S106", "FRBRauthor/@href"),
    ("an event without a kind of change", ACT, ' type="generation" refersTo="#adopted"', ' refersTo="#adopted"', "S105", "eventRef"),
    ("an event outside the closed list", ACT, 'refersTo="#adopted" originating', 'refersTo="#discussed" originating', "S106", "eventRef/@refersTo"),
    ("an event without an id", ACT, '<eventRef eId="evt_2" ', "<eventRef ", "S105", "eventRef"),
    ("a modification that is no amendment", ACT, ('<textualMod eId="pm_1" type="renumbering"', OLD), ('<scopeMod eId="pm_1" type="extensionOfScope"', "</scopeMod>"), "S101", "scopeMod"),
    ("a mapping without a current id", ACT, ' current="#art_4"', "", "S105", "mapping"),
    ("a period that is none of temporalData", ACT, 'wId="art_3-1" period="#tmpg_1"', 'wId="art_3-1" period="#evt_3"', "S106", "article/@period"),
    ("a reference to a web page", ACT, 'href="#art_2__para_1"', 'href="https://example.org/2"', "S106", "ref/@href"),
    ("an agent that is a person of another scheme", ACT, 'href="/akn/ontology/organization/cn-bj/yuanzhou"', 'href="/ontology/yuanzhou"', "S106", "TLCOrganization/@href"),
    ("workflow", ACT, "<analysis", '<workflow source="#akn"><step date="2001-03-04" by="#yuanzhou" refersTo="#adopted"/></workflow>\n<analysis', "S101", "workflow"),
    ("metadata of another namespace", ACT, '<cn:status fictional="true"/>', '<x:status xmlns:x="urn:x"/>', "S101", "status"),
    ("a formula in the preamble", ACT, '<p class="heading">序　　言</p>', '<formula name="enacting"><p>兹</p></formula>', "S101", "formula"),
    ("a container that is no history", ACT, '<container name="history"', '<container name="other"', "S106", "container/@name"),
    ("a second table of contents", ACT, "</preface>", '<toc><tocItem href="#chp_1" level="1">一</tocItem></toc></preface>', "S101", "toc"),
    ("a line of the table of contents that points elsewhere", ACT, 'href="#chp_3" level="3"', 'href="/akn/x" level="3"', "S106", "tocItem/@href"),
    ("a hierarchy of another country", ACT, ('<chapter eId="chp_3">', "</chapter>\n</body>"), ('<title eId="chp_3">', "</title>\n</body>"), "S101", "title"),
    ("a chapter in a section", ACT, '<heading>时间</heading>', '<heading>时间</heading><chapter eId="chp_9"/>', "S101", "chapter"),
    ("an article without a number", ACT, '<article eId="art_6"><num>第六条</num>', '<article eId="art_6">', "S101", "paragraph"),
    ("an article with a number of another unit", ACT, "<num>第六条</num>", "<num>六</num>", "S106", "num"),
    ("an empty number", ACT, "<num>第一章</num>", "<num> </num>", "S106", "num"),
    ("an article with text of its own", ACT, (PARAGRAPH, "制定本条例。</p></content></paragraph>"), ("<content>", "制定本条例。</p></content>"), "S101", "content"),
    ("a numbered 款", ACT, PARAGRAPH, '<paragraph eId="art_1__para_1"><num>1</num><content>', "S101", "num"),
    ("a 款 without an id", ACT, PARAGRAPH, "<paragraph><content>", "S105", "paragraph"),
    ("an article with an id of another scheme", ACT, '<article eId="art_6"', '<article eId="article-6"', "S106", "article/@eId"),
    ("a chapter with the id of a section", ACT, '<chapter eId="chp_3"', '<chapter eId="sec_3"', "S106", "chapter/@eId"),
    ("a 款 in a 项", ACT, "<content><p>避开电线；</p></content>", '<paragraph eId="para_9"><content><p>避开</p></content></paragraph>', "S101", "paragraph"),
    ("a list", ACT, PARAGRAPH, '<list eId="list_1"/><paragraph eId="art_1__para_1"><content>', "S101", "list"),
    ("a heading between provisions", ACT, '<article eId="art_2">', '<crossHeading>又</crossHeading><article eId="art_2">', "S101", "crossHeading"),
    ("a style", ACT, "<p>夜间不得放飞。</p>", '<p style="color:red">夜间不得放飞。</p>', "S104", "p"),
    ("a class of its own", ACT, "<p>夜间不得放飞。</p>", '<p class="red">夜间不得放飞。</p>', "S106", "p/@class"),
    ("a link of HTML", ACT, "<p>夜间不得放飞。</p>", '<p><a href="#art_1">夜间</a></p>', "S101", "a"),
    ("a list of HTML", ACT, "<p>夜间不得放飞。</p>", "<ul><li><p>夜间</p></li></ul>", "S101", "ul"),
    ("a title in the body", ACT, "<p>夜间不得放飞。</p>", "<p><docTitle>夜间</docTitle></p>", "S101", "docTitle"),
    ("a status that the project does not use", ACT, 'status="removed"', 'status="edited"', "S106", "article/@status"),
    ("a GUID", ACT, '<article eId="art_6"', '<article GUID="g1" eId="art_6"', "S104", "article"),
    ("an attribute of another namespace", ACT, '<article eId="art_6"', '<article xmlns:x="urn:x" x:a="1" eId="art_6"', "S104", "article"),
    ("an inline without a meaning here", ACT, '<inline name="citation">', '<inline name="smallCaps">', "S106", "inline/@name"),
    ("a wId of another scheme", ACT, 'wId="art_3-1"', 'wId="uuid:1"', "S106", "article/@wId"),
    ("an annex of another kind", ACT, '<doc name="annex">', '<doc name="schedule">', "S106", "doc/@name"),
    ("an annex with a lifecycle of its own", ACT, "</identification>\n</meta>\n<mainBody>", '</identification>\n<lifecycle source="#akn"><eventRef date="2001-03-04" source="#a"/></lifecycle></meta>\n<mainBody>', "S101", "lifecycle"),
    ("an annex without an id", ACT, '<attachment eId="att_1">', "<attachment>", "S105", "attachment"),
    ("a doc on its own", DECISION, ("act name=\"decision\"", "<body>", "</body>", "</act>"), ("doc name=\"decision\"", "<mainBody>", "</mainBody>", "</doc>"), "S101", "doc"),
    ("amending text without an id", DECISION, '<mod eId="cl_1__mod_1">', "<mod>", "S105", "mod"),
    ("quotation marks as attributes", DECISION, '<quotedText eId="cl_2__mod_1__qtext_1">', '<quotedText eId="cl_2__mod_1__qtext_1" startQuote="“">', "S104", "quotedText"),
    ("a quoted structure of bare text", DECISION, '<quotedStructure eId="cl_1__mod_1__qstr_1">', '<quotedStructure eId="cl_1__mod_1__qstr_1"><p>又</p>', "S101", "p"),
    ("a position that says nothing", DECISION, 'pos="after"', 'pos="unspecified"', "S106", "destination/@pos"),
    ("a body that is empty but for a container", DECISION, '<paragraph eId="para_1"><content><p>本决定自公布之日起施行。</p></content></paragraph>', '<hcontainer name="empty"/>', "S101", "hcontainer"),
]  # fmt: skip


def changed(base: str, old: str | tuple[str, ...], new: str | tuple[str, ...]) -> bytes:
    text = (CASES / base).read_text(encoding="utf-8")
    for before, after in zip(
        (old,) if isinstance(old, str) else old, (new,) if isinstance(new, str) else new, strict=True
    ):
        assert before in text, before
        text = text.replace(before, after, 1)
    return text.encode()


def root_of(data: bytes):
    root, found = parse(data)
    assert root is not None, found
    return root


@pytest.mark.parametrize("name", [ACT, DECISION])
def test_the_profile_takes_its_own(name: str) -> None:
    root = root_of((CASES / name).read_bytes())
    assert official.check(root) == ()
    assert profile.check(root) == ()


def test_there_are_enough_negative_samples() -> None:
    assert len(REFUSED) >= 30
    assert len({row[0] for row in REFUSED}) == len(REFUSED)


@pytest.mark.parametrize(
    ("base", "old", "new", "code", "named"), [row[1:] for row in REFUSED], ids=[r[0] for r in REFUSED]
)
def test_the_profile_refuses_what_the_official_schema_takes(base, old, new, code, named) -> None:
    root = root_of(changed(base, old, new))
    assert official.check(root) == ()
    found = profile.check(root)
    assert (code, True) in {(item.code, named in item.message("en")) for item in found}, [
        i.as_line("en") for i in found
    ]
    assert all(item.line > 0 for item in found)


SAID = [
    # what is replaced, by what; code, line, message in English and Chinese
    ('<heading>总则</heading>', "<heading>总则</heading><heading>又</heading>", "S101", 88, "profile: <heading> can't stand here in <chapter>", "本项目规范：<chapter> 中此处不能有 <heading>"),
    ("<FRBRdate date=\"2001-03-04\" name=\"adopted\"/>\n<FRBRauthor href=\"#yuanzhou\" as=\"#enacting\"/>\n<FRBRcountry", "<FRBRcountry", "S101", 10, "profile: <FRBRcountry> can't stand here in <FRBRWork>", "本项目规范：<FRBRWork> 中此处不能有 <FRBRcountry>"),
    ("<p class=\"heading\">序　　言</p>\n<p>风筝是市民喜爱的器物。</p>\n", "", "S102", 83, "profile: <preamble> lacks an element", "本项目规范：<preamble> 缺少应有的元素"),
    ("<section eId=\"chp_2__sec_1\">", "<section eId=\"chp_2__sec_1\">又", "S103", 105, "profile: <section> can't hold text: 又", "本项目规范：<section> 不能直接含有文字：又"),
    ('<article eId="art_6">', '<article eId="art_6" GUID="g">', "S104", 125, "profile: <article> can't have the attribute GUID", "本项目规范：<article> 不能有属性 GUID"),
    ('<article eId="art_6">', "<article>", "S105", 125, "profile: <article> lacks the attribute eId", "本项目规范：<article> 缺少属性 eId"),
    ('<article eId="art_6">', '<article eId="art_6a">', "S106", 125, "profile: article/@eId can't be “art_6a”", "本项目规范：article/@eId 的值不能是“art_6a”"),
    ('<article eId="art_6">', '<article eId="art_1">', "S107", 125, "profile: the id art_1 stands twice, again on <article>", "本项目规范：标识 art_1 重复，再次出现于 <article>"),
    ('xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"', 'xmlns="urn:x"', "S108", 3, "profile: <akomaNtoso> in the namespace urn:x is no root of the profile", "本项目规范：命名空间 urn:x 中的 <akomaNtoso> 不是 Akoma Ntoso 3.0 的根元素"),
]  # fmt: skip


@pytest.mark.parametrize("case", SAID, ids=[row[2] for row in SAID])
def test_the_profile_says_line_and_fault(case) -> None:
    old, new, code, line, english, chinese = case
    first = profile.check(root_of(changed(ACT, old, new)))[0]
    assert (first.code, first.line, first.message("en"), first.message("zh")) == (code, line, english, chinese)
    assert first.severity == "error"


def test_complaints_of_the_profile_are_bounded() -> None:
    many = "".join("<p><bogus/></p>" for _ in range(complaint.LISTED + 3))
    last = profile.check(root_of(changed(ACT, "<p>夜间不得放飞。</p>", many)))[-1]
    assert (last.code, last.line) == ("S110", 119)
    assert last.message("en") == "profile: 3 more complaints of the schema are not listed"


def test_what_the_processor_gives_up_on_is_said_by_the_profile_too() -> None:
    space = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
    text = f'<!DOCTYPE a [<!ENTITY e "x">]>\n<akomaNtoso xmlns="{space}"><act name="law">&e;</act></akomaNtoso>'
    (only,) = profile.check(etree.fromstring(text, etree.XMLParser(resolve_entities=False)))
    assert (only.code, only.line) == ("S109", 2)
    assert only.message("en").startswith("profile: the schema refuses <akomaNtoso>: ")


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents())
def test_everything_the_writer_writes_is_valid_in_both(document: Document) -> None:
    root = root_of(write(document))
    assert [item.as_line("en") for item in (*official.check(root), *profile.check(root))] == []


@pytest.mark.skipif(not (SHARED / "worked-examples").is_dir(), reason="no worked examples at hand")
def test_the_worked_examples_are_valid_in_both() -> None:
    files = sorted((SHARED / "worked-examples").glob("*.xml"))
    assert files
    for file in files:
        root = root_of(file.read_bytes())
        assert (official.check(root), profile.check(root)) == ((), ()), file.name


def test_who_is_held_to_the_profile() -> None:
    text = (CASES / ACT).read_text(encoding="utf-8")
    bare = text.replace(' xmlns:cn="urn:akn-cn:meta:1"', "").replace('<cn:status fictional="true"/>', "")
    assert profile.claimed(root_of(text.encode()))
    assert profile.claimed(root_of(bare.encode())), "the namespace was dropped, country and source still say it"
    assert not profile.claimed(
        root_of(bare.replace('identification source="#akn"', 'identification source="#they"', 1).encode())
    )
    assert not profile.claimed(root_of(bare.replace('"cn-bj"/>', '"cz"/>', 1).encode()))
