"""One function over many inputs, in this process or in several."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

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
    that `function` is going to import: they are imported once, before the processes part.
    """
    if jobs <= 1 or len(items) <= 1:
        yield from map(function, items)
        return
    from concurrent.futures.process import BrokenProcessPool

    size = max(1, min(16, len(items) // (jobs * 4)))
    chunks = [items[at : at + size] for at in range(0, len(items), size)]
    with _pool(min(jobs, len(chunks)), preload) as pool:
        futures = [pool.submit(_chunk, function, chunk) for chunk in chunks]
        for chunk, future in zip(chunks, futures, strict=True):
            try:
                yield from future.result()
            except BrokenProcessPool:  # takes innocent chunks with it: try each of their items alone
                yield from (_alone(function, item, lost) for item in chunk)


def _alone(
    function: Callable[[Item], Result], item: Item, lost: Callable[[Item, BaseException], Result] | None
) -> Result:
    try:
        with _pool(1) as pool:
            return pool.submit(function, item).result()
    except Exception as error:
        if lost is None:
            raise
        return lost(item, error)


def _pool(jobs: int, preload: Sequence[str] = ()) -> ProcessPoolExecutor:
    import threading
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_all_start_methods, get_context

    if "fork" in get_all_start_methods() and threading.active_count() == 1:
        for module in preload:
            import_module(module)
        return ProcessPoolExecutor(jobs, get_context("fork"))
    # a thread (of a progress bar) could hold a lock at the fork: workers of a fork server share nothing with this process
    context = get_context("forkserver" if "forkserver" in get_all_start_methods() else "spawn")
    context.set_forkserver_preload(list(preload))
    return ProcessPoolExecutor(jobs, context)


def _chunk(function: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    return [function(item) for item in items]
