"""`akn rules`: the codes, and one's manual page."""

from __future__ import annotations

import click


@click.command(short_help="list the diagnostic codes, or show one's manual page")
@click.argument("code", required=False)
def rules(code: str | None) -> int:
    """List every diagnostic code, or print the manual page of CODE."""
    from akn.diagnostics import CODES
    from akn.rules.manual import listing, page

    if code is None:
        click.echo(listing())
        return 0
    if code.upper() not in CODES:
        raise click.UsageError(f"no code {code}; `akn rules` lists them all")
    click.echo(page(code.upper()))
    return 0
