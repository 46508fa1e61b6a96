"""What was found about a file the last time, kept by the content of file and program: a corpus is checked again in the time
that reading it takes.

An entry is named by the SHA-256 of all that the findings depend on: the bytes of the file, its path, what was asked for,
and the program with its schemas. So nothing is ever out of date, and nothing needs to be deleted but for space.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path

import akn
from akn.api import load
from akn.batch.validate import Check, Checked, check
from akn.batch.write import write_atomically
from akn.diagnostics import CODES, Diagnostic
from akn.errors import Unreadable
from akn.rules.corpus.record import from_values

FAULT = "C090"
"""A fault of the program is no finding about the file: it is tried again."""


def default_folder() -> str:
    """Where entries are kept: AKN_CACHE_DIR, else `akn` in XDG_CACHE_HOME or `~/.cache`."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path("~/.cache").expanduser())
    return os.environ.get("AKN_CACHE_DIR") or str(Path(base, "akn"))


def check_cached(job: Check, folder: str, program: str) -> Checked:
    """What `check` says of `job`, from `folder` where the same was asked of the same before. `program` is `fingerprint()`.

    Never raises: an entry that can't be read counts as none, one that can't be written is not kept.
    """
    try:
        data = load(job.file) if job.data is None else job.data
    except Unreadable as error:
        return Checked(job.file, unreadable=str(error))
    path = Path(folder, *_name(job, data, program))
    with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
        return _read(path, job.file)
    found = check(replace(job, data=data))
    if not any(item.code == FAULT for item in found.diagnostics) and not found.unreadable:
        with suppress(OSError):
            write_atomically(path, _written(found))
    return found


@cache
def fingerprint() -> str:
    """SHA-256 of the program and its schemas, and the version of Python."""
    home = Path(akn.__file__).parent
    files = [*home.rglob("*.py"), *home.rglob("*.xsd"), *home.parent.glob("schemas/*.xsd")]
    digest = hashlib.sha256(sys.version.encode())
    for file in sorted(files):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _name(job: Check, data: bytes, program: str) -> tuple[str, str]:
    place = os.path.abspath(job.file)  # noqa: PTH100 - links stay
    asked = json.dumps([program, place, job.file, job.schema, job.select, job.ignore, job.recorded, limits()])
    name = hashlib.sha256(asked.encode("utf-8", "surrogateescape") + b"\0" + data).hexdigest()
    return name[:2], f"{name[2:]}.json"


def limits() -> list[str | None]:
    """The limits that were asked for, on which findings depend."""
    return [os.environ.get(name) for name in ("AKN_MAX_SIZE", "AKN_MAX_DEPTH")]


def _written(found: Checked) -> bytes:
    rows = [[item.code, item.line, item.column, item.eId, list(item.fields)] for item in found.diagnostics]
    record = found.record.as_values() if found.record is not None else None
    return json.dumps({"found": rows, "record": record}, ensure_ascii=True).encode()


def _read(path: Path, file: str) -> Checked:
    out = []
    entry = json.loads(path.read_bytes())
    for code, line, column, eid, fields in entry["found"]:
        if code not in CODES or not isinstance(line, int):
            raise ValueError(code)
        out.append(Diagnostic(code, line, column, file, eid, tuple((str(name), str(value)) for name, value in fields)))
    record = entry["record"]
    return Checked(file, tuple(out), record=None if record is None else from_values(file, record))
