"""Reads Akoma Ntoso XML into the model: documents of the profile exactly, those of others by what their elements are.

What the model does not carry is said in diagnostics X010 to X019, one a kind. Text is always kept.
"""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from lxml import etree

from akn.diagnostics import Diagnostic, diagnostic
from akn.formats.akn.complete_ids import complete_ids
from akn.formats.akn.context import Context, line_of
from akn.formats.akn.elements import CN, DOCUMENTS, NAMESPACE
from akn.formats.akn.parse import parse
from akn.formats.akn.read_blocks import loose
from akn.formats.akn.read_document import ANNEXES, annex, annexes, document
from akn.formats.akn.read_units import prose
from akn.formats.options import ReadOptions
from akn.model.block import Block
from akn.model.document import Attachment, Reading
from akn.model.metadata import unknown
from akn.model.provision import Provision


def read(data: bytes, options: ReadOptions | None = None) -> Reading:
    """The document in `data`; None where nothing could be made of it, and then one diagnostic of severity error.

    Provisions and blocks carry the line of their start tag, counted from 1. Never raises on content.
    """
    del options  # what they ask for concerns text; an XML document says its address itself
    root, diagnostics = parse(data)
    return Reading(None, diagnostics) if root is None else read_tree(root)


def read_tree(root: etree._Element) -> Reading:
    """The same for a document that `parse` has parsed."""
    context = Context(exact=CN in root.nsmap.values())
    found: list[Diagnostic] = []
    element = _document(root, context, found)
    if element is None:
        return Reading(None, tuple(found))
    line = line_of(element)
    namespace = etree.QName(root).namespace
    if namespace != NAMESPACE:
        found.append(diagnostic("X010", line_of(root), found=namespace or "none"))
    made = document(element, context)
    others = () if element is root else _others(root, element, len(made.attachments), context)
    made = replace(
        made,
        body=(*made.body, *(() if element is root else _stray(root, context))),
        attachments=(*made.attachments, *others),
        comments=_before(root, context),
        toc=tuple(context.toc),
    )
    if not context.exact:
        made, count = complete_ids(made)
        if count:
            found.append(diagnostic("X018", line, count=count))
    if made.meta == unknown() and not context.exact:
        found.append(diagnostic("X012", line))
    if not (made.body or made.preface or made.preamble or made.attachments or made.cover or made.conclusions):
        found.append(diagnostic("X008", line))
    return Reading(made, (*found, *context.report()))


def _document(root: etree._Element, context: Context, found: list[Diagnostic]) -> etree._Element | None:
    """The element of the document type, or None and a diagnostic."""
    name, line = context.names[root.tag], line_of(root)
    if name.lower() == "akomantoso":
        for child in root:
            if context.names[child.tag] in DOCUMENTS:
                if name != "akomaNtoso":
                    found.append(diagnostic("X011", line, name=name))
                return child
        children = [child for child in root if context.names[child.tag]]
        if all(context.names[child.tag] == "meta" for child in children):
            found.append(diagnostic("X009", line))
            return None
        made = children[0] if len(children) == 1 else root
        found.append(diagnostic("X019", line_of(made), name=context.names[made.tag]))
        return made
    if name in DOCUMENTS:
        found.append(diagnostic("X011", line, name=name))
        return root
    found.append(diagnostic("X007", line, name=name))
    return None


def _others(root: etree._Element, element: etree._Element, before: int, context: Context) -> list[Attachment]:
    """What stands beside the document in the root: components, further documents, whatever should not be there."""
    out: list[Attachment] = []
    for other in root:
        name = context.names[other.tag]
        if other is element:
            continue
        if name in ANNEXES:
            out += annexes(other, context, before + len(out))
        elif name:
            out += annex(other, name, context, before + len(out))
        else:
            context.comments.add("", other)
    return out


def _stray(root: etree._Element, context: Context) -> list[Provision]:
    """Text that stands in the root itself, where none may."""
    found: list[Block] = []
    loose(root.text, root, "content", context, found)
    for child in root:
        loose(child.tail, root, "content", context, found)
    return prose(found)


def _before(root: etree._Element, context: Context) -> tuple[str, ...]:
    """Comments before the root; what else stands around it is tallied."""
    comments = []
    for node in root.itersiblings(preceding=True):
        if cast("object", node.tag) is etree.Comment:
            comments.append(node.text or "")
        else:
            context.comments.add("", node)
    for node in root.itersiblings():
        context.comments.add("", node)
    return tuple(reversed(comments))
