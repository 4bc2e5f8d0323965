"""What can be taken along as a file: pages that are more than text on a screen, and the list of them.

A page with a ``table(page, say)`` in ``ladok_tui.exports.<page>`` can be had as CSV, one with ``events(page, say)`` as
ICS; as JSON it is the page itself.  A page's file is imported when it is asked for.
"""

from typing import NamedTuple


class ExportSpec(NamedTuple):  # no struct: whoever only parses arguments imports no msgspec
    """A page that can be taken along, and in which formats; the first is the one that is meant where none is said."""

    page: str
    formats: tuple[str, ...]


ICS, CSV, JSON = "ics", "csv", "json"

DEADLINES = ExportSpec("deadlines", (ICS, CSV, JSON))
EDUCATION = ExportSpec("education", (CSV, JSON))

EXPORTS = (DEADLINES, EDUCATION)
"""Every export, in the order of the help."""
