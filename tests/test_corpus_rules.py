"""Rules of a corpus as a whole: each fires alone on its fault, none on a sound corpus; cached, parallel and suppressed alike."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from akn.batch.cache import check_cached
from akn.batch.validate import Check, check
from akn.language.zh.amending import act_name
from akn.model.ending import Ending
from akn.rules.corpus import citation_known, citation_repealed, decision_unapplied, version_repealed
from akn.rules.corpus.check import check as check_rules
from akn.rules.corpus.corpus import Corpus
from akn.rules.corpus.record import Citation, Modified, Record, Said, from_values
from akn.rules.table import CORPUS_RULES
from tests.corpus_samples import DOCK, FAULTS, FERRY, MARK, edited, put, sound

DECISIONS = ("guanyu-xiugai-xugou-dukou-tiaoli-de-jueding",)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sound(tmp_path_factory.mktemp("sound"))


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path / "works")
    return tmp_path / "works"


def found(akn, folder: Path, *options: object) -> list[dict]:
    return json.loads(akn("validate", folder, "--format", "json", *options).stdout)["diagnostics"]


def test_the_table() -> None:
    assert [(rule.code, rule.module.removeprefix("corpus.")) for rule in CORPUS_RULES] == [
        ("C211", "version_repealed"),
        ("C212", "repeal_by_title"),
        ("C213", "repeal_of_several"),
        ("C220", "work_twice"),
        ("C221", "version_twice"),
        ("C222", "text_twice"),
        ("C223", "version_missing"),
        ("C224", "history_contradicted"),
        ("C225", "work_differs"),
        ("C226", "citation_missing"),
        ("C227", "citation_repealed"),
        ("C228", "citation_known"),
        ("C229", "modification_target"),
        ("C230", "modifications_disagree"),
        ("C231", "tracking_returns"),
        ("C232", "decision_unapplied"),
    ]
    assert list(FAULTS) == [rule.code for rule in CORPUS_RULES]


def test_a_sound_corpus_has_no_findings(akn, folder: Path) -> None:
    assert found(akn, folder) == []


@pytest.mark.parametrize("code", FAULTS)
def test_a_fault_fires_its_code_alone(akn, folder: Path, code: str) -> None:
    fault, file, line, message = FAULTS[code]
    fault(folder)
    rows = found(akn, folder)
    assert {row["code"] for row in rows} == {code}, rows
    assert rows[0]["file"] == str(folder / file)
    assert rows[0]["message"] == message.replace("{root}", str(folder))
    assert rows[0]["line"] == line
    assert akn("validate", folder).status == (1 if rows[0]["severity"] == "error" else 0)


@pytest.mark.parametrize("code", ["C226", "C227", "C228"])
def test_a_citation_is_named_at_its_line(akn, folder: Path, code: str) -> None:
    FAULTS[code][0](folder)
    (row,) = found(akn, folder)
    line = (folder / DOCK / "zho@2022-09-23.xml").read_text(encoding="utf-8").splitlines()[row["line"] - 1]
    assert row["message"].split("”")[0].removeprefix("“") in line
    assert row["eId"] in ("art_1__para_1", "art_2__para_1")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("C212", '<cn:repeals title="虚构灯塔条例"'),
        ("C213", '<cn:repeals title="虚构灯塔条例"'),
        ("C229", "~art_4__para_3"),
        ("C230", 'eId="pm_4" type="substitution"'),
        ("C231", 'wId="art_5-1"'),
        ("C232", '<textualMod eId="am_1"'),
    ],
)
def test_a_finding_is_at_the_element_that_says_it(akn, folder: Path, code: str, words: str) -> None:
    FAULTS[code][0](folder)
    row = found(akn, folder)[0]
    lines = Path(row["file"]).read_text(encoding="utf-8").splitlines()
    assert words in lines[row["line"] - 1]


def test_an_address_with_an_extension_is_that_of_its_version(akn, folder: Path) -> None:
    for code in ("C212", "C225"):
        FAULTS[code][0](folder)
    uri = f"/akn/{MARK}/zho@2019-05-24"
    edited((f'<FRBRuri value="{uri}"/>', f'<FRBRuri value="{uri}.xml"/>'), file=f"{MARK}/zho@2019-05-24.xml")(folder)
    assert [row["code"] for row in found(akn, folder, "--select", "C09,C2")] == ["C212", "C225"]


def _record(name: str, version: str, **told: Any) -> Record:
    work = f"/akn/cn/act/2000-01-01/{name}"
    day = version.partition("@")[2].partition(";")[0]
    return Record(
        f"{name}/{version}", work, f"{work}/{version}", version[:3], day, name, (), 1, 1, (), "", b"", b"", **told
    )


@pytest.mark.parametrize(
    ("versions", "named", "newest"),
    [
        (("zho@2020-01-01;9",), "zho@2020-01-01;10", "zho@2020-01-01;9"),
        (("zho@2020-01-01;10",), "zho@2020-01-01;9", None),
        (("zho@2018-01-01", "eng@2019-01-01"), "zho@2018-06-01", "zho@2018-01-01"),
        (("eng@2019-01-01",), "zho@2020-01-01", None),
    ],
)
def test_versions_are_ordered_by_day_and_number_in_one_language(versions, named, newest) -> None:
    made = Modified("substitution", "#mod_1", (f"/akn/cn/act/2000-01-01/act/{named}/~art_1",), "", 7)
    rows = [_record("act", version) for version in versions] + [_record("decision", "zho@2020-01-01", active=(made,))]
    told = [(item.line, dict(item.fields)["newest"]) for item in decision_unapplied.check(Corpus(tuple(rows)))]
    assert told == ([(7, newest)] if newest else [])


def _repealing(name: str, ending: dict[str, Any], day: str = "2010-01-01") -> Record:
    by = f"/akn/cn/act/2000-01-01/{name}/zho@{day}"
    said = Ending(**{"href": "", "title": "", "by": by, "by_title": name, "decided": day, "taken": day} | ending)
    return _record(name, f"zho@{day}", ends=(Said(said, 3),))


@pytest.mark.parametrize(
    ("ending", "codes"),
    [
        ({"href": "/akn/cn/act/2000-01-01/old", "since": "2010-02-01"}, ["C211", "C227"]),
        ({"title": "old", "since": "2010-02-01"}, ["C211", "C227"]),
        ({"href": "/akn/cn/act/2000-01-01/old", "since": None}, []),
        ({"href": "/akn/cn/act/2000-01-01/old", "since": "2010-02-01", "part": "第三条"}, []),
        ({"href": "/akn/cn/act/2000-01-01/old", "since": "2012-01-01"}, []),
    ],
)
def test_two_rules_know_one_kind_of_repeal(ending, codes) -> None:
    cites = Citation(5, "art_1", "old", "/akn/cn/act/2000-01-01/old")
    late = "zho@2011-01-01"
    rows = [_record("old", "zho@2000-01-01"), _record("old", late), _record("other", late, citations=(cites,))]
    corpus = Corpus((*rows, _repealing("new", ending)))
    assert [item.code for rule in (version_repealed, citation_repealed) for item in rule.check(corpus)] == codes


def test_repeals_are_looked_up_and_not_gone_through(monkeypatch) -> None:
    from akn.model import ending as model
    from akn.rules.corpus import corpus as module

    def calls(count: int) -> int:
        counted = [0]

        def name(title: str) -> str:
            counted[0] += 1
            return act_name(title)

        for place in (model, module):
            monkeypatch.setattr(place, "act_name", name)
        rows = [_record(f"act{at}", "zho@2000-01-01") for at in range(count)]
        rows += [_repealing(f"by{at}", {"title": f"act{at}", "since": "2010-01-01"}) for at in range(count)]
        assert len(Corpus(tuple(rows)).by_title) == count
        assert [*version_repealed.check(Corpus(tuple(rows)))] == []
        return counted[0]

    assert calls(80) <= 2 * calls(40)


def test_a_title_is_known_with_other_brackets_and_without_the_state() -> None:
    cites = Citation(5, "art_1", "《甲法（试行）》", "")
    rows = (
        _record("中华人民共和国甲法(试行)", "zho@2000-01-01"),
        _record("乙法", "zho@2001-01-01", citations=(cites,)),
    )
    assert [item.line for item in citation_known.check(Corpus(rows))] == [5]


def test_a_fault_of_one_rule_hides_no_finding_of_another(akn, folder: Path, monkeypatch) -> None:
    from akn.rules.corpus import work_twice

    FAULTS["C225"][0](folder)
    monkeypatch.setattr(work_twice, "check", lambda _: 1 / 0)
    rows = found(akn, folder)
    assert [(row["code"], row["file"]) for row in rows if row["code"] == "C090"] == [("C090", str(folder))]
    assert "C225" in [row["code"] for row in rows]
    monkeypatch.setenv("AKN_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        check_rules([_record("a", "zho@2000-01-01")])


def test_select_ignore_baseline_and_other_reports(akn, folder: Path, tmp_path: Path) -> None:
    FAULTS["C225"][0](folder)
    assert [row["code"] for row in found(akn, folder, "--select", "C22")] == ["C225"]
    assert found(akn, folder, "--ignore", "C225") == []
    assert found(akn, folder, "--select", "N") == []
    known = tmp_path / "known.json"
    akn("validate", folder, "--write-baseline", known)
    assert found(akn, folder, "--baseline", known) == []
    for style in ("sarif", "junit", "github", "text"):
        assert "C225" in akn("validate", folder, "--format", style).text
    rules = json.loads(akn("validate", folder, "--format", "sarif").stdout)["runs"][0]["tool"]["driver"]["rules"]
    assert "Copy FRBRWork from the oldest version." in rules[0]["fullDescription"]["text"]


def test_a_document_can_ask_to_leave_a_finding_out(akn, folder: Path) -> None:
    FAULTS["C225"][0](folder)
    file = f"{DOCK}/zho@2022-09-23.xml"
    edited(("<akomaNtoso ", "<?akn ignore C225?>\n<akomaNtoso "), file=file)(folder)
    assert found(akn, folder) == []
    edited(("ignore C225", "ignore C226"), file=file)(folder)
    assert [row["code"] for row in found(akn, folder)] == ["C225"]


def test_another_file_changes_what_is_found_of_a_cached_one(
    akn, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AKN_CACHE_DIR", str(tmp_path / "kept"))
    assert found(akn, folder, "--cache") == []
    FAULTS["C223"][0](folder)  # the file of which it is said has not changed
    assert [row["code"] for row in found(akn, folder, "--cache")] == ["C223"]
    assert [row["code"] for row in found(akn, folder, "--cache", "--jobs", 2)] == ["C223"]
    assert found(akn, folder, "--cache", "--jobs", 2) == found(akn, folder)


def test_a_record_comes_back_from_the_cache_as_it_was(folder: Path, tmp_path: Path) -> None:
    edited(("<akomaNtoso ", "<?akn ignore C225?>\n<akomaNtoso "), file=f"{FERRY}/zho@2025-03-28.xml")(folder)
    for file in sorted(folder.rglob("*.xml")):
        job = Check(str(file), recorded=True)
        first = check_cached(job, str(tmp_path / "kept"), "p")
        assert first.record is not None
        assert check_cached(job, str(tmp_path / "kept"), "p") == first == check(job)
        assert from_values(str(file), json.loads(json.dumps(first.record.as_values()))) == first.record
    assert check(Check(job.file)).record is None


@pytest.mark.parametrize(
    "broken", ["null", "[]", '{"record": 1, "found": []}', '{"found": [], "record": {"work": "x"}}']
)
def test_a_broken_record_counts_as_none(folder: Path, tmp_path: Path, broken: str) -> None:
    job = Check(str(folder / FERRY / "zho@2025-03-28.xml"), recorded=True)
    first = check_cached(job, str(tmp_path / "kept"), "p")
    (entry,) = (path for path in (tmp_path / "kept").rglob("*.json"))
    entry.write_text(broken, encoding="utf-8")
    assert check_cached(job, str(tmp_path / "kept"), "p") == first


def test_what_is_no_version_of_a_work_is_passed_over(akn, folder: Path) -> None:
    put(folder, "broken.xml", b"<a>")
    put(
        folder,
        "foreign.xml",
        b'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act/></akomaNtoso>',
    )
    assert {row["code"][0] for row in found(akn, folder)} <= {"X", "S"}


def test_files_named_alone_are_no_corpus(akn, folder: Path) -> None:
    FAULTS["C225"][0](folder)
    done = akn("validate", *sorted(folder.rglob("*.xml")), "--format", "json")
    assert json.loads(done.stdout)["diagnostics"] == []


@pytest.mark.parametrize(
    ("options", "again"),
    [
        (("--select", "C226"), False),
        (("--ignore", "C20"), False),
        (("--select", "N,C21,C22,C23"), False),
        (("--select", "C226", "--cache"), False),
        (("--select", "C207"), True),
        ((), True),
    ],
)
def test_each_file_is_read_once_where_no_integrity_is_asked_for(
    akn, folder: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], again: bool
) -> None:
    monkeypatch.setenv("AKN_CACHE_DIR", str(folder.parent / "kept"))
    files = sorted(folder.rglob("*.xml"))
    read: list[Path] = []
    opened = Path.open
    monkeypatch.setattr(Path, "open", lambda path, *rest, **given: (read.append(path), opened(path, *rest, **given))[1])
    for _ in range(2):  # the second time from a cache that is warm, where there is one
        read.clear()
        akn("validate", folder, *options)
        count = Counter(path for path in read if path.suffix == ".xml")
        assert sorted(count) == files
        more = {path for path, times in count.items() if times > 1}
        assert bool(more) == again
        assert {path.parent.name for path in more} <= {Path(DOCK).name, Path(FERRY).name, *DECISIONS}


def test_a_folder_named_twice_or_inside_another_is_checked_once(akn, folder: Path) -> None:
    FAULTS["C225"][0](folder)
    file, inside = folder / DOCK / "zho@2022-09-23.xml", folder / DOCK
    alone = akn("validate", folder)
    for paths in (
        (folder, inside),
        (inside, folder),
        (folder, folder),
        (file, folder),
        (f"{folder}/", file, inside / ".."),
    ):
        assert akn("validate", *paths).text.splitlines()[-1] == alone.text.splitlines()[-1], paths
    rows = found(akn, inside, folder)
    assert len({json.dumps(row) for row in rows}) == len(rows)
    assert [row["code"] for row in rows].count("C225") == 1


def test_a_folder_is_looked_at_as_a_whole_only_where_that_is_asked_for(akn, folder: Path, monkeypatch) -> None:
    from akn.corpus import whole

    looked: list[str] = []
    monkeypatch.setattr(whole, "check", lambda path, *_, **__: (looked.append(path), ())[1])
    for options in ((), ("--select", "C22"), ("--select", "N,C232"), ("--ignore", "C22,N")):
        akn("validate", folder, *options)
    assert looked == [str(folder)] * 4
    for options in (("--select", "N"), ("--ignore", "C2"), ("--select", "C1")):
        akn("validate", folder, *options)
    assert looked == [str(folder)] * 4


def test_a_fault_of_the_program_is_one_line(akn, folder: Path, monkeypatch) -> None:
    from akn.rules.corpus import work_twice

    monkeypatch.setattr(work_twice, "check", lambda _: 1 / 0)
    done = akn("validate", folder)
    assert done.status == 1
    assert done.text.splitlines()[0].startswith(f"{folder}: C090 the program failed on this file: ZeroDivisionError")


def test_links_that_lead_out_are_told(akn, folder: Path, tmp_path: Path) -> None:
    put(tmp_path, "outside/a.xml", b"<a/>")
    (folder / "link.xml").symlink_to(tmp_path / "outside" / "a.xml")
    done = akn("validate", folder)
    assert done.status == 0
    assert f"{folder}/link.xml: C110 a link that leads out of the folder; not followed" in done.text
    assert done.text.splitlines()[-1].endswith("1 warning")
    assert "C110" not in akn("validate", folder, "--ignore", "C110").text
    assert "C110" not in akn("validate", folder, "--select", "C2").text
    assert akn("validate", folder, "--fail-on", "warning").status == 1
