"""What a file that is no text is, by its first bytes."""

from __future__ import annotations

SIGNATURES = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP (docx, xlsx …)"),
    (b"PK\x05\x06", "ZIP (docx, xlsx …)"),
    (b"\xd0\xcf\x11\xe0", "Microsoft Word 97-2003"),
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"Rar!", "RAR"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
)
"""First bytes of files that people hand over by mistake -> what they are."""


def binary(data: bytes) -> str | None:
    """The name of what `data` is, where it begins like no text; else None."""
    return next((name for start, name in SIGNATURES if data.startswith(start)), None)
