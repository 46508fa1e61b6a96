"""The language of the texts compared, by the addresses of the documents or, where these tell none, by their titles."""

from __future__ import annotations

import re

from akn.diff.changeset import ChangeSet

TONGUES: dict[str, str] = {
    "zho": "zh-CN",
    "eng": "en-US",
    "fra": "fr-FR",
    "deu": "de-DE",
    "spa": "es-ES",
    "por": "pt-PT",
    "ita": "it-IT",
}
"""Language of an expression's address -> that of a Word document."""

_LANGUAGE = re.compile(r"/([a-z]{3})(?:[@:]|$)")
_CHINESE = re.compile("[\u4e00-\u9fff]")


def tongue(changes: ChangeSet) -> str:
    """`zh-CN` and the like; `en-US` where nothing tells."""
    titles = f"{changes.new.title}{changes.old.title}"
    if _CHINESE.search(titles):
        return "zh-CN"
    for side in (changes.new, changes.old):
        if found := _LANGUAGE.search(side.iri):
            return TONGUES.get(found[1], "en-US")
    return "en-US"
