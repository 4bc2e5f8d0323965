"""The steps of something longer: which are done, where one is, and that what was filled in is kept."""

from collections.abc import Sequence

import msgspec
from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from ladok_tui.views.view import NOTHING, Said
from ladok_tui.widgets.cell_text import clipped
from ladok_tui.widgets.legend import CHOSEN, DONE

BETWEEN = " · "


class Step(msgspec.Struct, frozen=True):
    """A step, and whether it is complete."""

    said: Said
    done: bool = False


class StepLine(Widget):
    """``1 Program ✓ · 2 Examen ✓ · [3 Kurser] · 4 Bilagor``; to the right that a draft is kept.

    Where there is no room, the other steps go by their numbers alone.
    """

    DEFAULT_CSS = """
    StepLine { height: 1; color: $ladok-quiet; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's name for it
        super().__init__(markup=False, id=id)
        self._steps: tuple[Step, ...] = ()
        self._here = 0
        self._kept = NOTHING

    def show(self, steps: Sequence[Step], here: int, kept: Said = NOTHING) -> None:
        """Draw the steps; ``here`` is the place of the one that one is on, ``kept`` when the draft was saved."""
        self._steps, self._here, self._kept = tuple(steps), here, kept
        self.refresh()

    def render(self) -> Content:
        """Fit the steps to the width, the draft beside them if it has room."""
        width = self.size.width
        texts = step_texts(self._steps, self._here, width)
        line = Content(BETWEEN).join(
            Content.styled(text, "bold $ladok-heading" if place == self._here else "$ladok-quiet")
            for place, text in enumerate(texts)
        )
        room = width - line.cell_length - cell_len(self._kept.eye)
        if self._kept.eye and room >= len(BETWEEN):
            return line + Content.styled(" " * room + self._kept.eye, "$ladok-quiet")
        return line


def step_texts(steps: Sequence[Step], here: int, width: int) -> list[str]:
    """Return each step as it is drawn in a line of so many cells."""
    whole = [_text(number, step, step.said.eye, number == here) for number, step in enumerate(steps)]
    if cell_len(BETWEEN.join(whole)) <= width:
        return whole
    bare = [
        _text(number, step, step.said.eye if number == here else "", number == here)
        for number, step in enumerate(steps)
    ]
    if cell_len(BETWEEN.join(bare)) <= width:
        return bare
    return [clipped(whole[here], width)] if steps else []


def _text(number: int, step: Step, name: str, here: bool) -> str:  # one of two ways to draw it
    text = " ".join(part for part in (str(number + 1), name, DONE if step.done else "") if part)
    return text.join(CHOSEN) if here else text
