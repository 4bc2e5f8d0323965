"""What a row offers, and where it leads: which actions can be done with it, here or on a page that it opens."""

from collections.abc import Iterator
from typing import Any

from ladok_core.actions import ACTIONS, spec_of, thing_of
from ladok_core.actions.outcome import Offered
from ladok_core.pages import page_spec
from ladok_core.pages import spec_of as page_spec_of
from ladok_core.pages.page import Ask
from ladok_tui.views.view import Address, Link, Row


def is_about(row: Row, thing: tuple[str, str]) -> bool:
    """Decide whether a row is about a thing, by its field and id: it says so itself, or offers something to do with it.

    A row about no such thing may be about the student, whom an action without a field concerns.
    """
    field, thing_id = thing
    return (field and getattr(row.about, field, None) == thing_id) or thing in (thing_of(o.action) for o in row.offered)


def led_to(row: Row) -> Iterator[Ask[Any]]:
    """Yield the pages that a row leads to: its own, then those beneath it."""
    if row.opens is not None:
        yield row.opens
    asked = (block.ask for block in row.blocks if isinstance(block, Link))
    yield from (ask for ask in asked if not isinstance(ask, Address))


def acts_on(row: Row) -> set[str]:
    """Return the names of the actions that a row offers, open or not, or leads to."""
    pages = {page_spec_of(ask).name for ask in led_to(row)}
    led = {spec.name for spec in ACTIONS if spec.concerns.done_on in pages}
    led -= {spec.name for spec in ACTIONS if is_for_another(row, spec.name, spec.concerns.done_on)}
    return led | {spec_of(one.action).name for one in row.offered}


def offered_with(row: Row, name: str) -> list[Offered]:
    """Return what a row offers of the actions of a name."""
    return [one for one in row.offered if spec_of(one.action).name == name]


def is_for_another(row: Row, name: str, page: str) -> bool:
    """Decide whether a row leads to the page of one thing for other actions than the one of a name, which it offers.

    A study choice and an application have pages alike: to apply is nothing that a study choice leads to.
    """
    if not page or not page_spec(page).is_of_thing:
        return False
    offered = {spec_of(one.action) for one in row.offered}
    names = {spec.name for spec in offered if spec.concerns.done_on == page}
    return bool(names) and name not in names


def can_do(row: Row, name: str) -> Offered | None:
    """Return what can be done by the action of a name, as far as a row offers it."""
    return next((one for one in offered_with(row, name) if one.decision.open), None)
