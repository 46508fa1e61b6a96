"""Options that every command has: how much a file may ask for."""

from __future__ import annotations

import os

import click

from akn import limits

OPTIONS = {
    "--max-size": (limits.SIZE, "MB", click.IntRange(1), "Largest file to read. Default: 64 for XML, else 256."),
    "--max-depth": (
        limits.DEPTH, "N", click.IntRange(1, limits.DEEPEST), "Deepest nesting of elements. Default: 120.",
    ),
    "--max-seconds": (limits.SECONDS, "S", click.IntRange(1), "Longest time for one file. Default: no limit."),
}  # fmt: skip
"""Option -> the variable that holds it, what its value counts, its values, and its help."""


def limited(command: click.Command) -> click.Command:
    """`command` with these options, once; subcommands are left as they are."""
    have = {name for parameter in command.params for name in parameter.opts}
    if not isinstance(command, click.Group):
        command.params += [_option(name) for name in OPTIONS if name not in have]
    return command


def _option(name: str) -> click.Option:
    variable, metavar, values, text = OPTIONS[name]

    def keep(ctx: click.Context, parameter: click.Parameter, value: int | None) -> None:  # noqa: ARG001 - click's signature
        if value is not None:
            os.environ[variable] = str(value)  # so that processes started for many files know

    return click.Option([name], type=values, metavar=metavar, help=text, expose_value=False, callback=keep)
