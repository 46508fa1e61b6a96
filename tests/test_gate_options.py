"""What a project can leave out of the gate: by instruction in the document, baseline, settings, severity."""

import json
import re
from pathlib import Path

import pytest

from akn.errors import AknError
from akn.rules import baseline
from akn.rules.manual import CHINESE, EVERY, document, manual, page, section
from akn.rules.settings import find
from akn.rules.validate import validate

ROOT = Path(__file__).parents[1]
ACT = (Path(__file__).parent / "cases" / "profile" / "act.xml").read_text(encoding="utf-8")
BAD = ACT.replace("夜间不得放飞。", "夜间不得放飞。。").replace("风筝是市民喜爱的器物。", "风筝是市民喜爱的器物。。")

OTHER = (
    BAD.replace("fengzheng-tiaoli", "zhiyuan-tiaoli").replace("风筝条例", "纸鸢条例").replace("室内放飞", "屋内放飞")
)
"""The same faults in another work."""


def lines(text: str) -> list[tuple[int, str]]:
    return [(item.line, item.code) for item in validate(text.encode(), "a.xml")]


def test_an_instruction_leaves_out_a_code_in_the_element_that_follows() -> None:
    assert lines(BAD) == [(85, "L002"), (119, "L002")]
    asked = BAD.replace('<article eId="art_4"', '<?akn ignore L002?><article eId="art_4"')
    assert lines(asked) == [(85, "L002")]
    assert lines(asked.replace("ignore L002", "ignore L")) == [(85, "L002")]
    assert lines(asked.replace("ignore L002", "ignore")) == [(85, "L002")]
    assert lines(asked.replace("ignore L002", "ignore N001, R")) == lines(BAD)
    assert lines(asked.replace("?akn", "?other")) == lines(BAD)


def test_an_instruction_before_the_root_is_for_the_whole_document() -> None:
    assert lines(BAD.replace("<akomaNtoso", "<?akn ignore L002?><akomaNtoso", 1)) == []


def test_an_instruction_at_the_end_of_an_element_is_for_that_element() -> None:
    assert lines(BAD.replace("</preamble>", "<?akn ignore L002?></preamble>")) == [(119, "L002")]


def test_a_baseline_knows_findings_wherever_they_have_gone() -> None:
    found = validate(BAD.encode(), "a.xml")
    known = baseline.read(baseline.made(found))
    assert baseline.fresh(found, known) == []
    moved = validate(BAD.replace("<coverPage>", "\n\n<coverPage>").encode(), "a.xml")
    assert [item.line for item in moved] == [87, 121]
    assert baseline.fresh(moved, known) == []
    more = validate(BAD.replace("室内放飞不适用前款。", "室内放飞不适用前款。。").encode(), "a.xml")
    assert [item.line for item in baseline.fresh(more, known)] == [101]
    assert len(baseline.fresh([*found, found[0]], known)) == 1, "as many as the baseline counts"
    assert len(baseline.fresh(validate(BAD.encode(), "b.xml"), known)) == 2, "of that file alone"
    assert baseline.made(found) == baseline.made(reversed(found))


@pytest.mark.parametrize("text", ["", "[]", '{"contract": "2.0", "known": []}', '{"contract": "1.0", "known": [1]}'])
def test_what_is_no_baseline(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        baseline.read(text)


def test_the_nearest_settings_count(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text('[tool.akn]\nignore = ["l001"]\nfail-on = "warning"\n', encoding="utf-8")
    assert (find(inner).ignore, find(inner).fail_on, find(inner).folder) == (("L001",), "warning", tmp_path)
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    assert find(inner).ignore == ("L001",), "a pyproject.toml without the table is passed over"
    (tmp_path / "a" / "akn.toml").write_text('select = ["N"]\nbaseline = "known.json"\n', encoding="utf-8")
    assert (find(inner).select, find(inner).baseline) == (("N",), tmp_path / "a" / "known.json")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('selekt = ["N"]', "no such setting: selekt"),
        ('select = "N"', "no list of codes"),
        ('select = ["Z"]', "no list of codes"),
        ('fail-on = "fatal"', "fail-on is one of error, warning, info"),
        ("schema =", "akn.toml: "),
    ],
)
def test_settings_that_can_not_be_read_are_named(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "akn.toml").write_text(text, encoding="utf-8")
    with pytest.raises(AknError, match=said):
        find(tmp_path)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "a.xml").write_text(BAD, encoding="utf-8")
    (tmp_path / "drafts" / "b.xml").write_text(OTHER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_exit_status_follows_the_severity(akn, project: Path) -> None:
    assert akn("validate", "a.xml").status == 0
    assert akn("validate", "a.xml", "--fail-on", "warning").status == 1
    (project / "akn.toml").write_text('fail-on = "info"', encoding="utf-8")
    assert akn("validate", "a.xml").status == 1
    assert akn("validate", "a.xml", "--fail-on", "error").status == 0


def test_settings_hold_for_the_command(akn, project: Path) -> None:
    (project / "akn.toml").write_text('per-file-ignores = { "drafts/*" = ["L"] }', encoding="utf-8")
    assert akn("validate", ".").text.splitlines()[-1] == "2 files: 2 warnings"
    (project / "akn.toml").write_text('ignore = ["L002"]', encoding="utf-8")
    assert akn("validate", ".").text == "2 files: nothing found\n"
    (project / "akn.toml").write_text("nothing = 1", encoding="utf-8")
    done = akn("validate", ".")
    assert (done.status, "no such setting" in done.stderr) == (2, True)


def test_a_baseline_is_written_and_read(akn, project: Path) -> None:
    assert akn("validate", ".", "--write-baseline", "known.json").status == 0
    assert json.loads((project / "known.json").read_text(encoding="utf-8"))["known"][0]["code"] == "L002"
    assert akn("validate", ".", "--baseline", "known.json", "--fail-on", "info").text == "2 files: nothing found\n"
    (project / "a.xml").write_text(BAD.replace("予以", "").replace("避开电线；", "避开电线；；"), encoding="utf-8")
    done = akn("validate", ".", "--baseline", "known.json", "--fail-on", "warning")
    assert (done.status, done.text.splitlines()[-1]) == (1, "2 files: 1 warning")
    (project / "known.json").write_text("[]", encoding="utf-8")
    assert akn("validate", ".", "--baseline", "known.json").status == 2


@pytest.mark.parametrize("style", ["sarif", "junit", "github", "json"])
def test_each_format_is_written(akn, project: Path, style: str) -> None:
    assert "L002" in akn("validate", "a.xml", "--format", style).text


def test_pages_in_both_languages(akn) -> None:
    assert "编号应连续。" in akn("rules", "N001", "--language", "zh").text
    assert "Why:" in akn("rules", "N001", "--language", "en").text


@pytest.mark.parametrize("rule", EVERY, ids=[rule.code for rule in EVERY])
def test_a_rule_has_a_page_in_chinese(rule) -> None:
    text = manual(rule, "zh")
    assert [name in text for name in ("检查：", "理由：", "处理：", "错误示例：", "正确示例：")] == [True] * 5
    assert CHINESE not in page(rule.code, "en")
    assert rule.since
    assert rule.fix in ("", "ids", "mappings", "toc")


@pytest.mark.parametrize("rule", EVERY, ids=[rule.code for rule in EVERY])
def test_a_page_in_chinese_has_no_words_in_english(rule) -> None:
    text = re.sub(r"<[^<>]*>|‹\w+›|\"[^\"]*\"|\bakn [a-z]+|inline name=", "", page(rule.code, "zh"))
    assert re.findall(r"\b[a-z]{2,}(?:[ ,]+[a-z]{2,})+\b|\b(?:and|in|of|the|is|no|on|by|with)\b", text) == []
    english = page(rule.code, "en")
    assert not re.search("检查：|理由：|处理：|错误示例|正确示例", english)


@pytest.mark.parametrize(("name", "language"), [("rules.md", "en"), ("rules.zh-CN.md", "zh")])
def test_the_documentation_is_made_from_the_docstrings(akn, name: str, language: str) -> None:
    made = document(language)
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == made, "make rules"
    assert akn("rules", "--markdown", "--language", language).text == made
    assert [line[3:] for line in made.splitlines() if line.startswith("## ")] == [rule.code for rule in EVERY]
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8").partition("\nrules:")[2].partition("\n\n")[0]
    assert f"--language {language} > docs/{name}" in recipe


def test_a_chinese_page_can_have_samples_of_its_own() -> None:
    own, shared = page("N001", "zh"), page("L001", "zh")
    assert "<- 缺第三条" in own
    assert "第三条 is missing" in page("N001", "en")
    assert section(shared, "错误示例：") == section(page("L001", "en"), "Bad:")
