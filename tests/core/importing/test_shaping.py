"""One field of the wrong kind costs that field, wherever it stands in an answer.  A7, K16."""

from pathlib import Path
from typing import Any

import pytest

import ladok_answers as ladok
from core.importing.reading import imported, place
from ladok_core.importing.shapes import Place
from ladok_core.importing.shaping import shaped

WRONG: list[Any] = [5, "x", True, [], [None], {"a": 1}, -5, 1e300]


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize(
    "field",
    ["Perioddeltaganden", "TillstandKurs", "Tillganglighet", "LarosateID", "Studiestrukturreferens", "Avklarad"],
)
def test_an_odd_field_of_a_place_leaves_the_place(tmp_path: Path, field: str, wrong: Any) -> None:
    if field == "Perioddeltaganden" and wrong == [None]:
        wrong = [None, ladok.period()]
    found = imported(tmp_path, ladok.places(ladok.place("SF1001", **{field: wrong}), ladok.place("DD1310")))
    assert place(found.records[0], "SF1001").offering.education.code == "SF1001"


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize(
    "field",
    [
        "Benamning",
        "Utbildningstillfalleskod",
        "Utbildningsversion",
        "Enhetskod",
        "Omfattningsvarde",
        "Perioder",
        "Studieperiod",
        "Studietakt",
        "Undervisningsform",
        "Studielokalisering",
        "Installt",
    ],
)
def test_an_odd_field_of_a_course_leaves_the_course(tmp_path: Path, field: str, wrong: Any) -> None:
    about = ladok.info(**{field: wrong})
    found = imported(tmp_path, ladok.places(ladok.place(Utbildningsinformation=about)))
    assert place(found.records[0], "SF1001").offering.education.code == "SF1001"


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize("field", ["Betygsskala", "Tillgodoraknanden", "Omfattning", "Kod", "Enhet"])
def test_an_odd_field_of_a_module_leaves_its_results(tmp_path: Path, field: str, wrong: Any) -> None:
    module = ladok.part("TEN1", 4.5, ladok.result("ten"), **{field: wrong})
    page = ladok.course_page("SF1001", ladok.version(ladok.part("SF1001", 7.5), module))
    found = imported(tmp_path, ladok.places(ladok.place()), page)
    assert [result.grade_id for result in found.records[0].results] == ["2302"]


@pytest.mark.parametrize("at", ["0001-01-01", "9999-12-31", "9999-12-31T23:00Z", -5])
@pytest.mark.parametrize("field", ["RegistreringTillgangligtFranOchMed", "RegistreringEjTillgangligtFranOchMed"])
def test_a_window_out_of_range_costs_the_window(tmp_path: Path, field: str, at: Any) -> None:
    """A7."""
    on = ladok.package(Tillganglighet={"RegistreringTillgangligtFranOchMed": "2026-08-10", field: at})
    found = imported(tmp_path, ladok.structure(ladok.node(on)))

    (period,) = found.records[0].participations[0].offering.periods
    assert period.registration is None
    assert [skipped.what for skipped in found.report.skipped] == ["detail"]


def test_each_field_that_is_left_out_is_counted() -> None:
    odd: list[None] = []
    form = shaped(
        b'{"Uid": "a", "TillstandKurs": 5, "Perioddeltaganden": [{"Periodindex": 1}, 5], "Utbildningsinformation": '
        b'{"Utbildningskod": "AB", "Utbildningstyp": []}}',
        Place,
        lambda: odd.append(None),
    )
    assert (form.uid, form.tillstand_kurs, len(odd)) == ("a", None, 3)
    assert [period.periodindex for period in form.perioddeltaganden or ()] == [1]
    assert form.utbildningsinformation is not None
    assert form.utbildningsinformation.utbildningskod == "AB"
