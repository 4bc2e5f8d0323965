"""What is passed over: one odd value costs one item of an answer, and the student is told of it."""

from collections import Counter
from collections.abc import Callable
from typing import TypeVar

from ladok_core.importing.json_text import BAD_JSON
from ladok_core.importing.values import BadValue

_Value = TypeVar("_Value")

WRONG = (*BAD_JSON, BadValue, RecursionError)
"""What decoding or reading one item can end in; that item is passed over, and told of."""


class Skips:
    """Counts the items that were passed over, by what they are and where they stood."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()

    def add(self, what: str, where: str) -> None:
        """Note one item that was passed over."""
        self.counts[what, where] += 1


class Details:
    """Reads what one item can do without: when that can't be right it is left out and noted, and the item stays."""

    def __init__(self, skips: Skips, where: str) -> None:
        self._skips, self._where = skips, where

    def __call__(self, read: Callable[[], _Value], without: _Value) -> _Value:
        """Return what ``read`` answers, or what there is without it."""
        try:
            return read()
        except WRONG:
            self._skips.add("detail", self._where)
            return without
