"""`akn fix`: what is repaired, what is not touched, that a second time changes nothing, and the command."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from akn.api import parse, write
from akn.diagnostics import CODES
from akn.fix.fix import fix
from akn.fix.source import Edit, edited, open_source
from akn.fix.table import FIXES
from akn.rules.validate import validate

SHARED = Path(__file__).parents[2] / "shared" / "data"
AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
TEXT = """云桥市灯塔管理条例
（2021年3月1日云桥市人民代表大会常务委员会第三次会议通过　根据2023年5月4日云桥市人民代表大会常务委员会第九次会议《关于修改〈云桥市灯塔管理条例〉的决定》修正）
目　录
第一章　总则
第二章　管理
第一章　总则
第一条　为了管理灯塔，制定本条例。
第二条　灯塔由市人民政府管理，依照第四条办理。
第二章　管理
第三条　管理包括：
（一）点灯；
（二）熄灯。
第四条　本条例自2021年5月1日起施行。
"""


def act(text: str = TEXT) -> str:
    document = parse(text).document
    assert document is not None
    return write(document).decode()


def first_version() -> str:
    return act(re.sub("　根据.*修正", "", TEXT))


def fixed(text: str, *select: str) -> str:
    return fix(text.encode(), select=select).data.decode()


def foreign(body: str, head: str = "") -> str:
    return f'<?xml version="1.0"?>\n{head}<akomaNtoso xmlns="{AKN}">\n<act name="act"><body>\n{body}\n</body></act>\n</akomaNtoso>\n'


def test_the_repairs_in_their_order() -> None:
    assert [(row.codes, row.module, row.scope, row.text) for row in FIXES] == [
        (("I001",), "ids", "profile", False),
        (("I003",), "mappings", "profile", False),
        (("R001", "R002", "R004"), "toc_targets", "profile", False),
        (("R002", "R003", "R004"), "toc_lines", "profile", True),
        (("S007",), "repeated_ids", "standard", False),
        (("I020",), "missing_ids", "standard", False),
        (("X030",), "attribute_order", "any", False),
        (("X031",), "blanks", "any", False),
    ]


def test_what_the_writer_writes_is_left_alone() -> None:
    for text in (act(), first_version()):
        made = fix(text.encode())
        assert (made.data, made.repaired, made.diagnostics) == (text.encode(), (), ())


def test_an_id_follows_number_and_place_and_references_follow_it() -> None:
    good = first_version()
    bad = good.replace('"art_4', '"art_9').replace("#art_4", "#art_9")
    assert bad != good
    made = fix(bad.encode())
    assert made.data.decode() == good
    line = bad.splitlines().index(next(line for line in bad.splitlines() if 'eId="art_9"' in line)) + 1
    assert (made.repaired[0].code, made.repaired[0].line) == ("I001", line)
    assert made.repaired[0].message("en") == "the id is art_9; structure and number make it art_4"


def test_a_missing_id_is_made() -> None:
    good = first_version()
    assert fixed(good.replace(' eId="art_3__para_1__point_2"', "")) == good


def test_a_unit_of_an_amended_version_keeps_its_id_as_wid_and_gets_a_mapping() -> None:
    bad = act().replace('"art_4', '"art_9')
    made = fixed(bad)
    assert '<article eId="art_4" wId="art_9">' in made
    assert '<paragraph eId="art_4__para_1" wId="art_9__para_1">' in made
    assert re.search(r'<mapping eId="map_1" original="#art_9" current="#art_4" start="#evt_\d+"/>', made)
    assert [item.code for item in validate(made.encode(), "x.xml") if item.severity == "error"] == []
    assert fixed(made) == made


def test_of_two_units_that_changed_places_each_keeps_what_it_is_known_by() -> None:
    bad = act().replace('"art_2', '"art_x').replace('"art_1', '"art_2').replace('"art_x', '"art_1')
    made = fixed(bad)
    wids = [e.get("wId", e.get("eId")) for e in etree.fromstring(made.encode()).iter(f"{{{AKN}}}article")]
    assert wids == ["art_2", "art_1", "art_3", "art_4"]


def test_a_unit_whose_id_another_is_known_by_is_told_apart_by_the_date() -> None:
    bad = act().replace(' eId="art_3"', "", 1).replace('<article eId="art_4">', '<article eId="art_3">')
    made = fixed(bad)
    assert '<article eId="art_3" wId="art_3@2023-05-04">' in made
    assert '<article eId="art_4" wId="art_3">' in made


def test_a_mapping_that_names_no_unit_goes_and_the_others_stay_as_written() -> None:
    made = fixed(act().replace('"art_4', '"art_9'))
    mapping = '<mapping eId="map_7" original="#art_70" current="#art_71" start="#evt_1"/>\n'
    bad = made.replace("</mappings>", f"{mapping}</mappings>")
    assert fixed(bad) == made
    (found,) = fix(bad.encode()).repaired
    assert found.message("en") == "mappings and wIds differ: #art_70 to #art_71 stands in one of them only"


def test_a_mapping_that_is_replaced_makes_room_for_the_right_one() -> None:
    made = fixed(act().replace('"art_4', '"art_9'))
    assert fixed(made.replace('original="#art_9"', 'original="#art_8"')).count("<mapping ") == made.count("<mapping ")
    alone = re.sub(r"(?s)<mapping .*(?=</mappings>)", '<mapping eId="map_3" original="#a" current="#b"/>\n', made)
    assert alone.count("<mapping ") == 1
    again = fixed(alone)
    assert re.findall('original="([^"]+)"', again) == re.findall('original="([^"]+)"', made)


def test_mappings_take_the_prefix_of_the_document() -> None:
    bad = act().replace('"art_4', '"art_9')
    prefixed = re.sub(r"<(/?)(?=[a-zA-Z])(?!cn:)", r"<\1a:", bad).replace("xmlns=", "xmlns:a=")
    assert "<a:mapping eId=" in fixed(prefixed)


def test_mappings_without_any_unit_go_with_what_held_them() -> None:
    good = first_version()
    mapping = '<mappings source="#akn">\n<mapping eId="map_1" original="#art_8" current="#art_9"/>\n</mappings>'
    bad = good.replace("</lifecycle>\n", f'</lifecycle>\n<analysis source="#akn">\n{mapping}\n</analysis>\n')
    assert bad != good
    assert fixed(bad) == good


def test_the_contents_point_to_the_headings_that_they_name() -> None:
    good = act()
    bad = good.replace('href="#chp_2"', 'href="#chp_1"').replace(
        'href="#chp_1" level="3">第一章', 'href="#chp_7" level="3">第一章'
    )
    assert bad.count("#chp_7") == 1
    made = fix(bad.encode())
    assert made.data.decode() == good
    assert [item.code for item in made.repaired] == ["R001", "R002"]


def test_words_of_the_contents_change_only_where_a_code_asks_for_it() -> None:
    good = act()
    bad = good.replace('level="3">第二章　管理', 'level="3">第二章　看守')
    assert fix(bad.encode()).repaired == ()
    assert fix(bad.encode(), select=["R"]).repaired == ()
    made = fix(bad.encode(), select=["R002"])
    assert made.data.decode() == good
    assert made.repaired[0].message("en") == "the table of contents says “第二章　看守”, the heading “第二章　管理”"


def test_a_line_missing_from_the_contents_is_put_in_where_asked_for() -> None:
    good = act()
    bad = good.replace('<tocItem href="#chp_2" level="3">第二章　管理</tocItem>\n', "")
    assert bad != good
    made = fix(bad.encode(), select=["R003"])
    assert made.data.decode() == good
    assert [(item.code, item.message("en")) for item in made.repaired] == [
        ("R003", "“第二章　管理” is not in the table of contents")
    ]


def test_what_is_listed_is_what_was_asked_for() -> None:
    good = act()
    bad = good.replace('<tocItem href="#chp_2" level="3">第二章　管理</tocItem>\n', "")
    bad = bad.replace('level="3">第一章', 'level="3">第1章')
    assert bad.count("第1章") == 1
    for code in ("R002", "R003"):
        made = fix(bad.encode(), select=[code])
        assert made.data.decode() == good
        assert [item.code for item in made.repaired] == [code]
        assert f"akn fix --select {code}" in str(CODES[code].hint_en)
    assert fix(good.replace('level="3">第一章', 'level="3">第1章').encode(), select=["R003"]).repaired == ()


def test_ids_of_others_are_kept_and_missing_ones_made() -> None:
    body = (
        '<section eId="s1"><num>Section 1</num><subsection><num>(a)</num><content><p>x</p></content></subsection></section>\n'
        "<section><num>Section 12bis.</num><content><p>y</p></content></section>\n"
        "<section><content><p>z</p></content></section>"
    )
    made = fix(foreign(body).encode())
    ids = re.findall(r'<(\w+) eId="([^"]+)"', made.data.decode())
    assert ids == [("section", "s1"), ("subsection", "s1__subsec_a"), ("section", "sec_12bis"), ("section", "sec_3")]
    assert [(item.code, item.line) for item in made.repaired] == [("I020", 4), ("I020", 5), ("I020", 6)]
    assert made.repaired[1].message("en") == "<section> has no id; sec_12bis was made from its place and number"


def test_a_repeated_id_of_others_is_told_apart() -> None:
    body = (
        '<section eId="s"><content><p>x</p></content></section>\n<section eId="s"><content><p>y</p></content></section>'
    )
    made = fix(foreign(body).encode())
    assert re.findall('eId="([^"]+)"', made.data.decode()) == ["s", "s__oc_2"]
    assert (made.repaired[0].code, made.repaired[0].line) == ("S007", 5)


def test_names_come_first_in_a_tag() -> None:
    body = "<section class='a' wId=\"w\"  eId='s' x:y='1' xmlns:x='urn:x'><content><p>x</p></content></section>"
    made = fix(foreign(body).encode(), select=["X030"])
    assert "<section eId='s' wId=\"w\"  class='a' x:y='1' xmlns:x='urn:x'>" in made.data.decode()
    assert made.repaired[0].message("en") == "the attributes of s do not begin with eId, wId, GUID"
    assert made.repaired[0].line == 4


def test_blanks_that_are_no_text_go() -> None:
    body = '<section   eId = "s" >  \n\n\n\n<content>\t\n<p>a  \n b </p> </content> </section>'
    made = fix(foreign(body).encode().rstrip() + b"\n\n")
    assert '<section eId="s">\n\n<content>\n<p>a  \n b </p> </content> </section>' in made.data.decode()
    assert made.data.endswith(b"</akomaNtoso>\n")
    assert {item.code for item in made.repaired} == {"X031"}
    assert [item.line for item in made.repaired] == [4, 8, 4, 12]


KEPT = [
    "<!-- a  -->  \n<!--b--><?pi  x?>",
    '<section eId="s"><content><p>a &#160;&amp; <![CDATA[ <b>  ]]></p></content></section>',
    '<section eId="s"><content><foreign><m:a  xmlns:m="urn:m" id="1"   eId="q">  \n\n\n</m:a></foreign></content></section>',
    '<section eId="s"><content xml:space="preserve">  \n\n\n\n<p>x</p></content></section>',
    "<section eId=\"s\"\n   class='b'><content><p  >x</p></content></section>".replace("<p  >", "<p>"),
    '<section eId="s"><content><p>عقد — שלום</p></content></section>',
]


@pytest.mark.parametrize("body", KEPT)
def test_what_no_repair_is_for_stays_byte_for_byte(body: str) -> None:
    text = foreign(body, "<!--  before  -->").replace("\n<!--b-->", "<!--b-->") if "b-->" in body else foreign(body)
    wanted = text.replace("-->  \n", "-->\n")
    assert fixed(text) == wanted


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030", "iso-8859-1"])
def test_encodings_and_line_ends_stay(encoding: str) -> None:
    declared = encoding.removesuffix("-sig")
    text = foreign("<section><content><p>é</p></content></section>").replace('"1.0"', f'"1.0" encoding="{declared}"')
    data = text.replace("\n", "\r\n").encode(encoding)
    made = fix(data)
    assert made.data == text.replace("<section>", '<section eId="sec_1">').replace("\n", "\r\n").encode(encoding)


def test_an_encoding_that_does_not_give_the_same_bytes_back_is_not_written() -> None:
    root = etree.fromstring(foreign("").encode())
    assert open_source(b"\xff" + foreign("").encode(), root) is None


def test_older_namespaces_get_no_ids() -> None:
    text = foreign("<section><content><p>x</p></content></section>").replace(AKN, "http://www.akomantoso.org/2.0")
    assert fix(text.encode()).repaired == ()


def test_what_is_not_xml_comes_back_as_it_is() -> None:
    made = fix(b"<a>\n<b></a>")
    assert (made.data, [(item.code, item.line) for item in made.diagnostics]) == (b"<a>\n<b></a>", [("X003", 2)])


def test_text_is_told_from_broken_xml() -> None:
    made = fix("样例办法\n第一条　书屋。\n".encode())
    assert [item.at("a.txt").as_line("en") for item in made.diagnostics] == [
        "a.txt: X033 this is no XML, and only XML is repaired (convert it first: akn convert FILE -o FILE.xml)"
    ]


def test_edits_that_meet_are_refused() -> None:
    assert edited("abcd", [Edit(2, 3, "X"), Edit(0, 1, "")]) == "bXd"
    with pytest.raises(ValueError, match="meet at 1"):
        edited("abcd", [Edit(0, 2, ""), Edit(1, 3, "")])


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_twice_is_once_and_text_is_never_touched(data: st.DataObject) -> None:
    text = act()
    for _ in range(data.draw(st.integers(1, 4))):
        ids = list(re.finditer(r' (?:eId|href|wId)="[^"]*"', text))
        match = data.draw(st.sampled_from(ids))
        other = data.draw(st.sampled_from(ids))[0].split("=")[1]
        new = data.draw(st.sampled_from(["", f"{match[0].split('=')[0]}={other}", f"  {match[0]} "]))
        text = text[: match.start()] + new + text[match.end() :]
    once = fix(text.encode())
    assert fix(once.data).data == once.data
    words = ["".join(etree.fromstring(part).itertext()).split() for part in (text.encode(), once.data)]
    assert words[0] == words[1]


@pytest.mark.skipif(not SHARED.is_dir(), reason="documents of other publishers are not there")
def test_documents_of_all_publishers_keep_text_comments_and_validity() -> None:
    parser = etree.XMLParser(resolve_entities=False, huge_tree=True, collect_ids=False)
    seen = 0
    for path in sorted((SHARED / "akn").iterdir()):
        if path.suffix not in (".xml", ".akn"):
            continue
        data = path.read_bytes()
        made = fix(data)
        seen += 1
        assert fix(made.data).data == made.data, path.name
        trees = [etree.fromstring(part, parser) for part in (data, made.data)]
        texts = [[text for text in tree.itertext() if text.strip()] for tree in trees]
        notes = [[node.text for node in tree.iter(etree.Comment, etree.PI)] for tree in trees]
        assert texts[0] == texts[1], path.name
        assert notes[0] == notes[1], path.name
        errors = [
            [i for i in validate(part, "x.xml", schema="official") if i.severity == "error"]
            for part in (data, made.data)
        ]
        assert len(errors[1]) <= len(errors[0]), path.name
    assert seen > 60


def akn(*args: object, data: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "akn_tools", *map(str, args)], input=data, capture_output=True, check=False,
        env={"AKN_LANG": "en", "PATH": "/usr/bin:/bin"},
    )  # fmt: skip


def test_a_dry_run_shows_a_patch_and_writes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "law.xml"
    bad = first_version().replace('"art_4', '"art_9')
    file.write_text(bad, encoding="utf-8")
    done = akn("fix", tmp_path, "--dry-run", "--exit-code")
    assert done.returncode == 1
    assert file.read_text(encoding="utf-8") == bad
    assert b'+<article eId="art_4">' in done.stdout
    assert b"repairs to make in 1 of 1 file" in done.stderr
    subprocess.run(["patch", "-s", file], input=done.stdout, check=True)
    assert file.read_text(encoding="utf-8") == fixed(bad)


def test_the_command_repairs_in_place_and_then_has_nothing_to_do(tmp_path: Path) -> None:
    file = tmp_path / "law.xml"
    file.write_text(first_version().replace('"art_4', '"art_9'), encoding="utf-8")
    file.chmod(0o640)
    done = akn("fix", file)
    assert (done.returncode, done.stdout) == (0, b"")
    assert f"{file}:".encode() in done.stderr
    assert file.read_text(encoding="utf-8") == first_version()
    assert file.stat().st_mode & 0o777 == 0o640
    again = akn("fix", file, "--exit-code")
    assert (again.returncode, again.stderr) == (0, b"0 repairs made in 0 of 1 file\n")


def test_standard_input_is_repaired_to_standard_output() -> None:
    done = akn("fix", "-", "-q", data=first_version().replace('"art_4', '"art_9').encode())
    assert (done.returncode, done.stdout.decode()) == (0, first_version())


def test_files_that_can_not_be_read_are_named_and_the_others_repaired(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<a>", encoding="utf-8")
    (tmp_path / "b.xml").write_text(first_version().replace('"art_4', '"art_9'), encoding="utf-8")
    done = akn("fix", tmp_path, tmp_path / "c.xml")
    assert done.returncode == 2
    assert b"a.xml:1: X003" in done.stderr
    assert b"c.xml: No such file" in done.stderr
    assert (tmp_path / "b.xml").read_text(encoding="utf-8") == first_version()


def test_an_unknown_code_is_misuse(tmp_path: Path) -> None:
    done = akn("fix", tmp_path, "--select", "Q1")
    assert (done.returncode, b"no code is or begins with Q1" in done.stderr) == (2, True)
