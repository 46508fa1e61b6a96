"""`akn patch`: OLD and a comparison give NEW; refusals write nothing."""

import io
import json
import sys
from pathlib import Path

import pytest

from akn.formats import FORMATS
from tests.test_cli_diff import NEW, OLD


@pytest.fixture
def made(akn, tmp_path: Path) -> Path:
    """A folder with old.xml, new.xml and the comparison of the two."""
    for name, text in (("old", OLD), ("new", NEW)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        assert akn("convert", tmp_path / f"{name}.txt", "-o", tmp_path / f"{name}.xml").status == 0
    assert akn("diff", tmp_path / "old.xml", tmp_path / "new.xml", "-o", tmp_path / "d.json").status == 0
    return tmp_path


def test_the_new_version_byte_for_byte(akn, made: Path) -> None:
    done = akn("patch", made / "old.xml", made / "d.json", "-o", made / "p.xml")
    assert (done.status, done.stdout, done.stderr) == (0, b"", "")
    assert (made / "p.xml").read_bytes() == (made / "new.xml").read_bytes()
    assert akn("patch", made / "old.xml", made / "d.json").stdout == (made / "new.xml").read_bytes()


@pytest.mark.parametrize("name", [name for name in ("txt", "md", "json") if FORMATS[name].writer])
def test_the_format_is_by_the_name_or_as_asked(akn, made: Path, name: str) -> None:
    want = akn("convert", made / "new.xml", "-t", name).stdout
    assert akn("patch", made / "old.txt", made / "d.json", "-t", name).stdout == want
    assert akn("patch", made / "old.xml", made / "d.json", "-o", made / f"p.{name}").status == 0
    assert (made / f"p.{name}").read_bytes() == want


@pytest.mark.parametrize("at", [0, 1])
def test_standard_input_for_either(akn, made: Path, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    files = [made / "old.xml", made / "d.json"]
    given = io.TextIOWrapper(io.BytesIO(files[at].read_bytes()))
    monkeypatch.setattr(sys, "stdin", given)
    done = akn("patch", *("-" if i == at else file for i, file in enumerate(files)))
    assert (done.status, done.stdout) == (0, (made / "new.xml").read_bytes())


def test_standard_input_for_both_is_misuse(akn) -> None:
    done = akn("patch", "-", "-")
    assert done.status == 2
    assert "only one of OLD and COMPARISON can be standard input" in done.stderr


def test_another_text_is_refused(akn, made: Path) -> None:
    (made / "other.txt").write_text(OLD.replace("公众", "居民"), encoding="utf-8")
    done = akn("patch", made / "other.txt", made / "d.json", "-o", made / "p.xml")
    assert done.status == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"{made}/other.txt: X025 the comparison starts from another text: “虚构书屋条例” (")
    assert line.count("虚构书屋条例") == 2
    assert not (made / "p.xml").exists()


def test_what_is_patched_already_is_refused(akn, made: Path) -> None:
    done = akn("patch", made / "new.xml", made / "d.json", "-o", made / "p.xml")
    assert done.status == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"{made}/new.xml: X026 already patched: this is “虚构书屋条例” (")
    assert not (made / "p.xml").exists()


def test_a_comparison_that_was_changed_is_refused(akn, made: Path) -> None:
    data = json.loads((made / "d.json").read_bytes())
    row = next(row for row in data["changes"] if row["kind"] == "inserted")
    row["content"][0]["children"][0]["blocks"][0]["text"] = "国家不支持书屋建设。"
    (made / "d.json").write_text(json.dumps(data), encoding="utf-8")
    done = akn("patch", made / "old.xml", made / "d.json", "-o", made / "p.xml")
    assert done.status == 1
    assert done.stderr.splitlines() == [
        (
            f"{made}/old.xml: X027 the comparison does not fit the text that it starts from: the text that it gives is not that"
            " of NEW (compare the two texts again)"
        )
    ]
    assert not (made / "p.xml").exists()


def test_what_is_no_comparison(akn, made: Path) -> None:
    done = akn("patch", made / "old.xml", made / "new.xml", "-o", made / "p.xml")
    assert done.status == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"{made}/new.xml:1: X020 not JSON: ")
    assert akn("convert", made / "old.xml", "-o", made / "old.json").status == 0
    done = akn("patch", made / "old.xml", made / "old.json", "-o", made / "p.xml")
    assert done.status == 2
    assert done.stderr.splitlines() == [
        (
            f"{made}/old.json:1: X024 not a comparison of the JSON contract: the whole lacks “old” "
            "(make it with akn diff -t json; see schemas/comparison.schema.json)"
        )
    ]
    assert akn("patch", made / "old.xml", made / "none.json").status == 2
    assert not (made / "p.xml").exists()
