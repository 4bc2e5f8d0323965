"""What an institution has turned on and off.  INS-1."""

from datetime import date

import pytest

from ladok_core.model.decision import Decision, Verdict
from ladok_core.model.institution import Institution, Switch
from ladok_core.rules.fees import OFF, TUITION_FEES
from ladok_core.rules.institution import is_shown_institution_page, is_turned_on
from records import ALL_SWITCHES, institution, record

LACKING = institution(switches=ALL_SWITCHES - {Switch.TUITION_FEES})


@pytest.mark.parametrize("switches", [ALL_SWITCHES, frozenset[Switch]()])
def test_every_institution_has_the_page(switches: frozenset[Switch]) -> None:
    """INS-1: also where all else is turned off, for then it is asked why."""
    decision = is_shown_institution_page(record(at=institution(switches=switches)))

    assert (decision.verdict, [one.key for one in decision.reasons]) == (Verdict.OPEN, ["INS-1/page"])


def test_what_is_on_is_told_as_on() -> None:
    """INS-1: whatever else is off."""
    decision = is_turned_on(record(at=institution(switches=frozenset({Switch.TUITION_FEES}))), TUITION_FEES)

    assert (decision.verdict, [one.key for one in decision.reasons]) == (Verdict.OPEN, ["INS-1/on"])


def test_what_is_off_is_told_by_its_own_rule() -> None:
    """INS-1, FEE-1: the one that the page is refused with; whatever else is on."""
    assert is_turned_on(record(at=LACKING), TUITION_FEES) == Decision(Verdict.HIDDEN, (OFF.because(),))


@pytest.mark.parametrize("at", [institution(), LACKING])
def test_of_a_copy_it_is_not_known(at: Institution) -> None:
    """INS-1, IMP-1: a saved visit has the pages that were seen, and not what was turned on."""
    decision = is_turned_on(record(at=at, imported_on=date(2026, 11, 1)), TUITION_FEES)

    assert (decision.verdict, [one.key for one in decision.reasons]) == (Verdict.CLOSED, ["INS-1/copied"])


def test_a_switch_hides_by_its_own_reason_and_only_where_it_is_off() -> None:
    """INS-1: nothing is said of what is on, so that the other rules speak."""
    assert TUITION_FEES.hidden(institution(switches=frozenset({Switch.TUITION_FEES}))) is None
    assert TUITION_FEES.hidden(LACKING) == Decision(Verdict.HIDDEN, (OFF.because(),))
