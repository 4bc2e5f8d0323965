"""A student's place on a course or a package, said: how it is given, what has happened, what can be done with it."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from ladok_core.actions import spec_of
from ladok_core.actions.action import Focus
from ladok_core.actions.outcome import Offered
from ladok_core.model.education import Education
from ladok_core.model.participation import ParticipationEvent
from ladok_core.pages.course_row import CourseRow, Given
from ladok_core.words import codes
from ladok_tui.views.course_row import day_cell, told
from ladok_tui.views.reasons import period, verb, whys
from ladok_tui.views.state import stated
from ladok_tui.views.view import NOTHING, Cell, Column, Row, Said, Tone
from ladok_tui.views.voices import Voices, joined


class Placed(Protocol):
    """What a page tells of one place."""

    @property
    def row(self) -> CourseRow:
        """The place as a line."""
        ...

    @property
    def events(self) -> tuple[ParticipationEvent, ...]:
        """What has happened to it."""
        ...


class PlacePage(Protocol):
    """A page about one education, with the student's places on it."""

    @property
    def education(self) -> Education:
        """What the page is about."""
        ...

    @property
    def participations(self) -> tuple[Placed, ...]:
        """The places."""
        ...

    @property
    def today(self) -> date:
        """The civil date that the page is as of."""
        ...


def education_about(page: PlacePage, say: Voices) -> Said:
    """Return what the education is: kind, cycle, code and size; and how the first place on it stands."""
    about = page.education
    return joined(
        (
            say(f"kind.{about.kind}"),
            Said.alike(codes.level(say.words, about.level)) if about.level else NOTHING,
            Said.alike(about.code),
            say.credits(about.credits, about.unit),
            stated(page.participations[0].row, say, page.today).said,
        )
    )


def action_rows(page: PlacePage, say: Voices, focus: Focus) -> Iterator[Row]:
    """Yield the actions on a course or package: what can be undone where it is open, the others with their reasons.

    Why a period can't be registered its own row tells.
    """
    for part in page.participations:
        for one in part.row.offered:
            if spec_of(one.action).focus is focus and (one.decision.open or focus is Focus.SAFE):
                yield _action(one, part, page, say)


def _action(one: Offered, part: Placed, page: PlacePage, say: Voices) -> Row:
    name = place_in(page, part, say)
    which = period(one, say, several=part.row.periods > 1)
    tone = Tone.ACCENT if one.decision.open else Tone.NORMAL
    # Of what is open it is told until when, if that is known; of what is not, why.
    is_told = not one.decision.open or "on" in one.decision.headline.saw
    return Row(
        key=f"{spec_of(one.action).name} {part.row.participation_id}",
        about=one,
        cells=told(
            Cell(Column.VERB, verb(one, say), tone),
            Cell(Column.NAME, Said(name.eye + which.eye, name.ear + which.ear), ending=which.eye),
            Cell(
                Column.STATE,
                say.summary(one.decision, page.today) if is_told else NOTHING,
                tone,
                say.until(one.decision, page.today) if is_told else "",
            ),
        ),
        blocks=() if one.decision.open else whys(one.decision, say, page.today),
        offered=(one,),
        acts=one.decision.open,
    )


def place_in(page: PlacePage, part: Placed, say: Voices) -> Said:
    """Say which place an action is with: its course, and its offering where there are several."""
    name = say.named(page.education.name, page.education.code)
    if len(page.participations) > 1 and part.row.given.offering_code:
        return joined((name, say("row.offering", code=part.row.given.offering_code)), eye=", ")
    return name


def place_name(how: Given, say: Voices) -> Said:
    """Say which place it is: by its offering, if that is known."""
    return say("course.offering", code=how.offering_code) if how.offering_code else say("course.participation")


def place_about(how: Given, say: Voices) -> Said:
    """Say how one studies there: the pace, the form, the town, as far as they are known."""
    return joined((say.pace(how.pace), say.form(how.form), say.text(how.place)))


def event_rows(part: Placed, say: Voices, today: date) -> Iterator[Row]:
    """Yield what has happened to a place, in its order."""
    for number, event in enumerate(part.events):
        yield Row(
            key=f"event {number} {part.row.participation_id}",
            about=event,
            cells=told(Cell(Column.NAME, say.event(event)), day_cell(say.day(event.on, today))),
        )
