"""Addresses, taken apart and put together."""

import pytest

from akn.model.address import Address, parse

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
