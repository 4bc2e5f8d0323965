"""Moments as texts that sort as they pass, and what sorts before and after all of them."""

from datetime import UTC, datetime

EVER = "~"
NEVER = ""


def moment_text(at: datetime) -> str:
    """Write an aware moment in UTC to the microsecond, so that texts sort as moments do."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def up_to(until: datetime | None) -> str:
    """Return the text of a moment up to which something counts; without one it counts for ever."""
    return EVER if until is None else moment_text(until)
