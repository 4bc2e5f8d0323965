"""Times as exporters write them; one that can't be read never counts as the newest.  K19."""

import os
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import ladok_answers as ladok
from core.importing.reading import TODAY
from ladok_core.importing import Imported, merged, read
from ladok_core.importing.times import UNKNOWN, moment
from ladok_core.importing.values import BadValue, day
from ladok_core.model.record import Record
from ladok_core.store import Store

AT = datetime(2026, 11, 20, 9, 40, tzinfo=UTC)
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)

NO_MOMENTS: list[Any] = [None, "", "igår", {}, [], True, False, 0, -1, 5, 1e300, float("nan"), float("inf"), 10**30]
NO_MOMENTS += [-(10**18), "9" * 30, "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "9999-12-31T23:00Z"]
NO_MOMENTS += ["1970-01-01T00:00:00Z"]
DAYS: list[Any] = ["2026-11-20", "2026-11-20Z", "2026-11-20T12:00:00", "2026-11-19T23:30:00Z", "2026-11-20+01:00"]
DAYS += ["20261120", "2026/11/20", "2026-11-20 kl 10", 20261120, 1795167600000, "1795167600000", [2026, 11, 20]]
DAYS += [[2026, 11, 20, 9, 40]]
NO_DAYS: list[Any] = ["0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31", "9999-12-31T23:00Z", "2026-02-30"]
NO_DAYS += ["2026", "igår", "2026-11-201", 0, 5, -1, True, 10**30, 1e300, {}, [2026], [2026, 13, 1]]
NO_DAYS += [["a", "b", "c"], [True, 1, 1], [10**30, 1, 1]]


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-20T09:40:00Z",
        "2026-11-20T09:40:00.000Z",
        "2026-11-20T10:40:00.0000000+01:00",
        "2026-11-20T10:40:00+0100",
        "2026-11-20 09:40:00",
        " 20261120T094000Z ",
        "Fri, 20 Nov 2026 09:40:00 GMT",
        "Fri Nov 20 2026 10:40:00 GMT+0100 (centraleuropeisk normaltid)",
        1795167600000,
        1795167600000.0,
        1795167600,
        1795167600000000,
        1795167600000000000,
        "1795167600000",
        "1795167600.0",
        "/Date(1795167600000)/",
        "/Date(1795167600000+0100)/",
    ],
)
def test_a_moment_is_read_however_it_is_written(written: object) -> None:
    assert moment(written) == AT


@pytest.mark.parametrize("written", NO_MOMENTS)
def test_a_moment_that_cannot_be_is_unknown(written: object) -> None:
    assert moment(written) == UNKNOWN


@pytest.mark.parametrize("written", DAYS)
def test_a_day_is_read_however_it_is_written(written: object) -> None:
    assert day(written) == date(2026, 11, 20)


@pytest.mark.parametrize("written", NO_DAYS)
def test_a_day_that_cannot_be_is_none(written: object) -> None:
    with pytest.raises(BadValue):
        day(written)


def visit(path: Path, name: str, grade: int, at: Any, *others: Any, certified: str = "2026-11-15") -> Imported:
    """A visit whose answers are all of one time; the module has a pass (2302) or a fail (2303)."""
    result = ladok.result(f"ten-{grade}", grade, Beslutsdatum=certified, Examinationsdatum=certified)
    page = ladok.course_page("SF1001", ladok.version(ladok.part("SF1001", 7.5), ladok.part("TEN1", 4.5, result)))
    answers = [(ladok.PERSON, ladok.person()), (ladok.PLACES, ladok.places(ladok.place()))]
    answers.append((ladok.page_path("SF1001"), page))
    har = ladok.har(*(ladok.entry(where, answer, at) for where, answer in answers), *others)
    file = ladok.write(path / name, har)
    os.utime(file, (NOW.timestamp(), NOW.timestamp()))
    return read([file], TODAY)


def stored(*imports: Imported) -> Record:
    with Store.open(None) as store:
        for found in imports:
            done = store.add(found.records, source="import", at=NOW, merge=partial(merged, read_in_at=NOW))
        (key,) = (*done.added, *done.changed, *done.unchanged)
        return store.record(key)


UNREADABLE: list[Any] = [
    None,
    "",
    "igår",
    {},
    0,
    "9999-12-31T23:00Z",
    "0001-01-01T00:00:00Z",
    "2099-01-01T00:00:00Z",
    1e300,
]


@pytest.mark.parametrize("at", UNREADABLE)
@pytest.mark.parametrize("turned", [False, True])
def test_a_visit_of_unknown_time_never_turns_a_pass_into_a_fail(tmp_path: Path, at: Any, turned: bool) -> None:
    """In whatever order they are read in."""
    known = visit(tmp_path, "newer.har", 2302, "2026-11-22T10:00:00Z")
    unknown = visit(tmp_path, "older.har", 2303, at)
    kept = stored(*((unknown, known) if turned else (known, unknown)))

    assert [result.grade_id for result in kept.results] == ["2302"]
    assert (unknown.report.undated, known.report.undated) == (True, False)
    assert (kept.imported_on, kept.dated) == (date(2026, 11, 22), True)


def test_of_two_visits_of_unknown_time_the_later_is_the_one_with_the_later_result(tmp_path: Path) -> None:
    early = visit(tmp_path, "early.har", 2303, None, certified="2026-11-10")
    late = visit(tmp_path, "late.har", 2302, None, certified="2026-11-15")

    for order in ((early, late), (late, early)):
        assert [result.grade_id for result in stored(*order).results] == ["2302"]


def test_a_visit_alone_whose_time_is_unknown_is_of_its_files_day(tmp_path: Path) -> None:
    found = visit(tmp_path, "only.har", 2302, None)
    assert (found.read_on, found.report.undated) == (date(2026, 11, 23), True)


def test_another_entry_of_the_file_tells_the_day(tmp_path: Path) -> None:
    """A browser saves them all of one visit."""
    foreign = ladok.entry("https://example.org/x.js", "js", "2026-11-21T10:00:00Z")
    found = visit(tmp_path, "only.har", 2302, None, foreign)
    assert (found.read_on, found.report.undated) == (date(2026, 11, 21), False)


def test_the_pages_of_a_file_tell_the_day(tmp_path: Path) -> None:
    har = ladok.har(ladok.entry(ladok.PERSON, ladok.person(), at=None))  # type: ignore[arg-type]  # a browser that wrote no time
    har["log"]["pages"] = [{"startedDateTime": "2026-11-21T10:00:00Z"}, {"startedDateTime": None}]
    found = read([ladok.write(tmp_path / "visit.har", har)], TODAY)
    assert (found.read_on, found.report.undated) == (date(2026, 11, 21), False)


@pytest.mark.parametrize("at", UNREADABLE)
def test_in_one_file_an_answer_of_unknown_time_never_holds_against_another(tmp_path: Path, at: Any) -> None:
    good = ladok.entry(ladok.PLACES, ladok.places(ladok.place("SF1001", "avklarad")), "2026-11-20T10:00:00Z")
    odd = ladok.entry(ladok.PLACES, ladok.places(ladok.place("SF1001", "ej_paborjad")), at)
    person = ladok.entry(ladok.PERSON, ladok.person())
    found = read([ladok.write(tmp_path / "visit.har", ladok.har(person, good, odd))], TODAY)

    assert [event.kind for event in found.records[0].participations[0].events][-1] == "completion"
    assert not found.report.undated


@pytest.mark.parametrize("days", [-1, 0, 1, 2])
def test_a_clock_may_be_a_day_ahead_and_no_more(tmp_path: Path, days: int) -> None:
    at = datetime(2026, 11, 23, 10, tzinfo=UTC) + timedelta(days=days)
    found = visit(tmp_path, "only.har", 2302, at.isoformat())
    assert (found.read_on, found.report.undated) == (date(2026, 11, 23) + timedelta(days=min(days, 0)), days > 1)
