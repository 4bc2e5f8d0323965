"""The fields of a row: which of what it offers is filled in there, and what each holds now."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import get_args

import msgspec

from ladok_core.actions.outcome import Offered
from ladok_tui.views.view import Field, FieldKind
from ladok_tui.views.voices import Voices


def fields_of(offered: Iterable[Offered], held: Mapping[str, object], say: Voices) -> tuple[Field, ...]:
    """Return the fields of the open actions that hold something, be it nothing yet: by the actions' own names for them.

    What can't be done is not filled in, and what an action has no name for neither.
    """
    return tuple(_fields(offered, held, say))


def _fields(offered: Iterable[Offered], held: Mapping[str, object], say: Voices) -> Iterator[Field]:
    for one in offered:
        if not one.decision.open:
            continue
        for field in msgspec.structs.fields(type(one.action)):
            if field.name in held:
                kind = FieldKind.DATE if date in get_args(field.type) else FieldKind.TEXT
                value = held[field.name]
                label = say(f"details.{field.name.replace('_', '-')}")
                yield Field(field.name, label, "" if value is None else str(value), kind)
