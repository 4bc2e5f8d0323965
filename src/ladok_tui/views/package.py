"""The package page, said: what can be done, how it is studied, leave, what lies in it, third-cycle studies.  PKG-1."""

from collections.abc import Iterator

import msgspec

from ladok_core.actions.action import Focus
from ladok_core.model.span import Span
from ladok_core.model.standing import Timing
from ladok_core.model.third_cycle import StudyActivity, Supervisor
from ladok_core.pages.asks import AskPackage
from ladok_core.pages.education_row import EducationRow
from ladok_core.pages.package import LeaveRow, PackagePage, PackagePart
from ladok_tui.views.choice_row import choice_row
from ladok_tui.views.course_row import day_cell, told
from ladok_tui.views.education import education_row
from ladok_tui.views.period import period_rows
from ladok_tui.views.place import action_rows, education_about, event_rows, place_about, place_name
from ladok_tui.views.reasons import whys
from ladok_tui.views.state import stated
from ladok_tui.views.view import NOTHING, Block, Cell, Column, Fact, Link, Row, Said, Section, Tone, View
from ladok_tui.views.voices import Voices, joined

_LEAVE_TONES = {Timing.ONGOING: Tone.WARN, Timing.ENDED: Tone.QUIET}


def view(page: PackagePage, say: Voices) -> View:
    """Say the page: what one comes for stands first, what can't be undone last."""
    parts = page.participations
    inside = _once(tuple(line for part in parts for line in part.educations), set())
    sections = (
        Section(say("start.to-do"), tuple(action_rows(page, say, Focus.ACT))),
        _rows(say("package.choices"), (choice_row(one, say, page.today) for part in parts for one in part.choices)),
        Section(say("course.participation"), tuple(_participation(part, page, say) for part in parts)),
        _rows(say("package.leave"), (_leave(one, page, say) for part in parts for one in part.leaves)),
        _rows(say("package.educations"), (education_row(line, page.today, say) for line in inside)),
        _rows(say("package.study-plan"), (row for part in parts for row in _study_plan(part, page, say))),
        _rows(say("package.activity"), (_activity(one, say) for part in parts for one in reversed(part.activity))),
        _rows(say("package.supervisors"), (_supervisor(one, page, say) for part in parts for one in part.supervisors)),
        Section(say("course.actions"), tuple(action_rows(page, say, Focus.SAFE))),
    )
    package = page.education
    return View(
        say.named(package.name, package.code),
        (education_about(page, say),),
        sections=tuple(one for one in sections if one.rows),
    )


def _rows(heading: Said, rows: Iterator[Row]) -> Section:
    return Section(heading, tuple(rows))


def _once(lines: tuple[EducationRow, ...], seen: set[str]) -> Iterator[EducationRow]:
    """Yield what lies in the package, each thing once, also where one place on the package lies in another."""
    for line in lines:
        if line.row.participation_id not in seen:
            seen.add(line.row.participation_id)
            yield msgspec.structs.replace(line, children=tuple(_once(line.children, seen)))


def _participation(part: PackagePart, page: PackagePage, say: Voices) -> Row:
    """Return a place on the package; its study periods, if there are several, and what has happened are rows in it."""
    row, today = part.row, page.today
    state, how = stated(row, say, today), row.given
    return Row(
        key=f"place {row.participation_id}",
        about=part,
        cells=told(
            Cell(Column.NAME, place_name(how, say)),
            state.cell,
            day_cell(say.span(how.span, today)),
        ),
        blocks=tuple(_blocks(part, page, say)),
        offered=row.offered,
        children=(*(period_rows(part, say, today) if len(part.periods) > 1 else ()), *event_rows(part, say, today)),
    )


def _blocks(part: PackagePart, page: PackagePage, say: Voices) -> Iterator[Block]:
    given = place_about(part.row.given, say)
    if given.eye:
        yield Fact(NOTHING, given)
    for around in part.within:
        name = say.named(around.name, around.code)
        yield Fact(say("course.around"), say("course.package", name=name, code=around.code))
        yield Link(say("transfer.course", name=name), AskPackage(around.participation_id))
    if len(part.periods) < 2 and not part.row.register.open:  # of several each one's own row tells
        yield from whys(part.row.register, say, page.today)


def _leave(one: LeaveRow, page: PackagePage, say: Voices) -> Row:
    return Row(
        key=f"leave {one.span.first}",
        about=one,
        cells=told(
            Cell(Column.NAME, say("package.leave.kept" if one.place_kept else "package.leave.not-kept")),
            Cell(Column.STATE, say(f"leave.{one.timing}"), _LEAVE_TONES.get(one.timing, Tone.NORMAL)),
            day_cell(say.span(one.span, page.today)),
        ),
    )


def _study_plan(part: PackagePart, page: PackagePage, say: Voices) -> Iterator[Row]:
    if part.study_plan_on is not None:
        on = say.day(part.study_plan_on, page.today)
        yield Row(
            key=f"study plan {part.row.participation_id}",
            about=part,
            cells=(
                Cell(Column.NAME, say("education.isp")),
                Cell(Column.DATE, say("education.isp.decided", on=on), terse=on.eye),
            ),
        )


def _activity(one: StudyActivity, say: Voices) -> Row:
    """Return a half-year: how much was studied, and by what means."""
    means = (joined((say.text(share.name), say.pace(share.percent)), eye=" ", ear=", ") for share in one.funding)
    return Row(
        key=f"activity {one.year} {one.half}",
        about=one,
        cells=(
            Cell(Column.NAME, say(f"package.half.{one.half}", year=one.year)),
            Cell(Column.SIZE, say.pace(one.percent)),
        ),
        blocks=tuple(Fact(say("package.funding"), said) for said in means),
    )


def _supervisor(one: Supervisor, page: PackagePage, say: Voices) -> Row:
    return Row(
        key=f"supervisor {one.role} {one.name} {one.first}",
        about=one,
        cells=told(
            Cell(Column.NAME, Said.alike(one.name)),
            Cell(Column.STATE, say(f"supervisor.{one.role}")),
            _since(one, page, say),
        ),
    )


def _since(one: Supervisor, page: PackagePage, say: Voices) -> Cell:
    """Return the cell of from when and until when, as far as it is known."""
    if one.first and one.last:
        return day_cell(say.span(Span(one.first, one.last), page.today))
    for kind, day in (("from", one.first), ("until", one.last)):
        if day is not None:
            said = say.day(day, page.today)
            return day_cell(say(f"date.{kind}", day=said), say(f"date.{kind}.terse", day=said).eye)
    return day_cell(NOTHING)
