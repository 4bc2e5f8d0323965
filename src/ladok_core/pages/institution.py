"""Institution: what it has turned on and off for its students, and where it has texts of its own.  INS-1, LOC-1."""

from collections.abc import Iterator
from datetime import date, datetime

import msgspec

from ladok_core.actions import ACTIONS
from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Decision
from ladok_core.model.institution import Place, Switch
from ladok_core.model.record import Record
from ladok_core.model.text import Text
from ladok_core.pages import PAGES, page_spec, shown
from ladok_core.pages.asks import AskInstitution
from ladok_core.pages.page import PageSpec
from ladok_core.rules.institution import is_turned_on
from ladok_core.rules.local_text import is_shown_text
from ladok_core.rules.switched import Switched


class SwitchRow(msgspec.Struct, frozen=True):
    """A feature, the rule that turns it on and off, and whether it is on; None where that is not known, as of a copy.

    ``state`` says why: hidden where it is off, by the very decision that the page or the action is refused with.
    """

    switch: Switch
    rule: str
    on: bool | None
    state: Decision


class TextRow(msgspec.Struct, frozen=True):
    """A place where the institution may say something of its own, and in which languages it does.

    ``state`` is open where there is a text to read, hidden where there is none, or where its page is turned off.
    """

    place: Place
    swedish: bool
    english: bool
    state: Decision


class InstitutionPage(msgspec.Struct, frozen=True):
    """The institution as of a civil date: its code, its switches, its texts; no texts of a copy, which has none."""

    today: date
    institution: Text
    student: str
    code: str
    switches: tuple[SwitchRow, ...]
    texts: tuple[TextRow, ...]


def features() -> Iterator[Switched]:
    """Yield everything that can be turned on and off, each once: by page, then by action, as each declares it."""
    hanging = (*(page_spec(name).switches for name in PAGES), *(spec.switches for spec in ACTIONS))
    yield from dict.fromkeys(feature for some in hanging for feature in some)


def rows(record: Record) -> Iterator[SwitchRow]:
    """Make a line of every switch, on or off.  INS-1."""
    for feature in features():
        state = is_turned_on(record, feature)
        known = record.imported_on is None
        yield SwitchRow(feature.switch, feature.off.rule.id, state.open if known else None, state)


def texts(record: Record) -> Iterator[TextRow]:
    """Make a line of every place for a text of the institution's own, whether there is one or not.  LOC-1."""
    for place in Place:
        text = record.institution.local_texts.get(place, Text(""))
        page = shown(place, record)  # a place is called as the page that it is on
        state = is_shown_text(record, place) if page.shown else page
        yield TextRow(place, bool(text.sv), bool(text.en), state)


def build(record: Record, ask: AskInstitution, now: datetime) -> InstitutionPage:
    """Build Institution as of an aware moment.  INS-1, LOC-1."""
    del ask
    return InstitutionPage(
        today=civil_date(now),
        institution=record.institution.name,
        student=record.student.name,
        code=record.institution.institution_id,
        switches=tuple(rows(record)),
        texts=tuple(texts(record)) if record.imported_on is None else (),
    )


PAGE = PageSpec("institution", AskInstitution, InstitutionPage, build)
