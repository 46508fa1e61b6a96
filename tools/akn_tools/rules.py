"""`akn rules`: the codes, and one's manual page."""

from __future__ import annotations

import click


@click.command(short_help="list the diagnostic codes, or show one's manual page")
@click.argument("code", required=False)
@click.option(
    "--language", type=click.Choice(["en", "zh"]), help="English or Chinese; by default that of AKN_LANG or the locale."
)
@click.option("--markdown", is_flag=True, help="All pages of rules as one Markdown document.")
def rules(code: str | None, language: str | None, markdown: bool) -> int:
    """List every diagnostic code, or print the manual page of CODE."""
    from akn.diagnostics import CODES, user_language
    from akn.rules.manual import document, listing, page

    if markdown:
        click.echo(document(language or user_language()), nl=False)
        return 0
    if code is None:
        click.echo(listing(language))
        return 0
    if code.upper() not in CODES:
        raise click.UsageError(f"no code {code}; `akn rules` lists them all")
    click.echo(page(code.upper(), language))
    return 0
