"""Time of answering from a corpus of works with several versions, as ratios to a plain read of the same files.

    python benchmarks/corpus.py                    1,000 works of 5 versions
    python benchmarks/corpus.py --works 100 --versions 5

CPU time. `read` parses every file to a document; `index` makes the search index, `again` brings one up to date that is;
`as-of`, `log` and `blame` answer for 50 works, against reading the files of those works; `search` is the median of queries of
one to four characters, against reading one file. Memory is the growth of the peak over making the index twice as large.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median

import akn
from akn.corpus.blame import blame
from akn.corpus.chain import chain, document
from akn.corpus.log_output import work_json
from akn.corpus.search import Query, search
from akn.corpus.search_index import opened, update
from akn.corpus.shelf import works
from akn.corpus.timeline import as_of
from akn.language.zh.numerals import numeral

ASKED = 50
QUERIES = ("书", "登记", "第七号", "一次以上", "书屋应当", "押金")
PLACES = ("东溪", "西溪", "南溪", "北溪", "上溪")


def act(number: int, version: int) -> str:
    """An act of 20 to 60 articles; each version changes two of them."""
    passed = "2010年1月1日北京市第十五届人民代表大会常务委员会第三次会议通过"
    amended = "".join(
        f"　根据{2010 + k}年3月1日北京市第十五届人民代表大会常务委员会第{numeral(k + 3)}次会议"
        f"《关于修改〈第{numeral(number % 9000 + 1)}号书屋条例〉的决定》修正"
        for k in range(1, version + 1)
    )
    lines = [f"第{numeral(number % 9000 + 1)}号书屋条例", f"（{passed}{amended}）"]
    size = 20 + number * 7 % 41
    for at in range(1, size):
        times = 1 + sum(1 for k in range(1, version + 1) if at % size in (k * 3 % size, k * 5 % size))
        place = PLACES[(number + at) % len(PLACES)]
        lines.append(
            f"第{numeral(at)}条　{place}书屋应当每月登记{numeral(at + times * 60)}次以上，不得收取押金，第{numeral(number % 90 + 1)}号书屋除外。"
        )
        if at % 3 == 0:
            lines.append(f"前款规定的登记由{place}主管部门公布，保存{numeral(at + 5)}年。")
    return "\n".join([*lines, f"第{numeral(size)}条　本条例自2010年6月1日起施行。"]) + "\n"


def lay_out(root: Path, count: int, versions: int) -> int:
    """Write the corpus; how many bytes it has."""
    size = 0
    for number in range(count):
        for version in range(versions):
            made = akn.parse(act(number, version)).document
            assert made is not None
            uri = f"/akn/cn-bj/act/2010-01-01/shuwu-{number}"
            date = made.meta.expression.dates[0].date
            meta = replace(
                made.meta,
                work=replace(made.meta.work, uri=uri, name=f"shuwu-{number}"),
                expression=replace(made.meta.expression, uri=f"{uri}/zho@{date}"),
                manifestation=replace(made.meta.manifestation, uri=f"{uri}/zho@{date}.xml"),
            )
            data = akn.write(replace(made, meta=meta))
            path = root / f"{uri.removeprefix('/akn/')}/zho@{date}.xml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            size += len(data)
    return size


def timed(function: Callable[[], object]) -> float:
    start = time.process_time()
    function()
    return time.process_time() - start


def peak() -> int:
    """Peak memory of this process, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--works", type=int, default=1000)
    parser.add_argument("--versions", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "corpus")
        size = lay_out(root, given.works, given.versions)
        half = Path(folder, "half")
        lay_out(half, given.works // 2, given.versions)
        print(f"{given.works} works x {given.versions} versions, {size / 2**20:.0f} MiB")
        every = list(works(root))
        read = timed(lambda: [document(version) for work in every for version in work.versions])
        print(f"read     {read:8.2f} s")
        small = opened(Path(folder, "small.sqlite"))
        update(small, half)
        before = peak()
        index = opened(Path(folder, "index.sqlite"))
        made = timed(lambda: update(index, root))
        print(f"index    {made:8.2f} s  {made / read:6.2f} x read; memory {before} -> {peak()} MiB")
        again = timed(lambda: update(index, root))
        print(f"again    {again:8.2f} s  {again / read:6.2f} x read")
        some = every[:: max(1, len(every) // ASKED)][:ASKED]
        plain = timed(lambda: [document(version) for work in some for version in work.versions])
        answers: dict[str, Callable[[], object]] = {
            "as-of": lambda: [as_of(chain(work).documents, "2012-01-01") for work in some],
            "log": lambda: [work_json(chain(work)) for work in some],
            "blame": lambda: [blame(chain(work)) for work in some],
        }
        for name, function in answers.items():
            took = timed(function)
            print(f"{name:<8} {took / len(some):8.4f} s  {took / plain:6.2f} x reading the work's files")
        one = plain / sum(len(work.versions) for work in some)
        for every_version in (False, True):
            queries = [Query((words,), every=every_version) for words in QUERIES]
            took = median(timed(partial(search, index, query)) for query in queries)
            print(f"search{'*' if every_version else ' '}  {took:8.4f} s  {took / one:6.2f} x reading one file")
        bytes_ = Path(folder, "index.sqlite").stat().st_size
        print(f"index file {bytes_ / 2**20:.0f} MiB, {bytes_ / size:.2f} x the corpus")


if __name__ == "__main__":
    main()
