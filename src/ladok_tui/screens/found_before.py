"""What the palette has found, kept from one opening to the next: what the pages say takes most of an opening to say."""

from collections.abc import Callable, Iterable
from typing import Any

from ladok_tui.screens.found import Found


class FoundBefore:
    """What was found last on each page; it is found anew where anything that it was found by is another."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[tuple[Any, ...], tuple[Found, ...]]] = {}

    def on(self, name: str, by: tuple[Any, ...], find: Callable[[], Iterable[Found]]) -> tuple[Found, ...]:
        """Return what stands on a page, with ``by`` all that this depends on."""
        before = self._found.get(name)
        if before is None or before[0] != by:
            before = self._found[name] = by, tuple(find())
        return before[1]

    def forget(self) -> None:
        """Keep nothing of the student before."""
        self._found.clear()
