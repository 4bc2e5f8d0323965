"""A page as data: what is asked for, the struct that answers, whom it is shown to, and how it is built."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Generic, TypeVar

import msgspec

from ladok_core.model.decision import Decision
from ladok_core.model.record import Record
from ladok_core.pages import shown
from ladok_core.rules.switched import Switched

P = TypeVar("P")


class Ask(msgspec.Struct, Generic[P], frozen=True, tag_field="page"):
    """A request for a page that is a ``P``.  Its fields are the arguments of ``show``."""


class PageSpec(msgspec.Struct, Generic[P], frozen=True):
    """All there is to say of a page.  ``name`` is that of its command and of its words in the catalogues.

    ``switches`` are the features that an institution turns on and off of which the page, or a part of it, is one.
    ``build(record, ask, now)`` builds it as of an aware moment; NotFound where what is asked for isn't shown.
    """

    name: str
    ask: type[Ask[P]]
    page: type[P]
    build: Callable[[Record, Any, datetime], P]
    switches: tuple[Switched, ...] = ()

    def shown(self, record: Record) -> Decision:
        """Decide whether this student at this institution has the page at all (its switch, whom it is for)."""
        return shown(self.name, record)

    @property
    def is_of_thing(self) -> bool:
        """Whether the page is of one thing, which has to be named, as a course."""
        return any(field.required for field in msgspec.structs.fields(self.ask))
