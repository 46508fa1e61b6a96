"""`akn git`: the drivers that git calls, and setting it up to call them."""

from __future__ import annotations

import shlex
import shutil
import sys
from pathlib import Path

import click

from akn.api import compare as compare_documents
from akn.api import load, read_bytes, render, write
from akn.batch.convert import format_for
from akn.batch.write import write_atomically
from akn.diff.render import RenderOptions
from akn.errors import UnknownFormat
from akn.formats.options import ReadOptions
from akn.model.document import Document
from akn_tools import exits, output


@click.group(short_help="set up git to show, compare and merge law text")
def git() -> None:
    """Let git show law text in diffs, compare by article, and merge by article.

    `akn git install` sets up a repository; git itself calls text, compare and merge.
    """


@git.command(short_help="set up a repository")
@click.argument("folder", default=".")
@click.option("--pattern", "patterns", multiple=True, metavar="GLOB", help="Files to set up. Default: *.xml and *.akn.")
@click.option("--articles", is_flag=True, help="Let `git diff` itself show the comparison by article.")
@click.option("--shared", is_flag=True, help="Write .gitattributes, for all who clone, not .git/info/attributes.")
@click.option("--remove", "off", is_flag=True, help="Take the setup out again.")
def install(folder: str, patterns: tuple[str, ...], articles: bool, shared: bool, off: bool) -> int:
    """Set up the repository that FOLDER lies in (default: here).

    Then `git diff`, `git show` and `git log -p` show law text; `git articles` takes the arguments of `git diff` and
    shows the comparison by article, `git difftool -t akn` the same file by file; `git merge` merges by article.
    """
    from akn.git.install import PATTERNS, remove
    from akn.git.install import install as run

    if off:
        remove(folder)
        return exits.DONE
    found = shutil.which("akn")
    program = "akn" if found else f"{shlex.quote(sys.executable)} -m akn_tools"
    for line in run(folder, program, patterns=patterns or PATTERNS, articles=articles, shared=shared):
        click.echo(line)
    return exits.DONE


@git.command(short_help="the text of a file (textconv)")
@click.argument("file")
def text(file: str) -> int:
    """Write FILE as text; what is no document that can be read, as it is."""
    data = load(file)
    document = _document(file, data)
    output.put(write(document, "txt") if document else data, None)
    return exits.DONE


@git.command(short_help="the comparison of two versions (external diff)")
@click.argument("path")
@click.argument("versions", nargs=-1)
def compare(path: str, versions: tuple[str, ...]) -> int:
    """Compare two versions of PATH by article. VERSIONS are what git gives: old file, hash and mode, new file, hash and mode."""
    if len(versions) < 6:
        click.echo(f"{path}: unmerged")
        return exits.DONE
    old, new = versions[0], versions[3]
    click.echo(f"{path}" + (f" -> {versions[6]}" if len(versions) > 6 and versions[6] != path else ""))
    documents = [None if file == "/dev/null" else _document(path, load(file)) for file in (old, new)]
    if documents[0] is not None and documents[1] is not None:
        options = RenderOptions(color=sys.stdout.isatty(), width=shutil.get_terminal_size((100, 24)).columns)
        output.put(render(compare_documents(documents[0], documents[1]), "text", options), None)
        return exits.DONE
    from akn.batch.fix import unified

    parts = [b"" if file == "/dev/null" else load(file) for file in (old, new)]
    parts = [write(made, "txt") if made else part for made, part in zip(documents, parts, strict=True)]
    output.put(unified(parts[0], parts[1], path), None)
    return exits.DONE


@git.command(short_help="merge by article (merge driver)")
@click.argument("base")
@click.argument("ours")
@click.argument("theirs")
@click.argument("path", default="")
def merge(base: str, ours: str, theirs: str, path: str) -> int:
    """Merge THEIRS into the file OURS, which both began as BASE; PATH is what the file is called.

    Exit status 1 where conflicts are marked in it, or the numbers of articles no longer fit.
    """
    from akn.git.merge import merge_files
    from akn.rules.validate import validate

    sides = [load(base), load(ours), load(theirs)]
    data, conflicts = merge_files(*sides)
    name = path or ours
    write_atomically(ours, data)
    if conflicts:
        click.echo(f"{name}: {conflicts} conflict{'s' if conflicts > 1 else ''} marked", err=True)
        return exits.FINDINGS
    if not path or not _document(name, data):
        return exits.DONE
    known = {(item.code, item.message("en")) for side in sides for item in validate(side, "x.xml", select=("N",))}
    new = [
        item
        for item in validate(data, "x.xml", select=("N002", "N003"))
        if (item.code, item.message("en")) not in known
    ]
    output.say(item.at(name) for item in new)
    return exits.FINDINGS if new else exits.DONE


def _document(file: str, data: bytes) -> Document | None:
    try:
        return read_bytes(data, format_for(Path(file).name, None, None), ReadOptions(file)).document
    except UnknownFormat:
        return None
