"""Whether the person listens to the program: one answer, for the app and the command line alike."""

from collections.abc import Mapping

OFF = frozenset({"", "0", "false", "no", "off"})


def is_accessible(environ: Mapping[str, str]) -> bool:
    """Decide whether ACCESSIBLE asks for what a screen reader or a braille display needs; "0" and alike don't."""
    return environ.get("ACCESSIBLE", "").strip().casefold() not in OFF
