"""Which events of a lifecycle make one decision: passed by one body, approved by another, and the change that it makes."""

from __future__ import annotations

from collections.abc import Iterable

from akn.model.metadata import CHANGING, MAKING, Event


def decided(events: Iterable[Event]) -> tuple[tuple[Event, ...], ...]:
    """The events that make a text, those of one decision together; its date is that of the last of them (design: 批准 after
    修订 or 修正).

    Those of one source are one decision, except where a lifecycle names one source for several: the first text and what
    changed it, or two changes of different days.
    """
    groups: dict[tuple[str, str], list[list[Event]]] = {}
    order: list[list[Event]] = []
    for event in events:
        if event.refers_to not in MAKING:
            continue
        rows = groups.setdefault((event.source, event.type), [])
        if not rows or _another(rows[-1], event):
            rows.append([])
            order.append(rows[-1])
        rows[-1].append(event)
    return tuple(map(tuple, order))


def _another(before: list[Event], event: Event) -> bool:
    """Whether `event` begins another decision: the change of `before` is made, and this is a change or passing after it."""
    change = next((item for item in before if item.refers_to in CHANGING), None)
    return change is not None and event.refers_to != "#approved" and event.date != change.date
