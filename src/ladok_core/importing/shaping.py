"""Decoding an answer so that one field of the wrong kind costs that field, and not what it belongs to."""

from collections.abc import Callable, Iterator
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin

import msgspec

from ladok_core.importing.shapes import Shape

_Form = TypeVar("_Form", bound=Shape)
_ODD = (msgspec.DecodeError, RecursionError)


def shaped(raw: bytes | msgspec.Raw, form: type[_Form], odd: Callable[[], None]) -> _Form:
    """Decode an object as a form; ``odd`` is called for each field that is left out, for it can't be what it should.

    Raises as a decoder does for what is no object at all.
    """
    try:
        return msgspec.json.decode(raw, type=form)
    except msgspec.ValidationError:
        members = msgspec.json.decode(raw, type=dict[str, msgspec.Raw])
    kept = {}
    for field in msgspec.structs.fields(form):
        value = members.get(field.encode_name)
        if value is not None:
            try:
                kept[field.name] = _of_type(value, field.type, odd)
            except _ODD:
                odd()
    return form(**kept)


def _of_type(raw: msgspec.Raw, kind: Any, odd: Callable[[], None]) -> Any:
    try:
        return msgspec.json.decode(raw, type=kind)
    except msgspec.ValidationError:
        for one in get_args(kind) if isinstance(kind, UnionType) else (kind,):
            if isinstance(one, type) and issubclass(one, Shape):
                return shaped(raw, one, odd)
            if get_origin(one) is list and issubclass(get_args(one)[0], Shape):
                return list(_items(raw, get_args(one)[0], odd))
        raise


def _items(raw: msgspec.Raw, form: type[_Form], odd: Callable[[], None]) -> Iterator[_Form]:
    for item in msgspec.json.decode(raw, type=list[msgspec.Raw]):
        try:
            yield shaped(item, form, odd)
        except _ODD:
            odd()
