"""My education, said: tabs with counts, headings by what stands under them, and pages only where there are any."""

from built import education_page
from ladok_core.model.education import EducationKind
from ladok_core.model.record import Record
from ladok_tui.views.view import Column, Fact, Heading, Link, Part, View
from records import (
    UV_G,
    UV_VG,
    course,
    module,
    offering,
    other_result,
    package,
    part,
    participation,
    record,
    registered,
    result,
    transfer,
    whole,
)
from tui.views.said import evenly, lines_of, view_of

PARTS = (module("1000", "4.5"), module("1100", "3"))
MATHS, PHYSICS = course("MA1010", modules=PARTS), course("FY1001")


def _view(held: Record, language: str = "sv") -> View:
    return view_of("education", education_page(held), language)


def _studies() -> Record:
    around = participation(offering(package()), registered(), participation_id="programme")
    done = participation(offering(MATHS), registered(), within="programme", participation_id="maths")
    ahead = participation(offering(PHYSICS), participation_id="physics")
    return record(
        around,
        done,
        ahead,
        results=(result(MATHS, None, UV_VG), result(MATHS, PARTS[0], UV_G)),
        other_results=(other_result(),),
        transfers=(transfer(whole(course("PR1001"))), transfer(whole(PHYSICS), transfer_id="of-physics")),
    )


def test_every_tab_counts_what_stands_under_it() -> None:
    """EDU-3, U21: a package is counted for nothing, since it stands there for what lies in it."""
    view = _view(_studies())

    assert [(tab.said.eye, tab.count) for tab in view.tabs] == [
        ("Alla", 5), ("Avklarade", 5), ("Ej avklarade", 0), ("Tillgodoräknade", 3),
    ]  # fmt: skip
    assert [tab.empty.eye.split(".")[0] for tab in view.tabs if not tab.count] == ["Inget oavklarat"]


def test_a_package_stays_for_what_lies_in_it() -> None:
    """EDU-3: under every tab a course stands in its package."""
    (section, *_) = _view(_studies()).under("completed")

    assert [(row.key, [child.key for child in row.children]) for row in section.rows] == [("programme", ["maths"])]


def test_modules_are_parts_in_both_voices() -> None:
    """EDU-4, C1: how each module stands was drawn and never heard."""
    held = _studies()
    row = next(row for row in _view(held).rows() if row.key == "maths")
    parts = [block for block in row.blocks if isinstance(block, Part)]

    assert [evenly(" ".join(cell.said.eye for cell in part.cells)) for part in parts] == [
        "Modul 1000 1000 4,5 hp ✓ G 16 nov", "Modul 1100 1100 3,0 hp ○ inget betyg",
    ]  # fmt: skip
    assert any(isinstance(block, Heading) for block in row.blocks)
    heard = [evenly(line) for line in lines_of(_view(held), held)]
    assert "Modul 1000, 1000, 4,5 högskolepoäng: betyg Godkänd (G), 16 november 2026." in heard


def test_of_a_credited_module_less_than_the_whole_is_said() -> None:
    """CRS-3, C1: credit in parts for a whole course names less of one of its modules."""
    held = record(
        participation(offering(MATHS), registered()),
        transfers=(transfer(part(MATHS, "3", PARTS[0]), part(MATHS, "4.5")),),
    )
    row = next(row for row in _view(held).rows() if any(isinstance(block, Part) for block in row.blocks))
    parts = [block for block in row.blocks if isinstance(block, Part)]

    assert [evenly(" ".join(cell.said.eye for cell in one.cells)) for one in parts] == [
        "Modul 1000 1000 4,5 hp ↦ tillgodoräknad 3,0 hp", "Modul 1100 1100 3,0 hp ↦ tillgodoräknad",
    ]  # fmt: skip
    heard = [evenly(line) for line in lines_of(_view(held), held)]
    assert "Modul 1000, 1000, 4,5 högskolepoäng: tillgodoräknad, 3,0 högskolepoäng." in heard


def test_third_cycle_studies_are_no_programme() -> None:
    """U24: a subject stands under a heading of its own."""
    subject = participation(offering(package("9EKOL", kind=EducationKind.THIRD_CYCLE_SUBJECT)), registered())
    headings = [section.heading.eye for section in _view(record(subject)).sections]

    assert headings == ["Forskarutbildning"]


def test_a_credit_transfer_opens_in_place_and_leads_to_the_course_it_is_for() -> None:
    """U5: it has no page of its own; the course has one where the student has a place on it."""
    rows = {row.key: row for row in _view(_studies()).rows()}
    elsewhere, here = rows["transfer transfer whole-PR1001"], rows["transfer of-physics whole-FY1001"]

    assert (elsewhere.opens, here.opens) == (None, None)
    assert not [block for block in elsewhere.blocks if isinstance(block, Link)]
    assert len([block for block in here.blocks if isinstance(block, Link)]) == 1
    facts = {block.label.eye: block.value.eye for block in elsewhere.blocks if isinstance(block, Fact)}
    assert facts["Ärende"] == "2026-transfer"


def test_what_lies_in_a_package_says_so_to_ears() -> None:
    """R12: indentation is not heard."""
    held = _studies()

    assert any(
        line.startswith("Kurs MA1010, MA1010, ") and ", inom MAPROG: " in line for line in lines_of(_view(held), held)
    )


def test_nothing_yet_is_said_in_a_sentence() -> None:
    """EDU-1: an empty page says what will stand there."""
    (section,) = _view(record()).sections

    assert (section.rows, section.note.eye[:21]) == ((), "Inga utbildningar än.")


def test_every_course_has_a_state_and_a_code_in_its_column() -> None:
    """U11: the same columns down the page."""
    for row in _view(_studies()).rows():
        assert row.cell(Column.NAME)
        assert row.cell(Column.STATE)
