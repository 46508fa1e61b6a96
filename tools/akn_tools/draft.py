"""`akn draft`: the amending decision that turns one text into another."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePath

import click

from akn.amend.draft.decision import STYLES, Frame
from akn.amend.draft.sentence import article
from akn.amend.report import as_json
from akn.api import amend, compare, render, write
from akn.api import draft as draft_of
from akn.diff.render import output_of
from akn.formats import FORMATS, format_of
from akn.model.document import Document
from akn_tools import exits, output
from akn_tools.sources import document
from akn_tools.words import told

WRITTEN = ("txt", "md", "xml", "json")
"""What a draft is written as: the decision as text, Markdown or Akoma Ntoso; its operations as JSON."""


UNSAID = ("numbers", "headings", "body", "title", "preamble", "annexes", "refused")
"""What a draft does not say, beside articles, which are named by their number."""


@click.command(short_help="the decision that turns OLD into NEW")
@click.argument("old")
@click.argument("new")
@click.option("-o", "--output", "output_", metavar="OUT", help="File to write. Default: stdout.")
@click.option("-t", "--to", "style_of", type=click.Choice(WRITTEN), help="Default: by OUT, else txt.")
@click.option(
    "-f",
    "--from",
    "read_as",
    type=click.Choice([n for n, row in FORMATS.items() if row.reader]),
    help="Format of both inputs.",
)
@click.option("--style", type=click.Choice(list(STYLES)), default="npc", show_default=True, help="House style.")
@click.option("--body", default="", metavar="NAME", help="Who decides, as the enacting words name it.")
@click.option(
    "--effective", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="From which day on it holds."
)
@click.option("--title", default="", help="The decision's own title. Default: 关于修改《…》的决定.")
@click.option(
    "--table", metavar="FILE", help="Also write a comparison table (docx, html, md, json) that cites the draft."
)
@click.option("--partial", is_flag=True, help="Write the draft though it does not say everything.")
def draft(
    old: str,
    new: str,
    output_: str | None,
    style_of: str | None,
    read_as: str | None,
    style: str,
    body: str,
    effective: datetime | None,
    title: str,
    table: str | None,
    partial: bool,
) -> int:
    """Draft the decision (修改决定) that turns OLD into NEW; both in any readable format.

    What is drafted is applied to OLD before it is written: the result is NEW, or the draft says what the wording can not say
    and nothing is written.

    \b
    akn draft old.xml new.xml
    akn draft old.txt new.txt -o decision.xml --body 某市人民代表大会常务委员会 --effective 2030-01-01

    Exit status: 0 OLD and the draft give NEW; 1 they do not; 2 misuse or unreadable input.
    """
    day = f"{effective.year}年{effective.month}月{effective.day}日" if effective else ""
    frame = Frame(body, day, title)
    return drafted(
        document(old, read_as),
        document(new, read_as),
        output_,
        style_of,
        style=style,
        frame=frame,
        partial=partial,
        table=table,
    )


def drafted(
    old: Document,
    new: Document,
    path: str | None,
    written: str | None = None,
    *,
    style: str = "npc",
    frame: Frame | None = None,
    partial: bool = False,
    table: str | None = None,
) -> int:
    """Draft, write to `path` (None: standard output) and say what there is to say; the exit status."""
    written = written or (format_of(path) if path not in (None, "-") else "txt")
    if written not in WRITTEN:
        raise click.UsageError(f"a decision is written as {', '.join(WRITTEN)}, not as {written}")
    shown = output_of(PurePath(table).suffix) if table else None
    if table and shown is None:
        raise click.UsageError(f"{table}: no comparison has that extension")
    made = draft_of(old, new, style=style, frame=frame)
    if not made.clauses and not made.unsaid:
        click.echo(told("nothing to say"), err=True)
        return exits.DONE
    if made.revision:
        click.echo(told("revision", share=round(made.share * 100)), err=True)
    if made.unsaid:
        click.echo(told("unsaid", names=", ".join(map(_named, made.unsaid))), err=True)
        if not partial:
            return exits.FINDINGS
    if written == "json":
        data = as_json([amend(old, made.decision)]).encode()
    else:
        data = write(amend(old, made.decision).decision if written == "xml" else made.decision, written)
    output.put(data, path)
    if table and shown:
        output.put(render(made.explained(compare(old, new)), shown), table)
    return exits.FINDINGS if made.unsaid else exits.DONE


def _named(name: str) -> str:
    number = name.removeprefix("art_")
    if name in UNSAID:
        return told("unread" if name == "refused" else name)
    return article(number) if number.replace("-", "", 1).isdecimal() else name
