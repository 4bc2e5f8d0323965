"""Where it counts what becomes true: for a record, for all that a student has, or until the next visit."""

import pytest

from ladok_core.model.change import Change, Happened, Scope, SignedIn, scope_of
from ladok_core.model.contact import ContactSet, TemporaryAddressRemoved
from ladok_core.model.participation import EventKind, ParticipationEvent
from records import NOW, TODAY

CONTACT = ContactSet(phone="070-174 06 99")
REGISTERED = Happened("place", ParticipationEvent(EventKind.REGISTRATION, on=TODAY, period=1))


@pytest.mark.parametrize(
    ("changes", "scope"),
    [
        ((), None),
        ((REGISTERED,), Scope.RECORD),
        ((CONTACT, TemporaryAddressRemoved()), Scope.STUDENT),
        ((CONTACT, REGISTERED), Scope.RECORD),
        ((SignedIn(NOW),), Scope.VISIT),
        ((SignedIn(NOW), REGISTERED), Scope.RECORD),
    ],
)
def test_what_is_about_the_student_counts_everywhere_and_a_sign_in_for_a_visit(
    changes: tuple[Change, ...], scope: Scope | None
) -> None:
    """CON-1, STA-1: all of it; what is partly about a record belongs to that record."""
    assert scope_of(changes) is scope
