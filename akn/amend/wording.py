"""Operations on words: each guarded by the words that it expects to find."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from akn.amend import content, words
from akn.amend.frame import paragraphs
from akn.amend.operation import Operation, Reason, Target
from akn.amend.result import Done, Refused, located, name, whole
from akn.amend.tree import HEADING, Edit, Key, Node, Tree, passages
from akn.language.zh.amending import NUMBER
from akn.language.zh.numerals import index

_SHOWN = 40


def word_operation(tree: Tree, op: Operation) -> Done:
    """Words replaced, inserted or deleted wherever the operation says."""
    if op.targets and op.targets[0].part in ("start", "end"):
        return _edge(tree, op)
    if op.kind == "preamble":
        return _in_preamble(tree, op)
    if op.old is None:
        raise Refused("A009", target=op.instruction, kind="")
    expected = content.text(op.old)
    if not op.targets:
        raise Refused("A002", target=op.instruction)
    everything = all(not target.path for target in op.targets)
    if everything:
        return _everywhere(tree, op, expected)
    nodes: list[Node] = []
    count = 0
    guessed = ""
    items = located(tree, op.targets)
    if op.others:
        _elsewhere(tree, items, expected)
    for item, target in zip(items, op.targets, strict=True):
        whole(item, target, op)
        found = [
            (holder, key, text, at)
            for holder, key, text in _texts(item, target, expected)
            for at in words.occurrences(text, expected)
        ]
        if not found:
            if op.some and (count or item is not items[-1]):
                continue
            if numbered := _with_number(item, op):
                nodes.append(item)
                count += _numbered(*numbered, op)
                continue
            _missing(item, target, op, expected)
        if target.part == "sentence":
            holder, _, text, start, end = _sentence(item, target)
            found = [one for one in found if one[0] is holder and one[2] == text and start <= one[3] < end]
        if (op.nth and len(found) < abs(op.nth)) or (op.times and len(found) != op.times):
            said = str(abs(op.nth) or op.times)
            raise Refused("A020", target=name(item, target), text=_short(expected), count=str(len(found)), said=said)
        if op.nth:
            found = [found[op.nth - 1 if op.nth > 0 else op.nth]]
        doubtful = op.kind == "word-insertion" or (op.kind == "word-deletion" and len(expected) == 1)
        if len(found) > 1 and not op.everywhere and doubtful:
            raise Refused("A005", target=name(item, target), text=_short(expected), count=str(len(found)))
        for holder, key, text, at in found:
            edit, mark = _put(op, (holder, key, text), at, expected)
            if edit is None:
                other = next((one for one in holder.by if one != op.id), "")
                raise Refused("A006", target=name(item, target), other=other, this=op.id)
            holder.touch(op.id)
            guessed = guessed or (text[max(0, edit.start - 6) : edit.start] + edit.new if mark else "")
        nodes.append(item)
        count += len(found)
    reason = Reason("A010", (("text", _short(guessed)),)) if guessed else None
    return Done(nodes, [], expected, count, reason)


_SENTENCES = re.compile("[^。？！]*[。？！]”?|[^。？！]+$")
_NTH = re.compile(rf"第({NUMBER})句$")


def sentence_operation(tree: Tree, op: Operation) -> Done:
    """One sentence of a unit replaced or deleted."""
    item, target = located(tree, op.targets)[0], op.targets[0]
    whole(item, target, op)
    if len(op.targets) > 1:
        raise Refused("A003", target=name(item, target))
    holder, key, text, start, end = _sentence(item, target)
    new = content.text(op.new) if op.new else ""
    if new == text[start:end]:
        raise Refused("A013", target=name(item, target))
    if not words.put(holder, key, Edit(start, end, new, op.id)):
        raise Refused("A006", target=name(item, target), other=next(iter(holder.by), ""), this=op.id)
    holder.touch(op.id)
    return Done([item], [], text[start:end], 1)


def _sentence(item: Node, target: Target) -> tuple[Node, Key, str, int, int]:
    """The sentence that a target names: whose, where, the text that it stands in, and its place there."""
    match = _NTH.search(target.words)
    nth = int(index(match[1]) or 0) if match else 0
    for holder, key, text in passages(item):
        for found in _SENTENCES.finditer(text):
            nth -= 1
            if nth == 0:
                return holder, key, text, *found.span()
    raise Refused("A002", target=name(item, target))


def _texts(item: Node, target: Target, expected: str) -> list[tuple[Node, Key, str]]:
    if target.part == "heading":
        return [(item, HEADING, item.heading or "")]
    headings = item.kind not in ("article", "paragraph", "point", "indent", "clause")
    return list(passages(item, headings=headings, numbers=words.form(expected)))


def _edits(op: Operation, text: str, at: int, expected: str) -> Iterator[tuple[Edit, bool]]:
    """The edit of words that stand at `at`, and whether a mark was inferred; then others that would do."""
    new = content.text(op.new) if op.new else ""
    end = at + len(expected)
    if op.kind == "word-insertion" or (op.kind == "preamble" and op.place):
        found = iter([words.insertion(text, at, new, op.place, text[at:end])])
    elif op.kind == "word-deletion" or op.new is None:
        found = words.deletions(text, at, end)
    else:
        found = iter([words.substitution(text, at, end, new)])
    for edit, mark in found:
        edit, cleaned = words.joined(text, edit)
        yield replace(edit, by=op.id), mark or cleaned


_ITEM = re.compile(rf"[（(]({NUMBER})[）)]|({NUMBER})[.．、]")


def _with_number(item: Node, op: Operation) -> tuple[Node, str, str] | None:
    """Where the words quoted begin with the number of an item of `item`, and those that come with the same: that item, and
    both without it."""
    old, new = content.text(op.old) if op.old else "", content.text(op.new) if op.new else ""
    first, second = _ITEM.match(old), _ITEM.match(new)
    if op.kind != "word-substitution" or first is None or second is None:
        return None
    number = index(first[1] or first[2])
    if number is None or number != index(second[1] or second[2]):
        return None
    there = [one for one in item.walk() if one.kind in ("point", "indent") and one.own_number == number and one.origin]
    return (there[0], old[first.end() :], new[second.end() :]) if len(there) == 1 else None


def _numbered(item: Node, old: str, new: str, op: Operation) -> int:
    """Words of one item replaced, its number left out of them."""
    for holder, key, text in passages(item):
        for at in words.occurrences(text, old)[:1]:
            if not words.put(holder, key, Edit(at, at + len(old), new, op.id)):
                raise Refused("A006", target=name(item), other=next(iter(holder.by), ""), this=op.id)
            holder.touch(op.id)
            return 1
    raise Refused("A004", text=_short(old), target=name(item))


def _elsewhere(tree: Tree, items: list[Node], expected: str) -> None:
    """Raise Refused where words stand in a provision besides those that are named, and the list is left open (等条款)."""
    named = {id(inner) for item in items for inner in item.walk()}
    for holder, key, text in passages(tree.body):
        size, said = len(expected), holder.edits.get(key, ())
        places = [
            at for at in words.occurrences(text, expected) if not any(e.start < at + size and at < e.end for e in said)
        ]
        if id(holder) not in named and places:
            article = next((outer for outer in holder.up() if outer.kind == "article"), holder)
            raise Refused("A021", text=_short(expected), target=name(article))


def _put(op: Operation, where: tuple[Node, Key, str], at: int, expected: str) -> tuple[Edit | None, bool]:
    """Note the first edit that meets no other; None where each does."""
    holder, key, text = where
    for edit, mark in _edits(op, text, at, expected):
        if words.put(holder, key, edit):
            return edit, mark
    return None, False


def _everywhere(tree: Tree, op: Operation, expected: str) -> Done:
    """All of the act; text that another operation gives is new already."""
    count = 0
    touched: list[Node] = []
    found = [
        (where, at)
        for root in tree.roots()
        for where in passages(root, headings=True, numbers=words.form(expected))
        for at in words.occurrences(where[2], expected)
    ]
    if found and (op.nth or (op.times and len(found) != op.times)):
        said, stands = str(abs(op.nth) or op.times), str(len(found))
        raise Refused("A020", target=tree.base.title, text=_short(expected), count=stands, said=said)
    for where, at in found:
        if _put(op, where, at, expected)[0] is not None:
            count += 1
            holder = where[0]
            holder.touch(op.id)
            if holder not in touched[-1:]:
                touched.append(holder)
    if not count:
        raise Refused("A004", text=_short(expected), target=tree.base.title)
    return Done(touched, [], expected, count)


def _edge(tree: Tree, op: Operation) -> Done:
    """Words at the beginning or the end of a unit."""
    item = located(tree, op.targets)[0]
    whole(item, op.targets[0], op)
    found = list(passages(item))
    if not found or op.new is None:
        raise Refused("A002", target=name(item, op.targets[0]))
    last = op.targets[0].part == "end"
    holder, key, text = found[-1 if last else 0]
    new = content.text(op.new)
    if new and new in text:
        raise Refused("A013", target=name(item, op.targets[0]))
    edit, mark = words.appended(text, new) if last else (words.prepended(text, new), False)
    if edit is None:
        raise Refused("A017", target=name(item, op.targets[0]), text=_short(new))
    edit, cleaned = words.joined(text, edit)
    mark = mark or cleaned
    if not words.put(holder, key, replace(edit, by=op.id)):
        raise Refused("A006", target=name(item, op.targets[0]), other=next(iter(holder.by), ""), this=op.id)
    holder.touch(op.id)
    return Done([item], [], None, 1, Reason("A010", (("text", _short(edit.new)),)) if mark else None)


def _in_preamble(tree: Tree, op: Operation) -> Done:
    expected = content.text(op.old) if op.old else ""
    nth = next((number for target in op.targets for _, number in target.path), None)
    blocks = paragraphs(tree)
    if nth is not None:
        blocks = blocks[int(nth) - 1 : int(nth)] if nth.isdecimal() and nth != "0" else []
    if tree.preamble.taken:
        raise Refused("A006", target="引言", other=tree.preamble.taken, this=op.id)
    found = [(k, block.text, at) for k, block in blocks for at in words.occurrences(block.text, expected)]
    if not found:
        raise Refused("A004", text=_short(expected), target="引言")
    if len(found) > 1:
        raise Refused("A005", target="引言", text=_short(expected), count=str(len(found)))
    k, text, at = found[0]
    edit, mark = _put(op, (tree.preamble, (k,), text), at, expected)
    if edit is None:
        raise Refused("A006", target="引言", other=next(iter(tree.preamble.by), ""), this=op.id)
    tree.preamble.touch(op.id)
    return Done([tree.preamble], [], expected, 1, Reason("A010", (("text", _short(edit.new)),)) if mark else None)


def _missing(item: Node, target: Target, op: Operation, expected: str) -> None:
    """Raise the refusal for words that are not there: they may have been changed by this very decision before."""
    new = content.text(op.new) if op.new else ""
    if new and op.kind != "word-deletion" and any(new in text for _, _, text in _texts(item, target, expected)):
        raise Refused("A013", target=name(item, target))
    raise Refused("A004", text=_short(expected), target=name(item, target))


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
