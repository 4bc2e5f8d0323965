"""Take away the temporary address: the student lives nowhere else any more.  CON-2."""

from datetime import datetime

from ladok_core.actions.action import Action, ActionSpec, Focus, nowhere
from ladok_core.actions.concern import STUDENT
from ladok_core.actions.subject import student_of
from ladok_core.model.change import Change
from ladok_core.model.contact import TemporaryAddressRemoved, noticed_of
from ladok_core.model.decision import Decision, Reason
from ladok_core.model.record import Record
from ladok_core.rules.contact import SHARED
from ladok_core.rules.temporary_address import can_remove_temporary


class RemoveTemporaryAddress(Action, frozen=True, tag="remove-temporary-address"):
    """Take away the temporary address, whatever its days.  CON-2."""


def decide(record: Record, wish: RemoveTemporaryAddress, now: datetime) -> Decision:
    """Decide whether there is one to take away.  CON-2, CON-3, IMP-1."""
    del wish, now
    return can_remove_temporary(record)


def changes(record: Record, wish: RemoveTemporaryAddress, now: datetime) -> tuple[Change, ...]:
    """Return what becomes true: there is none, at any institution.  CON-2."""
    del record, wish
    removed = TemporaryAddressRemoved()
    return (removed, noticed_of((removed,), now))


def follows(after: Record, wish: RemoveTemporaryAddress, now: datetime) -> tuple[Reason, ...]:
    """Return that all institutions have taken it away.  CON-1."""
    del after, wish, now
    return (SHARED.because(),)


REMOVE_TEMPORARY_ADDRESS = ActionSpec(
    "remove-temporary-address",
    RemoveTemporaryAddress,
    decide,
    changes,
    nowhere,
    student_of,
    follows,
    focus=Focus.SAFE,
    concerns=STUDENT,
    follows_anew=True,
)
