"""What a decision says of a text without articles: its 一、二、 are cited as 条, its unnumbered text by 段.

Only what is changed or goes is said so: no phrase puts a new 一、 between two others.
"""

from __future__ import annotations

from collections.abc import Iterator

from akn.amend.draft.sentence import Item, article, number_of, quote, said
from akn.amend.draft.shape import shape
from akn.diff.changeset import ChangeSet
from akn.language.zh.numerals import numeral
from akn.model.document import Document
from akn.model.provision import articles


def prose(old: Document, new: Document, changes: ChangeSet) -> Iterator[Item]:
    """Items for a text that has no article; none for one that has."""
    if any(articles(old.body)) or any(articles(new.body)):
        return
    olds = {item.eId: (at, item) for at, item in enumerate(old.body)}
    news = {item.eId: item for item in new.body}
    nth = {item.eId: at for at, item in enumerate((one for one in old.body if one.kind == "paragraph"), 1)}
    for row in changes.changes:
        if row.unit not in ("clause", "paragraph") or len(row.old) != 1 or row.old[0].eId not in olds:
            continue
        eid = row.old[0].eId
        at, before = olds[eid]
        number = number_of(before)
        if row.unit == "clause" and number is None:
            continue
        named = article(number or "") if row.unit == "clause" else f"正文第{numeral(nth[eid])}段"
        if not row.new:
            if row.unit == "clause":
                yield Item((at, 0), [said(f"删去{named}。")], (), "repealed", (eid,))
            continue
        after = news.get(row.new[0].eId)
        if after is None or shape([before])[0][2:] == shape([after])[0][2:]:
            continue
        units = after.children if row.unit == "clause" and after.children else (after,)
        yield Item((at, 0), [said(f"将{named}修改为：", quote(units))], (after.eId,), row.kind, (eid,))
