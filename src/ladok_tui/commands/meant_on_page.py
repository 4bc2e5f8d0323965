"""Which thing of a page is meant by a code, as an exam session: what the page offers with it is what is done."""

from collections.abc import Iterator
from datetime import date
from typing import Any, cast

import msgspec

from ladok_core.actions import AnyAction
from ladok_core.actions.action import ActionSpec
from ladok_core.actions.concern import Concern
from ladok_core.actions.outcome import Offered
from ladok_core.errors import NotFound, Refused
from ladok_core.pages import page_spec
from ladok_core.pages.offerings import OfferingsPage, OwnOffering
from ladok_core.portal import Portal
from ladok_core.words import Words
from ladok_tui.commands.options import Options
from ladok_tui.commands.run_sync import run_sync
from ladok_tui.commands.said_fields import said_fields
from ladok_tui.commands.usage import UsageError
from ladok_tui.views import view_spec
from ladok_tui.views.view import Column, Row
from ladok_tui.views.voices import Voices


def meant_on_page(spec: ActionSpec, options: Options, portal: Portal, words: Words) -> tuple[AnyAction, date]:
    """Return the one action that is meant, with a thing that a page lists, and the civil date that it was found on.

    What can be done comes before what can't, and that before what holds already.  What no page shows is meant by its id
    alone, and the rule says how that stands.  NotFound with the codes that there are, Refused where a rule says why
    there are none, UsageError when several are meant alike: they are told apart as the page tells them.
    """
    concern, wanted, said = spec.concerns, options.code.strip().casefold(), said_fields(spec, options)
    page = _page(concern, options, portal)
    things = [row for row in view_spec(concern.page).view(page, Voices(words)).rows() if _id(row, concern)]
    by_id = [row for row in things if _id(row, concern).casefold() == wanted]
    by_code = [row for row in things if _code(row).casefold() == wanted]
    # A page of one thing was asked for by that very code: all that it lists may be meant.
    called = by_id or by_code or (things if page_spec(concern.page).ask.__struct_fields__ else [])
    if not called:
        try:
            return _hidden(spec, options, said, portal, known={_code(row) for row in things}), page.today
        except NotFound:
            if isinstance(page, OfferingsPage) and page.places:  # of a course that there is
                raise Refused(_own(page, said).leave) from None
            raise
    candidates = [(row, one) for row in called for one in _offer(row, spec, said)]
    if not candidates:
        # Nothing of the kind is offered: the rule itself says why, of the first thing.
        return _of(spec, _id(called[0], concern), said), page.today
    chosen = _chosen(candidates)
    if len(chosen) == 1:
        return chosen[0][1].action, page.today
    listed = "; ".join(f"{_id(row, concern)} ({_told_apart(row, wanted)})" for row, _ in chosen)
    raise UsageError(key="cli.several-things", code=options.code.strip(), ids=listed)


def _page(concern: Concern, options: Options, portal: Portal) -> Any:
    """Ask for the page that lists such things: with the code, where it is the page of one thing."""
    ask = page_spec(concern.page).ask
    return run_sync(portal.page(ask(options.code) if ask.__struct_fields__ else ask()))


def _own(page: OfferingsPage, said: dict[str, Any]) -> OwnOffering:
    """Return the place that is to be left, with the rule's word on that: the one that was said, else the latest."""
    meant = (place for place in page.places if place.participation_id == said.get("participation_id"))
    return next(meant, page.places[0])


def _hidden(spec: ActionSpec, options: Options, said: dict[str, Any], portal: Portal, known: set[str]) -> AnyAction:
    """Return such an action with a thing that the page doesn't show.  NotFound where there is none of that id."""
    wish = _of(spec, options.code.strip(), said)
    try:
        run_sync(portal.foresee(wish))
    except NotFound:
        raise NotFound(spec.concerns.name, options.code, tuple(sorted(known - {""}))) from None
    return wish


def _offer(row: Row, spec: ActionSpec, said: dict[str, Any]) -> Iterator[Offered]:
    """Yield the one action of the kind that is meant of a row: with the fields that were said, what is open first."""
    fitting = [
        one
        for one in row.offered
        if type(one.action) is spec.struct and said.items() <= msgspec.structs.asdict(one.action).items()
    ]
    yield from ([one for one in fitting if one.decision.open] or fitting)[:1]


def _chosen(candidates: list[tuple[Row, Offered]]) -> list[tuple[Row, Offered]]:
    can = [one for one in candidates if one[1].decision.open]
    ahead = [one for one in candidates if not one[1].decision.holds]
    return can or (ahead if len(ahead) == 1 else candidates)


def _of(spec: ActionSpec, thing_id: str, said: dict[str, Any]) -> AnyAction:
    return cast("AnyAction", msgspec.convert({spec.concerns.field: thing_id, **said}, spec.struct))


def _id(row: Row, concern: Concern) -> str:
    return str(getattr(row.about, concern.field, ""))


def _code(row: Row) -> str:
    cell = row.cell(Column.CODE)
    return cell.said.eye if cell else ""


def _told_apart(row: Row, wanted: str) -> str:
    """Say what a row says beside what was wanted: what it is called, when it is, and how it stands."""
    cells = (cell for cell in row.cells if cell.column is not Column.VERB and cell.said.eye.casefold() != wanted)
    told = (cell.said.ear or cell.said.eye for cell in cells)
    return ", ".join(one for one in told if one)
