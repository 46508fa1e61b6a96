"""Putting results where they were asked for, and diagnostics on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import click

from akn.batch.write import write_atomically
from akn.diagnostics import Diagnostic

Item = TypeVar("Item")


def put(data: bytes, path: str | None) -> None:
    """Write `data` to `path`, or to standard output where it is None or `-`."""
    if path is None or path == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        write_atomically(path, data)


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
        more = f" (and {len(items) - 1} more; --report FILE lists them)" if len(items) > 1 else ""
        click.echo(f"{items[0].as_line()}{more}", err=True)


def report(diagnostics: Iterable[Diagnostic], path: str) -> None:
    """Write all `diagnostics` to `path`, `-` for standard output, as the JSON contract has them."""
    from akn.rules.report import as_json

    put(as_json(tuple(diagnostics)).encode(), path)


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
