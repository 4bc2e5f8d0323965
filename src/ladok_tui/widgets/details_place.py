"""Where a row's details stand: beside the list, below it, or in it.  The list's natural width comes first (U7)."""

from enum import Enum, auto

import msgspec

BESIDE_LEAST = 40  # columns: with less left of the list, details beside it would be a ribbon
BESIDE_MOST = 72  # columns: longer lines are hard to read
RULE = 1  # the thin line between the list and what stands beside or below it
BLANK = 1  # a column beside that line, before the details always, before it where it can be spared
BELOW_LEAST = 8  # rows: a title, a few facts and a reason with its remedy
BELOW_TALL = 28  # rows of a room in which even a longer list can spare some
BELOW_SHARE = 3  # of such a window the details take one row in so many


class Place(Enum):
    """Where details stand."""

    BESIDE = auto()
    BELOW = auto()
    IN_LIST = auto()


class DetailsPlace(msgspec.Struct, frozen=True):
    """A place, and the columns (beside) or rows (below) that the details take there, rule and blank not counted."""

    place: Place
    size: int = 0


def details_place(width: int, height: int, natural_width: int, lines: int) -> DetailsPlace:
    """Decide where details stand in a room of columns and rows, beside a list of a natural width and so many lines.

    Both are the list's own at its fullest, so that neither opening a row nor narrowing the page moves the details.
    """
    beside = width - natural_width - RULE
    if beside >= BESIDE_LEAST:
        return DetailsPlace(Place.BESIDE, min(max(beside - 2 * BLANK, BESIDE_LEAST - BLANK), BESIDE_MOST))
    spare = height - lines - RULE
    if spare >= BELOW_LEAST:
        return DetailsPlace(Place.BELOW, spare)
    if height >= BELOW_TALL:
        return DetailsPlace(Place.BELOW, height // BELOW_SHARE)
    return DetailsPlace(Place.IN_LIST)
