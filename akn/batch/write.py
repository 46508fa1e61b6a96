"""Writing files so that a reader sees the old one or the new one, never half of one."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


def write_atomically(path: str | os.PathLike[str], data: bytes) -> None:
    """Write `data` to a temporary name beside `path`, then rename; missing folders are made.

    An existing file keeps its mode. Something that is no regular file (a device, a pipe) is written to directly. Raises
    OSError, having left nothing behind.
    """
    import tempfile  # with all that it imports no cheap one, and what is only printed needs none

    target = Path(path)
    if target.exists() and not target.is_file():
        target.write_bytes(data)
        return
    target = target.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:20]}.", suffix=".tmp", dir=target.parent)
    except OSError as error:
        error.filename = str(path)
        raise
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        Path(name).replace(target)
    except BaseException as error:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        if isinstance(error, OSError):
            error.filename = str(path)  # the temporary name would tell nobody anything
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
