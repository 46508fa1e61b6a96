"""`akn blame` as text, JSON and a page with the answers in its margin."""

from __future__ import annotations

from html import escape
from typing import Any

from akn.corpus.blame import Blamed
from akn.corpus.chain import Chain, Decision, version_of
from akn.corpus.words import commits, decision

CONTRACT = "1.0"
"""Version of the contract `schemas/blame.schema.json`. Minor versions add keys; none is ever taken away."""

_PAGE = """<!DOCTYPE html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ margin: 2em auto; max-width: 60em; padding: 0 1em; font-family: serif; line-height: 1.7 }}
table {{ border-collapse: collapse; width: 100% }}
th {{ color: #555; font: 0.8em/1.5 sans-serif; padding: 0.4em 1em 0.4em 0; text-align: left; vertical-align: top; width: 14em }}
td {{ padding: 0.2em 0; vertical-align: top; white-space: pre-line }}
tr.first th {{ color: #999 }}
tr.changed td {{ border-left: 3px solid #b35900; padding-left: 0.8em }}
tr.first td {{ border-left: 3px solid #ddd; padding-left: 0.8em }}
</style>
</head>
<body>
<h1>{title}</h1>
<table>
{rows}
</table>
</body>
</html>
"""


def as_json(chain: Chain, rows: tuple[Blamed, ...], version: int) -> dict[str, Any]:
    """Each 条 and 款 with the version that brought it and the one that changed its words last, as plain values."""

    def told(at: int) -> dict[str, Any]:
        return {
            "version": chain.documents[at].meta.expression.uri,
            **chain.made_by(at),
            "oldest": at == 0,
            "decisions": [_decision(item) for item in chain.decisions[at]],
        }

    units = []
    for row in rows:
        made: dict[str, Any] = {"eId": row.unit.eId, "trackingId": row.unit.tracking_id, "kind": row.unit.kind}
        if row.unit.num:
            made["num"] = row.unit.num
        made |= {"enacted": told(row.origin.born), "changed": told(row.origin.changed)}
        made |= {"adjusted": told(row.origin.adjusted), "text": row.text}
        if row.origin.confidence < 1:
            made["confidence"] = round(row.origin.confidence, 3)
        units.append(made)
    document = chain.documents[version]
    return {"contract": CONTRACT, **chain.named, "version": document.meta.expression.uri, "title": document.title, "units": units}  # fmt: skip


def as_text(chain: Chain, rows: tuple[Blamed, ...], language: str) -> str:
    """A line for each 款: the version that changed it last, the one that brought it, its place, its text; the decisions below."""
    lines = []
    used: dict[int, None] = {}
    for row in rows:
        if row.unit.kind == "article" and row.unit.children:
            continue
        origin = row.origin
        used.update(dict.fromkeys((origin.changed, origin.born)))
        first, *more = row.text.splitlines() or [""]
        head = f"{_name(chain, origin.changed):<12}  {_name(chain, origin.born):<12}"
        lines.append(f"{head}  {_place(row)} {first}")
        lines += [f"{'':<26}  {line}" for line in more]
    lines.append("")
    for at in sorted(used):
        line = f"{_name(chain, at)}  {decision(chain.decisions[at], language)}"
        lines.append(f"{line}  ({commits(chain.versions[at].commits, language)})" if chain.file else line)
    if chain.file:
        lines.append("  ".join(chain.named.values()))
    return "\n".join(lines) + "\n"


def as_html(chain: Chain, rows: tuple[Blamed, ...], version: int, language: str) -> str:
    """A page: the text, and beside each 款 who changed it last and who enacted it. Nothing is loaded."""
    out = []
    for row in rows:
        if row.unit.kind == "article" and row.unit.children:
            continue
        origin = row.origin
        names = [escape(decision(chain.decisions[at], language)) for at in dict.fromkeys((origin.changed, origin.born))]
        kind = "changed" if origin.changed else "first"
        text = escape(row.text)
        if row.place <= 1 and row.article:
            text = f"<b>{escape(row.article)}</b>　{text}"
        out.append(f'<tr class="{kind}" id="{escape(row.unit.eId)}"><th>{"<br>".join(names)}</th><td>{text}</td></tr>')
    return _PAGE.format(title=escape(chain.documents[version].title), rows="\n".join(out))


def _name(chain: Chain, at: int) -> str:
    return ("≤" if at == 0 and len(chain.decisions[0]) > 1 else "") + version_of(chain.documents[at])


def _place(row: Blamed) -> str:
    return row.unit.num or (f"{row.article}[{row.place}]" if row.article else row.unit.eId)


def _decision(item: Decision) -> dict[str, str]:
    return {"date": item.date} | {key: value for key, value in (("title", item.title), ("href", item.href)) if value}
