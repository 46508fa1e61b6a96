"""What the answers about versions say, in English and Chinese."""

from __future__ import annotations

from akn.corpus.chain import Decision
from akn.corpus.provision import Happened
from akn.corpus.repository import SHORT, Commit
from akn.corpus.timeline import AsOf, Pending, Stage
from akn.model.ending import Ending
from akn.model.metadata import UNKNOWN

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
    "doubt-words": ("the day of commencement of {version} is open: {words}", "{version}的施行日期未定：{words}"),
    "before": ("in force before it: {version}, since {since}", "此前有效：{version}，自{since}起施行"),
    "later": ("passed by then, in force from {since}: {version}", "当日已通过，自{since}起施行：{version}"),
    "complete": ("complete up to {version}", "截至{version}完整"),
    "incomplete": ("the first version is not at hand", "未收录最初版本"),
    "gap": ("not at hand: {version}", "未收录：{version}"),
    "pending": ("{eId}: not in force before {since}", "{eId}：自{since}起施行"),
    "open": ("{eId}: commencement undetermined: {words}", "{eId}：施行日期未定：{words}"),
    "gone-until": ("{eId} of the version before: deleted, but in force until {since}", "{eId}（修改前）：已删去，至{since}前仍有效"),
    "gone-open": ("{eId} of the version before: deleted from a day that is open: {words}", "{eId}（修改前）：已删去，施行日期未定：{words}"),
    "until": ("{eId}: until then {address}", "{eId}：此前见{address}"),
    "until-lost": ("{eId}: what stood there until then is not in the corpus ({address})", "{eId}：此前的文本未收录（{address}）"),
    "until-new": ("{eId}: nothing stood there until then", "{eId}：此前无此内容"),
    "changed": ("{eId}: but changed from {changed} on by another decision; what holds in between stands in no version", "{eId}：另一决定自{changed}起对其作了修改，其间有效的文本未见于任何版本"),
    "ended": ("{eId}: in force until {ended} began", "{eId}：至{ended}前有效"),
    "repeal": ("repealed from {since} by {by}", "自{since}起由{by}废止"),
    "repeal-open": ("repealed by {by}, from a day that is not known", "由{by}废止，自何日起不明"),
    "repeal-unsure": ("perhaps repealed by {by}: it names a title that several works have", "可能由{by}废止：该文件仅列标题，而同名文件不止一部"),
    "repeal-part": ("repealed in part from {since} by {by}: {part}", "自{since}起由{by}部分废止：{part}"),
    "repeal-part-open": ("repealed in part by {by}, from a day that is not known: {part}", "由{by}部分废止，自何日起不明：{part}"),
    "changes": ("{0} modified, {1} inserted, {2} repealed, {3} split or merged, {4} renumbered", "修改{0}条，新增{1}条，删除{2}条，拆分合并{3}处，仅改序号{4}条"),
    "all-of": ("{0} decisions", "{0}件决定"),
    "one-of": ("one of {0} decisions", "{0}件决定之一"),
    "force": ("in force from {0}", "自{0}起施行"),
    "force-open": ("commencement open: {0}", "施行日期未定：{0}"),
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


def decision(items: tuple[Decision, ...], language: str, *, every: bool = False) -> str:
    """The decision that made a version; where several may have, how many. `every`: each of them had a part in it."""
    if len(items) != 1:
        return f"{say('all-of' if every else 'one-of', language, len(items))} ({'; '.join(_one(item, language) for item in items)})"
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
    out += [
        say("doubt-words" if item.words else "doubt", language, version=stage(item), words=item.words)
        for item in answer.doubt
    ]
    if answer.doubt and answer.stage:
        out.append(say("before", language, version=stage(answer.stage), since=since))
    out += [ending(item, language) for item in answer.endings]
    out += [say("later", language, version=stage(item), since=item.since) for item in answer.later]
    out += [_pending(item, language) for item in answer.pending]
    if answer.complete:
        out.append(say("complete", language, version=stage(answer.complete)))
    else:
        out.append(say("incomplete", language))
    out += [say("gap", language, version=stage(item)) for item in answer.gaps]
    return out


def ending(item: Ending, language: str) -> str:
    """By which act a work is repealed, from which day, and which part of it."""
    by = f"{item.by_title} ({item.by}{f'/~{item.basis}' if item.basis else ''})"
    if not item.sure:
        return say("repeal-unsure", language, by=by)
    key = f"repeal{'-part' if item.part else ''}{'' if item.since else '-open'}"
    return say(key, language, since=item.since, by=by, part=item.part)


def _pending(item: Pending, language: str) -> str:
    if item.gone:
        key = "gone-until" if item.since else "gone-open"
    else:
        key = "ended" if item.ended else "pending" if item.since else "open"
    return say(key, language, eId=item.eId, since=item.since, ended=item.ended, words=item.words)
