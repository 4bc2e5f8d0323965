"""The named queries of one .sql file, loaded when the first of them is asked for."""

import sqlite3
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import aiosql
from aiosql.queries import Queries

SQL = Path(__file__).parent / "sql"

Row = tuple[Any, ...]  # a cell is what the file holds, which may be anything: it is checked where it becomes a struct


class Subject:
    """One file of queries; each method runs the query of that name, its values given by keyword.

    sqlite3.Error comes through as it is: whoever knows the store's path puts it into our own errors.
    """

    def __init__(self, name: str) -> None:
        self._path = SQL / f"{name}.sql"

    @cached_property
    def queries(self) -> Queries:
        """All queries of the file."""
        queries: Queries = aiosql.from_path(self._path, "sqlite3", encoding="utf-8")
        return queries

    def rows(self, connection: sqlite3.Connection, name: str, **values: object) -> list[Row]:
        """Answer every row.

        All at once: a row that is damaged ends the reading of the others, and no cursor must stay open then.
        """
        return list(getattr(self.queries, name)(connection, **values))

    def one(self, connection: sqlite3.Connection, name: str, **values: object) -> Row | None:
        """Answer the row, None when there is none."""
        return getattr(self.queries, name)(connection, **values)  # type: ignore[no-any-return]  # made at run time

    def value(self, connection: sqlite3.Connection, name: str, **values: object) -> Any:  # a cell
        """Answer the first cell of the first row, None when there is none."""
        return getattr(self.queries, name)(connection, **values)

    def change(self, connection: sqlite3.Connection, name: str, **values: object) -> int:
        """Write, and answer how many rows were written."""
        return getattr(self.queries, name)(connection, **values)  # type: ignore[no-any-return]  # made at run time

    def change_many(self, connection: sqlite3.Connection, name: str, rows: Iterable[Mapping[str, object]]) -> None:
        """Write once for each of the rows."""
        getattr(self.queries, name)(connection, rows)
