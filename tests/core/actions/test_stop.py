"""What a non-completion makes true, and what is said of it."""

import pytest

from ladok_core.actions.action import Focus
from ladok_core.actions.outcome import foresee, offered, receipt
from ladok_core.actions.register import Register
from ladok_core.actions.stop import Stop
from ladok_core.errors import NotFound
from ladok_core.model.participation import EventKind, Participation
from ladok_core.model.record import Record
from ladok_core.model.span import Span
from ladok_core.model.standing import Standing
from ladok_core.rules.registration_periods import kind_of_registration
from ladok_core.rules.standing import standing
from ladok_core.words import Words, reasons, receipts
from records import (
    DAY,
    ENDS,
    NOW,
    TODAY,
    course,
    days,
    event,
    keys,
    offering,
    package,
    participation,
    period,
    record,
    registered,
)

SV, EN = Words("sv"), Words("en")
EARLY, LATE = EventKind.EARLY_NON_COMPLETION, EventKind.NON_COMPLETION


def _started(code: str, ago: int, type_code: str = "2007GKURS") -> Participation:
    """A registered course in the programme that started so many days ago."""
    given = offering(course(code, type_code=type_code), period(dates=Span(TODAY - ago * DAY, ENDS)))
    return participation(given, registered(), participation_id=code, within="MAPROG")


def _programme() -> Record:
    done = event(EventKind.COMPLETION)
    return record(
        participation(offering(package("MAPROG")), registered(), participation_id="MAPROG"),
        _started("NEW", 20),
        _started("OLD", 21),
        _started("SHORT", 16, "PISKURS"),
        _started("THIRD", 1, "2007FKURS"),
        _started("COMING", -5),
        participation(offering(course("NOT")), participation_id="NOT", within="MAPROG"),
        participation(offering(course("DONE")), registered(), done, participation_id="DONE", within="MAPROG"),
    )


def test_each_course_in_a_programme_is_early_or_late_by_its_own_start() -> None:
    """NCP-2, NCP-3: by its own type's days, too; what is not begun is withdrawn, what is completed stays."""
    outlook = foresee(_programme(), Stop("MAPROG"), NOW)

    assert [(one.code, one.event) for one in outlook.touched] == [
        ("MAPROG", LATE),
        ("NEW", EARLY),
        ("OLD", LATE),
        ("SHORT", LATE),
        ("THIRD", LATE),
        ("COMING", EARLY),
        ("NOT", EventKind.WITHDRAWAL),
    ]


def test_after_it_nothing_in_the_programme_goes_on() -> None:
    """NCP-2: all or none."""
    held = _programme()
    after = held.after(foresee(held, Stop("MAPROG"), NOW).changes)

    assert [standing(after, place) for place in after.participations] == [
        Standing.NON_COMPLETION,
        Standing.EARLY_NON_COMPLETION,
        Standing.NON_COMPLETION,
        Standing.NON_COMPLETION,
        Standing.NON_COMPLETION,
        Standing.EARLY_NON_COMPLETION,
        Standing.WITHDRAWN,
        Standing.COMPLETED,
    ]
    assert {event.on for place in after.participations for event in place.events[1:] if event.on} == {TODAY}


def test_a_course_is_stopped_by_itself() -> None:
    """NCP-1: its programme and the other courses go on."""
    held = _programme()

    assert [one.code for one in foresee(held, Stop("OLD"), NOW).touched] == ["OLD"]


def test_asked_once_more_it_holds_and_changes_nothing() -> None:
    """NCP-1: a lost answer can be asked for anew."""
    held = _programme()
    for code in ("NEW", "OLD", "MAPROG"):
        again = foresee(held.after(foresee(held, Stop(code), NOW).changes), Stop(code), NOW)

        assert (keys(again.decision), again.decision.holds, again.changes) == (["NCP-1/stopped"], True, ())


def test_csn_and_resuming_are_told_of_before_and_after() -> None:
    """NCP-1, NCP-4: in the dialog as well as in the receipt."""
    held = _programme()
    outlook = foresee(held, Stop("OLD"), NOW)

    assert [reason.key for reason in outlook.follows] == ["NCP-1/csn", "NCP-4/resuming"]
    assert receipt(outlook, NOW, changed=True).follows == outlook.follows


def test_the_safe_way_out_has_the_focus() -> None:
    """NCP-4: it can't be undone."""
    assert foresee(_programme(), Stop("OLD"), NOW).focus is Focus.SAFE


@pytest.mark.parametrize("code", ["NEW", "OLD"])
def test_it_can_not_be_registered_on_afterwards(code: str) -> None:
    """REG-5: early or late."""
    held = _programme()
    after = held.after(foresee(held, Stop(code), NOW).changes)

    assert keys(foresee(after, Register(code, 1), NOW).decision) == ["REG-5/non-completion"]


@pytest.mark.parametrize(
    ("code", "kind"), [("NEW", EventKind.REGISTRATION), ("OLD", EventKind.RE_REGISTRATION)], ids=["early", "late"]
)
def test_a_new_place_afterwards_is_begun_anew_or_again(code: str, kind: EventKind) -> None:
    """NCP-3, REG-4: what ended early counts as never begun."""
    held = _programme()
    after = held.after(foresee(held, Stop(code), NOW).changes)
    again = participation(offering(course(code), period(dates=days(60, 90))), participation_id="again")

    assert kind_of_registration(record(*after.participations, again), again) is kind


def test_what_nobody_has_is_not_found() -> None:
    with pytest.raises(NotFound):
        foresee(record(), Stop("A"), NOW)


def test_it_is_offered_with_what_is_begun_and_goes_on() -> None:
    """NCP-1, NCP-4: never where it could only be regretted."""
    held = _programme()
    after = held.after(foresee(held, Stop("OLD"), NOW).changes)

    def offering_it(of: Record) -> list[str]:
        return [
            place.participation_id
            for place in of.participations
            if any(isinstance(one.action, Stop) for one in offered(of, place, NOW))
        ]

    assert offering_it(held) == ["MAPROG", "NEW", "OLD", "SHORT", "THIRD", "COMING"]
    assert offering_it(after) == ["MAPROG", "NEW", "SHORT", "THIRD", "COMING"]


@pytest.mark.parametrize("words", [SV, EN], ids=["sv", "en"])
def test_its_receipts_in_words(words: Words) -> None:
    """NCP-1, NCP-3: early, late, or done before; and that CSN is to be told, each time."""
    held = _programme()
    old, new = foresee(held, Stop("OLD"), NOW), foresee(held, Stop("NEW"), NOW)
    after = " ".join(reasons.sentence(words, reason, TODAY) for reason in old.follows)

    for outlook, changed, key in (
        (old, True, "receipt.stop.non_completion"),
        (new, True, "receipt.stop.early_non_completion"),
        (old, False, "receipt.stop.unchanged"),
    ):
        done = words.say(key, course=words.text(outlook.subject.name), code=outlook.subject.code)
        assert receipts.told(words, receipt(outlook, NOW, changed=changed), TODAY) == f"{done} {after}"
