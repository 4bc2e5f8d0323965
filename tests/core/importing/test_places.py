"""Places as Ladok's answers have them, and the lists that they come to belong to.  STA-5, EDU-2, NCP-3, WDR-4."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import ladok_answers as ladok
from core.importing.reading import TODAY, from_har, imported, place, record
from ladok_core.model.education import EducationKind
from ladok_core.model.participation import EventKind, Reported
from ladok_core.model.span import Span
from ladok_core.model.standing import Standing
from ladok_core.rules.standing import is_shown_as_current, is_shown_in_education, standing, timing

BEFORE, DURING, AFTER = date(2026, 8, 30), date(2026, 11, 23), date(2027, 1, 18)

# DOMAIN 2.1: on Ladok's own list of 135 places.  A list is known by what shows where: upcoming and ongoing ones are
# current on Start, ended ones stand in My education alone, and what is on no list is nowhere.
NOWHERE, CURRENT, EDUCATION = (False, False), (True, True), (False, True)
TABLE = [
    ("aterbud", BEFORE, NOWHERE),
    ("aterbud", DURING, NOWHERE),
    ("aterbud", AFTER, NOWHERE),
    ("tidigtavbrott", BEFORE, NOWHERE),
    ("tidigtavbrott", DURING, NOWHERE),
    ("tidigtavbrott", AFTER, NOWHERE),
    ("avbrott", BEFORE, EDUCATION),
    ("avbrott", DURING, CURRENT),  # during the period on Start too (NCP-3)
    ("avbrott", AFTER, EDUCATION),
    ("avklarad", BEFORE, EDUCATION),
    ("avklarad", DURING, EDUCATION),
    ("avklarad", AFTER, EDUCATION),
    ("registrerad", DURING, CURRENT),
    ("registrerad", AFTER, EDUCATION),
    ("omregistrerad", DURING, CURRENT),
    ("omregistrerad", AFTER, EDUCATION),
    ("ej_paborjad", BEFORE, CURRENT),
    ("ej_paborjad", DURING, CURRENT),
    ("ej_paborjad", AFTER, NOWHERE),
]

STANDINGS = {
    "aterbud": Standing.WITHDRAWN,
    "tidigtavbrott": Standing.EARLY_NON_COMPLETION,
    "avbrott": Standing.NON_COMPLETION,
    "avklarad": Standing.COMPLETED,
    "registrerad": Standing.REGISTERED,
    "omregistrerad": Standing.REGISTERED,
    "ej_paborjad": Standing.EXPECTED,
}


@pytest.mark.parametrize(("summary", "today", "shown"), TABLE)
def test_a_place_is_on_the_list_that_ladok_has_it_on(
    tmp_path: Path, summary: str, today: date, shown: tuple[bool, bool]
) -> None:
    """STA-5, EDU-2, NCP-3, WDR-4: a student who compares the two portals sees the same courses."""
    read = record(tmp_path, ladok.places(ladok.place("SF1001", summary)))
    on = place(read, "SF1001")

    assert standing(read, on) is STANDINGS[summary]
    current, education = is_shown_as_current(read, on, today), is_shown_in_education(read, on, today)
    assert (current.shown, education.shown) == shown


@pytest.mark.parametrize("withdrawn", [{"Aterbud": True}, {"TillstandKurs": ladok.state("avklarad", "aterbud")}])
@pytest.mark.parametrize("summary", [summary for summary in STANDINGS if summary != "aterbud"])
def test_a_withdrawal_wins_over_every_summary(tmp_path: Path, summary: str, withdrawn: dict[str, Any]) -> None:
    """WDR-4: the flag, or the state of the place, hides a course that the summary would show."""
    if "TillstandKurs" in withdrawn:
        withdrawn = {"TillstandKurs": ladok.state(summary, "aterbud")}
    read = record(tmp_path, ladok.places(ladok.place("SF1001", summary, **withdrawn)))

    assert standing(read, place(read, "SF1001")) is Standing.WITHDRAWN


def test_the_first_and_the_last_day_are_days_of_the_course(tmp_path: Path) -> None:
    on = place(record(tmp_path, ladok.places(ladok.place())), "SF1001")

    assert [timing(on, day).value for day in (BEFORE, date(2026, 8, 31), date(2027, 1, 17), AFTER)] == [
        "upcoming",
        "ongoing",
        "ongoing",
        "ended",
    ]


@pytest.mark.parametrize(
    ("flags", "stands"),
    [
        ({"Avklarad": True, "Paborjad": True}, Standing.COMPLETED),
        ({"Avklarad": False, "Paborjad": True}, Standing.REGISTERED),
        ({"Avklarad": None, "Paborjad": None}, Standing.EXPECTED),
    ],
)
@pytest.mark.parametrize("said", [None, {}, {"Sammanfattattillstand": ladok.STATE + "nytt_tillstand"}])
def test_without_a_known_summary_the_flags_tell(
    tmp_path: Path, flags: dict[str, Any], stands: Standing, said: Any
) -> None:
    changed = {"TillstandKurs": said, "Perioddeltaganden": None, **flags}
    read = record(tmp_path, ladok.places(ladok.place("SF1001", **changed)))

    assert standing(read, place(read, "SF1001")) is stands


def _two_periods(first: str, second: str) -> dict[str, Any]:
    dates = [("2026-08-31", "2026-11-01"), ("2026-11-02", "2027-01-17")]
    about = ladok.info("SF1001", "15.0")
    about["Perioder"] = [
        {"Index": n, "Omfattningsvarde": "7.5", "Startdatum": a, "Slutdatum": b} for n, (a, b) in enumerate(dates, 1)
    ]
    window = {"Startdatum": "2026-10-19", "Slutdatum": "2026-11-08"}
    taken = [ladok.period(1, first), ladok.period(2, second, Registreringsperiod=window)]
    return ladok.place("SF1001", extent="15.0", Utbildningsinformation=about, Perioddeltaganden=taken)


def test_each_period_keeps_its_window_and_its_registration(tmp_path: Path) -> None:
    """REG-4: the second period is registered by itself, and is a continued registration."""
    on = place(record(tmp_path, ladok.places(_two_periods("registrerad", "registrerad"))), "SF1001")

    assert [p.number for p in on.offering.periods] == [1, 2]
    assert [p.registration.first for p in on.offering.periods if p.registration] == [
        date(2026, 8, 10),
        date(2026, 10, 19),
    ]
    assert [p.credits for p in on.offering.periods] == [Decimal("7.5"), Decimal("7.5")]
    assert [(e.kind, e.period) for e in on.events] == [
        (EventKind.REGISTRATION, 1),
        (EventKind.CONTINUED_REGISTRATION, 2),
    ]


def test_a_period_not_registered_yet_is_left_to_register(tmp_path: Path) -> None:
    on = place(record(tmp_path, ladok.places(_two_periods("omregistrerad", "ej_paborjad"))), "SF1001")

    assert [(e.kind, e.period) for e in on.events] == [(EventKind.RE_REGISTRATION, 1)]


def test_a_recalled_registration_is_none(tmp_path: Path) -> None:
    recalled = [ladok.period(AterkalladDatum="2026-09-10")]
    on = place(record(tmp_path, ladok.places(ladok.place(summary="ej_paborjad", Perioddeltaganden=recalled))), "SF1001")

    assert on.events == ()


def test_periods_counted_from_nought_are_counted_from_one(tmp_path: Path) -> None:
    about = ladok.info()
    about["Perioder"][0]["Index"] = 0
    answer = ladok.place(Utbildningsinformation=about, Perioddeltaganden=[ladok.period(0)])
    on = place(record(tmp_path, ladok.places(answer)), "SF1001")

    assert [p.number for p in on.offering.periods] == [1]
    assert [e.period for e in on.events] == [1]


def test_a_place_without_periods_is_undated_or_has_the_dates_of_its_studies(tmp_path: Path) -> None:
    """Old records have no periods at all."""
    dated = ladok.info("AA1000", Perioder=None)
    undated = ladok.info("BB1000", Perioder=[], Studieperiod=None)
    answers = ladok.places(
        ladok.place("AA1000", Utbildningsinformation=dated, Perioddeltaganden=None),
        ladok.place("BB1000", Utbildningsinformation=undated, Perioddeltaganden=[]),
    )
    read = record(tmp_path, answers)

    assert place(read, "AA1000").offering.span is not None
    assert place(read, "BB1000").offering.span is None
    assert standing(read, place(read, "BB1000")) is Standing.REGISTERED


def test_a_cancelled_offering_is_cancelled(tmp_path: Path) -> None:
    """REG-6: what is not given can't be registered on."""
    read = record(tmp_path, ladok.places(ladok.place(Utbildningsinformation=ladok.info(Installt=True))))
    assert place(read, "SF1001").offering.cancelled


def test_a_change_of_offering_points_back(tmp_path: Path) -> None:
    read = record(tmp_path, ladok.places(ladok.place(ForegaendeTillfallesdeltagandeUID=ladok.uid("place", "OLD"))))
    assert place(read, "SF1001").replaces == ladok.uid("place", "OLD")


def test_without_the_course_page_the_sums_are_reported(tmp_path: Path) -> None:
    """EDU-3: a completed course counts although its results were not at hand."""
    sums = {"SummeradGodkandOmfattning": "7.5", "SummeradTillgodoraknadOmfattning": "1.5"}
    read = record(tmp_path, ladok.places(ladok.place("SF1001", "avklarad", **sums)))

    assert place(read, "SF1001").reported == Reported(completed=True, passed=Decimal("7.5"), credited=Decimal("1.5"))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("7.5", "7.5"),
        ("7,5", "7.5"),
        (7.5, "7.5"),
        (10, "10"),
        ("10.0", "10.0"),
        ("7.50000", "7.5"),
        (None, "6"),
        ("", "6"),
    ],
)
def test_numbers_come_as_text_or_as_numbers(tmp_path: Path, value: Any, expected: str) -> None:
    about = ladok.info("SF1001", "6", UtbildningensOmfattningsvarde=value)
    read = record(tmp_path, ladok.places(ladok.place(Utbildningsinformation=about)))

    assert place(read, "SF1001").offering.education.credits == Decimal(expected)


@pytest.mark.parametrize("name", [ladok.texts("Analys"), ladok.texts("Analys", listed=True), "Analys"])
def test_texts_come_in_either_form_and_untranslated_is_empty(tmp_path: Path, name: Any) -> None:
    read = record(tmp_path, ladok.places(ladok.place(Utbildningsinformation=ladok.info(Benamning=name))))

    course = place(read, "SF1001").offering.education
    assert (course.name.sv, course.name.en) == ("Analys", "")


@pytest.mark.parametrize(
    "broken",
    [
        {"Uid": None},
        {"Uid": 1.5},
        {"Utbildningsinformation": None},
        {"Utbildningsinformation": []},
        {"Utbildningsinformation": ladok.info(Utbildningskod=None)},
        {"Perioddeltaganden": [ladok.period(Periodindex={})]},
        {"Utbildningsinformation": ladok.info(Utbildningstyp={"Grundtyp": "MODUL"})},
    ],
)
def test_a_place_that_cannot_be_right_is_passed_over_and_told_of(tmp_path: Path, broken: dict[str, Any]) -> None:
    """One odd value costs one course, and the student is told; the others are taken."""
    found = imported(tmp_path, ladok.places(ladok.place("SF1001", **broken), ladok.place("DD1310")))

    assert [p.offering.education.code for p in found.records[0].participations] == ["DD1310"]
    assert ("place", 1) in [(skipped.what, skipped.times) for skipped in found.report.skipped]


@pytest.mark.parametrize(
    "odd",
    [
        {"SummeradGodkandOmfattning": "NaN"},
        {"SummeradTillgodoraknadOmfattning": "1e400"},
        {"Godkannandedatum": "2026-02-30", "TillstandKurs": ladok.state("avklarad")},
        {"ForegaendeTillfallesdeltagandeUID": 1.5},
        {"Studiestrukturreferens": {}},
        {"Tillganglighet": {"RegistreringTillgangligtFranOchMed": "soon"}},
        {"Utbildningsinformation": ladok.info(Studietakt={"Takt": "33.3"})},
        {"Utbildningsinformation": ladok.info(Studielokalisering=7)},
        {"Utbildningsinformation": ladok.info(Undervisningsform={"ID": 1.5})},
        {"Utbildningsinformation": ladok.info(Utbildningsversion="två")},
        {"Utbildningsinformation": ladok.info(Perioder=[{"Startdatum": "2027-01-01", "Slutdatum": "2026-01-01"}])},
        {"Utbildningsinformation": ladok.info(UtbildningensOmfattningsvarde="seven")},
        {"Utbildningsinformation": ladok.info(UtbildningensOmfattningsvarde=-1)},
    ],
)
def test_an_odd_detail_is_left_out_and_told_of_and_the_course_stays(tmp_path: Path, odd: dict[str, Any]) -> None:
    """A pace that can't be read is no reason to hide a course and its results."""
    periods: dict[str, Any] = {"Perioddeltaganden": [ladok.period(Registreringsperiod=None)]}
    found = imported(tmp_path, ladok.places(ladok.place("SF1001", **periods | odd), ladok.place("DD1310")))

    course = place(found.records[0], "SF1001").offering
    assert (course.education.credits, course.span) == (Decimal("7.5"), Span(date(2026, 8, 31), date(2027, 1, 17)))
    assert [(skipped.what, skipped.times) for skipped in found.report.skipped] == [("detail", 1)]


def test_packages_lie_in_packages(tmp_path: Path) -> None:
    """CRS-1: a course in a specialisation in a programme; a node that only groups is passed through."""
    programme, inner, course = ladok.package(), ladok.package("TINNM", "2007INR", "120.0"), ladok.place()
    tree = ladok.structure(
        ladok.node(programme, ladok.node(None, ladok.node(inner, ladok.node(course)), reference="x"))
    )
    read = record(tmp_path, tree)

    assert place(read, "SF1001").within == place(read, "TINNM").participation_id
    assert place(read, "TINNM").within == place(read, "CTFYS").participation_id
    assert place(read, "TINNM").offering.education.kind is EducationKind.SPECIALISATION
    assert place(read, "CTFYS").offering.education.kind is EducationKind.PROGRAMME


def test_a_flat_structure_is_put_together_by_its_references(tmp_path: Path) -> None:
    programme, course = ladok.package(), ladok.place()
    tree = ladok.structure(
        ladok.node(course, parent=programme["Studiestrukturreferens"]), ladok.node(programme, parent=None)
    )
    read = record(tmp_path, tree)

    assert place(read, "SF1001").within == place(read, "CTFYS").participation_id


def test_a_ring_in_the_structure_ends(tmp_path: Path) -> None:
    tree = ladok.structure(ladok.node(None, reference="a", parent="b"), ladok.node(None, reference="b", parent="a"))
    read = record(tmp_path, tree, ladok.places(ladok.place(Studiestrukturreferens="a")))

    assert place(read, "SF1001").within is None


def test_courses_listed_below_a_package_lie_in_it(tmp_path: Path) -> None:
    """My education asks for a package's courses by its node, and the answer alone does not say whose they are."""
    programme = ladok.package(Studiestrukturreferens=ladok.uid("node", "CTFYS"))
    below = ladok.proxy(f"studiedeltagande/internal/paborjade/{ladok.uid('node', 'CTFYS')}/student/{ladok.STUDENT}")
    found = from_har(
        tmp_path,
        ladok.entry(ladok.STRUCTURE, ladok.structure(ladok.node(programme))),
        ladok.entry(below, ladok.places(ladok.place())),
    )
    (read,) = found.records

    assert place(read, "SF1001").within == place(read, "CTFYS").participation_id


def test_a_package_opens_for_registration_when_it_is_available(tmp_path: Path) -> None:
    """REG-2: the second date of the pair is the first day on which it is closed."""
    window = {
        "RegistreringTillgangligtFranOchMed": "2026-08-10",
        "RegistreringEjTillgangligtFranOchMed": "2026-09-01",
    }
    read = record(tmp_path, ladok.structure(ladok.node(ladok.package(Tillganglighet=window))))

    (period,) = place(read, "CTFYS").offering.periods
    assert period.registration is not None
    assert (period.registration.first, period.registration.last) == (date(2026, 8, 10), date(2026, 8, 31))


def test_two_places_on_one_offering_are_of_the_same_offering(tmp_path: Path) -> None:
    """A withdrawal and a new admission to the same offering: the window is not lost whichever knows it."""
    left = ladok.place("SF1001", "aterbud", Uid="left", Perioddeltaganden=[])
    for first, second in ((left, ladok.place()), (ladok.place(), left)):
        read = record(tmp_path, ladok.places(first, second))
        one, other = read.participations
        assert one.offering == other.offering
        assert one.offering.periods[0].registration is not None
    assert TODAY in read.participations[0].offering.periods[0].span
