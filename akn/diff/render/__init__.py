"""Outputs of a comparison: one file each, one row each in OUTPUTS. They never compare; nothing is imported until it is used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from akn.diff.changeset import ChangeSet
    from akn.diff.paths import Paths
    from akn.diff.threeway import ThreeWay


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """What a caller may ask of an output; each takes what concerns it.

    `language` of labels is `en` or `zh`, None for the user's. `color`, `width` (columns) and `stat` (the summary alone)
    are for text; `author` and `date` (YYYY-MM-DD) sign the tracked changes of a redline; `whole` puts what did not change
    into a comparison table.
    """

    language: str | None = None
    color: bool = False
    width: int = 100
    stat: bool = False
    author: str = ""
    date: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Output:
    """One row: the extensions of files that stand for it, and where its function lives (`module:function`).

    The function takes (ChangeSet, RenderOptions) and returns the bytes of the whole output; `binary` ones are no text.
    """

    extensions: tuple[str, ...]
    function: str
    binary: bool = False


OUTPUTS: dict[str, Output] = {
    "text": Output((".txt",), "akn.diff.render.text:output"),
    "json": Output((".json",), "akn.diff.render.json:output"),
    "html": Output((".html", ".htm"), "akn.diff.render.html:output"),
    "markdown": Output((".md", ".markdown"), "akn.diff.render.markdown:output"),
    "docx": Output((".docx",), "akn.diff.render.comparison_table:output", binary=True),
    "redline": Output((), "akn.diff.render.redline:output", binary=True),
}
"""Name on the command line -> where it is made. The first is the default."""

PATHS_OUTPUTS: dict[str, Output] = {
    "text": Output((".txt",), "akn.diff.render.paths_text:output"),
    "json": Output((".json",), "akn.diff.render.paths_json:output"),
    "html": Output((".html", ".htm"), "akn.diff.render.paths_html:output"),
    "markdown": Output((".md", ".markdown"), "akn.diff.render.paths_markdown:output"),
}
"""The same for more than two versions (`akn.diff.paths`): functions of (Paths, RenderOptions)."""

THREEWAY_OUTPUTS: dict[str, Output] = {
    "text": Output((".txt",), "akn.diff.render.threeway_text:output"),
    "json": Output((".json",), "akn.diff.render.threeway_json:output"),
    "html": Output((".html", ".htm"), "akn.diff.render.threeway_html:output"),
    "markdown": Output((".md", ".markdown"), "akn.diff.render.threeway_markdown:output"),
}
"""The same for two drafts of one base (`akn.diff.threeway`): functions of (ThreeWay, RenderOptions)."""

_TABLES = {"ChangeSet": OUTPUTS, "Paths": PATHS_OUTPUTS, "ThreeWay": THREEWAY_OUTPUTS}
"""By the name of the class: to look one up imports none of them."""


def outputs_of(found: ChangeSet | Paths | ThreeWay) -> Mapping[str, Output]:
    """The table of outputs that what was found has. Raises TypeError for what is no comparison."""
    name = type(found).__name__
    if name not in _TABLES:
        raise TypeError(
            f"{name} is no comparison; one is made by compare, paths or compare_three, and a document is written by write"
        )
    return _TABLES[name]


def render(found: ChangeSet | Paths | ThreeWay, output: str, options: RenderOptions | None = None) -> bytes:
    """What a comparison found, as `output`, a name in its table. The same input always gives the same bytes.

    Raises KeyError for a name that is not in the table.
    """
    module, function = outputs_of(found)[output].function.split(":")
    run = cast("Callable[[object, RenderOptions], bytes]", getattr(import_module(module), function))
    return run(found, options or RenderOptions())


def output_of(extension: str, outputs: Mapping[str, Output] = OUTPUTS) -> str | None:
    """The output that a file's extension (`.html`) stands for in a table, None where it stands for none."""
    return next((name for name, row in outputs.items() if extension.lower() in row.extensions), None)
