"""A study choice or an application within a programme: what may be chosen, when, and by which rules.  APP-2, CHO-2."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

import msgspec

from ladok_core.model.offering import Offering
from ladok_core.model.span import Span
from ladok_core.model.text import Text


class ChoiceKind(StrEnum):
    """A study choice, in which one ticks as much as its rules say; or an application, for the one thing that it is."""

    STUDY_CHOICE = "study_choice"
    APPLICATION = "application"


class Measure(StrEnum):
    """What a limit counts: the options that are picked, or their credits (hp)."""

    OPTIONS = "options"
    CREDITS = "credits"


class Limit(msgspec.Struct, frozen=True):
    """So many at least, at most, or exactly, where both are the same; of all that lies in a box, or of the whole."""

    measure: Measure
    least: Decimal | None = None
    most: Decimal | None = None


class Box(msgspec.Struct, frozen=True):
    """Options under a heading, with rules of their own.

    ``within`` is the id of the box that it lies in, if it does.  An ``optional`` one may be left empty: its limits hold
    once something in it is picked.
    """

    box_id: str
    name: Text
    limits: tuple[Limit, ...] = ()
    within: str | None = None
    optional: bool = False


class Option(msgspec.Struct, frozen=True):
    """One alternative: an offering of a course or specialisation, in the box of the id ``box``.

    ``excludes`` and ``requires`` are ids of other options of the same choice; what excludes another is excluded by it.
    What the offering itself requires are its entry conditions.
    """

    option_id: str
    offering: Offering
    box: str = ""
    excludes: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()


class Choice(msgspec.Struct, frozen=True, dict=True):  # with a dict, for what is looked up for each tick
    """What students with a place on the offering ``package`` may choose within ``period``, both days included.

    ``code`` is what it is called by; ``limits`` are the rules of the whole.  An application has one option.
    """

    choice_id: str
    code: str
    kind: ChoiceKind
    name: Text
    package: str
    period: Span
    options: tuple[Option, ...]
    boxes: tuple[Box, ...] = ()
    limits: tuple[Limit, ...] = ()
    description: Text | None = None

    def option(self, name: str) -> Option | None:
        """Return the option of an id; else the only one on the course of a code, in any case, if there is one."""
        return self._options.get(name) or self._by_code.get(name.casefold())

    def excluded_by(self, option: Option) -> tuple[Option, ...]:
        """Return the options that can't be picked beside an option, whichever of the two says so, in their order."""
        return self._excluded[option.option_id]

    def required_by(self, option: Option) -> tuple[Option, ...]:
        """Return the options that an option requires, as far as there are such."""
        found = (self._options.get(name) for name in option.requires)
        return tuple(other for other in found if other is not None)

    def boxes_around(self, option: Option) -> tuple[Box, ...]:
        """Return the boxes that an option lies in, the nearest first; boxes in a ring are told once each."""
        return self._around[option.box]

    def around(self, box: Box) -> str | None:
        """Return the id of the box that a box lies in; None where it lies in none, or in a ring."""
        return self._boxes_in.get(box.box_id)

    @cached_property
    def _boxes_in(self) -> dict[str, str]:
        boxes = {box.box_id: box for box in self.boxes}
        outermost = {name: (*_outward(boxes, name),)[-1] for name in boxes}
        return {
            name: box.within
            for name, box in boxes.items()
            if box.within in boxes and outermost[name].within not in boxes
        }

    @cached_property
    def _options(self) -> dict[str, Option]:
        return {option.option_id: option for option in self.options}

    @cached_property
    def _by_code(self) -> dict[str, Option]:
        codes = Counter(option.offering.education.code.casefold() for option in self.options)
        coded = ((option.offering.education.code.casefold(), option) for option in self.options)
        return {code: option for code, option in coded if codes[code] == 1}

    @cached_property
    def _excluded(self) -> dict[str, tuple[Option, ...]]:
        pairs = {(one.option_id, other) for one in self.options for other in one.excludes if other != one.option_id}
        others: dict[str, set[str]] = defaultdict(set)
        for one, other in pairs:
            others[one].add(other)
            others[other].add(one)
        return {
            one.option_id: tuple(other for other in self.options if other.option_id in others[one.option_id])
            for one in self.options
        }

    @cached_property
    def _around(self) -> dict[str, tuple[Box, ...]]:
        boxes = {box.box_id: box for box in self.boxes}
        return {name: tuple(_outward(boxes, name)) for name in {option.box for option in self.options}}


def _outward(boxes: dict[str, Box], name: str | None) -> Iterator[Box]:
    seen: set[str] = set()
    while name is not None and name in boxes and name not in seen:
        seen.add(name)
        yield boxes[name]
        name = boxes[name].within
