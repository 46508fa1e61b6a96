"""One instruction of an amending decision: its quotations found, told apart and marked.

Quotation marks are text of the block around them; what stands between them is `quotedText` or, where it is a unit or several,
`quotedStructure`. A line end between an instruction and what it quotes stays in the text of the block.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace

from akn.formats.text.quoted_units import Quoted, is_numbered, quoted_units
from akn.language.zh.quotation import CLOSERS, VERBS, Q, instructs, may_run_on, quotes, target
from akn.language.zh.typography import BLANK
from akn.model.block import Block, Mark, nested

_NEAR = 80  # characters of an instruction that are looked at inside a quotation
_MARKS = re.compile('[“”"]')
_SENTENCE = re.compile("[^。]+。?|。")
_ALONE = {"项": "point", "目": "indent"}
"""Word of a unit -> what new text for one is where it bears no number; else it is a 款."""


@dataclass(slots=True)
class Quotation:
    """What stands between two quotation marks, line by line; `opener` is empty where there are none."""

    opener: str
    lines: list[Quoted]

    @property
    def runs_on(self) -> bool:
        """Whether it must be units: it has more than one line, or stands on lines of its own."""
        return len(self.lines) > 1 or not self.opener

    @property
    def is_blank(self) -> bool:
        """Whether nothing is quoted."""
        return all(line.is_blank for line in self.lines)


@dataclass(frozen=True, slots=True)
class _Run:
    """Characters of a source block that are text of the instruction: where they were, and where they are."""

    block: Block
    start: int
    end: int
    at: int


@dataclass(slots=True)
class Instruction:
    """Lines of a decision that belong together, taken apart: `pieces` are text and quotations in turn.

    `open` is the quotation that the last line did not close. `fault` says that the quotation marks do not pair.
    """

    pieces: list[str | Quotation] = field(default_factory=lambda: [""])
    open: Quotation | None = None
    fault: bool = False
    _runs: list[tuple[int, _Run]] = field(default_factory=list)  # piece, and `at` counted inside it
    _depth: int = 0

    @property
    def text(self) -> str:
        """The text with a placeholder for each quotation."""
        return "".join([piece if isinstance(piece, str) else Q for piece in self.pieces])

    @property
    def ends_quoted(self) -> bool:
        """Whether the last line ended with a quotation."""
        last = self.pieces[-1]
        return len(self.pieces) > 1 and isinstance(last, str) and len(last.rstrip(f"。；，,;{BLANK}")) == 1

    def feed(self, block: Block) -> None:
        """Take one more line. A quotation mark at its head while a quotation is open opens that quotation again."""
        text, at = block.text, 0
        if self.open is not None:
            mark = self.open.opener if text.startswith(self.open.opener) else ""
            at = len(mark)
            self.open.lines.append(Quoted("", block, at, mark))
        elif self.pieces != [""]:
            self._add("\n")
        for found in _MARKS.finditer(text, at):
            mark, here = found[0], found.start()
            if self.open is not None:
                if self._closes(mark, text[max(at, here - _NEAR) : here]):
                    self.open.lines[-1].text = text[at:here]
                    self.open, at = None, here
                    self.pieces.append("")
            elif mark in CLOSERS:
                self._keep(block, at, here + 1)
                self.open, self._depth, at = Quotation(mark, [Quoted("", block, here + 1)]), 1, here + 1
                self.pieces.append(self.open)
            else:
                self.fault = True
        if self.open is None:
            self._keep(block, at, len(text))
            return
        self.open.lines[-1].text = text[at:]
        before = self.pieces[-2]
        if isinstance(before, str) and not may_run_on(before[:-1].rpartition("\n")[2]):
            self.fault = True

    def follow(self, lines: list[tuple[str, Block]]) -> None:
        """Take lines that are new text without quotation marks, each with the number that stands before it."""
        self._add("\n")
        self.pieces.append(Quotation("", [Quoted(f"{num} {block.text}", block, 0) for num, block in lines]))

    def _closes(self, mark: str, before: str) -> bool:
        """Whether `mark` closes the open quotation, in which `before` stands before it."""
        if mark != "”" and before and before[-1] in "：:为" and VERBS.search(before) and instructs(before):
            self.fault = True  # another instruction announces new text: the mark that closes this one is missing
        if self.open is None or self.open.opener == '"':
            return mark == '"'
        self._depth += {"“": 1, "”": -1}.get(mark, 0)
        return self._depth == 0

    def _add(self, text: str) -> None:
        last = self.pieces[-1]
        assert isinstance(last, str)
        self.pieces[-1] = last + text

    def _keep(self, block: Block, start: int, end: int) -> None:
        last = self.pieces[-1]
        if block.marks and isinstance(last, str):
            self._runs.append((len(self.pieces) - 1, _Run(block, start, end, len(last))))
        self._add(block.text[start:end])

    def block(self, first: Block) -> Block | None:
        """`first`, the block of the first line, with the whole instruction in it and marked; None where there is none."""
        template = self.text
        sentences = _instructing(template, self.pieces)
        if not sentences:
            return None
        kinds = self._kinds(template, sentences)
        text, marks, runs, starts = "", [], [], []
        for k, piece in enumerate(self.pieces):
            starts.append(len(text))
            if isinstance(piece, str):
                text += piece
                continue
            kind, alone = kinds.get(k, ("", ""))
            if kind == "quotedStructure":
                before, lines, after = _trimmed(piece.lines)
                text += before
                marks.append(Mark(kind, len(text), len(text), units=quoted_units(lines, alone)))
                text += after
                continue
            line = piece.lines[0]
            runs.append(_Run(line.block, line.at, line.at + len(line.text), len(text)))
            text += line.text
            if kind:
                marks.append(Mark(kind, starts[-1], len(text)))
        runs += [replace(run, at=run.at + starts[k]) for k, run in self._runs]
        marks += _moved(sorted(runs, key=lambda run: run.at))
        first_at, last_at = sentences[0][0], sentences[-1][1]
        start, end = _place(first_at, self.pieces, starts), _place(last_at, self.pieces, starts)
        inner = nested([mark for mark in marks if start <= mark.start and mark.end <= end])
        ahead = nested([mark for mark in marks if mark.end <= start and mark.start < start])
        behind = nested([mark for mark in marks if mark.start >= end and mark.end > end])
        mod = (Mark("mod", start, end), *(replace(mark, depth=mark.depth + 1) for mark in inner))
        return replace(first, text=text, marks=(*ahead, *mod, *behind))

    def _kinds(self, template: str, sentences: list[tuple[int, int]]) -> dict[int, tuple[str, str]]:
        """Index of each quotation that amends -> its element, and the kind of unit it is where it bears no number."""
        out: dict[int, tuple[str, str]] = {}
        begins = [begin for begin, _ in sentences]
        for run in _adjacent(self.pieces):
            first, last = run[0], run[-1]
            around = sentences[max(bisect_right(begins, first[0]) - 1, 0)]
            if not around[0] <= first[0] < around[1]:
                continue
            previous = template.rfind(Q, 0, first[0])
            since = around[0] if previous < around[0] else previous + 2
            before = template[since : first[0] - len(first[2].opener)]
            following = template.find(Q, last[0] + 1)
            after = template[last[0] + 2 : around[1] if following < 0 else min(around[1], following - 1)]
            for _, k, quotation in run:
                kind = quotes(before, after, is_numbered(quotation.lines[0].text))
                if quotation.runs_on:
                    kind = "quotedStructure"
                if kind and not quotation.is_blank:
                    out[k] = kind, _ALONE.get(target(before)[0], "paragraph")
        return out


def _trimmed(lines: list[Quoted]) -> tuple[str, list[Quoted], str]:
    """`lines` without what a quotation mark at the end or start of a line leaves empty, and the line ends for that."""
    before = "\n" if lines[0].is_blank else ""
    after = "\n" if lines[-1].is_blank else ""
    return before, lines[len(before) : len(lines) - len(after)], after


def _adjacent(pieces: list[str | Quotation]) -> list[list[tuple[int, int, Quotation]]]:
    """Runs of quotations with nothing between them: of each its offset in the template, its index, and itself."""
    out: list[list[tuple[int, int, Quotation]]] = []
    at = 0
    for k, piece in enumerate(pieces):
        if isinstance(piece, str):
            at += len(piece)
            continue
        between = pieces[k - 1]
        if out and isinstance(between, str) and len("".join(between.split())) <= 2:
            out[-1].append((at, k, piece))
        else:
            out.append([(at, k, piece)])
        at += 1
    return out


def _instructing(template: str, pieces: list[str | Quotation]) -> list[tuple[int, int]]:
    """Where the sentences stand that instruct; in the wake of one, those with a quotation of several lines do too."""
    out: list[tuple[int, int]] = []
    quotations = [piece for piece in pieces if isinstance(piece, Quotation)]
    seen = 0
    for found in _SENTENCE.finditer(template):
        sentence = found[0]
        count = sentence.count(Q)
        runs_on = any(q.runs_on for q in quotations[seen : seen + count])
        seen += count
        if instructs(sentence) or (runs_on and out):
            blank = len(sentence) - len(sentence.lstrip(BLANK))
            out.append((found.start() + blank, found.end()))
        elif runs_on:
            return []
    return out


def _place(offset: int, pieces: list[str | Quotation], starts: list[int]) -> int:
    """Where an offset in the template is in the text; one behind a quotation is behind all of it."""
    at = 0
    for piece, start in zip(pieces, starts, strict=True):
        size = len(piece) if isinstance(piece, str) else 1
        if offset < at + size or (offset == at + size and isinstance(piece, str)):
            return start + offset - at
        at += size
    return starts[-1]


def _moved(runs: list[_Run]) -> list[Mark]:
    """The marks of the source blocks, where their characters stand now."""
    out = []
    at: dict[int, int] = {}  # block -> where its last run ended, so that an empty mark between two runs moves once
    for run in runs:
        since = at.get(id(run.block), -1)
        for mark in run.block.marks:
            if run.start <= mark.start and mark.end <= run.end and mark.end > since:
                by = run.at - run.start
                out.append(replace(mark, start=mark.start + by, end=mark.end + by))
        at[id(run.block)] = run.end
    return out
