"""The demo: two institutions and the students who between them show every state.  Pure, and the same all day."""

from datetime import date

from ladok_core.model.record import Record
from ladok_core.sample import catalogue_bla, catalogue_grona
from ladok_core.sample.calendar import Calendar
from ladok_core.sample.story import Stage
from ladok_core.sample.students import STORIES


def build(today: date) -> tuple[Record, ...]:
    """Build the records of all demo students, one a student and institution, for a civil date in Stockholm.

    Dates are counted from ``today``: on every day of the year something can be registered on, opens soon or has just
    closed.  Ellen Ek at Blå lärosätet comes first.
    """
    cal = Calendar(today)
    stage = Stage(cal, catalogue_bla.offerings(cal), catalogue_grona.offerings(cal))
    return tuple(record for story in STORIES for record in story(stage))
