"""What was said on the command line of an action's fields, each as the kind of value that it is."""

from datetime import date
from typing import Any

import msgspec

from ladok_core.actions.action import ActionSpec
from ladok_core.sanitize import clean
from ladok_tui.commands.as_of import parse_day
from ladok_tui.commands.options import Options
from ladok_tui.commands.usage import UsageError


def said_fields(spec: ActionSpec, options: Options) -> dict[str, Any]:
    """Return the fields of an action that were said.  UsageError for a value that is none."""
    said: dict[str, Any] = {}
    for field in msgspec.structs.fields(spec.struct):
        text = getattr(options, field.name, None)
        if text is None or field.name == spec.concerns.field:
            continue
        said[field.name] = _value(field, text)
    return said


def _value(field: msgspec.structs.FieldInfo, text: Any) -> Any:
    """Return what was said of a field.  UsageError where it is no number, no list of them, or no day."""
    if field.type == tuple[str, ...]:
        return tuple(clean(one) for one in text)
    if field.type is int:
        if not (text.isascii() and text.isdigit() and len(text) < 4):
            raise UsageError(key=f"cli.bad-{field.name.replace('_', '-')}", wanted=text)
        return int(text)
    if field.type == tuple[int, ...]:
        numbers = [one.strip() for one in text.split(",")]
        if not all(one.isascii() and one.isdigit() and len(one) < 4 for one in numbers):
            raise UsageError(key=f"cli.bad-{field.name.replace('_', '-')}", wanted=text)
        return tuple(sorted({int(one) for one in numbers}))
    if field.type == date | None:
        return parse_day(text)
    return clean(text)
