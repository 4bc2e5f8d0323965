"""The exam sessions of Blå lärosätet: in every state that one can be in, on every day of the year."""

from collections.abc import Mapping
from datetime import date, timedelta

from ladok_core.model.exam_session import ExamSession
from ladok_core.model.offering import Offering
from ladok_core.model.text import Text
from ladok_core.sample.calendar import Calendar
from ladok_core.sample.catalogue_bla import DISCRETE, LINEAR, MATERIALS, OLD_WEB, SPANISH
from ladok_core.sample.exams import EXAM, RESIT, Held, session
from ladok_core.sample.offerings import past

_TOWN = Text("Blåköping", "Blåköping")
_HALL = "Sal B12"


def sessions(cal: Calendar, around: Mapping[str, Offering]) -> dict[str, ExamSession]:
    """Make the sessions, by a word for what each shows."""
    databases, statistics, algorithms = around["DB1001"], around["ST1003"], around["MA2001"]
    discrete, linear = past(cal, DISCRETE, -2, 1), past(cal, LINEAR, -2, 2)
    spanish, materials = past(cal, SPANISH, -3), past(cal, MATERIALS, cal.autumn(12), 1)
    web = past(cal, OLD_WEB, -1, 1)
    return {
        # To sign up for.
        "open": session(
            statistics, "open", EXAM, Held(cal.day(34), 8, 13, _HALL, _TOWN), module="2000",
            sign_up=cal.window(-10, 7), places=80, taken=68, anonymous=True, code_withheld=True,
            information=Text(
                "Tag med legitimation. **Miniräknare** är inte tillåten.",
                "Bring proof of identity. **Calculators** are not allowed.",
            ),
        ),
        "unlimited": session(
            databases, "unlimited", Text("Laborationsprov", "Laboratory test"), Held(cal.day(40), 14, 18),
            module="2000", sign_up=cal.window(-3, 18), link="https://prov.bla.example/db1001",
            sign_off_until=cal.day(40),
        ),
        "last-place": session(
            databases, "last-place", Text("Projektredovisning", "Project presentation"),
            Held(cal.day(12), 10, 12, "Sal A3", _TOWN), sign_up=cal.window(-14, 4), places=20, taken=19,
            sign_off=False,
        ),
        "full": session(
            statistics, "full", Text("Datorlaboration", "Computer session"),
            Held(cal.day(16), 13, 15, "Dator 4", _TOWN), sign_up=cal.window(-5, 9), places=24, taken=24,
        ),
        "later": session(
            statistics, "later", RESIT, Held(cal.day(75), 8, 13, _HALL, _TOWN), module="2000",
            sign_up=cal.window(30, 60),
        ),
        "closed": session(
            statistics, "closed", Text("Dugga", "Midterm exam"), Held(cal.day(6), 9, 10, "Sal C1", _TOWN),
            sign_up=cal.window(-20, -1),
        ),
        "undecided": session(
            databases, "undecided", RESIT, Held(cal.day(110), 8, 13), module="2000",
        ),
        "passed-module": session(
            statistics, "passed-module", RESIT, Held(cal.day(25), 8, 13, _HALL, _TOWN), module="1000",
            sign_up=cal.window(-8, 6),
        ),
        "higher-grade": session(
            linear, "higher-grade", Text("Plustentamen", "Higher grade"),
            Held(cal.day(50), 8, 13, _HALL, _TOWN), sign_up=cal.window(-2, 30), passed_may=True,
        ),
        "not-registered": session(
            algorithms, "not-registered", EXAM, Held(cal.day(60), 8, 13, _HALL, _TOWN), sign_up=cal.window(-1, 40),
        ),
        "cancelled": session(
            databases, "cancelled", Text("Extratentamen", "Extra exam"), Held(cal.day(20), 8, 13, _HALL, _TOWN),
            sign_up=cal.window(-12, 5), cancelled=True,
        ),
        "suspended": session(
            web, "suspended", RESIT, Held(cal.day(15), 8, 13, _HALL, _TOWN), module="1000",
            sign_up=cal.window(-6, 5),
        ),
        # Signed up for.
        "code-shown": session(
            databases, "code-shown", EXAM, Held(cal.day(9), 8, 13, "Sal D2", _TOWN), module="1000",
            sign_up=cal.window(-30, 2), sign_off_until=cal.day(8), anonymous=True,
        ),
        "code-withheld": session(
            discrete, "code-withheld", Text("Plustentamen", "Higher grade"),
            Held(cal.day(48), 8, 13, _HALL, _TOWN), sign_up=cal.window(-9, 20), passed_may=True, places=60, taken=31,
            anonymous=True, code_withheld=True,
        ),
        "by-staff": session(
            databases, "by-staff", Text("Muntlig redovisning", "Oral presentation"),
            Held(cal.day(5), 10, 11, "Rum 2317", _TOWN), self_sign_up=False, sign_off=False,
        ),
        "by-staff-with-a-way-off": session(
            databases, "by-staff-with-a-way-off", Text("Seminarium", "Seminar"),
            Held(cal.day(18), 13, 15, "Rum 2317", _TOWN), self_sign_up=False,
        ),
        "cancelled-for-me": session(
            databases, "cancelled-for-me", Text("Räknestuga med prov", "Workshop with a test"),
            Held(cal.day(3), 13, 15, "Sal C1", _TOWN), sign_up=cal.window(-25, -4), cancelled=True,
        ),
        # Past.
        "past": session(
            discrete, "past", EXAM, Held(_exam_day(discrete), 8, 13, _HALL, _TOWN), anonymous=True,
            code_withheld=True,
        ),
        "past-resit": session(spanish, "past-resit", RESIT, Held(cal.day(-190), 14, 18, "Sal E1", _TOWN)),
        "missed": session(
            databases, "missed", Text("Dugga", "Midterm exam"), Held(cal.day(-12), 9, 10, "Sal C1", _TOWN),
            sign_up=cal.window(-40, -20),
        ),
        "long-ago": session(materials, "long-ago", EXAM, Held(_exam_day(materials), 8, 13, _HALL, _TOWN)),
    }  # fmt: skip


def _exam_day(given: Offering) -> date:
    """Return the day of the exam of an offering that is over: in its last week but one."""
    return given.periods[-1].span.last - timedelta(days=9)
