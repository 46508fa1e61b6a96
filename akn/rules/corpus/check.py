"""The rules of a corpus, asked of the records of its documents."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from akn.diagnostics import Diagnostic
from akn.rules.corpus.corpus import Corpus
from akn.rules.corpus.record import Record
from akn.rules.suppress import Suppression, kept
from akn.rules.table import CORPUS_RULES


def check(
    records: Iterable[Record], *, select: Collection[str] = (), ignore: Collection[str] = ()
) -> tuple[Diagnostic, ...]:
    """Every finding about the documents of `records` as a whole, by file, line and code.

    `select` and `ignore` hold codes or prefixes. What is said of a file is left out where the file asks for that.
    """
    corpus = Corpus(tuple(sorted(records, key=lambda item: item.file)))
    chosen, dropped = tuple(select), tuple(ignore)
    found = [
        item
        for rule in CORPUS_RULES
        if (not chosen or rule.code.startswith(chosen)) and not (dropped and rule.code.startswith(dropped))
        for item in rule.check(corpus)
    ]
    return tuple(sorted(unasked(found, corpus.records), key=lambda item: (item.file, item.line, item.code)))


def unasked(found: Iterable[Diagnostic], records: Iterable[Record]) -> list[Diagnostic]:
    """`found` without what the documents themselves ask to leave out."""
    asked = {item.file: [Suppression(*each) for each in item.asked] for item in records if item.asked}
    return [item for item in found if item.file not in asked or kept([item], tuple(asked[item.file]))]
