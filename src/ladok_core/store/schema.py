"""The migrations as files, and a new store made by running all of them at once."""

from pathlib import Path

from ladok_core.store.header import APPLICATION
from ladok_core.store.sqlite import Sqlite

MIGRATIONS = Path(__file__).parent / "migrations"


def migration_files(folder: Path) -> list[Path]:
    """List the migrations in order; each is named by its number, from 0001, and what it is about."""
    return sorted(folder.glob("[0-9][0-9][0-9][0-9].*.sql"))


def number(migration: Path) -> int:
    """Return the number of a migration."""
    return int(migration.name[:4])


def latest(folder: Path) -> int:
    """Return the number of the last migration: the version of a store that has had all."""
    return max((number(file) for file in migration_files(folder)), default=0)


def create(database: Sqlite, folder: Path) -> None:
    """Make a new store in an empty file, within the caller's transaction."""
    bring_up_to_date(database, folder, 0)


def bring_up_to_date(database: Sqlite, folder: Path, has: int) -> None:
    """Run the migrations after number ``has``, one after the other, within the caller's transaction."""
    for file in migration_files(folder):
        if number(file) > has:
            database.script(file.read_text(encoding="utf-8"))
    _mark(database, latest(folder))


def _mark(database: Sqlite, version: int) -> None:
    """Write into the file whose it is and how far it has come.  Part of the transaction, like all else in it."""
    database.change(f"pragma application_id = {APPLICATION:d}")  # a pragma takes no parameters
    database.change(f"pragma user_version = {version:d}")
