"""Which commits of a file are one version, in what order versions stand, and which commits are of the same work."""

import json
import shutil
from random import Random

import pytest

import akn as library
from akn.amend.tracking import ids
from akn.corpus import committed
from akn.corpus import repository as of_git
from akn.corpus.chain import chain
from akn.corpus.git_history import history
from akn.corpus.track import track
from tests.chains import laid_out, versions
from tests.git_commits import DRAFT, WORK, Repository, bodies, texts
from tests.test_chain_laws import built


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


def test_another_law_that_came_to_the_name_by_a_rename_is_no_part_of_the_history(akn, tmp_path):
    repository = Repository(tmp_path)
    first, second, *_ = texts()
    other = first.replace("渡口条例", "码头条例").replace("2018年3月30日", "2001年3月30日")
    repository.commit({"x.md": other}, "2001-04-01")
    repository.commit({"x.md": None, "b.md": other}, "2001-05-01")
    repository.commit({"b.md": None}, "2002-01-01")
    repository.commit({"a.md": first}, "2018-04-01")
    repository.commit({"a.md": None, "b.md": second}, "2020-05-01")
    ran = akn("log", tmp_path / "b.md", "-t", "json")
    rows = json.loads(ran.text)["versions"]
    assert [(row["date"], row["commits"][0]["path"]) for row in rows] == [
        ("2018-03-30", "a.md"),
        ("2020-04-24", "b.md"),
    ]
    assert ran.stderr == ""


@pytest.mark.parametrize("renames", [5, 20])
def test_each_rename_is_looked_up_once(tmp_path, monkeypatch, renames):
    """Back and forth between two names: three processes of git for each, whatever their number."""
    repository = Repository(tmp_path)
    names = "a.md", "b.md"
    repository.commit({"a.md": texts()[0]}, "2019-01-01")
    for at in range(renames):
        repository.commit({names[at % 2]: None, names[(at + 1) % 2]: texts()[0]}, f"2020-01-{at + 1:02}")
    run, ran = of_git._run, []
    monkeypatch.setattr(of_git, "_run", lambda *arguments: ran.append(arguments[1]) or run(*arguments))
    [version] = history(str(tmp_path / names[renames % 2])).work.versions
    assert [commit.path for commit in version.commits] == [names[at % 2] for at in range(renames + 1)]
    looked = ran.count("diff-tree")
    assert renames <= looked <= renames + 2
    assert ran.count("log") <= 2 * renames + 1


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
