"""What a change of course offering makes true, and what completes it."""

import pytest

from ladok_core.actions.action import Focus
from ladok_core.actions.change_offering import ChangeOffering
from ladok_core.actions.choose import Choose
from ladok_core.actions.outcome import foresee, receipt
from ladok_core.actions.register import Register
from ladok_core.actions.unchoose import Unchoose
from ladok_core.actions.withdraw import Withdraw
from ladok_core.errors import NotFound
from ladok_core.model.change import Placed
from ladok_core.model.noticed import Differed, Noticed, Thing
from ladok_core.model.participation import EventKind
from ladok_core.model.record import Record
from ladok_core.model.state import State, StateKind, StateWord
from ladok_core.pages.asks import AskOfferings
from ladok_core.pages.course_row import course_row
from ladok_core.pages.offerings import build
from ladok_core.rules.standing import is_shown_in_education
from ladok_core.rules.start import is_shown_on_start
from ladok_core.rules.state import state_of
from ladok_core.words import Words, receipts
from records import (
    NOW,
    TODAY,
    choice,
    course,
    days,
    hp,
    keys,
    offering,
    option,
    package,
    participation,
    period,
    record,
    registered,
)

SV, EN = Words("sv"), Words("en")
COURSE = course("MA1010", "15")
OWN = participation(offering(COURSE, code="OWN"), registered(), participation_id="own", within="programme")
OTHER = offering(COURSE, period(1, extent="10"), period(2, days(80, 120), "5"), code="OTHER", changeable=True)
HELD = record(
    participation(offering(package()), registered(), participation_id="programme"), OWN, alternatives=(OTHER,)
)


def done(held: Record, wish: ChangeOffering | Register | Withdraw) -> Record:
    """The record once a wish has been carried out, which it can be."""
    outlook = foresee(held, wish, NOW)
    assert outlook.decision.open
    return held.after(outlook.changes)


def test_it_makes_an_expected_place_that_points_back() -> None:
    """OFC-1, OFC-2: on the other offering, in the same package; the old place stands as it was."""
    outlook = foresee(HELD, ChangeOffering(OTHER.offering_id, "own"), NOW)
    made, news = outlook.changes
    assert isinstance(made, Placed)
    assert news == Differed((Noticed(Thing.PLACE, made.participation.participation_id, new=True, at=NOW),))
    new = made.participation

    assert (new.offering, new.within, new.replaces, new.part, new.events) == (OTHER, "programme", "own", (), ())
    assert outlook.focus is Focus.SAFE
    assert HELD.after(outlook.changes).participation("own") == OWN


def test_a_part_is_a_place_on_these_periods_alone() -> None:
    """OFC-1: their credits, and their registration."""
    after = done(HELD, ChangeOffering(OTHER.offering_id, "own", (2,)))
    new = after.participations[-1]

    assert ([one.number for one in new.offering.periods], new.part) == ([2], (2,))
    assert sum(one.credits for one in new.offering.periods) == hp("5")


def test_registering_completes_it_as_a_re_registration() -> None:
    """OFC-2, REG-4: until then the old place is current; the new one is there to be registered on at once."""
    after = done(HELD, ChangeOffering(OTHER.offering_id, "own"))
    new = after.participations[-1]

    assert is_shown_on_start(after, OWN, TODAY).shown
    assert is_shown_on_start(after, new, TODAY).shown
    (event,) = foresee(after, Register(new.participation_id, 1), NOW).touched
    assert event.event is EventKind.RE_REGISTRATION


def test_completed_the_old_place_is_history() -> None:
    """OFC-2: not current any more, told as changed, still in My education; what it was registered on holds."""
    after = done(HELD, ChangeOffering(OTHER.offering_id, "own"))
    completed = done(after, Register(after.participations[-1].participation_id, 1))

    assert not is_shown_on_start(completed, OWN, TODAY).shown
    assert state_of(after, OWN, TODAY).word is StateWord.ONGOING
    assert state_of(completed, OWN, TODAY) == State(StateKind.LEFT, StateWord.CHANGED)
    assert is_shown_in_education(completed, OWN, TODAY).shown
    assert foresee(completed, Register("own", 1), NOW).decision.holds


def test_nothing_more_is_registered_on_a_place_that_was_changed() -> None:
    """OFC-2, REG-4: its next period belongs to the new one."""
    two = offering(COURSE, period(1), period(2, days(80, 120)), code="TWO")
    own = participation(two, registered(), participation_id="own")
    new = participation(OTHER, registered(), participation_id="new", replaces="own")

    assert foresee(record(own), Register("own", 2), NOW).decision.open
    assert keys(foresee(record(own, new), Register("own", 2), NOW).decision) == ["REG-5/changed"]


def test_the_receipt_says_that_one_must_register() -> None:
    """OFC-2: by when, or it comes to nothing."""
    outlook = foresee(HELD, ChangeOffering(OTHER.offering_id, "own"), NOW)
    told = [receipts.told(words, receipt(outlook, NOW, changed=True), TODAY) for words in (SV, EN)]

    assert [reason.key for reason in outlook.follows] == ["OFC-2/register"]
    assert "30 november" in told[0]
    assert "register" in told[1].casefold()


def test_after_a_withdrawal_the_next_change_is_another_place() -> None:
    """OFC-2, WDR-1: the way back, and no id is used for two places."""
    wish = ChangeOffering(OTHER.offering_id, "own")
    changed = done(HELD, wish)
    first = changed.participations[-1].participation_id
    back = done(changed, Withdraw(first))
    again = done(back, wish)

    assert foresee(changed, wish, NOW).decision.holds
    assert again.participations[-1].participation_id != first
    assert foresee(again, wish, NOW).decision.holds


def test_without_a_place_the_latest_that_can_be_left_is_meant() -> None:
    """OFC-1: a script needs no id; where there is no place it is told what is missing."""
    assert foresee(HELD, ChangeOffering(OTHER.offering_id), NOW).decision.open
    with pytest.raises(NotFound):
        foresee(record(alternatives=(OTHER,)), ChangeOffering(OTHER.offering_id), NOW)


def test_the_page_shows_them_side_by_side() -> None:
    """OFC-3: the student's own, and each other with what differs, and every part that can be changed to."""
    for wanted in ("ma1010", "own", OTHER.offering_id, OTHER.code):
        page = build(HELD, AskOfferings(wanted), NOW)
        (own,) = page.places
        (other,) = own.alternatives
        assert (page.code, own.leave.open, other.given.offering_code) == ("MA1010", True, OTHER.code)
        assert [one.action for one in other.offered] == [
            ChangeOffering(OTHER.offering_id, "own", part) for part in ((), (1,), (2,))
        ]
        assert [feature.value for feature in other.differs] == ["period", "registration"]


def test_changed_the_page_says_so_and_offers_from_the_new_place() -> None:
    """OFC-2: from the old one nothing more."""
    page = build(done(HELD, ChangeOffering(OTHER.offering_id, "own")), AskOfferings("MA1010"), NOW)

    assert [keys(own.leave) for own in page.places] == [["OFC-1/none"], ["OFC-2/another"]]
    assert [own.alternatives for own in page.places] == [(), ()]


def chosen() -> Record:
    """The record of one who chose the course, and changed to its other offering since."""
    place = participation(OWN.offering, participation_id="own", within="programme", choice="choice")
    made = choice(option(OWN.offering), option(offering(course("XX1"))))
    held = record(HELD.participations[0], place, alternatives=(OTHER,), choices=(made,))
    return done(held, ChangeOffering(OTHER.offering_id, "own"))


def test_a_choice_is_taken_back_with_what_was_changed_to() -> None:
    """CHO-4, OFC-2: else the student would keep the place, and could choose anew beside it."""
    held = chosen()
    row = course_row(held, held.participations[-1], is_shown_in_education(held, held.participations[-1], TODAY), NOW)
    outlook = foresee(held, Unchoose("choice"), NOW)

    assert Unchoose("choice") in [one.action for one in row.offered]
    assert outlook.decision.open
    assert outlook.subject.credits == hp(15)
    assert [place.participation_id for place in held.after(outlook.changes).participations] == ["programme"]


def test_of_a_choice_a_course_is_told_once_after_a_change_that_was_withdrawn() -> None:
    """CHO-3, CHO-4, OFC-2: the place that was changed from stands again, and it alone."""
    held = chosen()
    held = done(held, Withdraw(held.participations[-1].participation_id))
    same, removed = (foresee(held, one, NOW) for one in (Choose("choice", ("MA1010",)), Unchoose("choice")))

    assert [reason.key for reason in same.follows] == ["CHO-3/next-now"]
    assert removed.subject.credits == hp(15)


def test_a_choice_is_not_taken_back_once_what_was_changed_to_is_registered() -> None:
    """CHO-4, OFC-2: something of it is registered."""
    held = chosen()
    held = done(held, Register(held.participations[-1].participation_id, 1))

    assert keys(foresee(held, Unchoose("choice"), NOW).decision) == ["CHO-4/registered"]


def test_a_choice_is_the_same_after_a_change() -> None:
    """CHO-3: what was chosen is answered as success, with when the place that stands is registered on."""
    held = chosen()
    same, other = (foresee(held, Choose("choice", (code,)), NOW) for code in ("MA1010", "XX1"))

    assert (same.decision.holds, keys(other.decision)) == (True, ["CHO-3/closed"])
    assert [reason.key for reason in same.follows] == ["CHO-3/next-now"]
