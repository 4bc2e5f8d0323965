"""One thing for each id, where a source has given an id twice."""

from collections.abc import Callable, Iterable
from typing import TypeVar

_Thing = TypeVar("_Thing")


def last(things: Iterable[_Thing], key: Callable[[_Thing], object]) -> list[_Thing]:
    """Return one thing for each key, the last of them, at the place of the first."""
    return list({key(thing): thing for thing in things}.values())
