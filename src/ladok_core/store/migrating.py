"""Bringing an older store to this program's version: a copy first, then all that is missing, or nothing."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from ladok_core.errors import StoreForeign
from ladok_core.store.queries import queries
from ladok_core.store.schema import bring_up_to_date, latest
from ladok_core.store.sqlite import connect, empty_log, store_errors

_SQLITE = queries("sqlite")


def migrate(path: Path, folder: Path) -> Path | None:
    """Bring the store to the last migration, all in one transaction, and return where the copy made before it lies.

    None when another program was faster.  When it fails the file is as it was, and the copy is taken away.  StoreError.
    """
    with store_errors(path):
        database = connect(path)
        try:
            database.change(_SQLITE["ignore_foreign_keys"])
            with database.writing():
                has = database.value(_SQLITE["version"])
                if has >= latest(folder):
                    return None
                with _kept_when_done(path, has) as copy:
                    _back_up(path, copy)
                    bring_up_to_date(database, folder, has)
                    if database.rows(_SQLITE["broken_foreign_keys"]):
                        raise StoreForeign(path)
            empty_log(database)  # so that the file's first bytes tell its version
            return copy
        finally:
            database.close()


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
        source.copy_to(target)
    finally:
        target.close()
        source.close()
