"""`akn manifest`: the hashes that chain a corpus together."""

from __future__ import annotations

from pathlib import Path

import click

from akn.batch.folder import lies_in
from akn.batch.write import write_atomically
from akn.diagnostics import diagnostic
from akn.errors import Unreadable
from akn_tools import exits, output


@click.command(short_help="hashes that chain source, decision and version")
@click.argument("corpus")
def manifest(corpus: str) -> int:
    """Write manifest.json beside the versions of every work in CORPUS; prints the files that are new or changed.

    Each version is listed with the hashes of its source, its corrections and its decision, chained to the one before.
    Checking the corpus compares them. Exit status 1 where a manifest is a link out of CORPUS, which is not followed.
    """
    from akn.corpus.manifest import manifests

    if not Path(corpus).is_dir():
        raise Unreadable(f"{corpus}: no such folder")
    status = exits.DONE
    for path, data in manifests(Path(corpus)):
        if path.is_symlink() and not lies_in(path, Path(corpus).resolve()):
            output.say([diagnostic("C110").at(str(path))])
            status = exits.FINDINGS
        elif not path.is_file() or path.read_bytes() != data:
            write_atomically(path, data)
            click.echo(str(path))
    return status
