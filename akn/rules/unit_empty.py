"""A provision says something.

What it does:
    Reports an article, clause, 款, 项 or 目 that holds neither text nor provisions nor a table, unless its status is
    removed.

Why:
    An empty unit is one whose text was lost; a repealed one that keeps its number is marked as a tombstone.

Bad:
    <article eId="art_5"><num>第五条</num></article>

Good:
    <article eId="art_5" status="removed"><num>第五条</num></article>

Remedy:
    Restore the text, or mark the tombstone with status="removed".

Source:
    Naming Convention 5.4; design: mapping (tombstones).

中文:
    条款应有内容。
    检查：既无文字、下级单位，也无表格，且未标明已删除的条、款、项、目。
    理由：空的单位多为正文遗失；保留编号的已删除条文应标为 status="removed"。
    处理：补正文，或标明已删除。

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.subject import Subject

CODE = "N102"
TEXTUAL = frozenset(("article", "clause", "paragraph", "point", "indent"))


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each empty provision."""
    for unit in subject.units:
        if unit.children or (unit.blocks and unit.blocks[0].text.strip()):  # as nearly all have it
            continue
        if unit.kind not in TEXTUAL or unit.status == "removed" or unit.heading:
            continue
        if not any(
            block.text.strip() or block.table is not None or block.type != "p" for block in unit.blocks
        ) and not any(mark.units for block in unit.blocks for mark in block.marks):
            yield diagnostic(CODE, unit.line, eId=unit.eId or None, unit=unit.num or unit.eId)
