"""What ``do`` is to do: the action, with the thing that is meant by a code, an id, and what else was said."""

from collections.abc import Iterator
from datetime import date
from typing import Any, cast

import msgspec

from ladok_core.actions import AnyAction
from ladok_core.actions.action import ActionSpec
from ladok_core.actions.outcome import Offered
from ladok_core.errors import NotFound, NotShown, OtherKind
from ladok_core.model.decision import Verdict
from ladok_core.model.participation import Participation
from ladok_core.model.reason_kind import Kind
from ladok_core.pages.asks import AskCourse, AskDetails, AskPackage
from ladok_core.pages.course import CoursePage, ParticipationPart
from ladok_core.pages.course_row import CourseRow
from ladok_core.pages.package import PackagePage, PackagePart
from ladok_core.portal import Portal
from ladok_core.words import Words, dates
from ladok_tui.commands.meant_on_page import meant_on_page
from ladok_tui.commands.options import Options
from ladok_tui.commands.run_sync import run_sync
from ladok_tui.commands.said_fields import said_fields
from ladok_tui.commands.usage import UsageError


class Candidate(msgspec.Struct, frozen=True):
    """An action that may be meant, and the place that it is offered with."""

    row: CourseRow
    offered: Offered


def meant(spec: ActionSpec, options: Options, portal: Portal, words: Words) -> tuple[AnyAction, date]:
    """Return the one action that is meant, and the civil date that it was found on.

    NotFound for what the student has nothing of, UsageError when several are meant alike.
    """
    if spec.concerns.page:
        return meant_on_page(spec, options, portal, words)
    if not spec.concerns.field:  # it concerns the student, wherever they study
        wish = cast("AnyAction", msgspec.convert(said_fields(spec, options), spec.struct))
        return wish, run_sync(portal.page(AskDetails())).today
    try:
        page = _page(options.code, portal)
    except NotShown as gone:  # what was left is shown no more, and the rule itself says how that stands
        return _of_hidden(gone.place, spec, options), gone.today
    return _meant(page, spec, options, words), page.today


def _page(code: str, portal: Portal) -> CoursePage | PackagePage:
    """Ask for the page of a course or package.  NotShown, and NotFound with all that there is."""
    try:
        return run_sync(portal.page(AskCourse(code)))
    except OtherKind:
        return run_sync(portal.page(AskPackage(code)))
    except NotShown:
        raise
    except NotFound as missing:
        known = missing.known
    try:
        return run_sync(portal.page(AskPackage(code)))
    except NotFound as missing:
        raise NotFound(what="course", wanted=code, known=tuple(sorted({*known, *missing.known}))) from None


def _meant(page: CoursePage | PackagePage, spec: ActionSpec, options: Options, words: Words) -> AnyAction:
    """Return the one action that is meant.  UsageError when there is none, or several are meant alike."""
    parts, wanted = _parts(page, options.code), said_fields(spec, options)
    candidates = list(_candidates(parts, spec))
    if wanted:
        fitting = [one for one in candidates if wanted.items() <= msgspec.structs.asdict(one.offered.action).items()]
        if candidates and not fitting:
            name, value = next(iter(wanted.items()))
            known = {str(getattr(one.offered.action, name)) for one in candidates}
            key = f"cli.no-such-{name.replace('_', '-')}"
            raise UsageError(key=key, wanted=str(value), course=page.education.code, known=tuple(sorted(known)))
        candidates = fitting
    if not candidates:
        # Nothing of the kind is offered: the rule itself says why, of the first place.
        return _of(parts[0].row, spec, wanted)
    chosen = _chosen(candidates)
    if len(chosen) == 1:
        return chosen[0].offered.action
    listed = ", ".join(f"{one.row.participation_id} ({_told_apart(one.row, words)})" for one in chosen)
    raise UsageError(key="cli.several-participations", course=page.education.code, ids=listed)


def _parts(page: CoursePage | PackagePage, code: str) -> tuple[ParticipationPart | PackagePart, ...]:
    """Return the participations meant by the code or id of what they are on, or the one meant by its own id."""
    wanted = code.strip().casefold()
    meant = tuple(part for part in page.participations if part.row.participation_id.casefold() == wanted)
    return meant or page.participations


def _candidates(parts: tuple[ParticipationPart | PackagePart, ...], spec: ActionSpec) -> Iterator[Candidate]:
    """Yield every such action that the page offers with these places, each once."""
    seen = set()
    for part in parts:
        for offered in (*(one for period in part.periods for one in period.offered), *part.row.offered):
            if type(offered.action) is spec.struct and offered.action not in seen:
                seen.add(offered.action)
                yield Candidate(part.row, offered)


def _chosen(candidates: list[Candidate]) -> list[Candidate]:
    """Return those that may be meant, one a place: what is open before what is not, and that before what holds.

    What can't be done any more, as with what was left, is meant where there is nothing else.
    """
    rows: dict[str, list[Candidate]] = {}
    for one in candidates:
        rows.setdefault(one.row.participation_id, []).append(one)
    likely = [_likely(of_row) for of_row in rows.values()]
    can = [one for one in likely if one.offered.decision.open]
    ahead = [one for one in likely if not one.offered.decision.holds]
    stand = [one for one in ahead if one.offered.decision.headline.kind is not Kind.REFUSES]
    waiting = [one for one in stand if one.offered.decision.headline.kind is not Kind.MISSED]
    return next((some for some in (can, likely, waiting, stand, ahead) if len(some) == 1), can or stand or likely)


def _likely(of_row: list[Candidate]) -> Candidate:
    """Return the one that is meant of a place: the next; before that opens, what was done last.

    So the command that did it answers the same when it is given again (REG-5).
    """
    held = [one for one in of_row if one.offered.decision.holds]
    ahead = next((one for one in of_row if not one.offered.decision.holds), None)
    if ahead is None or (held and ahead.offered.decision.verdict is Verdict.LATER):
        return held[-1]
    return ahead


def _of(row: CourseRow, spec: ActionSpec, said: dict[str, Any]) -> AnyAction:
    """Return such an action with a place, its fields as said, else as the place's line has them."""
    fields = {name: said.get(name, getattr(row, name)) for name in spec.struct.__struct_fields__}
    return cast("AnyAction", msgspec.convert(fields, spec.struct))


def _of_hidden(place: Participation, spec: ActionSpec, options: Options) -> AnyAction:
    """Return such an action with a place that no page shows: of its fields those that were said, else its next period.

    What was left has none that is next: the rule then answers the same of any.
    """
    ahead = (one.number for one in place.offering.periods if one.number not in place.registered_periods)
    fields = {"participation_id": place.participation_id, "period": next(ahead, 1), **said_fields(spec, options)}
    return cast(
        "AnyAction", msgspec.convert({name: fields[name] for name in spec.struct.__struct_fields__}, spec.struct)
    )


def _told_apart(row: CourseRow, words: Words) -> str:
    how = row.given
    span = dates.span_plain(words, how.span) if how.span else ""
    offering = words.say("row.offering", code=how.offering_code) if how.offering_code else ""
    return ", ".join(part for part in (offering, span) if part)
