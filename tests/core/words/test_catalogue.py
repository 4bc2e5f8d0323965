"""How a message is found and filled, and what happens when it isn't there."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladok_core.words import MissingWords, Words, dates

SV, EN = Words("sv"), Words("en")


def test_an_unknown_language_is_english() -> None:
    for language in ("en", "fi", "", "../sv"):
        assert Words(language).language == "en"
        assert dates.distance(Words(language), 0) == "today"
    assert Words("sv").language == "sv"


@given(st.text())
def test_values_are_never_read_as_part_of_a_message(data: str) -> None:
    """Data may contain braces, percent signs, anything."""
    assert SV.say("receipt.register.registration", course=data, code=data) == f"Registrerad på {data} ({data})."


def test_a_missing_message_is_an_error_in_tests() -> None:
    with pytest.warns(MissingWords, match=r"no\.such"):
        assert SV.say("no.such") == "no.such"
    with pytest.warns(MissingWords, match=r"no\.such"):
        assert SV.count("no.such", 2) == "no.such"


def test_a_missing_value_leaves_an_ellipsis_and_is_an_error_in_tests() -> None:
    with pytest.warns(MissingWords, match="code"):
        assert SV.say("receipt.register.registration", course="Etik") == "Registrerad på Etik (…)."


@pytest.mark.parametrize(
    ("number", "said"), [(0, "om 0 dagar"), (1, "om 1 dag"), (2, "om 2 dagar"), (12_000, "om 12 000 dagar")]
)
def test_what_is_counted_is_grouped_and_agrees(number: int, said: str) -> None:
    assert SV.count("distance.ahead", number) == said


def test_a_message_can_be_taken_unfilled() -> None:
    assert SV.template("money") == "{amount} kr"
    assert SV.find("no.such") is None


def test_a_user_is_never_stopped_or_told_by_a_missing_word() -> None:
    """Without the tests' settings nothing is raised and nothing is printed.  Neither is babel needed."""
    code = (
        "import sys; from ladok_core.words import Words; w = Words('sv');"
        "print(w.say('no.such'), w.say('money')); assert 'babel' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=False)  # noqa: S603  its own code, no shell

    assert (done.returncode, done.stdout, done.stderr) == (0, "no.such … kr\n", "")
