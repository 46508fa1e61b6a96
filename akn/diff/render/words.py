"""What the renderers say, in English and Chinese."""

from __future__ import annotations

from akn.diff.changeset import Change, ChangeSet, Kind, UnitRef, touched
from akn.language.zh.numerals import numeral

KINDS: dict[Kind, tuple[str, str]] = {
    "unchanged": ("unchanged", "未变动"),
    "renumbered": ("renumbered", "条序调整"),
    "moved": ("moved", "移动位置"),
    "modified": ("modified", "修改"),
    "editorial": ("editorial", "形式差异"),
    "inserted": ("inserted", "新增"),
    "repealed": ("repealed", "删除"),
    "split": ("split", "拆分"),
    "merged": ("merged", "合并"),
}
"""Kind of change -> its name."""

FOLLOWED = ("references follow", "引用随条序调整")
"""What is said of a unit of which nothing changed but citations that follow their provisions."""

UNITS: dict[str, tuple[str, str]] = {
    "document": ("title", "标题"),
    "metadata": ("metadata", "元数据"),
    "cover": ("cover page", "令、公告"),
    "preface": ("preface", "题注"),
    "toc": ("table of contents", "目录"),
    "preamble": ("preamble", "序言"),
    "conclusions": ("conclusions", "署名、日期"),
    "annex": ("annex", "附件"),
    "article": ("articles", "条"),
    "section": ("sections", "节"),
    "clause": ("clauses", "条款"),
    "paragraph": ("para.", "款"),
    "point": ("point", "项"),
    "indent": ("indent", "目"),
}
"""Unit of a row -> its name where it has no number of its own."""

WENT: dict[str, tuple[str, str]] = {
    "moved": ("moved to {}", "移至{}"),
    "merged": ("merged into {}", "并入{}"),
    "split": ("split from {}", "由{}拆分"),
}
"""What is said at the place that a unit left, or where a part of a split stands, by the kind of its row."""

CAME = ("moved from {}", "移自{}")
"""What is said of a unit that moved, where it stands now."""

UNRELATED = (
    "These are two different works with {share} of their text in common: only units of like text are set against each other.",
    "这是两部不同的文件，相同文字占 {share}：仅对照文字相近的部分。",
)
OTHER_WORK = (
    "These are two different works with {share} of their text in common.",
    "这是两部不同的文件，相同文字占 {share}。",
)


QUIET: dict[Kind, tuple[str, str]] = {
    "unchanged": ("unchanged", "未变动"),
    "renumbered": ("renumbered only", "仅条序调整"),
}
"""What is said of rows that are folded away."""

PAGE: dict[str, tuple[str, str]] = {
    "comparison": ("comparison", "修改前后对照表"),
    "before": ("Before", "修改前"),
    "after": ("After", "修改后"),
    "title": ("Title", "名称"),
    "date": ("Version", "版本日期"),
    "address": ("Address", "标识"),
    "counts": ("Counts", "统计"),
    "legend": ("Legend: ", "图例："),
    "deleted": ("deleted", "删除的文字"),
    "inserted": ("inserted", "增加的文字"),
    "reference": ("numbers and references that follow a renumbering", "随条序调整的序号和引用"),
    "editorial": ("form alone: punctuation, variant characters", "标点、字形等形式差异"),
    "changes": ("Changes", "变动之处"),
    "to": ("to", "至"),
    "metadata": ("Metadata that differ", "元数据的变动"),
    "field": ("Field", "项目"),
    "also": ("Also changed: ", "另有变动："),
    "none": ("Nothing differs.", "没有差异。"),
    "skip": ("Skip to the text", "跳到正文"),
    "map": ("Where the changes lie, from the first provision to the last", "变动在全文中的分布，自上而下"),
    "tools": ("Filters and views", "筛选和显示"),
    "show": ("Show", "显示"),
    "rows": ("rows, headings and annexes included", "处，含标题和附件"),
    "previous": ("Previous change", "上一处变动"),
    "next": ("Next change", "下一处变动"),
    "place": ("Change", "第几处"),
    "inline": ("In one column", "合并显示"),
    "only": ("Only changes", "只看变动"),
    "substance": ("Only substance", "只看实质"),
    "unfold": ("Open unchanged", "展开未变动"),
    "dark": ("Dark", "深色"),
    "help": ("Keys", "快捷键"),
    "close": ("Close", "关闭"),
}
"""What stands on the page beside the text."""

REFERENCES = ("references", "引用调整")
"""What the filter of rows is called in which nothing but citations changed."""

KEYS: dict[str, tuple[str, str]] = {
    "n j": ("next change", "下一处变动"),
    "p k": ("previous change", "上一处变动"),
    "v": ("side by side, or in one column", "左右对照或合并显示"),
    "f": ("to the filters", "转到筛选"),
    "c": ("only changes", "只看变动"),
    "s": ("only substance", "只看实质"),
    "o": ("open or fold what is unchanged", "展开或折叠未变动的条文"),
    "d": ("dark or light", "深色或浅色"),
    "?": ("this list", "本说明"),
    "Esc": ("close; back to the text", "关闭；回到正文"),
}
"""Keys of the page, parted by spaces -> what they do."""


def counted(level: str, number: int, language: str) -> str:
    """What the units of a comparison are called beside their number: article, articles."""
    if number == 1 and language == "en":
        return level or "unit"
    return UNITS.get(level, ("units", "个单元"))[language == "zh"]


def went(change: Change, language: str, *, part: bool = False) -> str:
    """What is said at the old place of a row's unit that moved, or at the place of a `part` that a split or merger has
    elsewhere: `移至第五十七条`."""
    how = change.kind if part and change.kind in WENT else "moved"
    refs = change.old if how == "split" else change.new
    return WENT[how][language == "zh"].format("、".join(_place(ref, change.unit, language) for ref in refs))


def came(change: Change, language: str) -> str:
    """What is said of a unit that moved, where it stands now: `移自第五条`, `移自第二章第五条` from below another heading."""
    places = [_place(ref, change.unit, language) for ref in change.old]
    return CAME[language == "zh"].format("、".join(places))


def _place(ref: UnitRef, unit: str, language: str) -> str:
    """A unit's name, behind the headings that it stands below where these are others than they were."""
    called = name(ref, unit, language)
    return f"{ref.within}{'' if language == 'zh' else ' '}{called}" if ref.within else called


def note(changes: ChangeSet, language: str) -> str:
    """What is to be said of a comparison of two works; empty of versions of one."""
    if changes.common is None:
        return ""
    return (UNRELATED if changes.unrelated else OTHER_WORK)[language == "zh"].format(share=f"{changes.common:.0%}")


def kind(change: Change, language: str) -> str:
    """What happened, with what else is true of it: `modified, renumbered`."""
    chinese = language == "zh"
    names = [(FOLLOWED if change.kind == "unchanged" and touched(change) else KINDS[change.kind])[chinese]]
    if change.renumbered and change.kind != "renumbered":
        names.append(KINDS["renumbered"][chinese])
    if change.moved and change.old:
        names = names if change.kind != "moved" else names[1:]
        names.append(came(change, language))
    return "、".join(names) if chinese else ", ".join(names)


def sort(name: str, language: str) -> str:
    """What the filter for a sort of row is called: a kind, or `reference`."""
    return next((pair for kind, pair in KINDS.items() if kind == name), REFERENCES)[language == "zh"]


def label(change: Change, language: str, annex: Change | None = None) -> str:
    """Which units a row is about: `第八条`, `第八条 → 第九条`, `第三款`, `附件1 第三款`, `第九条 → 第十条、第十一条`."""
    if annex is not None:
        return f"{head(annex, language)} {label(change, language)}"
    old = [name(ref, change.unit, language) for ref in change.old]
    new = [name(ref, change.unit, language) for ref in change.new]
    if not old and not new:
        return UNITS.get(change.unit, (change.unit, change.unit))[language == "zh"]
    sides = ["、".join(side) for side in (old, new) if side]
    return sides[0] if len(sides) == 1 or sides[0] == sides[1] else " → ".join(sides)


def head(annex: Change, language: str) -> str:
    """What an annex is called: its new number, else its old one, else its heading, else just annex."""
    numbers = [ref.num for side in (annex.new, annex.old) for ref in side if ref.num]
    return numbers[0] if numbers else heading(annex) or UNITS["annex"][language == "zh"]


def heading(change: Change) -> str:
    """The new heading of a row's unit, the old one where there is no other."""
    new = "".join(segment.text for segment in change.heading if segment.op != "delete")
    return new or "".join(segment.text for segment in change.heading)


def name(ref: UnitRef, unit: str, language: str) -> str:
    """The number of a unit as printed; of one without a number, its place: `第三款`, `para. 3`."""
    if ref.num:
        return ref.num
    place = ref.eId.rpartition("_")[2]
    english, chinese = UNITS.get(unit, (unit, ""))
    if not (place.isdecimal() and len(place) < 5 and int(place)):
        return ref.eId or (chinese if language == "zh" and chinese else english)
    return f"第{numeral(int(place))}{chinese}" if language == "zh" and chinese else f"{english} {place}"
