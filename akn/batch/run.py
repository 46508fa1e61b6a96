"""One function over many inputs, in this process or in several."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

from akn.limits import TimeLimit, timed

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

MOST = 16
"""Items that a process takes at a time."""
SELDOM = 50_000
"""Objects that a worker makes between two garbage collections; Python's own number is 700."""

Item = TypeVar("Item")
Result = TypeVar("Result")


def run(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    jobs: int = 1,
    lost: Callable[[Item, BaseException], Result] | None = None,
    preload: Sequence[str] = (),
) -> Iterator[Result]:
    """`function(item)` for each item, in the order of `items`, over `jobs` processes.

    `function` must be importable and must not raise; where a worker dies all the same (out of memory, killed), `lost`
    makes the result of each item that went with it, and without `lost` the exception is raised. `preload` names modules
    that `function` is going to import: each process does so before its first item, all of them at the same time.
    """
    if jobs <= 1 or len(items) <= 1:
        yield from (_settled(_one(function, item), item, lost) for item in items)
        return
    from concurrent.futures.process import BrokenProcessPool

    chunks = _chunks(items, jobs)
    with _pool(min(jobs, len(chunks)), preload) as pool:
        futures = [pool.submit(_chunk, function, chunk) for chunk in chunks]
        for chunk, future in zip(chunks, futures, strict=True):
            try:
                yield from (_settled(one, item, lost) for one, item in zip(future.result(), chunk, strict=True))
            except BrokenProcessPool:  # takes innocent chunks with it: try each of their items alone
                pool.shutdown()  # its thread too, beside which there is no forking
                yield from (_alone(function, item, lost) for item in chunk)


def _chunks(items: Sequence[Item], jobs: int) -> list[Sequence[Item]]:
    """`items` in runs that get shorter towards the end, so that all processes end at about the same time."""
    out: list[Sequence[Item]] = []
    at = 0
    while at < len(items):
        size = max(1, min(MOST, (len(items) - at) // (jobs * 4)))
        out.append(items[at : at + size])
        at += size
    return out


def _alone(
    function: Callable[[Item], Result], item: Item, lost: Callable[[Item, BaseException], Result] | None
) -> Result:
    try:
        with _pool(1) as pool:
            return _settled(pool.submit(_one, function, item).result(), item, lost)
    except Exception as error:
        if lost is None:
            raise
        return lost(item, error)


def _pool(jobs: int, preload: Sequence[str] = ()) -> ProcessPoolExecutor:
    import threading
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_all_start_methods, get_context

    methods = get_all_start_methods()
    # a thread (of a progress bar) could hold a lock at the fork: workers of a fork server share nothing with this process
    alone = threading.active_count() == 1
    method = next(name for name in ("fork" if alone else "forkserver", "forkserver", "spawn") if name in methods)
    return ProcessPoolExecutor(jobs, get_context(method), _prepare, (tuple(preload),))


def _prepare(preload: Sequence[str]) -> None:
    """Import `preload` in a worker. What is there by then, tables mostly, is left out of all garbage collections, and these
    are made seldom: documents have no cycles (docs/performance.md)."""
    gc.disable()
    for module in preload:
        with suppress(ImportError):  # what needs it says so
            import_module(module)
    gc.freeze()
    gc.set_threshold(SELDOM)
    gc.enable()


def _chunk(function: Callable[[Item], Result], items: Sequence[Item]) -> list[Result | TimeLimit]:
    return [_one(function, item) for item in items]


def _one(function: Callable[[Item], Result], item: Item) -> Result | TimeLimit:
    """`function(item)`, or what stopped it where it took longer than one item may."""
    try:
        with timed():
            return function(item)
    except TimeLimit as late:
        return late


def _settled(result: Result | TimeLimit, item: Item, lost: Callable[[Item, BaseException], Result] | None) -> Result:
    if not isinstance(result, TimeLimit):
        return result
    if lost is None:
        raise result
    return lost(item, result)
