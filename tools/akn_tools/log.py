"""`akn log`: the versions of a work, or one provision through them."""

from __future__ import annotations

import json

import click

from akn.diagnostics import user_language
from akn_tools import exits, output
from akn_tools.sources import chain_of, corpus_option, no_annex, unit_of
from akn_tools.words import told


@click.command(short_help="versions of a work, or of one article")
@click.argument("work", metavar="WORK")
@click.option(
    "--article",
    metavar="N",
    help="One provision: 15, 15-1, 第十五条第二款, or an eId; of the newest version that has it.",
)
@click.option("-t", "--to", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("-o", "--output", "output_", metavar="FILE", help="Write here instead of stdout.")
@corpus_option
def log(work: str, article: str | None, style: str, output_: str | None, corpus: str) -> int:
    """The versions of WORK: dates, decisions, commencement, what changed; with --article one provision through all of them.

    WORK is an address, the last part of one, a folder of versions, or a file in a git repository, whose commits are read: a
    version is named by the date that its text tells, or by a commit (FILE@3f2a9c1d) where it tells none. The number of
    --article is that of the version named (WORK@date), else of the newest that has it.

    \b
    akn log cn/act/1998-05-20/name
    akn log name --article 15
    akn log name@2019-10-25 --article 第十五条第二款
    akn log laws/name.md --article 15
    """
    from akn.corpus import log_output
    from akn.corpus.ending_index import endings
    from akn.corpus.provision import find, history
    from akn.model.ending import heard

    place, chain = chain_of(work, corpus)
    language = user_language()
    eid = unit_of(article, place.portion)
    if eid is None:
        ended = heard(endings(place.work, chain))
        made = log_output.work_json(chain, ended) if style == "json" else log_output.work_text(chain, language, ended)
    else:
        at = place.work.versions.index(place.version) if place.version else None
        found = find(chain, eid, at)
        if found is None:
            click.echo(told("no version", text=work, unit=eid), err=True)
            return exits.FINDINGS
        no_annex(chain.documents[found[0]], found[1])
        steps = history(chain, *found)
        made = (
            log_output.provision_json(chain, steps)
            if style == "json"
            else log_output.provision_text(chain, steps, language)
        )
    output.put(made if isinstance(made, str) else json.dumps(made, ensure_ascii=False, indent=2) + "\n", output_)
    return exits.DONE
