"""Time of a comparison against other tools on the same two texts: CPU time, in one run, the peers between our rounds.

    python benchmarks/compare.py                          synthetic acts of 50 to 1,260 articles
    python benchmarks/compare.py --sizes 50 1260          synthetic acts of so many
    python benchmarks/compare.py OLD NEW ...              pairs of your own, in any format that akn reads
    python benchmarks/compare.py --limit 60               end a peer after so many seconds (default 900)
    python benchmarks/compare.py --without xmldiff        leave a peer out

Ours is bytes to bytes: two Akoma Ntoso files read, compared, and the comparison written as JSON. xmldiff gets the same
files, deepdiff the same documents as JSON, the others the same text. Median of five rounds; a peer that takes over a
minute runs once. The synthetic amendment edits a fifth of the articles, inserts and repeals some, and renumbers all. At
the end: how the times grow with the number of articles, and whole processes from a cold start.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
from math import log
from pathlib import Path
from statistics import median

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

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks import peers  # the folder is no package that is installed

ROUNDS = 5
SIZES = (50, 100, 200, 500, 1260)
ONCE = 60_000
"""A peer that takes more CPU milliseconds than this is not asked again."""
LIMIT = 900
"""CPU seconds after which a peer is ended; its ratio is a lower bound then."""
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


def documents(folder: Path) -> list[Document]:
    found = [read((folder / f"{side}.xml").read_bytes(), ReadOptions()).document for side in peers.SIDES]
    return [document for document in found if document is not None]


def ours(folder: Path) -> object:
    """Two files to JSON."""
    return render(compare(*documents(folder))).encode()


def synthetic(size: int, folder: Path) -> tuple[Path, Path]:
    """A pair of files of about `size` articles; the same each time."""
    chance = random.Random(size)
    content = articles(size, chance)
    folder.mkdir()
    paths = folder / "first.xml", folder / "second.xml"
    for path, made in zip(paths, (content, amended(content, chance)), strict=True):
        path.write_bytes(write(document(made)))
    return paths


def measured(
    folder: Path, others: list[tuple[str, peers.Work]], limit: int, rounds: int
) -> dict[str, tuple[float, str]]:
    """CPU milliseconds of each tool, and what there is to say of them: a bound, or one round alone."""
    tools: list[tuple[str, peers.Work]] = [("akn", ours), *others]
    first = {name: peers.limited(work, folder, limit) for name, work in tools}
    found = {
        name: (limit * 1000.0, ">") if time is None else (time, "once")
        for name, time in first.items()
        if time is None or time > ONCE
    }
    again = [(name, work) for name, work in tools if name not in found]
    for _, work in again:
        if work is not peers.xmldiff:  # what is imported is imported before the first round; xmldiff takes seconds
            work(folder)
    took: dict[str, list[float]] = {name: [] for name, _ in again}
    for _ in range(rounds):
        for name, work in again:
            took[name].append(peers.spent(work, folder))
    return found | {name: (median(all_), "") for name, all_ in took.items()}


def times(ratio: float) -> str:
    return f"{ratio:.0f}x" if ratio >= 10 else f"{ratio:.2g}x"


def row(name: str, size: str, cells: list[str]) -> None:
    print(f"{name:24} {size:>9} " + " ".join(f"{cell:>12}" for cell in cells), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, metavar="OLD NEW")
    parser.add_argument("--sizes", nargs="+", type=int, default=SIZES)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--limit", type=int, default=LIMIT, metavar="SECONDS")
    parser.add_argument("--without", nargs="+", default=(), metavar="PEER")
    options = parser.parse_args()
    others = peers.installed(options.without)
    names = ["akn", *(name for name, _ in others)]
    print("CPU ms of akn; the others in times of that. > ended at the limit, * one round alone")
    row("pair", "articles", [name[:12] for name in names])
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        pairs = list(zip(options.files[::2], options.files[1::2], strict=True))
        cases = [
            (f"{old.parent.name[:11]}" or old.stem, 0, folder / f"pair-{n}", old, new)
            for n, (old, new) in enumerate(pairs)
        ]
        if not cases:
            cases = [
                ("synthetic", size, folder / f"{size}", *synthetic(size, folder / f"made-{size}"))
                for size in options.sizes
            ]
        growth: dict[int, dict[str, tuple[float, str]]] = {}
        for name, size, inside, old, new in cases:
            peers.inputs(old, new, inside)
            growth[size] = found = measured(inside, others, options.limit, options.rounds)
            mine = found["akn"][0]
            marks = {"once": "*", ">": ">", "": ""}
            row(
                name,
                str(size or sum(1 for unit in documents(inside)[0].body for _ in _articles(unit))),
                [f"{mine:.1f}", *(f"{marks[found[n][1]]}{times(found[n][0] / mine)}" for n in names[1:])],
            )
        if not pairs and len(growth) > 1:
            low, high = min(growth), max(growth)
            row(
                "growth exponent",
                f"{low}-{high}",
                [
                    ("≥" if growth[high][n][1] == ">" else "")
                    + f"{log(growth[high][n][0] / growth[low][n][0]) / log(high / low):.2f}"
                    for n in names
                ],
            )
        cold(cases[0][2], options.rounds)


def _articles(unit: Provision) -> list[Provision]:
    return [unit] if unit.kind == "article" else [found for child in unit.children for found in _articles(child)]


def cold(folder: Path, rounds: int) -> None:
    """Whole processes, from start to exit, output included."""
    calls = {
        "akn diff": ["akn", "diff", "old.xml", "new.xml", "-t", "json"],
        "xmldiff": ["xmldiff", "old.xml", "new.xml"],
        "git diff": ["git", "diff", "--no-index", "--word-diff-regex=.", "old.txt", "new.txt"],
    }
    beside = Path(sys.executable).parent
    found = {
        name: [shutil.which(call[0], path=str(beside)) or shutil.which(call[0]), *call[1:]]
        for name, call in calls.items()
    }
    times: dict[str, list[float]] = {name: [] for name, call in found.items() if call[0]}
    for _ in range(rounds):
        for name, took in times.items():
            took.append(
                peers.spent(
                    lambda place, call=found[name]: subprocess.run(call, cwd=place, capture_output=True, check=False),
                    folder,
                )
            )
    print("cold start, first pair: " + ", ".join(f"{name} {median(took):.0f} ms" for name, took in times.items()))


if __name__ == "__main__":
    main()
