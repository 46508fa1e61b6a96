"""How much a file may ask for: its size, the depth of its elements, the time spent on it.

Each has a default where it is applied, and a variable of the environment that overrides it, which processes started for
many files inherit: AKN_MAX_SIZE (MB), AKN_MAX_DEPTH (levels), AKN_MAX_SECONDS (per file; 0 or unset for none).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

SIZE, DEPTH, SECONDS = "AKN_MAX_SIZE", "AKN_MAX_DEPTH", "AKN_MAX_SECONDS"
MB = 1024 * 1024
DEEPEST = 250
"""Deepest nesting that can be asked for; the parser refuses more than 256 levels by itself."""


class TimeLimit(BaseException):
    """A file took longer than it may. No `Exception`, so that what catches those on the way does not hide it."""


def size(default: int) -> int:
    """Most bytes that a file may have."""
    return _number(SIZE, default // MB) * MB


def depth(default: int) -> int:
    """Deepest nesting of elements."""
    return min(_number(DEPTH, default), DEEPEST)


def seconds() -> int:
    """Most seconds that one file may take; 0 for no limit."""
    return _number(SECONDS, 0)


@contextmanager
def timed() -> Iterator[None]:
    """Raises TimeLimit in what it holds after `seconds()`. Does nothing where there is no limit, or no timer: outside of the
    main thread, and on systems without `setitimer`."""
    limit = seconds()
    import signal
    import threading

    if not limit or threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(*_: object) -> None:
        raise TimeLimit(f"more than {limit} s; --max-seconds allows more")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _number(name: str, default: int) -> int:
    value = os.environ.get(name, "")
    return int(value) if value.isdecimal() and int(value) > 0 else default
