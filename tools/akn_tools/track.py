"""`akn track`: versions read each for itself become a corpus in which every unit has one name."""

from __future__ import annotations

from pathlib import Path

import click

from akn.api import load, read_bytes, write
from akn.batch.convert import format_for
from akn.batch.write import write_atomically
from akn.errors import AknError, Unreadable
from akn.formats.options import ReadOptions
from akn_tools import exits, output


@click.command(short_help="versions of a work made a corpus, units followed")
@click.argument("inputs", metavar="IN...", nargs=-1, required=True)
@click.option(
    "--output-dir", required=True, metavar="DIR", help="Corpus to write to; each version becomes its address."
)
@click.option("--iri", metavar="WORK", help="Address of the work, where the texts do not all tell the same.")
def track(inputs: tuple[str, ...], output_dir: str, iri: str | None) -> int:
    """Read all versions of one work, oldest first, and follow every unit through them by alignment.

    Each version is written to DIR as XML, under its address, with tracking ids (wIds), mappings, and how sure each pair is.

    \b
    akn track 2015.txt 2021.txt 2025.txt --output-dir corpus
    """
    from akn.corpus.track import track as run
    from akn.model.address import parse

    documents = []
    for source in inputs:
        name = format_for(source, None, None)
        reading = read_bytes(load(source), name, ReadOptions(source, iri if name in ("txt", "md") else None))
        output.say(reading.diagnostics, ("error",))
        if reading.document is None:
            raise Unreadable(f"{source}: no document could be read from it")
        documents.append(reading.document)
    works = dict.fromkeys(item.meta.work.uri for item in documents)
    if len(works) > 1:
        raise AknError(f"{' and '.join(works)} are different works; name the one meant with --iri")
    places = [parse(item.meta.expression.uri) for item in documents]
    for at, place in enumerate(places):
        if place is None or place in places[:at]:
            raise AknError(
                f"{inputs[at]}: its address {documents[at].meta.expression.uri} is that of another input, or none"
            )
    order = [(place.version or "") if place else "" for place in places]
    if order != sorted(order):
        click.echo(
            "akn: the versions are not in the order of their dates; they are followed in the order given", err=True
        )
    made = run(documents)
    for place, document in zip(places, made, strict=True):
        assert place is not None
        path = Path(output_dir, place.path())
        write_atomically(path, write(document))
        click.echo(str(path))
    return exits.DONE
