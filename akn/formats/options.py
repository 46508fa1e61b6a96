"""What a caller may ask of a reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from akn.formats.text.corrections import Corrections


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """`file` names the input in diagnostics; `iri` overrides the address worked out from the text; `corrections` are
    reviewed editorial corrections to apply; `keep_lines` turns the repair of broken paragraphs off."""

    file: str = ""
    iri: str | None = None
    corrections: Corrections | None = None
    keep_lines: bool = False
