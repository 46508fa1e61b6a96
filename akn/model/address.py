"""Addresses of works, expressions and provisions (AKN Naming Convention 4).

`/akn/cn-bj/act/2024-01-25/{number or name}` is a work, `…/zho@2024-01-25` one expression of it, `…/zho:2024-06-01` what
was in force that day, `…/~art_3` a provision.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import NamedTuple

_IRI = re.compile(
    r"/akn/(?P<country>[a-z]{2}(?:-[a-z0-9]{1,3})?)/(?P<doctype>[a-zA-Z]+)(?:/(?P<subtype>[^/@~!:]+))?"
    r"/(?P<date>\d{4}(?:-\d\d(?:-\d\d)?)?)/(?P<name>[^/@~!]+)"
    r"(?:/(?P<language>[a-z]{3})(?:@(?P<version>[^/!~]*)|:(?P<on>[^/!~]*))?)?"
    r"(?:/!(?P<component>[^/~]+))?(?:/~(?P<portion>[^/]+))?(?P<extension>\.[a-z]{3,4})?"
)
_VERSION = re.compile(r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:;(?P<nth>[0-9]{1,9}))?")
_FILE = re.compile(r"(?P<language>[a-z]{3})@(?P<version>[^/@]+)\.xml")
_EXTENSION = re.compile(r"\.(?:xml|akn|json|txt|docx|html)$")
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,5}$")


@dataclass(frozen=True, slots=True)
class Address:
    """One IRI, taken apart. `version` is None where the address has none and "" for the original (`/zho@`)."""

    country: str
    doctype: str
    date: str
    name: str
    subtype: str | None = None
    language: str | None = None
    version: str | None = None
    on: str | None = None
    component: str | None = None
    portion: str | None = None
    extension: str = ""

    @property
    def work(self) -> str:
        """The work's address."""
        middle = f"/{self.subtype}" if self.subtype else ""
        return f"/akn/{self.country}/{self.doctype}{middle}/{self.date}/{self.name}"

    @property
    def expression(self) -> str:
        """The expression's address; the work's where no language is said."""
        if self.language is None:
            return self.work
        version = f"@{self.version}" if self.version is not None else f":{self.on}" if self.on is not None else ""
        return f"{self.work}/{self.language}{version}"

    def __str__(self) -> str:
        component = f"/!{self.component}" if self.component else ""
        portion = f"/~{self.portion}" if self.portion else ""
        return f"{self.expression}{component}{portion}{self.extension}"

    def path(self) -> str:
        """Where the expression stands in a corpus, relative to its root."""
        return f"{replace(self, component=None, portion=None).expression.removeprefix('/akn/')}.xml"


def parse(iri: str) -> Address | None:
    """The address `iri` writes, or None where it is none."""
    extension = match[0] if (match := _EXTENSION.search(iri)) else ""
    found = _IRI.fullmatch(iri.removesuffix(extension))
    return Address(**{**found.groupdict(), "extension": extension}) if found else None


class VersionKey(NamedTuple):
    """What versions of one work are ordered by: the ISO `date` of the last act that made it, and which of that day it is."""

    date: str
    nth: int


def version_key(version: str) -> VersionKey | None:
    """What stands behind `@` in the address of a version (`2025-06-20`, `2025-06-20;2`), taken apart; None where that is no day."""
    match = _VERSION.fullmatch(version)
    return VersionKey(match["date"], int(match["nth"] or 1)) if match else None


class VersionFile(NamedTuple):
    """What the name of a version's file tells: its `language`, the `version` as it is written, and its `key`."""

    language: str
    version: str
    key: VersionKey


def version_file(name: str) -> VersionFile | None:
    """The name of a file in the folder of a work (`zho@2025-06-20;2.xml`), taken apart; None where it is no version's."""
    match = _FILE.fullmatch(name)
    key = version_key(match["version"]) if match else None
    return VersionFile(match["language"], match["version"], key) if match and key else None


def this_of_manifestation(uri: str, component: str) -> str:
    """FRBRthis of a manifestation: the component stands before the extension (`…/zho@2024/!main.xml`)."""
    found = _SUFFIX.search(uri)
    return f"{uri[: found.start()]}/{component}{found[0]}" if found else f"{uri}/{component}"
