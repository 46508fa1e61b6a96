"""`akn manifest`: the hashes that chain a corpus together."""

from __future__ import annotations

from pathlib import Path

import click

from akn.batch.write import write_atomically
from akn.errors import Unreadable
from akn_tools import exits


@click.command(short_help="hashes that chain source, decision and version")
@click.argument("corpus")
def manifest(corpus: str) -> int:
    """Write manifest.json beside the versions of every work in CORPUS; prints the files that are new or changed.

    Each version is listed with the hashes of its source, its corrections and its decision, chained to the one before.
    Checking the corpus compares them.
    """
    from akn.corpus.manifest import manifests

    if not Path(corpus).is_dir():
        raise Unreadable(f"{corpus}: no such folder")
    for path, data in manifests(Path(corpus)):
        if not path.is_file() or path.read_bytes() != data:
            write_atomically(path, data)
            click.echo(str(path))
    return exits.DONE
