"""What holds of every page and every record: nothing is said to the eye alone, and nothing is left unsaid."""

from datetime import datetime

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from core.properties.tangled import moments, records
from examples import examples
from ladok_core.model.record import Record
from ladok_core.pages import PAGES
from ladok_core.words import Words
from ladok_tui.views import VIEWS
from tui.sample_app import NOW, sample
from tui.views.facts import UNSAID, facts
from tui.views.said import evenly, everything, lines_of, pages, view_of

# Not shrunk: what is found is a page with a name, and shrinking a whole record takes minutes.
thorough = settings(
    max_examples=examples(60),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=set(Phase) - {Phase.shrink},
)
LANGUAGES = ("sv", "en")


def test_every_page_has_a_view() -> None:
    """A page that nobody can look at is none; and no key opens two."""
    assert {spec.page for spec in VIEWS} == set(PAGES)
    for named in ([spec.number for spec in VIEWS if spec.number], [spec.letter for spec in VIEWS if spec.letter]):
        assert len(named) == len(set(named))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "held", sample(), ids=lambda held: f"{held.student.student_id}-{held.institution.institution_id}"
)
def test_everything_is_said_of_the_demo(held: Record, language: str) -> None:
    """C1: every text of a view is heard, and every fact of the page seen, for everyone in the demo."""
    for name, page in pages(held, NOW):
        _check(name, page, held, language)


@given(held=records(), now=moments)
@thorough
def test_everything_is_said_of_any_record(held: Record, now: datetime) -> None:
    """C1: and whatever the record says."""
    for name, page in pages(held, now):
        _check(name, page, held, "sv")


def _check(name: str, page: object, held: Record, language: str) -> None:
    view = view_of(name, page, language)
    heard = "\n".join(map(evenly, lines_of(view, held, language)))
    unheard = [line for said in everything(view) for line in said.ear.splitlines() if evenly(line) not in heard]
    assert unheard == [], name

    seen = "\n".join(evenly(said.eye) for said in everything(view))
    unseen = [
        (where, forms)
        for where, forms in facts(page, Words(language))
        if not any(all(evenly(line) in seen for line in form.splitlines()) for form in forms)
    ]
    assert unseen == [], name


@given(held=records(), now=moments)
@thorough
def test_rows_are_told_apart_and_stay(held: Record, now: datetime) -> None:
    """C5: no two rows of a page have the same key, and the page asked for anew has the same keys."""
    again = {name + str(number): view_of(name, page) for number, (name, page) in enumerate(pages(held, now))}
    for number, (name, page) in enumerate(pages(held, now)):
        keys = [row.key for row in view_of(name, page, "en").rows()]
        assert len(keys) == len(set(keys))
        assert keys == [row.key for row in again[name + str(number)].rows()]


@given(held=records(), now=moments)
@thorough
def test_a_tab_shows_as_many_things_as_it_says(held: Record, now: datetime) -> None:
    """U21: what stands under a tab is what its number counts; a package is there for what lies in it."""
    for name, page in pages(held, now):
        view = view_of(name, page)
        for tab in view.tabs:
            rows = [row for row in view.rows() if tab.name in row.under]
            assert len(rows) == tab.count
            assert all(not row.children for row in rows)
            narrowed = [row for section in view.under(tab.name) for row in section.rows]
            assert bool(narrowed) is bool(rows)


def test_what_is_left_unsaid_has_a_reason() -> None:
    assert all(UNSAID.values())
