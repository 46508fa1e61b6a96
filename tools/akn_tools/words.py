"""What commands say on standard error beside diagnostics, in English and Chinese."""

from __future__ import annotations

from akn.diagnostics import user_language

SAID: dict[str, tuple[str, str]] = {
    "converted": (
        "{written} written, {failed} failed; {error}, {warning}, {info} (--report FILE lists them)",
        "已写出 {written} 个，失败 {failed} 个；{error}，{warning}，{info}（--report FILE 可逐条列出）",
    ),
    "unreadable": ("unreadable", "无法读取"),
    "refused": ("refused", "未写出"),
    "more listed": (" (and {count} more; --report FILE lists them)", "（另有 {count} 处；--report FILE 可逐条列出）"),
    "more": (" (and {count} more)", "（另有 {count} 处）"),
    "nothing edited": ("akn: nothing was edited", "akn: 文本没有改动"),
    "nothing to say": ("nothing differs that a decision would say", "没有需要由决定写明的改动"),
    "revision": (
        "{share} % of the articles change: a revision (修订) would read better than an amendment",
        "改动涉及 {share}% 的条文：宜采用修订，而非修改决定",
    ),
    "unsaid": ("the wording of a decision can not say: {names}", "修改决定的表述无法写明：{names}"),
    "numbers": ("the order of articles", "条文顺序"),
    "headings": ("chapters and sections", "编章节"),
    "body": ("text that stands in no article", "不属于任何条的文字"),
    "title": ("the title", "名称"),
    "preamble": ("the preamble", "序言或者引言"),
    "annexes": ("annexes", "附件"),
    "unread": ("an instruction that can not be read", "无法理解的修改内容"),
    "nothing found": ("akn: no provision has {words}", "akn: 没有条文含有 {words}"),
    "no unit": ("akn: {text} has no {unit}", "akn: {text} 中没有 {unit}"),
    "no version": ("akn: {text}: no version has {unit}", "akn: {text}：各版本均没有 {unit}"),
    "repairs made": ("{count} made in {changed} of {files}", "{files}中有 {changed} 个作了修复，共 {count}"),
    "repairs to make": ("{count} to make in {changed} of {files}", "{files}中有 {changed} 个待修复，共 {count}"),
    "repair": ("1 repair", "1 处"),
    "repairs": ("{count} repairs", "{count} 处"),
    "file": ("1 file", "1 个文件"),
    "files": ("{count} files", "{count} 个文件"),
    "index not kept": (
        "akn: {path}: the index can't be kept there ({reason}); the whole corpus is read instead; --index FILE keeps it elsewhere",
        "akn: {path}：无法在此保存索引（{reason}），改为读取整个语料库；可用 --index FILE 另行指定",
    ),
    "change": ("akn: {unit}: {kind}", "akn: {unit}：{kind}"),
}
"""Key -> the words in English and in Chinese."""

KINDS: dict[str, str] = {
    "renumbered": "序号变动",
    "moved": "移动",
    "modified": "修改",
    "editorial": "仅文字形式变动",
    "inserted": "新增",
    "repealed": "删去",
    "split": "拆分",
    "merged": "合并",
}
"""Kind of a change -> its Chinese."""


def told(key: str, **values: object) -> str:
    """The words for `key` in the user's language."""
    return SAID[key][user_language() == "zh"].format(**values)


def kind(name: str) -> str:
    """The kind of a change in the user's language."""
    return KINDS.get(name, name) if user_language() == "zh" else name
