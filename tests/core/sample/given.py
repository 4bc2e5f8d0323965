"""Every reason that the demo's students are given on a day: in lists, on pages, in dialogs and by receipts."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

import msgspec

from ladok_core import sample
from ladok_core.actions import AnyAction
from ladok_core.actions.choose import Choose
from ladok_core.actions.outcome import Offered, foresee
from ladok_core.errors import NotFound
from ladok_core.model.decision import Reason
from ladok_core.model.record import Record
from ladok_core.pages import PAGES, page_spec
from ladok_core.rules.changes import is_told, news
from ladok_core.rules.contact import is_shown_contact
from ladok_core.rules.deadlines import deadlines, is_shown_deadline
from ladok_core.rules.exam_sessions import open_sessions
from testbed.decisions import decisions

PICKS = {
    "VAL4": (
        (),
        ("ST2010", "BI2001"),
        ("AI2010", "PR2001", "PR2002", "NW2001"),
        ("PJ2001", "PJ2002", "MD2001"),
        ("ST2001", "ST2010", "MA2010", "NW2001"),
        ("ST2001", "NW2001", "AI2010", "PJ2001"),
    ),
    "FRI4": ((), ("french",), ("strength", "timber", "french"), ("strength",)),
}
"""What a student may tick on the way to a choice, by the choice's code; the last one keeps to every rule."""


def given(day: date) -> frozenset[str]:
    """Return the keys of all the reasons that somebody is given on a civil date, at noon."""
    now = datetime.combine(day, time(12), UTC)
    in_lists = {word for line in decisions(day) for word in line.split()}
    return frozenset(in_lists.union(*(_of(held, now) for held in sample.build(day))))


def _of(held: Record, now: datetime) -> set[str]:
    due, told = [*deadlines(held, now)], [*news(held, now)]
    pages, offered = _in(
        *_pages(held, now),
        *(page_spec(name).shown(held) for name in PAGES),
        *(open_sessions(held, now), is_shown_contact(held.student)),
        *(*due, *(is_shown_deadline(one, now) for one in due)),
        *(*told, *(is_told(one, now.date(), now) for one in told)),
    )
    picked = {Choose(one.code, pick) for one in held.choices for pick in PICKS.get(one.code, ())}
    dialogs, _ = _in(*(foresee(held, action, now) for action in (*picked, *offered)))
    return pages | dialogs


def _pages(held: Record, now: datetime) -> Iterator[msgspec.Struct]:
    """Yield every page that the student can open, those of one thing for each of their things."""
    educations = {place.offering.education.education_id for place in held.participations}
    for spec in map(page_spec, PAGES):
        needed = [field.name for field in msgspec.structs.fields(spec.ask) if field.required]
        ids = [choice.choice_id for choice in held.choices] if spec.name == "choice" else educations
        for asked in [spec.ask(**{needed[0]: one}) for one in ids] if needed else [spec.ask()]:
            try:
                yield spec.build(held, asked, now)
            except NotFound:
                continue


def _in(*things: object) -> tuple[set[str], set[AnyAction]]:
    """Walk through all that structs hold: return the keys of the reasons in them, and the actions that they offer."""
    keys: set[str] = set()
    actions: set[AnyAction] = set()
    left = [*things]
    while left:
        thing = left.pop()
        if isinstance(thing, tuple):
            left.extend(thing)
        elif isinstance(thing, msgspec.Struct):
            if isinstance(thing, Reason):
                keys.add(thing.key)
            elif isinstance(thing, Offered):
                actions.add(thing.action)
            left.extend(getattr(thing, name) for name in thing.__struct_fields__)
    return keys, actions
