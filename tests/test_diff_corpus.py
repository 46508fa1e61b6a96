"""OLD and the JSON of its comparison give NEW byte for byte: on all pairs of versions at hand, both ways."""

from pathlib import Path

import pytest

from akn.diff.compare import compare
from akn.diff.decode import read as decode
from akn.diff.patch import patch
from akn.diff.render.json import render
from akn.formats import reader, writer
from akn.formats.options import ReadOptions
from akn.model.document import Document

DATA = Path(__file__).parents[2] / "shared" / "data"
PAIRS = sorted(path.parent for folder in ("pairs", "alignment") for path in DATA.glob(f"{folder}/*/old.md"))


def document(path: Path) -> Document:
    """The document in a Markdown file, through XML, as `convert` makes it."""
    made = reader("md")(path.read_bytes(), ReadOptions()).document
    assert made is not None
    again = reader("xml")(writer("xml")(made), ReadOptions()).document
    assert again is not None
    return again


@pytest.mark.skipif(not PAIRS, reason="no pairs of versions at hand")
@pytest.mark.parametrize("folder", PAIRS, ids=lambda folder: f"{folder.parent.name}-{folder.name[:24]}")
def test_old_and_the_comparison_give_new(folder: Path) -> None:
    old, new = (document(folder / name) for name in ("old.md", "new.md"))
    for one, other in ((old, new), (new, old)):
        changes, found = decode(render(compare(one, other)).encode())
        assert found == ()
        assert changes is not None
        assert writer("xml")(patch(one, changes)) == writer("xml")(other)
