"""Putting results where they were asked for, and diagnostics on standard error."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

import click

from akn.batch.write import write_atomically
from akn.diagnostics import Diagnostic
from akn_tools.words import told

if TYPE_CHECKING:
    from akn.diff.paths import Paths

Item = TypeVar("Item")
_SURROGATES = re.compile("[\ud800-\udfff]")


def put(data: bytes | str, path: str | None) -> None:
    """Write `data` to `path`, or to standard output where it is None or `-`.

    In text, which may name files whose names are no characters, what UTF-8 can't say is U+FFFD.
    """
    if isinstance(data, str):
        data = _SURROGATES.sub("\ufffd", data).encode()
    if path is None or path == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        write_atomically(path, data)


def page(data: bytes, *, color: bool) -> None:
    """Write text to standard output; through `$PAGER` (else `less -FRX`) where that is a terminal with fewer lines.

    An empty `PAGER`, or `cat`, turns paging off.
    """
    lines = shutil.get_terminal_size((100, 24)).lines
    if not sys.stdout.isatty() or data.count(b"\n") < lines or os.environ.get("PAGER", "less") in ("", "cat"):
        put(data, None)
        return
    os.environ.setdefault("LESS", "FRX")
    click.echo_via_pager(data.decode("utf-8", "replace"), color=color)


def warn_backwards(paths: Paths) -> None:
    """Say on standard error where the dates of versions run backwards."""
    from akn.diagnostics import user_language
    from akn.diff.render.paths_words import notes

    for note in notes(paths, user_language()):
        click.echo(f"akn: {note}", err=True)


def say(diagnostics: Iterable[Diagnostic], severities: Sequence[str] = ("error", "warning")) -> None:
    """Print those of the given severities on standard error, a line each."""
    for item in diagnostics:
        if item.severity in severities:
            click.echo(item.as_line(), err=True)


def say_count(diagnostics: Iterable[Diagnostic]) -> None:
    """Print how many notes there are of each code: joins and other repairs are never made without a word."""
    notes: dict[str, list[Diagnostic]] = {}
    for item in diagnostics:
        if item.severity == "info":
            notes.setdefault(item.code, []).append(item)
    for _, items in sorted(notes.items()):
        more = told("more listed", count=len(items) - 1) if len(items) > 1 else ""
        click.echo(f"{items[0].as_line()}{more}", err=True)


def report(diagnostics: Iterable[Diagnostic], path: str) -> None:
    """Write all `diagnostics` to `path`, `-` for standard output, as the JSON contract has them."""
    from akn.rules.report import render

    put(render(tuple(diagnostics), "json"), path)


def progress(items: Iterable[Item], total: int, label: str) -> Iterator[Item]:
    """`items`, with a progress bar on standard error where that is a terminal and there are many."""
    if total < 4 or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=total)
        for item in items:
            bar.advance(task)
            yield item
