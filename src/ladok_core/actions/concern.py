"""What kind of thing an action is done with: which field of it names the thing, and where such things are.

An action says it in its spec; ``do`` then knows whether to ask for a code and what a code can mean, a screen which row
is about the same thing, a test what to try it with.
"""

from collections.abc import Callable
from typing import Any

import msgspec

from ladok_core.model.choice import Choice, ChoiceKind
from ladok_core.model.exam_session import ExamSession
from ladok_core.model.offering import Offering
from ladok_core.model.participation import Participation
from ladok_core.model.record import Record
from ladok_core.model.student import Student


class Concern(msgspec.Struct, frozen=True):
    """A kind of thing.  ``name`` is what an error calls it, ``kind`` its struct, ``field`` the one that holds its id.

    The field is called alike in the action, and in the row of a page that is about such a thing; without one the action
    concerns the student.  ``things(record)`` are all of them.  ``page`` is the page that lists them, each with its code
    and what can be done with it; a page of one thing is asked for by that code.  Without a page they are found on those
    of courses and packages.  ``done_on`` is the page that one comes to for what is done with them, if
    there is one: from wherever else it can't be done, it leads there.
    """

    name: str
    kind: type[msgspec.Struct]
    field: str
    things: Callable[[Record], tuple[Any, ...]]
    page: str = ""
    done_on: str = ""


def _choices(kind: ChoiceKind) -> Concern:
    """Return what is done with choices of a kind: Start lists them, and each has a page where it is made."""
    return Concern(
        "choice", Choice, "choice_id", lambda record: record.choices_of(kind), page="start", done_on="choice"
    )


PLACE = Concern("participation", Participation, "participation_id", lambda record: record.participations)
STUDENT = Concern("student", Student, "", lambda record: (record.student,), done_on="details")
ALTERNATIVE = Concern(
    "offering", Offering, "offering_id", lambda record: record.alternatives, page="offerings", done_on="offerings"
)
STUDY_CHOICE = _choices(ChoiceKind.STUDY_CHOICE)
APPLICATION = _choices(ChoiceKind.APPLICATION)
EXAM_SESSION = Concern(
    "exam-session", ExamSession, "session_id", lambda record: record.exam_sessions, page="exams", done_on="exams"
)
