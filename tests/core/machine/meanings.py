"""The meaning of every action, by its name: a new action is an entry here."""

from collections.abc import Mapping

from core.machine.meaning import Meaning
from core.machine.of_changing import CHANGING
from core.machine.of_choices import APPLYING, CHOOSING, UNAPPLYING, UNCHOOSING
from core.machine.of_details import DETAILS, ELSEWHERE, NOWHERE_ELSE
from core.machine.of_exams import SIGNING_OFF, SIGNING_UP
from core.machine.of_places import REGISTERING, STOPPING, WITHDRAWING

MEANINGS: Mapping[str, Meaning] = {
    "register": REGISTERING,
    "change-offering": CHANGING,
    "withdraw": WITHDRAWING,
    "stop": STOPPING,
    "apply": APPLYING,
    "unapply": UNAPPLYING,
    "choose": CHOOSING,
    "unchoose": UNCHOOSING,
    "exam-signup": SIGNING_UP,
    "exam-signoff": SIGNING_OFF,
    "details": DETAILS,
    "temporary-address": ELSEWHERE,
    "remove-temporary-address": NOWHERE_ELSE,
}
