"""Amendments: a decision read as operations, the operations applied, the new version described (design: amendments).

The package is the verb as well: `akn.amend(base, decision)` is `akn.amend.amend.amend(base, decision)`. Its modules must
stay importable under its name, so the name can't be that of a function.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from akn.amend.operation import Amendment
    from akn.model.document import Document


class _Verb(ModuleType):
    def __call__(self, base: Document, decision: Document, *, earlier: Iterable[Document] = ()) -> Amendment:
        """`akn.amend.amend.amend`."""
        from akn.amend.amend import amend

        return amend(base, decision, earlier=earlier)


sys.modules[__name__].__class__ = _Verb
