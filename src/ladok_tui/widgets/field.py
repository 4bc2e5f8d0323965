"""A field as data: what it is called, what kind it is, what it holds."""

from enum import StrEnum
from typing import NamedTuple

import msgspec

from ladok_tui.views.view import NOTHING, Said
from ladok_tui.widgets.legend import TICKED, UNTICKED

HIDDEN = "•"
YES = "yes"
"""The value of a field that is ticked; one that isn't has an empty value."""


class FieldKind(StrEnum):
    """How a field is filled in."""

    TEXT = "text"
    DATE = "date"
    SECRET = "secret"  # noqa: S105  # the kind of a field, no password
    CHOICE = "choice"
    CHECK = "check"


class Choice(NamedTuple):
    """One of the values that a field may have, and how it is said."""

    value: str
    said: Said


class Field(msgspec.Struct, frozen=True):
    """A field of a form.  ``note`` stands to the right, and says why where it is ``locked``."""

    key: str
    label: Said
    kind: FieldKind = FieldKind.TEXT
    value: str = ""
    choices: tuple[Choice, ...] = ()
    note: Said = NOTHING
    locked: bool = False

    @property
    def typed(self) -> bool:
        """Whether it is filled in by typing."""
        return self.kind in (FieldKind.TEXT, FieldKind.DATE, FieldKind.SECRET)

    def shown(self, value: str) -> str:
        """Return how a value is shown."""
        match self.kind:
            case FieldKind.SECRET:
                return HIDDEN * len(value)
            case FieldKind.CHECK:
                return TICKED if value else UNTICKED
            case FieldKind.CHOICE:
                return next((choice.said.eye for choice in self.choices if choice.value == value), value)
            case _:
                return value

    def next_value(self, value: str, step: int = 1) -> str:
        """Return the value that follows one, of a field that isn't typed; after the last comes the first."""
        if self.kind is FieldKind.CHECK:
            return "" if value else YES
        values = [choice.value for choice in self.choices]
        if value not in values:
            return values[0] if values else value
        return values[(values.index(value) + step) % len(values)]
