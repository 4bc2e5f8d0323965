"""What a part of an app or a screen may not declare, since Textual would overlook it."""

from collections.abc import Iterable

import pytest
from textual.app import App
from textual.message_pump import MessagePump
from textual.reactive import Reactive
from textual.screen import Screen

from ladok_tui.app import LadokApp
from ladok_tui.screens.page import PageScreen
from ladok_tui.terminal.parts import AppPart, ScreenPart

OVERLOOKED = {"BINDINGS", "CSS", "DEFAULT_CSS", "COMPONENT_CLASSES", "ACTIONS"}


def parts_of(whole: type[MessagePump]) -> list[type]:
    return [one for one in whole.__mro__ if not issubclass(one, MessagePump) and one.__module__.startswith("ladok_tui")]


def declared(part: type) -> Iterable[str]:
    for name, value in vars(part).items():
        if name in OVERLOOKED or isinstance(value, Reactive) or hasattr(value, "_textual_on"):
            yield name


@pytest.mark.parametrize("whole", [LadokApp, PageScreen], ids=lambda whole: whole.__name__)
def test_a_part_declares_nothing_that_textual_looks_for_in_apps_and_screens_alone(whole: type[MessagePump]) -> None:
    """A handler of a part is found by its name; with ``@on`` it would never be called."""
    parts = parts_of(whole)
    assert len(parts) > 3
    assert {part.__name__: [*declared(part)] for part in parts if any(declared(part))} == {}


def test_a_part_is_looked_through_by_nobody_at_the_start() -> None:
    """P6: Textual looks at all the names of each class that is an app or a screen, and of those it is made of."""
    parts: tuple[type, ...] = AppPart, ScreenPart
    assert not any(issubclass(part, App | Screen) for part in parts)
