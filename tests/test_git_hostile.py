"""Histories that hold no document, names that mislead, repositories that are damaged or configured: one line, nothing run."""

import json
import subprocess

import pytest

import akn as library
from akn.corpus.git_history import history
from akn.corpus.locate import locate, looks_like_address
from akn.errors import AknError, Unreadable
from tests.chains import laid_out, versions
from tests.git_commits import WORK, Repository, committed_story, texts


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    return committed_story(tmp_path_factory.mktemp("laws"))


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


POINTER = UNREADABLE[-1][1]
PASSED_OVER = [
    ("law.md", "link", "a link or submodule, no file", "链接或子模块，不是文件"),
    ("law.md", POINTER, "a pointer of Git LFS, not the file itself", "Git LFS 的指针，不是文件本身"),
    ("law.md", "gone", "the repository lacks its content", "仓库中缺少其内容"),
    ("law.md", "条" * 400_000, "more than 1 MB; --max-size allows more", "超过 1 MB；可用 --max-size 放宽"),
    ("law.rtf", None, "no format has the extension of its name", "没有格式使用其扩展名"),
    ("law.md", "", "T001 the file is empty", "T001 文件为空"),
    ("law.json", "{", "line 1: X020 not JSON: ", "第1行：X020 不是 JSON："),
]


@pytest.mark.parametrize("row", PASSED_OVER, ids=[row[2][:20] for row in PASSED_OVER])
def test_why_a_commit_is_passed_over_is_said_in_one_language(tmp_path, monkeypatch, row):
    name, what, english, chinese = row
    repository = Repository(tmp_path)
    monkeypatch.setenv("AKN_MAX_SIZE", "1")  # what --max-size sets
    good = library.parse(texts()[0]).document
    now = name.replace("rtf", "md")
    if what == "link":
        (tmp_path / name).symlink_to("elsewhere")
        bad = repository.commit({}, "2018-05-01")
        (tmp_path / name).unlink()
    else:
        bad = repository.commit({name: texts()[0] if what in ("gone", None) else what}, "2018-05-01")
    if what == "gone":
        blob = repository.git("rev-parse", f"{bad}:{name}")
    text = texts()[0].encode() if now == "law.md" else library.write(good, "json")
    text = text.replace("准时".encode(), "按时".encode())
    repository.commit({now: text} | ({name: None} if name != now else {}), "2018-06-01")
    if what == "gone":
        (tmp_path / ".git/objects" / blob[:2] / blob[2:]).unlink()
    [found] = history(str(tmp_path / now)).found
    said = f"commit {bad[:8]} of 2018-05-01 holds no document that can be read, and is passed over ({english}"
    assert found.message("en").startswith(said)
    assert found.message("zh").startswith(f"2018-05-01的提交 {bad[:8]} 中没有可读的文本，已跳过（{chinese}")
    assert found.severity == "warning"


def test_no_commit_holds_a_document(akn, tmp_path, monkeypatch):
    repository = Repository(tmp_path)
    commit = repository.commit({"law.md": ""}, "2018-05-01")
    ran = akn("blame", tmp_path / "law.md")
    with monkeypatch.context() as patch:
        patch.setenv("AKN_LANG", "zh")
        with pytest.raises(Unreadable, match=r"is passed over \(T001 the file is empty\)$"):
            history(str(tmp_path / "law.md"))
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
