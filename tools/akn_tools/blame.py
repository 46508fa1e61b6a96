"""`akn blame`: which decision brought each 条 and 款, and which changed it last."""

from __future__ import annotations

import json

import click

from akn.diagnostics import user_language
from akn_tools import exits, output
from akn_tools.sources import chain_of, corpus_option, unit_of
from akn_tools.words import told


@click.command(short_help="who enacted and last changed each article")
@click.argument("work", metavar="WORK")
@click.option("-t", "--to", "style", type=click.Choice(["text", "json", "html"]), default="text", show_default=True)
@click.option("-o", "--output", "output_", metavar="FILE", help="Write here instead of stdout.")
@corpus_option
def blame(work: str, style: str, output_: str | None, corpus: str) -> int:
    """For each 条 and 款 of WORK, of WORK@date, or of one unit (WORK/~第十五条): the decision that enacted it, the one that changed it last, and when.

    \b
    akn blame name
    akn blame name@2019-10-25 -t html -o blame.html
    akn blame laws/name.md
    """
    from akn.corpus import blame_output
    from akn.corpus.blame import blame as run
    from akn.corpus.provision import there, within

    place, chain = chain_of(work, corpus)
    at = place.work.versions.index(place.version) if place.version else len(chain.documents) - 1
    rows = run(chain, at)
    if eid := unit_of(None, place.portion):
        document = chain.documents[at]
        eid = there(document, eid) or eid
        around = within(document, eid)
        rows = tuple(row for row in rows if row.unit.eId in around)
        if not rows:
            click.echo(told("no unit", text=document.meta.expression.uri, unit=eid), err=True)
            return exits.FINDINGS
    if style == "json":
        made = json.dumps(blame_output.as_json(chain, rows, at), ensure_ascii=False, indent=2) + "\n"
    elif style == "html":
        made = blame_output.as_html(chain, rows, at, user_language())
    else:
        made = blame_output.as_text(chain, rows, user_language())
    output.put(made, output_)
    return exits.DONE
