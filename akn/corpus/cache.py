"""What is kept of a corpus: SQLite files in the user's cache, never in the corpus, and an answer without them where none can be."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
TABLE = "file"
"""A table that every index has: a file with tables, and without it, is none."""


def place_of(kind: str, root: Path) -> Path:
    """The file in which the index `kind` (`search`, `repeals`) of the corpus `root` is kept."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "akn" / f"{kind}-{sha256(str(root.resolve()).encode()).hexdigest()[:16]}.sqlite"


def asked(path: Path, tables: str, layout: int, question: Callable[[sqlite3.Connection], T]) -> tuple[T, str]:
    """The answer of the index at `path`; where that can't be kept or used, of one in memory, and why."""
    try:
        with closing(opened(path, tables, layout)) as index:
            return question(index), ""
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
    with closing(opened(None, tables, layout)) as index:
        return question(index), reason


def opened(path: Path | None, tables: str, layout: int) -> sqlite3.Connection:
    """The index at `path`, or in memory: `tables` made where there are none, or those of another `layout`.

    Raises OSError, and sqlite3.Error where the file is no index; that is left as it is.
    """
    if path is None:
        return _made(sqlite3.connect(":memory:"), tables, layout)
    path.parent.mkdir(parents=True, exist_ok=True)
    index = sqlite3.connect(path)
    try:
        if index.execute("PRAGMA user_version").fetchone()[0] == layout:
            return index
        names = {name for (name,) in index.execute("SELECT name FROM sqlite_master")}
        if names and TABLE not in names:
            raise sqlite3.DatabaseError("file is not an index of akn")
        if not names:
            return _made(index, tables, layout)
    except BaseException:
        index.close()
        raise
    index.close()
    path.unlink()
    return _made(sqlite3.connect(path), tables, layout)


def _made(index: sqlite3.Connection, tables: str, layout: int) -> sqlite3.Connection:
    index.executescript(f"BEGIN; {tables} PRAGMA user_version = {layout}; COMMIT;")
    return index
