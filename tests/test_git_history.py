"""The history of a file in a git repository as versions of a work, with every command that takes one."""

import json
import shutil
from pathlib import Path

import jsonschema
import pytest

from tests.git_commits import WORK, committed_story

SCHEMAS = Path(__file__).parents[1] / "schemas"


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    return committed_story(tmp_path_factory.mktemp("laws"))


def valid(made, name):
    jsonschema.validate(made, json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")))
    return made


def passed_over(story):
    commit = story.short("empty")
    return (
        f"{story.file}: C301 commit {commit} of 2019-01-01 holds no document that can be read, and is passed over "
        f"(T001 the file is empty) (see what it holds (git show {commit}))\n"
    )


def test_log(akn, story):
    ran = akn("log", story.file)
    short = story.short
    assert (ran.status, ran.stderr) == (0, passed_over(story))
    assert (
        ran.text
        == f"""虚构渡口条例  {WORK}  {story.file}

2018-03-30  in force from 2018-06-01
    2018-03-30 虚构渡口条例
    3 commits: {short("typo")} 2018-04-01, {short("first")} 2018-04-02, {short("layout")} 2018-04-03

2020-04-24  commencement not told
    2020-04-24 关于修改《虚构渡口条例》的决定（2020年）
    commit {short("second")} 2020-05-01
    1 modified, 0 inserted, 1 repealed, 0 split or merged, 0 renumbered

2020-04-24;2  commencement not told
    2020-04-24 关于修改部分地方性法规的决定（2020年）
    commit {short("third")} 2020-05-02
    1 modified, 0 inserted, 0 repealed, 0 split or merged, 0 renumbered

{short("draft")}  commencement not told
    date not told
    commit {short("draft")} 2021-06-01
    1 modified, 0 inserted, 0 repealed, 0 split or merged, 0 renumbered

2022-05-20  commencement not told
    2022-05-20 关于修改《虚构渡口条例》的决定（2022年）
    commit {short("fourth")} 2022-06-01
    1 modified, 1 inserted, 0 repealed, 0 split or merged, 7 renumbered

2025-03-28  commencement not told
    2025-03-28 虚构渡口条例（2025年修订）
    commit {short("fifth")} 2025-04-02
    0 modified, 0 inserted, 0 repealed, 2 split or merged, 1 renumbered
"""
    )


def test_log_as_json(akn, story):
    made = valid(json.loads(akn("log", story.file, "-t", "json").text), "log")
    assert (made["work"], made["file"]) == (WORK, str(story.file))
    assert [(row["version"], row["date"], row["inForce"]) for row in made["versions"]] == [
        (f"{WORK}/zho@2018-03-30", "2018-03-30", "2018-06-01"),
        (f"{WORK}/zho@2020-04-24", "2020-04-24", None),
        (f"{WORK}/zho@2020-04-24;2", "2020-04-24", None),
        (f"{WORK}/zho@{story.short('draft')}", "0001-01-01", None),
        (f"{WORK}/zho@2022-05-20", "2022-05-20", None),
        (f"{WORK}/zho@2025-03-28", "2025-03-28", None),
    ]
    assert [[row["path"] for row in each["commits"]] for each in made["versions"]] == [
        ["laws/渡口.md"] * 3,
        ["laws/渡口.md"],
        ["laws/渡口.md"],
        ["laws/渡口.md"],
        ["法规/渡口条例.md"],
        ["法规/虚构渡口条例.txt"],
    ]
    assert made["versions"][0]["commits"][1] == {
        "id": story.commits["first"], "date": "2018-04-02", "path": "laws/渡口.md",
    }  # fmt: skip


def told(akn, *arguments):
    made = valid(json.loads(akn("log", *arguments, "-t", "json").text), "log")
    return [
        (row["version"].partition("@")[2], row["happened"], [it["eId"] for it in row["units"]]) for row in made["steps"]
    ]


def test_an_article_is_followed_through_renumbering_split_merger_and_repeal(akn, story):
    draft = story.short("draft")
    assert told(akn, story.file, "--article", "3") == [
        ("2018-03-30", "first", ["art_2"]),
        ("2020-04-24", "unchanged", ["art_2"]),
        ("2020-04-24;2", "modified", ["art_2"]),
        (draft, "unchanged", ["art_2"]),
        ("2022-05-20", "renumbered", ["art_3"]),
        ("2025-03-28", "unchanged", ["art_3"]),
    ]
    assert told(akn, f"{story.file}@2022-05-20", "--article", "6")[-2:] == [
        ("2022-05-20", "renumbered", ["art_6"]),
        ("2025-03-28", "split", ["art_6", "art_7"]),
    ]
    assert told(akn, f"{story.file}@2018-03-30", "--article", "8")[-2:] == [
        ("2022-05-20", "renumbered", ["art_9"]),
        ("2025-03-28", "merged", ["art_9"]),
    ]
    assert told(akn, f"{story.file}/~art_5-1") == [
        ("2018-03-30", "first", ["art_5-1"]),
        ("2020-04-24", "repealed", []),
    ]
    assert told(akn, story.file, "--article", "2")[0] == ("2022-05-20", "inserted", ["art_2"])


def test_blame(akn, story):
    made = valid(json.loads(akn("blame", story.file, "-t", "json").text), "blame")
    rows = {
        row["eId"]: (row["enacted"]["version"].partition("@")[2], row["changed"]["version"].partition("@")[2])
        for row in made["units"]
        if row["kind"] == "paragraph"
    }
    assert rows == {
        "art_1__para_1": ("2018-03-30", "2018-03-30"),
        "art_2__para_1": ("2022-05-20", "2022-05-20"),
        "art_3__para_1": ("2018-03-30", "2020-04-24;2"),
        "art_3__para_2": ("2018-03-30", "2018-03-30"),
        "art_4__para_1": ("2018-03-30", "2018-03-30"),
        "art_5__para_1": ("2018-03-30", "2022-05-20"),
        "art_5__para_2": ("2018-03-30", "2020-04-24"),
        "art_6__para_1": ("2018-03-30", "2025-03-28"),
        "art_7__para_1": ("2018-03-30", "2025-03-28"),
        "art_8__para_1": ("2018-03-30", "2018-03-30"),
        "art_9__para_1": ("2018-03-30", "2025-03-28"),
        "art_10__para_1": ("2018-03-30", "2018-03-30"),
    }
    units = {row["eId"]: row for row in made["units"]}
    assert units["art_3__para_1"]["changed"]["commit"] == story.commits["third"]
    assert units["art_3__para_1"]["enacted"]["commit"] == story.commits["layout"]
    assert units["art_3"]["trackingId"] == "art_2"
    text = akn("blame", story.file).text
    assert "2020-04-24;2  2018-03-30    第三条[1] 本条例所称渡口，是指每日开船不少于五次的场所。\n" in text
    assert (
        f"2020-04-24;2  2020-04-24 关于修改部分地方性法规的决定（2020年）  (commit {story.short('third')} 2020-05-02)\n"
        in text
    )
    assert text.endswith(f"\n{WORK}  {story.file}\n")
    page = akn("blame", f"{story.file}@{story.short('draft')}", "-t", "html").text
    assert '<tr class="changed" id="art_4__para_1"><th>date not told<br>2018-03-30 虚构渡口条例</th>' in page


def test_show_on_a_day(akn, story):
    ran = akn("show", story.file, "--at", "2019-01-01", "--article", "3")
    assert ran.status == 0
    assert f"# {WORK}/zho@2018-03-30  {story.file}@{story.short('layout')}\n" in ran.text
    assert ran.text.endswith("\n\n第三条 渡口应当准时开船，备足救生衣，并公开票价。\n")
    made = json.loads(akn("show", f"{story.file}:2021-07-01", "--article", "4", "-t", "json").text)
    made = valid(made, "as-of")
    assert (made["status"], made["commit"], made["file"]) == ("unknown", story.commits["draft"], str(story.file))
    assert [(row["date"], row["version"].partition("@")[2]) for row in made["undetermined"]] == [
        ("2020-04-24", "2020-04-24"),
        ("2020-04-24", "2020-04-24;2"),
        ("0001-01-01", story.short("draft")),
    ]
    assert made["inForce"]["version"] == f"{WORK}/zho@2018-03-30"
    assert f"the day of commencement of {story.short('draft')} is not told" in akn(
        "show", story.file, "--at", "2021-07-01"
    ).text  # fmt: skip


def test_what_was_known_is_what_had_been_committed(akn, story):
    ran = akn("show", story.file, "--at", "2021-07-01", "--known", "2020-05-01", "-t", "json")
    assert json.loads(ran.text)["version"] == f"{WORK}/zho@2020-04-24"
    assert "淮时" in akn("show", story.file, "--at", "2019-07-01", "--known", "2018-04-01").text
    ran = akn("show", story.file, "--known", "2025-04-01", "-t", "json")
    assert json.loads(ran.text)["version"] == f"{WORK}/zho@2022-05-20", "committed on 2025-04-02 in UTC"
    ran = akn("show", story.file, "--at", "2021-07-01", "--known", "2018-03-31")
    assert (ran.status, ran.stderr) == (
        2,
        f"akn: {story.file}: no commit up to 2018-03-31; the first is of 2018-04-01\n",
    )


def test_show_a_version(akn, story):
    assert akn("show", f"{story.file}@2018-03-30", "--article", "3").text.startswith("第三条 渡口应当准时")
    typo = akn("show", f"{story.file}@{story.commits['typo'][:7]}", "--article", "3")
    assert typo.text == "第三条 渡口应当淮时开船，备足救生衣，并公开票价。\n", "that very commit"
    made = json.loads(akn("show", f"{story.file}@{story.commits['typo']}", "--article", "3", "-t", "json").text)
    assert made["commit"] == story.commits["typo"]


def test_resolve(akn, story):
    ran = akn("resolve", f"{story.file}@2018-03-30/~art_5")
    assert ran.text.split() == [f"{WORK}/zho@2025-03-28/~art_6", f"{WORK}/zho@2025-03-28/~art_7"]
    ran = akn("resolve", f"{story.file}@2018-03-30", "--article", "5-1")
    assert (ran.status, ran.stderr) == (1, passed_over(story) + "akn: repealed in 2020-04-24; it was art_5-1\n")
    made = valid(json.loads(akn("resolve", f"{story.file}@{story.short('draft')}", "--map").text), "ids")
    assert made["file"] == str(story.file)
    assert {row["eId"]: row["now"] for row in made["units"]}["art_7"] == ["art_9"]


def test_diff(akn, story):
    ran = akn("diff", f"{story.file}@2018-03-30", f"{story.file}@2020-04-24", "--stat")
    assert ran.text.startswith("- 虚构渡口条例 2018-03-30\n+ 虚构渡口条例 2020-04-24\n")
    ran = akn("diff", f"{story.file}@{story.short('typo')}", f"{story.file}@2018-03-30")
    assert "渡口应当[-淮-]{+准+}时开船" in ran.text
    ran = akn("diff", f"{story.file}@2025-03-28", story.file, "--exit-code", "--stat")
    assert ran.status == 0, "the file at hand is the last version"
    ran = akn("diff", f"{story.file}@2018-03-30", f"{story.file}:2019-06-01", "--exit-code", "--stat")
    assert ran.status == 0
    assert "in force on 2019-06-01, since 2018-06-01" in ran.stderr


def test_a_name_before_a_rename_names_the_history_up_to_it(akn, story):
    old = story.repository.root / "laws/渡口.md"
    ran = akn("log", old, "-t", "json")
    assert [row["date"] for row in json.loads(ran.text)["versions"]] == [
        "2018-03-30", "2020-04-24", "2020-04-24", "0001-01-01",
    ]  # fmt: skip
    assert (
        f"{old}: C305 commit {story.short('fourth')} of 2022-06-01 took the file away, or renamed it; its history ends there"
        in ran.stderr
    )


def test_what_is_not_committed_is_said(akn, story, tmp_path):
    shutil.copytree(story.repository.root, tmp_path / "copy")
    file = tmp_path / "copy" / "法规/虚构渡口条例.txt"
    file.write_text(file.read_text(encoding="utf-8").replace("\n", "\r\n"), encoding="utf-8", newline="")
    assert "C303" not in akn("log", file).stderr, "line ends are no change"
    file.write_text(file.read_text(encoding="utf-8").replace("准时", "按时"), encoding="utf-8")
    ran = akn("show", file, "--article", "4")
    assert ran.text == "第四条 渡口应当准时开船，备足救生衣，并公开票价。\n"
    assert (
        f"{file}: C303 the file has changes that are not committed; they are left out (commit them first)" in ran.stderr
    )
    assert ran.status == 0


def test_no_version_of_that_name(akn, story):
    ran = akn("log", f"{story.file}@2019-01-01")
    assert ran.status == 2
    assert ran.stderr == (
        f"akn: {story.file}@2019-01-01: no version 2019-01-01 in the history of the file; there are 2018-03-30, 2020-04-24, "
        f"2020-04-24;2, {story.short('draft')}, 2022-05-20, 2025-03-28\n"
    )
    ran = akn("show", f"{story.file}@{story.commits['other']}")
    assert ran.stderr == f"akn: {story.file}: no commit {story.commits['other']} of it\n"
    ran = akn("show", f"{story.file}@{story.commits['empty'][:9]}")
    assert ran.stderr == f"akn: {story.file}: commit {story.short('empty')} holds no document\n"


def test_neither_checkout_nor_index_is_touched(akn, story):
    root = story.repository.root

    def state():
        return {
            path.relative_to(root): (path.stat().st_mtime_ns, path.read_bytes())
            for path in root.rglob("*")
            if path.is_file()
        }

    before = state()
    for command in (("log",), ("blame",), ("show", "--at", "2019-01-01"), ("resolve", "--map")):
        akn(command[0], story.file, *command[1:])
    assert state() == before


def test_the_same_from_every_folder(akn, story, monkeypatch):
    made = akn("log", story.file).text.replace(str(story.file), "FILE")
    for folder, name in (
        (story.repository.root, "法规/虚构渡口条例.txt"),
        (story.file.parent, "虚构渡口条例.txt"),
        (story.repository.root / "法规", "../法规/虚构渡口条例.txt"),
    ):
        monkeypatch.chdir(folder)
        assert akn("log", name).text.replace(name, "FILE") == made
