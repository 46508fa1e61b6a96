"""Addresses, taken apart and put together."""

import pytest

from akn.model.address import Address, parse, version_file, version_key

WORK = "/akn/cn-bj/act/2024-01-25/kexue-tiaoli"


@pytest.mark.parametrize(
    "iri",
    [
        WORK,
        f"{WORK}/zho@2024-01-25",
        f"{WORK}/zho@",
        f"{WORK}/zho@2024-01-25;2",
        f"{WORK}/zho:2024-06-01",
        f"{WORK}/zho",
        f"{WORK}/!main",
        f"{WORK}/zho@2024-01-25/!att_1",
        f"{WORK}/zho@2024-01-25/!main.xml",
        f"{WORK}/zho@2024-01-25/~art_3__para_1",
        "/akn/cn/act/decree/2001-05-01/fashi-2001-3/zho@2001-05-01.xml",
    ],
)
def test_round_trip(iri: str) -> None:
    assert str(parse(iri)) == iri


def test_parts() -> None:
    address = parse(f"{WORK}/zho@2024-01-25/!main.xml")
    assert address == Address(
        "cn-bj",
        "act",
        "2024-01-25",
        "kexue-tiaoli",
        language="zho",
        version="2024-01-25",
        component="main",
        extension=".xml",
    )
    assert address.work == WORK
    assert address.expression == f"{WORK}/zho@2024-01-25"
    assert address.path() == "cn-bj/act/2024-01-25/kexue-tiaoli/zho@2024-01-25.xml"


@pytest.mark.parametrize(
    "text", ["", "#art_1", "http://example.org/akn/cn/act/2024-01-25/x", "/akn/cn/act", "/akn/cn/act/heute/x"]
)
def test_no_address(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("version", "key"),
    [
        ("2025-06-20", ("2025-06-20", 1)),
        ("2025-06-20;2", ("2025-06-20", 2)),
        ("2025-06-20;10", ("2025-06-20", 10)),
        ("", None),
        ("2025", None),
        ("3f2a9c1d", None),
        ("2025-06-20;", None),
        ("2025-06-20;x", None),
        ("２０２５-06-20", None),
        (f"2025-06-20;{'9' * 5000}", None),
    ],
)
def test_the_parts_of_a_version(version: str, key: tuple[str, int] | None) -> None:
    assert version_key(version) == key


def test_versions_of_one_day_are_ordered_by_number() -> None:
    names = ["2025-06-20;10", "2025-06-20;2", "2026-01-01", "2025-06-20"]
    assert sorted(names, key=version_key) == ["2025-06-20", "2025-06-20;2", "2025-06-20;10", "2026-01-01"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("zho@2025-06-20;2.xml", ("zho", "2025-06-20;2", ("2025-06-20", 2))),
        ("eng@2025-06-20.xml", ("eng", "2025-06-20", ("2025-06-20", 1))),
        ("zho@2025-06-20.txt", None),
        ("zho@.xml", None),
        ("zho@draft.xml", None),
        ("ZHO@2025-06-20.xml", None),
        ("copy zho@2025-06-20.xml", None),
    ],
)
def test_the_name_of_a_file_of_a_version(name: str, told: tuple[str, str, tuple[str, int]] | None) -> None:
    assert version_file(name) == told
