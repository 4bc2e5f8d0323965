"""The institution's own words.  LOC-1."""

import pytest

from ladok_core.model.decision import Verdict
from ladok_core.model.institution import Place
from ladok_core.model.text import Text
from ladok_core.rules.local_text import is_shown_text
from records import institution, keys, record


@pytest.mark.parametrize(
    ("texts", "verdict", "said"),
    [
        ({Place.FEES: Text("Hej", "Hello")}, Verdict.OPEN, "LOC-1/text"),
        ({Place.FEES: Text("Hej")}, Verdict.OPEN, "LOC-1/text"),
        ({Place.FEES: Text("", "Hello")}, Verdict.OPEN, "LOC-1/text"),
        ({Place.FEES: Text("")}, Verdict.HIDDEN, "LOC-1/none"),
        ({Place.START: Text("Hej", "Hello")}, Verdict.HIDDEN, "LOC-1/none"),
        ({}, Verdict.HIDDEN, "LOC-1/none"),
    ],
)
def test_a_text_is_shown_where_there_is_one_in_either_language(
    texts: dict[Place, Text], verdict: Verdict, said: str
) -> None:
    """LOC-1: each place has a text of its own."""
    decision = is_shown_text(record(at=institution(local_texts=texts)), Place.FEES)

    assert (decision.verdict, keys(decision)) == (verdict, [said])
