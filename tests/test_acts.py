"""The table of addresses of acts."""

import re
from datetime import date

import pytest

from akn.formats.text.identity import name_of
from akn.language.zh.acts import ACTS, address
from akn.model.address import parse


@pytest.mark.parametrize("title", ACTS)
def test_a_name_is_the_one_made_for_the_title(title: str) -> None:
    day, name = ACTS[title].split("/")
    assert date.fromisoformat(day).year >= 1949
    assert name == name_of(title)
    assert parse(f"/akn/cn/act/{ACTS[title]}") is not None


def test_address() -> None:
    assert address("中华人民共和国民法典") == address("民法典") == "/akn/cn/act/2020-05-28/minfadian"
    assert address("虚构书屋法") is None


def test_titles_are_bare() -> None:
    assert [title for title in ACTS if not re.fullmatch(r"[一-龥]+", title) or title.startswith("中华")] == []
