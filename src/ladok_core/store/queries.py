"""The named queries of one .sql file, each loaded when it is first asked for."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from ladok_core.store.loading import load

SQL = Path(__file__).parent / "sql"

Row = tuple[Any, ...]  # a cell is what the file holds, which may be anything: it is checked where it becomes a struct


class Subject:
    """One file of queries; each method runs the query of that name, its values given by keyword.

    sqlite3.Error comes through as it is: whoever knows the store's path puts it into our own errors.
    """

    def __init__(self, name: str) -> None:
        self._path = SQL / f"{name}.sql"
        self._loaded: dict[str, Callable[..., Any]] = {}

    def query(self, name: str) -> Callable[..., Any]:
        """Return the query of that name.  KeyError when the file has none.

        A page asks for half of all queries, and loading one is felt.
        """
        if name not in self._loaded:
            self._loaded[name] = load(name, self._texts[name])
        return self._loaded[name]

    @cached_property
    def _texts(self) -> dict[str, str]:
        """The file in its parts: each query from its name to the next one, by name."""
        _, *parts = self._path.read_text(encoding="utf-8").split("-- name: ")
        return {part.partition("(")[0]: part for part in parts}

    def rows(self, connection: sqlite3.Connection, name: str, **values: object) -> list[Row]:
        """Return every row.

        All at once: a row that is damaged ends the reading of the others, and no cursor must stay open then.
        """
        return list(self.query(name)(connection, **values))

    def one(self, connection: sqlite3.Connection, name: str, **values: object) -> Row | None:
        """Return the row, None when there is none."""
        return self.query(name)(connection, **values)  # type: ignore[no-any-return]  # made at run time

    def value(self, connection: sqlite3.Connection, name: str, **values: object) -> Any:  # a cell
        """Return the first cell of the first row, None when there is none."""
        return self.query(name)(connection, **values)

    def change(self, connection: sqlite3.Connection, name: str, **values: object) -> int:
        """Write, and answer how many rows were written."""
        return self.query(name)(connection, **values)  # type: ignore[no-any-return]  # made at run time

    def change_many(self, connection: sqlite3.Connection, name: str, rows: Iterable[Mapping[str, object]]) -> None:
        """Write once for each of the rows."""
        self.query(name)(connection, rows)
