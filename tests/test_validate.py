"""validate: which checks apply to which input, in which order, and the reports."""

import json
from pathlib import Path

import jsonschema
import pytest

import akn
from akn.diagnostics import CODES, diagnostic
from akn.rules.manual import FAMILIES, SECTIONS, listing, page
from akn.rules.report import ReportOptions, render
from akn.rules.table import RULES
from akn.rules.validate import validate
from akn.schema import files

CASES = Path(__file__).parent / "cases" / "profile"
ACT = (CASES / "act.xml").read_text(encoding="utf-8")
SHARED = Path(__file__).parents[2] / "shared" / "data"
WORSE = (
    ACT.replace("<num>第三条</num>", "<num>第九条</num>")
    .replace('name="local-regulation"', 'name="statute"')
    .replace('href="#note_1"', 'href="#note_9"')
)
FOREIGN = (
    ACT.replace(' xmlns:cn="urn:akn-cn:meta:1"', "")
    .replace('<cn:status fictional="true"/>', "")
    .replace('value="cn-bj"/>', 'value="jp"/>')
    .replace("<num>第三条</num>", "<num>第九条</num>")
)


def codes(text: str, file: str = "a.xml", **options) -> list[str]:
    return [item.code for item in validate(text.encode(), file, **options)]


def test_a_sound_document_has_no_findings() -> None:
    assert validate(ACT.encode(), "a.xml") == ()


def test_findings_come_in_order_of_line_and_name_the_file() -> None:
    found = validate(WORSE.encode(), "laws/a.xml")
    assert [(item.line, item.code) for item in found] == [
        (4, "S106"),
        (60, "R009"),
        (90, "R001"),
        (113, "I001"),
        (113, "N001"),
        (114, "I001"),
        (118, "N003"),
    ]
    assert [item.line for item in found] == sorted(item.line for item in found)
    assert {item.file for item in found} == {"laws/a.xml"}


@pytest.mark.parametrize(("schema", "expected"), [("auto", ["S106"]), ("profile", ["S106"]), ("official", [])])
def test_which_schema_applies(schema: str, expected: list[str]) -> None:
    text = ACT.replace('name="local-regulation"', 'name="statute"')
    assert codes(text, schema=schema, select=["S"]) == expected


def test_a_foreign_document_is_held_to_the_standard_alone() -> None:
    assert codes(FOREIGN) == []
    assert "S106" in codes(FOREIGN, schema="profile")
    assert codes(FOREIGN.replace('href="#note_1"', 'href="#note_9"')) == ["R001"]
    assert codes(FOREIGN.replace('href="#yuanzhou"', 'href="#elsewhere"').replace('as="#editor"', 'as="#author"')) == []


def test_an_older_namespace_is_said_and_no_rule_is_asked() -> None:
    text = WORSE.replace("http://docs.oasis-open.org/legaldocml/ns/akn/3.0", "http://www.akomantoso.org/2.0")
    assert codes(text, schema="official") == ["X034", "S008"]
    assert set(codes(text)) == {"X034", "S008"}, "the profile does not say it a second time"
    assert codes(text, select=["R", "N"]) == []


@pytest.mark.parametrize(("schema", "expected"), [("auto", ["S007"]), ("official", ["S007"]), ("profile", ["S107"])])
def test_a_repeated_id_is_said_once_by_one_of_the_schemas(schema: str, expected: list[str]) -> None:
    text = ACT.replace('<article eId="art_6">', '<article eId="art_1">')
    assert codes(text, schema=schema, select=["S"]) == expected


def test_the_profile_does_not_repeat_the_official_schema() -> None:
    text = ACT.replace(' type="amendment"', ' type="change"')
    assert codes(text, select=["S"]) == ["S006"]


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        (["R"], [], {"R001", "R009"}),
        (["N001", "R001"], [], {"N001", "R001"}),
        (["N"], ["N001"], {"N003"}),
        ([], ["S", "I", "N", "R0"], set()),
        (["L"], [], set()),
    ],
)
def test_select_and_ignore_take_codes_and_prefixes(select, ignore, expected) -> None:
    assert set(codes(WORSE, select=select, ignore=ignore)) == expected


def test_what_is_not_well_formed_is_one_finding() -> None:
    (only,) = validate(b"<akomaNtoso>\n<act>", "broken.xml")
    assert (only.code, only.file, only.severity) == ("X003", "broken.xml", "error")
    assert only.line == 2


def test_text_is_read_and_its_numbers_are_checked() -> None:
    text = "样例条例\n\n第一条 书屋向公众开放。\n\n第二条 书屋免费。\n\n第四条 书屋应当备案。\n"
    found = validate(text.encode(), "样例.txt", select=["N"])
    assert [(item.file, item.line, item.code) for item in found] == [("样例.txt", 7, "N001")]
    assert found[0].message("zh") == "第二条之后即为第四条，缺第三条"


def test_the_reader_of_text_has_its_say_too() -> None:
    assert codes("", "a.txt") == ["T001"]
    assert "F014" in codes("样例条例\n\n第一条 书屋向公众开放。\n", "a.txt")


def test_json_is_read_too() -> None:
    reading = akn.read(CASES / "act.xml")
    assert reading.document is not None
    data = akn.write(reading.document, "json")
    assert validate(data, "a.json") == ()
    assert "N001" in {item.code for item in validate(data.replace('第三条"'.encode(), '第九条"'.encode()), "a.json")}


def test_the_public_verb(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_text(WORSE, encoding="utf-8")
    assert akn.validate(file) == validate(WORSE.encode(), str(file))


def test_the_same_input_gives_the_same_findings() -> None:
    assert validate(WORSE.encode(), "a.xml") == validate(WORSE.encode(), "a.xml")


@pytest.mark.skipif(not (SHARED / "hostile").is_dir(), reason="no hostile files at hand")
def test_hostile_files_are_bounded_and_clear() -> None:
    said = {file.name: validate(file.read_bytes(), file.name) for file in sorted((SHARED / "hostile").iterdir())}
    assert all(item.file == name for name, found in said.items() for item in found)
    assert {item.code for name in ("ns_akn2.xml", "ns_https.xml", "ns_trailing_slash.xml") for item in said[name]} == {
        "X034",
        "S008",
    }
    assert [item.code for item in said["wrong_element_order.xml"]] == ["S001"]
    assert said["comments_and_pis_everywhere.xml"] == ()
    assert "root:x:" not in render([item for found in said.values() for item in found], "json")


@pytest.mark.skipif(not (SHARED / "akn").is_dir(), reason="no foreign documents at hand")
def test_foreign_documents_raise_no_alarm_of_the_profile() -> None:
    for file in sorted((SHARED / "akn").glob("*.xml")):
        found = validate(file.read_bytes(), file.name)
        assert {item.code for item in found if not item.code.startswith(("S0", "X"))} <= {"R001"}, file.name


def test_text_report() -> None:
    found = [diagnostic("N002", 7, num="第五条").at("a.xml"), diagnostic("R003", 3, heading="第一章").at("b.xml")]
    assert render(found, "text", ReportOptions(["a", "b"], language="en")) == (
        "a.xml:7: N002 第五条 stands twice (check the numbers of the source)\n"
        "b.xml:3: R003 “第一章” is not in the table of contents (akn fix --select R003 makes the table of contents anew from the headings)\n"
        "2 files: 1 error, 1 warning\n"
    )
    assert render(found, "text", ReportOptions(["a", "b"], language="zh")).endswith("2 个文件：1 处错误，1 处警告\n")
    assert render([], "text", ReportOptions(["a"], language="en")) == "1 file: nothing found\n"
    assert render([], "text", ReportOptions(["a", "b", "c"], language="zh")) == "3 个文件：未发现问题\n"
    assert render([], "text", ReportOptions(language="en")) == "0 files: nothing found\n"


def test_json_report_keeps_its_contract() -> None:
    schema = json.loads(files.own("diagnostics.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    found = validate(WORSE.encode(), "a.xml")
    made = json.loads(render(found, "json", ReportOptions(language="en")))
    jsonschema.validate(made, schema)
    assert made["contract"] == "1.0"
    assert made["diagnostics"][0] == {
        "file": "a.xml",
        "line": 4,
        "code": "S106",
        "severity": "error",
        "message": "profile: act/@name can't be “statute”",
        "hint": "/act; expected: {'constitution', 'law', 'administrative-regulation', 'local-regulation', 'rule', "
        "'judicial-interpretation', 'interpretation', 'decision', 'amendment'}",
    }
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"contract": "1.0", "diagnostics": [{"file": "a"}]}, schema)
    assert json.loads(render([], "json")) == {"contract": "1.0", "diagnostics": []}


def test_the_listing_has_every_code_once() -> None:
    for language in ("en", "zh"):
        lines = [line.split()[0] for line in listing(language).splitlines() if line.startswith("  ")]
        assert sorted(lines) == sorted(CODES)
    assert set(FAMILIES) >= {code[0] for code in CODES}


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_has_a_page(code: str) -> None:
    for language in ("en", "zh"):
        text = page(code, language)
        assert text.startswith(code)
        assert "{" not in text.split("\n\n")[1], "fields are shown by name"


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_a_rules_page_has_the_fixed_sections(rule) -> None:
    lines = page(rule.code, "en").splitlines()
    assert [line for line in lines if line in SECTIONS] == list(SECTIONS)


def test_no_page_without_a_code() -> None:
    with pytest.raises(KeyError):
        page("Z999")


def test_a_report_shows_the_lines_that_a_file_has_now(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    for line in ("第五条 甲", "第五条 乙"):
        file.write_text(line, encoding="utf-8")
        found = [diagnostic("N002", 1, num="第五条").at(str(file))]
        assert f"    1 | {line}\n" in render(found, "text", ReportOptions([str(file)], language="en"))
