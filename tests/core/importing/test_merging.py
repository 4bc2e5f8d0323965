"""A later import joined to what an earlier one knew: more is added, a short visit takes nothing away."""

from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest

import ladok_answers as ladok
from core.importing.reading import TODAY, from_har, place
from ladok_core.importing import Imported, merged, read
from ladok_core.model.noticed import Thing
from ladok_core.model.record import Record
from ladok_core.store import Store

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def page(*results: Any, at: str = "2026-11-20T10:00:00Z") -> Any:
    answer = ladok.course_page("SF1001", ladok.version(ladok.part("SF1001", 7.5, None, *results)))
    return ladok.entry(ladok.page_path("SF1001"), answer, at)


def stored(*imports: Imported) -> tuple[Record, list[str]]:
    """Import one after the other; the record that the store then has, and what each came to."""
    came_to = []
    with Store.open(None) as store:
        for found in imports:
            done = store.add(found.records, source="import", at=NOW, merge=merged)
            came_to.append("added" if done.added else "changed" if done.changed else "unchanged")
            key = (done.added + done.changed + done.unchanged)[0]
        return store.record(key), came_to


@pytest.fixture
def full(tmp_path: Path) -> Imported:
    return from_har(tmp_path, *ladok.visit())


def short(tmp_path: Path, at: str = "2026-11-22T10:00:00Z", summary: str = "avklarad") -> Imported:
    """A visit to the start page alone."""
    return from_har(tmp_path, ladok.entry(ladok.PLACES, ladok.places(ladok.place("SF1001", summary)), at))


def test_a_visit_to_the_start_page_takes_nothing_away(tmp_path: Path, full: Imported) -> None:
    joined, came_to = stored(full, short(tmp_path))
    before = full.records[0]

    assert came_to == ["added", "changed"]
    assert joined.student == before.student
    assert joined.results == before.results
    assert len(joined.participations) == len(before.participations)
    assert place(joined, "SF1001").within == place(before, "SF1001").within
    assert place(joined, "SF1001").offering == place(before, "SF1001").offering


def test_a_fuller_visit_adds_what_was_missing(tmp_path: Path, full: Imported) -> None:
    joined, came_to = stored(short(tmp_path, "2026-11-19T10:00:00Z"), full)

    assert came_to == ["added", "changed"]
    assert msgspec.structs.replace(joined, noticed=()) == full.records[0]
    assert {(one.thing, one.new) for one in joined.noticed} >= {(Thing.PLACE, True)}


def test_an_older_visit_read_later_changes_nothing_newer(tmp_path: Path, full: Imported) -> None:
    """The order of importing is an accident; the order of the visits is not."""
    older = short(tmp_path, "2026-11-01T10:00:00Z", "registrerad")
    joined, came_to = stored(full, older)

    assert came_to == ["added", "unchanged"]
    assert joined == full.records[0]


def test_whatever_the_order_the_same_is_known(tmp_path: Path, full: Imported) -> None:
    places = ladok.entry(ladok.PLACES, ladok.places(ladok.place("SF1001", "avklarad")), "2026-11-22T09:00:00Z")
    other = from_har(tmp_path, places, page(ladok.result("x", Beslutsdatum="2027-02-01"), at="2026-11-22T09:00:00Z"))
    one, _ = stored(full, other)
    two, _ = stored(other, full)

    assert {r.result_id for r in one.results} == {r.result_id for r in two.results}
    assert {p.participation_id: p for p in one.participations} == {p.participation_id: p for p in two.participations}


def test_a_corrected_result_takes_the_old_ones_place(tmp_path: Path) -> None:
    """CRS-2: a result that Ladok no longer has must not live on here."""
    places = ladok.entry(ladok.PLACES, ladok.places(ladok.place()))
    first = from_har(tmp_path, places, page(ladok.result("wrong")))
    second = from_har(tmp_path, places, page(ladok.result("right"), at="2026-11-22T10:00:00Z"))
    joined, _ = stored(first, second)

    assert [result.result_id for result in joined.results] == [ladok.uid("result", "right")]


def test_new_contact_details_take_the_old_ones_place(tmp_path: Path, full: Imported) -> None:
    moved = ladok.contact(Epostadress="ny@example.org", Telefonnummer=None)
    joined, _ = stored(full, from_har(tmp_path, ladok.entry(ladok.CONTACT, moved, "2026-11-22T10:00:00Z")))

    assert joined.student.email == "ny@example.org"
    assert joined.student.phone == "070-1740605", "an empty field may as well not have been shown"


def test_the_old_list_of_grades_does_not_displace_a_course_page(tmp_path: Path, full: Imported) -> None:
    listed = {
        "KursUID": ladok.uid("education", "SF1001"),
        "Studentresultat": [{"Utbildningskod": "SF1001", "Betygsgradskod": "G"}],
    }
    answers = [
        ladok.entry(ladok.PLACES, ladok.places(ladok.place("SF1001", "avklarad")), "2026-11-22T10:00:00Z"),
        ladok.entry(ladok.proxy("resultat/x"), {"StudentresultatPerKurs": [listed]}, "2026-11-22T10:00:00Z"),
    ]
    grades = from_har(tmp_path, *answers)
    joined, _ = stored(full, grades)

    assert len(grades.records[0].results) == 1
    assert joined.results == full.records[0].results


def test_the_same_folder_twice_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "answers"
    path.mkdir()
    for number, answer in enumerate([ladok.person(), ladok.contact(), ladok.places(ladok.place())]):
        ladok.write(path / f"{number}.json", answer)

    _, came_to = stored(read([path], TODAY), read([path], TODAY))
    assert came_to == ["added", "unchanged"]


def test_joining_a_record_to_itself_changes_nothing(full: Imported) -> None:
    assert merged(full.records[0], full.records[0]) == full.records[0]


def test_what_is_known_keeps_its_order(tmp_path: Path) -> None:
    """An answer that lists the same things otherwise says nothing new."""
    one, two = ladok.place("AA1000"), ladok.place("BB1000")
    entries = [ladok.entry(ladok.PLACES, ladok.places(*listed)) for listed in ((one, two), (two, one))]
    older = ladok.entry(ladok.PLACES, ladok.places(two, one), "2026-11-01T10:00:00Z")
    _, came_to = stored(*(from_har(tmp_path, entry) for entry in (*entries, older)))

    assert came_to == ["added", "unchanged", "unchanged"]


def news(*imports: tuple[Imported, datetime]) -> dict[str, datetime | None]:
    """Import one after the other, each at its moment: when each result of the record came as news."""
    with Store.open(None) as store:
        for found, at in imports:
            done = store.add(found.records, source="import", at=at, merge=partial(merged, read_in_at=at))
        (key,) = (*done.added, *done.changed, *done.unchanged)
        return {result.result_id: result.read_in_at for result in store.record(key).results}


def test_what_came_since_the_copy_is_marked_as_news_of_that_moment(tmp_path: Path) -> None:
    """STA-1: neither the first copy, nor a page that was visited late, nor the same visit again is news."""
    places = ladok.entry(ladok.PLACES, ladok.places(ladok.place("SF1001")), "2026-11-20T10:00:00Z")
    old, new = (ladok.result(name, Beslutsdatum=on) for name, on in (("old", "2026-11-19"), ("new", "2026-11-20")))
    first = from_har(tmp_path, places), NOW
    late = from_har(tmp_path, places, page(old)), NOW + HOUR
    later = from_har(tmp_path, places, page(old, new, at="2026-11-23T10:00:00Z")), NOW + 2 * HOUR
    again = later[0], NOW + 3 * HOUR

    assert set(news(first, late).values()) == {None}
    assert sorted(news(first, late, later).values(), key=str) == [NOW + 2 * HOUR, None]
    assert news(first, late, later, again) == news(first, late, later)
    assert set(news(later).values()) == {None}, "of a first copy only Ladok knows"
