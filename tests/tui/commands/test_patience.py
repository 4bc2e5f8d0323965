"""Who waits for more than a second is told so, on a terminal; the line is gone when the waiting is over."""

import io
import threading

import pytest

from ladok_core.words import Words
from ladok_tui.commands import progress as waiting
from tui.commands.watched import Watched


def test_a_long_wait_is_told_and_the_line_wiped(monkeypatch: pytest.MonkeyPatch) -> None:
    watched = Watched()
    monkeypatch.setattr("sys.stderr", watched)
    monkeypatch.setattr(waiting, "SECONDS", 0.01)
    with waiting.progress(lambda: Words("sv")):
        assert watched.shown.wait(5)

    said = watched.getvalue()
    assert said.startswith("Hämtar …\r")
    assert said.endswith("\r")
    assert said.strip("\r ") == "Hämtar …"
    assert "\x1b" not in said


@pytest.mark.parametrize("person", [True, False])
def test_a_short_wait_or_one_that_nobody_watches_says_nothing(monkeypatch: pytest.MonkeyPatch, person: bool) -> None:
    watched = Watched() if person else io.StringIO()
    monkeypatch.setattr("sys.stderr", watched)
    if not person:
        monkeypatch.setattr(waiting, "SECONDS", 0.0)
    with waiting.progress(lambda: Words("sv")):
        threading.Event().wait(0.0 if person else 0.05)

    assert watched.getvalue() == ""
