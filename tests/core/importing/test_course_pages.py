"""The course page's answer: versions, modules, results and credit transfers.  CRS-2, CRS-3, EDU-3, EDU-4."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import ladok_answers as ladok
from built import course_page
from core.importing.reading import TODAY, imported, place, record
from ladok_core.importing import merged
from ladok_core.model.grade_state import GradeState
from ladok_core.model.grading import Grade
from ladok_core.model.record import Record
from ladok_core.model.results import ResultState, TargetKind
from ladok_core.model.text import Text
from ladok_core.rules.crediting import credited_on, is_wholly_credited
from ladok_core.rules.education import total
from ladok_core.rules.grading import grade_on
from ladok_core.store import Store

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def read(path: Path, *versions: Any, summary: str = "registrerad", **changed: Any) -> Record:
    """A record of the course SF1001 and its page."""
    return record(path, ladok.places(ladok.place("SF1001", summary)), ladok.course_page("SF1001", *versions, **changed))


def state(of: Record, module: str | None = None) -> GradeState:
    course = place(of, "SF1001").offering.education
    part = next((m for m in course.modules if m.code == module), None)
    assert module is None or part is not None
    return grade_on(of, course, part).state


@pytest.mark.parametrize(
    ("status", "kept"),
    [(1, ResultState.DRAFT), (2, ResultState.READY), (3, ResultState.CERTIFIED), (4, ResultState.DRAFT)],
)
def test_only_a_certified_result_is_shown(tmp_path: Path, status: int, kept: ResultState) -> None:
    """CRS-2, STA-1: a grade that is not decided is nobody's to see, in whatever field it came."""
    of = read(tmp_path, ladok.version(ladok.part("SF1001", 7.5, ladok.result("final", status=status))))

    assert [result.state for result in of.results] == [kept]
    page = course_page(of, of.results[0].education_id, TODAY)
    assert page is not None
    assert (state(of) is GradeState.PASSED) is (status == 3)


def test_an_earlier_attempt_that_is_not_said_to_be_certified_is_not(tmp_path: Path) -> None:
    part = ladok.part("SF1001", 7.5, None, ladok.result("earlier", status=None))
    assert [result.state for result in read(tmp_path, ladok.version(part)).results] == [ResultState.DRAFT]


def test_the_latest_result_is_certified_by_its_name(tmp_path: Path) -> None:
    part = ladok.part("SF1001", 7.5, ladok.result("latest", status=None))
    assert [result.state for result in read(tmp_path, ladok.version(part)).results] == [ResultState.CERTIFIED]


def test_a_failed_attempt_and_the_pass_after_it_are_both_kept(tmp_path: Path) -> None:
    """EDU-4: the pass counts, whatever order they come in."""
    failed = ladok.result("first", 2303, Beslutsdatum="2026-11-01")
    of = read(tmp_path, ladok.version(ladok.part("SF1001", 7.5), ladok.part("TEN1", 4.5, ladok.result("b"), failed)))

    assert len(of.results) == 2
    assert state(of, "TEN1") is GradeState.PASSED


def test_all_modules_passed_without_a_final_grade_is_no_final_grade(tmp_path: Path) -> None:
    """EDU-4: a normal, common state."""
    of = read(tmp_path, ladok.version(ladok.part("SF1001", 4.5), ladok.part("TEN1", 4.5, ladok.result("ten"))))
    assert (state(of), state(of, "TEN1")) == (GradeState.NONE, GradeState.PASSED)


def test_a_module_taken_again_is_one_module(tmp_path: Path) -> None:
    """Else its credits would count twice (EDU-3)."""
    again = ladok.part("TEN1", 4.5, ladok.result("again", Beslutsdatum="2027-03-01"))
    first = ladok.part("TEN1", 4.5, ladok.result("first", 2303))
    of = read(tmp_path, ladok.version(ladok.part("SF1001", 4.5), first, again))

    assert [m.code for m in place(of, "SF1001").offering.education.modules] == ["TEN1"]
    assert len(of.results) == 2
    assert state(of, "TEN1") is GradeState.PASSED


def _versions(own: str) -> tuple[Any, Any]:
    old = ladok.version(
        ladok.part("SF1001", 7.5, UtbildningsinstansUID="old"), ladok.part("OLD1", 7.5), current=False, number=1
    )
    new = ladok.version(
        ladok.part("SF1001", 7.5, UtbildningsinstansUID="new"), ladok.part("NEW1", 7.5), current=True, number=2
    )
    return (old, new) if own == "old" else (new, old)


@pytest.mark.parametrize(("own", "module"), [("old", "OLD1"), ("new", "NEW1"), ("neither", "NEW1")])
def test_of_several_versions_the_students_own_counts_else_the_current(tmp_path: Path, own: str, module: str) -> None:
    about = ladok.info("SF1001", UtbildningsinstansUID=own)
    answers = ladok.places(ladok.place("SF1001", Utbildningsinformation=about))
    of = record(tmp_path, answers, ladok.course_page("SF1001", *_versions(own)))

    assert [m.code for m in place(of, "SF1001").offering.education.modules] == [module]


def test_without_a_current_version_the_first_counts(tmp_path: Path) -> None:
    versions = [
        ladok.version(ladok.part("SF1001", 7.5, UtbildningsinstansUID=uid), ladok.part(module, 7.5), current=False)
        for uid, module in (("a", "FIRST"), ("b", "SECOND"))
    ]
    assert [m.code for m in place(read(tmp_path, *versions), "SF1001").offering.education.modules] == ["FIRST"]


def test_a_result_that_every_version_lists_is_one_result(tmp_path: Path) -> None:
    versions = [
        ladok.version(ladok.part("SF1001", 7.5, ladok.result("final")), number=number, current=number == 2)
        for number in (1, 2)
    ]
    assert len(read(tmp_path, *versions).results) == 1


@pytest.mark.parametrize(("grade", "stands"), [(900001, GradeState.PASSED), (900007, GradeState.FAILED)])
def test_a_grade_of_the_institutions_own_scale_is_known_by_the_page(
    tmp_path: Path, grade: int, stands: GradeState
) -> None:
    """EDU-4: most institutions have an A to F scale of their own, in no table here; the page tells what passes."""
    part = ladok.part("SF1001", 7.5, ladok.result("final", grade), Betygsskala=ladok.scale(local=True))
    of = read(tmp_path, ladok.version(part))

    assert state(of) is stands
    with Store.open(None) as store:
        (key,) = store.add([of], source="import", at=NOW, merge=merged).added
        assert store.record(key).results == of.results
    assert of.results[0].grade is not None
    assert of.results[0].grade.rank == (1 if grade == 900001 else 2)


def test_a_grade_that_only_the_scale_describes_is_found_there(tmp_path: Path) -> None:
    bare = ladok.result("final", 900001, Betygsgradsobjekt=None)
    of = read(tmp_path, ladok.version(ladok.part("SF1001", 7.5, bare, Betygsskala=ladok.scale(local=True))))

    assert of.results[0].grade == Grade("900001", "A", Text("Betyg A", "Grade A"), final=True, rank=1)


def test_a_grade_of_a_national_scale_is_known_by_its_ids_alone(tmp_path: Path) -> None:
    of = read(tmp_path, ladok.version(ladok.part("SF1001", 7.5, ladok.result("final"))))
    assert (of.results[0].scale_id, of.results[0].grade_id, of.results[0].grade) == ("2", "2302", None)


def test_what_stands_beside_the_grade_is_kept(tmp_path: Path) -> None:
    note = {"ID": 1, "Benamning": ladok.texts("Kompletterad", "Supplemented")}
    full = ladok.result(
        "final", ExamineradOmfattning=6.0, Projekttitel={"Titel": "Om fjärilar"}, Noteringsdefinitioner=[note, 7]
    )
    (result,) = read(tmp_path, ladok.version(ladok.part("SF1001", 7.5, full))).results

    assert (result.credits, result.title, result.examiner) == (Decimal("6.0"), "Om fjärilar", "Eva Ek")
    assert result.notes == (Text("Kompletterad", "Supplemented"),)
    assert result.examined_on == date(2027, 1, 15)
    assert result.certified_at == datetime(2027, 1, 19, 23, tzinfo=UTC), "midnight in Stockholm"


@pytest.mark.parametrize("absent", [ladok.NO_EXAMINER, None, "", "Uppgift om examinator saknas"])
def test_an_examiner_that_ladok_does_not_know_is_none(tmp_path: Path, absent: str | None) -> None:
    result = ladok.result("final", Beslutsfattare=absent)
    assert read(tmp_path, ladok.version(ladok.part("SF1001", 7.5, result))).results[0].examiner == ""


@pytest.mark.parametrize("written", ["2027-01-15T00:00:00", "2027-01-14T23:30:00Z", "2027-01-15T12:00:00.000+01:00"])
def test_a_date_with_a_time_is_the_civil_date_in_stockholm(tmp_path: Path, written: str) -> None:
    result = ladok.result("final", Examinationsdatum=written)
    of = read(tmp_path, ladok.version(ladok.part("SF1001", 7.5, result)))
    assert of.results[0].examined_on == date(2027, 1, 15)


def _credited(part: Any, amount: float, *, whole: bool = False) -> Any:
    part["ResultatPaUtbildning"] |= {"TotalTillgodoraknadOmfattning": amount, "HeltTillgodoraknad": whole}
    return part


def test_a_wholly_credited_course_has_no_grade_and_is_completed(tmp_path: Path) -> None:
    """CRS-3: what is credited is not among the results."""
    part = _credited(ladok.part("SF1001", 7.5), 7.5, whole=True)
    part["Tillgodoraknanden"] = [{"Arendenummer": "KTH-2026-17", "Beslutsdatum": "2026-10-01"}]
    of = read(tmp_path, ladok.version(part))
    course = place(of, "SF1001").offering.education

    assert state(of) is GradeState.CREDITED
    assert is_wholly_credited(of, course)
    (transfer,) = of.credit_transfers
    assert (transfer.case_number, transfer.decided_on) == ("KTH-2026-17", date(2026, 10, 1))
    assert [target.kind for target in transfer.targets] == [TargetKind.WHOLE_COURSE]


@pytest.mark.parametrize(
    "flag",
    [{"HarTillgodoraknandePaHelaKursen": True}, {"VersionensKurs": None}],
)
def test_the_versions_own_flag_says_that_the_whole_course_is_credited(tmp_path: Path, flag: dict[str, Any]) -> None:
    of = read(tmp_path, ladok.version(ladok.part("SF1001", 7.5), **flag))
    assert bool(of.credit_transfers) is ("VersionensKurs" not in flag)


def test_part_of_a_module_is_credited_beside_its_grade(tmp_path: Path) -> None:
    """CRS-3, EDU-3: 2.0 of 4.5 in the module, which the course's own total holds already."""
    module = _credited(ladok.part("TEN1", 4.5, ladok.result("ten")), 2.0)
    of = read(tmp_path, ladok.version(_credited(ladok.part("SF1001", 7.5), 3.0), module, ladok.part("LAB1", 3.0)))
    course = place(of, "SF1001").offering.education

    assert credited_on(of, course, course.modules[0]) == Decimal("2.0")
    assert credited_on(of, course) == Decimal("3.0"), "the module's 2.0 and 1.0 for no module in particular"


def test_results_that_belong_to_no_version_are_told_of(tmp_path: Path) -> None:
    """What they are results of isn't said, and a guess would count in the sum (EDU-3)."""
    answers = ladok.course_page("SF1001", ResultatUtanKopplingTillKursversion=[ladok.result("loose")])
    found = imported(tmp_path, ladok.places(ladok.place()), answers)

    assert found.records[0].results == ()
    assert [skipped.what for skipped in found.report.skipped] == ["loose-result"]


@pytest.mark.parametrize("broken", [{"ProcessStatus": "klar"}, {"BetygsskalaID": {}, "Betygsgrad": []}, 17, []])
def test_a_result_that_cannot_be_right_is_passed_over(tmp_path: Path, broken: Any) -> None:
    bad = ladok.result("bad", **broken) if isinstance(broken, dict) else broken
    page = ladok.course_page(
        "SF1001", ladok.version(ladok.part("SF1001", 7.5, ladok.result("final")), ladok.part("TEN1", 4.5, bad))
    )
    found = imported(tmp_path, ladok.places(ladok.place()), page)

    assert [result.module_id for result in found.records[0].results] == [None]
    assert [skipped.what for skipped in found.report.skipped] == ["result"]


@pytest.mark.parametrize(
    "odd",
    [
        {"Examinationsdatum": "igår"},
        {"Beslutsdatum": "0001-01-01"},
        {"ExamineradOmfattning": "Infinity"},
        {"Beslutsfattare": 17},
        {"Projekttitel": {"Titel": []}},
        {"Noteringsdefinitioner": [{"Benamning": 5}]},
        {"Betygsgradsobjekt": "G"},
    ],
)
def test_one_odd_field_of_a_result_costs_that_field(tmp_path: Path, odd: dict[str, Any]) -> None:
    """CRS-2: the grade stays."""
    page = ladok.course_page("SF1001", ladok.version(ladok.part("SF1001", 7.5, ladok.result("final", **odd))))
    found = imported(tmp_path, ladok.places(ladok.place()), page)

    assert [(result.grade_id, result.state) for result in found.records[0].results] == [("2302", ResultState.CERTIFIED)]
    assert [skipped.what for skipped in found.report.skipped] == ["detail"]


@pytest.mark.parametrize(("summary", "stands"), [("avklarad", GradeState.PASSED), ("registrerad", GradeState.NONE)])
def test_the_old_list_of_grades_counts_only_for_a_completed_course(
    tmp_path: Path, summary: str, stands: GradeState
) -> None:
    """EDU-4: it has letters alone, and a letter can't tell whether it is a pass."""
    row = {"Benamning": ladok.texts("Kurs"), "Utbildningskod": "SF1001", "Omfattningsvarde": "7.5"}
    listed = {"KursUID": ladok.uid("education", "SF1001"), "Studentresultat": [row | {"Betygsgradskod": "B"}]}
    of = record(tmp_path, ladok.places(ladok.place("SF1001", summary)), {"StudentresultatPerKurs": [listed]})

    assert state(of) is stands
    if stands is GradeState.PASSED:
        course = place(of, "SF1001").offering.education
        graded = grade_on(of, course)
        assert graded.grade is not None
        assert graded.grade.code == "B"


def test_a_certified_result_stays_so_where_another_version_does_not_say(tmp_path: Path) -> None:
    """CRS-2: else a grade would vanish because an old version lists it among the earlier ones."""
    certified = ladok.version(ladok.part("SF1001", 7.5, ladok.result("final")), number=2)
    unsaid = ladok.version(ladok.part("SF1001", 7.5, None, ladok.result("final", status=None)), current=False)
    for versions in ((certified, unsaid), (unsaid, certified)):
        assert state(read(tmp_path, *versions)) is GradeState.PASSED


def _part(number: int, extent: float, final: Any = None) -> Any:
    return ladok.part("SF1001", extent, final, UtbildningsinstansUID=ladok.uid("version", str(number)))


def _place(number: int, extent: str) -> Any:
    """A place on one version of the course, which the student is registered on."""
    about = ladok.info(
        extent=extent,
        Utbildningsversion=number,
        UtbildningsinstansUID=ladok.uid("version", str(number)),
        UtbildningstillfalleUID=ladok.uid("offering", str(number)),
    )
    return ladok.place(extent=extent, Uid=ladok.uid("place", str(number)), Utbildningsinformation=about)


def test_a_course_counts_in_the_version_that_its_result_stands_under(tmp_path: Path) -> None:
    """K10, EDU-3: a later version with other credits, on which one is only registered, changes nothing."""
    old = ladok.version(_part(1, 7.5, ladok.result("final")), number=1, current=False)
    page = ladok.course_page("SF1001", old, ladok.version(_part(2, 6.0), number=2))
    of = record(tmp_path, ladok.places(_place(1, "7.5"), _place(2, "6.0")), page)

    assert [result.version_id for result in of.results] == [ladok.uid("version", "1")]
    assert total(of).completed == Decimal("7.5")
    shown = course_page(of, of.results[0].education_id, TODAY)
    assert shown is not None
    assert shown.education.credits == Decimal("7.5")


def test_a_result_under_several_versions_is_of_none(tmp_path: Path) -> None:
    final = ladok.result("final")
    versions = [ladok.version(_part(number, 7.5, final), number=number) for number in (1, 2)]

    assert [result.version_id for result in read(tmp_path, *versions).results] == [""]
