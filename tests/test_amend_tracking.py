"""wIds and mappings of a new version (design: identity and time)."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import akn as library
from akn.amend.operation import Applied
from akn.amend.retired import recorded, with_record
from akn.amend.tracking import ids, track
from akn.model.block import Block, Cell, Table
from akn.model.document import Document
from akn.model.eid import identify
from akn.model.metadata import Mapping, Property, unknown
from akn.model.provision import Provision, walk
from tests.amend_texts import read
from tests.chains import ACT, decision, laid_out
from tests.conftest import Command
from tests.diff_acts import act
from tests.git_commits import Repository, texts

BASE = act("第一条 甲。\n第二条 乙。\n第三条 丙。\n丁。")


def of(text: str, origin: dict[str, str]) -> Applied:
    """The new text, every unit below an article that was there being the one in its place."""
    made = act(text)
    below = {
        unit.eId: unit.eId.replace(new, old, 1)
        for new, old in origin.items()
        for unit in walk(made.units())
        if unit.eId.startswith(f"{new}__")
    }
    return Applied(made, (), origin=origin | below)


def tracked(document: Document) -> dict[str, str]:
    return {unit.eId: unit.tracking_id for unit in walk(document.units()) if unit.kind == "article"}


def test_a_unit_keeps_its_first_id_and_an_inserted_one_takes_the_version() -> None:
    applied = of(
        "第一条 甲。\n第二条 新。\n第三条 乙。\n第四条 丙。\n丁。",
        {"art_1": "art_1", "art_3": "art_2", "art_4": "art_3"},
    )
    made = track(BASE, applied, "2025-06-20", "#evt_4")
    assert tracked(made) == {"art_1": "art_1", "art_2": "art_2@2025-06-20", "art_3": "art_2", "art_4": "art_3"}
    assert [(it.original, it.current, it.start, it.end) for it in made.meta.mappings] == [
        ("#art_2@2025-06-20", "#art_2", "#evt_4", None),
        ("#art_2@2025-06-20__para_1", "#art_2__para_1", "#evt_4", None),
        ("#art_2", "#art_3", "#evt_4", None),
        ("#art_2__para_1", "#art_3__para_1", "#evt_4", None),
        ("#art_3", "#art_4", "#evt_4", None),
        ("#art_3__para_1", "#art_4__para_1", "#evt_4", None),
        ("#art_3__para_2", "#art_4__para_2", "#evt_4", None),
    ]
    assert [it.eId for it in made.meta.mappings] == [f"map_{i}" for i in range(1, 8)]


def test_an_id_that_no_version_used_needs_no_wid() -> None:
    applied = of(
        "第一条 甲。\n第二条 乙。\n第三条 丙。\n丁。\n第四条 新。", {f"art_{i}": f"art_{i}" for i in (1, 2, 3)}
    )
    made = track(BASE, applied, "2025-06-20")
    assert all(unit.wId is None for unit in walk(made.units()))
    assert made.meta.mappings == ()


def test_a_unit_that_comes_back_to_its_first_number_has_no_wid() -> None:
    third = next(unit for unit in BASE.body if unit.eId == "art_3")
    renumbered = tuple(replace(unit, wId="art_2") if unit is third else unit for unit in BASE.body)
    applied = of("第一条 甲。\n第二条 丙。\n丁。", {"art_1": "art_1", "art_2": "art_3"})
    made = track(replace(BASE, body=renumbered), applied, "2025-06-20")
    assert tracked(made) == {"art_1": "art_1", "art_2": "art_2"}


def test_a_mapping_that_still_holds_keeps_its_event_and_another_is_replaced() -> None:
    """The base says from when on a unit has its number; one that takes another number is said anew, and none is ended."""
    body = tuple(replace(unit, wId=f"art_{i}0") for i, unit in enumerate(BASE.body, 1))
    mappings = tuple(Mapping(f"map_{i}", f"#art_{i}0", f"#art_{i}", "#evt_2") for i in (1, 2, 3))
    base = replace(BASE, body=body, meta=replace(BASE.meta, mappings=mappings))
    applied = of("第一条 甲。\n第二条 丙。\n丁。", {"art_1": "art_1", "art_2": "art_3"})
    made = track(base, applied, "2025-06-20", "#evt_9")
    assert [(it.original, it.current, it.start, it.end) for it in made.meta.mappings][:2] == [
        ("#art_10", "#art_1", "#evt_2", None),
        ("#art_30", "#art_2", "#evt_9", None),
    ]


def test_what_a_mapping_of_the_base_named_is_used_too() -> None:
    base = replace(BASE, meta=replace(BASE.meta, mappings=(Mapping("map_1", "#art_4", "#art_9", None),)))
    applied = of(
        "第一条 甲。\n第二条 乙。\n第三条 丙。\n丁。\n第四条 新。", {f"art_{i}": f"art_{i}" for i in (1, 2, 3)}
    )
    assert tracked(track(base, applied, "2025-06-20;2"))["art_4"] == "art_4@2025-06-20;2"


def table(text: str) -> Block:
    return Block(type="table", table=Table(((Cell((Block(text),)),),)))


def with_tables(*texts: str) -> Document:
    unit = Provision("article", num="第一条", children=(Provision("paragraph", blocks=tuple(map(table, texts))),))
    return identify(Document(unknown(), "law", body=(unit,)))[0]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (("甲", "乙"), ("乙",), ["art_1__para_1__table_2"]),
        (("甲",), ("乙",), ["art_1__para_1__table_1"]),
        (("甲",), ("乙", "甲"), ["art_1__para_1__table_1@2025-06-20", "art_1__para_1__table_1"]),
        (("甲", "甲"), ("甲", "甲"), ["art_1__para_1__table_1", "art_1__para_1__table_2"]),
    ],
)
def test_a_table_is_followed_by_its_text_and_else_by_its_place(
    before: tuple[str, ...], after: tuple[str, ...], expected: list[str]
) -> None:
    base, new = with_tables(*before), with_tables(*after)
    origin = {unit.eId: unit.eId for unit in walk(new.units())}
    made = track(base, Applied(new, (), origin=origin), "2025-06-20")
    assert [tracking for eid, tracking in ids(made) if "table" in eid] == expected


@given(st.lists(st.one_of(st.integers(1, 8), st.none()), min_size=1, max_size=10))
def test_tracking_ids_are_unique_and_mappings_whole(order: list[int | None]) -> None:
    """Whatever is kept, dropped, moved or inserted, and however often."""
    seen: set[int] = set()
    kept = [None if n in seen or seen.add(n) else n for n in order]
    base = act("\n".join(f"第{'一二三四五六七八'[i]}条 甲{i}。" for i in range(8)))
    text = "\n".join(f"第{'一二三四五六七八九十'[i]}条 乙。" for i in range(len(kept)))
    origin = {f"art_{i}": f"art_{n}" for i, n in enumerate(kept, 1) if n is not None}
    for version in ("2025-01-01", "2025-01-01;2", "2026-01-01"):
        base = track(base, of(text, origin), version)
        pairs = list(ids(base))
        assert len({tracking for _, tracking in pairs}) == len(pairs)
        assert {(it.current[1:], it.original[1:]) for it in base.meta.mappings} == {(e, t) for e, t in pairs if e != t}
        origin = {k: v for k, v in origin.items() if v in {eid for eid, _ in pairs}}


def test_a_name_of_an_earlier_version_is_recorded_and_not_given_again() -> None:
    """Made of one version alone: 第三条 goes, and another comes in its place two versions later."""
    second = track(BASE, of("第一条 甲。\n第二条 乙。", {"art_1": "art_1", "art_2": "art_2"}), "2025-06-20")
    assert [(it.name, it.attributes, it.text) for it in second.meta.proprietary] == [
        ("retired", (), "art_3 art_3__para_1..2")
    ]
    third = track(
        second, of("第一条 甲。\n第二条 乙。\n第三条 丁。", {"art_1": "art_1", "art_2": "art_2"}), "2026-06-20"
    )
    assert tracked(third)["art_3"] == "art_3@2026-06-20"
    assert [it.text for it in third.meta.proprietary] == ["art_3__para_2"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("art_3", {"art_3"}),
        ("art_5-1 art_5-1__para_1..2", {"art_5-1", "art_5-1__para_1", "art_5-1__para_2"}),
        ("art_5-9..11", {"art_5-9", "art_5-10", "art_5-11"}),
        ("art_1..999999", set()),
        ("art_3..1 x..y", {"x..y"}),
    ],
)
def test_what_a_record_says(text: str, expected: set[str]) -> None:
    meta = replace(unknown(), proprietary=(Property("retired", (), text),))
    assert recorded(meta) == expected


@given(st.sets(st.from_regex(r"(art|chp)_[1-9][0-9]?(-[1-3])?(__(para|point)_[1-9][0-9]?){0,2}", fullmatch=True)))
def test_a_record_says_what_was_put_in(names: set[str]) -> None:
    made = with_record(BASE, [*names, "art_2@2020-01-01"], ())
    assert recorded(made.meta) == names
    assert with_record(made, names, ()) == made


def two_versions() -> tuple[Document, Document]:
    """An act, and itself without one article; the record of that article is taken out."""
    first = read(ACT)
    second = library.amend(first, read(decision("一、删去第五条之一。", "2022年5月20日", "2022年7月1日"))).document
    assert second is not None
    return first, replace(second, meta=replace(second.meta, proprietary=()))


def put_back(folder: Path) -> Path:
    """A decision that gives the number of that article again."""
    told = folder / "decision.txt"
    told.write_text(
        decision("一、增加一条，作为第五条之一：“渡工应当每年体检。”", "2025年3月28日", "2025年7月1日"),
        encoding="utf-8",
    )
    return told


def test_versions_in_the_corpus_are_asked(akn: Command, tmp_path: Path) -> None:
    first, bare = two_versions()
    root = laid_out((first, bare), tmp_path / "corpus")
    told = put_back(tmp_path)
    address = bare.meta.expression.uri
    for base, options in ((address, ("--corpus", root)), (root / f"{address.removeprefix('/akn/')}.xml", ())):
        ran = akn("amend", base, told, *options)
        assert ran.status == 0, ran.stderr
        assert 'wId="art_5-1@2025-03-28"' in ran.text
    assert (
        'wId="art_5-1@'
        not in library.write(library.amend(bare, read(told.read_text(encoding="utf-8"))).document).decode()
    )
    assert akn("amend", "--all", root, told).status == 0
    [made] = root.rglob("zho@2025-03-28.xml")
    assert 'wId="art_5-1@2025-03-28"' in made.read_text(encoding="utf-8")


@pytest.mark.parametrize("stand_in", ["folder", "large", "broken", "link"])
def test_an_earlier_version_that_cannot_be_read_is_passed_over(
    akn: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stand_in: str
) -> None:
    """By both ways of asking for it, and the others are read all the same."""
    first, bare = two_versions()
    root = laid_out((first, bare), tmp_path / "corpus")
    told = put_back(tmp_path)
    file = root / f"{bare.meta.expression.uri.removeprefix('/akn/')}.xml"
    other = file.with_name("zho@2019-01-01.xml")
    if stand_in == "folder":
        other.mkdir()
    elif stand_in == "large":
        monkeypatch.setenv("AKN_MAX_SIZE", "1")
        other.write_bytes(b"<a>" + b" " * (1 << 20) + b"</a>")
    elif stand_in == "broken":
        other.write_bytes(b"<akomaNtoso>")
    else:
        other.symlink_to(tmp_path / "nowhere")
    one = akn("amend", file, told)
    assert one.status == 0, one.stderr
    assert 'wId="art_5-1@2025-03-28"' in one.text
    every = akn("amend", "--all", root, told)
    assert every.status == 0, every.stderr
    assert file.with_name("zho@2025-03-28.xml").read_text(encoding="utf-8") == one.text


def test_a_folder_named_as_a_version_is_none(akn: Command, tmp_path: Path) -> None:
    root = laid_out(two_versions(), tmp_path / "corpus")
    [newest] = root.rglob("zho@2022-05-20.xml")
    newest.with_name("zho@2024-01-01.xml").mkdir()
    ran = akn("amend", "--all", root, put_back(tmp_path))
    assert ran.status == 0, ran.stderr
    assert newest.with_name("zho@2025-03-28.xml").is_file()


@pytest.mark.parametrize("folder", ["", "laws/cn-bj/act/2018-03-30/xugou-dukou-tiaoli"])
def test_a_checkout_gives_the_same_bytes_as_a_folder(
    akn: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    """The versions that git keeps of a file are not asked: they are there on one machine and not on the next."""
    made = {}
    for name in ("checkout", "plain"):
        place = tmp_path / name / folder
        place.mkdir(parents=True)
        if name == "checkout":
            repository = Repository(tmp_path / name)
            for day, text in enumerate(texts()[:4], 1):
                repository.commit({f"{folder}/law.md".lstrip("/"): text}, f"2023-01-0{day}")
        (place / "law.md").write_text(texts()[3], encoding="utf-8")
        monkeypatch.chdir(place)
        told = put_back(place)
        for base in ("law.md", place / "law.md"):
            ran = akn("amend", base, told, "-o", "new.xml", "--report", "report.json")
            assert ran.status == 0, ran.stderr
            made[name, str(base) == "law.md"] = (place / "new.xml").read_bytes(), (place / "report.json").read_bytes()
    assert len(set(made.values())) == 1
    assert b'wId="art_5-1@' not in made["plain", True][0]
