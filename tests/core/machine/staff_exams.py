"""What staff do with exam sessions: cancel and move them, add places, sign students up.  EXM-3, EXM-6."""

from datetime import datetime, timedelta
from random import Random

from msgspec.structs import replace

from core.machine.facts import Facts
from core.machine.scene import KEYS
from core.machine.seen import Seen
from ladok_core.model.civil_date import civil_date
from ladok_core.model.exam_session import SignUp
from ladok_core.model.span import Span
from records import DAY


def a_session(facts: Facts, rng: Random, now: datetime) -> Seen:
    """An exam session is cancelled or not, its sign-up period moved, places added, or its limit taken away.

    More often one that somebody has a seat in: of the others there is less to see.
    """
    where = rng.choice(("bla", "bla", "bla", "grona"))
    sessions, records = facts.sessions[where], facts.records.items()
    seats = sorted({seat for key, kept in records if key.institution_id == where for seat in kept.seats})
    one = sessions[rng.choice(seats if seats and rng.random() < 0.6 else list(sessions))]
    match rng.randrange(4):
        case 0:
            one = replace(one, cancelled=not one.cancelled)
        case 1:
            first = civil_date(now) - rng.randint(-10, 20) * DAY
            one = replace(one, sign_up=Span(first, first + rng.randint(0, 60) * DAY))
        case 2:
            one = replace(one, places=None if one.places is None or rng.random() < 0.1 else one.places + 1)
        case _:
            starts = now + timedelta(days=rng.randint(1, 40))
            one = replace(one, starts=starts, ends=None)
    sessions[one.session_id] = one
    return Seen.EVER


def a_seat(facts: Facts, rng: Random, now: datetime) -> Seen:
    """Staff sign a student up, who has then one of the places."""
    key = rng.choice(KEYS)
    kept, sessions = facts.records[key], facts.sessions[key.institution_id]
    one = rng.choice(list(sessions.values()))
    free = one.places is None or one.places - one.taken - facts.sold[one.session_id] > 0
    if free and one.session_id not in kept.seats and now < one.starts:
        kept.sign_ups = [given for given in kept.sign_ups if given.session_id != one.session_id]
        kept.sign_ups.append(SignUp(one.session_id, now, by_staff=True, anonymous_code=rng.choice(("", "A-17"))))
        kept.seats.add(one.session_id)
        sessions[one.session_id] = replace(one, taken=one.taken + 1)
    return Seen.EVER
