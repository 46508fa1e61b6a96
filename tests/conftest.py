"""What several tests share."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest


@dataclass(frozen=True)
class Ran:
    """What a run of the command line left: exit status, standard output as bytes, standard error as text."""

    status: int
    stdout: bytes
    stderr: str

    @property
    def text(self) -> str:
        return self.stdout.decode()


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is kept of a corpus lies in a folder of the tests, not in the user's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


Command = Callable[..., Ran]


@pytest.fixture
def akn(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Command:
    """`akn(*arguments)` runs the command line in this process, in English and without colour."""
    from akn_tools.command import run

    def call(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["akn", *map(str, arguments)])
        monkeypatch.setenv("AKN_LANG", "en")
        monkeypatch.setenv("NO_COLOR", "1")
        capsysbinary.readouterr()
        status = run()
        out, err = capsysbinary.readouterr()
        return Ran(status, out, err.decode())

    return call
