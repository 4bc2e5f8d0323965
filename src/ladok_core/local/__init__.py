"""The port over a file of SQLite: students' records, their pages and actions, on this machine."""

from ladok_core.local.portal import LocalPortal, OffThread, directly
from ladok_core.local.store import Store
from ladok_core.local.writing import Additions, RecordKey

__all__ = ["Additions", "LocalPortal", "OffThread", "RecordKey", "Store", "directly"]
