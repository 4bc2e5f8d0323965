"""An exam session (aktivitetstillfälle), as a written exam on a day, and a student's signing up for it.  EXM-1."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

import msgspec

from ladok_core.model.civil_date import civil_date
from ladok_core.model.span import Span
from ladok_core.model.text import Text


class ExamTab(StrEnum):
    """The lists of the page, in its order.  EXM-2, EXM-3, EXM-4."""

    NOT_SIGNED_UP = "not_signed_up"
    SIGNED_UP = "signed_up"
    PASSED = "passed"


class ExamSession(msgspec.Struct, frozen=True):
    """One exam session of a course, or of one of its modules.

    Whoever is registered on one of ``offerings``, by their ids, may sign up within ``sign_up``, both days included;
    None where no period is set.  ``self_sign_up`` is False where the institution signs students up itself.
    ``passed_may`` lets those sign up, too, who have passed already.  ``sign_off_until`` is the last day of signing off;
    without it that is the last of the sign-up period †.
    ``places`` is how many there are, None where there is no limit, and ``taken`` how many of them the source counts as
    taken; what is done here comes on top of that.
    ``starts`` and ``ends`` are aware moments.  ``anonymous`` sessions are marked under a code, which ``code_withheld``
    keeps back until the session has been held.
    """

    session_id: str
    name: Text
    education_id: str
    course: Text
    code: str
    starts: datetime
    ends: datetime | None = None
    module_id: str | None = None
    module: Text | None = None
    offerings: tuple[str, ...] = ()
    sign_up: Span | None = None
    self_sign_up: bool = True
    passed_may: bool = False
    sign_off: bool = True
    sign_off_until: date | None = None
    places: int | None = None
    taken: int = 0
    town: Text | None = None
    room: str = ""
    link: str = ""
    anonymous: bool = False
    code_withheld: bool = False
    cancelled: bool = False
    information: Text | None = None

    @property
    def over(self) -> datetime:
        """The aware moment from which it has been held."""
        return self.starts if self.ends is None else max(self.ends, self.starts)

    @property
    def day(self) -> date:
        """Its last civil day: until then it is to come."""
        return civil_date(self.over)

    @property
    def last_day_off(self) -> date | None:
        """The last day on which one can sign off; None where nothing says so."""
        return self.sign_off_until or (self.sign_up.last if self.sign_up else None)


class SignUp(msgspec.Struct, frozen=True):
    """A student's place in a session, as staff wrote it or as it was asked for here.

    ``at`` is the aware moment, None where the source doesn't say.  ``by_staff`` is True where the student did not ask.
    ``anonymous_code`` is empty as long as the institution has given none.
    """

    session_id: str
    at: datetime | None = None
    by_staff: bool = False
    anonymous_code: str = ""


class SignedUp(msgspec.Struct, frozen=True, tag="signed_up"):
    """The student signed up for an exam session, and has one of its places.  EXM-6."""

    session_id: str
    at: datetime


class SignedOff(msgspec.Struct, frozen=True, tag="signed_off"):
    """The student signed off from an exam session, and their place is free again.  EXM-6.

    ``since`` is the moment of the sign-up that ended, where it is known.
    """

    session_id: str
    at: datetime
    since: datetime | None = None


SeatChange = SignedUp | SignedOff


def with_seat_change(sign_ups: tuple[SignUp, ...], change: SeatChange) -> tuple[SignUp, ...]:
    """Return a student's sign-ups as they are after a change; the very same where it changes nothing.

    What staff wrote of a session stays when the student has signed up for it as well: it has the code.  Signing off
    ends what was there by then, and not what staff wrote later.
    """
    if isinstance(change, SignedUp):
        if any(one.session_id == change.session_id for one in sign_ups):
            return sign_ups
        return (*sign_ups, SignUp(change.session_id, change.at))
    ended = change.at if change.since is None else max(change.at, change.since)
    left = tuple(
        one for one in sign_ups if one.session_id != change.session_id or (one.at is not None and one.at > ended)
    )
    return sign_ups if len(left) == len(sign_ups) else left


def with_seat_moved(moved: Mapping[str, int], change: SeatChange) -> dict[str, int]:
    """Return how many places of each session have been taken here, after one more was taken or given back."""
    step = 1 if isinstance(change, SignedUp) else -1
    counts = {**moved, change.session_id: moved.get(change.session_id, 0) + step}
    return {session_id: count for session_id, count in counts.items() if count}
