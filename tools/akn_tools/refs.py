"""`akn refs`: what a text cites, and where that leads."""

from __future__ import annotations

import click

from akn.references.listing import references
from akn_tools import exits, output
from akn_tools.sources import document


@click.command(short_help="cross-references, resolved and dangling")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--dangling", is_flag=True, help="Only those that lead nowhere.")
@click.option("-o", "--output", "output_", metavar="FILE", help="Write here instead of stdout.")
def refs(paths: tuple[str, ...], style: str, dangling: bool, output_: str | None) -> int:
    """List the cross-references of each file: resolved (#id or address), or why not.

    Exit status 1 where a provision of the text itself is cited that is not there.
    """
    import json

    rows = [
        (path, row) for path in paths for row in references(document(path)) if row.reason is not None or not dangling
    ]
    if style == "json":
        made = json.dumps(
            {"references": [{"file": p} | row.as_json() for p, row in rows]}, ensure_ascii=False, indent=2
        )
    else:
        made = "\n".join(f"{path}:{row.line}: {row.as_line()}" for path, row in rows)
    output.put(f"{made}\n" if made else b"", output_)
    return exits.FINDINGS if any(row.reason in ("missing", "id") for _, row in rows) else exits.DONE
