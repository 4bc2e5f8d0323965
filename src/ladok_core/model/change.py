"""What becomes true when something is done here: a small closed union of facts, folded over the record when it is read.

Facts are kept, not intentions: a rule that changes later changes no past.
"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

import msgspec

from ladok_core.model.contact import National
from ladok_core.model.exam_session import SeatChange
from ladok_core.model.noticed import Differed, Noticed, Thing
from ladok_core.model.participation import Participation, ParticipationEvent


class Happened(msgspec.Struct, frozen=True, tag="happened"):
    """Something happened to a participation."""

    participation_id: str
    event: ParticipationEvent


class Placed(msgspec.Struct, frozen=True, tag="placed"):
    """The student has been given a place, as an expected participation, on an offering of the catalogue."""

    participation: Participation


class TakenBack(msgspec.Struct, frozen=True, tag="taken_back"):
    """A place is no more, as if it had never been given, with all that had happened to it."""

    participation_id: str


class SignedIn(msgspec.Struct, frozen=True, tag="signed_in"):
    """The student signed in at an aware moment: what was new until then is new no more.  STA-1."""

    at: datetime


Change = Happened | Placed | TakenBack | SignedIn | Differed | National | SeatChange


def placed(places: Iterable[Participation], at: datetime) -> tuple[Change, ...]:
    """Return that the student has been given places, each news from an aware moment on.  CHG-1."""
    given = tuple(Placed(place) for place in places)
    news = tuple(Noticed(Thing.PLACE, one.participation.participation_id, new=True, at=at) for one in given)
    return (*given, Differed(news)) if news else ()


class Scope(StrEnum):
    """Where it counts what became true by something that was done."""

    RECORD = "record"
    """For the record with which it was done."""
    STUDENT = "student"
    """For all that the student has, at every institution.  CON-1."""
    VISIT = "visit"
    """Until the next sign-in, which then counts alone.  STA-1."""


def scope_of(changes: tuple[Change, ...]) -> Scope | None:
    """Return where it counts what became true at once; None where nothing did."""
    if not changes:
        return None
    # That it was seen counts where that counts which was seen.
    changes = tuple(change for change in changes if not isinstance(change, Differed)) or changes
    if all(isinstance(change, National) for change in changes):
        return Scope.STUDENT
    return Scope.VISIT if all(isinstance(change, SignedIn) for change in changes) else Scope.RECORD
