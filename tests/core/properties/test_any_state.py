"""What holds of how a thing stands, whatever the record says and whichever day it is."""

from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings

from core.properties.tangled import moments, records
from examples import examples
from ladok_core.model.civil_date import civil_date
from ladok_core.model.record import Record
from ladok_core.model.standing import Timing
from ladok_core.model.state import StateKind, StateWord
from ladok_core.rules.registration_periods import registration_of
from ladok_core.rules.standing import timing
from ladok_core.rules.state import state_of
from ladok_core.words import Words, states

thorough = settings(max_examples=examples(50), deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(held=records(), now=moments)
@thorough
def test_what_can_be_registered_on_says_so_and_nothing_else_does(held: Record, now: datetime) -> None:
    """REG-1, REG-3, IMP-1: and years too late no word is lost on registering."""
    today = civil_date(now)
    for place in held.participations:
        state = state_of(held, place, today)
        if state.word is StateWord.REGISTER:
            assert registration_of(held, place, today).open
        elif registration_of(held, place, today).open:
            assert state.kind is StateKind.CREDITED
        if state.kind in (StateKind.REGISTER, StateKind.STOPPED):
            assert timing(place, today) is not Timing.ENDED
        assert state.kind is StateKind.STOPPED or not state.urgent
        assert held.imported_on is None or not state.urgent


@pytest.mark.parametrize("language", ["sv", "en"])
@given(held=records(), now=moments)
@thorough
def test_every_state_is_said_in_both_voices(held: Record, now: datetime, language: str) -> None:
    """U12: a sign, a word, and for ears the words alone; what ears hear begins with a letter or a number."""
    words, today = Words(language), civil_date(now)
    for place in held.participations:
        said = states.stated(words, state_of(held, place, today), today)
        assert said.word
        assert said.ear[0].isalnum()
        assert bool(said.day) is bool(said.day_ear)
