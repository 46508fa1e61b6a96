"""The versions of a work before one that is named on the command line: whose ids are taken."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from akn.corpus.chain import document
from akn.corpus.locate import locate
from akn.errors import AknError, Unreadable
from akn.model.document import Document


def earlier(base: Document, text: str, root: Path) -> Iterator[Document]:
    """The versions before `base` in the corpus that it is of, oldest first.

    `text` is what the user typed for it: an address in the corpus `root`, or the path of a file. None where that is in no
    folder laid out as addresses. Files that can't be read are passed over: whoever checks the corpus is told of them.
    """
    try:
        place = locate(text, root)
    except AknError:
        return
    iri = base.meta.expression.uri
    if place.work.iri != base.meta.work.uri:
        return
    for version in place.work.versions:
        if version.iri == iri:
            return
        try:
            yield document(version)
        except Unreadable:
            continue
