"""Since when what staff change is in views of the past."""

from enum import StrEnum


class Seen(StrEnum):
    """Since when a change is in views of the past: from its moment, from its civil day, or always."""

    MOMENT = "moment"
    DAY = "day"
    EVER = "ever"
