"""The bodies of the store: the model's own structs as JSON, each with the version of its form.

What is kept in a row of its own is left out of the struct that it belongs to, or stands there by its id.  So a new
field of the model is a new field of a body, and nothing is to be written here for it.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, TypeVar, get_args

import msgspec

from ladok_core.actions import AnyAction
from ladok_core.actions.outcome import Receipt
from ladok_core.errors import StoreTooNew
from ladok_core.model.change import Change, Happened, Placed, SignedIn, TakenBack
from ladok_core.model.choice import Choice, Option
from ladok_core.model.contact import National
from ladok_core.model.education import Education
from ladok_core.model.exam_session import ExamSession, SeatChange
from ladok_core.model.institution import Institution
from ladok_core.model.noticed import Differed
from ladok_core.model.offering import Offering
from ladok_core.model.participation import Participation
from ladok_core.model.record import Record
from ladok_core.model.student import Student
from ladok_core.store.damage import undamaged
from ladok_core.store.safe_json import check, cleaned, is_ordinary, is_safe

VERSION = 1
"""The form of the bodies that this program writes.  It is raised when an older program would misread or lose a part."""

UPDATES: Mapping[int, Callable[[str, Any], Any]] = {}
"""From each older version to the next: what makes of a kind of body and its JSON that of the version after."""

T = TypeVar("T")


class Reference(msgspec.Struct, frozen=True):
    """Which version of which course or package an offering is of."""

    education_id: str
    version_id: str


def _without(struct: type[msgspec.Struct], instead: Mapping[str, Any]) -> Any:
    """Return the struct with other types for some fields, in their order; a field that becomes None is left out."""
    fields = []
    for field in msgspec.structs.fields(struct):
        kind = instead.get(field.name, field.type)
        if kind is None:
            continue
        default = msgspec.field() if field.required else msgspec.field(default=field.default)
        if type(None) in get_args(kind) and kind is not field.type:  # not said is not the same as nothing
            default = msgspec.field(default=None)
        if field.default_factory is not msgspec.NODEFAULT:
            default = msgspec.field(default_factory=field.default_factory)
        fields.append((field.name, kind, default))
    tag = struct.__struct_config__.tag
    return msgspec.defstruct(struct.__name__, fields, frozen=True, omit_defaults=True, tag=tag)


OfferingBody: Any = _without(Offering, {"education": Reference})
PlaceBody: Any = _without(Participation, {"offering": str})
RecordBody: Any = _without(
    Record,
    {
        "institution": None,
        "student": None,
        "participations": tuple[PlaceBody, ...],
        "previous_sign_in": None,
        "signed_in_at": None,
        "noticed": None,
        "choices": tuple[str, ...] | None,
        "alternatives": tuple[str, ...] | None,
        "exam_sessions": None,
        "places_moved": None,
    },
)
OptionBody: Any = _without(Option, {"offering": str})
ChoiceBody: Any = _without(Choice, {"options": tuple[OptionBody, ...]})
PlacedBody: Any = _without(Placed, {"participation": PlaceBody})

_encode = msgspec.json.Encoder(order="deterministic").encode


class Body(Generic[T]):
    """One kind of body.  ``name`` is what an error calls it."""

    def __init__(self, name: str, kind: Any) -> None:
        self.name, self._kind = name, kind

    @cached_property
    def _decode(self) -> Callable[[str], T]:
        """The decoder, made when it is first asked for: a page has no use for half of them."""
        decode: Callable[[str], T] = msgspec.json.Decoder(self._kind).decode
        return decode

    def read(self, path: Path | str, where: str, version: object, text: object) -> T:
        """Return what a body holds, safe to draw.

        ``where`` says for an error which body it is, by an id that is no person's.  Raises StoreDamaged, StoreTooNew.
        """
        if isinstance(version, int) and version > VERSION:
            raise StoreTooNew(path, version, VERSION)
        return undamaged(path, self.name, where, lambda: self._of(version, text))

    def _of(self, version: object, text: object) -> T:
        if not isinstance(text, str):
            what = "a body is text"
            raise TypeError(what)
        value: T
        if version == VERSION and is_safe(text):
            value = self._decode(text)
        else:
            decoded = msgspec.json.decode(text)
            for older in range(version, VERSION):  # type: ignore[call-overload]  # anything but a number is damage
                decoded = UPDATES[older](self.name, decoded)
            value = msgspec.convert(cleaned(decoded), self._kind)
        if not is_ordinary(text):
            check(value)
        return value


def made_safe(value: T) -> T:
    """Return a struct of the model with every text safe to draw.  ValueError where an amount or a moment is odd."""
    text = _encoded(value)
    if text is None or not is_safe(text):
        value = msgspec.convert(cleaned(msgspec.to_builtins(value)), type(value))
    if text is None or not is_ordinary(text):
        check(value)
    return value


def written(value: object) -> str:
    """Return a body as it is written: safe to draw, the same text for the same value."""
    text = _encoded(value)
    if text is None or not is_safe(text):
        text = _encode(cleaned(msgspec.to_builtins(value, order="deterministic"))).decode()
    return text


def _encoded(value: object) -> str | None:
    try:
        return _encode(value).decode()
    except UnicodeEncodeError:  # JSON can bring half a letter, and nothing can keep one
        return None


def offering_body(offering: Offering) -> Any:
    """Return an offering as it is kept, its course by its ids."""
    of = offering.education
    values = msgspec.structs.asdict(offering)
    return OfferingBody(**{**values, "education": Reference(of.education_id, of.version_id)})


def record_body(record: Record) -> Any:
    """Return a record as it is kept: what is the student's own at the institution.

    Offerings, and which choices and alternatives its source told of, by their ids.
    """
    values = msgspec.structs.asdict(record)
    own = {
        "participations": tuple(place_body(place) for place in record.participations),
        "choices": tuple(choice.choice_id for choice in record.choices),
        "alternatives": tuple(one.offering_id for one in record.alternatives),
    }
    return RecordBody(**{name: values[name] for name in RecordBody.__struct_fields__} | own)


def place_body(place: Participation) -> Any:
    """Return a place as it is kept, its offering by its id."""
    return PlaceBody(**{**msgspec.structs.asdict(place), "offering": place.offering.offering_id})


def choice_body(choice: Choice) -> Any:
    """Return a choice as it is kept, its options' offerings by their ids."""
    options = tuple(
        OptionBody(**{**msgspec.structs.asdict(option), "offering": option.offering.offering_id})
        for option in choice.options
    )
    return ChoiceBody(**{**msgspec.structs.asdict(choice), "options": options})


def changes_body(changes: Iterable[Change]) -> tuple[Any, ...]:
    """Return what became true as it is kept: a place that was given, its offering by its id."""
    return tuple(
        PlacedBody(place_body(change.participation)) if isinstance(change, Placed) else change for change in changes
    )


INSTITUTION: Body[Institution] = Body("institution", Institution)
EDUCATION: Body[Education] = Body("education", Education)
EXAM_SESSION: Body[ExamSession] = Body("exam_session", ExamSession)
OFFERING: Body[Any] = Body("offering", OfferingBody)
STUDENT: Body[Student] = Body("student", Student)
RECORD: Body[Any] = Body("record", RecordBody)
CHOICE: Body[Any] = Body("choice", ChoiceBody)
CHANGES: Body[tuple[Any, ...]] = Body(
    "journal", tuple[Happened | PlacedBody | TakenBack | SignedIn | Differed | National | SeatChange, ...]
)
ACTION: Body[AnyAction] = Body("journal", AnyAction)
RECEIPT: Body[Receipt] = Body("journal", Receipt)
