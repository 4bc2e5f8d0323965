"""Which language the program speaks.  LOG-3."""

import pytest

from ladok_tui.config.language import VARIABLES, choose_language


@pytest.mark.parametrize(
    ("said", "spoken"),
    [
        ("sv_SE.UTF-8", "sv"), ("sv", "sv"), ("sv-FI", "sv"), ("SV_SE", "sv"), ("sv.UTF-8", "sv"), ("sv@euro", "sv"),
        ("en_GB.UTF-8", "en"), ("C", "en"), ("C.UTF-8", "en"), ("POSIX", "en"), ("nb_NO.UTF-8", "en"), ("svx", "en"),
        ("\x1b[2J", "en"),
    ],
)  # fmt: skip
def test_swedish_is_for_those_who_say_swedish_and_english_for_everyone_else(said: str, spoken: str) -> None:
    """LOG-3: a Finn or a German reads English rather than nothing."""
    assert choose_language(None, {"LANG": said}) == spoken


@pytest.mark.parametrize("place", range(len(VARIABLES)))
def test_the_first_variable_that_is_set_decides_alone(place: int) -> None:
    """LOG-3: setting, LADOK_LANG, LC_ALL, LC_MESSAGES, LANG, in this order; an empty one is as good as none."""
    environ = dict.fromkeys(VARIABLES[:place], "") | dict.fromkeys(VARIABLES[place + 1 :], "sv_SE.UTF-8")

    assert choose_language(None, environ | {VARIABLES[place]: "C"}) == "en"


def test_the_stored_choice_wins_over_the_environment() -> None:
    """LOG-3: a choice in the menu is stored and wins from then on."""
    environ = dict.fromkeys(VARIABLES, "sv_SE.UTF-8")

    assert choose_language("en", environ) == "en"
    assert choose_language("sv", {}) == "sv"


def test_an_environment_that_says_nothing_is_english() -> None:
    """LOG-3: as in a bare container."""
    assert choose_language(None, {}) == "en"


@pytest.mark.parametrize(
    ("wished", "locale", "spoken"),
    [
        ("sv:en", "en_US.UTF-8", "sv"), ("en", "sv_SE.UTF-8", "en"), ("sv_SE.UTF-8", "de_DE", "sv"),
        ("de:nb:sv", "en_US.UTF-8", "sv"), ("de:nb", "sv_SE.UTF-8", "en"), (":", "sv_SE.UTF-8", "sv"),
        ("", "sv_SE.UTF-8", "sv"), ("sv", "C", "en"), ("sv", "C.UTF-8", "en"), ("sv", "POSIX", "en"), ("sv", "", "en"),
    ],
)  # fmt: skip
def test_the_list_of_languages_goes_before_the_locale_where_there_is_one(wished: str, locale: str, spoken: str) -> None:
    """LOG-3: LANGUAGE is how a desktop tells, and gettext leaves it out of account in the C locale."""
    assert choose_language(None, {"LANGUAGE": wished, "LANG": locale}) == spoken


def test_our_own_variable_goes_before_the_list() -> None:
    """LOG-3: what is said to this program alone is meant more than what is said to all."""
    assert choose_language(None, {"LADOK_LANG": "sv", "LANGUAGE": "en", "LANG": "en_US.UTF-8"}) == "sv"
