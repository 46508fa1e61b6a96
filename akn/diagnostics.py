"""One diagnostic shape, one table of codes.

Readers, schema checks and rules report through `Diagnostic`; they never raise on content. A code is a letter for its
family and three digits; it is never reused. The text of a message lives here, in English and Chinese, with named
fields that the reporter fills.

Families: T text, X XML, S schema, N numbering, I ids, F addresses (FRBR), R references, D dates, L language and
style, A amendments, C corpus.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import Any, Literal

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Code:
    """One row of the table: how bad it is, what it says in two languages, and what to do about it."""

    severity: Severity
    en: str
    zh: str
    hint_en: str = ""
    hint_zh: str = ""
    since: str = "0.1"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: a code of the table, the fields of its message, and the place.

    `line` and `column` count from 1; 0 or None where the place is the whole file. `file` is set by whoever opened it.
    """

    code: str
    line: int = 0
    column: int | None = None
    file: str = ""
    eId: str | None = None
    fields: tuple[tuple[str, str], ...] = ()

    @property
    def severity(self) -> Severity:
        return CODES[self.code].severity

    def message(self, language: str | None = None) -> str:
        """The message in `language` ("en" or "zh"), by default the user's."""
        row = CODES[self.code]
        template = row.zh if (language or user_language()) == "zh" else row.en
        return template.format_map(self._fields())

    def hint(self, language: str | None = None) -> str:
        """What to do about it, or an empty string."""
        row = CODES[self.code]
        template = row.hint_zh if (language or user_language()) == "zh" else row.hint_en
        return template.format_map(self._fields())

    def _fields(self) -> dict[str, object]:
        return {"eId": self.eId, "line": self.line, **dict(self.fields)}

    def at(self, file: str) -> Diagnostic:
        """The same finding, said of `file`."""
        return replace(self, file=file)

    def as_json(self, language: str | None = None) -> dict[str, Any]:
        """The row of the `diagnostics` contract (design: JSON contracts)."""
        row: dict[str, Any] = {"file": self.file, "line": self.line}
        if self.column is not None:
            row["column"] = self.column
        row |= {"code": self.code, "severity": self.severity, "message": self.message(language)}
        if hint := self.hint(language):
            row["hint"] = hint
        if self.eId is not None:
            row["eId"] = self.eId
        return row

    def as_line(self, language: str | None = None) -> str:
        """`file:line: CODE message`, and the hint where there is one."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        hint = self.hint(language)
        return f"{place}: {self.code} {self.message(language)}" + (f" ({hint})" if hint else "")


def diagnostic(
    code: str, line: int = 0, *, column: int | None = None, eId: str | None = None, **fields: object
) -> Diagnostic:
    """A finding of `code`; `fields` fill the message. Raises KeyError where the code is not in the table."""
    if code not in CODES:
        raise KeyError(code)
    return Diagnostic(code, line, column, "", eId, tuple((name, str(value)) for name, value in fields.items()))


def user_language() -> str:
    """`zh` where AKN_LANG, or else the locale, asks for Chinese; otherwise `en`."""
    for name in ("AKN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


CODES: dict[str, Code] = {
    # T: text
    "T001": Code("error", "the file is empty", "文件为空", "give a file with text", "请提供有内容的文件"),
    # X: XML
    # S: schema
    # N: numbering
    # I: ids
    "I002": Code(
        "warning",
        "{num} stands twice; the second is {eId}",
        "{num}重复出现，后一处编号为{eId}",
        "check the numbers of the source",
        "请核对原文的编号",
    ),
    # F: addresses
    # R: references
    # D: dates
    # L: language and style
    # A: amendments
    # C: corpus
    "C090": Code(
        "error",
        "the program failed on this file: {error}",
        "程序处理此文件时出错：{error}",
        "please report it with the file",
        "请附上文件反馈此问题",
    ),
}
