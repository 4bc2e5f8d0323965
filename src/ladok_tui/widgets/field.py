"""How the value of a field is shown, and which one follows it where it isn't typed."""

from ladok_tui.views.view import YES, Field, FieldKind
from ladok_tui.widgets.legend import TICKED, UNTICKED

HIDDEN = "•"


def is_typed(field: Field) -> bool:
    """Tell whether a field is filled in by typing."""
    return field.kind in (FieldKind.TEXT, FieldKind.DATE, FieldKind.SECRET)


def shown(field: Field, value: str) -> str:
    """Return how a value of a field is shown."""
    match field.kind:
        case FieldKind.SECRET:
            return HIDDEN * len(value)
        case FieldKind.CHECK:
            return TICKED if value else UNTICKED
        case FieldKind.CHOICE:
            return next((choice.said.eye for choice in field.choices if choice.value == value), value)
        case _:
            return value


def next_value(field: Field, value: str) -> str:
    """Return the value that follows one, of a field that isn't typed; after the last comes the first."""
    if field.kind is FieldKind.CHECK:
        return "" if value else YES
    values = [choice.value for choice in field.choices]
    if value not in values:
        return values[0] if values else value
    return values[(values.index(value) + 1) % len(values)]
