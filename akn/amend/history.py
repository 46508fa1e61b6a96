"""The 题注 of a new version: that of the base, and one event more (design: mapping; wording: akn.language.zh.history_line)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from akn.language.zh import history_line as wording
from akn.language.zh.bodies import NATIONAL, find, without_leading
from akn.language.zh.dates import DATE, dates
from akn.language.zh.history import read
from akn.language.zh.history_line import STYLES, Style
from akn.model.block import Block, Mark, nested
from akn.model.document import Document

_KINDS = {f"#{eid}": kind for eid, _, kind, _ in NATIONAL}
_DONE = re.compile(r"(?:审议|讨论|表决)?(?:通过|批准)")
_COVER = re.compile(rf"[由经](?P<who>[^，。；《》\n]{{2,60}}?会议)于(?P<day>{DATE})(?:审议|表决)?通过")
_ENACTING = re.compile(r"^(?P<who>[^，。；：《》\n]{4,60}?会议)(?:审议|讨论)?决定")
_RETOLD = "该修正自"


@dataclass(frozen=True, slots=True)
class Passing:
    """A body with its session (第十四届…第二十次会议) that passed or approved the decision, and the day; spans of bodies are
    (start, end, `#eId`) in `who`."""

    day: str
    who: str = ""
    bodies: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """What the decision gives the history of the act: its title as it is named there, the word for it, who and when."""

    title: str
    verb: str
    passed: Passing
    approved: Passing | None
    style: Style

    @property
    def event(self) -> str:
        """The event of the lifecycle."""
        return wording.VERBS[self.verb]


def line(base: Document, decision: Document, day: str) -> Line:
    """How the amendment of `day` (ISO), the date of the decision's last act, is told in the base's history."""
    style = STYLES.get(_maker(decision), STYLES[""])
    told = _text(base)
    passed, approved = _passings(decision, day)
    if approved:  # 根据…通过、…批准的《…》修正
        style = replace(style, passing="批准的", whole_title=True)
    title = "".join(decision.title.split())
    if not style.whole_title:
        title = without_leading(title)[0]
    return Line(title, wording.verb_of(told, style), passed, approved, style)


def extended(base: Document, decision: Document, told: Line, force: str | None) -> tuple[Block, ...]:
    """The preface of the base with `told` in its 题注; as it is where it has none or the decision has no title.

    `force` is the day of 施行, said only where the base's 题注 says it of an amendment (该修正自…起施行).
    """
    places = [i for i, block in enumerate(base.preface) if block.role == "history"]
    if not places or not told.title:
        return base.preface
    text = _text(base)
    counting = wording.count(text, told.verb, told.style)
    preface = list(base.preface)
    if counting.first is not None:
        _count_first(preface, places, counting.first)
    first, last = preface[places[0]], preface[places[-1]]
    closing = last.text.rstrip()
    bracketed = first.text.lstrip().startswith(("（", "(")) and closing.endswith(("）", ")"))
    lines = len(places) > 1 or not bracketed
    basis = bracketed or "根据" in text
    spaced = not bracketed and re.match(rf"{DATE}[ 　]", last.text) is not None
    new, marks = _composed(told, counting.words, decision.meta.work.uri, basis=basis, spaced=spaced)
    if wording.ends_bare(text):
        new = new.removesuffix(told.verb)
    if force and _RETOLD in text:
        new += f"，{_RETOLD}{wording.day(force)}起施行"
    if not lines:
        end = len(closing) - 1
        between = wording.gap(text, told.style)
        preface[places[-1]] = _inserted(last, end, between + new, _moved(marks, end + len(between)))
        return tuple(preface)
    if bracketed:
        preface[places[-1]] = replace(last, text=closing[:-1])
        new += closing[-1]
    preface.insert(places[-1] + 1, Block(new, role="history", marks=nested(marks)))
    return tuple(preface)


def _composed(told: Line, nth: str, href: str, *, basis: bool, spaced: bool) -> tuple[str, list[Mark]]:
    """The words of the event, and docDate, docAuthority and ref in them."""
    out = "根据" if basis else ""
    marks: list[Mark] = []
    passings = (told.passed, told.approved) if told.approved else (told.passed,)
    for i, passing in enumerate(passings):
        start = len(out)
        out += wording.day(passing.day)
        kind = ("adopted", "approved")[i] if told.approved else told.event
        marks.append(Mark("docDate", start, len(out), (("date", passing.day), ("refersTo", f"#{kind}"))))
        out += " " if spaced else ""
        if told.style.names:
            marks += [
                Mark("docAuthority", len(out) + a, len(out) + b, (("refersTo", who),)) for a, b, who in passing.bodies
            ]
            out += passing.who
        if i + 1 < len(passings):
            out += "通过、"
    if told.style.names and told.passed.who:
        out += told.style.passing
    title = wording.inner(told.title)
    marks.append(Mark("ref", len(out) + 1, len(out) + 1 + len(title), (("href", href),)))
    return f"{out}《{title}》{nth}{told.verb}", marks


def _inserted(block: Block, at: int, text: str, new: list[Mark]) -> Block:
    """`block` with `text` at `at`, and `new` marks in it; marks behind it move, one around it grows."""
    size = len(text)
    marks = [
        replace(mark, start=mark.start + size * (mark.start >= at), end=mark.end + size * (mark.end > at))
        for mark in block.marks
    ]
    return replace(block, text=block.text[:at] + text + block.text[at:], marks=nested([*marks, *new]))


def _moved(marks: list[Mark], by: int) -> list[Mark]:
    return [replace(mark, start=mark.start + by, end=mark.end + by) for mark in marks]


def _count_first(preface: list[Block], places: list[int], offset: int) -> None:
    """Print the amendment at `offset` of the history, so far the only one, as the first."""
    for i in places:
        if offset <= len(preface[i].text):
            preface[i] = _inserted(preface[i], offset, "第一次", [])
            return
        offset -= len(preface[i].text) + 1


def _text(document: Document) -> str:
    return "\n".join(block.text for block in document.preface if block.role == "history")


def _maker(decision: Document) -> str:
    """The key of STYLES: by the form of the decision, its makers, or the body that its title begins with."""
    if decision.name == "amendment":
        return "amendment"
    for author in decision.meta.work.authors:
        if author.href in _KINDS:
            return _KINDS[author.href]
    bodies = without_leading("".join(decision.title.split()))[1]
    bodies += tuple(found.body for event in read(_text(decision)).events for found in event.bodies)
    return next((body.kind for body in bodies), "")


def _passings(decision: Document, day: str) -> tuple[Passing, Passing | None]:
    """Who passed the decision and when, and who approved it: from its 题注, the order that promulgated it, its enacting words."""
    history = [block for block in decision.preface if block.role == "history"]
    found: dict[str, Passing] = {}
    for event in read(_text(decision)).events:
        if event.kind in ("adopted", "approved") and event.span:
            found[event.kind] = _told(history, event.span, event.date, decision)
    if "adopted" in found:
        return found["adopted"], found.get("approved")
    for block in decision.cover:
        if match := _COVER.search(block.text):
            value = dates(match["day"])
            return Passing(value[0][1] if value else day, match["who"], _bodies(match["who"], decision)), None
    for block in (*decision.preamble, *(b for unit in decision.body[:1] for b in unit.blocks)):
        if match := _ENACTING.match(block.text):
            return Passing(day, match["who"], _bodies(match["who"], decision)), None
    return Passing(day), None


def _told(history: list[Block], span: tuple[int, int], date: str, decision: Document) -> Passing:
    """What stands between a date of the 题注 and the word for what happened; bodies as the 题注 marks them."""
    start = span[1]
    for block in history:
        if start <= len(block.text):
            done = _DONE.search(block.text, start)
            words = block.text[start : done.start() if done else len(block.text)].rstrip("）)，。；")
            lead = len(words) - len(words.lstrip(" 　由经于"))
            who = words[lead:].rstrip()
            marked = tuple(
                (mark.start - start - lead, mark.end - start - lead, mark.get("refersTo") or "")
                for mark in block.marks
                if mark.kind == "docAuthority" and start + lead <= mark.start and mark.end <= start + lead + len(who)
            )
            return Passing(date, who, marked or _bodies(who, decision))
        start -= len(block.text) + 1
    return Passing(date)


def _bodies(who: str, decision: Document) -> tuple[tuple[int, int, str], ...]:
    """The bodies in `who` that the decision's references hold."""
    known = {item.eId for item in decision.meta.references}
    return tuple((f.start, f.end, f"#{f.body.eId}") for f in find(who, 0, len(who)) if f.body.eId in known)
