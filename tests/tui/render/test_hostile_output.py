"""Whatever a record says, no page becomes a control byte in the plain lines or the columns, in any voice."""

import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from itertools import product
from typing import Any

import msgspec
import pytest

from ladok_core.errors import NotFound
from ladok_core.pages import page_spec
from ladok_core.portal import Portal
from ladok_core.words import Words
from ladok_tui.commands.run_sync import run_sync
from ladok_tui.render.columns import drawn_view
from ladok_tui.render.plain import plain_lines
from ladok_tui.views import VIEWS
from ladok_tui.views.voices import Voices
from tui.hostile import MARK, PLANTED, hostile
from tui.sample_app import SampleEntrance
from tui.views.said import everything

STUDENTS = ("ellen", "priya", "astrid")
EVERYDAY = {(kind, STUDENTS[place % len(STUDENTS)]) for place, kind in enumerate(PLANTED)}
"""Each kind and each student at every change; all the pairs of them in the long runs."""


@pytest.mark.parametrize(
    ("kind", "student"),
    [pytest.param(*pair, marks=() if pair in EVERYDAY else pytest.mark.slow) for pair in product(PLANTED, STUDENTS)],
)
def test_no_text_becomes_a_control_byte(kind: str, student: str) -> None:
    """For every view in the list: what is planted in each field is said as text, and as nothing else."""
    records = [one for one in hostile(kind) if one.student.student_id == student]
    portals = SampleEntrance(records)
    portal, words = portals.portal(records[0].student.student_id, records[0].institution.institution_id), Words("sv")
    who = run_sync(portal.who())
    places = [one.offering.education.education_id for one in records[0].participations]
    said = 0
    for spec in VIEWS:
        if spec.page not in who.pages:
            continue
        page = first_page(portal, page_spec(spec.page).ask, places)
        if page is None:
            continue
        view = spec.view(page, Voices(words))
        said += sum(MARK in text.ear for text in everything(view))
        lines = [*plain_lines(view, who, Voices(words))]
        lines += ["".join(run.text for run in line) for line in drawn_view(view, who, words, 80, whole=True)]
        assert [line for line in lines if any(_is_control(letter) for letter in line)] == []
    assert said > 5
    portals.close()


def first_page(portal: Portal, ask: type[Any], places: Sequence[str]) -> Any:
    """The page at the first place that has it, be it a course or a package; None where there is none."""
    for place in places:
        with suppress(NotFound):
            return run_sync(portal.page(ask(*[place for one in msgspec.structs.fields(ask) if one.required])))
    return None


def _is_control(letter: str) -> bool:
    """A control, a direction, a separator of lines: what a terminal may act on."""
    return unicodedata.category(letter) in ("Cc", "Zl", "Zp") or letter in "\u202e\u2066\u200f\u061c"
