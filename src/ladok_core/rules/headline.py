"""Which of several reasons to say first: the one that the student can do something about soonest."""

from ladok_core.model.decision import Decision, Reason

# Paying and waiting help at once; a condition takes studies; the rest lies with the institution.  A cancelled offering
# or a completed course comes first of all: nothing that the student does about the others would help.
_ORDER = (
    "IMP-1/imported",
    "REG-6/cancelled",
    "REG-6/completed",
    "REG-2/opens",
    "REG-4/opens",
    "REG-3/over",
    "REG-3/closed",
    "REG-3/none",
    "REG-6/fee",
    "REG-6/conditions",
    "REG-6/on-leave",
    "REG-6/reserve",
    "REG-6/not-open",
    "REG-6/suspended",
)


def headline(decision: Decision) -> Reason:
    """Return the reason to say first; the others stand beneath it in the order of the rules."""
    return min(decision.reasons, key=lambda reason: _ORDER.index(reason.key) if reason.key in _ORDER else len(_ORDER))


def obstacles(decision: Decision) -> tuple[Reason, ...]:
    """Return the obstacles among a decision's reasons, in the order of REG-6."""
    return tuple(reason for reason in decision.reasons if reason.rule == "REG-6")
