"""`akn search`: full text of a corpus."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from akn.diagnostics import printable
from akn.errors import Unreadable
from akn.model.document import NAMES
from akn_tools import exits, output
from akn_tools.sources import corpus_option
from akn_tools.words import told

if TYPE_CHECKING:
    from sqlite3 import Connection

DAY = click.DateTime(["%Y-%m-%d"])


@click.command(short_help="full text of a corpus")
@click.argument("words", metavar="WORD...", nargs=-1, required=True)
@click.option(
    "--at", type=DAY, metavar="YYYY-MM-DD", help="Versions known to be in force on that day. Default: the newest."
)
@click.option("--all-versions", "every", is_flag=True, help="Every version.")
@click.option("--kind", type=click.Choice(NAMES), help="Kind of document.")
@click.option("--body", metavar="NAME", help="Part of the name of the body that made it.")
@click.option("--from", "since", type=DAY, metavar="YYYY-MM-DD", help="Versions of that day or later.")
@click.option("--to", "until", type=DAY, metavar="YYYY-MM-DD", help="Versions of that day or earlier.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True)
@click.option("-t", "--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--index", "index_", metavar="FILE", help="Where the index is kept. Default: in the user's cache.")
@corpus_option
def search(words: tuple[str, ...], at: datetime | None, every: bool, kind: str | None, body: str | None,
           since: datetime | None, until: datetime | None, limit: int, style: str, index_: str | None, corpus: str) -> int:  # fmt: skip
    """The provisions that hold all of WORD..., of one character or more; the index is brought up to date first.

    \b
    akn search 科技 人才
    akn search 数据 --at 2024-06-01 --kind local-regulation --body 北京市

    Exit status 1 where nothing is found.
    """
    from akn.corpus.ending_index import uncertain
    from akn.corpus.search import Hit, Query, place_of_index
    from akn.corpus.search import search as run
    from akn.corpus.search_index import Updated, asked, update

    if not all(word.strip() for word in words):
        raise click.UsageError("an empty word is everywhere; name one of a character or more")
    root = Path(corpus)
    if not root.is_dir():
        raise Unreadable(f"{corpus}: no such folder; name the corpus with --corpus DIR")
    days = [f"{day:%Y-%m-%d}" if day else None for day in (at, since, until)]

    def ask(index: Connection) -> tuple[Updated, tuple[Hit, ...]]:
        done = update(index, root)
        spared = uncertain(root, days[0]) if days[0] else ()
        return done, run(index, Query(words, days[0], every, kind, body, days[1], days[2], limit, spared))

    path = Path(index_) if index_ else place_of_index(root)
    (done, found), reason = asked(path, ask)
    if reason:
        click.echo(told("index not kept", path=printable(str(path)), reason=reason), err=True)
    for name in done.unreadable:
        click.echo(f"akn: {name}: not searched; no document could be read from it", err=True)
    if style == "json":
        rows = [
            {
                "address": hit.address,
                "title": hit.title,
                "date": hit.date,
                "eId": hit.eId,
                "num": hit.num,
                "text": hit.text,
            }
            for hit in found
        ]
        output.put((json.dumps({"hits": rows}, ensure_ascii=False, indent=2) + "\n"), None)
    else:
        lines = [f"{hit.address}\n    {hit.shown(words)}" for hit in found]
        output.put("".join(f"{line}\n" for line in lines), None)
    if not found:
        click.echo(told("nothing found", words=" ".join(words)), err=True)
    return exits.DONE if found else exits.FINDINGS
