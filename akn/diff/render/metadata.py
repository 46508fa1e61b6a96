"""Differences of metadata, readable: the path of a field in words, its old and its new value side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass

from akn.diff.changeset import Change

WORDS: dict[str, tuple[str, str]] = {
    "work": ("work", "作品"),
    "expression": ("version", "版本"),
    "manifestation": ("file", "文件格式"),
    "publication": ("publication", "公布"),
    "events": ("event", "事件"),
    "active": ("modification made", "作出的修改"),
    "passive": ("modification undergone", "受到的修改"),
    "mappings": ("renumbering", "条款对应"),
    "temporal": ("period", "时段"),
    "references": ("reference", "引用对象"),
    "notes": ("note", "注"),
    "proprietary": ("property", "附加信息"),
    "source": ("source", "来源"),
    "uri": ("address", "标识"),
    "dates": ("date", "日期"),
    "date": ("date", "日期"),
    "authors": ("author", "作者"),
    "country": ("country", "地区"),
    "number": ("number", "文号"),
    "language": ("language", "语言"),
    "format": ("format", "格式"),
    "name": ("name", "名称"),
    "eId": ("id", "编号"),
    "type": ("type", "类型"),
    "refers_to": ("kind", "性质"),
    "originating": ("original", "是否原文"),
    "show_as": ("shown as", "显示"),
    "href": ("address", "地址"),
    "kind": ("kind", "种类"),
    "intervals": ("interval", "期间"),
    "start": ("from", "起"),
    "end": ("to", "止"),
    "attributes": ("attribute", "属性"),
    "text": ("text", "内容"),
    "blocks": ("paragraph", "段落"),
}
"""Field of a record -> its name in English and Chinese; any other stands as it is."""

_STEP = re.compile(r"[^.\[\]]+|\[[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Line:
    """One field: its path as of the model, its old and new value, None where there is none."""

    path: str
    old: str | None
    new: str | None


def lines(change: Change) -> list[Line]:
    """The fields that differ, in order, of a row of `metadata`."""
    found: dict[str, dict[str, str]] = {}
    for segment in change.text:
        path, _, value = segment.text.removesuffix("\n").partition(": ")
        found.setdefault(path, {})[segment.op] = value
    return [Line(path, values.get("delete"), values.get("insert")) for path, values in found.items()]


def field(path: str, language: str) -> str:
    """The first step of a path in words: `版本`, `事件`."""
    return _name((_STEP.findall(path) or [path])[0], language)


def label(path: str, language: str) -> str:
    """A path in words: `events[evt_2].date` is `事件 evt_2 · 日期`."""
    out: list[str] = []
    for step in _STEP.findall(path):
        if step.startswith("[") and out:
            out[-1] += f" {step[1:-1]}"
        else:
            out.append(_name(step, language))
    return " · ".join(out)


def _name(step: str, language: str) -> str:
    return WORDS.get(step, (step, step))[language == "zh"]
