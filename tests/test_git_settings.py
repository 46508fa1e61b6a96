"""No setting of git, repository's or user's, changes what a history is: the same commits give the same versions."""

import json
import os
import shutil

import pytest

from tests.git_commits import Repository, texts


@pytest.fixture(scope="module")
def merged(tmp_path_factory):
    """Two branches that a merge joins with a text of its own, a name that changed with many words."""
    repository = Repository(tmp_path_factory.mktemp("merged"))
    first, second, third, fourth, fifth = texts()
    repository.commit({"law.md": first, "x.md": "x\n"}, "2018-04-01")
    repository.git("switch", "--quiet", "--create", "side")
    repository.commit({"law.md": second}, "2020-05-01")
    repository.git("switch", "--quiet", "main")
    repository.commit({"law.md": first.replace("准时", "按时")}, "2020-05-02")
    repository.git("merge", "--quiet", "--no-ff", "--no-commit", "--strategy=ours", "side")
    merge = repository.commit({"law.md": third.replace("准时", "按时")}, "2020-05-04")
    assert len(repository.git("rev-list", "--parents", "-1", merge).split()) == 3
    repository.commit({"law.md": None, "x.md": None, "y.md": "x\n", "法规.md": fourth}, "2022-06-01")
    repository.commit({"法规.md": fifth}, "2025-04-01")
    return repository


SETTINGS = [
    *(("log.diffMerges", value) for value in ("separate", "combined", "dense-combined", "first-parent", "off")),
    ("diff.orderFile", "/nowhere/order"),
    ("diff.renameLimit", "1"),
    *(("diff.renames", value) for value in ("false", "copies")),
    ("diff.relative", "true"),
    ("diff.ignoreSubmodules", "all"),
    ("diff.noprefix", "true"),
    ("log.follow", "true"),
    ("log.showSignature", "true"),
    ("log.showRoot", "false"),
    ("log.mailmap", "true"),
    ("log.decorate", "full"),
    ("log.abbrevCommit", "true"),
    *(("log.date", value) for value in ("relative", "nonsense")),
    *(("format.pretty", value) for value in ("oneline", "format:%s", "nonsense")),
    ("core.quotePath", "false"),
    ("core.abbrev", "4"),
    ("core.bigFileThreshold", "1"),
    ("i18n.logOutputEncoding", "UTF-16"),
    ("color.ui", "always"),
    ("notes.displayRef", "refs/notes/*"),
]


@pytest.mark.parametrize("setting", SETTINGS, ids="=".join)
def test_no_setting_changes_a_history(akn, merged, tmp_path, monkeypatch, setting):
    key, value = setting
    file = merged.root / "法规.md"
    plain = akn("log", file, "-t", "json")
    assert [row["date"] for row in json.loads(plain.text)["versions"]] == [
        "2018-03-30", "2020-04-24", "2020-04-24", "2022-05-20", "2025-03-28",
    ]  # fmt: skip
    settings = tmp_path / "settings"
    section, _, name = key.partition(".")
    settings.write_text(f"[{section}]\n\t{name} = {value}\n", encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    assert akn("log", file, "-t", "json") == plain
    copy = tmp_path / "copy"
    shutil.copytree(merged.root, copy)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    Repository(copy).git("config", key, value)
    again = akn("log", copy / "法规.md", "-t", "json")
    assert (again.status, again.text.replace(str(copy), str(merged.root)), again.stderr) == (0, plain.text, "")


@pytest.mark.parametrize("value", ["separate", "combined", "dense-combined", "first-parent", "off"])
def test_a_merge_that_is_the_newest_commit_is_seen(akn, tmp_path, value):
    """Where it is not, what it holds would look like a change that is not committed (C303)."""
    repository = Repository(tmp_path)
    first, second, third, *_ = texts()
    repository.commit({"law.md": first}, "2018-04-01")
    repository.git("switch", "--quiet", "--create", "side")
    repository.commit({"law.md": second}, "2020-05-01")
    repository.git("switch", "--quiet", "main")
    repository.commit({"law.md": first.replace("准时", "按时")}, "2020-05-02")
    repository.git("merge", "--quiet", "--no-ff", "--no-commit", "--strategy=ours", "side")
    merge = repository.commit({"law.md": third}, "2020-05-04")
    repository.git("config", "log.diffMerges", value)
    ran = akn("log", tmp_path / "law.md", "-t", "json")
    assert (ran.status, ran.stderr) == (0, "")
    assert json.loads(ran.text)["versions"][-1]["commits"][-1]["id"] == merge


@pytest.mark.parametrize("by", ["replace", "graft"])
def test_what_a_clone_puts_in_the_place_of_a_commit_is_not_heard(akn, tmp_path, by):
    repository = Repository(tmp_path)
    first, second, third, *_ = texts()
    made = [repository.commit({"law.md": text}, f"202{day}-01-01") for day, text in enumerate((first, second, third))]
    plain = akn("log", tmp_path / "law.md", "-t", "json")
    if by == "replace":
        repository.git("replace", "--graft", made[2], made[0])
    else:
        (tmp_path / ".git/info/grafts").write_text(f"{made[2]} {made[0]}\n", encoding="ascii")
    assert len(repository.git("rev-list", "HEAD").split()) == 2
    assert akn("log", tmp_path / "law.md", "-t", "json") == plain


def test_variables_that_name_another_repository_are_not_heard(akn, merged, tmp_path, monkeypatch):
    file = merged.root / "法规.md"
    plain = akn("log", file, "-t", "json")
    other = Repository(tmp_path / "other")
    other.commit({"law.md": texts()[0]}, "2018-04-01")
    for name, value in {
        "GIT_DIR": other.root / ".git",
        "GIT_WORK_TREE": other.root,
        "GIT_INDEX_FILE": other.root / ".git/index",
        "GIT_OBJECT_DIRECTORY": other.root / ".git/objects",
        "GIT_COMMON_DIR": other.root / ".git",
        "GIT_NAMESPACE": "x",
        "GIT_PREFIX": "x/",
        "GIT_ICASE_PATHSPECS": "1",
        "GIT_GRAFT_FILE": tmp_path / "grafts",
        "GIT_SHALLOW_FILE": tmp_path / "shallow",
        "GIT_REPLACE_REF_BASE": "refs/heads/",
        "GIT_DIFF_OPTS": "-u0",
        "GIT_NOTES_REF": "refs/heads/main",
    }.items():
        monkeypatch.setenv(name, str(value))
    assert akn("log", file, "-t", "json") == plain


def test_the_reason_that_git_gives_is_told_and_no_advice(akn, tmp_path):
    repository = Repository(tmp_path)
    gone = repository.commit({"law.md": texts()[0]}, "2018-04-01")
    repository.commit({"law.md": texts()[1]}, "2020-05-01")
    (tmp_path / ".git/info/grafts").write_text("", encoding="ascii")
    (tmp_path / ".git/objects" / gone[:2] / gone[2:]).unlink()
    ran = akn("log", tmp_path / "law.md")
    assert (ran.status, len(ran.stderr.splitlines())) == (2, 1)
    assert gone in ran.stderr
    assert "hint" not in ran.stderr
