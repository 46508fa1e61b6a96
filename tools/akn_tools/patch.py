"""`akn patch`: OLD + comparison = NEW."""

from __future__ import annotations

import click

from akn.api import load, write
from akn.api import patch as run
from akn.diff.decode import read as decode
from akn.errors import Refused
from akn.formats import FORMATS, format_of
from akn_tools import exits, output
from akn_tools.sources import STDIN, document, standard_input


@click.command(short_help="the new version, from the old one and a comparison")
@click.argument("old")
@click.argument("comparison", metavar="COMPARISON.json")
@click.option(
    "-o", "--output", "output_", metavar="NEW", help="File to write; its extension says the format. Default: stdout."
)
@click.option(
    "-f",
    "--from",
    "read_as",
    type=click.Choice([n for n, row in FORMATS.items() if row.reader]),
    help="Format of OLD, where its name does not say.",
)
@click.option(
    "-t",
    "--to",
    "write_as",
    type=click.Choice([n for n, row in FORMATS.items() if row.writer]),
    help="Format to write. Default: by NEW, else xml.",
)
def patch(old: str, comparison: str, output_: str | None, read_as: str | None, write_as: str | None) -> int:
    """Rebuild the new version from OLD and what `akn diff -t json` wrote, exactly.

    OLD must have the text that was compared, in any readable format; else nothing is written and the exit status is 1.
    Either may be `-` for standard input.

    \b
    akn diff old.xml new.xml -o changes.json
    akn patch old.xml changes.json -o new.xml
    """
    if old == comparison == "-":
        raise click.UsageError("only one of OLD and COMPARISON can be standard input")
    target = write_as or (format_of(output_) if output_ and output_ != "-" else "xml")
    before = document(old, read_as)
    name = STDIN if comparison == "-" else comparison
    changes, found = decode(standard_input() if comparison == "-" else load(comparison))
    output.say([item.at(name) for item in found])
    if changes is None:
        return exits.MISUSE
    try:
        after = run(before, changes)
    except Refused as refusal:
        output.say((refusal.diagnostic.at(STDIN if old == "-" else old),))
        return exits.FINDINGS
    output.put(write(after, target), output_)
    return exits.DONE
