"""What a rule of a corpus looks at: the records of all its documents, by work, and what several rules ask of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from akn.language.zh.amending import act_name
from akn.model.address import Address, parse
from akn.model.ending import Ending, of_work
from akn.rules.corpus.record import UNKNOWN, Record


class Repeal(NamedTuple):
    """That a work ended: the first ISO date on which it is no longer in force, and what says so."""

    day: str
    by: Record


@dataclass(frozen=True)
class Corpus:
    """The records of a folder, in the order of their files."""

    records: tuple[Record, ...]

    @cached_property
    def works(self) -> dict[str, tuple[Record, ...]]:
        """Address of a work -> its versions, oldest first; of two files that claim to be one version the first."""
        found: dict[str, dict[str, Record]] = defaultdict(dict)
        for item in self.records:
            found[item.work].setdefault(item.expression, item)
        return {work: tuple(sorted(rows.values(), key=_age)) for work, rows in found.items()}

    @cached_property
    def expressions(self) -> dict[str, Record]:
        """Address of a version -> its record, the first that claims it."""
        return {item.expression: item for rows in self.works.values() for item in rows}

    def chains(self) -> Iterator[tuple[Record, ...]]:
        """The versions of each work in one language, oldest first; works of one version have none."""
        for rows in self.works.values():
            if len(rows) > 1:
                for language in dict.fromkeys(item.language for item in rows):
                    chain = tuple(item for item in rows if item.language == language)
                    if len(chain) > 1:
                        yield chain

    def steps(self) -> Iterator[tuple[Record, Record]]:
        """Every version with the one that follows it in the corpus."""
        for chain in self.chains():
            yield from pairwise(chain)

    def on(self, work: str, day: str) -> Record | None:
        """The version of a work that had been made last by `day`; None where the corpus does not have it: there is none so
        old, the history of a later one tells of a decision between, or one is of a day that nobody told."""
        rows = self.works.get(work, ())
        before = [item for item in rows if item.date <= day]
        if not before or any(item.date == UNKNOWN for item in rows):
            return None
        last = before[-1]
        told = (made.date for item in rows for made in item.made)
        return None if any(last.date < date <= day for date in told) else last

    @cached_property
    def titled(self) -> dict[str, dict[str, None]]:
        """A title as `act_name` has it -> the works with a version of that title."""
        out: dict[str, dict[str, None]] = defaultdict(dict)
        for work, versions in self.works.items():
            for item in versions:
                out[act_name(item.title)][work] = None
        return out

    @cached_property
    def by_title(self) -> tuple[tuple[Ending, tuple[str, ...]], ...]:
        """Each act that is repealed by its title alone, with the works of the corpus that it may be; once for a repealing work."""
        out: dict[tuple[str, str], tuple[Ending, tuple[str, ...]]] = {}
        for item in (each for record in self.records for each in record.ends):
            name = act_name(item.title)
            if not item.href and (item.work, name) not in out:
                works = tuple(work for work in self.titled.get(name, ()) if of_work((item,), work, (name,)))
                out[item.work, name] = item, works
        return tuple(row for row in out.values() if row[1])

    def endings(self, work: str) -> tuple[Ending, ...]:
        """What other acts of the corpus say of the end of `work`."""
        names = dict.fromkeys(act_name(item.title) for item in self.works[work])
        told = [item for record in self.records for item in record.ends]
        return of_work(told, work, names, [other for name in names for other in self.titled[name]]) if told else ()

    @cached_property
    def repeals(self) -> dict[str, Repeal]:
        """Address of a work of the corpus -> what ended it: another act that says so, or the time that it set itself."""
        out: dict[str, Repeal] = {}
        for item in self.records:
            for told in item.active:
                for place in told.destinations:
                    if told.type == "repeal" and place in self.works and place != item.work:
                        day = told.day or item.date
                        if day > UNKNOWN and (place not in out or day < out[place].day):
                            out[place] = Repeal(day, item)
        return out


def _age(item: Record) -> tuple[str, int]:
    day, _, nth = item.version.rpartition("@")[2].partition(";")
    return day, int(nth) if nth.isdecimal() else 1


def place(href: str) -> tuple[Address, str] | None:
    """An address taken apart, and the eId that it ends in; None where it is none, or names no provision."""
    address = parse(href)
    return (address, address.portion) if address is not None and address.portion else None


def named(versions: Sequence[Record]) -> str:
    """Versions in a message."""
    return ", ".join(item.version for item in versions)
