"""The fields of a form, beneath each other: what was changed, what is wrong, and whether it can be saved."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from ladok_tui.views.view import NOTHING, Said
from ladok_tui.widgets.field import Field
from ladok_tui.widgets.field_row import FieldRow, label_width

Check = Callable[[Field, str], Said]
"""What is wrong with a value of a field, in words; NOTHING where nothing is."""

Was = Callable[[str], Said]
"""How a value is said to be the one before, as ``tidigare 070-174 06 11``."""


class FieldGroup(NamedTuple):
    """Fields under a heading."""

    heading: Said
    fields: tuple[Field, ...]


class FieldList(VerticalScroll, can_focus=False):
    """A form.  It saves nothing itself: ``save`` tells what was changed, where nothing is wrong.

    Who leaves the page asks ``changed`` first, and Esc asks ``restore``.
    """

    DEFAULT_CSS = Path(__file__).with_name("field_list.tcss").read_text(encoding="utf-8")

    class Changed(Message):
        """A field was changed, or changed back: ask ``changed`` and ``errors``."""

    class Left(Message):
        """The arrows ask for what stands beneath the last field."""

    class Save(Message):
        """The changes are to be saved: the new values, by the fields' keys."""

        def __init__(self, values: Mapping[str, str]) -> None:
            super().__init__()
            self.values = values

    def __init__(self, groups: Sequence[FieldGroup], check: Check, was: Was, *, id: str | None = None) -> None:  # noqa: A002  # Textual's name for it
        super().__init__(id=id)
        self._groups, self._check, self._was = tuple(groups), check, was
        self._values: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Hold the fields under their headings; the labels line up."""
        width = label_width(tuple(field for group in self._groups for field in group.fields))
        for group in self._groups:
            if group.heading.eye:
                yield Static(Content(group.heading.eye), classes="heading", markup=False)
            for field in group.fields:
                yield FieldRow(field, width)

    @property
    def rows(self) -> list[FieldRow]:
        """The fields, in their order."""
        return list(self.query(FieldRow))

    @property
    def changed(self) -> Mapping[str, str]:
        """The values that were changed and aren't saved, by the fields' keys."""
        return {row.field.key: row.value for row in self.rows if row.value != row.field.value}

    @property
    def errors(self) -> Mapping[str, Said]:
        """What is wrong with the fields, by their keys."""
        return {row.field.key: row.error for row in self.rows if row.error.eye}

    def focus_first(self) -> None:
        """Give the focus to the first field."""
        if self.rows:
            self.rows[0].focus()

    def restore(self) -> bool:
        """Take back what is being typed; answer False when nothing is."""
        return any(row.restore() for row in self.rows)

    def save(self) -> bool:
        """Tell the changes; answer False, and go to the first field that is wrong, where one is."""
        for row in self.rows:  # those too that nobody has touched
            self._show(row, row.value)
        wrong = next((row for row in self.rows if row.error.eye), None)
        if wrong is not None:
            wrong.focus()
            return False
        if self.changed:
            self.post_message(self.Save(self.changed))
        return True

    def saved(self) -> None:
        """Take the values as they are for the ones that are saved."""
        for row in self.rows:
            row.field = msgspec.structs.replace(row.field, value=row.value)
            self._show(row, row.value)
        self.post_message(self.Changed())

    def show_again(self) -> None:
        """Draw what is wrong anew, of every field as it is."""
        for row in self.rows:
            self._show(row, row.value)

    @on(FieldRow.Changed)
    def _filled_in(self, event: FieldRow.Changed) -> None:
        event.stop()
        self._show(event.row, event.value)
        self.post_message(self.Changed())

    @on(FieldRow.Moved)
    def _moved(self, event: FieldRow.Moved) -> None:
        event.stop()
        rows = self.rows
        if event.step == 1 and event.row is rows[-1]:
            self.post_message(self.Left())
            return
        rows[max(0, min(rows.index(event.row) + event.step, len(rows) - 1))].focus()

    def _show(self, row: FieldRow, value: str) -> None:
        error = self._check(row.field, value)
        changed = value != row.field.value
        row.show(value, error, self._was(row.field.shown(row.field.value)) if changed else NOTHING)
