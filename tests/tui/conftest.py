"""A terminal for each test that asks for one."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tui.terminal import Terminal


@pytest.fixture
def open_terminal(tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    """Return a function that opens a Terminal with a home folder of its own; all are closed after the test."""
    with ExitStack() as closing:

        def opened(*args: object, **named: object) -> Terminal:
            home = tmp_path / "home"
            home.mkdir(exist_ok=True)
            return closing.enter_context(Terminal(*args, **({"home": home} | named)))  # type: ignore[arg-type]  # passed through

        yield opened
