"""Where what is kept of a corpus lies: in the user's cache, never in the corpus."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path


def place_of(kind: str, root: Path) -> Path:
    """The file in which the index `kind` (`search`, `repeals`) of the corpus `root` is kept."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "akn" / f"{kind}-{sha256(str(root.resolve()).encode()).hexdigest()[:16]}.sqlite"
