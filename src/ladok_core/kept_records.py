"""Records that were read, each kept for as long as it is made of the same: what rules remember of it serves again."""

from collections.abc import Callable

from ladok_core.model.record import Record
from ladok_core.model.record_key import RecordKey

_MOST = 64


class KeptRecords:
    """The records that a store has answered with, one for each student and institution."""

    def __init__(self) -> None:
        self._kept: dict[RecordKey, tuple[Record, object, Record]] = {}

    def __len__(self) -> int:
        return len(self._kept)

    def same(self, key: RecordKey, source: Record, made_of: object, make: Callable[[], Record]) -> Record:
        """Return the very record from before where it was made of the same, else the one that ``make`` makes of it.

        ``source`` is known by its identity, the rest of what it is made of by being equal.
        """
        kept = self._kept.get(key)
        if kept is None or kept[0] is not source or kept[1] != made_of:
            if len(self._kept) >= _MOST:
                self._kept.clear()
            kept = self._kept[key] = source, made_of, make()
        return kept[2]
