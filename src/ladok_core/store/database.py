"""What the store asks of a database: to run a statement with values by name, and transactions.

SQLite answers to it here; whatever else does later needs a file of its own and no other change.
"""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from typing import Any, Protocol

Row = tuple[Any, ...]
"""A row as the database holds it, which may be anything: it is checked where it becomes a struct."""


class Database(Protocol):
    """A connection.  Whatever goes wrong is raised as the driver has it; ``store_errors`` says it in our own terms."""

    def rows(self, statement: str, **values: object) -> list[Row]:
        """Return every row."""
        ...

    def one(self, statement: str, **values: object) -> Row | None:
        """Return the first row, None when there is none."""
        ...

    def value(self, statement: str, **values: object) -> Any:  # a cell
        """Return the first cell of the first row, None when there is none."""
        ...

    def change(self, statement: str, **values: object) -> int:
        """Write, and return how many rows were written."""
        ...

    def change_many(self, statement: str, rows: Iterable[Mapping[str, object]]) -> int:
        """Write once for each of the rows, and return how many rows were written in all."""
        ...

    def reading(self) -> AbstractContextManager[None]:
        """See one moment of the store in all that is read inside; what others write meanwhile comes into view after."""
        ...

    def writing(self) -> AbstractContextManager[None]:
        """Write all or nothing.  The right to write is taken first, so that nothing that is read inside can change."""
        ...

    def close(self) -> None:
        """Let go of the connection.  Closing twice is harmless."""
        ...
