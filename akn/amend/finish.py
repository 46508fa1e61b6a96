"""From the tree to the new text: edits made, ids anew, contents and title brought up to date."""

from __future__ import annotations

from dataclasses import replace

from akn.amend.tree import HEADING, Edit, Key, Node, Tree
from akn.amend.words import edited
from akn.model.block import Block, Mark, Table
from akn.model.document import Attachment, Document, TocItem
from akn.model.draft import rebuilt
from akn.model.eid import identify
from akn.model.provision import HEADINGS, Provision
from akn.references.mark import mark

_LINKS = ("ref", "rref")
"""Marks that lead somewhere; they follow where they lead."""


def finish(tree: Tree) -> tuple[Document, list[tuple[Node, Provision]], list[str]]:
    """The new text: ids anew and references marked; each node with its unit, in document order; and what changed in the
    table of contents, as its new lines."""
    nodes: list[Node] = []
    base = tree.base
    body = tuple(_unit(child, nodes) for child in tree.body.children if not child.gone)
    attachments = []
    for holder, attachment in tree.annexes:
        if holder.gone:
            continue
        made = attachment or Attachment("")
        inner = tuple(_unit(child, nodes) for child in holder.children if not child.gone)
        attachments.append(replace(made, num=holder.num, heading=_heading(holder), body=inner))
    bare = replace(
        base,
        preface=_titled(base, tree.title),
        preamble=tuple(_block(tree.preamble, k) for k in range(len(tree.preamble.blocks))),
        body=body,
        attachments=tuple(attachments),
    )
    named, _ = identify(bare)
    units = [unit for top in named.units() for unit in _walk(top)]
    toc, lines = _contents(base, tree, dict(zip(map(id, nodes), (unit.eId for unit in units), strict=True)))
    moved = {node.origin: unit.eId for node, unit in zip(nodes, units, strict=True) if node.origin}
    moved |= {a.origin: f"att_{k}" for k, a in enumerate((h for h, _ in tree.annexes if not h.gone), 1) if a.origin}
    linked = replace(
        named,
        preamble=tuple(_follows(block, moved) for block in named.preamble),
        body=_linked(named.body, moved),
        attachments=tuple(replace(item, body=_linked(item.body, moved)) for item in named.attachments),
        toc=toc,
    )
    marked, _ = mark(linked)
    after = [unit for top in marked.units() for unit in _walk(top)]
    return marked, list(zip(nodes, after, strict=True)), lines


def _walk(unit: Provision) -> list[Provision]:
    return [unit, *(inner for child in unit.children for inner in _walk(child))]


def _unit(item: Node, nodes: list[Node]) -> Provision:
    nodes.append(item)
    children = tuple(_unit(child, nodes) for child in item.children if not child.gone)
    heading = _heading(item)
    blocks = tuple(_block(item, k) for k in range(len(item.blocks)))
    if children and any(block.role == "content" for block in blocks) and item.kind not in HEADINGS:
        blocks = tuple(replace(block, role="intro") if block.role == "content" else block for block in blocks)
    elif not children and any(block.role != "content" for block in blocks):
        blocks = tuple(replace(block, role="content") for block in blocks)
    old = item.unit if item.origin and item.unit is not None and not item.taken else None
    wid = item.unit.wId if item.unit is not None and item.origin else None
    return Provision(
        item.kind,
        "",
        item.num,
        heading,
        blocks,
        children,
        wid,
        old.period if old else None,
        old.status if old else None,
        item.unit.line if item.unit is not None else 0,
    )


def _heading(item: Node) -> str | None:
    edits = item.edits.get(HEADING)
    return edited(item.heading, edits)[0] if item.heading and edits else item.heading


def _block(item: Node, k: int) -> Block:
    block = item.blocks[k]
    if block.table is not None:
        keys = [key for key in item.edits if key[0] == k and len(key) > 1]
        return replace(block, table=_table(block.table, item.edits, k)) if keys else block
    edits = item.edits.get((k,), [])
    if not edits:
        return block
    said = [edit for edit in edits if edit.by]  # what the decision says, not a number that follows
    kept = tuple(
        one
        for one in block.marks
        if not ((one.kind in (*_LINKS, "date") or _citation(one)) and any(_meet(one, edit) for edit in said))
    )
    text, _ = edited(block.text, edits)
    return replace(block, text=text, marks=_level(_moved(kept, edits)))


def _meet(one: Mark, edit: Edit) -> bool:
    return (one.start < edit.end and edit.start < one.end) or one.start < edit.start == edit.end < one.end


def _linked(units: tuple[Provision, ...], moved: dict[str, str]) -> tuple[Provision, ...]:
    """`units` whose links lead to the new ids of what they led to; one whose target is gone is none any more."""
    out = []
    for unit in units:
        blocks = tuple([_follows(block, moved) for block in unit.blocks])
        children = _linked(unit.children, moved)
        same = all(map(lambda a, b: a is b, blocks, unit.blocks)) and children == unit.children
        out.append(unit if same else rebuilt(unit, blocks, children))
    return tuple(out)


def _follows(block: Block, moved: dict[str, str]) -> Block:
    if not any(one.kind in _LINKS for one in block.marks):
        return block
    marks: list[Mark] = []
    for one in block.marks:
        local = [value[1:] for _, value in one.attributes if one.kind in _LINKS and value.startswith("#")]
        if any(eid not in moved for eid in local):
            continue
        if any(moved[eid] != eid for eid in local):
            pairs = tuple((k, f"#{moved[v[1:]]}" if v.startswith("#") else v) for k, v in one.attributes)
            one = replace(one, attributes=pairs)
        marks.append(one)
    return block if tuple(marks) == block.marks else replace(block, marks=_level(tuple(marks)))


def _citation(mark_: Mark) -> bool:
    return mark_.kind == "inline" and mark_.get("name") == "citation"


def _level(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Depths made whole again where marks around were taken away."""
    out: list[Mark] = []
    open_: list[Mark] = []
    for one in marks:
        while open_ and not (one.start < open_[-1].end and one.end <= open_[-1].end):
            open_.pop()
        out.append(one if one.depth == len(open_) else replace(one, depth=len(open_)))
        open_.append(one)
    return tuple(out)


def _moved(marks: tuple[Mark, ...], edits: list[Edit]) -> tuple[Mark, ...]:
    """`marks` where their characters stand after the edits; one whose characters all went goes."""
    out = []
    for one in marks:
        start, end = _shift(one.start, edits, after=True), _shift(one.end, edits, after=False)
        if one.start == one.end:
            end = start = _shift(one.start, edits, after=False)
        if start < end or one.start == one.end:
            out.append(replace(one, start=start, end=end))
    return tuple(out)


def _shift(at: int, edits: list[Edit], *, after: bool) -> int:
    """Where an offset is after the edits; one inside an edit goes to its end or its beginning."""
    by = 0
    for edit in edits:
        if edit.end < at or (edit.end == at and edit.start < at) or (after and edit.end == at == edit.start):
            by += len(edit.new) - (edit.end - edit.start)
        elif edit.start < at:
            return edit.start + by + (len(edit.new) if after else 0)
        else:
            break
    return at + by


def _table(table: Table, edits: dict[Key, list[Edit]], k: int) -> Table:
    rows = []
    for r, row in enumerate(table.rows):
        cells = []
        for c, cell in enumerate(row):
            blocks = tuple(
                replace(block, text=edited(block.text, found)[0], marks=())
                if (found := edits.get((k, r, c, b)))
                else block
                for b, block in enumerate(cell.blocks)
            )
            cells.append(replace(cell, blocks=blocks))
        rows.append(tuple(cells))
    return replace(table, rows=tuple(rows))


def _titled(base: Document, title: str | None) -> tuple[Block, ...]:
    if title is None:
        return base.preface
    out = []
    done = False
    for block in base.preface:
        found = next((one for one in block.marks if one.kind == "docTitle"), None)
        if found is None:
            out.append(block)
        elif not done:
            marks = (replace(found, start=0, end=len(title), depth=0),)
            out.append(replace(block, text=title, marks=marks))
            done = True
    return tuple(out)


def _contents(base: Document, tree: Tree, ids: dict[int, str]) -> tuple[tuple[TocItem, ...], list[str]]:
    """The table of contents with the headings as they are now, where the act has one."""
    if not base.toc:
        return base.toc, []
    by_href = {item.href.removeprefix("#"): item for item in base.toc}
    level: dict[str, int] = {}
    for item in base.toc:
        node = tree.by_id.get(item.href.removeprefix("#"))
        if node is not None and _is_heading(tree, item):
            level.setdefault(node.kind, item.level)
    listed = set(level)
    gap = next((_gap(item.text) for item in base.toc if _gap(item.text)), "　")
    made: list[tuple[TocItem | None, TocItem]] = []
    lines: list[str] = []
    for node in tree.body.walk():
        if node.kind not in listed or id(node) not in ids:
            continue
        old = by_href.get(node.origin) if node.origin else None
        if node.origin and old is None:
            continue
        text = old.text if old is not None and not _changed(node) else _line(node, old, gap)
        made.append((old, TocItem(f"#{ids[id(node)]}", old.level if old else level[node.kind], text)))
        if old is None or old.text != text:
            lines.append(text)
    return _in_place(base.toc, tree, ids, made), lines


def _in_place(
    toc: tuple[TocItem, ...], tree: Tree, ids: dict[int, str], made: list[tuple[TocItem | None, TocItem]]
) -> tuple[TocItem, ...]:
    """The lines of `toc` where they are, those of headings as `made`; a new one behind all that is of the heading before."""
    surviving = {id(old) for old, _ in made if old is not None}
    out: list[TocItem] = []
    at = 0

    def fresh() -> None:
        nonlocal at
        while at < len(made) and made[at][0] is None:
            out.append(made[at][1])
            at += 1

    for item in toc:
        eid = item.href.removeprefix("#")
        node = tree.by_id.get(eid) if eid else None
        if _is_heading(tree, item):
            fresh()
            if id(item) in surviving:
                out.append(made[at][1])
                at += 1
        elif node is None or eid.startswith("att_"):
            if at:
                fresh()
            out.append(item)
        elif id(node) in ids:
            text = item.text
            if node.unit is not None and node.unit.num and node.num:
                text = text.replace(node.unit.num, node.num, 1)
            out.append(replace(item, href=f"#{ids[id(node)]}", text=text))
    fresh()
    return tuple(out)


def _is_heading(tree: Tree, item: TocItem) -> bool:
    """Whether a line of the contents is of a heading of the body; others stay as they are, where they are."""
    node = tree.by_id.get(item.href.removeprefix("#"))
    return node is not None and node.kind in HEADINGS and not item.href.startswith("#att_")


def _changed(node: Node) -> bool:
    before = node.unit
    return before is None or before.num != node.num or before.heading != node.heading or HEADING in node.edits


def _line(node: Node, old: TocItem | None, gap: str) -> str:
    heading = node.heading or ""
    if edits := node.edits.get(HEADING):
        heading = edited(heading, edits)[0]
    if (
        old is not None
        and node.unit is not None
        and (node.unit.heading or "") == heading
        and node.unit.num
        and node.num
    ):
        return old.text.replace(node.unit.num, node.num, 1)
    between = _gap(old.text) if old is not None and _gap(old.text) else gap
    return between.join(part for part in (node.num, heading) if part)


def _gap(text: str) -> str:
    """The space behind the number of a line of the contents."""
    for at, char in enumerate(text):
        if char.isspace():
            end = at
            while end < len(text) and text[end].isspace():
                end += 1
            return text[at:end]
    return ""
