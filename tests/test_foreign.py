"""Documents of other publishers: what is not the final standard is named first, and every command works on all of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from akn.formats.akn.elements import NAMESPACE
from akn.formats.akn.versions import VERSIONS, version_of
from akn.rules.validate import validate

SHARED = Path(__file__).parents[2] / "shared" / "data" / "akn"
PUBLISHED = sorted(path for path in SHARED.glob("*") if path.suffix in (".xml", ".akn"))
ENVIRONMENT = {**os.environ, "AKN_LANG": "en", "NO_COLOR": "1"}
BODY = '<act name="a"><body><section{id}><num>1.</num><content><p>One.</p></content></section></body></act>'


def document(namespace: str, ids: str = "") -> str:
    return f'<?xml version="1.0"?>\n<akomaNtoso xmlns="{namespace}">{BODY.replace("{id}", ids)}</akomaNtoso>'


def test_the_versions_in_their_order() -> None:
    assert [name for _, name in VERSIONS] == [
        "Akoma Ntoso {version}",
        "Akoma Ntoso 3.0, draft {version}",
        "LegalDocML.de {version}",
        "Akoma Ntoso 3.0, its namespace misspelt",
        "Akoma Ntoso without a namespace",
    ]


@pytest.mark.parametrize(
    ("namespace", "name"),
    [
        ("http://www.akomantoso.org/1.0", "Akoma Ntoso 1.0"),
        ("http://www.akomantoso.org/2.0", "Akoma Ntoso 2.0"),
        ("http://akomantoso.org/2.0/", "Akoma Ntoso 2.0"),
        (f"{NAMESPACE}/CSPRD02/", "Akoma Ntoso 3.0, draft CSPRD02"),
        (f"{NAMESPACE}/WD17", "Akoma Ntoso 3.0, draft WD17"),
        (f"{NAMESPACE}/CSD13", "Akoma Ntoso 3.0, draft CSD13"),
        ("http://Inhaltsdaten.LegalDocML.de/1.8.2/", "LegalDocML.de 1.8.2"),
        (NAMESPACE.replace("http:", "https:"), "Akoma Ntoso 3.0, its namespace misspelt"),
        (f"{NAMESPACE}/", "Akoma Ntoso 3.0, its namespace misspelt"),
        (NAMESPACE.replace("akn", "AKN"), "Akoma Ntoso 3.0, its namespace misspelt"),
        ("", "Akoma Ntoso without a namespace"),
    ],
)
def test_an_older_version_is_named_first_with_what_can_be_done(namespace: str, name: str) -> None:
    found = validate(document(namespace).encode(), "a.xml")
    assert (found[0].code, found[0].line) == ("X034", 0)
    assert found[0].message("en") == f"this is {name}, which the schema of the final Akoma Ntoso 3.0 can't judge"
    assert found[0].message("zh") == f"这是 {name}，Akoma Ntoso 3.0 正式版的模式无从判断"
    assert "comparison" in found[0].hint("en")
    assert {item.code for item in found} == {"X034", "S008"}


@pytest.mark.parametrize("namespace", [NAMESPACE, "urn:other"])
def test_the_final_version_and_what_is_not_known_are_not_named(namespace: str) -> None:
    assert version_of(namespace) is None
    assert "X034" not in {item.code for item in validate(document(namespace).encode(), "a.xml")}


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "akn_tools", *map(str, arguments)],
        capture_output=True, text=True, encoding="utf-8", errors="replace", env=ENVIRONMENT, check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    assert "C090" not in done.stderr + done.stdout, done.stderr
    return done


@pytest.mark.skipif(not PUBLISHED, reason="documents of other publishers are not there")
def test_every_command_works_on_every_document(tmp_path: Path) -> None:
    for to in ("txt", "json", "md", "xml"):
        done = run("convert", *PUBLISHED, "-t", to, "--output-dir", tmp_path / to, "-j", "2")
        assert done.returncode == 0, done.stderr
        assert len(list((tmp_path / to).iterdir())) == len(PUBLISHED)
    for file in (tmp_path / "json").iterdir():
        json.loads(file.read_bytes())
    assert run("validate", *PUBLISHED, "-j", "2").returncode in (0, 1)
    assert run("fix", *PUBLISHED, "--dry-run", "-q").returncode == 0
    assert run("refs", *PUBLISHED).returncode in (0, 1)


@pytest.mark.skipif(not PUBLISHED, reason="documents of other publishers are not there")
def test_any_two_neighbours_compare(tmp_path: Path, akn) -> None:
    for old, new in pairwise(PUBLISHED):
        if (
            max(old.stat().st_size, new.stat().st_size) > 100_000
        ):  # a long debate against a long bill is slow, and nobody asks
            continue
        for to in ("json", "html"):
            done = akn("diff", old, new, "-t", to, "-o", tmp_path / "out")
            assert done.status == 0, (old.name, new.name, done.stderr)
            assert (tmp_path / "out").stat().st_size > 0


@pytest.mark.skipif(not PUBLISHED, reason="documents of other publishers are not there")
def test_all_that_is_not_the_final_standard_is_named_first() -> None:
    older = 0
    for path in PUBLISHED:
        data = path.read_bytes()
        found = validate(data, path.name)
        if f'"{NAMESPACE}"'.encode() not in data and f"'{NAMESPACE}'".encode() not in data and found:
            if found[0].code == "X003":
                continue
            older += 1
            assert found[0].code == "X034", path.name
    assert older > 20
