"""Fields, steps and waiting: what is typed is never lost, what is wrong stands where it is, and waiting can end."""

import pytest
from textual.pilot import Pilot

from ladok_tui.views.view import YES, Field, FieldKind, Said
from ladok_tui.widgets.field import next_value, shown
from ladok_tui.widgets.field_input import FieldInput
from ladok_tui.widgets.step_line import Step, StepLine, step_texts
from ladok_tui.widgets.waiting_panel import PATIENCE, WaitingPanel
from tui import seen
from tui.gallery.form import LANGUAGES, Form
from tui.widgets.widget_app import WidgetApp

SAID = Said.alike


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


@pytest.mark.parametrize(
    ("kind", "value", "looks", "then"),
    [
        (FieldKind.CHECK, "", "[ ]", YES),
        (FieldKind.CHECK, YES, "[x]", ""),
        (FieldKind.CHOICE, "sv", "svenska", "en"),
        (FieldKind.CHOICE, "en", "engelska", "sv"),
        (FieldKind.CHOICE, "fi", "fi", "sv"),
        (FieldKind.SECRET, "1234", "••••", None),
        (FieldKind.DATE, "2026-11-23", "2026-11-23", None),
    ],
)
def test_a_value_is_shown_and_followed_as_its_kind_is(
    kind: FieldKind, value: str, looks: str, then: str | None
) -> None:
    """After the last choice comes the first; a secret is never drawn."""
    field = Field("name", SAID("Namn"), value, kind, LANGUAGES if kind is FieldKind.CHOICE else ())
    assert shown(field, value) == looks
    if then is not None:
        assert next_value(field, value) == then


async def test_a_row_is_typed_into_where_it_stands() -> None:
    """The cursor is in it; Esc leaves all as it was; what goes elsewhere takes what was typed along."""
    form = Form()
    app = WidgetApp(form)
    async with app.run_test(size=(80, 20)) as pilot:
        form.rows.focus()
        form.rows.highlight("first")
        await press(pilot, "enter", "backspace", "4")
        line = seen.line_with(app, "2026-11-24")
        assert line.lstrip().startswith("Från")
        typed = app.focused
        assert isinstance(typed, FieldInput)
        assert typed is form.typed
        assert seen.lines(app)[app.caret_position.y].endswith("2026-11-24")
        assert app.caret_position.x == len(seen.lines(app)[app.caret_position.y])
        assert typed.stop()
        assert not typed.stop()
        assert form.draft.values == {}
        await press(pilot, "enter", "backspace", "5", "tab")
        assert form.draft.values == {"first": "2026-11-25"}
        assert "Från *" in seen.text(app)
        assert not isinstance(app.focused, FieldInput)


async def test_what_is_typed_goes_where_the_row_goes() -> None:
    """Through every size; a row that is scrolled out of view takes it along."""
    form = Form(opened=True)
    app = WidgetApp(form)
    async with app.run_test(size=(80, 20)) as pilot:
        form.rows.focus()
        form.rows.highlight("temporary")
        await press(pilot, "enter", "7")
        for size in ((40, 6), (20, 3), (120, 40), (60, 4)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            typed = app.focused
            assert isinstance(typed, FieldInput)
            assert typed.value == "Lillgatan 27"
            assert typed.region.contains_point(app.caret_position)
            assert typed.region == form.rows.value_region
        form.rows.scroll_to(y=5, animate=False, force=True)
        await pilot.pause()
        await pilot.pause()
        assert form.draft.values == {"temporary.street": "Lillgatan 27"}


STEPS = [Step(SAID("Program"), done=True), Step(SAID("Examen"), done=True), Step(SAID("Kurser")), Step(SAID("Granska"))]


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (80, "1 Program ✓ · 2 Examen ✓ · [3 Kurser] · 4 Granska"),
        (30, "1 ✓ · 2 ✓ · [3 Kurser] · 4"),
        (10, "[3 Kurser]"),
        (5, "[3 K…"),
    ],
)
def test_the_steps_fit_their_line(width: int, line: str) -> None:
    assert " · ".join(step_texts(STEPS, 2, width)) == line


async def test_a_kept_draft_is_said_beside_the_steps() -> None:
    line = StepLine()
    app = WidgetApp(line)
    async with app.run_test(size=(80, 5)) as pilot:
        line.show(STEPS, 2, SAID("utkast sparat 10:42"))
        await pilot.pause()
        assert line.render_line(0).text.endswith("utkast sparat 10:42")


async def test_waiting_shows_nothing_at_first_then_a_line_and_can_be_given_up() -> None:
    """TUI: nothing before 150 ms, then a quiet line."""
    panel = WaitingPanel()
    app = WidgetApp(panel)
    async with app.run_test(size=(80, 5)) as pilot:
        assert not panel.cancel()
        panel.start("Hämtar …", "esc avbryt")
        assert not panel.display
        while not panel.display:  # a busy machine may take its time
            await pilot.pause(0.02)
        await pilot.pause()
        assert "Hämtar …  esc avbryt" in seen.text(app)
        assert panel.cancel()
        await pilot.pause()
        assert isinstance(app.told[-1], WaitingPanel.Cancelled)
        assert not panel.display
        panel.start("Hämtar …")
        panel.stop()
        await pilot.pause(PATIENCE + 0.05)
        assert not panel.display
