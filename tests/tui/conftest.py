"""A terminal for each test that asks for one; and an app without a terminal is waited for by what it has to do."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tui.forked import Forks
from tui.found_rules import apply, replace_rules
from tui.idle import wait_for_idle, wait_for_screen
from tui.parsed_styles import parse_rules
from tui.terminal import Terminal
from tui.unpainted import render_update


@pytest.fixture(autouse=True)
def idle_when_nothing_is_left_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the pilot and the keys it presses wait for the loop, not for the clock, nor for a sixtieth of a second."""
    monkeypatch.setattr("textual.pilot.wait_for_idle", wait_for_idle)
    monkeypatch.setattr("textual.app.wait_for_idle", wait_for_idle)
    monkeypatch.setattr("textual.pilot.Pilot._wait_for_screen", wait_for_screen)
    monkeypatch.setattr("textual.screen.UPDATE_PERIOD", 0.002)


@pytest.fixture(autouse=True)
def styles_are_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let an app take the rules that one before it has made of the same style sheet, and found for the same place."""
    monkeypatch.setattr("textual.css.stylesheet.Stylesheet._parse_rules", parse_rules)
    monkeypatch.setattr("textual.css.stylesheet.Stylesheet.apply", apply)
    monkeypatch.setattr("textual.css.stylesheet.Stylesheet.replace_rules", staticmethod(replace_rules))


@pytest.fixture
def painted() -> None:
    """Paint as for a terminal, in a test that asks for it."""


@pytest.fixture(autouse=True)
def nothing_is_painted_for_nobody(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Paint nothing where there is no terminal, but in the long runs, and where a test asks for it."""
    if "painted" not in request.fixturenames and request.node.get_closest_marker("slow") is None:
        monkeypatch.setattr("textual._compositor.Compositor.render_update", render_update)


@pytest.fixture(scope="session")
def forks() -> Iterator[Forks]:
    """Return what all the programs of a run are forked from that are started so."""
    forks = Forks()
    yield forks
    forks.close()


@pytest.fixture
def open_terminal(tmp_path: Path, forks: Forks) -> Iterator[Callable[..., Terminal]]:
    """Return a function that opens a Terminal with a home folder of its own; all are closed after the test.

    With ``forked`` the program, a script of Python's, is there at once.
    """
    with ExitStack() as closing:

        def opened(*args: object, forked: bool = False, **named: object) -> Terminal:
            home = tmp_path / "home"
            home.mkdir(exist_ok=True)
            given = {"home": home, "starter": forks if forked else None} | named
            return closing.enter_context(Terminal(*args, **given))  # type: ignore[arg-type]  # passed through

        yield opened
