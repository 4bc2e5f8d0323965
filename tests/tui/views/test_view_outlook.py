"""What a confirmation says: each thing once, whatever else says it too."""

from datetime import date

from ladok_core.actions.details import ChangeDetails
from ladok_core.actions.exam_signup import ExamSignUp
from ladok_core.actions.outcome import foresee
from ladok_core.actions.temporary_address import SetTemporaryAddress
from ladok_core.actions.withdraw import Withdraw
from ladok_core.model.record import Record
from ladok_core.sample import build
from ladok_core.words import Words
from ladok_tui.views.outlook import wish_blocks
from ladok_tui.views.view import Fact, Note, Part
from ladok_tui.views.voices import Voices
from records import NOW, TODAY, course, offering, package, participation, record
from tui.views.said import evenly, pages

SAY = Voices(Words("sv"))


def demo(student_id: str) -> Record:
    return next(one for one in build(TODAY) if one.student.student_id == student_id)


def test_an_exam_session_says_once_when_and_where_it_is() -> None:
    """EXM-2: the session's own line has it, so that what follows from signing up needn't say it again."""
    held = demo("ellen")
    offered = (one for row in dict(pages(held, NOW))["exams"].sessions for one in row.offered)
    wish = next(one.action for one in offered if isinstance(one.action, ExamSignUp) and one.decision.open)
    outlook = foresee(held, wish, NOW)
    assert outlook.subject.starts is not None
    said = [evenly(one.said.eye) for one in wish_blocks([outlook], SAY, TODAY) if isinstance(one, Note)]

    assert any("starts" in reason.saw for reason in outlook.follows)  # the receipt tells it
    when = evenly(SAY.moment(outlook.subject.starts, TODAY).eye)
    assert sum(when in one for one in said) == 1, said


def test_what_several_actions_say_alike_is_said_once_and_what_follows_last() -> None:
    """CON-1, CON-2: whose it is stands first, what becomes true of each in its turn, and who uses it after them."""
    later = date(2027, 1, 31)
    wishes = (
        SetTemporaryAddress(street="Lillgatan 2", postcode="123 45", town="Nordhamn", first=TODAY, last=later),
        ChangeDetails(phone="070-174 06 99"),
    )
    outlooks = [foresee(record(), wish, NOW) for wish in wishes]
    blocks = [*wish_blocks(outlooks, SAY, TODAY)]
    notes = [evenly(one.said.eye) for one in blocks if isinstance(one, Note)]

    assert len(notes) == len(set(notes))
    assert isinstance(blocks[0], Note)
    assert isinstance(blocks[-1], Note)
    assert blocks[-1].said.eye.startswith("Alla lärosäten")
    assert [one.label.eye for one in blocks if isinstance(one, Fact)] == ["Tillfällig adress", "Gäller", "Telefon"]


def test_a_course_that_was_changed_is_named_once_among_what_goes_with_a_programme() -> None:
    """WDR-3, OFC-2: both its places are withdrawn from, and it is one course to the student."""
    taught, programme = course("MA1010"), participation(offering(package()), participation_id="programme")
    old = participation(offering(taught), participation_id="old", within="programme")
    new = participation(offering(taught, code="NEW"), participation_id="new", within="programme", replaces="old")
    outlook = foresee(record(programme, old, new), Withdraw("programme"), NOW)
    named = [one.cells[0].said.eye for one in wish_blocks([outlook], SAY, TODAY) if isinstance(one, Part)]

    assert [one.participation_id for one in outlook.touched] == ["programme", "old", "new"]
    assert named == [SAY.text(one.offering.education.name).eye for one in (programme, new)]
