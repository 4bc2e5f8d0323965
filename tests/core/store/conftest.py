"""Stores to test with: a new file, and a record that one can register on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ladok_core.model.record import Record
from ladok_core.store import Store
from records import NOW, course, module, offering, participation, period, record, result


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a store may be made."""
    return tmp_path / "store.db"


@pytest.fixture
def open_record() -> Record:
    """Ellen's record: one course with two study periods, both open for registration."""
    one = module()
    taken = course(modules=(one,))
    place = participation(offering(taken, period(1), period(2)), participation_id="place")
    return record(place, results=(result(taken, one),))


@pytest.fixture
def stored(path: Path, open_record: Record) -> Path:
    """A file that holds the record, closed."""
    with Store.open(path, create=True) as store:
        store.add([open_record], source="test", at=NOW)
    return path


@pytest.fixture
def store(stored: Path) -> Iterator[Store]:
    """The same file, open."""
    with Store.open(stored) as opened:
        yield opened
