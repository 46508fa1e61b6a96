"""From bytes to what a contract describes: one diagnostic names place, line and reason where they are something else."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from akn.diagnostics import Diagnostic, diagnostic
from akn.plain.locate import line_of
from akn.plain.node import Misshapen, Node, Notes, Path

Made = TypeVar("Made")

MAX_BYTES = 256 * 1024 * 1024
"""Largest input, in bytes; JSON of a statute is up to four times its XML."""


def load(data: bytes, make: Callable[[Node], Made], code: str) -> tuple[Made | None, tuple[Diagnostic, ...]]:
    """What `make` makes of the JSON in `data`, and what was noticed (X022, X023).

    None and one diagnostic where the bytes are no JSON (X001, X002, X020) or `make` finds a value misshapen (`code`, whose
    fields are `where` and `reason`). Never raises on content.
    """
    import orjson

    data = data.removeprefix(b"\xef\xbb\xbf")
    if not data.strip():
        return None, (diagnostic("X001"),)
    if len(data) > MAX_BYTES:
        size, limit = len(data) / 1024 / 1024, MAX_BYTES // 1024 // 1024
        return None, (diagnostic("X002", size=f"{size:.0f}", limit=limit),)
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        reason = error.msg.partition(": line")[0]
        return None, (diagnostic("X020", error.lineno, column=error.colno, reason=reason),)
    notes = Notes()
    try:
        made = make(Node(value, (), notes))
    except Misshapen as error:
        line = line_of(data.decode(), error.path)
        return None, (diagnostic(code, line, where=_where(error.path), reason=error.reason),)
    return made, tuple(_noticed(notes, data))


def _noticed(notes: Notes, data: bytes) -> list[Diagnostic]:
    found = [
        diagnostic("X022", line_of(data.decode(), path), where=_where(path), found=said, expected=expected)
        for path, said, expected in notes.derived.values()
    ]
    if notes.replaced:
        found.append(diagnostic("X023", count=notes.replaced))
    return found


def _where(path: Path) -> str:
    """`body[3].blocks[0].text`."""
    out = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return out.removeprefix(".") or "the whole"
