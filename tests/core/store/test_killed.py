"""Killed at any moment: no acknowledged registration is lost, and none is half made."""

import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from core.store.driving import ellen, run
from ladok_core.actions.register import Register
from ladok_core.store import RecordKey, Store

DYING = Path(__file__).with_name("dying.py")
STATEMENTS = 10  # the portal's one; then begin, the request, record, journal, catalogue, line, claim, commit


def die(path: Path, before: int, key: str, period: int = 1) -> list[str]:
    """Register in a program that is killed before its n-th statement; answer what it said until then."""
    command = [sys.executable, str(DYING), str(path), str(before), key, str(period)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # our own program
    assert done.returncode == -signal.SIGKILL, done.stderr
    return done.stdout.splitlines()


def what_stands(path: Path) -> tuple[set[int], int, int]:
    """The registered periods, and how many claims and lines of the journal there are for them."""
    with Store.open(path) as store:
        periods = store.record(RecordKey("bla", "ellen")).participations[0].registered_periods
        with store.guarded() as database:
            claims = database.value("select count(*) from claim")
            lines = database.value("select count(*) from journal where action = 'register'")
            assert database.value("pragma integrity_check") == "ok"
            assert database.rows("pragma foreign_key_check") == []
    return set(periods), claims, lines


def check(path: Path, said: list[str], before: set[int], asked: int) -> set[int]:
    """Hold what stands against what was said, and answer the periods that are registered."""
    periods, claims, lines = what_stands(path)
    assert claims == lines == len(periods)  # none half made
    assert periods in (before, before | {asked})
    if said:
        assert asked in periods  # no acknowledged one lost
    return periods


def test_the_statements_of_a_registration_are_all_tried(stored: Path) -> None:
    """Else the tests below would not reach the end of the write."""
    said = die(stored, 1000, "key")

    assert said == ["registered 1 True", f"statements {STATEMENTS}"]
    assert what_stands(stored) == ({1}, 1, 1)


@pytest.mark.parametrize("before", range(1, STATEMENTS + 1))
def test_a_kill_between_two_statements_leaves_all_or_nothing(stored: Path, before: int) -> None:
    """REG-5: and the same request, sent again by a student who never saw an answer, is carried out once."""
    said = die(stored, before, "key")

    assert said == []
    assert check(stored, said, set(), 1) == set()
    with Store.open(stored) as store:
        assert run(ellen(store).do(Register("place", 1), "key")).changed
    assert what_stands(stored) == ({1}, 1, 1)


def test_what_was_acknowledged_stands_after_a_kill_in_the_next_write(stored: Path) -> None:
    """A second write that dies takes nothing of the first with it."""
    assert die(stored, 1000, "first")[0] == "registered 1 True"

    for before in (STATEMENTS - 2, STATEMENTS):
        die(stored, before, "second", 2)
        assert what_stands(stored) == ({1}, 1, 1)


@pytest.mark.slow
def test_two_hundred_kills_lose_nothing(stored: Path, tmp_path: Path) -> None:
    """Every statement several times over, on one file that is never tidied up between the kills."""
    chance = random.Random(7)  # noqa: S311  # no secret
    periods: set[int] = set()
    fresh = tmp_path / "fresh.db"
    shutil.copy(stored, fresh)
    for cycle in range(200):
        asked = min({1, 2} - periods, default=1)
        before = cycle % (STATEMENTS + 4) + 1
        said = die(stored, before, f"key-{cycle}", asked)
        periods = check(stored, said, periods, asked)
        if periods == {1, 2} and chance.random() < 0.7:  # most of the time there is something to lose
            connection = sqlite3.connect(stored)
            connection.execute("delete from claim")
            connection.execute("delete from journal where action = 'register'")
            connection.commit()
            connection.close()
            periods = set()
