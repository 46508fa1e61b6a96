"""What kind of document a title and its makers tell: law, local regulation, judicial interpretation, draft …

All by tables: the order of KINDS decides. A draft (草案, 征求意见稿) is a bill of the kind that it is a draft of.
"""

from __future__ import annotations

import re
from typing import Literal

Basis = Literal["certain", "title", "guess"]
"""What tells a document's kind: title and makers, the title alone, or nothing that is sure."""

STAGES: tuple[tuple[str, str], ...] = (
    (r"草案[ 　]*(?:[（(](?:公开)?征求意见稿[）)]|(?:公开)?征求意见稿)", "consultation"),
    (r"草案[ 　]*(?:[（(][一二三四五](?:次)?审议?稿[）)]|[一二三四五](?:次)?审议?稿)", "reading"),
    (r"草案[ 　]*(?:[（(](?:建议)?表决稿[）)]|(?:建议)?表决稿)", "vote"),
    (r"(?:公开)?征求意见稿|(?:送审|审议|讨论|试拟)稿", "consultation"),
    (r"(?:修订|修正|修改)?草案", "draft"),
)
"""Words that make a text a draft, and the stage they name; the longest wording first."""

_STAGE = re.compile("|".join(f"(?P<s{i}>{pattern})" for i, (pattern, _) in enumerate(STAGES)))

FICTIONAL = ("虚构示例", "虚构文本", "虚构草案", "本文为虚构", "本文系虚构")
"""Words by which a title or 题注 says that the text is invented."""

_NOTE = r"(?:[（(][^）)]{0,60}[）)])?"  # what a title may have behind it: （试行）

KINDS: tuple[tuple[str, str | None, str], ...] = (
    # title, kinds of body that must be among the makers (None: whoever), document type
    (r"宪法$", None, "constitution"),
    (rf"修正案{_NOTE}$", None, "amendment"),
    (rf"(?:决定|决议){_NOTE}$", None, "decision"),
    (r"", "court procuratorate", "judicial-interpretation"),
    (r"解释$", "standing", "interpretation"),
    (r"", "congress standing", "law"),
    (r"", "state-council military supervision", "administrative-regulation"),
    (r"", "local-congress local-standing", "local-regulation"),
    (r"", "ministry local-government", "rule"),
)
"""Rules in order: the first whose title pattern is found and whose makers are there gives the type."""

TITLES: tuple[tuple[str, str], ...] = (
    (r"^(?:最高人民法院|最高人民检察院)", "judicial-interpretation"),
    (r"^国务院", "administrative-regulation"),
    (rf"^(?:中华人民共和国)?[^《》]*(?<!办)(?:法|法典){_NOTE}$", "law"),
    (rf"条例{_NOTE}$", "administrative-regulation"),
    (rf"(?:实施细则|规定|办法|规则|细则){_NOTE}$", "rule"),
)
"""What the title alone tells where the maker is not known; the place of a title makes it a local regulation first."""

NOTICES = rf"(?:通知|通告|通报|公告|意见|批复|复函|答复|函|纪要|命令|令|方案|计划|规划|要点|措施|指南|指引){_NOTE}$"
"""Titles of what offices say to each other and to everybody: no regulation unless its maker says so."""

LEAST = "rule"
"""What a text is taken for where nothing tells its kind: it claims the lowest rank that a regulation can have."""

_KINDS = tuple((re.compile(p) if p else None, frozenset(b.split()) if b else None, name) for p, b, name in KINDS)
_NOTICES = re.compile(NOTICES)
_TITLES = tuple((re.compile(p), name) for p, name in TITLES)


def kind_of(title: str, makers: frozenset[str], *, local: bool = False) -> tuple[str, Basis]:
    """The document type (one of `akn.model.document.NAMES`) and what told it.

    `makers` are kinds of body, `local` says that the title begins with a place. A notice (通知, 意见 …) of an unknown maker
    is least wrongly a decision; what has no telling title either is LEAST. Both are a guess, to be said aloud.
    """
    for pattern, bodies, name in _KINDS:
        if (pattern is None or pattern.search(title)) and (bodies is None or bodies & makers):
            return name, "certain"
    notice = bool(_NOTICES.search(title))
    if local and not notice:
        return "local-regulation", "title"
    for pattern, name in _TITLES:
        if pattern.search(title):
            return name, "title"
    return ("decision" if notice else LEAST), "guess"


def stage_of(text: str) -> tuple[int, int, str] | None:
    """Where `text` says that it is a draft (start, end) and the stage, or None."""
    match = _STAGE.search(text) if "草案" in text or "稿" in text else None
    if not match or match.lastgroup is None:
        return None
    return match.start(), match.end(), STAGES[int(match.lastgroup[1:])][1]


def bare_title(title: str) -> str:
    """`title` without the words that say it is a draft, so that all drafts of a text share one name."""
    cut = _DRAFT_TAIL.sub("", title).strip()
    return cut or title


_DRAFT_TAIL = re.compile(
    r"[ 　]*[（(][^（）()]{0,60}(?:草案|征求意见|送审|审议|虚构)[^（）()]{0,60}(?:[（(][^（）()]{0,60}[）)][^（）()]{0,60}){0,4}[）)]"
    r"|[ 　]*(?:修订|修正)?草案$"
)


def is_fictional(text: str) -> bool:
    """Does a title or 题注 say that the text is invented?"""
    return any(word in text for word in FICTIONAL)
