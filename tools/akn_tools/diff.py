"""`akn diff`: what changed between two versions."""

from __future__ import annotations

import os
import shutil
import sys

import click

from akn.api import compare
from akn.formats import FORMATS
from akn_tools import exits, output
from akn_tools.sources import document

EXTENSIONS = {".json": "json", ".html": "html", ".htm": "html"}
"""What the extension of the output file stands for; anything else is text."""


@click.command(short_help="what changed between two versions, article by article")
@click.argument("old")
@click.argument("new")
@click.option("-t", "--to", "style", type=click.Choice(["text", "json", "html"]), help="Default: by OUT, else text.")
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
    changes = compare(document(old, read_as), document(new, read_as))
    style = style or next(
        (kind for end, kind in EXTENSIONS.items() if output_ and output_.lower().endswith(end)), "text"
    )
    if style == "json":
        from akn.diff.render.json import render as render_json

        made = render_json(changes)
    elif style == "html":
        from akn.diff.render.html import render as render_html

        made = render_html(changes)
    else:
        from akn.diff.render.text import render as render_text

        color = output_ is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        made = render_text(changes, color=color, width=shutil.get_terminal_size((100, 24)).columns, stat=stat)
    output.put(made.encode(), output_)
    return exits.FINDINGS if exit_code and changes.differs else exits.DONE
