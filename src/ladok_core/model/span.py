"""A stretch of civil dates; both ends belong to it."""

from datetime import date

import msgspec


class Span(msgspec.Struct, frozen=True, tag="span"):
    """From ``first`` to ``last``, both included: civil dates in Stockholm.  ValueError when they are turned round."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            what = f"a period cannot end ({self.last}) before it begins ({self.first})"
            raise ValueError(what)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share at least one day."""
        return self.first <= other.last and other.first <= self.last
