"""The forms of actions that are filled in: their fields as the page has them, and what was filled in as an action.

A field has the name of the action's own field, so that nothing is named twice; what is wrong is said by the rules.
"""

from collections.abc import Iterator, Mapping
from datetime import date

import msgspec

from ladok_core.actions import AnyAction
from ladok_core.actions.details import ChangeDetails
from ladok_core.actions.temporary_address import SetTemporaryAddress
from ladok_core.model.decision import Reason
from ladok_core.model.student import Address
from ladok_core.pages.details import DetailsPage
from ladok_tui.views.contact import in_one_line
from ladok_tui.views.view import NOTHING, Said
from ladok_tui.views.voices import Voices
from ladok_tui.widgets.field import Field, FieldKind
from ladok_tui.widgets.field_list import FieldGroup

_ABOUT: Mapping[str, str] = {
    "email": "email", "no-email": "email", "phone": "phone", "street": "street", "postcode": "postcode",
    "town": "town", "no-first": "first", "no-last": "last", "order": "last", "past": "last",
}  # fmt: skip
"""The field that a reason is about, by the reason's code; of the others it is said beneath the form."""


class BadDay(Exception):
    """What was filled in as a day is none; ``field`` is where."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


def is_form(action: AnyAction) -> bool:
    """Tell whether an action has to be filled in before it can be done."""
    return isinstance(action, ChangeDetails | SetTemporaryAddress)


def field_groups(action: AnyAction, page: DetailsPage, say: Voices) -> tuple[FieldGroup, ...]:
    """Return the fields of a form as the page has them, under their headings."""
    if isinstance(action, SetTemporaryAddress):
        one = page.temporary
        days = (
            _field("first", one.span.first.isoformat() if one else "", say, FieldKind.DATE),
            _field("last", one.span.last.isoformat() if one else "", say, FieldKind.DATE),
        )
        return (FieldGroup(say("details.temporary"), (*_lines(one.address if one else None, say), *days)),)
    contact = [_field("email", page.email, say)]
    if page.hidden is None:
        contact.append(_field("phone", page.phone, say))
    groups = [FieldGroup(say("details.contact"), tuple(contact))]
    if page.postal_editing is not None:
        groups.append(FieldGroup(say("details.postal"), tuple(_postal(page, say))))
    return tuple(groups)


def filled_in(action: AnyAction, values: Mapping[str, str]) -> AnyAction:
    """Return a form with what was filled in; what wasn't touched stays unsaid.  BadDay."""
    said: dict[str, object] = {}
    for name, value in values.items():
        if name in ("first", "last"):
            try:
                said[name] = date.fromisoformat(value.strip())
            except ValueError:
                raise BadDay(name) from None
        else:
            said[name] = value
    return msgspec.structs.replace(action, **said)


def about_field(reason: Reason) -> str | None:
    """Return the field that a reason is about, None where it is about the whole."""
    return _ABOUT.get(reason.code)


def _postal(page: DetailsPage, say: Voices) -> Iterator[Field]:
    """Yield the lines of the postal address; where it comes from the population register, that in one, locked."""
    if page.postal_editing is not None and page.postal_editing.open:
        yield from _lines(page.postal, say)
        return
    note = say.summary(page.postal_editing, page.today) if page.postal_editing else NOTHING
    yield Field("registered", say("details.registered"), value=in_one_line(page.registered).eye, note=note, locked=True)


def _lines(address: Address | None, say: Voices) -> Iterator[Field]:
    known = address or Address("", "", "")
    yield _field("street", known.street, say)
    yield _field("care_of", known.care_of, say)
    yield _field("postcode", known.postcode, say)
    yield _field("town", known.town, say)
    yield _field("country", known.country, say)


def _field(name: str, value: str, say: Voices, kind: FieldKind = FieldKind.TEXT) -> Field:
    label: Said = say(f"details.{name.replace('_', '-')}")
    return Field(name, label, kind, value)
