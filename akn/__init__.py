"""Legislation as Akoma Ntoso: read official text, validate it, compare versions article by article.

The names below are the public API. Importing this package imports nothing else; each name is loaded when first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from akn._version import __version__ as __version__

if TYPE_CHECKING:
    from akn.amend.draft.draft import Draft as Draft
    from akn.amend.operation import Amendment as Amendment
    from akn.api import amend as amend
    from akn.api import compare as compare
    from akn.api import compare_three as compare_three
    from akn.api import draft as draft
    from akn.api import parse as parse
    from akn.api import patch as patch
    from akn.api import paths as paths
    from akn.api import read as read
    from akn.api import read_comparison as read_comparison
    from akn.api import render as render
    from akn.api import validate as validate
    from akn.api import write as write
    from akn.diagnostics import Diagnostic as Diagnostic
    from akn.diff.changeset import ChangeSet as ChangeSet
    from akn.diff.paths import Paths as Paths
    from akn.diff.threeway import ThreeWay as ThreeWay
    from akn.errors import AknError as AknError
    from akn.model.document import Document as Document
    from akn.model.document import Reading as Reading

_HOMES = {
    "AknError": "akn.errors",
    "Amendment": "akn.amend.operation",
    "ChangeSet": "akn.diff.changeset",
    "Diagnostic": "akn.diagnostics",
    "Document": "akn.model.document",
    "Draft": "akn.amend.draft.draft",
    "Paths": "akn.diff.paths",
    "Reading": "akn.model.document",
    "ThreeWay": "akn.diff.threeway",
    "amend": "akn.amend",
    "compare": "akn.api",
    "compare_three": "akn.api",
    "draft": "akn.api",
    "parse": "akn.api",
    "patch": "akn.api",
    "paths": "akn.api",
    "read": "akn.api",
    "read_comparison": "akn.api",
    "render": "akn.api",
    "validate": "akn.api",
    "write": "akn.api",
}

__all__ = [
    "AknError",
    "Amendment",
    "ChangeSet",
    "Diagnostic",
    "Document",
    "Draft",
    "Paths",
    "Reading",
    "ThreeWay",
    "__version__",
    "amend",
    "compare",
    "compare_three",
    "draft",
    "parse",
    "patch",
    "paths",
    "read",
    "read_comparison",
    "render",
    "validate",
    "write",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'akn' has no attribute {name!r}")
    home = import_module(_HOMES[name])
    value = home if home.__name__ == f"akn.{name}" else getattr(home, name)  # a package may be the verb itself
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
