"""Reading a student's real record from what a browser saved of a visit to Ladok.

``read`` turns files into records and a report, and writes nothing; ``merged`` is how a store joins a record to what it
knows already.
"""

from ladok_core.importing.har import Progress
from ladok_core.importing.merging import merged
from ladok_core.importing.reading import read
from ladok_core.importing.report import Imported, ImportReport, Skipped, Taken, Unknown, Unvisited

__all__ = [
    "ImportReport",
    "Imported",
    "Progress",
    "Skipped",
    "Taken",
    "Unknown",
    "Unvisited",
    "merged",
    "read",
]
