"""A program that is killed before its n-th call that changes a file of a store; many a time, from one start.

Each line that it is given is JSON: what to do (see ``WORK``), with which arguments, and before which call to die; it
answers a line of JSON: whether it was killed, and what it had said until then.  It is started with failing_calls.c, and
forks for each line, so that nothing but the work is done each time.
"""

import importlib
import io
import json
import os
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from core.store.driving import ellen, run
from ladok_core.actions.register import Register
from ladok_core.store import Store
from ladok_tui.cli import main


def command(*arguments: str) -> None:
    """Carry out a command; what it writes is what the student has been told."""
    status = main(list(arguments))
    if status:
        sys.exit(status)


def register(path: str, period: str) -> None:
    """Register, and tell the student."""
    with Store.open(Path(path)) as store:
        run(ellen(store).do(Register("place", int(period)), f"key-{period}"))
        print("registered", flush=True)  # noqa: T201  # the parent reads it


def migrate(path: str, migrations: str) -> None:
    """Open with a later program."""
    with Store.open(Path(path), migrations=Path(migrations)) as store:
        print(len(store.students()), flush=True)  # noqa: T201  # the parent reads it


WORK: dict[str, Callable[..., None]] = {"command": command, "register": register, "migrate": migrate}


def attempted(what: str, arguments: list[str], fatal: int) -> tuple[bool, str]:
    """Do it in a child that is killed before a call (0: never); answer whether it was, and what it said."""
    with tempfile.TemporaryFile() as said:
        child = os.fork()
        if child == 0:
            os.dup2(said.fileno(), 1)
            os.dup2(said.fileno(), 2)
            if fatal:
                os.environ["KILLED_AT"] = str(fatal)
            status = 70
            try:
                WORK[what](*arguments)
                status = 0
            finally:
                sys.stdout.flush()
                os._exit(status)
        _, status = os.waitpid(child, 0)
        said.seek(0)
        told = said.read().decode()
    killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    if not killed and status:
        told = f"status {os.waitstatus_to_exitcode(status)}: {told}"
    return killed, told


def get_ready() -> None:
    """Import here what each child would import anew."""
    for module in ("ladok_core.importing", "ladok_core.store.making", "ladok_core.store.migrating"):
        importlib.import_module(module)
    said = io.TextIOWrapper(io.BytesIO())
    before, sys.stdout = sys.stdout, said
    command("show", "start", "--demo", "--plain")
    command("import", "--help")
    sys.stdout = before


if __name__ == "__main__":
    get_ready()
    for line in sys.stdin:
        print(json.dumps(attempted(*json.loads(line))), flush=True)  # noqa: T201  # the parent reads it
