"""The versions of a work before one that is named on the command line: whose ids are taken."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from akn.batch.earlier import earlier as beside
from akn.corpus.locate import laid_out
from akn.errors import AknError
from akn.model.document import Document


def earlier(base: Document, text: str, root: Path) -> Iterator[Document]:
    """The versions before `base` in the corpus that it is of, oldest first.

    `text` is what the user typed for it: an address in the corpus `root`, or the path of a file. None where that is in no
    folder laid out as addresses, also where a git repository has a history of it: the same files give the same version
    wherever they lie. Nothing is raised; files that can't be read are passed over.
    """
    try:
        place = laid_out(text, root)
    except AknError:
        return
    if place is None:
        return
    versions = place.work.versions
    named = next((item for item in versions if item.iri == base.meta.expression.uri), versions[-1])
    yield from beside(base, (place.version or named).path)
