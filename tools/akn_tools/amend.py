"""`akn amend`: a decision applied to an act, or to every act of a folder that it names."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import click

from akn.amend.operation import Amendment
from akn.amend.report import as_json, as_table, differences, findings
from akn.amend.verify import verify
from akn.api import amend as apply
from akn.api import write
from akn.batch.package import commit, plan
from akn.formats import format_of, writer
from akn_tools import exits, output
from akn_tools.sources import corpus_option, document

TO_STDOUT = "xml"
"""Format of what goes to standard output."""


@click.command(short_help="apply an amending decision to an act")
@click.argument("base")
@click.argument("decision")
@click.option("-o", "--output", "new", metavar="NEW", help="File for the new version. Default: stdout, as XML.")
@click.option(
    "--report", "report_", metavar="FILE", help="What each instruction did, as JSON; - for stdout. Always written."
)
@click.option("--partial", is_flag=True, help="Write NEW though something was refused.")
@click.option("--dry-run", is_flag=True, help="Write no text; print what each instruction would do.")
@click.option("--expect", metavar="OFFICIAL", help="Compare the result with the official text.")
@click.option("--decision-output", metavar="FILE", help="The decision with activeModifications, in the format of FILE.")
@corpus_option
@click.option("--all", "every", is_flag=True, help="BASE is a folder: amend the newest version of every act named.")
def amend(base: str, decision: str, new: str | None, report_: str | None, partial: bool, dry_run: bool,
          expect: str | None, decision_output: str | None, every: bool, corpus: str) -> int:  # fmt: skip
    """Apply DECISION, whole or an excerpt, to BASE; both in any readable format, or addresses in the corpus.

    Nothing is written where an instruction is refused or a sentence says nothing that can be derived, unless --partial asks
    for it. The report is written in any case.

    \b
    akn amend law.xml decision.txt -o law-2025.xml
    akn amend corpus decision.txt --all

    Exit status: 0 applied completely; 1 something was refused, is underivable, or differs from OFFICIAL; 2 misuse or unreadable input.
    """
    for path in (new, decision_output):
        if path not in (None, "-"):
            writer(format_of(path or ""))  # what can not be written is said before anything is read
    text = new in (None, "-") and not dry_run and not every
    if text + (report_ == "-") + (decision_output == "-") > 1:
        raise click.UsageError(
            "only one of text, report and decision can go to standard output; name files for the others"
        )
    _apart((base, decision, expect), (new, report_, decision_output))
    if every:
        if new is not None or expect is not None:
            raise click.UsageError("--all writes beside each base; -o and --expect are for one act")
        return _package(base, decision, report_, partial, dry_run, decision_output)
    return _one(base, decision, new, report_, partial, dry_run, expect, decision_output, corpus)


def _apart(inputs: Iterable[str | None], outputs: Iterable[str | None]) -> None:
    """Raise UsageError where an output is an input, or another output."""
    seen = {Path(path).resolve() for path in inputs if path}
    for path in outputs:
        if path is None or path == "-":
            continue
        file = Path(path).resolve()
        if file in seen:
            raise click.UsageError(f"{path}: is named twice, and would be overwritten; choose another output")
        seen.add(file)


def _one(base: str, decision: str, new: str | None, report_: str | None, partial: bool, dry_run: bool,
         expect: str | None, decision_output: str | None, corpus: str) -> int:  # fmt: skip
    from akn.corpus.earlier import earlier

    official = document(expect, corpus=corpus) if expect else None
    old = document(base, corpus=corpus)
    made = apply(
        old, document(decision, corpus=corpus), earlier=() if base == "-" else earlier(old, base, Path(corpus))
    )
    check = verify(made, official) if official else None
    if dry_run:
        _show(made, err=report_ == "-")
    output.say(findings(made, decision))
    if check and expect:
        output.say(differences(made, check, expect))
    if report_:
        output.put(as_json([made], [check]), report_)
    if made.document is not None and not dry_run and (made.complete or partial):
        output.put(write(made.document, TO_STDOUT if new in (None, "-") else format_of(new or "")), new)
        _decision(made, decision_output)
    return exits.DONE if made.complete and (check is None or check.agrees) else exits.FINDINGS


def _package(
    folder: str, decision: str, report_: str | None, partial: bool, dry_run: bool, decision_output: str | None
) -> int:
    planned = plan(folder, document(decision))
    made = planned.package.amendments
    for each in made:
        if dry_run:
            click.echo(f"{each.base.title}  {each.base.meta.expression.uri}", err=report_ == "-")
            _show(each, err=report_ == "-")
        output.say(findings(each, decision))
    output.say(item.at(item.file or decision) for item in planned.diagnostics)
    if report_:
        missing = (*planned.package.missing, *planned.package.several)
        output.put(as_json(made, package=True, missing=missing), report_)
    whole = bool(made) and planned.package.complete
    free = not any(item.code == "A058" for item in planned.diagnostics)
    if not dry_run and free and (whole or partial):
        for path in commit(planned):
            click.echo(str(path), err=True)
        if made:
            _decision(made[-1], decision_output)
    return exits.DONE if whole and free else exits.FINDINGS


def _decision(made: Amendment, path: str | None) -> None:
    if path:
        output.put(write(made.decision, TO_STDOUT if path == "-" else format_of(path)), path)


def _show(made: Amendment, *, err: bool) -> None:
    """The table, on standard error where standard output is the report's."""
    click.echo(as_table(made, width=shutil.get_terminal_size((100, 24)).columns), nl=False, err=err)
