"""Outputs of a comparison: one file each, one row each in OUTPUTS. They never compare; nothing is imported until it is used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from akn.diff.changeset import ChangeSet


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """What a caller may ask of an output; each takes what concerns it.

    `language` of labels is `en` or `zh`, None for the user's. `color`, `width` (columns) and `stat` (the summary alone)
    are for text; `author` and `date` (YYYY-MM-DD) sign the tracked changes of a redline.
    """

    language: str | None = None
    color: bool = False
    width: int = 100
    stat: bool = False
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Output:
    """One row: the extensions of files that stand for it, and where its function lives (`module:function`).

    The function takes (ChangeSet, RenderOptions) and returns the bytes of the whole output.
    """

    extensions: tuple[str, ...]
    function: str


OUTPUTS: dict[str, Output] = {
    "text": Output((".txt",), "akn.diff.render.text:output"),
    "json": Output((".json",), "akn.diff.render.json:output"),
    "html": Output((".html", ".htm"), "akn.diff.render.html:output"),
    "markdown": Output((".md", ".markdown"), "akn.diff.render.markdown:output"),
}
"""Name on the command line -> where it is made. The first is the default."""


def render(changes: ChangeSet, output: str, options: RenderOptions | None = None) -> bytes:
    """`changes` as `output`, a name in OUTPUTS. The same comparison and options always give the same bytes. Raises KeyError."""
    module, function = OUTPUTS[output].function.split(":")
    run = cast("Callable[[ChangeSet, RenderOptions], bytes]", getattr(import_module(module), function))
    return run(changes, options or RenderOptions())


def output_of(extension: str) -> str | None:
    """The output that a file's extension (`.html`) stands for, None where it stands for none."""
    return next((name for name, row in OUTPUTS.items() if extension.lower() in row.extensions), None)
