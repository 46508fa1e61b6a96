"""Broken inputs against what must hold for any input: no exception, no hang, nothing lost, valid output, stable ways back.

    python benchmarks/fuzz.py --inputs 10000 --seed 1            texts, documents and examples of this repository
    python benchmarks/fuzz.py --inputs 10000 FOLDER...           files below these folders too
    python benchmarks/fuzz.py --kind text --only 1234            one input again, by its number
    python benchmarks/fuzz.py --keep FOLDER                      the shortest input found of each failure is written there

Input number N of a seed is the same on every run over the same files. One process, one core. Every 20th document is held
to both schemas and the rules, every 50th is compared with the one before. Exit status 1 where anything failed.
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
import traceback
from collections import Counter
from contextlib import suppress
from pathlib import Path
from random import Random
from types import FrameType

from akn.formats.akn.write import write as write_xml
from akn.formats.json.write import write as write_json
from akn.formats.text.read import read as read_text
from akn.model.document import Document
from akn.rules.validate import validate
from tests import invariants, mutations

ROOT = Path(__file__).parents[1]
KINDS = ("text", "text", "text", "text", "text", "xml", "json")
CHECKS = {"text": invariants.text, "xml": invariants.xml, "json": invariants.contract}
SIZE = 3000
"""Characters an input is cut to before it is changed."""
SECONDS = 2.0
"""A reader that takes longer than this for 100 kB hangs."""


class Hang(BaseException):
    """Time is up. Not an Exception, so that nothing swallows it."""


def alarm(_signal: int, _frame: FrameType | None) -> None:
    raise Hang


class Corpus:
    """The whole files that inputs are made from."""

    def __init__(self, folders: list[Path]) -> None:
        folders = [ROOT / "tests" / "cases", ROOT / "examples", ROOT / "corpus", *folders]
        files = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())
        self.texts = [data for path in files if path.suffix in (".txt", ".md") if (data := characters(path))]
        self.documents = [data for path in files if path.suffix in (".xml", ".akn") if (data := characters(path))]

    def make(self, kind: str, seed: str) -> bytes:
        """The input of `kind` that `seed` says."""
        rng = Random(seed)
        if kind == "xml" and rng.random() < 0.5:
            whole, other = rng.choice(self.documents), rng.choice(self.documents)
            return mutations.xml_bytes(rng, whole if len(whole) < 60_000 else shortened(whole), other)
        whole = mutations.excerpt(rng, rng.choice(self.texts), rng.randrange(60, SIZE))
        other = mutations.excerpt(rng, rng.choice(self.texts), SIZE)
        if kind == "text":
            return mutations.text_bytes(rng, whole, other)
        made = read_text(whole.encode(), invariants.OPTIONS).document
        if made is None:
            return whole.encode()
        if kind == "json":
            return mutations.json_bytes(rng, write_json(made))
        return mutations.xml_bytes(rng, write_xml(made).decode(), rng.choice(self.documents))


def characters(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def shortened(text: str) -> str:
    """A large document without the middle of its largest part, still mostly well-formed: its first 30,000 characters, closed."""
    head = text[: text.rfind(">", 0, 30_000) + 1]
    open_: list[str] = []
    for tag in mutations.TAG.findall(head):
        name = tag.strip("</>").split()[0] if tag.strip("</>").split() else ""
        if tag.startswith("</"):
            while open_ and open_.pop() != name:
                pass
        elif not tag.endswith("/>"):
            open_.append(name)
    return head + "".join(f"</{name}>" for name in reversed(open_))


def failures(kind: str, data: bytes, number: int, old: Document | None) -> list[str]:
    """The names of what failed."""
    signal.setitimer(signal.ITIMER_REAL, SECONDS * max(1.0, len(data) / 100_000) + 1)
    try:
        return list(CHECKS[kind](data, deep=number % 3 == 0, schema=number % 20 == 0, old=old))
    except Hang:
        return ["hang at " + place(sys.exc_info()[2])]
    except Exception as error:  # noqa: BLE001 - whatever is raised is a finding
        return [f"{type(error).__name__} at {place(error.__traceback__)}"]
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def place(trace: object) -> str:
    frames = [f for f in traceback.extract_tb(trace) if "/akn/" in f.filename] if trace else []  # type: ignore[arg-type]
    return f"{Path(frames[-1].filename).name}:{frames[-1].name}" if frames else "?"


def shrunk(kind: str, data: bytes, number: int, name: str, old: Document | None) -> bytes:
    """A shorter input that fails the same way, by leaving lines and then characters out."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return data
    until = time.monotonic() + 20
    pieces: list[str]
    for pieces, join in ((text.split("\n"), "\n"), (list(text), "")):
        if join == "":
            pieces = list(text)
        size = len(pieces) // 2
        while size and time.monotonic() < until:
            i = 0
            while i < len(pieces) and time.monotonic() < until:
                rest = pieces[:i] + pieces[i + size :]
                if name in failures(kind, join.join(rest).encode(), number, old):
                    pieces = rest
                else:
                    i += size
            size //= 2
        text = join.join(pieces)
    return text.encode()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="number of the first input")
    parser.add_argument("--seed", default="0")
    parser.add_argument("--kind", choices=list(CHECKS))
    parser.add_argument("--only", type=int, help="this input alone, written to standard output")
    parser.add_argument("--keep", type=Path)
    args = parser.parse_args()
    signal.signal(signal.SIGALRM, alarm)
    corpus = Corpus(args.folders)
    validate(
        b"<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'/>"
    )  # schemas are compiled before time is taken

    def kind_of(number: int) -> str:
        return args.kind or KINDS[number % len(KINDS)]

    if args.only is not None:
        data = corpus.make(kind_of(args.only), f"{args.seed}:{args.only}")
        sys.stdout.buffer.write(data)
        print(failures(kind_of(args.only), data, 0, None), file=sys.stderr)
        return 0
    found: Counter[str] = Counter()
    first: dict[str, int] = {}
    old: Document | None = None
    began, slowest = time.monotonic(), (0.0, 0)
    for number in range(args.first, args.first + args.inputs):
        kind = kind_of(number)
        data = corpus.make(kind, f"{args.seed}:{number}")
        before = old if number % 50 == 0 else None
        at = time.perf_counter()
        names = failures(kind, data, number, before)
        slowest = max(slowest, (time.perf_counter() - at, number))
        for name in names:
            key = f"{kind}: {name}"
            found[key] += 1
            if found[key] <= 3 and args.keep:
                args.keep.mkdir(parents=True, exist_ok=True)
                stem = "".join(c if c.isalnum() else "-" for c in key)[:80]
                (args.keep / f"{stem}.{number}").write_bytes(shrunk(kind, data, number, name, before))
            first.setdefault(key, number)
        if number % 50 == 49 and kind == "text":
            with suppress(Exception):  # named above already
                old = read_text(data, invariants.OPTIONS).document or old
        if number % 1000 == 999:
            rate = (number + 1 - args.first) / (time.monotonic() - began)
            line = f"{number + 1} inputs, {rate:.0f}/s, {sum(found.values())} failures of {len(found)} kinds"
            print(line, flush=True)
            if args.keep:
                args.keep.mkdir(parents=True, exist_ok=True)
                (args.keep / "progress.txt").write_text(f"{line}\n{report(found, first)}", encoding="utf-8")
    print(report(found, first), end="")
    print(f"{args.inputs} inputs, {time.monotonic() - began:.0f} s; slowest {slowest[0]:.2f} s (input {slowest[1]})")
    return 1 if found else 0


def report(found: Counter[str], first: dict[str, int]) -> str:
    return "".join(f"{count:7} {key} (first: input {first[key]})\n" for key, count in found.most_common())


if __name__ == "__main__":
    sys.exit(main())
