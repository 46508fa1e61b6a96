"""`akn convert`: one format into another."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from akn.batch.convert import TEXTS, Job, Outcome, fault, format_for, modules, targets
from akn.batch.convert import convert as convert_one
from akn.batch.run import run
from akn.diagnostics import user_language
from akn.errors import AknError
from akn.formats import FORMATS, format_of
from akn.formats.options import ReadOptions
from akn.rules.report.text import counted
from akn_tools import exits, output
from akn_tools.sources import STDIN, standard_input
from akn_tools.words import told

READABLE = [name for name, row in FORMATS.items() if row.reader]
WRITABLE = [name for name, row in FORMATS.items() if row.writer]


@click.command(short_help="one format into another")
@click.argument("inputs", metavar="IN...", nargs=-1, required=True)
@click.option(
    "-o", "--output", "output_", metavar="OUT", help="File to write; its extension says the format. Default: stdout."
)
@click.option("--output-dir", metavar="DIR", help="Folder to write to; each input becomes DIR/STEM.EXT.")
@click.option(
    "-f", "--from", "read_as", type=click.Choice(READABLE), help="Format of the input, where its name does not say."
)
@click.option("-t", "--to", "write_as", type=click.Choice(WRITABLE), help="Format to write. Default: by OUT, else xml.")
@click.option("--iri", help="Address of the work or expression, instead of the one worked out from the text.")
@click.option("--base", metavar="OLD.xml", help="What the text was written from: ids, metadata, notes and marks stay.")
@click.option("--corrections", metavar="FILE", help="Reviewed editorial corrections to apply (TOML).")
@click.option("--report", metavar="FILE", help="Write every diagnostic, repairs included, as JSON.")
@click.option("--keep-lines", is_flag=True, help="Do not join paragraphs that page ends have broken.")
@click.option("-j", "--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes to use.")
def convert(
    inputs: tuple[str, ...],
    output_: str | None = None,
    output_dir: str | None = None,
    read_as: str | None = None,
    write_as: str | None = None,
    iri: str | None = None,
    base: str | None = None,
    corrections: str | None = None,
    report: str | None = None,
    keep_lines: bool = False,
    jobs: int = 1,
) -> int:
    """Convert between txt, md, xml and json.

    IN may be `-` for standard input. One bad input never stops the others; it is listed at the end.

    \b
    akn convert law.txt -o law.xml
    akn convert texts/*.md -t xml --output-dir out --jobs 2
    akn convert edited.txt --base old.xml -o new.xml
    """
    if base is not None:
        if len(inputs) > 1 or output_dir or iri or corrections:
            raise click.UsageError(
                "--base takes one edited text, and its metadata come from there: no --iri, --corrections"
            )
        from akn_tools.convert_edited import convert_edited

        return convert_edited(inputs[0], base, output_, read_as, write_as, keep_lines=keep_lines)
    if output_ and output_dir:
        raise click.UsageError("give -o or --output-dir, not both")
    if len(inputs) > 1 and not output_dir:
        raise click.UsageError(f"{len(inputs)} inputs need --output-dir")
    if iri and len(inputs) > 1:
        raise click.UsageError("--iri names one document; give one input")
    target = write_as or (format_of(output_) if output_ and output_ != "-" else "xml")
    data = standard_input() if "-" in inputs else None
    formats = [_format(source, read_as, data, alone=len(inputs) == 1) for source in inputs]
    textual = {"--corrections": corrections, "--iri": iri, "--keep-lines": keep_lines}
    for source, name in zip(inputs, formats, strict=True):
        if name and name not in TEXTS and (unfit := [option for option, value in textual.items() if value]):
            raise click.UsageError(f"{source}: {', '.join(unfit)} is for {' and '.join(TEXTS)}, not {name}")
    places: list[str | None] = [output_ if output_ != "-" else None]
    if output_dir:
        places = list(targets(inputs, output_dir, target))
    for source, place in zip(inputs, places, strict=True):
        if place and source != "-" and Path(place).exists() and Path(place).resolve() == Path(source).resolve():
            raise click.UsageError(f"{source}: would be overwritten by its own conversion; choose another output")
    reviewed = None
    if corrections:
        from akn.formats.text.corrections import Corrections

        reviewed = Corrections.load(corrections)
    work = [
        Job(
            source,
            place,
            name,
            target,
            ReadOptions(STDIN if source == "-" else source, iri, reviewed, keep_lines),
            data if source == "-" else None,
        )
        for source, place, name in zip(inputs, places, formats, strict=True)
    ]
    outcomes = list(output.progress(run(convert_one, work, jobs, fault, modules(work)), len(work), "convert"))
    for outcome in outcomes:
        if outcome.data is not None:
            output.put(outcome.data, None)
    if report:
        output.report((item for outcome in outcomes for item in outcome.diagnostics), report)
    return _close(outcomes)


def _format(source: str, given: str | None, data: bytes | None, *, alone: bool) -> str:
    """The format of an input; of one among several that has none, empty, so that it does not stop the others."""
    try:
        return format_for(source, given, data if source == "-" else None)
    except AknError:
        if alone:
            raise
        return ""


def _close(outcomes: list[Outcome]) -> int:
    """Say what there is to say and return the exit status: 0 when every output was written."""
    single = len(outcomes) == 1
    failed = [outcome for outcome in outcomes if outcome.status != "written"]
    for outcome in outcomes:
        if outcome.status == "written":
            output.say(outcome.diagnostics, ("error", "warning") if single else ("error",))
            if single:
                output.say_count(outcome.diagnostics)
    for outcome in failed:
        output.say(outcome.diagnostics, ("error",))
        if outcome.reason:
            click.echo(outcome.reason, err=True)
    if not single:
        counts = Counter(item.severity for outcome in outcomes for item in outcome.diagnostics)
        written = len(outcomes) - len(failed)
        by = {name: counted(name, counts[name], user_language()) for name in ("error", "warning", "info")}
        click.echo(told("converted", written=written, failed=len(failed), **by), err=True)
        for outcome in failed:
            click.echo(f"  {told(outcome.status)}: {outcome.source}", err=True)
    if any(outcome.status == "unreadable" for outcome in failed):
        return exits.MISUSE
    return exits.FINDINGS if failed else exits.DONE
