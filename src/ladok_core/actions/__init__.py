"""What a student can do: one file an action, and the list of them, from which all else is made.

A new action is a file here and its entry in ``AnyAction`` and ``ACTIONS``; commands, keys, dialogs, routes, schemas and
the tests of what holds of every action come from the list.
"""

from ladok_core.actions.action import Action, ActionSpec
from ladok_core.actions.apply import APPLY, Apply
from ladok_core.actions.change_offering import CHANGE_OFFERING, ChangeOffering
from ladok_core.actions.choose import CHOOSE, Choose
from ladok_core.actions.details import DETAILS, ChangeDetails
from ladok_core.actions.exam_signoff import EXAM_SIGNOFF, ExamSignOff
from ladok_core.actions.exam_signup import EXAM_SIGNUP, ExamSignUp
from ladok_core.actions.register import REGISTER, Register
from ladok_core.actions.remove_temporary_address import REMOVE_TEMPORARY_ADDRESS, RemoveTemporaryAddress
from ladok_core.actions.stop import STOP, Stop
from ladok_core.actions.temporary_address import TEMPORARY_ADDRESS, SetTemporaryAddress
from ladok_core.actions.unapply import UNAPPLY, Unapply
from ladok_core.actions.unchoose import UNCHOOSE, Unchoose
from ladok_core.actions.withdraw import WITHDRAW, Withdraw

AnyAction = (
    Register
    | Choose
    | Apply
    | Unchoose
    | Unapply
    | ChangeOffering
    | Withdraw
    | Stop
    | ExamSignUp
    | ExamSignOff
    | ChangeDetails
    | SetTemporaryAddress
    | RemoveTemporaryAddress
)
"""Every action, as it travels: told apart by its tag."""

ACTIONS: tuple[ActionSpec, ...] = (
    REGISTER,
    CHOOSE,
    APPLY,
    UNCHOOSE,
    UNAPPLY,
    CHANGE_OFFERING,
    WITHDRAW,
    STOP,
    EXAM_SIGNUP,
    EXAM_SIGNOFF,
    DETAILS,
    TEMPORARY_ADDRESS,
    REMOVE_TEMPORARY_ADDRESS,
)
"""Every action's spec, in the order in which a thing offers them."""

_BY_STRUCT: dict[type[Action], ActionSpec] = {spec.struct: spec for spec in ACTIONS}
_BY_NAME = {spec.name: spec for spec in ACTIONS}


def spec_of(action: Action) -> ActionSpec:
    """Return the spec of an action."""
    return _BY_STRUCT[type(action)]


def spec_named(name: str) -> ActionSpec:
    """Return the spec of the action of that name.  KeyError when there is none."""
    return _BY_NAME[name]


def thing_of(action: Action) -> tuple[str, str]:
    """Return what an action is done with: the field that names it, and its id; both empty where it is the student."""
    field = spec_of(action).concerns.field
    return field, str(getattr(action, field)) if field else ""
