"""The rules of a corpus, asked of the records of its documents."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.corpus.corpus import Corpus
from akn.rules.corpus.record import Record
from akn.rules.selection import wanted
from akn.rules.suppress import Suppression, kept
from akn.rules.table import CORPUS_RULES, Rule


def check(
    records: Iterable[Record], *, select: Collection[str] = (), ignore: Collection[str] = (), folder: str = ""
) -> tuple[Diagnostic, ...]:
    """Every finding about the documents of `records` as a whole, by file, line and code.

    `select` and `ignore` hold codes or prefixes. What is said of a file is left out where the file asks for that. Nothing is
    raised: a rule that fails is told of at `folder`, and the others are asked; AKN_DEBUG=1 lets its fault through.
    """
    corpus = Corpus(tuple(sorted(records, key=lambda item: item.file)))
    asked = wanted(select, ignore)
    found = [item for rule in CORPUS_RULES if asked(rule.code) for item in _asked(rule, corpus, folder)]
    return tuple(sorted(unasked(found, corpus.records), key=lambda item: (item.file, item.line, item.code)))


def _asked(rule: Rule[Corpus], corpus: Corpus, folder: str) -> list[Diagnostic]:
    try:
        return list(rule.check(corpus))
    except Exception as error:
        if os.environ.get("AKN_DEBUG"):
            raise
        return [diagnostic("C090", error=f"{type(error).__name__}: {error}").at(folder)]


def unasked(found: Iterable[Diagnostic], records: Iterable[Record]) -> list[Diagnostic]:
    """`found` without what the documents themselves ask to leave out."""
    asked = {item.file: [Suppression(*each) for each in item.asked] for item in records if item.asked}
    return [item for item in found if item.file not in asked or kept([item], tuple(asked[item.file]))]
