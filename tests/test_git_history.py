"""The history of a file in a git repository as versions of a work, with every command that takes one."""

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from random import Random

import jsonschema
import pytest

import akn as library
from akn.amend.tracking import ids
from akn.corpus import committed
from akn.corpus.chain import chain
from akn.corpus.git_history import history
from akn.corpus.locate import locate, looks_like_address
from akn.corpus.track import track
from akn.errors import AknError, Unreadable
from tests.chains import laid_out, versions
from tests.repositories import Repository, bodies, texts
from tests.test_chain_laws import built

SCHEMAS = Path(__file__).parents[1] / "schemas"
WORK = "/akn/cn-bj/act/2018-03-30/xugou-dukou-tiaoli"
DRAFT = "虚构渡口条例\n\n" + bodies()[2].replace("检验一次", "检验两次")
"""Without a 题注: it tells no date."""


@dataclass
class Story:
    """A repository, the file in it, and its commits by what they are."""

    repository: Repository
    file: Path
    commits: dict[str, str]

    def short(self, name):
        return self.commits[name][:8]


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    repository = Repository(tmp_path_factory.mktemp("laws"))
    first, second, third, fourth, fifth = texts()
    old, renamed, now = "laws/渡口.md", "法规/渡口条例.md", "法规/虚构渡口条例.txt"
    rows = (
        ("typo", {old: first.replace("准时", "淮时"), "README.md": "x\n"}, "2018-04-01"),
        ("first", {old: first}, "2018-04-02"),
        ("layout", {old: first.replace("\n", "\r\n")}, "2018-04-03"),
        ("other", {"README.md": "y\n"}, "2018-05-01"),
        ("empty", {old: ""}, "2019-01-01"),
        ("second", {old: second}, "2020-05-01"),
        ("third", {old: third}, "2020-05-02"),
        ("draft", {old: DRAFT}, "2021-06-01"),
        ("fourth", {old: None, renamed: fourth}, "2022-06-01"),
        ("fifth", {renamed: None, now: fifth}, "2025-04-01T23:30:00-05:00"),
    )
    commits = {name: repository.commit(files, day) for name, files, day in rows}
    return Story(repository, repository.root / now, commits)


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


def test_an_undated_text_is_one_version_while_its_words_stay(akn, tmp_path):
    repository = Repository(tmp_path)
    spaced = DRAFT.replace("第三条　", "第三条 ")
    changed = DRAFT.replace("准时", "按时")
    made = [
        repository.commit({"law.md": text}, f"2021-06-0{day}")
        for day, text in enumerate((DRAFT, spaced, changed, DRAFT), 1)
    ]
    ran = akn("log", tmp_path / "law.md", "-t", "json")
    rows = json.loads(ran.text)["versions"]
    assert [[row["id"] for row in each["commits"]] for each in rows] == [made[:2], [made[2]], [made[3]]]
    assert [row["version"].partition("@")[2] for row in rows] == [made[0][:8], made[2][:8], made[3][:8]]
    assert akn("show", tmp_path / "law.md", "--article", "3").text.startswith("第三条 渡口应当准时")
    assert akn("show", f"{tmp_path}/law.md@{made[1][:8]}").status == 0
    assert akn("show", f"{tmp_path}/law.md", "--at", "2025-01-01").status == 1


def test_an_undated_version_keeps_a_commencement_of_its_own(tmp_path, akn):
    repository = Repository(tmp_path)
    repository.commit({"law.md": texts()[0]}, "2018-04-01")
    later = "虚构渡口条例\n\n" + bodies()[1].replace("2018年6月1日", "2021年6月1日")
    draft = repository.commit({"law.md": later}, "2021-04-01")
    made = json.loads(akn("show", tmp_path / "law.md", "--at", "2021-06-01", "-t", "json").text)
    assert (made["status"], made["version"]) == ("in-force", f"{WORK}/zho@{draft[:8]}")
    made = json.loads(akn("show", tmp_path / "law.md", "--at", "2021-05-31", "-t", "json").text)
    assert (made["status"], made["version"]) == ("in-force", f"{WORK}/zho@2018-03-30")


def test_versions_stand_by_the_dates_they_tell_in_whatever_order_they_were_committed(akn, tmp_path):
    repository = Repository(tmp_path)
    first, second, _, fourth, _ = texts()
    for day, text in enumerate((fourth, first, second, first.replace("准时", "按时")), 1):
        last = repository.commit({"law.md": text}, f"2023-01-0{day}")
    ran = akn("log", tmp_path / "law.md", "-t", "json")
    rows = json.loads(ran.text)["versions"]
    assert [(row["date"], len(row["commits"])) for row in rows] == [
        ("2018-03-30", 2),
        ("2020-04-24", 1),
        ("2022-05-20", 1),
    ]
    assert ran.stderr == (
        f"{tmp_path}/law.md: C306 the newest commit {last[:8]} holds version 2018-03-30, an earlier one than 2022-05-20 "
        "(name the version that is meant (FILE@DATE))\n"
    )
    assert ran.status == 0


def test_a_merge_brings_the_versions_of_both_sides(akn, tmp_path):
    repository = Repository(tmp_path)
    first, second, third, fourth, _ = texts()
    repository.commit({"law.md": first}, "2018-04-01")
    repository.git("switch", "--quiet", "--create", "side")
    repository.commit({"law.md": None, "laws/law.md": second}, "2020-05-01")
    repository.commit({"laws/law.md": third}, "2020-05-02")
    repository.git("switch", "--quiet", "main")
    typo = repository.commit({"law.md": first.replace("准时", "按时")}, "2020-05-03")
    repository.git("merge", "--quiet", "--no-ff", "--no-commit", "side")
    shutil.rmtree(tmp_path / "laws", ignore_errors=True)
    for path in tmp_path.glob("law.md*"):
        path.unlink()
    merge = repository.commit({"laws/law.md": third.replace("准时", "按时")}, "2020-05-04")
    assert len(repository.git("rev-list", "--parents", "-1", merge).split()) == 3
    repository.commit({"laws/law.md": fourth.replace("准时", "按时")}, "2022-06-01")
    rows = json.loads(akn("log", tmp_path / "laws/law.md", "-t", "json").text)["versions"]
    assert [row["date"] for row in rows] == ["2018-03-30", "2020-04-24", "2020-04-24", "2022-05-20"]
    assert rows[2]["commits"][-1]["id"] == merge
    assert typo in [row["id"] for row in rows[0]["commits"]]
    assert "按时" in akn("show", f"{tmp_path}/laws/law.md@2018-03-30").text


def test_another_law_that_was_copied_or_had_the_name_is_no_part_of_the_history(akn, tmp_path):
    repository = Repository(tmp_path)
    first, second, *_ = texts()
    other = first.replace("渡口条例", "码头条例").replace("2018年3月30日", "2001年3月30日")
    repository.commit({"b.md": other}, "2001-04-01")
    repository.commit({"b.md": None}, "2002-01-01")
    repository.commit({"a.md": first, "other.md": other}, "2018-04-01")
    repository.commit({"copy.md": first}, "2018-05-01")
    repository.commit({"a.md": None, "b.md": second}, "2020-05-01")
    repository.commit({"a.md": other}, "2020-06-01")
    rows = json.loads(akn("log", tmp_path / "b.md", "-t", "json").text)["versions"]
    assert [(row["date"], row["commits"][0]["path"]) for row in rows] == [
        ("2018-03-30", "a.md"),
        ("2020-04-24", "b.md"),
    ]
    rows = json.loads(akn("log", tmp_path / "copy.md", "-t", "json").text)["versions"]
    assert len(rows[0]["commits"]) == 1


def test_a_revision_under_a_new_name_is_known_by_its_title(akn, tmp_path):
    repository = Repository(tmp_path)
    revised = "虚构渡口条例\n\n（本文为虚构　2018年3月30日北京市第十五届人民代表大会常务委员会第三次会议通过　2025年3月28日北京市第十六届人民代表大会常务委员会第十六次会议修订）\n\n" + "\n\n".join(
        f"第{number}条　{what}的办法由市人民政府另行规定。" for number, what in zip("一二三四五六", ("停泊", "巡查", "夜航", "票务", "救援", "奖励"), strict=True)
    )  # fmt: skip
    repository.commit(
        {"2018.md": texts()[0], "码头.md": "虚构码头条例\n\n第一条　为了管理码头，制定本条例。\n"}, "2018-04-01"
    )
    repository.commit({"2018.md": None, "码头.md": None, "2025.md": revised}, "2025-04-01")
    rows = json.loads(akn("log", tmp_path / "2025.md", "-t", "json").text)["versions"]
    assert [row["date"] for row in rows] == ["2018-03-30", "2025-03-28"]


def test_commits_that_tell_several_addresses_are_said(akn, tmp_path):
    repository = Repository(tmp_path)
    repository.commit({"law.md": texts()[0]}, "2018-04-01")
    other = texts()[1].replace("虚构渡口条例\n", "虚构码头条例\n", 1).replace("2018年3月30日", "2017年3月30日")
    repository.commit({"law.md": other}, "2020-05-01")
    ran = akn("log", tmp_path / "law.md")
    assert ran.stderr == (
        f"{tmp_path}/law.md: C304 the commits tell several addresses of the work ({WORK}, /akn/cn-bj/act/2017-03-30/xugou-matou-tiaoli); "
        "the first is used (check the history below the title; another work takes a file of its own)\n"
    )
    assert ran.status == 0


def test_xml_in_git_is_as_the_same_versions_in_a_folder(akn, tmp_path):
    made = versions()
    corpus = laid_out(made, tmp_path / "corpus")
    repository = Repository(tmp_path / "repository")
    for day, document in enumerate(made, 1):
        repository.commit({"law.xml": library.write(document)}, f"2025-05-0{day}")
    file, name = tmp_path / "repository/law.xml", "xugou-dukou-tiaoli"
    for command in (
        ("log", "-t", "json", "--article", "6"),
        ("log", "-t", "json", "--article", "5-1"),
        ("show", "-t", "json", "--at", "2023-01-01"),
        ("show", "-t", "json", "--at", "2022-06-01", "--article", "3"),
        ("blame", "-t", "json"),
        ("resolve", "--map"),
    ):
        theirs = json.loads(akn(command[0], name, *command[1:], "--corpus", corpus).text)
        assert without_git(json.loads(akn(command[0], file, *command[1:]).text)) == theirs


def without_git(made):
    if isinstance(made, list):
        return [without_git(item) for item in made]
    if isinstance(made, dict):
        return {key: without_git(value) for key, value in made.items() if key not in ("file", "commit", "commits")}
    return made


COMMANDS = (
    ("blame",),
    ("log",),
    ("show", "--at", "2002-08-01"),
    ("show", "--at", "2000-05-01"),
    *(("log", "--article", str(number)) for number in (1, 2, 3)),
)


@pytest.mark.parametrize("seed", range(6))
def test_a_random_chain_of_amendments_is_the_same_in_git_and_in_a_folder(akn, tmp_path, seed):
    _, documents, _, _ = built(seed, 4)
    made = [library.parse(library.write(document, "txt")).document for document in documents]
    random = Random(seed)
    for form, folder in (("xml", documents), ("txt", track(made))):
        corpus = laid_out(tuple(folder), tmp_path / form)
        repository = Repository(tmp_path / f"{form}-history")
        name = f"law.{form}"
        for year, document in enumerate(documents, 2000):
            data = library.write(document, form)
            repository.commit({name: data.replace("应当".encode(), "应该".encode())}, f"{year}-12-01")
            renamed = f"law-{year}.{form}" if random.random() < 0.5 else name
            gone: dict[str, str | bytes | None] = {name: None} if renamed != name else {}
            repository.commit(gone | {renamed: data}, f"{year}-12-02")
            name = renamed
        for command in COMMANDS:
            ours = akn(command[0], repository.root / name, *command[1:], "-t", "json")
            theirs = akn(command[0], documents[0].meta.work.uri, *command[1:], "-t", "json", "--corpus", corpus)
            assert ours.status == theirs.status
            assert sure(without_git(json.loads(ours.text))) == sure(json.loads(theirs.text)), command


def sure(made):
    """Without the confidence of pairs: in a folder the ids, once they stand in the files, are certain."""
    if isinstance(made, list):
        return [sure(item) for item in made]
    if isinstance(made, dict):
        return {key: sure(value) for key, value in made.items() if key != "confidence"}
    return made


def test_units_of_texts_keep_one_name_and_those_of_xml_theirs(tmp_path):
    repository = Repository(tmp_path)
    first, second, _third, fourth, _ = texts()
    repository.commit({"law.md": first}, "2018-04-01")
    kept = library.parse(second).document
    repository.commit({"law.md": None, "law.xml": library.write(kept)}, "2020-05-01")
    repository.commit({"law.xml": None, "law.txt": fourth}, "2022-06-01")
    made = chain(history(str(tmp_path / "law.txt")).work)
    assert made.documents[1] == kept
    assert dict(ids(made.documents[2]))["art_3"] == "art_2"
    assert dict(ids(made.documents[2]))["art_2"] == "art_2@2022-05-20"


def test_each_content_is_read_once(tmp_path, monkeypatch):
    repository = Repository(tmp_path)
    read = []
    real = committed.read_bytes
    monkeypatch.setattr(committed, "read_bytes", lambda data, *rest: read.append(data) or real(data, *rest))
    for at, text in enumerate(texts()):
        for nth, form in enumerate((text, text.replace("\n", "\r\n"), text.replace("。\n", "。 \t\n"), text + "\n\n")):
            repository.commit({"law.md": form}, f"20{20 + at}-01-0{nth + 1}")
    for nth in range(20):
        repository.git("commit", "--quiet", "--allow-empty", "--message=x", day="2026-01-01")
        repository.commit({"law.md": texts()[4] + " \n" * (nth % 2)}, "2026-01-02")
    work = history(str(tmp_path / "law.md")).work
    assert [len(version.commits) for version in work.versions] == [4, 4, 4, 4, 4 + 20]
    assert len(read) == 5


@pytest.mark.parametrize("form", ["crlf", "blanks", "end"])
@pytest.mark.parametrize("name", ["txt", "md"])
def test_contents_of_one_hash_read_alike(form, name):
    made = {
        "crlf": lambda text: text.replace("\n", "\r\n"),
        "blanks": lambda text: text.replace("\n", "  \n"),
        "end": lambda text: text + "\n \n",
    }
    for text in texts():
        changed = made[form](text)
        assert committed.key_of(changed.encode(), name) == committed.key_of(text.encode(), name)
        assert library.parse(changed, name).document.body == library.parse(text, name).document.body
    assert committed.key_of("第一条 \n".encode("utf-16-le"), name) != committed.key_of(
        "第一条\n".encode("utf-16-le"), name
    )


UNREADABLE = [
    ("law.xml", b"<akomaNtoso", "X003"),
    ("law.md", b"", "T001"),
    ("law.json", b"{", "line 1: X02"),
    (
        "law.md",
        b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 3\n",
        "a pointer of Git LFS, not the file itself",
    ),
]


@pytest.mark.parametrize(("name", "data", "why"), UNREADABLE)
def test_a_commit_that_holds_no_document_is_passed_over(akn, tmp_path, name, data, why):
    repository = Repository(tmp_path)
    good = library.parse(texts()[0]).document
    repository.commit({name: library.write(good, name.partition(".")[2])}, "2018-04-01")
    bad = repository.commit({name: data}, "2018-05-01")
    ran = akn("log", tmp_path / name)
    assert ran.status == 0
    assert ran.stderr.startswith(
        f"{tmp_path / name}: C301 commit {bad[:8]} of 2018-05-01 holds no document that can be read"
    )
    assert why in ran.stderr
    assert len(ran.stderr.splitlines()) == 1
    ran = akn("log", tmp_path / name.replace("law", "nothing"))
    assert ran.status == 2


def test_no_commit_holds_a_document(akn, tmp_path):
    repository = Repository(tmp_path)
    commit = repository.commit({"law.md": ""}, "2018-05-01")
    ran = akn("blame", tmp_path / "law.md")
    assert (ran.status, ran.stderr) == (
        2,
        (
            f"akn: {tmp_path}/law.md: no commit holds a document; commit {commit[:8]} of 2018-05-01 holds no document that can be "
            "read, and is passed over (T001 the file is empty)\n"
        ),
    )


def test_the_size_limit_holds_for_what_was_committed(akn, tmp_path, monkeypatch):
    repository = Repository(tmp_path)
    repository.commit({"law.md": texts()[0]}, "2018-04-01")
    repository.commit({"law.md": texts()[1] + "\n" + "条" * 400_000}, "2018-05-01")
    repository.commit({"law.md": texts()[2]}, "2018-06-01")
    monkeypatch.setenv("AKN_MAX_SIZE", "1")  # what --max-size sets
    ran = akn("log", tmp_path / "law.md", "-t", "json")
    assert "more than 1 MB; --max-size allows more" in ran.stderr
    assert [row["date"] for row in json.loads(ran.text)["versions"]] == ["2018-03-30", "2020-04-24"]


def test_links_and_folders_are_no_files(akn, tmp_path):
    repository = Repository(tmp_path)
    repository.commit({"other.md": texts()[0]}, "2018-04-01")
    (tmp_path / "law.md").symlink_to("/etc/passwd")
    repository.commit({}, "2018-05-01")
    (tmp_path / "law.md").unlink()
    repository.commit({"law.md": texts()[1]}, "2020-05-01")
    ran = akn("log", tmp_path / "law.md", "-t", "json")
    assert "a link or submodule, no file" in ran.stderr
    assert len(json.loads(ran.text)["versions"]) == 1


@pytest.mark.parametrize("name", ["-p.md", "--output=x.md", ":(glob)*.md", "*.md", "a\nb.md", "a\tb.md", "a b\x1b[31m.md", "a@b~c.md", "a'\"$(touch x).md", "law@2018-03-30.md"])  # fmt: skip
def test_names_are_names(akn, tmp_path, monkeypatch, name):
    repository = Repository(tmp_path)
    repository.commit({name: texts()[0], "other.md": "x\n"}, "2018-04-01")
    repository.commit({name: texts()[1]}, "2020-05-01")
    monkeypatch.chdir(tmp_path)
    for argument in (f"./{name}", str(tmp_path / name)):
        rows = json.loads(akn("log", argument, "-t", "json").text)["versions"]
        assert [row["date"] for row in rows] == ["2018-03-30", "2020-04-24"]
    assert akn("show", f"./{name}@2018-03-30", "--article", "4").text.startswith("第四条 渡船应当每年检验一次")
    assert akn("log", "--", name).status == 0
    assert not (tmp_path / "x").exists()
    assert "\x1b" not in akn("show", f"./{name}@2001-01-01").stderr


def test_faults_are_one_line(akn, tmp_path, monkeypatch):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "law.md").write_text(texts()[0], encoding="utf-8")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    cases = [(outside / "law.md", "in no git repository, and no version of a corpus")]
    cases.append((outside / "none.md", "in no git repository, and no version of a corpus"))
    empty = Repository(tmp_path / "empty")
    (empty.root / "law.md").write_text(texts()[0], encoding="utf-8")
    cases.append((empty.root / "law.md", f"the git repository {empty.root} has no commits"))
    repository = Repository(tmp_path / "repository")
    repository.commit({"README.md": "x"}, "2018-04-01")
    (repository.root / "law.md").write_text(texts()[0], encoding="utf-8")
    cases.append((repository.root / "law.md", "no commit has it; add and commit it first (git add, git commit)"))
    cases.append(
        (repository.root / "none" / "none.md", "no commit has it; add and commit it first (git add, git commit)")
    )
    for file, why in cases:
        ran = akn("log", file)
        assert (ran.status, ran.stderr) == (2, f"akn: {file}: {why}\n")
    ran = akn("log", f"{repository.root}/a\0b.md")
    assert (ran.status, len(ran.stderr.splitlines())) == (2, 1)
    ran = akn("log", f"{repository.root}/{'a' * 300}.md")
    assert (ran.status, len(ran.stderr.splitlines())) == (2, 1)
    monkeypatch.setenv("PATH", str(outside))
    ran = akn("log", repository.root / "law.md")
    assert (ran.status, ran.stderr) == (2, "akn: git: not found; install it to read the history of a file\n")


def test_a_shallow_clone_says_that_its_history_is_cut(akn, story, tmp_path):
    subprocess.run(
        ["git", "clone", "--quiet", "--depth=2", f"file://{story.repository.root}", tmp_path / "clone"], check=True
    )
    file = tmp_path / "clone" / "法规/虚构渡口条例.txt"
    ran = akn("log", file, "-t", "json")
    assert [row["date"] for row in json.loads(ran.text)["versions"]] == ["2022-05-20", "2025-03-28"]
    assert ran.stderr == (
        f"{file}: C302 the history is cut off before commit {story.short('fourth')} of 2022-06-01 (a shallow clone); earlier "
        "versions may be missing (fetch it whole (git fetch --unshallow))\n"
    )
    assert ran.status == 0


def test_a_damaged_repository_is_one_line(akn, tmp_path):
    repository = Repository(tmp_path)
    repository.commit({"law.md": texts()[0]}, "2018-04-01")
    gone = repository.commit({"law.md": texts()[1]}, "2020-05-01")
    blob = repository.git("rev-parse", f"{gone}:law.md")
    (tmp_path / ".git/objects" / blob[:2] / blob[2:]).unlink()
    ran = akn("log", tmp_path / "law.md")
    assert f"C301 commit {gone[:8]} of 2020-05-01" in ran.stderr
    assert "the repository lacks its content" in ran.stderr
    (tmp_path / ".git/objects" / gone[:2] / gone[2:]).unlink()
    ran = akn("log", tmp_path / "law.md")
    assert (ran.status, len(ran.stderr.splitlines())) == (2, 1)


def test_nothing_that_the_repository_configures_is_run(akn, tmp_path, monkeypatch):
    repository = Repository(tmp_path)
    repository.commit({"law.md": texts()[0], ".gitattributes": "*.md diff=evil filter=evil\n"}, "2018-04-01")
    repository.commit({"law.md": None, "law2.md": texts()[1]}, "2020-05-01")
    mark = tmp_path.parent / f"{tmp_path.name}-ran"
    program = tmp_path.parent / f"{tmp_path.name}-program"
    program.write_text(f"#!/bin/sh\ntouch '{mark}'\nexit 1\n")
    program.chmod(0o755)
    for key in (
        "core.pager", "pager.log", "core.fsmonitor", "diff.external", "diff.evil.command", "diff.evil.textconv",
        "filter.evil.clean", "filter.evil.smudge", "gpg.program", "core.sshCommand", "core.askPass", "credential.helper",
    ):  # fmt: skip
        repository.git("config", key, str(program))
    repository.git("config", "log.showSignature", "true")
    repository.git("config", "core.hooksPath", str(tmp_path.parent))
    repository.git("config", "log.showRoot", "false")
    for name in ("GIT_EXTERNAL_DIFF", "GIT_PAGER", "GIT_SSH_COMMAND"):
        monkeypatch.setenv(name, str(program))
    monkeypatch.setenv("GIT_DIR", str(tmp_path.parent / "nowhere"))
    monkeypatch.setenv("GIT_TRACE", str(mark))
    rows = json.loads(akn("log", tmp_path / "law2.md", "-t", "json").text)["versions"]
    assert [row["date"] for row in rows] == ["2018-03-30", "2020-04-24"]
    assert not mark.exists()


def test_a_commit_that_several_begin_with_is_refused(tmp_path):
    repository = Repository(tmp_path)
    made = [repository.commit({"law.md": texts()[0] + "甲" * at}, "2018-04-01") for at in range(40)]
    short = next(one[:1] for one in made if sum(other[0] == one[0] for other in made) > 1)
    with pytest.raises(AknError, match=f"commits begin with {short}; give more digits"):
        history(str(tmp_path / "law.md"), commit=short)


def test_a_file_beside_the_versions_of_a_folder_has_a_history_of_its_own(akn, tmp_path):
    repository = Repository(tmp_path)
    root = laid_out(versions(), tmp_path / "corpus")
    folder = root / WORK.removeprefix("/akn/")
    for day, text in enumerate(texts()[:2], 1):
        repository.commit(
            {str(folder.relative_to(tmp_path) / "law.xml"): library.write(library.parse(text).document)},
            f"2020-05-0{day}",
        )
    rows = json.loads(akn("log", folder / "law.xml", "-t", "json").text)
    assert [row["date"] for row in rows["versions"]] == ["2018-03-30", "2020-04-24"]
    assert "file" not in json.loads(akn("log", folder / "zho@2018-03-30.xml", "-t", "json").text)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("law.md", False), ("law.md@2018-03-30", True), ("law.md@3f2a9c1d", True), ("law.md:2018-03-30", True),
        ("law@3f2a9c1d", False), ("law.md/~art_3", True), ("a\nb", False), ("name@2018-03-30", True), ("/akn/x", True),
    ],
)  # fmt: skip
def test_what_is_an_address(text, address):
    assert looks_like_address(text) is address


def test_a_path_that_is_neither(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(Unreadable, match="in no git repository"):
        locate("law.md@2018-03-30", tmp_path)
    assert list(tmp_path.iterdir()) == []
