"""Lists of facts that are no page: what a doctor finds, settings, places; in columns, or in plain lines for ears."""

from collections.abc import Iterable, Iterator
from textwrap import wrap

import msgspec

from ladok_tui.render.plain import for_ears, sentence

WIDTH = 80
_WIDEST = 34  # a label that is longer moves its own line alone


class Item(msgspec.Struct, frozen=True):
    """A fact: how it stands, what it is called, what it is, what belongs to it, and sentences about it."""

    label: str
    value: str
    note: str = ""
    state: str = ""
    below: tuple[str, ...] = ()


class Group(msgspec.Struct, frozen=True):
    """Facts under a heading; an empty heading is none."""

    heading: str
    items: tuple[Item, ...]


def plain_items(groups: Iterable[Group]) -> Iterator[str]:
    """Return one fact a line: "Python: 3.11.4. Ok."."""
    return for_ears(_plain(groups))


def _plain(groups: Iterable[Group]) -> Iterator[str]:
    for group in groups:
        if group.items and group.heading:
            yield f"{group.heading}:"
        for item in group.items:
            fact = f"{item.label}: {item.value}" if item.value else item.label
            told = ", ".join(part for part in (fact, item.note, item.state) if part)
            yield " ".join(map(sentence, (told, *item.below)))


def columns_of_items(groups: Iterable[Group]) -> Iterator[str]:
    """Return the facts in columns, their sentences below them."""
    shown = [group for group in groups if group.items]
    items = [item for group in shown for item in group.items]
    states = max((len(item.state) for item in items), default=0)
    labels = min(max((len(item.label) for item in items), default=0), _WIDEST)
    for place, group in enumerate(shown):
        if group.heading:
            yield from ("", group.heading.upper()) if place else (group.heading.upper(),)
        for item in group.items:
            yield from _row(item, states, labels)


def _row(item: Item, states: int, labels: int) -> Iterator[str]:
    if not (item.value or item.state):  # a sentence by itself
        yield item.label
        return
    begin = f"  {item.state.ljust(states)}  " if states else "  "
    note = f"  ({item.note})" if item.note else ""
    yield f"{begin}{item.label.ljust(labels)}  {item.value}{note}".rstrip()
    indent = " " * len(begin)
    for one in item.below:
        yield from (indent + part for part in wrap(one, WIDTH - len(indent), break_long_words=False))
