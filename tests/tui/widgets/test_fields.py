"""Forms, steps and waiting: what is typed is never lost, what is wrong stands where it is, and waiting can end."""

import pytest
from textual.pilot import Pilot

from ladok_tui.views.view import NOTHING, Said
from ladok_tui.widgets.field import YES, Choice, Field, FieldKind
from ladok_tui.widgets.field_list import FieldGroup, FieldList
from ladok_tui.widgets.field_row import FieldInput, FieldRow
from ladok_tui.widgets.step_line import Step, StepLine, step_texts
from ladok_tui.widgets.waiting_panel import PATIENCE, WaitingPanel
from tui import seen
from tui.widgets.widget_app import WidgetApp

SAID = Said.alike
FIELDS = (
    Field("street", SAID("Adress"), value="Lillgatan 2"),
    Field("name", SAID("Namn"), value="Ellen Ek", note=SAID("ändras hos Skatteverket"), locked=True),
    Field("language", SAID("Språk"), FieldKind.CHOICE, "sv",
          (Choice("sv", SAID("svenska")), Choice("en", SAID("engelska")))),
    Field("hide", SAID("Dölj mig"), FieldKind.CHECK),
    Field("code", SAID("Kod"), FieldKind.SECRET, "1234"),
)  # fmt: skip


def check(field: Field, value: str) -> Said:
    return SAID("får inte vara tomt") if field.typed and not value else NOTHING


def form() -> FieldList:
    return FieldList((FieldGroup(SAID("Adress"), FIELDS),), check, lambda value: SAID(f"tidigare {value}"))


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def test_enter_edits_in_the_row_and_enter_again_takes_it() -> None:
    fields = form()
    app = WidgetApp(fields)
    async with app.run_test(size=(80, 20)) as pilot:
        fields.focus_first()
        await press(pilot, "enter", "0", "backspace", "2", "q")
        assert app.caret_position.x == 2 + len("Dölj mig") + 4 + len("Lillgatan 22q")
        await press(pilot, "backspace", "enter")
        assert fields.changed == {"street": "Lillgatan 22"}
        assert "Adress *" in seen.line_with(app, "Lillgatan")
        assert "tidigare Lillgatan 2" in seen.line_with(app, "Lillgatan")
        assert isinstance(app.focused, FieldRow)
        assert seen.caret(app).startswith("Adress")


async def test_esc_restores_and_nothing_typed_is_taken() -> None:
    """The screen's Esc asks the form first."""
    fields = form()
    app = WidgetApp(fields)
    async with app.run_test(size=(80, 20)) as pilot:
        fields.focus_first()
        await press(pilot, "enter", "x", "y")
        assert fields.restore()
        await pilot.pause()
        assert fields.changed == {}
        assert not fields.restore()
        assert "Lillgatan 2" in seen.text(app)
        assert isinstance(app.focused, FieldRow)


async def test_what_is_wrong_stands_beneath_and_is_not_saved() -> None:
    """Saving goes to the first field that is wrong; then it tells the changes, and nothing else."""
    fields = form()
    app = WidgetApp(fields)
    async with app.run_test(size=(80, 20)) as pilot:
        fields.focus_first()
        await press(pilot, "enter", "ctrl+u", "enter", "end")
        assert fields.errors == {"street": SAID("får inte vara tomt")}
        assert "! får inte vara tomt" in seen.text(app)
        assert not fields.save()
        await pilot.pause()
        assert seen.caret(app).startswith("Adress")
        await press(pilot, "enter", "A", "enter")
        assert fields.save()
        await pilot.pause()
        saved = [told.values for told in app.told if isinstance(told, FieldList.Save)]
        assert saved == [{"street": "A"}]
        fields.saved()
        assert fields.changed == {}


async def test_choices_and_ticks_are_changed_by_keys_and_a_locked_field_by_none() -> None:
    fields = form()
    app = WidgetApp(fields)
    async with app.run_test(size=(80, 20)) as pilot:
        fields.focus_first()
        await press(pilot, "down", "enter", "right", "down", "right", "down", "enter", "down")
        assert fields.changed == {"language": "en", "hide": YES}
        assert "[x]" in seen.line_with(app, "Dölj")
        assert "engelska" in seen.line_with(app, "Språk")
        await press(pilot, "up", "up", "left")
        assert fields.changed == {"hide": YES}
        await press(pilot, "up")
        assert seen.caret(app).startswith("Namn")


async def test_a_secret_is_never_drawn() -> None:
    fields = form()
    app = WidgetApp(fields)
    async with app.run_test(size=(80, 20)) as pilot:
        fields.focus_first()
        await press(pilot, "end", "enter", "5")
        assert "1234" not in seen.text(app)
        await press(pilot, "enter")
        assert fields.changed == {"code": "12345"}
        assert "1234" not in seen.text(app)


async def test_what_is_typed_is_taken_when_the_focus_goes_elsewhere() -> None:
    """Never lost: by Tab, too."""
    fields = form()
    app = WidgetApp(fields)
    async with app.run_test(size=(80, 20)) as pilot:
        fields.focus_first()
        await press(pilot, "enter", "x", "tab")
        assert fields.changed == {"street": "Lillgatan 2x"}
        assert not isinstance(app.focused, FieldInput)


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
