"""`akn validate`: check files against schemas and rules."""

from __future__ import annotations

from functools import partial

import click

from akn.batch.cache import check_cached, default_folder, fingerprint
from akn.batch.run import run
from akn.batch.validate import Check, check, fault, files
from akn.diagnostics import CODES
from akn_tools import exits, output
from akn_tools.sources import STDIN, standard_input


@click.command(short_help="check files against schemas and rules")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--schema",
    type=click.Choice(["auto", "official", "profile"]),
    default="auto",
    show_default=True,
    help="auto: the official schema, and the profile for documents of the profile.",
)
@click.option("--select", metavar="CODES", default="", help="Only these codes or prefixes, comma-separated (N,I001).")
@click.option("--ignore", metavar="CODES", default="", help="Not these codes or prefixes, comma-separated.")
@click.option("-o", "--output", "output_", metavar="FILE", help="Write the report here instead of stdout.")
@click.option("-j", "--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes to use.")
@click.option(
    "--cache/--no-cache", default=False, show_default=True,
    help="Check again only what has changed; findings are kept in AKN_CACHE_DIR, by default below ~/.cache.",
)  # fmt: skip
def validate(
    paths: tuple[str, ...],
    style: str,
    schema: str,
    select: str,
    ignore: str,
    output_: str | None,
    jobs: int,
    cache: bool,
) -> int:
    """Check files, and all XML files in folders; `-` is standard input.

    Exit status 1 where a finding is an error, 2 where a file can't be read at all.
    """
    from akn.rules.report import as_json, as_text

    data = standard_input() if "-" in paths else None
    chosen, spared = _codes(select), _codes(ignore)
    checks = [
        Check(STDIN if file == "-" else file, schema, chosen, spared, data if file == "-" else None)
        for file in files(paths)
    ]
    function = partial(check_cached, folder=default_folder(), program=fingerprint()) if cache else check
    results = list(output.progress(run(function, checks, jobs, fault), len(checks), "validate"))
    for result in results:
        if result.unreadable:
            click.echo(result.unreadable, err=True)
    found = tuple(item for result in results for item in result.diagnostics)
    made = as_json(found) if style == "json" else as_text(found, files=sum(not result.unreadable for result in results))
    output.put(made.encode(), output_)
    if any(result.unreadable for result in results):
        return exits.MISUSE
    return exits.FINDINGS if any(item.severity == "error" for item in found) else exits.DONE


def _codes(text: str) -> tuple[str, ...]:
    """The codes or prefixes of a comma-separated list, each of which must fit a code that there is."""
    codes = tuple(filter(None, (code.strip().upper() for code in text.split(","))))
    for code in codes:
        if not any(known.startswith(code) for known in CODES):
            raise click.UsageError(f"no code is or begins with {code}; `akn rules` lists them all")
    return codes
