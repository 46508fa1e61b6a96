"""What a rule of a corpus looks at: the records of all its documents, by work, and what several rules ask of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from akn.language.zh.amending import act_name
from akn.model.address import Address, parse
from akn.model.ending import Ending, ended, heard, of_work
from akn.model.metadata import UNKNOWN
from akn.rules.corpus.record import Record, Said


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
        return {work: tuple(sorted(rows.values(), key=lambda item: age(item.version))) for work, rows in found.items()}

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
        told = (made.decided for item in rows for made in item.made)
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
    def by_title(self) -> tuple[tuple[Record, Said, tuple[str, ...]], ...]:
        """Each act that is repealed by its title alone, with the version that says so and the works of the corpus that it may be;
        once for a repealing work, in its oldest version."""
        out: dict[tuple[str, str], tuple[Record, Said, tuple[str, ...]]] = {}
        for item in (item for versions in self.works.values() for item in versions):
            for said in item.ends:
                name = act_name(said.ending.title)
                if not said.ending.href and (item.work, name) not in out:
                    works = tuple(
                        work for work in self.titled.get(name, ()) if work != item.work and said.ending.reaches(work)
                    )
                    out[item.work, name] = item, said, works
        return tuple(row for row in out.values() if row[2])

    @cached_property
    def _said(self) -> dict[str, list[Ending]]:
        """Address, or the title as `act_name` has it where that alone is named -> what says that it is repealed."""
        out: dict[str, list[Ending]] = defaultdict(list)
        for ending in (said.ending for item in self.records for said in item.ends):
            out[ending.href or act_name(ending.title)].append(ending)
        return out

    @cached_property
    def _endings(self) -> dict[str, tuple[Ending, ...]]:
        return {}

    def endings(self, work: str) -> tuple[Ending, ...]:
        """What other acts of the corpus say of the end of `work`, each version its own; nothing of a work that is not in it."""
        if work not in self._endings:
            names = [*dict.fromkeys(act_name(item.title) for item in self.works.get(work, ()))]
            said = [ending for key in (work, *names) for ending in self._said.get(key, ())]
            others = [other for name in names for other in self.titled[name]] if said else []
            self._endings[work] = of_work(said, work, names, others) if names else ()
        return self._endings[work]

    def ended(self, work: str, day: str) -> Ending | None:
        """By what `work` surely had been repealed as a whole before `day`, as had been decided by then; None where it had not."""
        found = ended(heard(self.endings(work), day), day)
        return found if found is not None and found.since != day else None

    @cached_property
    def _units(self) -> dict[str, frozenset[str]]:
        return {}

    def has(self, version: Record, eid: str) -> bool:
        """Whether an address of the version can end in the id."""
        if version.file not in self._units:
            self._units[version.file] = version.targets()
        return eid in self._units[version.file]


def age(version: str) -> tuple[str, int]:
    """What the last parts of addresses, `zho@2024-01-25;2`, are ordered by."""
    day, _, nth = version.rpartition("@")[2].partition(";")
    return day, int(nth) if nth.isdecimal() else 1


def place(href: str) -> tuple[Address, str] | None:
    """An address taken apart, and the eId that it ends in; None where it is none, or names no provision."""
    address = parse(href)
    return (address, address.portion) if address is not None and address.portion else None


def named(versions: Sequence[Record]) -> str:
    """Versions in a message."""
    return ", ".join(item.version for item in versions)
