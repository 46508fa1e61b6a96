"""Images of Markdown and figures of the model: `![alternative text](address)` alone in a paragraph is a figure."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import replace

from akn.model.block import Block
from akn.model.document import Document
from akn.model.provision import Provision

IMAGE = re.compile(r"!\[([^\]\n]{0,400})\]\(([^()\s]{1,500})\)")
"""An image; groups: alternative text, address. One with a title stays text."""

IMAGE_MARK = re.compile(r"!\[[^\]\n]{0,400}\]\([^()\n]{1,600}\)")
"""The same, with a title or without."""


def figures(document: Document, kept: Collection[int] = ()) -> Document:
    """`document` with each paragraph that is an image made a figure, but those on the lines `kept`, which are text."""
    return _with(document, lambda block: block if block.line in kept and block.line else _figure(block))


def images(document: Document) -> Document:
    """`document` with each figure written as an image: the way back."""
    return _with(document, _image)


def _figure(block: Block) -> Block:
    match = IMAGE.fullmatch(block.text) if block.text.startswith("![") and block.type == "p" else None
    return replace(block, text=match[1], type="figure", source=match[2], marks=()) if match else block


def _image(block: Block) -> Block:
    if block.type != "figure":
        return block
    return replace(block, text=f"![{block.text}]({block.source or ''})", type="p", source=None)


def _with(document: Document, change: Callable[[Block], Block]) -> Document:
    def blocks(items: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple([change(block) for block in items])

    def units(items: tuple[Provision, ...]) -> tuple[Provision, ...]:
        return tuple([replace(unit, blocks=blocks(unit.blocks), children=units(unit.children)) for unit in items])

    return replace(
        document,
        cover=blocks(document.cover),
        preamble=blocks(document.preamble),
        body=units(document.body),
        conclusions=blocks(document.conclusions),
        attachments=tuple(replace(a, preface=blocks(a.preface), body=units(a.body)) for a in document.attachments),
    )
