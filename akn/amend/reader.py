"""What is read of a decision so far: its operations, and what was spoken of last, which what follows leaves out."""

from __future__ import annotations

import re
from dataclasses import replace

from akn.amend.instructions import Instruction
from akn.amend.naming import RANK, named
from akn.amend.operation import Kind, Operation, Quote, Target, Underivable
from akn.language.zh.citations import KINDS
from akn.language.zh.numerals import countable

_THIS = re.compile("^[该本](条|款|项|章|节)$")


class Reader:
    """The state that phrases read and change; `akn.amend.read` has what each phrase means."""

    def __init__(self) -> None:
        self.operations: list[Operation] = []
        self.underivable: list[Underivable] = []
        self.renumber: str | None = None
        self.subject: tuple[tuple[str, str], ...] = ()  # the unit spoken of last
        self.new = False  # whether its article has a new number
        self.named: tuple[Target, ...] = ()  # all units that the phrase before names
        self.last = ""  # what the phrase before did
        self.numbers = False  # in a list of numbers that follow
        self.told: tuple[re.Match[str], str] | None = None  # the phrase asked for last, and its words
        self.item: Instruction
        self.quotes: list[Quote]
        self.home = ""
        self.begun = 0  # how many operations there were before this paragraph
        self.lost = False  # the phrase was not understood to its end

    def _add(self, kind: Kind, words: str, **values: object) -> None:
        made = replace(Operation("", words, self.item.line, kind, self.item.source), **values)  # type: ignore[arg-type]
        if not all(countable(number) for target in made.final for _, number in target.path if number):
            made = replace(made, unknown=words)  # 第二万条: no statute counts so far
        self.operations.append(made)

    def said(self, match: re.Match[str]) -> str:
        """The words of a phrase, put together once: a phrase of many pairs is an operation for each."""
        if self.told is None or self.told[0] is not match:
            self.told = match, self.item.words(match.start(), match.end()).strip("，。；、")
        return self.told[1]

    def targets(self, words: str | None, *, carry: bool = True) -> tuple[Target, ...]:
        """The old units that `words` name, what they leave out taken from the subject; they become the subject."""
        if not words:
            return (Target(self.subject, new=self.new),) if carry and self.subject else ()
        if this := _THIS.match(words):
            kind = KINDS[this[1]]
            path = tuple(step for step in self.subject if RANK[step[0]] <= RANK[kind])
            return (Target(path, words, new=self.new),) if path else ()
        out = tuple(named(words, self.subject, new=self.new))
        if out:
            self.subject, self.new, self.named = out[-1].path, out[-1].new, out
        return out

    def finals(self, words: str | None, base: tuple[tuple[str, str], ...] = ()) -> tuple[Target, ...]:
        """The new numbers that `words` name."""
        return tuple(named(words, base or self.subject)) if words else ()
