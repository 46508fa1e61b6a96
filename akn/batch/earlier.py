"""The versions of a work before one of them, which lie beside it: whose ids are taken."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from akn.api import load, read_bytes
from akn.batch.folder import lies_in
from akn.errors import Unreadable
from akn.formats.options import ReadOptions
from akn.model.address import version_file
from akn.model.document import Document


def earlier(base: Document, path: Path) -> Iterator[Document]:
    """The versions of the work before `base`, which is the one in the file `path`, oldest first.

    They are the files beside it that are named as versions in its language (`zho@2019-10-25.xml`) and hold the same work;
    links that lead out of their folder are not followed.
    Nothing is raised; what can't be read is passed over: whoever checks the folder is told of it.
    """
    here = version_file(path.name)
    if here is None:
        return
    before, home = [], path.parent.resolve()
    for other in path.parent.glob(f"{here.language}@*.xml"):
        told = version_file(other.name)
        if told and told.key < here.key and lies_in(other, home):
            before.append((told.key, other))
    for _, other in sorted(before):
        try:
            document = read_bytes(load(str(other)), "xml", ReadOptions(str(other))).document
        except Unreadable:
            continue
        if document is not None and document.meta.work.uri == base.meta.work.uri:
            yield document
