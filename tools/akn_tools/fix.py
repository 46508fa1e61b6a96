"""`akn fix`: safe repairs of Akoma Ntoso XML."""

from __future__ import annotations

from collections.abc import Sequence

import click

from akn.batch.fix import Task, lost, repair
from akn.batch.folder import collect
from akn.batch.run import run
from akn.diagnostics import CODES, Diagnostic
from akn_tools import exits, output
from akn_tools.sources import STDIN, standard_input
from akn_tools.words import told


@click.command(short_help="safe repairs of ids, mappings, contents and layout")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--dry-run", "dry", is_flag=True, help="Write nothing; show what would change as a unified diff.")
@click.option(
    "--select",
    metavar="CODES",
    default="",
    help="Only repairs of these codes or prefixes, comma-separated; a whole code asks for those that change words too.",
)
@click.option("--ignore", metavar="CODES", default="", help="No repairs of these codes or prefixes, comma-separated.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 where anything was, or would be, repaired.")
@click.option("-q", "--quiet", is_flag=True, help="Do not list the repairs.")
@click.option("-j", "--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes to use.")
def fix(paths: tuple[str, ...], dry: bool, select: str, ignore: str, exit_code: bool, quiet: bool, jobs: int) -> int:
    """Repair files, and all XML files in folders, in place; `-` is standard input, repaired to standard output.

    Made by default: ids, wIds and mappings of documents of the profile (I001, I003), where the table of contents points
    (R001, R002, R004); in documents of others ids that are missing (I020) or stand twice (S007); the order of attributes
    (X030) and blanks that are no text (X031). Words change only where a code asks for it: --select R002, R003 or R004
    makes the table of contents anew from the headings.

    \b
    akn fix corpus --dry-run
    akn fix law.xml --select I001,I003
    """
    chosen, spared = _codes(select), _codes(ignore)
    data = standard_input() if "-" in paths else None
    found = collect(paths)
    tasks = [
        Task(STDIN if file == "-" else file, chosen, spared, dry, data if file == "-" else None) for file in found.files
    ]
    results = list(output.progress(run(repair, tasks, jobs, lost), len(tasks), "fix"))
    output.say(found.diagnostics)
    for result in results:
        output.say(result.diagnostics)
        for line in filter(None, (result.unreadable, result.unwritten)):
            click.echo(line, err=True)
        if result.data is not None:
            output.put(result.data, None)
        if result.diff:
            output.put(result.diff.encode("utf-8", "surrogateescape"), None)  # names as they are
        if not quiet:
            _say(result.repaired)
    count = sum(len(result.repaired) for result in results)
    changed = sum(bool(result.repaired) for result in results)
    click.echo(
        told(
            "repairs to make" if dry else "repairs made",
            count=_many(count, "repair"),
            changed=changed,
            files=_many(len(results), "file"),
        ),
        err=True,
    )
    said = [item for result in results for item in result.diagnostics if item.severity == "error"]
    if any(result.unreadable for result in results) or any(item.code.startswith(("X", "T")) for item in said):
        return exits.MISUSE
    if said or any(result.unwritten for result in results):
        return exits.FINDINGS
    return exits.FINDINGS if exit_code and count else exits.DONE


def _say(repaired: Sequence[Diagnostic]) -> None:
    """A line for each repair; for those of layout and ids made, a line for each code, with how many more there are."""
    notes: dict[str, list[Diagnostic]] = {}
    for item in repaired:
        notes.setdefault(item.code if item.severity == "info" else str(item), []).append(item)
    for items in notes.values():
        more = told("more", count=len(items) - 1) if len(items) > 1 else ""
        click.echo(f"{items[0].as_line()}{more}", err=True)


def _many(count: int, word: str) -> str:
    return told(word if count == 1 else f"{word}s", count=count)


def _codes(text: str) -> tuple[str, ...]:
    """The codes or prefixes of a comma-separated list, each of which must fit a code that there is."""
    codes = tuple(filter(None, (code.strip().upper() for code in text.split(","))))
    for code in codes:
        if not any(known.startswith(code) for known in CODES):
            raise click.UsageError(f"no code is or begins with {code}; `akn rules` lists them all")
    return codes
