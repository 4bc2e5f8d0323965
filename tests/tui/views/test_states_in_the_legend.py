"""The legend tells every sign that a state may have."""

from ladok_core.words.signs import SIGNS
from ladok_tui.widgets.legend import LEGEND


def test_every_sign_of_a_state_is_in_the_legend() -> None:
    """U16: one meaning each, and the meaning can be looked up."""
    assert set(SIGNS.values()) - {sign.sign for sign in LEGEND} == set()
