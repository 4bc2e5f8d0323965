"""Every decision on the demo population, one line each, so that a changed rule shows whom it moved.

Run this file to rewrite the committed lines after a change that was meant: ``python tests/testbed/decisions.py``.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

from ladok_core import sample
from ladok_core.actions import spec_of
from ladok_core.actions.outcome import offered
from ladok_core.model.choice import Choice, ChoiceKind
from ladok_core.model.decision import Decision
from ladok_core.model.exam_session import ExamSession
from ladok_core.model.fees import TuitionFee
from ladok_core.model.institution import Place
from ladok_core.model.participation import Participation
from ladok_core.model.record import Record
from ladok_core.rules.alternatives import others, parts_of
from ladok_core.rules.choices import can_remove, is_shown_on_start, ways_of
from ladok_core.rules.choosing import obstacles_of
from ladok_core.rules.exam_sessions import is_shown_code, is_shown_session, tab_of
from ladok_core.rules.exam_sign_off import can_sign_off
from ladok_core.rules.exam_sign_up import can_sign_up
from ladok_core.rules.fees import is_shown_fee, is_shown_fees_page, payment_of
from ladok_core.rules.grading import grade_on
from ladok_core.rules.local_text import is_shown_text
from ladok_core.rules.non_completion import can_stop
from ladok_core.rules.offering_change import can_change, may_leave_for_another
from ladok_core.rules.programme_application import can_apply
from ladok_core.rules.registration import can_register
from ladok_core.rules.registration_facts import seek
from ladok_core.rules.registration_periods import registration_of
from ladok_core.rules.standing import is_shown_as_current, is_shown_in_education, standing, timing
from ladok_core.rules.start import is_new_result
from ladok_core.rules.study_choice import can_choose
from ladok_core.rules.withdrawal import can_withdraw

DAY = date(2026, 11, 23)
COMMITTED = Path(__file__).with_name("decisions.txt")


def decisions(day: date) -> Iterator[str]:
    """Make a line of each decision: student, institution, what it is about, which question, verdict, reasons.

    No line holds a date, so that they can be the same on every day.
    """
    noon = datetime.combine(day, time(12), UTC)
    for record in sample.build(day):
        whose = f"{record.student.student_id} {record.institution.institution_id}"
        for line in _of_record(record, noon):
            yield f"{whose} {line}"


def _of_record(record: Record, now: datetime) -> Iterator[str]:
    yield f"- local-text {_said(is_shown_text(record, Place.START))}"
    yield f"- fees {_said(is_shown_fees_page(record))}"
    for fee in record.fees:
        yield f"fee {_of(record, fee)} {_said(is_shown_fee(fee))}"
        for number, invoice in enumerate(fee.invoices, 1):
            yield f"fee {_of(record, fee)} invoice-{number} {_said(payment_of(invoice, now.date()))}"
    for choice in record.choices:
        yield f"{choice.code} on-start {_said(is_shown_on_start(record, choice, now.date()))}"
        yield f"{choice.code} choose-nothing {_said(_made_of_nothing(record, choice, now))}"
        yield f"{choice.code} remove {_said(can_remove(record, choice, now.date()))}"
        for option in choice.options if is_shown_on_start(record, choice, now.date()).shown else ():
            stops = " ".join(reason.key for reason in obstacles_of(record, option, now.date(), ways_of(choice.kind)))
            yield f"{choice.code} option {option.offering.education.code} {stops or 'free'}"
    for session in record.exam_sessions:
        for line in _of_session(record, session, now):
            yield f"exam {session.session_id.rpartition('.')[2]} {line}"
    taken: dict[str, int] = {}
    for participation in record.participations:
        code = participation.offering.education.code
        taken[code] = taken.get(code, 0) + 1
        for line in _of_participation(record, participation, now):
            yield f"{code}#{taken[code]} {line}"
    names = _names(record)
    for result in record.results:
        about = names[result.education_id, result.module_id]
        yield f"{about} new-result {_said(is_new_result(record, result, now))}"


def _of_session(record: Record, session: ExamSession, now: datetime) -> Iterator[str]:
    yield f"in-list {tab_of(record, session, now.date())} {_said(is_shown_session(record, session, now.date()))}"
    yield f"sign-up {_said(can_sign_up(record, session, now))}"
    yield f"sign-off {_said(can_sign_off(record, session, now))}"
    yield f"code {_said(is_shown_code(record, session, now))}"


def _made_of_nothing(record: Record, choice: Choice, now: datetime) -> Decision:
    if choice.kind is ChoiceKind.APPLICATION:
        return can_apply(record, choice, now.date())
    return can_choose(record, choice, (), now.date())


def _of(record: Record, fee: TuitionFee) -> str:
    place = record.participation(fee.participation_id)
    return place.offering.education.code if place else "-"


def _of_participation(record: Record, participation: Participation, now: datetime) -> Iterator[str]:
    education, day = participation.offering.education, now.date()
    yield f"standing {standing(record, participation)} {timing(participation, day)}"
    yield f"in-education {_said(is_shown_in_education(record, participation, day))}"
    yield f"as-current {_said(is_shown_as_current(record, participation, day))}"
    yield f"register {_said(registration_of(record, participation, day))}"
    yield f"withdraw {_said(can_withdraw(record, participation, day))}"
    yield f"stop {_said(can_stop(record, participation, day))}"
    offers = [f"{spec_of(one.action).name} {one.decision.verdict}" for one in offered(record, participation, now)]
    yield f"offers {', '.join(offers) or 'nothing'}"
    yield f"change {_said(may_leave_for_another(record, participation, day))}"
    for number, other in enumerate(others(record, participation), 1):
        for part in parts_of(record, other):
            yield f"change-{number}{list(part) or ''} {_said(can_change(record, participation, other, part, day))}"
    several = participation.offering.periods if len(participation.offering.periods) > 1 else ()
    for period in several:
        yield f"register-{period.number} {_said(can_register(seek(record, participation, period), day))}"
    if education.is_course:
        for module in (None, *education.modules):
            graded = grade_on(record, education, module)
            yield f"grade-{module.code if module else 'final'} {graded.state} {_said(graded.decision)}"


def _names(record: Record) -> dict[tuple[str, str | None], str]:
    """Name what results are on: the course, or the course and its module, by their codes."""
    courses = [p.offering.education for p in record.participations]
    finals: dict[tuple[str, str | None], str] = {(c.education_id, None): c.code for c in courses}
    return finals | {(c.education_id, m.module_id): f"{c.code}/{m.code}" for c in courses for m in c.modules}


def _said(decision: Decision) -> str:
    return " ".join([decision.verdict, *(reason.key for reason in decision.reasons)])


if __name__ == "__main__":
    COMMITTED.write_text("".join(f"{line}\n" for line in decisions(DAY)), encoding="utf-8")
