"""Bringing an older store to this program's version.  Imported only when there is one: yoyo takes its time to load."""

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from yoyo import internalmigrations, read_migrations  # type: ignore[import-untyped]  # the package carries no types
from yoyo.backends.core.sqlite3 import SQLiteBackend  # type: ignore[import-untyped]  # neither does this part

from ladok_core.errors import StoreForeign
from ladok_core.store.connection import connect, empty_log, version, writing
from ladok_core.store.queries import Subject
from ladok_core.store.schema import latest, mark, number
from ladok_core.store.trouble import told

_SQLITE = Subject("sqlite")


class _Backend(SQLiteBackend):  # type: ignore[misc]  # the package carries no types
    """Yoyo on a connection and inside a transaction of our own, so that all migrations hold or none.

    By itself it commits after each, and a program killed in between would leave a file of no version.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._ours = connection
        super().__init__(None, self.migration_table)
        self._in_transaction = True  # ours: what yoyo calls a transaction becomes a savepoint in it

    def connect(self, _uri: object) -> sqlite3.Connection:
        return self._ours

    def copy(self) -> AbstractContextManager["_Backend"]:
        return nullcontext(self)

    def list_tables(self, **_values: object) -> list[str]:
        return [name for (name,) in self._ours.execute(self.list_tables_sql)]

    def execute(self, sql: str, params: Mapping[str, Any] | None = None) -> sqlite3.Cursor:
        # A moment as text: the module's own way of storing one is deprecated, and yoyo's own changes it for everyone.
        values = {k: v.isoformat() if isinstance(v, datetime) else v for k, v in (params or {}).items()}
        return self._ours.execute(sql, values)

    def get_log_data(self, migration: Any = None, operation: str = "apply") -> dict[str, object]:
        """Log what was run, and not on whose machine: a store may be handed to support."""
        return {
            "id": os.urandom(16).hex(),
            "migration_id": migration.id if migration else None,
            "migration_hash": migration.hash if migration else None,
            "username": "",
            "hostname": "",
            "created_at_utc": datetime.now(UTC).replace(tzinfo=None),
            "operation": operation,
        }


def migrate(path: Path, folder: Path) -> Path | None:
    """Bring the store to the last migration, all in one transaction, and answer where the copy made before it lies.

    None when another program was faster.  When it fails the file is as it was, and the copy is taken away.  StoreError.
    """
    with told(path):
        connection = connect(path)
        try:
            _SQLITE.change(connection, "ignore_foreign_keys")
            with writing(connection):
                has = version(connection)
                if has >= latest(folder):
                    return None
                with _kept_when_done(path, has) as copy:
                    _back_up(path, copy)
                    _apply(connection, folder, has, path)
                    _commit_check(connection, path)
            empty_log(connection)  # so that the file's first bytes tell its version
            return copy
        finally:
            connection.close()


@contextmanager
def _kept_when_done(path: Path, has: int) -> Iterator[Path]:
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    copy = path.with_name(f"{path.name}.version-{has}.{moment}.backup")
    os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield copy
    except BaseException:
        copy.unlink(missing_ok=True)
        raise


def _back_up(path: Path, copy: Path) -> None:
    """Copy the store page by page, with what is still in its log; nobody can write meanwhile, we hold the right."""
    source, target = connect(path), connect(copy)
    try:
        source.backup(target)
    finally:
        target.close()
        source.close()


def _apply(connection: sqlite3.Connection, folder: Path, has: int, path: Path) -> None:
    """Run the migrations that are missing.

    A store that was made new has had its migrations without yoyo, which is told so now; the file's version is what
    counts, yoyo's tables follow it.
    """
    backend = _Backend(connection)
    if internalmigrations.needs_upgrading(backend):
        internalmigrations.upgrade(backend)
    migrations = list(read_migrations(str(folder)))
    applied = set(backend.get_applied_migration_hashes())
    for migration in migrations:
        migration.load()
        if number(migration.id) > has:
            if migration.hash in applied:
                raise StoreForeign(path)  # two accounts of one file that disagree
            backend.apply_one(migration)
        elif migration.hash not in applied:
            backend.mark_one(migration)
    mark(connection, latest(folder))


def _commit_check(connection: sqlite3.Connection, path: Path) -> None:
    if _SQLITE.rows(connection, "broken_foreign_keys"):
        raise StoreForeign(path)
