"""Time of validating 500 documents in one process, against `xmllint --noout --schema` on the same files.

    python benchmarks/validate.py                  500 synthetic acts
    python benchmarks/validate.py FOLDER           the first 500 XML files below a folder
    python benchmarks/validate.py --rounds 9

CPU time (user and system, start of the interpreter and compiling of schemas included), median of five rounds; the peer
runs between ours. `schemas` is parse and both schemas, as `akn validate` asks them; `rules` adds every rule. Below, whole
processes from a cold start: one file, and `akn --version` against `python -c pass`.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from akn.api import parse, write
from akn.language.zh.numerals import numeral
from akn.schema import files

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks import acts  # the folder is no package that is installed

COUNT = 500
ROUNDS = 5
SCRIPT = """
import sys
from pathlib import Path
from akn.rules.validate import validate
for line in sys.stdin:
    name = line.rstrip("\\n")
    validate(Path(name).read_bytes(), name, select={select})
"""
SCHEMAS = SCRIPT.format(select=("X", "S"))
RULES = SCRIPT.format(select=())


def act(number: int) -> bytes:
    """An act of 20 to 80 articles in chapters, with lists, citations and a 题注: about the mix of local regulations."""
    text = acts.text(acts.articles(20 + number * 7 % 61))
    document = parse(text.replace("公共书屋", f"第{numeral(number + 1)}书屋", 1)).document
    assert document is not None
    return write(document)


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
                (folder / f"{number:03}.xml").write_bytes(act(number))
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
        times = measured(runs, options.rounds)
        for name, found in times.items():
            ratio = f"  {found / times['xmllint']:.2f} x xmllint" if xmllint else ""
            print(f"{name:8} {found:.3f} s{ratio}")
        cold(paths[0], xmllint, options.rounds)


def measured(runs: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The median CPU seconds of each, run in turn."""
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            times[name].append(cpu(run))
    return {name: median(found) for name, found in times.items()}


def cold(path: str, xmllint: str | None, rounds: int) -> None:
    """Whole processes: `akn validate` of one file, and what tells its version."""
    akn = [sys.executable, "-m", "akn_tools"]
    commands = {
        "pass": [sys.executable, "-c", "pass"],
        "version": [*akn, "--version"],
        "auto": [*akn, "validate", path],
        "official": [*akn, "validate", "--schema", "official", path],
    }
    if xmllint:
        commands["xmllint"] = [xmllint, "--noout", "--nonet", "--schema", str(files.official()), path]
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}  # nobody compiles the modules at each start
    runs = {
        name: partial(subprocess.run, command, capture_output=True, check=False, env=env)
        for name, command in commands.items()
    }
    for run in runs.values():  # what is imported is compiled by then
        run()
    times = measured(runs, rounds)
    print(f"akn --version {times['version'] / times['pass']:.2f} x python -c pass")
    for name in ("auto", "official"):
        ratio = f"  {times[name] / times['xmllint']:.2f} x xmllint" if xmllint else ""
        print(f"one file, {name:8} {times[name]:.3f} s{ratio}")


if __name__ == "__main__":
    main()
