"""Time of drafting a decision against that of the comparison it starts from: CPU time, in turns, in one run.

    python benchmarks/draft.py                     heavy revisions of 50 to 1,000 articles
    python benchmarks/draft.py --sizes 500         revisions of acts of so many articles
    python benchmarks/draft.py OLD NEW             a pair of your own, in any format that akn reads

A heavy revision edits half of the articles, rewrites one in ten, inserts and repeals one in ten, moves some, and replaces
a term throughout. Drafting is all of it: the comparison, every round of writing the decision, reading it again and applying
it to OLD. Median of five rounds; at the end how the time grows with the number of articles.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable
from math import log
from pathlib import Path
from statistics import median
from time import process_time

import akn
from akn.model.document import Document

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.compare import articles, document, sentence  # the folder is no package that is installed

ROUNDS = 5
SIZES = (50, 100, 200, 500, 1000)


def revised(old: list[list[str]], chance: random.Random) -> list[list[str]]:
    """A heavy revision, the same for one state of `chance`."""
    new: list[list[str]] = []
    for paragraphs in old:
        made = [text.replace("志愿者", "志愿服务人员") for text in paragraphs]
        kind = chance.random()
        if chance.random() < 0.1:
            new.append([sentence(chance) + sentence(chance)])
        if kind < 0.1:
            continue
        if kind < 0.2:
            made = [sentence(chance) for _ in made]
        elif kind < 0.7:
            at = chance.randrange(len(made))
            made[at] = made[at].replace("不少于", chance.choice(("不多于", "不得少于", "应当不少于")), 1)
        elif kind < 0.75:
            made.append(sentence(chance))
        new.append(made)
    for _ in range(len(new) // 50):
        new.insert(chance.randrange(len(new)), new.pop(chance.randrange(len(new))))
    return new


def pair(size: int) -> tuple[Document, Document]:
    """An act of `size` articles and its revision."""
    chance = random.Random(size)
    content = articles(size, chance)
    return document(content), document(revised(content, chance))


def spent(work: Callable[[], object]) -> float:
    """CPU milliseconds of one call."""
    start = process_time()
    work()
    return (process_time() - start) * 1000


def measured(old: Document, new: Document, rounds: int) -> tuple[float, float]:
    """CPU milliseconds of the comparison and of the draft, in turns."""
    tools = (lambda: akn.compare(old, new), lambda: akn.draft(old, new))
    for work in tools:
        work()  # what is imported is imported before the first round
    took = [[spent(work) for work in tools] for _ in range(rounds)]
    return median(one[0] for one in took), median(one[1] for one in took)


def row(name: str, old: Document, new: Document, rounds: int) -> float:
    compared, drafted = measured(old, new, rounds)
    made = akn.draft(old, new)
    closes = "closes" if made.closes else f"open: {', '.join(made.unsaid[:5])}"
    ratio = drafted / compared
    print(f"{name:>10} {made.clauses:>8} {compared:>10.1f} {drafted:>10.1f} {ratio:>7.1f}x  {closes}", flush=True)
    return drafted


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pair", nargs="*")
    parser.add_argument("--sizes", nargs="+", type=int, default=list(SIZES))
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    given = parser.parse_args()
    print(f"{'articles':>10} {'clauses':>8} {'compare':>10} {'draft':>10} {'':>8}  CPU ms")
    if given.pair:
        old, new = (akn.read(path).document for path in given.pair)
        if old is None or new is None:
            parser.error("one of the two can't be read")
        row("", old, new, given.rounds)
        return
    times = [(size, row(str(size), *pair(size), given.rounds)) for size in given.sizes]
    (small, first), (large, last) = times[0], times[-1]
    if small < large:
        print(f"growth from {small} to {large} articles: exponent {log(last / first) / log(large / small):.2f}")


if __name__ == "__main__":
    main()
