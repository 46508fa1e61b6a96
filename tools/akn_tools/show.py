"""`akn show`: the text of a work on a day."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import click

from akn.diagnostics import user_language
from akn_tools import exits, output
from akn_tools.sources import chain_of, corpus_option, unit_of
from akn_tools.words import told

if TYPE_CHECKING:
    from akn.corpus.chain import Chain

DAY = click.DateTime(["%Y-%m-%d"])


@click.command(short_help="the text in force on a day")
@click.argument("work", metavar="WORK")
@click.option(
    "--at",
    type=DAY,
    metavar="YYYY-MM-DD",
    help="The day. Without it, WORK@date names a version, or the newest is shown.",
)
@click.option(
    "--known",
    type=DAY,
    metavar="YYYY-MM-DD",
    help="As the corpus stood after the decisions of that day; of a file in git, after its commits.",
)
@click.option("--article", metavar="N", help="One provision: 15, 15-1, 第十五条第二款, 第三章, 附件1, or an eId.")
@click.option("-t", "--to", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("-o", "--output", "output_", metavar="FILE", help="Write here instead of stdout.")
@corpus_option
def show(work: str, at: datetime | None, known: datetime | None, article: str | None, style: str,
         output_: str | None, corpus: str) -> int:  # fmt: skip
    """The text of WORK in force on a day, and how far that is known: lines with # before the text.

    Exit status 1 where no text is known to be in force that day, or the corpus lacks it.

    \b
    akn show name --at 2024-06-01
    akn show name:2024-06-01 --article 15
    akn show name@2019-10-25
    akn show laws/name.md --at 2024-06-01 --known 2024-06-30
    """
    from akn.corpus import show_output
    from akn.corpus.ending_index import endings
    from akn.corpus.provision import there
    from akn.corpus.timeline import as_of

    until = f"{known:%Y-%m-%d}" if known else None
    place, chain = chain_of(work, corpus, until)
    eid = unit_of(article, place.portion)
    day = f"{at:%Y-%m-%d}" if at else place.on
    if day is None:
        number = place.work.versions.index(place.version) if place.version else len(chain.documents) - 1
        return _version(chain, number, eid, style, output_)
    ended = endings(place.work, chain)
    answer = as_of(chain.documents, day, known=None if chain.file else until, endings=ended)
    if answer.status in ("missing", "repealed"):
        answer = replace(answer, stage=replace(answer.stage, version=None) if answer.stage else None)
    shown = answer.shown
    if shown is not None and eid:
        eid = there(chain.documents[shown], eid) or eid
    if style == "json":
        made = json.dumps(show_output.as_json(chain, answer, eid), ensure_ascii=False, indent=2) + "\n"
    else:
        made = show_output.as_text(chain, answer, user_language(), eid)
    output.put(made, output_)
    if shown is not None and eid and show_output.unit_text(chain.documents[shown], eid) is None:
        click.echo(told("no unit", text=chain.documents[shown].meta.expression.uri, unit=eid), err=True)
        return exits.FINDINGS
    return exits.DONE if answer.status == "in-force" else exits.FINDINGS


def _version(chain: Chain, number: int, eid: str | None, style: str, output_: str | None) -> int:
    from akn.api import write
    from akn.corpus.provision import there
    from akn.corpus.show_output import source, unit_text

    document = chain.documents[number]
    text = unit_text(document, there(document, eid) or eid) if eid else write(document, "txt").decode()
    if text is None:
        click.echo(told("no unit", text=document.meta.expression.uri, unit=eid), err=True)
        return exits.FINDINGS
    if style == "json":
        made = {"version": document.meta.expression.uri, **source(chain, number), "text": text}
        text = json.dumps(made, ensure_ascii=False, indent=2) + "\n"
    output.put(text, output_)
    return exits.DONE
