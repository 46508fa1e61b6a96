"""The command line in processes of their own, each forked from one interpreter that has imported what the commands need.

What is bounded is the process that runs the command: its memory and its time. Only the start of an interpreter is shared.
`Forks` is the side of a test; run as a script, this file is the interpreter that forks.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path

PAUSE = 0.002


class Forks:
    """The interpreter that forks; `warm` are commands that it runs first, so that what they import is there."""

    def __init__(self, warm: Sequence[Sequence[str]]) -> None:
        self._base = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )
        self._ask({"warm": [list(command) for command in warm]})

    def run(
        self, arguments: Sequence[str], environment: Mapping[str, str], memory: int, seconds: float
    ) -> subprocess.CompletedProcess[str]:
        """`akn` with these arguments, in `memory` bytes of addresses and so many seconds.

        The status is negative where a signal ended it. Raises TimeoutExpired.
        """
        with tempfile.TemporaryDirectory() as folder:
            job = {"arguments": list(arguments), "environment": dict(environment), "memory": memory, "seconds": seconds}
            status = self._ask(job | {"folder": folder, "cwd": str(Path.cwd())})
            if status is None:
                raise subprocess.TimeoutExpired(list(arguments), seconds)
            out, err = (Path(folder, name).read_text("utf-8", "replace") for name in ("out", "err"))
        return subprocess.CompletedProcess(["akn", *arguments], status, out, err)

    def close(self) -> None:
        """End it."""
        self._base.communicate()

    def _ask(self, job: Mapping[str, object]) -> int | None:
        assert self._base.stdin is not None
        assert self._base.stdout is not None
        self._base.stdin.write(json.dumps(job) + "\n")
        self._base.stdin.flush()
        return json.loads(self._base.stdout.readline())


def _child(job: dict) -> None:
    """Become the command. Never returns."""
    os.chdir(job["cwd"])
    for name, number in (("out", 1), ("err", 2)):
        os.dup2(os.open(Path(job["folder"], name), os.O_WRONLY | os.O_CREAT, 0o600), number)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.environ.clear()
    os.environ.update(job["environment"])
    resource.setrlimit(resource.RLIMIT_AS, (job["memory"], job["memory"]))
    status = _command(job["arguments"])
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def _command(arguments: list[str]) -> int:
    from akn_tools.main import main

    sys.argv = ["akn", *arguments]
    try:
        main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001 - told as the interpreter would
        traceback.print_exc()
        return 1
    return 0


def _waited(child: int, seconds: float) -> int | None:
    end = time.monotonic() + seconds
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() > end:
            os.kill(child, 9)
            os.waitpid(child, 0)
            return None
        time.sleep(PAUSE)


def _serve() -> None:
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    for line in sys.stdin:
        job = json.loads(line)
        status: int | None = 0
        if "warm" in job:
            for command in job["warm"]:
                _command(command)
        else:
            child = os.fork()
            if not child:
                _child(job)
            status = _waited(child, job["seconds"])
        answers.write(json.dumps(status) + "\n")
        answers.flush()


if __name__ == "__main__":
    _serve()
