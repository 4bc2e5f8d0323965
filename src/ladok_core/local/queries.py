"""The named queries of one .sql file, each loaded when it is first asked for."""

import sqlite3
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from typing import Any

SQL = Path(__file__).parent / "sql"

Row = tuple[Any, ...]  # a cell is what the file holds, which may be anything: it is checked where it becomes a struct

_NAME = "-- name: "


class Subject:
    """One file of queries; each method runs the query of that name, its values given by keyword.

    sqlite3.Error comes through as it is: whoever knows the store's path puts it into our own errors.
    """

    def __init__(self, name: str) -> None:
        self._path = SQL / f"{name}.sql"
        self._loaded: dict[str, Callable[..., Any]] = {}

    def query(self, name: str) -> Callable[..., Any]:
        """Answer the query of that name.  KeyError when the file has none.

        aiosql reads a text character by character, and takes as long over all files as a page over all else: a page
        that asks for half of the queries loads no more than these.
        """
        if name not in self._loaded:
            self._loaded[name] = getattr(_from_str(self._texts[name], "sqlite3"), name)
        return self._loaded[name]

    @cached_property
    def _texts(self) -> dict[str, str]:
        """The file in its parts: each query from its name to the next one's, by name."""
        _, *parts = self._path.read_text(encoding="utf-8").split(_NAME)
        return {part.partition("(")[0]: _NAME + part for part in parts}

    def rows(self, connection: sqlite3.Connection, name: str, **values: object) -> list[Row]:
        """Answer every row.

        All at once: a row that is damaged ends the reading of the others, and no cursor must stay open then.
        """
        return list(self.query(name)(connection, **values))

    def one(self, connection: sqlite3.Connection, name: str, **values: object) -> Row | None:
        """Answer the row, None when there is none."""
        return self.query(name)(connection, **values)  # type: ignore[no-any-return]  # made at run time

    def value(self, connection: sqlite3.Connection, name: str, **values: object) -> Any:  # a cell
        """Answer the first cell of the first row, None when there is none."""
        return self.query(name)(connection, **values)

    def change(self, connection: sqlite3.Connection, name: str, **values: object) -> int:
        """Write, and answer how many rows were written."""
        return self.query(name)(connection, **values)  # type: ignore[no-any-return]  # made at run time

    def change_many(self, connection: sqlite3.Connection, name: str, rows: Iterable[Mapping[str, object]]) -> None:
        """Write once for each of the rows."""
        self.query(name)(connection, rows)


def _aiosql_from_str() -> Callable[..., Any]:
    """Import aiosql's ``from_str``, past the package's front page.

    The page asks the installed metadata for aiosql's own version, and imports e-mail, zip files and sockets for that: a
    sixth of the time to a page as JSON.  So the package stands there unrun while its parts are imported, and is then
    forgotten: whoever imports it later gets its front page as well.
    """
    spec = None if "aiosql" in sys.modules else find_spec("aiosql")
    if spec is not None:
        sys.modules["aiosql"] = module_from_spec(spec)
    try:
        from aiosql.aiosql import from_str  # noqa: PLC0415  not before the package stands there
    finally:
        if spec is not None:
            del sys.modules["aiosql"]
    return from_str


_from_str = _aiosql_from_str()
