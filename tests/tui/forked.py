"""Programs for a terminal that are there at once: forked from a process that has imported what they are made of.

Python, Textual and the app take most of a second to import, three times what a test then does with them; and the first
app of a process takes twice the next one's start.  What is about a program's start, or has an environment that Textual
reads when it is imported, is started as every program is.
"""

import asyncio
import gc
import json
import os
import runpy
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ladok_tui.config.settings import Settings
from ladok_tui.terminal.environment import environment
from tui.terminal import Ended, private_environment

TESTS = Path(__file__).parents[1]


class Forks:
    """The process to fork from, started with the first program; ``close`` ends it."""

    def __init__(self) -> None:
        self._parent: subprocess.Popen[str] | None = None

    def start(self, argv: Sequence[str], env: Mapping[str, str], terminal: str) -> int:
        """Run a script of Python's with its arguments as the first process of a terminal; return its id."""
        python, *script = argv
        assert python == sys.executable
        pid: int = self._ask({"script": script, "env": dict(env), "terminal": terminal})
        return pid

    def ended(self, pid: int, *, wait: bool = False) -> Ended | None:
        """Return how a program ended, once; None while it runs, unless it is to be waited for."""
        told = self._ask({"pid": pid, "wait": wait})
        return told and (told[0], told[1])

    def close(self) -> None:
        """End the process; the programs are ended by their terminals."""
        if self._parent is not None:
            with self._parent:  # closes its input, at whose end it ends
                pass

    def _ask(self, what: dict[str, Any]) -> Any:
        if self._parent is None:
            self._parent = subprocess.Popen(  # noqa: S603  # this file
                [sys.executable, __file__],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
                env=usual_environment() | {"PYTHONPATH": str(TESTS)},
            )  # fmt: skip
        assert self._parent.stdin is not None
        assert self._parent.stdout is not None
        print(json.dumps(what), file=self._parent.stdin)
        return json.loads(self._parent.stdout.readline())


def usual_environment() -> dict[str, str]:
    """Return the environment for Textual that the app has where nobody has set anything."""
    private = private_environment(Path(os.devnull))
    return private | environment(Settings(), private)


def _import_all() -> None:
    # Not where the tests import this file, which would take the widgets into every run.
    from textual.widgets import Button, Checkbox, Input, OptionList, Static, TextArea, Tree  # noqa: F401, PLC0415  for the child alone

    from ladok_tui.terminal.run import run_app  # noqa: F401, PLC0415  for the child alone


async def _show_once() -> None:
    """Show the first page to nobody, for what a process makes once: bindings of classes, messages, what rules say.

    And the style sheets, which an app parses for itself: the programs have the rules of this one.
    """
    from textual.css.stylesheet import Stylesheet  # noqa: PLC0415  for the child alone

    from tui.parsed_styles import parse_rules  # noqa: PLC0415  for the child alone
    from tui.sample_app import SampleEntrance, sample, sample_app  # noqa: PLC0415  for the child alone

    Stylesheet._parse_rules = parse_rules  # type: ignore[assignment, method-assign]  # as in the tests without a terminal
    portals = SampleEntrance(sample())
    with tempfile.TemporaryDirectory() as config:
        async with sample_app(Path(config), portals=portals).run_test() as pilot:
            await pilot.pause()
    portals.close()


def serve() -> list[str]:
    """Fork a program for each line that asks for one, and tell of its end; return the script, in the forked process."""
    while line := sys.stdin.readline():
        told: int | Ended | None
        match json.loads(line):
            case {"script": script, "env": env, "terminal": terminal}:
                if not (told := os.fork()):
                    _become(env, terminal)
                    return [str(part) for part in script]
            case {"pid": pid, "wait": wait}:
                found, status, used = os.wait4(pid, 0 if wait else os.WNOHANG)
                told = (status, used.ru_utime + used.ru_stime) if found else None
        sys.stdout.write(f"{json.dumps(told)}\n")
        sys.stdout.flush()
    sys.exit()


def _become(env: dict[str, str], terminal: str) -> None:
    """Be the first process of a session on a terminal."""
    os.setsid()
    for fd in range(3):
        opened = os.open(terminal, os.O_RDWR)  # the first makes it the controlling one
        os.dup2(opened, fd)
        os.close(opened)
    os.environ.clear()
    os.environ.update(env)
    for file in (sys.stdout, sys.stderr):
        file.reconfigure(line_buffering=True)  # type: ignore[union-attr]  # they are text files


if __name__ == "__main__":
    _import_all()
    asyncio.run(_show_once())
    gc.collect()
    gc.freeze()
    sys.argv = serve()
    runpy.run_path(sys.argv[0], run_name="__main__")
