"""Time of validating 500 documents in one process, against `xmllint --noout --schema` on the same files.

    python benchmarks/validate.py                  500 synthetic acts
    python benchmarks/validate.py FOLDER           the first 500 XML files below a folder
    python benchmarks/validate.py --rounds 9

CPU time (user and system, start of the interpreter and compiling of schemas included), median of five rounds; the peer
runs between ours. `schemas` is parse, official schema and profile; `rules` adds every rule.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

from akn.formats.akn.write import write
from akn.language.zh.numerals import numeral
from akn.model.block import Block, Mark
from akn.model.document import Document
from akn.model.eid import identify
from akn.model.metadata import unknown
from akn.model.provision import Provision
from akn.schema import files

COUNT = 500
ROUNDS = 5
SCHEMAS = """
import sys
from pathlib import Path
from akn.formats.akn.parse import parse
from akn.schema import official, profile
for line in sys.stdin:
    root, _ = parse(Path(line.rstrip("\\n")).read_bytes())
    if root is not None:
        official.check(root), profile.check(root, ids=False)
"""
RULES = """
import sys
from pathlib import Path
from akn.rules.validate import validate
for line in sys.stdin:
    validate(Path(line.rstrip("\\n")).read_bytes(), line.rstrip("\\n"))
"""


def act(number: int) -> Document:
    """An act of 20 to 80 articles in chapters, a third of them with 项: about the mix of local regulations."""
    title = f"第{numeral(number + 1)}号书屋条例"
    size = 20 + number * 7 % 61
    chapters = tuple(
        Provision("chapter", num=f"第{numeral(i + 1)}章", heading="书屋的管理", children=tuple(map(article, range(at, min(at + 12, size)))))
        for i, at in enumerate(range(0, size, 12))
    )  # fmt: skip
    preface = (Block(title, "longTitle", marks=(Mark("docTitle", 0, len(title)),)),)
    return identify(Document(unknown(), "local-regulation", preface=preface, body=chapters))[0]


def article(index: int) -> Provision:
    sentence = "书屋应当向公众开放，开放时间由管理单位按照规定确定并在显著位置公布，社区居民可以免费借阅图书"
    paragraphs = [Provision("paragraph", blocks=(Block(f"{sentence}。"),))]
    if index % 3 == 0:
        points = tuple(
            Provision("point", num=f"（{numeral(i)}）", blocks=(Block(f"{sentence}；"),)) for i in range(1, 5)
        )
        paragraphs.append(Provision("paragraph", blocks=(Block(f"{sentence}：", "intro"),), children=points))
    return Provision("article", num=f"第{numeral(index + 1)}条", children=tuple(paragraphs))


def cpu(run: Callable[[], object]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args()
    xmllint = shutil.which("xmllint")
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.folder or Path(scratch)
        if options.folder is None:
            for number in range(COUNT):
                (folder / f"{number:03}.xml").write_bytes(write(act(number)))
        paths = [str(path) for path in sorted(folder.rglob("*.xml"))[:COUNT]]
        size = sum(Path(path).stat().st_size for path in paths)
        print(f"{len(paths)} documents, {size / 1e6:.1f} MB")

        def python(code: str) -> Callable[[], object]:
            names = "\n".join(paths)
            return lambda: subprocess.run([sys.executable, "-c", code], input=names, text=True, check=True)

        runs = {"schemas": python(SCHEMAS), "rules": python(RULES)}
        if xmllint:
            command = [xmllint, "--noout", "--nonet", "--schema", str(files.official()), *paths]
            runs["xmllint"] = lambda: subprocess.run(command, capture_output=True, check=False)
        times: dict[str, list[float]] = {name: [] for name in runs}
        for _ in range(options.rounds):
            for name, run in runs.items():
                times[name].append(cpu(run))
    for name, found in times.items():
        ratio = f"  {median(found) / median(times['xmllint']):.2f} x xmllint" if xmllint else ""
        print(f"{name:8} {median(found):.3f} s{ratio}")


if __name__ == "__main__":
    main()
