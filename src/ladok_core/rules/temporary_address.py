"""A temporary address: may the student say that they live elsewhere for a time, and is it used today?  CON-2, CON-3."""

from collections.abc import Iterator
from datetime import date

from ladok_core.model.contact import TemporarySought
from ladok_core.model.decision import Day, Decision, Reason, Verdict
from ladok_core.model.reason_kind import Kind, Turn
from ladok_core.model.record import Record
from ladok_core.model.student import TemporaryAddress
from ladok_core.rules.contact import CON_2, PROTECTED, TO_MEND, in_address
from ladok_core.rules.imported import never_in_a_copy

ELSEWHERE = CON_2.reason("elsewhere", Kind.ALLOWS, turn=Turn.STUDENT)
TEMPORARY_SAME = CON_2.reason("temporary-same", Kind.DONE)
NONE = CON_2.reason("none", Kind.DONE)
REMOVABLE = CON_2.reason("removable", Kind.ALLOWS, turn=Turn.STUDENT)
NO_FIRST = CON_2.reason("no-first", *TO_MEND, field="first")
NO_LAST = CON_2.reason("no-last", *TO_MEND, field="last")
ORDER = CON_2.reason("order", *TO_MEND, field="last")
PAST = CON_2.reason("past", *TO_MEND, field="last")
LATER = CON_2.reason("later", Kind.WAITS)
CURRENT = CON_2.reason("now", Kind.ALLOWS)
ENDED = CON_2.reason("ended", Kind.MISSED)


def may_live_elsewhere(record: Record) -> Decision:
    """Decide whether the student may say that they live elsewhere for a time.  CON-2, CON-3, IMP-1."""
    if record.student.protected:
        return never_in_a_copy(record, Decision(Verdict.CLOSED, (PROTECTED.because(),)))
    return never_in_a_copy(record, Decision(Verdict.OPEN, (ELSEWHERE.because(),)))


def can_set_temporary(record: Record, sought: TemporarySought, today: date) -> Decision:
    """Decide whether the student may live at an address for a time, on a civil date.  CON-2, CON-3, IMP-1.

    The last day may be today; the first may be past, for one who tells of it late †.
    """
    if record.student.protected:  # before all else: no answer tells what is kept
        return never_in_a_copy(record, Decision(Verdict.CLOSED, (PROTECTED.because(),)))
    temporary = record.student.temporary
    if temporary is not None and sought == as_sought(temporary):
        return never_in_a_copy(record, Decision(Verdict.CLOSED, (TEMPORARY_SAME.because(),)))
    obstacles = tuple(_in_temporary(sought, today))
    if obstacles:
        return never_in_a_copy(record, Decision(Verdict.CLOSED, obstacles))
    return never_in_a_copy(record, Decision(Verdict.OPEN, (ELSEWHERE.because(),)))


def can_remove_temporary(record: Record) -> Decision:
    """Decide whether the student may take away the temporary address.  CON-2, CON-3, IMP-1."""
    if record.student.protected:  # whether there is one is not said either
        return never_in_a_copy(record, Decision(Verdict.CLOSED, (PROTECTED.because(),)))
    if record.student.temporary is None:
        return never_in_a_copy(record, Decision(Verdict.CLOSED, (NONE.because(),)))
    return never_in_a_copy(record, Decision(Verdict.OPEN, (REMOVABLE.because(),)))


def temporary_on(temporary: TemporaryAddress, today: date) -> Decision:
    """Decide whether a temporary address is used on a civil date; both its days belong to it.  CON-2."""
    first, last = Day(temporary.span.first), Day(temporary.span.last)
    if today < temporary.span.first:
        return Decision(Verdict.LATER, (LATER.because(on=first),))
    if today > temporary.span.last:
        return Decision(Verdict.CLOSED, (ENDED.because(on=last),))
    return Decision(Verdict.OPEN, (CURRENT.because(on=last),))


def as_sought(temporary: TemporaryAddress) -> TemporarySought:
    """Return a temporary address as the wish that would lead to it."""
    return TemporarySought(temporary.address, temporary.span.first, temporary.span.last)


def _in_temporary(sought: TemporarySought, today: date) -> Iterator[Reason]:
    yield from in_address(sought.address)
    if sought.first is None:
        yield NO_FIRST.because()
    if sought.last is None:
        yield NO_LAST.because()
    elif sought.first is not None and sought.last < sought.first:
        yield ORDER.because(on=Day(sought.first))
    elif sought.last < today:
        yield PAST.because(on=Day(sought.last))
