"""`akn diff`: what changed between versions, and where two drafts conflict."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import PurePath

import click

from akn.api import compare, compare_three, paths
from akn.diff.render import OUTPUTS, PATHS_OUTPUTS, THREEWAY_OUTPUTS, Output, RenderOptions, output_of, render
from akn.formats import FORMATS
from akn_tools import exits, output
from akn_tools.sources import corpus_option, document

DECISION = "decision"
"""What `akn draft` writes, among the outputs of a comparison."""


@click.command(short_help="what changed between versions, article by article")
@click.argument("old")
@click.argument("new")
@click.argument("more", nargs=-1)
@click.option("-t", "--to", "style", type=click.Choice([*OUTPUTS, DECISION]), help="Default: by OUT, else text.")
@click.option("-o", "--output", "output_", metavar="OUT", help="File to write. Default: stdout.")
@click.option(
    "-f",
    "--from",
    "read_as",
    type=click.Choice([n for n, row in FORMATS.items() if row.reader]),
    help="Format of all inputs.",
)
@click.option("--base", metavar="BASE", help="Compare the drafts OLD and NEW with what both started from.")
@click.option("--stat", is_flag=True, help="Only the summary: how much changed, and in which chapters.")
@click.option(
    "--exit-code", is_flag=True, help="Exit with 1 where any version differs; with --base, where the drafts conflict."
)
@click.option("--all", "whole", is_flag=True, help="docx: unchanged articles too.")
@click.option("--author", default="", metavar="NAME", help="redline: who made the changes. Default: akn.")
@click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="redline: when they were made. Default: no date; what moved is deleted and inserted.",
)
@click.option("--no-pager", is_flag=True, help="Do not page text that is longer than the terminal.")
@corpus_option
def diff(
    old: str,
    new: str,
    more: tuple[str, ...],
    style: str | None,
    output_: str | None,
    read_as: str | None,
    base: str | None,
    stat: bool,
    exit_code: bool,
    whole: bool,
    author: str,
    date: datetime | None,
    no_pager: bool,
    corpus: str,
) -> int:
    """Compare OLD and NEW, in any readable format, addresses in the corpus or versions in git, article by article.

    With MORE versions each provision is followed through all of them, in the order given. With --base the drafts OLD
    and NEW are set against BASE: what one changed alone, what both can have, where they conflict. Any of the inputs, one at
    most, may be `-` for standard input.

    \b
    akn diff old.xml new.xml
    akn diff old.txt new.txt -o comparison.html
    akn diff old.md new.md -t markdown
    akn diff old.xml new.xml -o table.docx
    akn diff old.xml new.xml -t redline -o redline.docx --author NAME --date 2025-01-31
    akn diff old.xml new.xml -t decision
    akn diff 2015.xml 2021.xml 2025.xml
    akn diff name@2015-04-24 name@2021-04-29
    akn diff laws/name.md@2015-04-24 laws/name.md
    akn diff committee-a.txt committee-b.txt --base law.xml --exit-code
    """
    if style == DECISION:
        if more or base is not None:
            raise click.UsageError("-t decision is drafted from two versions")
        from akn_tools.draft import drafted

        return drafted(document(old, read_as, corpus), document(new, read_as, corpus), output_)
    sources = [old, new, *more, *([base] if base is not None else [])]
    if sources.count("-") > 1:
        raise click.UsageError("only one input can be standard input")
    if base is not None and more:
        raise click.UsageError(f"--base takes two drafts; {2 + len(more)} were given")
    outputs = THREEWAY_OUTPUTS if base is not None else PATHS_OUTPUTS if more else OUTPUTS
    style = _style(style, output_, outputs)
    if outputs[style].binary and output_ in (None, "-") and sys.stdout.isatty():
        raise click.UsageError(f"{style} is no text for a terminal; name a file with -o, or redirect the output")
    documents = [document(source, read_as, corpus) for source in sources]
    options = RenderOptions(
        color=output_ is None and sys.stdout.isatty() and not _colourless(),
        width=shutil.get_terminal_size((100, 24)).columns,
        stat=stat,
        author=author,
        date=f"{date:%Y-%m-%d}" if date else "",
        whole=whole,
    )
    if base is not None:
        three = compare_three(documents[2], documents[0], documents[1])
        found, data = bool(three.conflicts), render(three, style, options)
    elif more:
        followed = paths(documents)
        output.warn_backwards(followed)
        found, data = followed.differs, render(followed, style, options)
    else:
        changes = compare(documents[0], documents[1])
        found, data = changes.differs, render(changes, style, options)
    if output_ is None and style == "text" and not no_pager:
        output.page(data, color=options.color)
    else:
        output.put(data, output_)
    return exits.FINDINGS if exit_code and found else exits.DONE


def _colourless() -> bool:
    """Whether the user, or the terminal, wants no colour (https://no-color.org)."""
    return bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"


def _style(asked: str | None, path: str | None, outputs: Mapping[str, Output]) -> str:
    """The output that was asked for, or the one that the extension of `path` stands for."""
    what = {id(PATHS_OUTPUTS): "more than two versions", id(THREEWAY_OUTPUTS): "--base"}.get(id(outputs))
    if asked is not None:
        if asked not in outputs:
            raise click.UsageError(f"-t {asked} shows two versions; with {what} use {', '.join(outputs)}")
        return asked
    extension = PurePath(path or "-").suffix
    name = output_of(extension, outputs) if extension else next(iter(outputs))
    if name is None:
        known = " ".join(extension for row in outputs.values() for extension in row.extensions)
        raise click.UsageError(f"{path}: no comparison has the extension {extension!r}; use -t, or one of {known}")
    return name
