"""A page said once: sections of rows, each row with its blocks; every text for the eye and for the ear.

The list, the columns, the plain lines and the conversation draw this and nothing else.  A row carries the thing that it
is about, and what can be done with it: no id is taken apart again, and nobody finds out anew which thing was meant.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, NamedTuple

import msgspec

from ladok_core.actions import AnyAction
from ladok_core.actions.outcome import Offered
from ladok_core.pages.page import Ask


class Said(NamedTuple):
    """One fact in both voices: short and signed for the eye, whole and in words for the ear.

    An empty ``ear`` means that the fact is said elsewhere in the row for ears; an empty ``eye`` likewise.
    """

    eye: str
    ear: str

    @classmethod
    def alike(cls, text: str) -> "Said":
        """Return a text that is the same in both voices."""
        return cls(text, text)


NOTHING = Said("", "")


class Tone(StrEnum):
    """What a text is to the reader; a theme gives each a colour, and no tone is the only bearer of a meaning."""

    NORMAL = "normal"
    HEADING = "heading"
    QUIET = "quiet"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    ACCENT = "accent"


class Column(StrEnum):
    """The columns that a page may declare, in their order; the name gives way first, amounts are right-aligned.

    A label says what the name beside it is, as "E-post" does of an address.
    """

    LABEL = "label"
    VERB = "verb"
    MARK = "mark"
    NAME = "name"
    CODE = "code"
    SIZE = "size"
    AMOUNT = "amount"
    STATE = "state"
    DATE = "date"


class Cell(msgspec.Struct, frozen=True):
    """One fact of a row in its column.

    ``terse`` stands in its place where there is little room; ``ending`` is the end of a name that is never cut.
    """

    column: Column
    said: Said
    tone: Tone = Tone.NORMAL
    terse: str = ""
    ending: str = ""


class Heading(msgspec.Struct, frozen=True):
    """The heading of the blocks that follow."""

    said: Said


class Fact(msgspec.Struct, frozen=True):
    """A labelled fact."""

    label: Said
    value: Said
    tone: Tone = Tone.NORMAL


class Note(msgspec.Struct, frozen=True):
    """A text of its own, over as many lines as it takes."""

    said: Said
    tone: Tone = Tone.QUIET


class Part(msgspec.Struct, frozen=True):
    """A part of the thing, as a module of a course: cells in the columns of the row."""

    cells: tuple[Cell, ...]


class Why(msgspec.Struct, frozen=True):
    """One reason, what to do about it, and where that is done.

    ``rule`` is its key, as ``REG-6/fee``; ``number`` of ``of`` where there are several; ``against`` whether it
    stands in the way.
    """

    rule: str
    sentence: Said
    remedy: Said | None = None
    leads_to: Ask[Any] | None = None
    number: int = 1
    of: int = 1
    against: bool = True


class Address(msgspec.Struct, frozen=True):
    """An address outside the program, of the web or of mail: there is nothing else that one can be sent to."""

    url: str

    @property
    def shown(self) -> str:
        """The address as it is read, and copied."""
        return self.url.removeprefix("mailto:")

    @property
    def is_of_web(self) -> bool:
        """Whether a browser opens it."""
        return self.url.startswith(("http://", "https://"))


class Link(msgspec.Struct, frozen=True):
    """A page that one can go to from here, or an address outside the program."""

    said: Said
    ask: Ask[Any] | Address


class Act(msgspec.Struct, frozen=True):
    """An action with this thing: where it is open its key does it, else ``reason`` stands in its place.

    ``key`` is the id of the key action, as ``register``.
    """

    said: Said
    offered: Offered
    key: str
    reason: Said | None = None


Block = Heading | Fact | Note | Part | Why | Link | Act


class FieldKind(StrEnum):
    """How a field is filled in."""

    TEXT = "text"
    DATE = "date"
    SECRET = "secret"  # noqa: S105  # the kind of a field, no password
    CHOICE = "choice"
    CHECK = "check"


class Choice(msgspec.Struct, frozen=True):
    """One of the values that a field may have, and how it is said."""

    value: str
    said: Said


class Field(msgspec.Struct, frozen=True):
    """A field of an action, as a row has it to be filled in: ``name`` is the action's own for it.

    ``value`` is what it holds now, as it is typed; a ticked one holds YES.
    """

    name: str
    label: Said
    value: str = ""
    kind: FieldKind = FieldKind.TEXT
    choices: tuple[Choice, ...] = ()


YES = "yes"
"""The value of a field that is ticked; one that isn't has an empty one."""


class Row(msgspec.Struct, frozen=True):
    """A thing in one line, with its blocks beneath.

    ``key`` tells it from the others of its page, and stays when the page is asked for anew.  ``about`` is the thing:
    the page's own struct.  ``opens`` is the page of the thing, if it has one, and ``at`` the key of
    its row there, where that page has others too.  ``acts`` marks a row that *is* a verb:
    Enter then does its first open action, after asking.  ``ticks`` is the page as it is once the row is ticked, or no
    longer: Enter asks for that in the page's place, and nothing is done.  ``under`` are the tabs that it stands under.
    ``open`` is whether the rows in it begin unfolded.  ``fields`` are those of its actions that are filled in here: one
    alone in the row itself, several in rows of their own within it.  ``before`` says what stood there
    before it was, and ``wrong`` what is wrong with it.
    """

    key: str
    about: Any
    cells: tuple[Cell, ...]
    blocks: tuple[Block, ...] = ()
    offered: tuple[Offered, ...] = ()
    opens: Ask[Any] | None = None
    at: str = ""
    acts: bool = False
    ticks: Ask[Any] | None = None
    children: tuple["Row", ...] = ()
    open: bool = True
    under: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    before: Said = NOTHING
    wrong: Said = NOTHING

    def cell(self, column: Column) -> Cell | None:
        """Return the row's cell in a column, if it has one."""
        return next((cell for cell in self.cells if cell.column is column), None)

    def fills(self, action: AnyAction) -> bool:
        """Tell whether an action is filled in in the row's fields, some of it or all."""
        return any(field.name in action.__struct_fields__ for field in self.fields)

    @property
    def named(self) -> Said:
        """What the row is called: by its name, with the label that says what that is; nothing without a name."""
        label, name = self.cell(Column.LABEL), self.cell(Column.NAME)
        if name is None:
            return NOTHING
        return Said(f"{label.said.eye.strip()}: {name.said.eye}", name.said.ear) if label else name.said


class Section(msgspec.Struct, frozen=True):
    """Rows under a heading; ``note`` stands before the rows, or in the place of none, and ``links`` are those in it."""

    heading: Said = NOTHING
    rows: tuple[Row, ...] = ()
    note: Said = NOTHING
    links: tuple[Link, ...] = ()


class Tab(msgspec.Struct, frozen=True):
    """One way to narrow the page, with how many things stand under it; ``empty`` stands there when there are none."""

    name: str
    said: Said
    count: int
    empty: Said = NOTHING


class View(msgspec.Struct, frozen=True):
    """A page, said.  ``context`` is a line or two beneath the title; ``sum`` stands last, above the keys.

    ``told`` is what a tick has come to, and ``leave`` what is to be known before what is ticked is left.
    """

    title: Said
    context: tuple[Said, ...] = ()
    tabs: tuple[Tab, ...] = ()
    sections: tuple[Section, ...] = ()
    sum: Said = NOTHING
    told: Note | None = None
    leave: Said = NOTHING

    def under(self, tab: str) -> tuple[Section, ...]:
        """Return the sections with the rows under a tab; a row stays for what lies in it.  All of them without one.

        Where no row is left, what the tab says then stands in their place.
        """
        if not tab:
            return self.sections
        narrowed = (
            msgspec.structs.replace(section, rows=tuple(_under(section.rows, tab))) for section in self.sections
        )
        left = tuple(section for section in narrowed if section.rows or section.note.eye)
        if any(section.rows for section in left) or not any(section.rows for section in self.sections):
            return left
        return (*left, *(Section(note=one.empty) for one in self.tabs if one.name == tab and one.empty.eye))

    def rows(self) -> Iterator[Row]:
        """Yield every row of the page, each before what lies in it."""
        for section in self.sections:
            yield from _flat(section.rows)


def _under(rows: tuple[Row, ...], tab: str) -> Iterator[Row]:
    for row in rows:
        children = tuple(_under(row.children, tab))
        if children or tab in row.under:
            yield msgspec.structs.replace(row, children=children)


def _flat(rows: tuple[Row, ...]) -> Iterator[Row]:
    for row in rows:
        yield row
        yield from _flat(row.children)
