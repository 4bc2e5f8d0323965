"""The signs of states and grades.  A state is known by its word; the sign is never the only thing that tells it."""

from ladok_core.model.grade_state import GradeState
from ladok_core.model.state import StateKind

SIGNS = {
    StateKind.COMPLETED: "✓",
    StateKind.CREDITED: "↦",
    StateKind.REGISTER: "▸",
    StateKind.REGISTERED: "●",
    StateKind.WAITING: "○",
    StateKind.STOPPED: "!",
    StateKind.NOT_COMPLETED: "–",
    StateKind.LEFT: "✕",
    StateKind.UNKNOWN: "?",
}

GRADE_SIGNS = {
    GradeState.PASSED: SIGNS[StateKind.COMPLETED],
    GradeState.FAILED: SIGNS[StateKind.NOT_COMPLETED],
    GradeState.CREDITED: SIGNS[StateKind.CREDITED],
    GradeState.NONE: SIGNS[StateKind.WAITING],
    GradeState.NOT_CERTIFIED: SIGNS[StateKind.WAITING],
    GradeState.UNKNOWN: SIGNS[StateKind.UNKNOWN],
}
