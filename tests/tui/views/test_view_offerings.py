"""What a change of offering is called, where it stands alone and where it is said what is changed to."""

import pytest

from ladok_core.actions import ACTIONS
from ladok_core.words import LANGUAGES, Words
from ladok_tui.views.reasons import deed
from ladok_tui.views.voices import Voices


def test_a_button_names_the_offering_that_is_changed_to() -> None:
    """OFC-3: "Byt till" by itself says nothing; without a code it is still said what is done."""
    sv, en = (Voices(Words(language)) for language in ("sv", "en"))

    assert deed("change-offering", "V3565", sv).eye == "Byt till tillfälle V3565"
    assert deed("change-offering", "V3565", en).ear == "Change to offering V3565"
    assert (deed("change-offering", "", sv).eye, deed("change-offering", "", en).eye) == (
        "Byt tillfälle",
        "Change offering",
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_others_are_said_by_their_verb(language: str) -> None:
    """An offering code changes nothing about what is not done with an offering."""
    say = Voices(Words(language))

    for spec in ACTIONS:
        if spec.name != "change-offering":
            assert deed(spec.name, "V3565", say) == say(f"verb.{spec.name}")
