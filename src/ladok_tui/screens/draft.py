"""What was filled in on a page and isn't saved: its rows as they look with it, and the actions that it would be.

A field belongs to the first open action of its row that has it by its name; what is wrong is said by the rules.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import msgspec
from msgspec.structs import replace

from ladok_core.actions import AnyAction
from ladok_core.model.decision import Reason
from ladok_tui.views.view import NOTHING, Cell, Column, Field, FieldKind, Row, Said, View
from ladok_tui.views.voices import Voices, joined
from ladok_tui.widgets.field import shown
from ladok_tui.widgets.legend import CHANGED


class FieldPlace(msgspec.Struct, frozen=True):
    """Where a field is filled in: the key of its row, of the row that it lies in, and the action that it is of."""

    key: str
    within: str
    field: Field
    action: AnyAction


class Wish(msgspec.Struct, frozen=True):
    """An action with all that was filled in of it, and where."""

    action: AnyAction
    places: tuple[FieldPlace, ...]


class NoDay(msgspec.Struct, frozen=True):
    """What was filled in as a day, and is none."""

    place: FieldPlace
    value: str


class Draft(msgspec.Struct, frozen=True):
    """The values that were filled in, and what is wrong with fields; both by the keys of the fields' rows."""

    values: Mapping[str, str] = {}
    wrong: Mapping[str, Said] = {}

    def value(self, place: FieldPlace) -> str:
        """Return what a field holds with what was filled in."""
        return self.values.get(place.key, place.field.value)

    def filled_in(self, place: FieldPlace, value: str) -> "Draft":
        """Return it with a field filled in, where nothing is wrong yet; what the field holds already is no change."""
        values = {key: held for key, held in self.values.items() if key != place.key}
        wrong = {key: said for key, said in self.wrong.items() if key != place.key}
        return Draft(values if value == place.field.value else {**values, place.key: value}, wrong)

    def of(self, view: View) -> "Draft":
        """Return what is left of it on a page that was asked for anew: what differs from what the page holds now."""
        places = {place.key: place for place in places_of(view)}
        values = {k: v for k, v in self.values.items() if k in places and v != places[k].field.value}
        return Draft(values, {key: said for key, said in self.wrong.items() if key in places})

    def without(self, places: Iterable[FieldPlace]) -> "Draft":
        """Return it without what was filled in somewhere, as it is saved."""
        gone = {place.key for place in places}
        return Draft(
            {key: value for key, value in self.values.items() if key not in gone},
            {key: said for key, said in self.wrong.items() if key not in gone},
        )

    def judged(self, wrong: Mapping[str, Said]) -> "Draft":
        """Return it with what is wrong, and with nothing else that is."""
        return replace(self, wrong=wrong)


def places_of(view: View) -> Iterator[FieldPlace]:
    """Yield every field that a page has to be filled in, in its order."""
    for row in view.rows():
        for field in row.fields:
            action = _action_with(row, field)
            if action is not None:
                within = row.key if len(row.fields) > 1 else ""
                yield FieldPlace(f"{within}.{field.name}" if within else row.key, within, field, action)


def wishes(view: View, draft: Draft) -> tuple[list[Wish], list[NoDay]]:
    """Return what was filled in as actions, each once with all of its fields, and what is no day."""
    changed: dict[AnyAction, list[FieldPlace]] = {}
    for place in places_of(view):
        if place.key in draft.values:
            changed.setdefault(place.action, []).append(place)
    none: list[NoDay] = []
    found: list[Wish] = []
    for action, places in changed.items():
        said: dict[str, object] = {}
        for place in places:
            value = draft.values[place.key]
            if place.field.kind is FieldKind.DATE:
                try:
                    said[place.field.name] = date.fromisoformat(value.strip())
                except ValueError:
                    none.append(NoDay(place, value))
            else:
                said[place.field.name] = value
        found.append(Wish(replace(action, **said), tuple(places)))
    return found, none


def about(view: View, action: AnyAction, reason: Reason) -> FieldPlace | None:
    """Return the field of an action that a reason is about; None where it is about the whole, or in no field here."""
    fitting = (place for place in places_of(view) if type(place.action) is type(action))
    return next((place for place in fitting if place.field.name == reason.field), None)


def filled(view: View, draft: Draft, say: Voices) -> View:
    """Return a page as it looks with what was filled in: with marks, what was there before, and what is wrong.

    Several fields of a row lie within it, folded.  What is not saved is counted, and not left unsaid.
    """
    if not any(row.fields for row in view.rows()):
        return view
    places: dict[str, list[FieldPlace]] = {}
    for place in places_of(view):
        places.setdefault(place.within or place.key, []).append(place)
    sections = tuple(
        replace(section, rows=tuple(_filled_row(row, places.get(row.key, []), draft, say) for row in section.rows))
        for section in view.sections
    )
    changes = len(draft.values)
    if not changes:
        return replace(view, sections=sections)
    errors = say.count("form.errors", len(draft.wrong)) if draft.wrong else NOTHING
    told = joined((say.count("form.changes", changes), errors))
    return replace(view, sections=sections, sum=told, leave=say("form.leave"))


def _action_with(row: Row, field: Field) -> AnyAction | None:
    offered = (one.action for one in row.offered if one.decision.open)
    return next((one for one in offered if field.name in one.__struct_fields__), None)


def _filled_row(row: Row, places: list[FieldPlace], draft: Draft, say: Voices) -> Row:
    if len(row.fields) <= 1:
        if not places:
            return _marked(row, changed=False)
        return _with_value(row, places[0], draft, say)
    inner = tuple(_with_value(_field_row(row, place), place, draft, say) for place in places)
    changed = any(place.key in draft.values for place in places)
    return replace(_marked(row, changed=changed), children=inner, open=False)


def _field_row(row: Row, place: FieldPlace) -> Row:
    """Return the row of a field that lies in another's."""
    offered = tuple(one for one in row.offered if one.action == place.action)
    label = place.field.label
    cells = (Cell(Column.LABEL, Said(label.eye, "")), Cell(Column.NAME, NOTHING))
    return Row(place.key, row.about, cells, offered=offered, fields=(place.field,))


def _with_value(row: Row, place: FieldPlace, draft: Draft, say: Voices) -> Row:
    """Return the row of a field with what it holds, changed or not, and what is wrong with it."""
    field, none, changed = place.field, say("details.none"), place.key in draft.values
    before, held = (shown(field, value) for value in (field.value, draft.value(place)))
    name = Cell(Column.NAME, Said(held or none.eye, f"{field.label.ear}: {held or none.ear}"))
    cells = tuple(name if cell.column is Column.NAME else cell for cell in row.cells)
    was = say("form.before", value=before) if changed and before else NOTHING
    return _marked(replace(row, cells=cells, before=was, wrong=draft.wrong.get(place.key, NOTHING)), changed=changed)


def _marked(row: Row, *, changed: bool) -> Row:
    """Return a row with its label marked as changed, or with room for the mark: nothing moves by it."""
    mark = f" {CHANGED if changed else ' '}"
    cells = tuple(
        replace(one, said=Said(one.said.eye + mark, one.said.ear)) if one.column is Column.LABEL else one
        for one in row.cells
    )
    return replace(row, cells=cells)
