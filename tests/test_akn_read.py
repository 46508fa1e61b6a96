"""The reader: lines, foreign documents by what their elements are, what is not carried over is said once a kind."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from akn.diagnostics import Diagnostic
from akn.formats.akn.read import read
from akn.formats.akn.write import write
from akn.formats.text.write import write as write_text
from akn.model.block import Block, Mark
from akn.model.document import Document, TocItem
from akn.model.provision import Provision, walk
from tests.test_akn_write import faults

SHARED = Path(__file__).parents[2] / "shared"
FINAL = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def foreign(inside: str, *, namespace: str = FINAL, kind: str = "act") -> tuple[Document, dict[str, Diagnostic]]:
    reading = read(f'<akomaNtoso xmlns="{namespace}"><{kind}>\n{inside}\n</{kind}></akomaNtoso>'.encode())
    assert reading.document is not None
    return reading.document, {found.code: found for found in reading.diagnostics}


def body(inside: str) -> tuple[tuple[Provision, ...], dict[str, Diagnostic]]:
    document, found = foreign(f"<body>{inside}</body>")
    return document.body, found


def text_of(document: Document) -> str:
    """All text of a document in reading order."""
    out: list[str] = []
    for part in (document.cover, document.preface, document.preamble):
        out += (run for block in part for run in block.characters())
    out += (run for unit in document.body for run in unit.characters())
    out += (run for block in document.conclusions for run in block.characters())
    for annex in document.attachments:
        out += (annex.num or "", annex.heading or "")
        out += (run for block in annex.preface for run in block.characters())
        out += (run for unit in annex.body for run in unit.characters())
    return "".join("".join(out).split())


def source_text(root: etree._Element) -> str:
    """All text of a parsed document but its metadata and table of contents."""
    found = root.xpath("//text()[not(ancestor::*[local-name() = 'meta' or local-name() = 'toc'])]")
    return "".join("".join(map(str, found)).split())


def test_provisions_and_blocks_carry_the_line_they_stand_on() -> None:
    document, _ = foreign("<body>\n<article><num>1</num>\n<content>\n<p>甲</p></content></article></body>")
    (article,) = document.body
    assert (article.line, article.blocks[0].line) == (3, 5)


@pytest.mark.parametrize(
    ("namespace", "found"),
    [
        ("http://www.akomantoso.org/2.0", "http://www.akomantoso.org/2.0"),
        (FINAL.replace("http", "https"), FINAL.replace("http", "https")),
        (f"{FINAL}/", f"{FINAL}/"),
        (f"{FINAL}/CSD13", f"{FINAL}/CSD13"),
        ("", "none"),
    ],
)
def test_another_namespace_is_read_and_said(namespace: str, found: str) -> None:
    document, diagnostics = foreign("<body><section><content><p>甲</p></content></section></body>", namespace=namespace)
    assert document.body[0].blocks[0].text == "甲"
    said = diagnostics["X010"]
    assert (said.line, said.severity) == (1, "warning")
    assert said.message("en") == f"the namespace is {found}, not the final one; read as if it were"


def test_what_is_no_akoma_ntoso_is_refused() -> None:
    reading = read(b"\n<html><body>x</body></html>")
    assert reading.document is None
    assert [(it.code, it.line, it.message("en")) for it in reading.diagnostics] == [
        ("X007", 2, "not Akoma Ntoso: the root element is html")
    ]
    reading = read(f'\n<akomaNtoso xmlns="{FINAL}"><meta/></akomaNtoso>'.encode())
    assert reading.document is None
    assert [(it.code, it.line, it.message("en")) for it in reading.diagnostics] == [
        ("X009", 2, "there is no document in the root element")
    ]


@pytest.mark.parametrize("inner", ["<law>{}</law>", "{}", "<meta/>{}", "<x xmlns='urn:x'/>{}"])
def test_an_unknown_document_type_is_read_as_doc_and_said(inner: str) -> None:
    body = "<body><article><num>1</num><content><p>甲</p></content></article></body>"
    reading = read(f'\n<akomaNtoso xmlns="{FINAL}">{inner.format(body)}</akomaNtoso>'.encode())
    assert reading.document is not None
    assert reading.document.element == "doc"
    assert write_text(reading.document) == "1 甲\n".encode()
    assert [(it.line, it.severity) for it in reading.diagnostics if it.code == "X019"] == [(2, "warning")]
    said = next(it for it in reading.diagnostics if it.code == "X019")
    assert said.message("en").endswith("is no document type of the standard; read as doc")
    assert said.message("zh").endswith("不是标准规定的文件类型；按 doc 读取")


def test_what_stands_beside_the_document_is_kept() -> None:
    act = "<act><body><article><num>1</num></article></body></act>"
    for beside in ("<p>乙</p>", "<article><content><p>乙</p></content></article>", "<x xmlns='urn:x'>乙</x>"):
        for inside in (act + beside, beside + act):
            reading = read(f'<akomaNtoso xmlns="{FINAL}">{inside}</akomaNtoso>'.encode())
            assert reading.document is not None
            assert sorted(write_text(reading.document).decode().split()) == ["1", "乙"]


@pytest.mark.parametrize("root", ["AkomaNtoso", "akomantoso"])
def test_another_case_of_the_root_is_read_and_said(root: str) -> None:
    reading = read(f'<{root} xmlns="{FINAL}"><act><body><article><num>1</num></article></body></act></{root}>'.encode())
    assert reading.document is not None
    assert reading.diagnostics[0].message("en") == f"the root element is {root}, not akomaNtoso; read all the same"


def test_a_document_without_its_root_is_read_and_said() -> None:
    reading = read(f'<bill xmlns="{FINAL}"><body><article><num>1</num></article></body></bill>'.encode())
    assert reading.document is not None
    assert reading.document.element == "bill"
    assert [(it.code, it.line) for it in reading.diagnostics] == [("X011", 1), ("X018", 1), ("X012", 1)]


def test_no_metadata_and_no_text_are_said() -> None:
    document, found = foreign("<body/>")
    assert document.body == ()
    assert found["X012"].message("en") == "the document has no metadata that can be read"
    assert (found["X008"].line, found["X008"].message("en")) == (1, "the document has no text")


def test_any_hierarchy_is_provisions() -> None:
    units, found = body(
        '<tome id="t1"><num>I</num><heading>A <i>b</i></heading><subheading>c</subheading>'
        '<level eId="l" wId="w" status="removed" period="#p"><intro><p>d</p></intro>'
        "<alinea><content><p>e</p></content></alinea><wrapUp><p>f</p></wrapUp></level></tome>"
        '<hcontainer name="schedule" eId="s"><content><p>g</p></content></hcontainer>'
    )
    tome, schedule = units
    assert (tome.kind, tome.eId, tome.num, tome.heading) == ("tome", "t1", "I", "A b c")
    (level,) = tome.children
    assert (level.kind, level.eId, level.wId, level.status, level.period) == ("level", "l", "w", "removed", "#p")
    assert [(block.role, block.text) for block in level.blocks] == [("intro", "d"), ("wrapUp", "f")]
    assert (level.children[0].kind, level.children[0].eId) == ("alinea", "l__alinea_1")
    assert (schedule.kind, schedule.blocks[0].text) == ("schedule", "g")
    assert found["X018"].message("en") == "1 provisions have no id; ids were made from their place"
    assert found["X014"].message("en") == "2 structures are read as plain text or as provisions: i, subheading"


def test_ids_that_are_made_do_not_collide() -> None:
    units, _ = body('<section eId="sec_2"/><section/><section><num>9</num></section><p>甲</p>')
    assert [unit.eId for unit in units] == ["sec_2", "sec_3", "sec_4", "para_1"]


def test_prose_between_provisions_is_a_unit_and_prose_around_them_their_own() -> None:
    units, _ = body("<p>甲</p><part><p>乙</p><article/><p>丙</p><article/><p>丁</p></part>戊")
    assert [(unit.kind, [b.text for b in unit.blocks]) for unit in units] == [
        ("paragraph", ["甲"]),
        ("part", ["乙", "丁"]),
        ("paragraph", ["戊"]),
    ]
    assert [b.role for b in units[1].blocks] == ["intro", "wrapUp"]
    assert [(unit.kind, [b.text for b in unit.blocks]) for unit in units[1].children] == [
        ("article", []),
        ("paragraph", ["丙"]),
        ("article", []),
    ]


def test_lists_are_text_with_their_numbers() -> None:
    units, found = body(
        "<section><content><blockList><listIntroduction>甲：</listIntroduction>"
        "<item><num>(a)</num><p>乙<ref href='#x'>丙</ref></p></item><item><heading>丁</heading></item></blockList>"
        "<ul><li>戊</li><li><p>己</p></li></ul></content></section>"
    )
    assert units[0].blocks == (
        Block("甲："),
        Block("(a) 乙丙", marks=(Mark("ref", 5, 6, (("href", "#x"),)),)),
        Block("丁"),
        Block("戊"),
        Block("己"),
    )
    assert "blockList" in found["X014"].message("en")


def test_tables_keep_cells_whatever_holds_them() -> None:
    units, _ = body(
        "<section><content><table><caption>甲</caption><thead><tr><th>乙</th></tr></thead>"
        "<tbody><tr><td colspan='2'>丙 <b>丁</b></td><td><p>戊</p>己</td></tr></tbody></table></content></section>"
    )
    table = units[0].blocks[0].table
    assert table is not None
    assert table.caption == "甲"
    assert [[(cell.header, cell.colspan, [b.text for b in cell.blocks]) for cell in row] for row in table.rows] == [
        [(True, None, ["乙"])],
        [(False, 2, ["丙 丁"]), (False, None, ["戊", "己"])],
    ]


def test_white_space_that_is_layout_counts_as_one_blank() -> None:
    units, _ = body("<section><num>\n 1 </num><content><p>\n   a\n   <b>b \n</b>　c\n  </p></content></section>")
    (block,) = units[0].blocks
    assert units[0].num == "1"
    assert block.text == "a b 　c"
    assert block.marks == (Mark("b", 2, 4),)


def test_comments_instructions_and_sections_of_characters_join_the_text_around_them() -> None:
    units, found = body("<section><content><p>a<!--c-->b<?pi y?>c<![CDATA[<d>&]]></p></content></section><!--x-->")
    assert units[0].blocks[0].text == "abc<d>&"
    assert found["X017"].message("en") == "3 comments and processing instructions are not carried over"


def test_unknown_elements_keep_their_text_and_are_said_once() -> None:
    units, found = body(
        "<section><content><p>甲<nieuw a='1'>乙</nieuw><nieuw>丙</nieuw></p>\n<vreemd><p>丁</p></vreemd></content></section>"
    )
    assert [block.text for block in units[0].blocks] == ["甲乙丙", "丁"]
    assert units[0].blocks[0].marks[0] == Mark("inline", 1, 2, (("name", "nieuw"),))
    assert (found["X015"].line, found["X015"].message("en")) == (
        2,
        "3 unknown elements, their text is kept: nieuw, vreemd",
    )
    assert found["X013"].message("en") == "1 attributes are not carried over: a"


def test_notes_inside_the_text_stay_where_they_are() -> None:
    units, found = body(
        '<section><content><p>甲<authorialNote marker="1"><p>乙</p></authorialNote>丙</p></content></section>'
    )
    assert units[0].blocks[0].text == "甲乙丙"
    assert found["X014"].message("en") == "2 structures are read as plain text or as provisions: authorialNote, p"


def test_debates_and_judgments_are_provisions_too() -> None:
    document, _ = foreign(
        "<preface><p>甲</p></preface><debateBody><debateSection name='x'><heading>乙</heading><speech by='#a'><from>丙</from>"
        "<p>丁</p></speech><scene>戊</scene></debateSection></debateBody>",
        kind="debate",
    )
    (section,) = document.body
    assert (section.kind, section.heading) == ("debateSection", "乙")
    assert [(child.kind, "".join(child.characters())) for child in section.children] == [("speech", "丙丁")]
    assert section.blocks[-1].text == "戊"
    document, _ = foreign(
        "<header><p>甲</p></header><judgmentBody><decision><p>乙</p></decision></judgmentBody>", kind="judgment"
    )
    assert [block.text for block in document.preface] == ["甲"]
    assert (document.body[0].kind, document.body[0].blocks[0].text) == ("decision", "乙")
    assert faults(write(document)) == []


def test_annexes_and_components_are_attachments() -> None:
    reading = read(
        f'<akomaNtoso xmlns="{FINAL}"><act><body><article eId="a"/></body><attachments><attachment eId="x"><num>1</num>'
        "<heading>甲</heading><doc name='schedule'><preface><p>乙</p></preface><mainBody><p>丙</p></mainBody><attachments>"
        "<attachment><doc name='inner'><mainBody><p>丁</p></mainBody></doc></attachment></attachments></doc></attachment>"
        "</attachments></act><components><component><act name='other'><body><article><num>戊</num></article></body></act>"
        "</component></components></akomaNtoso>".encode()
    )
    assert reading.document is not None
    assert [(it.eId, it.num, it.heading, it.name, "".join(b.text for b in it.preface)) for it in reading.document.attachments] == [
        ("x", "1", "甲", "schedule", "乙"),
        ("att_2", None, None, "inner", ""),
        ("att_3", None, None, "other", ""),
    ]  # fmt: skip
    assert text_of(reading.document) == "1甲乙丙丁戊"


def test_metadata_that_is_not_carried_is_said() -> None:
    document, found = foreign(
        '<meta><identification source="#s"><FRBRWork><FRBRthis value="/x"/><FRBRuri value="/akn/xx/act/2020/1"/>'
        '<FRBRdate date="2020-01-01" name="Generation"/><FRBRauthor href="#s"/><FRBRcountry value="xx"/></FRBRWork>'
        '</identification><classification source="#s"><keyword/></classification>'
        '<references source="#s"><TLCPerson id="p" href="/p" showAs="P"/><other/></references></meta><body/>'
    )
    assert (document.meta.work.uri, document.meta.work.country, document.meta.source) == (
        "/akn/xx/act/2020/1",
        "xx",
        "#s",
    )
    assert document.meta.references[0].eId == "p"
    assert found["X016"].message("en") == "metadata that is not carried over: FRBRthis, classification, other"


@pytest.mark.parametrize("href", ["#a", "http://example.org/a"])
def test_a_table_of_contents_is_kept(href: str) -> None:
    document, found = foreign(
        f'<preface><toc><tocItem href="{href}" level="2">甲<i>乙</i></tocItem></toc></preface><body/>'
    )
    assert document.toc == (TocItem(href, 2, "甲乙"),)
    assert "X016" not in found


def test_an_older_name_of_the_version_is_no_version() -> None:
    reading = read(f'<akomaNtoso xmlns="{FINAL}"><act contains="SingleVersion"><body/></act></akomaNtoso>'.encode())
    assert reading.document is not None
    assert reading.document.contains is None
    assert "contains" in {it.code: it for it in reading.diagnostics}["X013"].message("en")


@pytest.mark.skipif(not SHARED.exists(), reason="no samples here")
def test_worked_examples_read_write_and_read_again_are_equal() -> None:
    for path in sorted((SHARED / "worked-examples").glob("*.xml")):
        reading = read(path.read_bytes())
        assert reading.diagnostics == ()
        assert reading.document is not None
        assert len(reading.document.comments) == 1
        data = write(reading.document)
        assert faults(data) == []
        assert read(data).document == reading.document


@pytest.mark.skipif(not SHARED.exists(), reason="no samples here")
def test_no_text_of_foreign_documents_is_lost() -> None:
    paths = [path for path in sorted((SHARED / "data" / "akn").iterdir()) if path.suffix in (".xml", ".akn", ".an")]
    assert paths
    for path in paths:
        data = path.read_bytes()
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, huge_tree=True))
        document = read(data).document
        assert document is not None, path.name
        lost = Counter(source_text(root)) - Counter(text_of(document))
        assert not lost, path.name
        assert all(unit.eId for unit in walk(document.units())), path.name
        again = read(write(document)).document
        assert again is not None
        assert text_of(again) == text_of(document), path.name
