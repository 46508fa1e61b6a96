"""`akn validate`: check files against schemas and rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from akn.api import load
from akn.batch.folder import collect
from akn.batch.run import run
from akn.batch.validate import Check, Checked, check, fault
from akn.diagnostics import CODES
from akn.rules.report import LEVELS, STYLES, ReportOptions, failing, render
from akn.rules.selection import wanted
from akn_tools import exits, output
from akn_tools.sources import STDIN, standard_input

if TYPE_CHECKING:
    from akn.rules.baseline import Key


@click.command(short_help="check files against schemas and rules")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--format", "style", type=click.Choice(tuple(STYLES)), default=next(iter(STYLES)), show_default=True)
@click.option(
    "--schema",
    type=click.Choice(["auto", "official", "profile"]),
    help="auto, which is the default: the official schema, and the profile for documents of the profile.",
)
@click.option("--select", metavar="CODES", default="", help="Only these codes or prefixes, comma-separated (N,I001).")
@click.option("--ignore", metavar="CODES", default="", help="Not these codes or prefixes, comma-separated.")
@click.option(
    "--fail-on", type=click.Choice(LEVELS), help="What makes the exit status 1, and what is worse; default: error."
)
@click.option("--baseline", type=click.Path(dir_okay=False), help="Leave out the findings that this file knows.")
@click.option("--write-baseline", type=click.Path(dir_okay=False), help="Write the findings to this file as known.")
@click.option("--excerpt/--no-excerpt", default=True, show_default=True, help="Show the source lines in text reports.")
@click.option("-o", "--output", "output_", metavar="FILE", help="Write the report here instead of stdout.")
@click.option("-j", "--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes to use.")
@click.option(
    "--cache/--no-cache", default=False, show_default=True,
    help="Check again only what has changed; findings are kept in AKN_CACHE_DIR, by default below ~/.cache.",
)  # fmt: skip
def validate(
    paths: tuple[str, ...],
    style: str,
    schema: str | None,
    select: str,
    ignore: str,
    fail_on: str | None,
    baseline: str | None,
    write_baseline: str | None,
    excerpt: bool,
    output_: str | None,
    jobs: int,
    cache: bool,
) -> int:
    """Check files, and all XML files in folders; `-` is standard input.

    Options that are not given are taken from akn.toml, or [tool.akn] of pyproject.toml, in this folder or the nearest above.
    Exit status 1 where a finding is an error (or what --fail-on says), 2 where a file can't be read at all.
    """
    from akn.rules.settings import find

    settings = find(Path())
    chosen, spared = _codes(select) or settings.select, (*_codes(ignore), *settings.ignore)
    bad = failing(fail_on or settings.fail_on or "error")
    data = standard_input() if "-" in paths else None
    meant = collect(paths)
    folders = _asked(meant.folders, chosen, spared) if meant.folders else {}
    inside = {file for below in folders.values() for file in below}
    checks = [
        Check(STDIN if file == "-" else file, schema or settings.schema or "auto", chosen, spared, data if file == "-" else None, file in inside)
        for file in meant.files
    ]  # fmt: skip
    function = _cached() if cache else check
    results = list(output.progress(run(function, checks, jobs, fault), len(checks), "validate"))
    for result in results:
        if result.unreadable:
            click.echo(result.unreadable, err=True)
    told = [item for result in results for item in result.diagnostics]
    asked = wanted(chosen, spared)
    told += (item for item in meant.diagnostics if asked(item.code))
    records = {result.file: result.record for result in results if result.record is not None}
    for folder, below in folders.items():
        from akn.corpus import whole

        told += whole.check(folder, [records[file] for file in below if file in records], select=chosen, ignore=spared)
    found = [item for item in told if not settings.spared(item)]
    if write_baseline:
        from akn.rules import baseline as known

        output.put(known.made(found), write_baseline)
        found = []
    elif path := baseline or settings.baseline:
        from akn.rules import baseline as known

        found = known.fresh(found, _baseline(str(path)))
    readable = [result.file for result in results if not result.unreadable]
    if readable or found or not results or output_ or style != next(iter(STYLES)):
        output.put(render(found, style, ReportOptions(readable, bad, excerpts=excerpt)), output_)
    if len(readable) < len(results):
        return exits.MISUSE
    return exits.FINDINGS if any(item.severity in bad for item in found) else exits.DONE


def _cached() -> Callable[[Check], Checked]:
    from akn.batch.cache import check_cached, default_folder, fingerprint

    return partial(check_cached, folder=default_folder(), program=fingerprint())


def _asked(folders: dict[str, list[str]], select: Sequence[str], ignore: Sequence[str]) -> dict[str, list[str]]:
    """`folders`, where any code of a folder as a whole is asked for."""
    from akn.corpus import whole

    return folders if whole.needed(select, ignore) else {}


def _baseline(path: str) -> Counter[Key]:
    from akn.rules.baseline import read

    try:
        return read(load(path).decode("utf-8"))
    except ValueError as error:
        raise click.UsageError(f"{path}: {error}") from error


def _codes(text: str) -> tuple[str, ...]:
    """The codes or prefixes of a comma-separated list, each of which must fit a code that there is."""
    codes = tuple(filter(None, (code.strip().upper() for code in text.split(","))))
    for code in codes:
        if not any(known.startswith(code) for known in CODES):
            raise click.UsageError(f"no code is or begins with {code}; `akn rules` lists them all")
    return codes
