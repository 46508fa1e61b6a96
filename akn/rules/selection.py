"""Which codes are asked for: the one test behind `--select` and `--ignore`."""

from __future__ import annotations

from collections.abc import Callable, Collection

Wanted = Callable[[str], bool]


def wanted(select: Collection[str] = (), ignore: Collection[str] = ()) -> Wanted:
    """The test of a code: it begins with one of `select`, where there is any, and with none of `ignore`."""
    chosen, dropped = tuple(select), tuple(ignore)
    return lambda code: (not chosen or code.startswith(chosen)) and not (dropped and code.startswith(dropped))
