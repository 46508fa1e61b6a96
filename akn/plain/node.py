"""A JSON value and where it stands: takes values out by name and says, where one is not as it should be, which and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from akn.model.permitted import FORBIDDEN

Path = tuple[str | int, ...]
_MISSING = object()
_TYPES = {
    str: "a string",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    dict: "an object",
    list: "an array",
}


class Misshapen(Exception):
    """A value is not what the contract says: the path to it and the reason. Never leaves the reader."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(reason)
        self.path, self.reason = path, reason


class Notes:
    """What a reading noticed: derived keys that disagree (the first of each name), characters replaced."""

    def __init__(self) -> None:
        self.derived: dict[str, tuple[Path, str, str]] = {}
        self.replaced = 0


class Node:
    """One value with its path from the root."""

    __slots__ = ("notes", "path", "value")

    def __init__(self, value: Any, path: Path, notes: Notes) -> None:  # noqa: ANN401 - any JSON value
        self.value, self.path, self.notes = value, path, notes

    def _take(self, name: str, kind: type, default: Any) -> Any:  # noqa: ANN401 - of the type asked for
        if not isinstance(self.value, dict):
            raise Misshapen(self.path, "is not an object")
        value = self.value.get(name, _MISSING)
        if value is _MISSING or value is None:
            if default is _MISSING:
                raise Misshapen(self.path, f"lacks “{name}”")
            return default
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise Misshapen((*self.path, name), f"is not {_TYPES[kind]}")
        return value

    def text(self, name: str) -> str:
        """The string `name`, which must be there."""
        return self._clean(self._take(name, str, _MISSING))

    def optional(self, name: str) -> str | None:
        """The string `name`, or None."""
        value = self._take(name, str, None)
        return None if value is None else self._clean(value)

    def _clean(self, value: str) -> str:
        if FORBIDDEN.search(value):
            value, count = FORBIDDEN.subn("\ufffd", value)
            self.notes.replaced += count
        return value

    def one_of(self, name: str, allowed: frozenset[str]) -> str:
        """The string `name`, one of `allowed`."""
        value = self.text(name)
        if value not in allowed:
            raise Misshapen((*self.path, name), f"is none of {', '.join(sorted(allowed))}")
        return value

    def matching(self, name: str, pattern: re.Pattern[str]) -> str:
        """The string `name`, which must match `pattern`."""
        value = self.text(name)
        if not pattern.fullmatch(value):
            raise Misshapen((*self.path, name), "is no name")
        return value

    def number(self, name: str, default: int | None = None) -> int | None:
        """The whole number `name`, not negative, or `default`."""
        value: int | None = self._take(name, int, default)
        if value is not None and value < 0:
            raise Misshapen((*self.path, name), "is negative")
        return value

    def flag(self, name: str) -> bool | None:
        """The truth value `name`, or None."""
        value: bool | None = self._take(name, bool, None)
        return value

    def truth(self, name: str) -> bool:
        """The truth value `name`, which must be there."""
        value: bool = self._take(name, bool, _MISSING)
        return value

    def share(self, name: str, default: float | None = None) -> float | None:
        """The number `name`, from 0 to 1, or `default`."""
        value = self.value.get(name) if isinstance(self.value, dict) else None
        if type(value) is not int:  # 1 may stand for 1.0
            value = self._take(name, float, default)
        if value is not None and not 0 <= value <= 1:
            raise Misshapen((*self.path, name), "is not from 0 to 1")
        return None if value is None else float(value)

    def child(self, name: str) -> Node:
        """The object `name`, which must be there."""
        return Node(self._take(name, dict, _MISSING), (*self.path, name), self.notes)

    def maybe(self, name: str) -> Node | None:
        """The object `name`, or None."""
        value = self._take(name, dict, None)
        return None if value is None else Node(value, (*self.path, name), self.notes)

    def items(self, name: str) -> Iterator[Node]:
        """The values of the array `name`; none where there is no such key."""
        for index, value in enumerate(self._take(name, list, ())):
            yield Node(value, (*self.path, name, index), self.notes)

    def array(self, name: str) -> Iterator[Node]:
        """The values of the array `name`, which must be there."""
        self._take(name, list, _MISSING)
        return self.items(name)

    def elements(self) -> Iterator[Node]:
        """The values of the value itself, an array."""
        if not isinstance(self.value, list):
            raise Misshapen(self.path, "is not an array")
        for index, value in enumerate(self.value):
            yield Node(value, (*self.path, index), self.notes)

    def string(self) -> str:
        """The value itself, a string."""
        if not isinstance(self.value, str):
            raise Misshapen(self.path, "is not a string")
        return self._clean(self.value)

    def pairs(self, name: str) -> tuple[tuple[str, str], ...]:
        """The object `name` of strings as pairs in their order; empty where there is none."""
        inner = self.maybe(name)
        if inner is None:
            return ()
        return tuple((self._clean(key), inner.text(key)) for key in inner.value)

    def contract(self, version: str) -> None:
        """Refuses a value whose `contract` has another major version than `version`."""
        found = self.text("contract")
        if found.partition(".")[0] != version.partition(".")[0]:
            raise Misshapen((*self.path, "contract"), f"is {found}, not {version}")

    def derived(self, name: str, expected: object) -> None:
        """Notes where `name` is there and says something else than what follows from the rest."""
        if name in self.value and (found := self.value[name]) != expected and name not in self.notes.derived:
            self.notes.derived[name] = ((*self.path, name), str(found), str(expected))
