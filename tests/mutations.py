"""Broken inputs made from whole ones: what a fuzzer feeds to the readers. All draws come from the generator handed in."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any

WORDS = (
    "第一条", "第二条 ", "第三条　", "第 四 条 ", "第十条之一 ", "第九百九十九条 ", "第1条 ", "第一章 总则", "第二章　罚 则", "第一节 通则",
    "第一编 总则", "第一分编 通则", "附则", "附 则", "第一部分 目标", "（一）", "(二)", "（ 三 ）", "㈠", "1.", "2．", "3、", "（1）", "⑴", "①", "㊿",
    "⒈", "一、", "二、", "十、", "目录", "目　录", "附件", "附件1：", "附件 2", "附表", "附：", "序言", "前 言", "I.", "Ⅱ、", "- ", "+ ", "· ", "1 ",
    "#", "# ", "###### ", "**", "**第一条** ", "> ", "|", "| 甲 | 乙 |", "|---|:-:|", "| | |", "\\|", "┌──┐", "│甲│乙│", "└──┘", "---", "***", "<!--",
    "-->", "<!-- INFO END -->", "<!-- TABLE -->", "“", "”", '"', "‘", "’", "《", "》", "〈", "（", "）", "(", ")", "。", "；", "：", "，", "、", "\n", "\n\n",
    "\r", "\r\n", "\t", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\xa0", "\u3000", "\u200b", "\u200d", "\u2060", "\ufeff", "\x00",
    "\x07", "\x7f", "\ue000", "\uf8ff", "\U000e0001", "\ufffd", "\ufffe", "\U0001f600", "𠮷", "𠀀", "e\u0301", "か\u3099", "\u0301", "\u202e", "&", "<", ">",
    "&amp;", "<p>", "]]>", "——", "-5-", "第 3 页", "2020年1月1日", "二〇二〇年一月一日", "9999年99月99日", "0000年00月00日通过", "（2020年1月1日 示例国会议通过）",
    "国务院令第1号", "法释〔2021〕12号", "将第二条修改为：“", "增加一条，作为第三条：“", "删去第四条。", "第五条中的“甲”修改为“乙”。", "本决定自2021年1月1日起施行。",
    "自公布之日起施行", "依照本法第三条第一款第二项", "《中华人民共和国样例法》第十条至第十二条", "第一条至第三条", "草案", "修正案", "如下：", "年", "月", "日", "令",
    "第〇条 ", "第零条 ", "第二千零二十条 ", "第十十十条 ", "第一万条 ", "第两条 ", "第廿一条 ", "第一百条之一之二 ", "第９条 ", "第1编", "9" * 5000, "一" * 5000, "（" * 500, "“" * 50, "《" * 50, "年月日" * 50,
)  # fmt: skip
"""What the reader looks for, what it has to keep away from, and characters that others trip over."""

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk", "big5", "utf-16-le", "utf-32", "shift_jis", "latin-1")


def excerpt(rng: Random, text: str, size: int) -> str:
    """The head of a text and a run of lines from somewhere in it, about `size` characters together."""
    if len(text) <= size:
        return text
    head = text[: rng.randrange(size // 2)]
    at = rng.randrange(len(text))
    at = text.rfind("\n", 0, at) + 1 if rng.random() < 0.9 else at
    return head + text[at : at + size - len(head)]


def _place(rng: Random, text: str) -> int:
    """An offset, more often than not at the start of a line."""
    at = rng.randrange(len(text) + 1)
    return text.rfind("\n", 0, at) + 1 if rng.random() < 0.6 else at


def _insert(rng: Random, text: str, _: str) -> str:
    at = _place(rng, text)
    return text[:at] + rng.choice(WORDS) + text[at:]


def _insert_line(rng: Random, text: str, _: str) -> str:
    at = text.rfind("\n", 0, rng.randrange(len(text) + 1)) + 1
    words = "".join(rng.choice(WORDS) for _ in range(rng.randint(1, 3)))
    return f"{text[:at]}{words}\n{text[at:]}"


def _replace(rng: Random, text: str, _: str) -> str:
    at = _place(rng, text)
    return text[:at] + rng.choice(WORDS) + text[at + rng.randint(1, 4) :]


def _delete(rng: Random, text: str, _: str) -> str:
    at = _place(rng, text)
    return text[:at] + text[at + rng.choice((1, 1, 2, 5, 40)) :]


def _duplicate(rng: Random, text: str, _: str) -> str:
    at = _place(rng, text)
    end = at + rng.choice((1, 3, 20, 200))
    return text[:end] + text[at:end] + text[end:]


def _lines(rng: Random, text: str, _: str) -> str:
    lines = text.split("\n")
    i, k = rng.randrange(len(lines)), rng.randrange(len(lines))
    action = rng.randrange(5)
    if action == 0:
        lines[i], lines[k] = lines[k], lines[i]
    elif action == 1:
        lines.insert(i, lines[k])
    elif action == 2:
        del lines[i]
    elif action == 3:
        lines[i : i + 2] = ["".join(lines[i : i + 2])]
    else:
        cut = rng.randrange(len(lines[i]) + 1)
        lines[i : i + 1] = [lines[i][:cut], lines[i][cut:]]
    return "\n".join(lines)


def _splice(rng: Random, text: str, other: str) -> str:
    at, to = _place(rng, text), _place(rng, other)
    return text[:at] + other[to : to + max(200, len(text) - at)]


def _truncate(rng: Random, text: str, _: str) -> str:
    return text[: rng.randrange(len(text) + 1)]


_CHARACTERS: tuple[Callable[[Random, str, str], str], ...] = (
    _insert, _insert, _insert, _insert_line, _insert_line, _replace, _delete, _duplicate, _lines, _lines, _lines, _splice, _truncate,
)  # fmt: skip


def text_bytes(rng: Random, text: str, other: str) -> bytes:
    """`text` with one to eight mutations, some of them by bytes; now and then in another encoding."""
    for _ in range(rng.choice((1, 1, 2, 2, 3, 5, 8))):
        text = rng.choice(_CHARACTERS)(rng, text, other)
    kind = rng.random()
    if kind < 0.9:
        return text.encode("utf-8", "surrogatepass")
    if kind < 0.95:
        return text.encode(rng.choice(ENCODINGS), "replace")
    return raw(rng, text.encode("utf-8", "replace"))


def raw(rng: Random, data: bytes) -> bytes:
    """`data` with one to three bytes changed, left out, said twice, or cut off."""
    out = bytearray(data)
    for _ in range(rng.randint(1, 3)):
        at = rng.randrange(len(out) + 1)
        action = rng.randrange(4)
        if action == 0 and at < len(out):
            out[at] = rng.randrange(256)
        elif action == 1:
            del out[at : at + rng.choice((1, 1, 2, 3, 64))]
        elif action == 2:
            out[at:at] = bytes(out[at : at + rng.choice((1, 2, 16))]) or b"\xff"
        else:
            del out[at:]
    return bytes(out)


TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_VALUE = re.compile(r'"[^"<>]*"')
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*")
VALUES = ("", " ", "x", "#", "#art_1", "art_1", "0", "-1", "9999-99-99", "2020-01-01", "/akn/cn/act/2020-01-01/a", "a b", "条", "1e9", "\U0001f600",
          "&#x41;", "&amp;", "true", "zho", "urn:x", "9" * 5000)  # fmt: skip
ELEMENTS = ("p", "content", "article", "paragraph", "point", "body", "meta", "ref", "mod", "quotedStructure", "quotedText", "table", "tr", "td", "num",
            "heading", "preface", "toc", "tocItem", "attachment", "doc", "act", "hcontainer", "inline", "br", "eol", "authorialNote", "FRBRthis",
            "eventRef", "akomaNtoso", "intro", "wrapUp", "unknown")  # fmt: skip


def _tags(rng: Random, text: str, other: str) -> str:
    found = list(TAG.finditer(text))
    if not found:
        return text
    tag = rng.choice(found)
    action = rng.randrange(7)
    if action == 0:
        return text[: tag.start()] + text[tag.end() :]
    if action == 1:
        return text[: tag.end()] + tag[0] + text[tag.end() :]
    if action == 2:
        name = rng.choice(ELEMENTS)
        return f"{text[: tag.start()]}<{name}>{text[tag.start() :]}".replace("</", f"</{name}></", 1)
    if action == 3:  # an element renamed throughout: the document stays well-formed
        name = _NAME.search(tag[0])
        return re.sub(rf"(</?){re.escape(name[0])}\b", rf"\1{rng.choice(ELEMENTS)}", text) if name else text
    if action == 4:
        return f'{text[: tag.end()]}<{rng.choice(ELEMENTS)} eId="{rng.choice(VALUES)}"/>{text[tag.end() :]}'
    if action == 5:
        return f"{text[: tag.end()]}{rng.choice(('文字', '<!-- -->', '<?pi x?>', '<![CDATA[<]]>', '&#9;'))}{text[tag.end() :]}"
    pieces = TAG.findall(other)
    return text[: tag.start()] + rng.choice(pieces or [""]) + text[tag.end() :]


def _attributes(rng: Random, text: str, _: str) -> str:
    found = list(_VALUE.finditer(text))
    if not found:
        return text
    spot = rng.choice(found)
    if rng.random() < 0.2:  # leave the attribute out
        start = text.rfind(" ", 0, spot.start())
        return text[:start] + text[spot.end() :]
    return f'{text[: spot.start()]}"{rng.choice(VALUES)}"{text[spot.end() :]}'


def _elements(rng: Random, text: str, _: str) -> str:
    """One element with all it holds, left out or said twice: the result is well-formed."""
    found = [tag for tag in TAG.finditer(text) if tag[0][1] != "/" and not tag[0].endswith("/>")]
    if not found:
        return text
    tag = rng.choice(found)
    name = _NAME.search(tag[0])
    end = text.find(f"</{name[0]}>", tag.end()) if name else -1
    if end < 0 or not name:
        return text
    end += len(name[0]) + 3
    inside = text[tag.start() : end]
    if rng.random() < 0.5:
        return text[: tag.start()] + text[end:]
    return text[:end] + inside + text[end:]


def xml_bytes(rng: Random, text: str, other: str) -> bytes:
    """XML with tags, attributes or whole elements changed; some of it changed as text is."""
    for _ in range(rng.choice((1, 1, 2, 3))):
        text = rng.choice((_tags, _attributes, _attributes, _elements, _elements))(rng, text, other)
    if rng.random() < 0.1:
        text = rng.choice(_CHARACTERS)(rng, text, other)
    data = text.encode("utf-8", "replace")
    return raw(rng, data) if rng.random() < 0.05 else data


SCALARS = (None, True, False, 0, 1, -1, 7, 10**12, 1.5, "", " ", "x", "#", "art_1", "第一条", "2020-13-45", "a b", "<&>\"'", "\x00\x1f", "\ud800", "\ufffe",
           "条\n款", "\r", [], {}, [[]], [None], {"": ""}, {"text": 1})  # fmt: skip
KINDS = (
    "article",
    "chapter",
    "point",
    "clause",
    "paragraph",
    "rule",
    "p",
    "",
    "a b",
    "mod",
    "body",
    "title",
    "quotedStructure",
    "content",
    "wrapUp",
    "intro",
)


def _spots(value: Any, out: list[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        out.append((value, key))
        _spots(item, out)
    return out


def json_bytes(rng: Random, data: bytes) -> bytes:
    """JSON with one to four values replaced, left out, said twice, renamed or exchanged; now and then broken as bytes are."""
    value = json.loads(data)
    for _ in range(rng.choice((1, 1, 2, 4))):
        spots = _spots(value, [])
        if not spots:
            break
        holder, key = rng.choice(spots)
        action = rng.randrange(6)
        if action == 0:
            del holder[key]
        elif action == 1:
            other, name = rng.choice(spots)
            holder[key] = json.loads(json.dumps(other[name]))
        elif action == 2 and isinstance(holder, list):
            holder.insert(key, json.loads(json.dumps(holder[key])))
        elif action == 3 and isinstance(holder[key], str):
            holder[key] = rng.choice(KINDS)
        elif action == 4 and isinstance(holder[key], int):
            holder[key] = rng.randint(-1, 30)
        else:
            holder[key] = deepcopy(rng.choice(SCALARS))
    out = json.dumps(value, ensure_ascii=rng.random() < 0.5).encode("utf-8", "surrogatepass")
    return raw(rng, out) if rng.random() < 0.05 else out
