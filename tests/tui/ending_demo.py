"""A small app that ends in every way there is.  Run as a program: the first argument names what goes wrong."""

import asyncio
import contextlib
import sys
import time

from rich.text import Text
from textual.app import App, ComposeResult, RenderResult
from textual.binding import Binding
from textual.widgets import Input, Static

from ladok_tui.terminal.ending_app import EndingApp
from ladok_tui.terminal.run import run_app

SECRET = "19121212" + "-1212"


def fault() -> None:
    """Fail, with a personal number among the locals and in the message."""
    person = SECRET
    raise ValueError(f"no such person: {person}")


class Faulty(Static):
    def render(self) -> RenderResult:
        if DEMO.what == "render" and DEMO.ready:
            fault()
        return Text("rows")

    def compose(self) -> ComposeResult:
        if DEMO.what == "compose":
            fault()
        yield from ()


class Demo(EndingApp, App[None]):
    """Shows an input field and a key that does what the first argument says."""

    BINDINGS = [  # noqa: RUF012  # as Textual has it
        Binding("f5", "go", "Go", priority=True),
        Binding("ctrl+z", "suspend_process", "Suspend", priority=True),
        Binding("ctrl+q", "quit", "Quit", priority=True),
    ]
    ready = False

    def __init__(self, what: str) -> None:
        super().__init__()
        self.what = what

    def compose(self) -> ComposeResult:
        yield Input(placeholder="type here")
        yield Faulty()
        yield Static("ready", id="state")

    def on_mount(self) -> None:
        if self.what == "mount":
            fault()

    async def action_go(self) -> None:  # noqa: C901, PLR0912  # a list of mishaps, each a line
        self.ready = True
        match self.what:
            case "handler" | "crash-and-hang":
                fault()
            case "render":
                self.query_one(Faulty).refresh()
            case "call_later":
                self.call_later(fault)
            case "call_next":
                self.call_next(fault)
            case "timer":
                self.set_timer(0.01, fault)
            case "worker":
                self.run_worker(self.fail_later())
            case "thread":
                self.run_worker(fault, thread=True)
            case "task":
                asyncio.get_running_loop().call_soon(fault)
                self.query_one("#state", Static).update("went on")
            case "panic":
                self.panic(SECRET)
            case "hang":
                time.sleep(30)  # noqa: ASYNC251  # the mishap: the loop hangs
            case "hang-pump":
                await asyncio.sleep(30)
            case "hang-thread":
                self.run_worker(lambda: time.sleep(30), thread=True)
            case "exit":
                self.exit(return_code=5)
            case "leave":
                sys.exit(6)

    async def fail_later(self) -> None:
        await asyncio.sleep(0.01)
        fault()

    async def on_unmount(self) -> None:
        if self.what == "last words" and sys.__stdout__ is not None:
            sys.__stdout__.write("goodbye")
        if self.what == "crash-and-hang":
            with contextlib.suppress(asyncio.CancelledError):
                await asyncio.sleep(30)


def say(key: str, /, **values: str) -> str:
    """Return words that a test can tell from any others."""
    return " ".join(["SENTENCE", key, *values.values()])


if __name__ == "__main__":
    DEMO = Demo(sys.argv[1])
    sys.exit(run_app(DEMO, say))
