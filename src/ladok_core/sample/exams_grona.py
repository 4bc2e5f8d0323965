"""The exam sessions of Gröna lärosätet, from which nobody can sign off by themself."""

from collections.abc import Mapping

from ladok_core.model.exam_session import ExamSession
from ladok_core.model.offering import Offering
from ladok_core.model.text import Text
from ladok_core.sample.calendar import Calendar
from ladok_core.sample.exams import EXAM, RESIT, Held, session

_TOWN = Text("Grönstad", "Grönstad")


def sessions(cal: Calendar, around: Mapping[str, Offering]) -> dict[str, ExamSession]:
    """Make the sessions, by a word for what each shows."""
    timber = around["1ME045"]
    return {
        "open": session(
            timber, "open", RESIT, Held(cal.day(31), 9, 14, "Ekhallen", _TOWN), module="TEN1",
            sign_up=cal.window(-4, 11),
        ),
        "signed-up": session(
            timber, "signed-up", EXAM, Held(cal.day(13), 9, 14, "Ekhallen", _TOWN), module="TEN1",
            sign_up=cal.window(-21, 1), places=40, taken=22, anonymous=True,
        ),
    }  # fmt: skip
