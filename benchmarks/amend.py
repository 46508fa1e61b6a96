"""Time of applying a decision, against reading the act that it amends.

    python benchmarks/amend.py                    an act of 1,260 articles, decisions of 10 to 500 operations
    python benchmarks/amend.py --size 200

CPU time of this process, median of five rounds in turns. `read` and `apply` are reading the decision's document as
operations and applying them; `amend` is the verb, with metadata and modifications. The last lines give the growth of
`amend` with operations, and with the size of the act.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable
from math import log
from statistics import median
from time import process_time

import acts

import akn
from akn.amend.apply import apply
from akn.amend.read import read
from akn.language.zh.numerals import numeral
from akn.model.document import Document

ROUNDS = 5
COUNTS = (10, 100, 500)
TITLE = "示例市公共书屋条例"


def decision(size: int, count: int, act: list[acts.Article]) -> str:
    """A decision of `count` operations on an act of `size` articles: of every six, two new texts, three of words and an
    insertion that moves all that follows."""
    chance = random.Random(count)
    touched = sorted(chance.sample(range(1, size + 1), min(count, size)))
    lines = [f"关于修改《{TITLE}》的决定", f"某市人民政府决定对《{TITLE}》作如下修改："]
    inserted = 0
    for k, number in enumerate(touched):
        clause, name, final = numeral(k + 1), numeral(number), numeral(number + inserted)
        first = act[number - 1][0].text
        words = first[first.index("，") + 1 : -1][:4]
        kind = k % 6
        if kind == 0:
            inserted += 1
            lines.append(f"{clause}、增加一条，作为第{final}条：“管理员应当公布名单。")
            lines.append("“名单每年更新。”")
        elif kind in (1, 2):
            lines.append(f"{clause}、将第{name}条第一款修改为：“书屋应当按照规定公布目录，数量不少于{clause}。”")
        elif kind == 3:
            lines.append(f"{clause}、将第{name}条第一款中的“{words}”修改为“出版单位”。")
        elif kind == 4:
            lines.append(f"{clause}、在第{name}条第一款最后增加“并及时公布。”")
        else:
            lines.append(f"{clause}、第{name}条增加一款，作为第二款：“读者可以查阅。”")
    lines.append(f"《{TITLE}》根据本决定作相应修改并对条文顺序作相应调整，重新公布。")
    return "\n\n".join(lines) + "\n"


def spent(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


def measured(size: int, counts: tuple[int, ...], rounds: int) -> tuple[float, dict[int, tuple[float, float, float]]]:
    """Seconds of reading the act as text, and for each number of operations of reading them, applying them, and the verb."""
    act = acts.articles(size)
    text = acts.text(act)
    base = akn.parse(text).document
    works: dict[int, tuple[Callable[[], object], ...]] = {}
    for count in counts:
        instructed = akn.parse(decision(size, count, act)).document
        operations = read(instructed, base.title)
        refused = [one for one in apply(base, operations).outcomes if one.status == "refused"]
        if refused:
            raise SystemExit(f"refused: {refused[0]}")
        works[count] = _works(base, instructed)
    reading: list[float] = []
    found: dict[int, list[list[float]]] = {count: [[], [], []] for count in counts}
    for _ in range(rounds):
        reading.append(spent(lambda: akn.parse(text)))
        for count, jobs in works.items():
            for times, job in zip(found[count], jobs, strict=True):
                times.append(spent(job))
    medians = {count: (median(a), median(b), median(c)) for count, (a, b, c) in found.items()}
    return median(reading), medians


def _works(base: Document, instructed: Document) -> tuple[Callable[[], object], ...]:
    operations = read(instructed, base.title)
    return (
        lambda: read(instructed, base.title),
        lambda: apply(base, operations),
        lambda: akn.amend(base, instructed),
    )


def exponent(first: tuple[int, float], last: tuple[int, float]) -> float:
    """The power by which time grows with size."""
    return log(last[1] / first[1]) / log(last[0] / first[0])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=1260)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args()
    size: int = options.size
    reading, found = measured(size, tuple(count for count in COUNTS if count <= size), options.rounds)
    print(f"an act of {size} articles, in times of reading it ({reading * 1000:.0f} ms)")
    print(f"{'operations':>10} {'read':>6} {'apply':>6} {'amend':>6}")
    for count, times in found.items():
        print(f"{count:10} " + " ".join(f"{time / reading:6.2f}" for time in times))
    steps = [(count, times[2]) for count, times in found.items()]
    few = sum(found[10][:2])
    extra = [(count - 10, max(sum(times[:2]) - few, 1e-9)) for count, times in found.items() if count > 10]
    if len(steps) > 1:
        print(f"growth of amend with operations: exponent {exponent(steps[0], steps[-1]):.2f}")
    if len(extra) > 1:
        print(f"growth of what operations add to read and apply: exponent {exponent(extra[0], extra[-1]):.2f}")
    small, quarter = measured(size // 4, (10,), options.rounds)
    print(
        f"growth of amend with the act, 10 operations: exponent {exponent((size // 4, quarter[10][2]), (size, steps[0][1])):.2f}"
    )
    print(f"growth of reading: exponent {exponent((size // 4, small), (size, reading)):.2f}")


if __name__ == "__main__":
    main()
