"""The public API: what `akn.__all__` names, and what the README promises of it."""

import re
from pathlib import Path

import pytest

import akn
from akn.errors import Refused, UnknownFormat, Unreadable

ROOT = Path(__file__).parents[1]
LAW = "虚构书屋条例\n\n（2020年5月20日北京市第十届人民代表大会常务委员会第三次会议通过）\n\n第一条 书屋应当向公众免费开放。\n\n第二条 本条例自2020年7月1日起施行。\n"


def test_every_public_name_is_there_and_in_the_changelog() -> None:
    assert akn.__all__ == sorted(akn.__all__)
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    for name in akn.__all__:
        assert getattr(akn, name) is not None
        assert name == "__version__" or f"`{name}`" in changelog


def test_an_unknown_name() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        akn.nothing  # noqa: B018


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_example_of_the_readme_runs(
    readme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", (ROOT / readme).read_text(encoding="utf-8"), re.DOTALL)
    monkeypatch.chdir(tmp_path)
    document = akn.parse(LAW).document
    assert document is not None
    Path("regulation.xml").write_bytes(akn.write(document))
    Path("draft.txt").write_text(LAW.replace("应当向公众", "应当每日向公众"), encoding="utf-8")
    exec(compile(example, readme, "exec"), {})
    assert capsys.readouterr().out == "modified ['第一条'] ['第一条']\n"


def test_read_write_and_validate(tmp_path: Path) -> None:
    path = tmp_path / "law.txt"
    path.write_text(LAW, encoding="utf-8")
    reading = akn.read(path)
    assert reading.document is not None
    assert reading.document.title == "虚构书屋条例"
    (tmp_path / "law.xml").write_bytes(akn.write(reading.document))
    assert akn.validate(tmp_path / "law.xml") == ()
    assert akn.read(tmp_path / "law.xml").document == reading.document


def test_misuse_raises_and_content_does_not(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"none\.txt: No such file"):
        akn.read(tmp_path / "none.txt")
    with pytest.raises(UnknownFormat, match="no format 'odt'"):
        akn.parse(LAW, "odt")
    reading = akn.parse("", "xml")
    assert reading.document is None
    assert [item.code for item in reading.diagnostics] == ["X001"]


def test_a_comparison_is_read_back_and_patched(tmp_path: Path) -> None:
    old, new = (akn.parse(text).document for text in (LAW, LAW.replace("应当向公众", "应当每日向公众")))
    assert old is not None
    assert new is not None
    changes = akn.compare(old, new)
    (tmp_path / "d.json").write_bytes(akn.render(changes, "json"))
    assert akn.read_comparison(tmp_path / "d.json") == changes
    assert akn.patch(old, changes) == new
    with pytest.raises(Refused, match="already patched"):
        akn.patch(new, changes)
    with pytest.raises(UnknownFormat, match="no output 'odt' of a comparison; name one of text, "):
        akn.render(changes, "odt")
    (tmp_path / "d.json").write_text('{\n"contract": 5}', encoding="utf-8")
    with pytest.raises(Unreadable, match=r"d\.json:2: X024 .*contract is not a string"):
        akn.read_comparison(tmp_path / "d.json")


def test_a_diagnostic_reads_as_a_line() -> None:
    (found,) = akn.parse("").diagnostics
    assert str(found.at("law.txt")).startswith("law.txt: T001 ")
