"""Which units the words of an instruction name: lists, ranges, sentences, and what is left out taken from the subject."""

from __future__ import annotations

import re
from collections.abc import Iterator

from akn.amend.operation import Part, Target
from akn.language.zh.amending import NUMBER
from akn.language.zh.citations import KINDS, Citation, cite
from akn.language.zh.naming import named as name_of
from akn.model.eid import ABBREVIATIONS

Path = tuple[tuple[str, str], ...]
RANK = {"preamble": -1} | {kind: rank for rank, kind in enumerate(KINDS.values())}
"""Element -> how far in it stands."""

_KINDS = {name: kind for kind, name in ABBREVIATIONS.items()}
_FIRST_PART = re.compile("第(?:一|1)自然段$")
_NO_UNIT = re.compile("第[^第]*(?:自然段|句)")
_SENTENCE = re.compile(rf"第{NUMBER}句$")
_SHARED = re.compile(rf"第{NUMBER}(?:、{NUMBER})+(编|章|节|条)")
_MANY = 2000
_ANNEXES = ("附件", "附表", "附录")
"""An annex that has no number."""


def named(words: str, subject: Path, *, new: bool = False) -> Iterator[Target]:
    """The units that `words` name, in order: 第五、六条, 第七条第二款, 第一条至第三条, 第一款第二句, 附件.

    What stands above a 款, 项 or 目 and is left out is taken from `subject`; `new`: its article has its new number.
    """
    part: Part = "intro" if _FIRST_PART.search(words) else ""
    ending = ""
    if match := _SENTENCE.search(words):
        words, part, ending = words[: match.start()], "sentence", match[0]
        if not words and subject:  # 第一句修改为……，第二句修改为
            yield Target(subject, ending, part, new=new)
            return
    words = _SHARED.sub(lambda m: m[0].replace("、", f"{m[1]}、第"), words.replace("原", ""))
    if _NO_UNIT.search(words) and not part:
        return
    if words in _ANNEXES:
        yield Target((("attachment", ""),), words)
        return
    for citation in cite(words):
        said = words[citation.start : citation.end] + ending
        for path in _expanded(citation):
            whole = _completed(path, subject)
            yield Target(whole, said, part, new=new and len(whole) > len(path))


def _expanded(citation: Citation) -> Iterator[Path]:
    """The path of a citation, or of each unit of a range."""
    yield citation.path
    if citation.upto is None:
        return
    kind, first = citation.path[-1]
    last = citation.upto.path[-1][1]
    if first.isdecimal() and last.isdecimal() and int(first) < int(last) < int(first) + _MANY:
        for value in range(int(first) + 1, int(last) + 1):
            yield (*citation.path[:-1], (kind, str(value)))
    elif first != last:
        yield citation.upto.path


def _completed(path: Path, subject: Path) -> Path:
    """`path` with what it leaves out above a 款, 项 or 目 taken from the subject."""
    if path[0][0] not in ("paragraph", "point", "indent"):
        return path
    return (*(step for step in subject if RANK[step[0]] < RANK[path[0][0]]), *path)


def spoken(eid: str) -> str:
    """A unit of the body as decisions name it; its eId where it has no such name."""
    steps = [step.partition("_") for step in eid.split("__")]
    return name_of((_KINDS.get(name, ""), number) for name, _, number in steps) or eid
