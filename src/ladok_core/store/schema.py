"""The migrations as files, and a new store made by running all of them at once."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from ladok_core.store.header import APPLICATION

MIGRATIONS = Path(__file__).parent / "migrations"


def migration_files(folder: Path) -> list[Path]:
    """List the migrations in order; each is named by its number, from 0001, and what it is about."""
    return sorted(folder.glob("[0-9][0-9][0-9][0-9].*.sql"))


def number(migration: Path | str) -> int:
    """Return the number of a migration, by its file or its name."""
    return int(Path(migration).name[:4])


def latest(folder: Path) -> int:
    """Return the number of the last migration: the version of a store that has had all."""
    return max((number(file) for file in migration_files(folder)), default=0)


def create(connection: sqlite3.Connection, folder: Path) -> None:
    """Make a new store in an empty file, within the caller's transaction.

    It has then had every migration, without the library that runs them one by one, whose import would be a good part
    of the time to the first page of the demo.
    """
    for file in migration_files(folder):
        for statement in statements(file.read_text(encoding="utf-8")):
            connection.execute(statement)
    mark(connection, latest(folder))


def mark(connection: sqlite3.Connection, version: int) -> None:
    """Write into the file whose it is and how far it has come.  Part of the transaction, like all else in it."""
    connection.execute(f"pragma application_id = {APPLICATION:d}")  # a pragma takes no parameters
    connection.execute(f"pragma user_version = {version:d}")


def statements(script: str) -> Iterator[str]:
    """Part a script into its statements.  sqlite3's own executescript would end the transaction that it runs in."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        yield statement
