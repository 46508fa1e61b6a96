"""`akn convert --base`: an edited text back into the document that it was written from."""

from __future__ import annotations

import click

from akn.api import load, read_bytes, write
from akn.batch.convert import TEXTS, format_for
from akn.errors import AknError, Unreadable
from akn.formats import format_of
from akn.formats.options import ReadOptions
from akn.model.document import Document
from akn_tools import exits, output
from akn_tools.sources import STDIN, document, standard_input
from akn_tools.words import kind, told


def convert_edited(
    source: str, base: str, output_: str | None, read_as: str | None, write_as: str | None, *, keep_lines: bool
) -> int:
    """Write the base with its text as `source` has it, and say which units changed."""
    from akn.corpus.edited import edited

    data = standard_input() if source == "-" else load(source)
    name = format_for(source, read_as, data if source == "-" else None)
    if name not in TEXTS:
        raise click.UsageError(f"{source}: --base is for an edited text ({', '.join(TEXTS)}), not {name}")
    target = write_as or (format_of(output_) if output_ and output_ != "-" else "xml")
    file = STDIN if source == "-" else source

    def read(text: bytes) -> Document:
        reading = read_bytes(text, name, ReadOptions(file, None, None, keep_lines))
        if text is data:
            output.say(reading.diagnostics, ("error",))
        if reading.document is None:
            raise Unreadable(f"{file}: no document could be read from it")
        return reading.document

    before = document(base)
    try:
        made = edited(before, data, lambda item: write(item, name), read)
    except Unreadable:
        raise
    except AknError as error:
        raise AknError(f"{base}: {error}") from error
    if made.untouched:
        click.echo(told("nothing edited"), err=True)
        same = target == "xml" and format_for(base, None, None) == "xml"
        output.put(load(base) if same else write(made.document, target), output_)
        return exits.DONE
    for row in made.changes.changes:
        if row.kind != "unchanged":
            unit = next((ref.num or ref.eId for ref in (*row.new, *row.old)), row.unit)
            click.echo(told("change", unit=unit, kind=kind(row.kind)), err=True)
    output.put(write(made.document, target), output_)
    return exits.DONE
