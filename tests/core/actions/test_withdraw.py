"""What a withdrawal makes true, and what is said of it."""

from datetime import UTC, datetime

import pytest

from ladok_core.actions.action import Focus
from ladok_core.actions.outcome import Touched, foresee, offered, receipt
from ladok_core.actions.register import Register
from ladok_core.actions.withdraw import Withdraw
from ladok_core.errors import NotFound
from ladok_core.model.change import Happened
from ladok_core.model.education import EducationKind
from ladok_core.model.participation import EventKind, Participation
from ladok_core.model.record import Record
from ladok_core.model.standing import Standing
from ladok_core.rules.standing import standing
from ladok_core.words import Words, reasons, receipts
from records import (
    ENDS,
    NOW,
    STARTS,
    TODAY,
    WINDOW,
    course,
    event,
    keys,
    offering,
    package,
    participation,
    period,
    record,
    registered,
    span,
)

SV, EN = Words("sv"), Words("en")


def _programme() -> Record:
    """A programme with two courses in it, one of them withdrawn from already."""
    gone = participation(offering(course("B")), event(EventKind.WITHDRAWAL), participation_id="B", within="MAPROG")
    return record(
        participation(offering(package("MAPROG")), participation_id="MAPROG"),
        participation(offering(course("A")), participation_id="A", within="MAPROG"),
        gone,
        participation(offering(course("C")), participation_id="C"),
    )


def _actions(held: Record, place: Participation) -> list[str]:
    return [type(one.action).__name__ for one in offered(held, place, NOW)]


def test_it_withdraws_the_programme_and_what_lies_in_it_in_one() -> None:
    """WDR-3: all or none, each on the civil day in Stockholm, and nothing twice."""
    late = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)  # the 23rd in Stockholm
    outlook = foresee(_programme(), Withdraw("MAPROG"), late)

    assert [type(change) for change in outlook.changes] == [Happened, Happened]
    assert [(one.participation_id, one.event.on) for one in outlook.changes if isinstance(one, Happened)] == [
        ("MAPROG", TODAY),
        ("A", TODAY),
    ]
    assert [(one.code, one.kind, one.event) for one in outlook.touched] == [
        ("MAPROG", EducationKind.PROGRAMME, EventKind.WITHDRAWAL),
        ("A", EducationKind.COURSE, EventKind.WITHDRAWAL),
    ]


def test_after_it_all_of_it_is_withdrawn_and_nothing_else() -> None:
    """WDR-3, WDR-4."""
    held = _programme()
    after = held.after(foresee(held, Withdraw("MAPROG"), NOW).changes)

    assert [standing(after, place) for place in after.participations] == [Standing.WITHDRAWN] * 3 + [Standing.EXPECTED]


def test_asked_once_more_it_holds_and_changes_nothing() -> None:
    """WDR-1: a lost answer can be asked for anew."""
    held = _programme()
    again = foresee(held.after(foresee(held, Withdraw("A"), NOW).changes), Withdraw("A"), NOW)

    assert (keys(again.decision), again.decision.holds, again.changes) == (["WDR-1/withdrawn"], True, ())
    assert [reason.key for reason in again.follows] == ["WDR-4/gone"]


def test_a_refusal_foretells_nothing() -> None:
    """WDR-1: neither changes nor what would follow from them."""
    outlook = foresee(record(participation(offering(), registered(), participation_id="A")), Withdraw("A"), NOW)

    assert (outlook.changes, outlook.touched, outlook.follows) == ((), (), ())


def test_the_dialog_has_what_it_is_to_show() -> None:
    """WDR-2: name, code, the whole study period, credits, registration period; and the safe way out has the focus."""
    first = period(1, span(STARTS, TODAY), "4.5")
    second = period(2, span(TODAY, ENDS), "3.0", None)
    held = record(participation(offering(course("A"), first, second), participation_id="A"))
    outlook = foresee(held, Withdraw("A"), NOW)
    about = outlook.subject

    assert outlook.focus is Focus.SAFE
    assert (about.code, about.name.sv, str(about.credits), about.period, about.periods) == (
        "A",
        "Kurs A",
        "7.5",
        None,
        2,
    )
    assert (about.span, about.registration) == (span(STARTS, ENDS), WINDOW)


def test_it_can_not_be_registered_on_afterwards() -> None:
    """REG-5: there is no place any more."""
    held = _programme()
    after = held.after(foresee(held, Withdraw("A"), NOW).changes)

    assert keys(foresee(after, Register("A", 1), NOW).decision) == ["REG-5/withdrawn"]


def test_what_nobody_has_is_not_found() -> None:
    with pytest.raises(NotFound):
        foresee(record(), Withdraw("A"), NOW)


def test_it_is_offered_with_what_is_expected_only() -> None:
    """WDR-1: where there is nothing to withdraw from, nothing is said of it."""
    held = _programme()
    begun = participation(offering(course("D")), registered(), participation_id="D")

    assert [_actions(held, place) for place in held.participations] == [
        ["Register", "Withdraw"],
        ["Register", "Withdraw"],
        ["Register"],
        ["Register", "Withdraw"],
    ]
    assert "Withdraw" not in _actions(record(begun), begun)


def test_one_of_two_places_on_a_course_is_withdrawn_by_itself() -> None:
    """WDR-1, WDR-4: admitted twice, or anew after a withdrawal: the other place stands."""
    first = participation(offering(course("A")), participation_id="first")
    second = participation(offering(course("A"), code="again"), participation_id="second")
    held = record(first, second)
    after = held.after(foresee(held, Withdraw("first"), NOW).changes)

    assert [standing(after, place) for place in after.participations] == [Standing.WITHDRAWN, Standing.EXPECTED]
    assert foresee(after, Withdraw("second"), NOW).decision.open
    assert foresee(after, Register("second", 1), NOW).decision.open


def test_a_course_in_two_programmes_goes_with_its_own() -> None:
    """WDR-3: a place lies in one programme; the place in the other is not touched."""
    held = record(
        participation(offering(package("P")), participation_id="P"),
        participation(offering(package("Q")), participation_id="Q"),
        participation(offering(course("A"), code="p"), participation_id="in-P", within="P"),
        participation(offering(course("A"), code="q"), participation_id="in-Q", within="Q"),
    )
    outlook = foresee(held, Withdraw("P"), NOW)

    assert [one.participation_id for one in outlook.touched] == ["P", "in-P"]


def test_what_it_touches_has_no_period() -> None:
    """WDR-3: a place is withdrawn whole."""
    (one,) = foresee(_programme(), Withdraw("A"), NOW).touched

    assert one == Touched("A", EducationKind.COURSE, course("A").name, "A", EventKind.WITHDRAWAL)


@pytest.mark.parametrize("words", [SV, EN], ids=["sv", "en"])
def test_its_receipts_in_words(words: Words) -> None:
    """WDR-4: what is done, or was before, and what to do for one who thinks better of it."""
    outlook = foresee(_programme(), Withdraw("A"), NOW)
    named = {"course": words.text(outlook.subject.name), "code": "A"}
    after = reasons.sentence(words, outlook.follows[0], TODAY)

    said = [receipts.told(words, receipt(outlook, NOW, changed=changed), TODAY) for changed in (True, False)]
    assert said == [
        f"{words.say('receipt.withdraw', **named)} {after}",
        f"{words.say('receipt.withdraw.unchanged', **named)} {after}",
    ]
