"""What is passed over: one odd value costs one item of an answer, and the student is told of it."""

from collections import Counter

from ladok_core.importing.answer import BAD_JSON
from ladok_core.importing.values import BadValue

WRONG = (*BAD_JSON, BadValue, RecursionError)
"""What decoding or reading one item can end in; that item is passed over, and told of."""


class Skips:
    """Counts the items that were passed over, by what they are and where they stood."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()

    def add(self, what: str, where: str) -> None:
        """Note one item that was passed over."""
        self.counts[what, where] += 1
