"""The port over a file of SQLite: students' records, their pages and actions, on this machine."""

from ladok_core.local_portal import LocalPortal, OffThread, directly
from ladok_core.model.record_key import RecordKey
from ladok_core.store.people import StudentRow
from ladok_core.store.store import Store

__all__ = ["LocalPortal", "OffThread", "RecordKey", "Store", "StudentRow", "directly"]
