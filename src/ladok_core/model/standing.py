"""Where a participation stands, and where today stands against its study period."""

from enum import StrEnum


class Standing(StrEnum):
    """The summary state of a participation, as the record's own words have it."""

    EXPECTED = "expected"
    REGISTERED = "registered"
    COMPLETED = "completed"
    NON_COMPLETION = "non_completion"
    EARLY_NON_COMPLETION = "early_non_completion"
    WITHDRAWN = "withdrawn"


class Timing(StrEnum):
    """Today's place against the study period; its first and last day count as ongoing."""

    UPCOMING = "upcoming"
    ONGOING = "ongoing"
    ENDED = "ended"
    UNKNOWN = "unknown"
