"""Application within programme (anmälan inom program): may the student apply now?  APP-1 to APP-3, IMP-1."""

from datetime import date

from ladok_core.model.choice import Choice
from ladok_core.model.decision import Decision, Verdict
from ladok_core.model.institution import Switch
from ladok_core.model.reason_kind import Kind, Turn
from ladok_core.model.record import Record
from ladok_core.rules.choosing import declare_ways, may_make, obstacles_of
from ladok_core.rules.imported import never_in_a_copy
from ladok_core.rules.rule import Rule
from ladok_core.rules.switched import Switched

APP_1 = Rule("APP-1", "An application is shown only within its period, to those who study the programme it is for.")
APP_2 = Rule(
    "APP-2", "An application gives an expected participation at once; registration on it follows its own period."
)
APP_3 = Rule(
    "APP-3",
    "Where the institution allows it an application can be taken back as long as it has not led to a registration, and "
    "made again within its period.",
)

OFF = APP_1.reason("off", Kind.HIDES, turn=Turn.INSTITUTION)
REMOVING_OFF = APP_3.reason("off", Kind.HIDES, turn=Turn.INSTITUTION)

APPLYING = Switched(Switch.PROGRAMME_APPLICATION, OFF)
REMOVING = Switched(Switch.REMOVE_APPLICATION, REMOVING_OFF)
WAYS = declare_ways(APP_1, APP_2, APP_2, APP_3, APPLYING, REMOVING)


def can_apply(record: Record, choice: Choice, today: date) -> Decision:
    """Decide whether the student may apply on a civil date; what stands in the way is named, all of it.

    APP-1, APP-2, IMP-1.
    """
    return never_in_a_copy(record, _can_apply(record, choice, today))


def _can_apply(record: Record, choice: Choice, today: date) -> Decision:
    if record.made_by(choice.choice_id):  # before the switch: it holds even where none can be made any more
        return Decision(Verdict.CLOSED, (WAYS.made.because(),))
    shown = may_make(record, choice, today, WAYS)
    if not shown.open:
        return shown
    obstacles = tuple(reason for option in choice.options for reason in obstacles_of(record, option, today, WAYS))
    return Decision(Verdict.CLOSED, obstacles) if obstacles else shown
