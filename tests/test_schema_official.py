"""The official schema: the same verdict as libxml2, said with line, place and expectation."""

import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from akn.errors import AknError
from akn.formats.akn.parse import parse
from akn.schema import complaint, explain, files, official, profile

CASES = Path(__file__).parent / "cases" / "profile"
FOREIGN = Path(__file__).parents[2] / "shared" / "data" / "akn"
ACT = (CASES / "act.xml").read_text(encoding="utf-8")
NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

FAULTS = [
    # what is replaced, by what; code, line, message, hint
    ("<heading>总则</heading>", "<subtitle/><heading>总则</heading>", "S001", 88, "<heading> can't stand here in <chapter>",
     "//chapter[@eId=chp_1]/heading; expected here: "),
    ('<meta>\n<identification source="#akn">\n<FRBRWork>', '<meta>\n<identification source="#akn">\n<FRBRItem/><FRBRWork>',
     "S001", 7, "<FRBRItem> can't stand here in <identification>", "/act/meta/identification/FRBRItem; expected here: <FRBRWork>"),
    ("<publication", '<classification source="#akn"/><publication', "S002", 31, "<classification> lacks an element",
     "/act/meta/classification; expected next: <keyword>"),
    ("<tr><td><p>甲</p>", "<tr>甲<td><p>甲</p>", "S003", 110, "<tr> can't hold text: 甲", "//table[@eId=art_2-1__para_1__table_1]/tr[2]"),
    ("<p>夜间不得放飞。</p>", '<p href="#a">夜间不得放飞。</p>', "S004", 119, "<p> can't have the attribute href",
     "//paragraph[@eId=art_4__para_1]/content/p"),
    (' value="cn-bj"/>', "/>", "S005", 12, "<FRBRcountry> lacks the attribute value", "/act/meta/identification/FRBRWork/FRBRcountry"),
    ('type="amendment"', 'type="change"', "S006", 35, "eventRef/@type can't be “change”",
     "//eventRef[@eId=evt_3]; expected: {'generation', 'amendment', 'repeal'}"),
    ('date="2001-03-04" name="adopted"', 'date="2001" name="adopted"', "S006", 10, "FRBRdate/@date can't be “2001”",
     "/act/meta/identification/FRBRWork/FRBRdate; expected: date | dateTime"),
    ('eId="art_6__para_1"', 'eId="art_6"', "S007", 125, "the id art_6 stands twice, again on <article>", "//article[@eId=art_6]"),
    (f'xmlns="{NAMESPACE}"', 'xmlns="http://www.akomantoso.org/2.0"', "S008", 3,
     "<akomaNtoso> in the namespace http://www.akomantoso.org/2.0 is no root of Akoma Ntoso 3.0", f"the root is <akomaNtoso> in {NAMESPACE}"),
]  # fmt: skip


@pytest.mark.parametrize("case", FAULTS, ids=[f"{row[2]} {row[3]}" for row in FAULTS])
def test_a_fault_is_said_with_line_place_and_expectation(case) -> None:
    old, new, code, line, message, hint = case
    assert old in ACT
    root, _ = parse(ACT.replace(old, new, 1).encode())
    found = official.check(root)
    first = found[0]
    assert (first.code, first.severity, first.line, first.message("en")) == (code, "error", line, message)
    assert first.hint("en").startswith(hint)
    assert first.message("zh") != message


def test_more_complaints_than_can_be_listed() -> None:
    many = "".join(f"<p><bogus/>{number}</p>" for number in range(complaint.LISTED + 7))
    root, _ = parse(ACT.replace("<p>夜间不得放飞。</p>", many).encode())
    found = official.check(root)
    assert len(found) == complaint.LISTED + 1
    assert (found[-1].code, found[-1].message("en")) == ("S010", "7 more complaints of the schema are not listed")
    assert found[-1].line == 119


def test_what_the_schema_processor_itself_gives_up_on_is_said() -> None:
    text = f'<!DOCTYPE a [<!ENTITY e "x">]>\n<akomaNtoso xmlns="{NAMESPACE}"><act name="law">&e;</act></akomaNtoso>'
    root = etree.fromstring(text, etree.XMLParser(resolve_entities=False))
    (only,) = official.check(root)
    assert (only.code, only.line) == ("S009", 2)
    assert only.message("en") == "the schema refuses <akomaNtoso>: Internal error in XML Schema validation."


def test_prefixed_names_are_found() -> None:
    text = (
        ACT.replace("<", "<a:")
        .replace("<a:/", "</a:")
        .replace("<a:?", "<?")
        .replace("<a:!", "<!")
        .replace("<a:cn:", "<cn:")
    )
    text = text.replace("</a:cn:", "</cn:").replace(f'xmlns="{NAMESPACE}"', f'xmlns:a="{NAMESPACE}"')
    assert official.check(parse(text.encode())[0]) == ()
    (only,) = official.check(parse(text.replace(' source="#ro_1"', "", 1).encode())[0])
    assert (only.code, only.line, only.message("en")) == ("S005", 33, "<eventRef> lacks the attribute source")


@pytest.mark.skipif(not FOREIGN.is_dir(), reason="no foreign documents at hand")
def test_the_verdict_is_libxml2s() -> None:
    schema = etree.XMLSchema(etree.parse(files.official()))
    checked = 0
    for file in sorted(FOREIGN.iterdir()):
        root, _ = parse(file.read_bytes()) if file.suffix in (".xml", ".akn") else (None, ())
        if root is not None:
            found = official.check(root)
            assert bool(found) == (not schema.validate(root)), file.name
            assert all(item.code.startswith("S0") and item.line > 0 for item in found)
            checked += 1
    assert checked > 60


def test_xmlschema_says_what_libxml2_leaves_out() -> None:
    root, _ = parse(ACT.replace('date="2001-03-04" name="adopted"', 'date="2001" name="adopted"', 1).encode())
    (date,) = root.xpath("//*[local-name()='FRBRdate'][@date='2001']")
    assert explain.value(False, date, "date") == "date | dateTime"
    root, _ = parse(ACT.replace("<FRBRcountry", "<FRBRnation", 1).encode())
    (country,) = root.xpath("//*[local-name()='FRBRnation']")
    assert "FRBRcountry" in explain.children(False, country, missing=False)


def test_a_valid_document_costs_no_xmlschema_and_no_cobalt() -> None:
    code = (
        "import sys; from pathlib import Path; from akn.rules.validate import validate\n"
        f"assert validate(Path({str(CASES / 'act.xml')!r}).read_bytes(), 'act.xml') == ()\n"
        "print([m for m in ('xmlschema', 'cobalt') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_schemas_are_compiled_once() -> None:
    assert official.schema() is official.schema()
    assert profile.schema() is profile.schema()


def test_schema_files_are_found_or_named() -> None:
    assert files.own("akn-cn.xsd").read_text(encoding="utf-8").startswith("<?xml")
    assert files.official().name == "akomantoso30.xsd"
    with pytest.raises(AknError, match="no-such-schema"):
        files.own("no-such-schema.xsd")
