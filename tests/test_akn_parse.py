"""Hardened parsing: what is refused and on which line, what is harmless and read."""

from __future__ import annotations

from pathlib import Path

import pytest

from akn.formats.akn import parse as module
from akn.formats.akn.parse import MAX_DEPTH, parse

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
ROOT = '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="法">甲</act></akomaNtoso>'
HOSTILE = Path(__file__).parents[2] / "shared" / "data" / "hostile"


@pytest.mark.parametrize(
    ("data", "code", "line", "message"),
    [
        (b"", "X001", 0, "the file is empty"),
        (b" \n\t", "X001", 0, "the file is empty"),
        (b"<a>\n<b></a>", "X003", 2, "not well-formed XML: Opening and ending tag mismatch: b line 2 and a"),
        (b"<a/>\n<b/>", "X003", 2, "not well-formed XML: Extra content at the end of the document"),
        (b"<a>\n&nbsp;</a>", "X003", 2, "not well-formed XML: Entity 'nbsp' not defined"),
        (b"\n" + DECLARATION.encode() + b"<a/>", "X003", 2, "not well-formed XML: XML declaration allowed only at the start"),
        (b"PK\x03\x04....", "T002", 0, "this is no text but ZIP (docx, xlsx …)"),
        (b"%PDF-1.7", "T002", 0, "this is no text but PDF"),
        (b"\x1f\x8b\x08", "T002", 0, "this is no text but gzip"),
        ("<a/>".encode("utf-32"), "X005", 1, "not in the encoding that the file declares: UTF-32"),
        ("<a/>".encode("utf-32-be"), "X005", 1, "not in the encoding that the file declares: UTF-32"),
        (b"plain text", "X003", 1, "not well-formed XML: Start tag expected, '<' not found"),
        (b"<a>\n\x00</a>", "X003", 2, "not well-formed XML: "),
        (b"<!DOCTYPE a>\n<a/>", "X004", 1, "the file has a document type declaration, which is not read"),
        (b'<!--x-->\n<?y?>\n<!DOCTYPE a [<!ENTITY b "c">]>\n<a>&b;</a>', "X004", 3, "document type declaration"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "X004", 2, "document type"),
        ('<?xml version="1.0" encoding="UTF-16"?>\n<!DOCTYPE a><a/>'.encode("utf-16"), "X004", 2, "document type"),
        ('<?xml version="1.0" encoding="UTF-16"?>\n<!DOCTYPE a><a/>'.encode("utf-16-be"), "X004", 1, "document type"),
        (DECLARATION.encode() + b"<a>\xff\xfe\xfd</a>", "X005", 2, "not in the encoding that the file declares: "),
        (b'<?xml version="1.0" encoding="klingon"?><a/>', "X005", 1, "not in the encoding that the file declares: "),
        (b"<a>" * (MAX_DEPTH + 1) + b"</a>" * (MAX_DEPTH + 1), "X006", 1, "elements nest deeper than 120 levels"),
        (b"<a>\n<b" + b"".join(b' a%d=""' % i for i in range(100_000)) + b"/></a>", "X035", 2, "more than 1000 attributes"),
        (b"<a" + b"".join(b' a%d=""' % i for i in range(1_001)) + b"/>", "X035", 1, "more than 1000 attributes"),
        (b"<a>" * 5000 + b"</a>" * 5000, "X006", 1, "elements nest deeper than 120 levels"),
    ],
)  # fmt: skip
def test_what_is_refused_says_why_and_where(data: bytes, code: str, line: int, message: str) -> None:
    root, (found,) = parse(data)
    assert root is None
    assert (found.code, found.line, found.severity) == (code, line, "error")
    assert message in found.message("en")
    assert found.message("zh")


def test_a_file_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_BYTES", 2 * 1024 * 1024)
    root, (found,) = parse(b"<a>" + b"x" * (3 * 1024 * 1024) + b"</a>")
    assert root is None
    assert (found.code, found.message("en")) == ("X002", "the file has 3 MB; the limit is 2 MB")


@pytest.mark.parametrize(
    "data",
    [
        ROOT.encode(),
        b"\xef\xbb\xbf" + ROOT.encode(),
        (DECLARATION.replace("UTF-8", "UTF-16") + ROOT).encode("utf-16"),
        (DECLARATION.replace("UTF-8", "GB18030") + ROOT).encode("gb18030"),
        f'<?xml-stylesheet href="http://127.0.0.1:9/x.xsl"?><!-- DOCTYPE --><!--x-->{ROOT}<?y?>'.encode(),
        ROOT.replace(
            "xmlns=", 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a http://127.0.0.1:9/a.xsd" xmlns='
        ).encode(),
        ROOT.replace("甲", "<![CDATA[<!DOCTYPE 甲>]]>").encode(),
        b"<a" + b"".join(b' a%d=""' % i for i in range(1_000)) + b"/>",
        b"<a>" * MAX_DEPTH + b"</a>" * MAX_DEPTH,
    ],
)  # fmt: skip
def test_what_is_harmless_is_read(data: bytes) -> None:
    root, diagnostics = parse(data)
    assert root is not None
    assert diagnostics == ()


def test_many_comments_before_the_root_are_no_trap() -> None:
    # a search that goes back would take for ever
    root, _ = parse(b"<!-- a -->" * 5000 + b"<a>DOCTYPE</a>")
    assert root is not None


@pytest.mark.skipif(not HOSTILE.exists(), reason="no samples here")
def test_samples_of_hostile_files_are_refused_or_read() -> None:
    refused = {path.stem for path in HOSTILE.iterdir() if parse(path.read_bytes())[0] is None}
    assert refused == {
        "bad_utf8", "billion_laughs", "deep_inline_300", "dtd_default_attribute", "empty", "internal_entity_benign",
        "leading_blank_line", "two_roots", "undefined_entity_nbsp", "xxe_file", "xxe_parameter_entity",
    }  # fmt: skip
