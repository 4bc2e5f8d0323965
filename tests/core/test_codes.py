"""The packaged code tables: what they hold, that they are the source's, and that they cost nothing until asked."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ladok_core.codes import tables
from ladok_core.model.codes import BaseType
from scripts_loaded import script

REPO = Path(__file__).parents[2]
SOURCE = REPO.parent / "shared" / "domain-data"
CODES = Path(tables.__file__).parent


def test_the_packaged_tables_are_what_the_script_makes_of_the_source() -> None:
    """No table is edited by hand: made anew from Ladok's own, each comes out byte for byte, and no other lies there."""
    if not SOURCE.is_dir():
        pytest.skip("the source tables are not beside this repository")
    made = script("code_tables").tables(SOURCE)

    assert made == {path.name: path.read_bytes() for path in CODES.glob("*.json")}


def test_every_table_can_be_read_and_finds_its_own_rows() -> None:
    """A table that doesn't decode would fail only on the page that first asks: here all are asked."""
    assert len(tables.grade_scales()) == 16
    assert len(tables.known_institutions()) == 40
    assert all(tables.grade_scale(scale.scale_id) is scale for scale in tables.grade_scales())


@pytest.mark.parametrize(
    ("look_up", "code", "swedish"),
    [
        (tables.level, "2", "Avancerad nivå"),
        (tables.level, "G", "Grundutbildning"),
        (tables.teaching_form, "DST", "Distans"),
        (tables.unit, "HP", "Högskolepoäng"),
        (tables.education_type, "2007GKURS", "Kurs, grundnivå"),
    ],
)
def test_a_code_has_its_national_name(look_up: Callable[[object], object], code: object, swedish: str) -> None:
    """CRS-1: codes reach the student as words; a local row of the same code (as ITD) must not take their place."""
    found = look_up(code)

    assert found is not None
    assert found.name.sv == swedish  # type: ignore[attr-defined]  # three struct types, all with a name


@pytest.mark.parametrize(
    "look_up",
    [
        tables.grade_scale,
        tables.education_type,
        tables.level,
        tables.teaching_form,
        tables.unit,
    ],
)
def test_an_unknown_code_is_answered_with_nothing(look_up: Callable[[str], object]) -> None:
    """A record from elsewhere may carry any code; the page is shown all the same."""
    assert look_up("") is None
    assert look_up("\x1b[31m") is None


@pytest.mark.parametrize(
    ("code", "days"),
    [
        ("2007GKURS", 20),
        ("1993GKURS", 20),
        ("20073KURS", 20),
        ("PISKURS", 15),
        ("PIPTKURS", 15),
        ("2007FKURS", None),
        ("2007PRG", None),
        ("2007KTF", None),
    ],
)
def test_the_type_says_how_long_a_non_completion_is_early(code: str, days: int | None) -> None:
    """NCP-3: 20 days for most course types, 15 for two, none for third-cycle courses, packages and offerings."""
    found = tables.education_type(code)

    assert found is not None
    assert found.early_non_completion_days == days


def test_kind_and_level_of_a_type() -> None:
    """EDU-1: what is a course, a package or a module, and of which cycle, is the type's to say."""
    course, package, module = (tables.education_type(code) for code in ("2007AKURS", "2007PRGTF", "2007MOD"))

    assert course is not None
    assert package is not None
    assert module is not None
    assert (course.kind, course.level, course.of_offering) == (BaseType.COURSE, "2", False)
    assert (package.kind, package.level, package.of_offering) == (BaseType.PACKAGE, "", True)
    assert module.kind is BaseType.MODULE


def test_two_scales_with_one_code_are_two_scales() -> None:
    """EDU-4: TH and UV exist nationally and locally; by id neither can be taken for the other."""
    national, local = tables.grade_scale("102035"), tables.grade_scale("131669")

    assert national is not None
    assert local is not None
    assert national.code == local.code == "TH"
    assert not {g.grade_id for g in national.grades} & {g.grade_id for g in local.grades}


def test_ids_are_unique_and_grades_stand_in_order() -> None:
    """EDU-4: an id that stood for two grades would make the lookup a guess."""
    grades = [grade for scale in tables.grade_scales() for grade in scale.grades]

    assert len({grade.grade_id for grade in grades}) == len(grades)
    assert all(list(s.grades) == sorted(s.grades, key=lambda g: g.rank) for s in tables.grade_scales())


def test_a_name_that_was_never_translated_is_shown_in_swedish() -> None:
    """The register writes "- No translation available -"; no student needs to read that."""
    assert not [path.name for path in CODES.glob("*.json") if "No translation" in path.read_text("utf-8")]


def test_institutions_have_the_names_of_today() -> None:
    """LOG-1: the student chooses among names they know."""
    names = {row.code: row.name.sv for row in tables.known_institutions()}

    assert names["mdu"] == "Mälardalens universitet"
    assert names["mch"] == "Marie Cederschiöld högskola"
    assert "Mälardalens högskola" not in names.values()


def test_nothing_is_read_before_it_is_asked_for() -> None:
    """Start-up is what the student feels first: importing the tables opens no table, and one lookup opens one."""
    script = (
        "import sys; opened = []\n"
        "sys.addaudithook(lambda e, a: opened.append(str(a[0])) if e == 'open' and '.json' in str(a[0]) else None)\n"
        "from ladok_core.codes import tables; assert not opened, opened\n"
        "tables.level('1'); tables.level('2'); assert len(opened) == 1, opened\n"
        "assert opened[0].endswith('levels.json')\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)  # noqa: S603  # our own text

    assert done.returncode == 0, done.stderr
