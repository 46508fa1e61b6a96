"""Time of a comparison, from two Akoma Ntoso files to JSON, against xmldiff on the same files.

    python benchmarks/compare.py                          synthetic acts of 50 to 1,260 articles
    python benchmarks/compare.py OLD.xml NEW.xml ...      pairs of your own
    python benchmarks/compare.py --peer 1260              xmldiff on acts of up to so many articles (default 100)

CPU time of this process, median of five rounds; the peer runs between our rounds. The synthetic amendment edits a fifth
of the articles, inserts and repeals some, and renumbers all. The last lines give the growth of our time with size.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Callable
from math import log
from pathlib import Path
from statistics import median
from time import process_time

from akn.diff.compare import compare
from akn.diff.render.json import render
from akn.formats.akn.read import read
from akn.formats.akn.write import write
from akn.formats.options import ReadOptions
from akn.language.zh.numerals import numeral
from akn.model.block import Block, Mark
from akn.model.document import Document
from akn.model.eid import identify
from akn.model.metadata import unknown
from akn.model.provision import Provision

ROUNDS = 5
SIZES = (50, 100, 200, 500, 1260)
WHO = [
    "书屋",
    "管理员",
    "街道办事处",
    "县级主管部门",
    "捐建人",
    "读者",
    "社区居民",
    "志愿者",
    "流动书屋",
    "出版单位",
    "评审小组",
    "监护人",
]
DOES = [
    "应当登记",
    "可以借阅",
    "不得拆除",
    "负责修缮",
    "定期公布",
    "免费开放",
    "优先配置",
    "按照规定保管",
    "及时移交",
    "主动公开",
    "如实填写",
]
WHAT = [
    "图书目录",
    "借阅记录",
    "消防设施",
    "阅览座位",
    "开放时间",
    "捐赠协议",
    "经费预算",
    "年度报告",
    "无障碍通道",
    "古籍善本",
    "数字资源",
]
WHEN = [
    "自受理之日起十五日内",
    "每年第一季度",
    "发生损毁的",
    "情节严重的",
    "未经批准的",
    "在法定节假日",
    "遇有紧急情况时",
]


def sentence(chance: random.Random) -> str:
    """An invented rule; of some hundred thousand possible ones, so that few repeat."""
    parts = [chance.choice(table) for table in (WHEN, WHO, DOES, WHAT, WHO, DOES, WHAT)]
    return f"{parts[0]}，{parts[1]}{parts[2]}{parts[3]}，{parts[4]}{parts[5]}{parts[6]}，数量不少于{numeral(chance.randint(1, 999))}。"


def articles(size: int, chance: random.Random) -> list[list[str]]:
    """The paragraphs of `size` articles."""
    return [[sentence(chance) + sentence(chance) for _ in range(chance.randint(1, 3))] for _ in range(size)]


def amended(old: list[list[str]], chance: random.Random) -> list[list[str]]:
    """A fifth edited, one in twenty inserted, one in thirty repealed."""
    new = []
    for paragraphs in old:
        if chance.random() < 1 / 20:
            new.append([sentence(chance) + sentence(chance)])
        if chance.random() < 1 / 30:
            continue
        if chance.random() < 1 / 5:
            at = chance.randrange(len(paragraphs))
            text = paragraphs[at].replace("不少于", "不多于", 1)
            paragraphs = [*paragraphs[:at], text, *paragraphs[at + 1 :]]
        new.append(paragraphs)
    return new


def document(content: list[list[str]]) -> Document:
    """The act of these articles, in chapters of fifty."""
    title = "虚构书屋法"
    units = [
        Provision(
            "article",
            num=f"第{numeral(number)}条",
            children=tuple(Provision("paragraph", blocks=(Block(text),)) for text in paragraphs),
        )
        for number, paragraphs in enumerate(content, 1)
    ]
    chapters = [
        Provision(
            "chapter",
            num=f"第{numeral(n)}章",
            heading=f"{WHAT[n % len(WHAT)]}的管理",
            children=tuple(units[at : at + 50]),
        )
        for n, at in enumerate(range(0, len(units), 50), 1)
    ]
    preface = (Block(title, "longTitle", marks=(Mark("docTitle", 0, len(title)),)),)
    return identify(Document(unknown(), "law", preface=preface, body=tuple(chapters)))[0]


def ours(old: Path, new: Path) -> str:
    """Two files to JSON."""
    documents = [read(path.read_bytes(), ReadOptions(str(path))).document for path in (old, new)]
    assert documents[0] is not None
    assert documents[1] is not None
    return render(compare(documents[0], documents[1]))


def theirs(old: Path, new: Path) -> str:
    """The same files to xmldiff's script of actions."""
    from xmldiff import formatting, main

    return str(main.diff_files(str(old), str(new), formatter=formatting.DiffFormatter()))


def spent(work: Callable[[Path, Path], str], old: Path, new: Path) -> float:
    """CPU milliseconds."""
    start = process_time()
    work(old, new)
    return (process_time() - start) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, metavar="OLD NEW")
    parser.add_argument("--peer", type=int, default=100, metavar="ARTICLES")
    options = parser.parse_args()
    try:
        import xmldiff  # noqa: F401
    except ImportError:
        print("xmldiff is not installed: no ratios")
        options.peer = 0
    print(f"{'':24} {'ours ms':>10} {'xmldiff ms':>12} {'ratio':>8}")
    with tempfile.TemporaryDirectory() as folder:
        cases = [(old.stem, 0, old, new) for old, new in zip(options.files[::2], options.files[1::2], strict=True)]
        if not cases:
            cases = [synthetic(size, Path(folder)) for size in SIZES]
        times = {}
        for name, size, old, new in cases:
            ours(old, new)
            mine, other = [], []
            for _ in range(ROUNDS):
                mine.append(spent(ours, old, new))
                if options.peer and size <= options.peer:
                    other.append(spent(theirs, old, new))
            times[size] = median(mine)
            peer = f"{median(other):12.0f} {median(other) / median(mine):7.0f}x" if other else ""
            print(f"{name:24} {median(mine):10.1f} {peer}")
    if len(times) > 1:
        growth = log(times[SIZES[-1]] / times[SIZES[0]]) / log(SIZES[-1] / SIZES[0])
        print(f"growth from {SIZES[0]} to {SIZES[-1]} articles: exponent {growth:.2f}")


def synthetic(size: int, folder: Path) -> tuple[str, int, Path, Path]:
    """A pair of files of about `size` articles; the same each time."""
    chance = random.Random(size)
    content = articles(size, chance)
    paths = folder / f"old-{size}.xml", folder / f"new-{size}.xml"
    for path, made in zip(paths, (content, amended(content, chance)), strict=True):
        path.write_bytes(write(document(made)))
    return f"{size} articles", size, *paths


if __name__ == "__main__":
    main()
