"""Bytes to characters: the encodings that are read, and one clear line for what isn't."""

import pytest

from akn.formats.text.decode import decode

TEXT = "第一条 书屋免费开放。\n第二条 书屋守时。\n"


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        (TEXT.encode(), ()),
        (TEXT.encode("utf-8-sig"), ()),
        (TEXT.encode("utf-16"), ()),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), ()),
        (TEXT.encode("utf-32"), ()),
        (b"\x00\x00\xfe\xff" + TEXT.encode("utf-32-be"), ()),
        (TEXT.encode("gb18030"), ("T004",)),
        (TEXT.replace("\n", "\r\n").encode(), ()),
        (TEXT.replace("\n", "\r").encode(), ()),
    ],
)
def test_reads(data: bytes, codes: tuple[str, ...]) -> None:
    text, found = decode(data)
    assert text == TEXT
    assert tuple(d.code for d in found) == codes


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (b"", 0, "the file is empty"),
        (b" \n\t", 0, "the file is empty"),
        ("\ufeff\u3000".encode(), 0, "the file is empty"),
        (b"%PDF-1.7 x", 0, "this is no text but PDF"),
        (b"PK\x03\x04....", 0, "this is no text but ZIP (docx, xlsx …)"),
        (b"abc\x00def", 0, "this is no text but NUL"),
        (b"abc\nd\xff\xfe\xff\xff", 2, "the encoding is neither UTF-8, UTF-16 nor GB18030 (byte 5)"),
        (
            b"caf\xe9 cr\xe8me br\xfbl\xe9e \xe0 la carte",
            1,
            "the encoding is neither UTF-8, UTF-16 nor GB18030 (byte 3)",
        ),
        (b"\xff\xfea\x00b\x00c", 1, "the encoding is neither UTF-8, UTF-16 nor GB18030 (byte 6)"),
    ],
)
def test_refuses(data: bytes, line: int, message: str) -> None:
    text, found = decode(data)
    assert text is None
    assert [(d.line, d.message("en"), d.severity) for d in found] == [(line, message, "error")]


def test_control_characters_are_left_out_and_said() -> None:
    text, found = decode("一\n二\x07\x1b三".encode())
    assert text == "一\n二三"
    assert [(d.code, d.line, d.message("en")) for d in found] == [
        ("T005", 2, "2 control characters left out, the first here")
    ]


def test_two_megabytes_on_one_line() -> None:
    text, _ = decode(("书" * 700_000).encode())
    assert text == "书" * 700_000


def test_what_is_refused_has_a_code() -> None:
    refused = [decode(data)[1][0] for data in (b" ", b"%PDF-1.7 x", b"abc\nd\xff\xfe\xff\xff")]
    assert [d.at("law.txt").as_line("en").partition(" (")[0] for d in refused] == [
        "law.txt: T001 the file is empty",
        "law.txt: T002 this is no text but PDF",
        "law.txt:2: T003 the encoding is neither UTF-8, UTF-16 nor GB18030",
    ]


def test_white_space_of_html_is_a_blank_and_said() -> None:
    text, found = decode("样例办法\n第一条&nbsp;书屋&#12288;守时。A&B\n".encode())
    assert text == "样例办法\n第一条\xa0书屋\xa0守时。A&B\n"
    assert [(d.code, d.line, d.severity, d.message("en")) for d in found] == [
        ("T025", 2, "info", "&nbsp;, left over from HTML, is read as a blank, here and below")
    ]


def test_line_and_paragraph_separators_end_lines() -> None:
    assert decode("样例\u2028办法\u2029第一条\n".encode())[0] == "样例\n办法\n第一条\n"
