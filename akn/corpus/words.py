"""What the answers about versions say, in English and Chinese."""

from __future__ import annotations

from akn.corpus.chain import UNKNOWN, Decision
from akn.corpus.provision import Happened
from akn.corpus.repository import SHORT, Commit
from akn.corpus.timeline import AsOf, Pending, Stage

NAMED = 6
"""Commits of a version that are listed in a line."""

HAPPENED: dict[Happened, tuple[str, str]] = {
    "first": ("in the oldest version at hand", "见于现有最早版本"),
    "unchanged": ("unchanged", "未变动"),
    "adjusted": ("only references or form adjusted", "仅引用或者形式调整"),
    "renumbered": ("renumbered", "序号调整"),
    "modified": ("modified", "修改"),
    "split": ("split", "拆分"),
    "merged": ("merged", "合并"),
    "inserted": ("inserted", "新增"),
    "repealed": ("repealed", "删除"),
}
"""What happened to a provision -> what is said of it."""

SAY: dict[str, tuple[str, str]] = {
    "in-force": ("in force on {day}, since {since}", "{day}有效，自{since}起施行"),
    "unknown": ("whether it is in force on {day} is not known", "{day}是否施行不明"),
    "missing": ("in force on {day}, since {since}, but that version is not at hand", "{day}有效（自{since}起施行），但未收录该版本"),
    "repealed": ("no longer in force on {day}; valid until {ended}", "{day}已失效，有效期至{ended}"),
    "not-yet": ("nothing of it is in force on {day}", "{day}尚无有效文本"),
    "doubt": ("the day of commencement of {version} is not told", "未载明{version}的施行日期"),
    "before": ("in force before it: {version}, since {since}", "此前有效：{version}，自{since}起施行"),
    "later": ("passed by then, in force from {since}: {version}", "当日已通过，自{since}起施行：{version}"),
    "complete": ("complete up to {version}", "截至{version}完整"),
    "incomplete": ("the first version is not at hand", "未收录最初版本"),
    "gap": ("not at hand: {version}", "未收录：{version}"),
    "pending": ("{eId}: not in force before {since}", "{eId}：自{since}起施行"),
    "open": ("{eId}: commencement undetermined: {words}", "{eId}：施行日期未定：{words}"),
    "ended": ("{eId}: in force until {ended} began", "{eId}：至{ended}前有效"),
    "changes": ("{0} modified, {1} inserted, {2} repealed, {3} split or merged, {4} renumbered", "修改{0}条，新增{1}条，删除{2}条，拆分合并{3}处，仅改序号{4}条"),
    "one-of": ("one of {0} decisions", "{0}件决定之一"),
    "force": ("in force from {0}", "自{0}起施行"),
    "force-unknown": ("commencement not told", "施行日期未载明"),
    "undated": ("date not told", "日期未载明"),
    "commit": ("commit {0}", "提交：{0}"),
    "commits": ("{0} commits: {1}", "{0}次提交：{1}"),
    "gone": ("repealed in {version}; it was {last}", "在{version}中删除，此前为{last}"),
}  # fmt: skip


def say(key: str, language: str, *values: object, **named: object) -> str:
    """The words for `key`."""
    return SAY[key][language == "zh"].format(*values, **named)


def stage(item: Stage) -> str:
    """How a stage of a work is named: its date, and the decision where it is told."""
    return f"{item.name or item.date} {item.title}".rstrip()


def decision(items: tuple[Decision, ...], language: str) -> str:
    """The decision that made a version; where several may have, how many."""
    if len(items) != 1:
        return f"{say('one-of', language, len(items))} ({'; '.join(_one(item, language) for item in items)})"
    return _one(items[0], language)


def _one(item: Decision, language: str) -> str:
    date = say("undated", language) if item.date == UNKNOWN else item.date
    return f"{date} {item.title}".rstrip()


def commits(items: tuple[Commit, ...], language: str) -> str:
    """The commits that hold a version; of many the first ones and the last."""
    told = [f"{item.id[:SHORT]} {item.date}" for item in items]
    if len(told) == 1:
        return say("commit", language, told[0])
    if len(told) > NAMED:
        told[NAMED - 2 : -1] = ["…"]
    return say("commits", language, len(items), ", ".join(told))


def state(answer: AsOf, language: str) -> list[str]:
    """An as-of answer as lines: what is in force, what is in doubt, what comes, what is pending, how complete this is."""
    since = answer.stage.since if answer.stage else ""
    out = [say(answer.status, language, day=answer.day, since=since, ended=answer.ended)]
    out += [say("doubt", language, version=stage(item)) for item in answer.doubt]
    if answer.doubt and answer.stage:
        out.append(say("before", language, version=stage(answer.stage), since=since))
    out += [say("later", language, version=stage(item), since=item.since) for item in answer.later]
    out += [_pending(item, language) for item in answer.pending]
    if answer.complete:
        out.append(say("complete", language, version=stage(answer.complete)))
    else:
        out.append(say("incomplete", language))
    out += [say("gap", language, version=stage(item)) for item in answer.gaps]
    return out


def _pending(item: Pending, language: str) -> str:
    key = "ended" if item.ended else "pending" if item.since else "open"
    return say(key, language, eId=item.eId, since=item.since, ended=item.ended, words=item.words)
