"""What an action means in the model: whatever students wish, what is answered, and what is then true."""

from collections.abc import Callable
from datetime import datetime
from random import Random
from typing import Any, NamedTuple

from core.machine.facts import Own, Said


class Meaning(NamedTuple):
    """One action.  ``wish(own, rng, now)`` asks for anything; ``said(own, wish, now)`` is the answer to it.

    ``happens(own, wish, now)`` makes the facts what they are after it, where it is open.  ``often`` is how often it is
    wished for, beside the others: what ends a place is rare, or soon there would be nothing left to do.
    """

    wish: Callable[[Own, Random, datetime], Any]
    said: Callable[[Own, Any, datetime], Said]
    happens: Callable[[Own, Any, datetime], None]
    often: int = 4


def any_id(rng: Random, known: list[str]) -> str:
    """An id that there is, or now and then nobody's."""
    return rng.choice(known) if known and rng.random() > 0.02 else "nobody's"


def any_place(own: Own, rng: Random) -> str:
    """The id of a place, more often of one that stands."""
    standing = [one.place_id for one in own.kept.places.values() if not one.withdrawn and not one.stopped]
    return any_id(rng, standing if standing and rng.random() < 0.8 else list(own.kept.places))
