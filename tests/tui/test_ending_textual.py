"""The private names of Textual that our ending leans on are there, and do what we take them to do."""

import inspect
import re

import pytest
from textual.app import App
from textual.drivers._writer_thread import WriterThread
from textual.drivers.linux_driver import LinuxDriver
from textual.message_pump import MessagePump
from textual.worker import Worker, WorkerFailed

from ladok_tui.terminal.driver import EndingDriver
from ladok_tui.terminal.ending_app import EndingApp
from ladok_tui.terminal.exit_status import CRASHED
from ladok_tui.terminal.modes import CLEAN


@pytest.mark.parametrize("name", ["_handle_exception", "_fatal_error", "panic", "_print_error_renderables"])
def test_what_we_override_is_textuals(name: str) -> None:
    """An override of a name that is gone would be dead, and the traceback with its locals be back."""
    assert callable(getattr(App, name))
    assert name in vars(EndingApp)


def test_every_net_of_textual_leads_to_handle_exception() -> None:
    for place in (MessagePump._process_messages_loop, MessagePump._pre_process, Worker._run, App._process_messages):
        assert "_handle_exception(" in inspect.getsource(place)


def test_a_workers_failure_holds_its_error() -> None:
    error = ValueError()

    assert WorkerFailed(error).error is error
    assert WorkerFailed.__module__ == "textual.worker"


@pytest.mark.parametrize("name", ["_sigcont_application", "_run_input_thread"])
def test_what_we_override_in_the_driver_is_textuals(name: str) -> None:
    assert callable(getattr(LinuxDriver, name))
    assert name in vars(EndingDriver)
    assert f"self.{name}" in inspect.getsource(LinuxDriver)


def test_the_driver_has_the_attributes_that_we_read() -> None:
    source = inspect.getsource(LinuxDriver)
    for name in ("_file", "_writer_thread", "_mouse_pixels", "_must_signal_resume", "_auto_restart"):
        assert f"self.{name}" in source
    assert "WriterThread(self._file)" in source
    assert {word for word in ("_file.write", "_file.flush", "_file.fileno") if word in inspect.getsource(WriterThread)}


def test_every_mode_that_textual_switches_on_is_switched_off_by_hand() -> None:
    """A mode that a new Textual brings would stay on after a forced end."""
    source = re.sub(r"(?m)^\s*#.*$", "", inspect.getsource(LinuxDriver))
    switched_on = set(re.findall(r"\?(\d+)h", source))

    assert {"1000", "1049", "2004"} <= switched_on
    for mode in switched_on - {"7", "25"}:  # these two are on in a terminal at rest
        assert f"\x1b[?{mode}l" in CLEAN
    assert "\x1b[<u" in CLEAN


class Ended(EndingApp, App[None]):
    """Nothing but what ends it."""


async def test_under_pilot_a_fault_is_raised_again_for_the_test(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise every test of a screen would pass over its faults."""
    monkeypatch.setenv("LADOK_STATE_DIR", str(tmp_path))

    app = Ended()

    def fail() -> None:
        raise LookupError

    with pytest.raises(LookupError):  # noqa: PT012  # it is raised where the app's block ends
        async with app.run_test() as pilot:
            app.call_later(fail)
            await pilot.pause()

    assert app.return_code == CRASHED
    assert isinstance(app.crash, LookupError)
    assert app.report is not None


def test_another_driver_that_the_environment_names_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("textual.constants.DRIVER", "textual.drivers.headless_driver:HeadlessDriver")

    assert Ended().driver_class.__name__ == "HeadlessDriver"
