"""`akn resolve`: an old address, or an old number, as the unit it is today."""

from __future__ import annotations

import json

import click

from akn.diagnostics import user_language
from akn_tools import exits, output
from akn_tools.sources import chain_of, corpus_option, no_annex, unit_of
from akn_tools.words import told


@click.command(short_help="what an old address is today")
@click.argument("address", metavar="ADDRESS")
@click.option(
    "--article",
    metavar="N",
    help="The unit, where ADDRESS names none: 15, 15-1, 第十五条第二款, an eId or tracking id.",
)
@click.option(
    "--map", "whole", is_flag=True, help="The ids of all units of the version, and what they are today, as JSON."
)
@click.option("-o", "--output", "output_", metavar="FILE", help="Write here instead of stdout.")
@corpus_option
def resolve(address: str, article: str | None, whole: bool, output_: str | None, corpus: str) -> int:
    """The address that a unit of an earlier version has in the newest one.

    Without a version, the unit is looked for by eId in the newest version that has it, then by tracking id. Exit status 1
    where it is gone, or never was.

    \b
    akn resolve /akn/cn/act/1998-05-20/name/zho@2006-08-18/~art_15
    akn resolve name@2006-08-18 --article 15
    akn resolve laws/name.md@2006-08-18 --article 15
    akn resolve name@2006-08-18 --map -o ids.json
    """
    from akn.corpus.chain import version_of
    from akn.corpus.idmap import as_json
    from akn.corpus.idmap import resolve as run
    from akn.corpus.provision import find
    from akn.corpus.words import say

    place, chain = chain_of(address, corpus)
    at = place.work.versions.index(place.version) if place.version else None
    if whole:
        version = len(chain.documents) - 1 if at is None else at
        output.put((json.dumps(as_json(chain, version), ensure_ascii=False, indent=2) + "\n"), output_)
        return exits.DONE
    eid = unit_of(article, place.portion)
    if eid is None:
        raise click.UsageError("name the unit: ADDRESS/~art_15, or --article 15")
    found = find(chain, eid, at)
    if found is None:
        click.echo(told("no version", text=address, unit=eid), err=True)
        return exits.FINDINGS
    no_annex(chain.documents[found[0]], found[1])
    today = run(chain, *found)
    last = chain.documents[-1].meta.expression.uri
    if today.gone is not None:
        gone = version_of(chain.documents[today.gone])
        click.echo(f"akn: {say('gone', user_language(), version=gone, last=', '.join(today.last))}", err=True)
        return exits.FINDINGS
    output.put("".join(f"{last}/~{name}\n" for name in today.now), output_)
    return exits.DONE
