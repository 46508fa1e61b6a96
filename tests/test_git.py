"""Git in a real repository: what diffs, logs and merges of law text look like; the hooks and the action as scripts.

A whole corpus in a repository: tests/test_pipeline.py.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from akn.api import parse, write
from akn.fix.fix import fix
from akn.git.merge import merge_files
from akn.git.threeway import Merged, Piece, lines, merge
from akn.rules.validate import validate
from tests.git_pipeline import ACTION, action, git, hooks, made

ROOT = Path(__file__).parents[1]
TEXT = """云桥市灯塔管理条例
（2021年3月1日云桥市人民代表大会常务委员会第三次会议通过）
第一条　为了管理灯塔，制定本条例。
第二条　灯塔由市人民政府管理。
灯塔的名称由市人民政府公布。
第三条　管理包括：
（一）点灯；
（二）熄灯。
第四条　本条例自2021年5月1日起施行。
"""
FILE = "law.xml"


def xml(text: str = TEXT) -> bytes:
    document = parse(text).document
    assert document is not None
    return write(document)


def changed(*pairs: tuple[str, str]) -> bytes:
    data = xml().decode()
    for old, new in pairs:
        assert old in data
        data = data.replace(old, new, 1)
    return data.encode()


def renumbered() -> bytes:
    """A new 第二条; the articles behind it have new numbers and keep their first ids as wIds."""
    data = xml().decode()
    for old, new, num, was in ((4, 5, "第五条", "第四条"), (3, 4, "第四条", "第三条"), (2, 3, "第三条", "第二条")):
        data = re.sub(rf'eId="(art_{old})((?:__[^"]*)?)"', rf'eId="art_{new}\2" wId="\1\2"', data)
        data = data.replace(f"<num>{was}</num>", f"<num>{num}</num>")
    wid = "art_2@2021-03-01"
    new = (
        f'<article eId="art_2" wId="{wid}"><num>第二条</num>\n<paragraph eId="art_2__para_1" wId="{wid}__para_1">'
        "<content><p>灯塔是公共设施。</p></content></paragraph>\n</article>\n"
    )
    return fix(data.replace('<article eId="art_3"', f'{new}<article eId="art_3"', 1).encode()).data


# merging, without git


def test_what_one_side_did_is_taken_over() -> None:
    a, b = changed(("由市人民政府管理", "由市交通局管理")), changed(("点灯", "开灯"))
    both = changed(("由市人民政府管理", "由市交通局管理"), ("点灯", "开灯"))
    assert merge_files(xml(), a, b) == (both, 0)
    assert merge_files(xml(), b, a) == (both, 0)
    assert merge_files(xml(), a, xml()) == (a, 0)
    assert merge_files(xml(), a, a) == (a, 0)


def test_two_paragraphs_of_one_article_merge() -> None:
    a, b = changed(("由市人民政府管理", "由市交通局管理")), changed(("灯塔的名称", "灯塔的名称和位置"))
    assert merge_files(xml(), a, b) == (
        changed(("由市人民政府管理", "由市交通局管理"), ("灯塔的名称", "灯塔的名称和位置")),
        0,
    )


@pytest.mark.parametrize("swapped", [False, True])
def test_new_numbers_of_one_side_and_new_words_of_the_other_merge(swapped: bool) -> None:
    a, b = renumbered(), changed(("点灯", "开灯"), ("灯塔的名称", "灯塔的名称和位置"))
    wanted = (
        renumbered()
        .replace("点灯".encode(), "开灯".encode())
        .replace("灯塔的名称".encode(), "灯塔的名称和位置".encode())
    )
    assert merge_files(xml(), *((b, a) if swapped else (a, b))) == (wanted, 0)


def test_words_that_both_changed_are_marked_with_the_whole_article() -> None:
    a, b = changed(("由市人民政府管理", "由市交通局管理")), changed(("由市人民政府管理", "由市港务局管理"))
    data, conflicts = merge_files(xml(), a, b)
    assert conflicts == 1
    found = data.decode().splitlines()
    marks = [line for line in found if line[:7] in ("<<<<<<<", "|||||||", "=======", ">>>>>>>")]
    assert marks == ["<<<<<<< ours 第二条", "||||||| base", "=======", ">>>>>>> theirs 第二条"]
    ours = found[found.index(marks[0]) + 1 : found.index(marks[1])]
    assert ours[0].startswith('<article eId="art_2"')
    assert "由市交通局管理" in "".join(ours)
    assert ours[-1] == "</article>"
    assert validate(data, FILE)[0].code == "X003"


def converted(*pairs: tuple[str, str]) -> bytes:
    """The text read anew, as `akn convert` does after an edit."""
    text = TEXT
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return xml(text)


def test_texts_that_were_converted_merge_and_the_digest_of_no_source_goes() -> None:
    a, b = converted(("为了管理", "为了建设")), converted(("点灯", "开灯"))
    both = converted(("为了管理", "为了建设"), ("点灯", "开灯"))
    wanted = re.sub(rb'<proprietary source="#akn">\n<cn:source[^>]*>\n</proprietary>\n', b"", both)
    assert wanted != both
    assert merge_files(xml(), a, b) == (wanted, 0)
    assert merge_files(xml(), b, a) == (wanted, 0)
    assert merge_files(xml(), a, xml()) == (a, 0)


def test_metadata_merge_field_by_field() -> None:
    name = '<FRBRauthor href="#yunqiaoshi-pcsc" as="#enacting"/>'
    last = '<TLCEvent eId="adopted"'
    event = '<TLCEvent eId="{0}" href="/akn/ontology/event/cn/{0}" showAs="{0}"/>\n'
    a = changed((name, name + "<!-- x -->"), ('date="2021-03-01" name="markup"', 'date="2024-01-01" name="markup"'),
                (last, event.format("x") + last))  # fmt: skip
    b = changed(('value="cn"', 'value="cn-bj"'), ('date="2021-03-01" name="markup"', 'date="2023-01-01" name="markup"'),
                (last, event.format("y") + last))  # fmt: skip
    both = a.decode().replace('value="cn"', 'value="cn-bj"', 1).replace(last, event.format("y") + last)
    assert merge_files(xml(), a, b) == (both.encode(), 0)
    a, b = changed(('value="cn"', 'value="cn-bj"')), changed(('value="cn"', 'value="cn-sh"'))
    data, conflicts = merge_files(xml(), a, b)
    assert conflicts == 1
    assert '<<<<<<< ours\n<FRBRcountry value="cn-bj"/>\n|||||||' in data.decode()


def test_an_article_that_one_side_took_out_and_the_other_changed_is_marked() -> None:
    gone = re.sub(r'(?s)<article eId="art_3">.*?</article>\n', "", xml().decode()).encode()
    data, conflicts = merge_files(xml(), gone, changed(("点灯", "开灯")))
    assert conflicts == 1
    assert "开灯" in data.decode()


def test_what_is_no_document_merges_by_lines() -> None:
    assert merge_files(b"a\nb\nc\n", b"A\nb\nc\n", b"a\nb\nC\n") == (b"A\nb\nC\n", 0)
    assert merge_files(b"\xff\na\nb\n", b"\xff\na\nb\n", b"\xfe\na\nb\n") == (b"\xfe\na\nb\n", 0)


def test_lines_in_conflict() -> None:
    assert lines("a\n", "b\n", "c\n") == Merged("<<<<<<< ours\nb\n||||||| base\na\n=======\nc\n>>>>>>> theirs\n", 1)
    assert lines("a", "b", "a") == Merged("b", 0)
    one = [Piece("k", "1")]
    assert merge(one, [Piece("k", "2")], [Piece("k", "3")], lambda *_: Merged("x", 0)) == Merged("x", 0)


# in a repository


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = made(tmp_path, monkeypatch)
    commit(folder, xml(), "first")
    return folder


def commit(folder: Path, data: bytes, message: str, file: str = FILE) -> None:
    (folder / file).write_bytes(data)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message)


def install(folder: Path, *arguments: str) -> None:
    subprocess.run(["akn", "git", "install", *arguments], cwd=folder, check=True, capture_output=True)


def test_diff_and_log_show_law_text(repository: Path) -> None:
    install(repository)
    commit(repository, changed(("点灯", "开灯")), "second")
    for said in (git(repository, "diff", "HEAD~1"), git(repository, "log", "-p", "-1"), git(repository, "show")):
        assert "\n-（一） 点灯；\n+（一） 开灯；\n" in said
        assert "<point" not in said
    assert "@@ 第三条 管理包括：" in git(repository, "diff", "-U0", "HEAD~1")


def test_the_comparison_by_article_is_there_by_name_and_on_request(repository: Path) -> None:
    install(repository)
    commit(repository, changed(("点灯", "开灯")), "second")
    said = git(repository, "articles", "HEAD~1")
    assert said.startswith(f"{FILE}\n")
    assert "第三条" in said
    assert "modified 1" in said
    assert "diff --git" not in said
    assert "diff --git" in git(repository, "diff", "HEAD~1")
    install(repository, "--articles")
    assert git(repository, "diff", "HEAD~1") == said


def test_new_and_removed_files_are_shown_as_text(repository: Path) -> None:
    install(repository)
    commit(repository, xml(), "second", "new.xml")
    said = git(repository, "articles", "HEAD~1")
    assert "new.xml" in said
    assert "+第四条 本条例自2021年5月1日起施行。" in said


def test_files_that_are_no_documents_are_shown_as_they_are(repository: Path) -> None:
    install(repository)
    commit(repository, b"<a>\n<b/>\n</a>\n", "second", "other.xml")
    assert "+<b/>" in git(repository, "show")
    assert "+<b/>" in git(repository, "articles", "HEAD~1")


def test_a_merge_by_article(repository: Path) -> None:
    install(repository)
    git(repository, "checkout", "-q", "-b", "other")
    commit(repository, changed(("点灯", "开灯"), ("灯塔的名称", "灯塔的名称和位置")), "other")
    git(repository, "checkout", "-q", "main")
    commit(repository, renumbered(), "main")
    git(repository, "merge", "-q", "-m", "merge", "other")
    made = (repository / FILE).read_bytes()
    assert made == renumbered().replace("点灯".encode(), "开灯".encode()).replace(
        "灯塔的名称".encode(), "灯塔的名称和位置".encode()
    )
    assert [item.code for item in validate(made, FILE) if item.severity == "error"] == []


def test_a_merge_of_what_two_branches_converted(repository: Path) -> None:
    install(repository)
    (repository / "law.txt").write_text(TEXT, encoding="utf-8")
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "text")
    for branch, old, new in (("other", "为了管理", "为了建设"), ("main", "点灯", "开灯")):
        git(repository, "checkout", "-q", *(["-b"] if branch == "other" else []), branch)
        (repository / "law.txt").write_text(TEXT.replace(old, new), encoding="utf-8")
        subprocess.run(["akn", "convert", "law.txt", "-o", FILE], cwd=repository, check=True, capture_output=True)
        git(repository, "add", "-A")
        git(repository, "commit", "-q", "-m", branch)
    git(repository, "merge", "-q", "-m", "merge", "other")
    made = (repository / FILE).read_bytes()
    assert "为了建设".encode() in made
    assert "开灯".encode() in made
    assert b"sha256" not in made
    assert [item.code for item in validate(made, FILE) if item.severity == "error"] == []


def test_a_conflict_is_marked_and_named(repository: Path) -> None:
    install(repository)
    git(repository, "checkout", "-q", "-b", "other")
    commit(repository, changed(("点灯", "开灯")), "other")
    git(repository, "checkout", "-q", "main")
    commit(repository, changed(("点灯", "亮灯")), "main")
    said = git(repository, "merge", "other", status=1)
    assert f"{FILE}: 1 conflict marked" in said
    assert f"CONFLICT (content): Merge conflict in {FILE}" in said
    assert "<<<<<<< ours 第三条\n" in (repository / FILE).read_text(encoding="utf-8")
    assert git(repository, "diff", "--name-only", "--diff-filter=U").strip() == FILE


def test_numbers_that_no_longer_fit_stop_the_merge(repository: Path) -> None:
    install(repository)
    article = '<article eId="art_{0}"><num>第五条</num>\n<paragraph eId="art_{0}__para_1"><content><p>{1}</p></content></paragraph>\n</article>\n'
    last = '<article eId="art_4"'
    git(repository, "checkout", "-q", "-b", "other")
    commit(repository, changed((last, article.format("5", "乙。") + last)), "other")
    git(repository, "checkout", "-q", "main")
    commit(repository, changed(("</body>", article.format("5x", "甲。") + "</body>")), "main")
    said = git(repository, "merge", "other", status=1)
    assert f"{FILE}:" in said
    assert "N00" in said


def test_installing_twice_is_once_and_removing_leaves_nothing(repository: Path) -> None:
    attributes = repository / ".git" / "info" / "attributes"
    attributes.parent.mkdir(exist_ok=True)
    attributes.write_text("*.png binary\n", encoding="utf-8")
    before = git(repository, "config", "--local", "--list")
    install(repository)
    install(repository, "--pattern", "*.akn")
    assert attributes.read_text(encoding="utf-8") == "*.png binary\n*.akn diff=akn merge=akn\n"
    install(repository, "--shared")
    assert (repository / ".gitattributes").read_text(
        encoding="utf-8"
    ) == "*.xml diff=akn merge=akn\n*.akn diff=akn merge=akn\n"
    install(repository, "--remove")
    assert git(repository, "config", "--local", "--list") == before
    assert attributes.read_text(encoding="utf-8") == "*.png binary\n"
    assert (repository / ".gitattributes").read_text(encoding="utf-8") == ""


def test_without_a_repository_it_says_so(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "akn_tools", "git", "install", str(tmp_path)],
        capture_output=True, text=True, check=False, env={**os.environ, "GIT_CEILING_DIRECTORIES": str(tmp_path.parent)},
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith("akn: git rev-parse: ")


# hooks and action


def test_the_hooks_stop_a_commit_and_let_a_good_one_pass(repository: Path) -> None:
    hooks(repository, "akn-validate", "akn-fix")
    (repository / FILE).write_bytes(changed(("art_4", "art_9")))
    git(repository, "add", "-A")
    said = git(repository, "commit", "-m", "bad", status=1)
    assert f"{FILE}:" in said
    assert "I001" in said
    subprocess.run(["akn", "fix", "-q", FILE], cwd=repository, check=True, capture_output=True)
    assert (repository / FILE).read_bytes() == xml()
    (repository / FILE).write_bytes(changed(("点灯", "开灯")))
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "good")


def test_the_script_of_the_action(repository: Path) -> None:
    assert action(repository, FIX="true").returncode == 0
    (repository / FILE).write_bytes(changed(("art_4", "art_9")))
    bad = action(repository)
    assert bad.returncode == 1
    assert "I001" in bad.stdout
    assert action(repository, OPTIONS="--ignore I001,R").returncode == 0
    assert action(repository, OPTIONS="--ignore I001,R", FIX="true").returncode == 1
    assert action(repository, FORMAT="json", OUTPUT="report.json").returncode == 1
    assert '"I001"' in (repository / "report.json").read_text(encoding="utf-8")
    used = set(re.findall(r"\$\{\{ inputs\.(\w+) \}\}", ACTION))
    assert used == set(re.findall(r"(?m)^  (\w+):\n    description", ACTION))
