"""One sign a meaning, and a word for each (U16): over every page of the demo's students, in both languages."""

import pytest

from ladok_core.pages import PAGES, page_spec
from ladok_core.words import LANGUAGES, Words
from ladok_tui.views import view_spec
from ladok_tui.views.view import Column
from ladok_tui.views.voices import Voices
from ladok_tui.widgets.legend import CLOSED, KEY_WORDS, LEADS_TO, LEGEND, OPENED, heard_key
from tui.sample_app import NOW, sample

ALONE = ("start", "education", "fees")
"""The pages that are asked for without a thing."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sign_that_a_state_begins_with_is_in_the_legend(language: str) -> None:
    known = {one.sign for one in LEGEND}
    say = Voices(Words(language))
    found = set()
    for record in sample():
        for name in (name for name in PAGES if name in ALONE):
            spec = page_spec(name)
            if spec.shown(record).shown:
                view = view_spec(name).view(spec.build(record, spec.ask(), NOW), say)
                states = (row.cell(Column.STATE) for row in view.rows())
                found |= {state.said.eye[0] for state in states if state and state.said.eye}
    signs = {first for first in found if not first.isalnum()}
    assert {"▸", "✓", "●", "○", "!"} <= signs <= known


def test_no_sign_is_in_the_legend_twice_and_each_has_its_words() -> None:
    """What opens a row isn't the sign of what can be done now."""
    signs = [one.sign for one in LEGEND]
    assert len(signs) == len(set(signs))
    assert {OPENED.strip(), CLOSED.strip(), LEADS_TO.strip()} <= set(signs)
    for language in LANGUAGES:
        words = Words(language)
        assert all(words.say(key) != key for key in (*(one.words for one in LEGEND), *KEY_WORDS.values()))


@pytest.mark.parametrize(
    ("sign", "heard"), [("↵", "Enter"), ("shift+→", "shift+höger"), ("ctrl+p", "ctrl+p"), ("+", "+"), ("?", "?")]
)
def test_keys_have_words_for_the_ear(sign: str, heard: str) -> None:
    """R7: Debian's console font lacks ↵, and no reader says it."""
    assert heard_key(sign, Words("sv").say) == heard
