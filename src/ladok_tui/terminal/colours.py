"""Whether colours are wanted at all: one answer, for the app and the command line alike."""

from collections.abc import Mapping


def is_colourless(environ: Mapping[str, str]) -> bool:
    """Decide whether NO_COLOR asks for none; an empty one doesn't, says no-color.org."""
    return bool(environ.get("NO_COLOR"))
