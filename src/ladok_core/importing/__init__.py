"""Reading a student's real record from what a browser saved of a visit to Ladok.

``read`` turns files into records and a report, and writes nothing; ``merged`` is how a store joins a record to what it
knows already, and ``reported_on`` what the report comes to then.
"""

from ladok_core.importing.har import Progress
from ladok_core.importing.merging import merged
from ladok_core.importing.reading import Imported, one_person, read
from ladok_core.importing.report import ImportReport, Skipped, Taken, Unknown, Unvisited
from ladok_core.importing.standalone_pages import LoosePage, reported_on

__all__ = [
    "ImportReport",
    "Imported",
    "LoosePage",
    "Progress",
    "Skipped",
    "Taken",
    "Unknown",
    "Unvisited",
    "merged",
    "one_person",
    "read",
    "reported_on",
]
