"""`akn diff`: what changed between two versions."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import PurePath

import click

from akn.api import compare
from akn.diff.render import OUTPUTS, RenderOptions, output_of, render
from akn.formats import FORMATS
from akn_tools import exits, output
from akn_tools.sources import document


@click.command(short_help="what changed between two versions, article by article")
@click.argument("old")
@click.argument("new")
@click.option("-t", "--to", "style", type=click.Choice(list(OUTPUTS)), help="Default: by OUT, else text.")
@click.option("-o", "--output", "output_", metavar="OUT", help="File to write. Default: stdout.")
@click.option(
    "-f",
    "--from",
    "read_as",
    type=click.Choice([n for n, row in FORMATS.items() if row.reader]),
    help="Format of both.",
)
@click.option("--stat", is_flag=True, help="Only the summary: how many articles of each kind.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 where the two differ.")
def diff(
    old: str, new: str, style: str | None, output_: str | None, read_as: str | None, stat: bool, exit_code: bool
) -> int:
    """Compare OLD and NEW, in any readable format, article by article.

    \b
    akn diff old.xml new.xml
    akn diff old.txt new.txt -o comparison.html
    """
    style = style or _style(output_)
    changes = compare(document(old, read_as), document(new, read_as))
    options = RenderOptions(
        color=output_ is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR"),
        width=shutil.get_terminal_size((100, 24)).columns,
        stat=stat,
    )
    output.put(render(changes, style, options), output_)
    return exits.FINDINGS if exit_code and changes.differs else exits.DONE


def _style(path: str | None) -> str:
    """The kind of output that the extension of `path` stands for."""
    extension = PurePath(path or "-").suffix
    name = output_of(extension) if extension else next(iter(OUTPUTS))
    if name is None:
        known = " ".join(extension for row in OUTPUTS.values() for extension in row.extensions)
        raise click.UsageError(f"{path}: no comparison has the extension {extension!r}; use -t, or one of {known}")
    return name
