"""The catalogues hold exactly what the program can say, in both languages."""

import pytest

from core.words import families, sources
from core.words.messages import LOCALE, entries, everything, places, subjects

LANGUAGES = ("sv", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_composed_message_is_there(language: str) -> None:
    """A reason, state or error without words would show its key to a student."""
    assert sorted(families.required() - everything(language).keys()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_that_the_source_names_is_there(language: str) -> None:
    assert sources.said()
    assert [f"{one.where}: {one.key}" for one in sources.said() if one.key not in everything(language)] == []


def test_every_value_that_a_message_asks_for_is_given() -> None:
    """A place that nobody fills would be an ellipsis in the middle of a sentence."""
    unfilled = []
    for said in sources.said():
        entry = everything("sv").get(said.key)
        if entry is not None and said.given is not None:
            asked = frozenset().union(*map(places, entry.forms)) - ({"number"} if said.method == "count" else set())
            unfilled += [f"{said.where}: {said.key} needs {name}" for name in sorted(asked - said.given)]
    assert unfilled == []


def test_what_is_counted_has_plural_forms_and_nothing_else_has() -> None:
    counted = {said.key: said.method == "count" for said in sources.said() if said.method != "template"}
    wrong = [key for key, entry in everything("sv").items() if counted.get(key, False) != entry.counted]
    assert wrong == []


@pytest.mark.parametrize("subject", subjects())
def test_no_message_is_unused(subject: str) -> None:
    """What nothing says is a sentence that somebody keeps translating for nobody."""
    known = families.required() | families.optional() | sources.constants()
    names = [(key, key.removesuffix(".spoken")) for key in entries("sv", subject)]  # for ears where it differs
    unused = [key for key, name in names if name not in known and not name.startswith(sources.openings())]
    assert unused == []


def test_every_family_of_messages_is_composed_somewhere() -> None:
    """Else its messages would be asked for by the tests alone, and nobody would hear them."""
    assert sorted(family for family in families.ENUMS if f"{family}." not in sources.composed()) == []


@pytest.mark.parametrize("subject", subjects())
def test_both_languages_say_the_same_things(subject: str) -> None:
    """The same keys, counted alike, with the same places to fill: else one language drops a value."""
    swedish, english = entries("sv", subject), entries("en", subject)

    assert list(swedish) == list(english), "the same keys in the same order, so that they can be read side by side"
    for key, entry in swedish.items():
        other = english[key]
        assert (entry.counted, len(entry.forms)) == (other.counted, len(other.forms)), key
        assert frozenset().union(*map(places, entry.forms)) == frozenset().union(*map(places, other.forms)), key


@pytest.mark.parametrize("subject", subjects())
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_says_something_on_one_line(language: str, subject: str) -> None:
    for key, entry in entries(language, subject).items():
        for form in entry.forms:
            assert form.strip() == form, f"{key} begins or ends in space"
            assert form, f"{key} is empty"
            assert form.isprintable(), f"{key} has a character that can't be printed"
            assert "!" not in form, f"{key} raises its voice"
            assert "..." not in form, f"{key} has three full stops for an ellipsis"
            assert "  " not in form, f"{key} has two blanks in a row"
        if entry.counted:
            assert "{number}" in entry.forms[1], f"{key} doesn't say its number"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_twice(language: str) -> None:
    """In one file or in two: the last one would win, and who reads the other would not know."""
    lines = [line for path in (LOCALE / language).glob("*.po") for line in path.read_text("utf-8").splitlines()]
    keys = [line for line in lines if line.startswith("msgid ") and line != 'msgid ""']
    assert sorted({key for key in keys if keys.count(key) > 1}) == []
