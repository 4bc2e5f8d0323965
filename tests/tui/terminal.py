"""A pseudo-terminal for tests: a program runs in it as in a real one, is driven by keys, and its end is seen."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Protocol, Self

from tui.emulator import Emulator

KEYS = {
    "enter": "\r", "escape": "\x1b", "tab": "\t", "shift+tab": "\x1b[Z", "space": " ", "backspace": "\x7f",
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
    "pageup": "\x1b[5~", "pagedown": "\x1b[6~", "delete": "\x1b[3~", "insert": "\x1b[2~",
    "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~", "f6": "\x1b[17~",
    "f7": "\x1b[18~", "f8": "\x1b[19~", "f9": "\x1b[20~", "f10": "\x1b[21~",
}  # fmt: skip

# Opening a terminal as a session's first process makes it the controlling one; no fork in a threaded test process.
IN_TERMINAL = 'terminal=$1; shift; exec "$@" <"$terminal" >"$terminal" 2>&1'
ESCAPE_PAUSE = 0.1  # longer than a lone escape is waited with, before it is taken for the key
CURSOR_PAUSE = 0.18  # longer than the cursor waits, after the last paint, before it moves
QUIET = 0.05  # three times what Textual lets pass between two paints
LOOKS = 3  # at a program in the time in which it is to be quiet: the kernel counts its work meanwhile


Ended = tuple[int, float]
"""What the kernel tells of a program that has ended: its status, and the processor time it took."""


class Starter(Protocol):
    """Starts programs and hears of their end."""

    def start(self, argv: Sequence[str], env: Mapping[str, str], terminal: str) -> int:
        """Run a command as the first process of a terminal; return its id."""

    def ended(self, pid: int, *, wait: bool = False) -> Ended | None:
        """Return how a program ended, once; None while it runs, unless it is to be waited for."""


class Anew:
    """Starts a program as a shell does."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes]

    def start(self, argv: Sequence[str], env: Mapping[str, str], terminal: str) -> int:
        """Run a command as the first process of a terminal; return its id."""
        command = ["/bin/sh", "-c", IN_TERMINAL, "sh", terminal, *argv]
        self._process = subprocess.Popen(command, env=env, start_new_session=True, stdin=subprocess.DEVNULL)  # noqa: S603  # the test's own command
        return self._process.pid

    def ended(self, pid: int, *, wait: bool = False) -> Ended | None:
        """Return how the program ended, once; None while it runs, unless it is to be waited for."""
        found, status, used = os.wait4(pid, 0 if wait else os.WNOHANG)
        if not found:
            return None
        self._process.returncode = os.waitstatus_to_exitcode(status)
        return status, used.ru_utime + used.ru_stime


class Cursor(NamedTuple):
    """The hardware cursor: column and row from 0, and whether it is hidden."""

    x: int
    y: int
    hidden: bool


class Terminal:
    """A program in a pseudo-terminal of `size` (columns, rows), with a home folder of its own.

    Use it as a context manager: the program is ended and the terminal closed at the end.  Every wait has a limit in
    seconds and raises AssertionError, with the screen in the message, when it passes.  ``starter`` is what starts it,
    where that isn't what a shell does.
    """

    def __init__(
        self,
        argv: Sequence[str],
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str] | None = None,
        *,
        home: Path,
        starter: Starter | None = None,
    ) -> None:
        self.home = home
        self.raw = b""
        self.exit_status: int | None = None
        """The exit status, minus the signal's number if a signal ended the program; None while it runs."""
        self.cpu_seconds = 0.0
        """The processor time that the program took, known once it has ended."""
        self._mark = 0
        self._emulator = Emulator(*size)
        self._master: int | None
        self._master, self._slave = pty.openpty()
        self._tell_size(*size)
        self.termios_before = self.termios_now()
        self._starter = starter or Anew()
        self.pid = self._starter.start(argv, private_environment(home) | dict(env or {}), os.ttyname(self._slave))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if not self._reap():
            os.killpg(self.pid, signal.SIGKILL)
            self._starter.ended(self.pid, wait=True)
        self.hangup()
        os.close(self._slave)

    @property
    def display(self) -> list[str]:
        """The lines on the screen, without the blanks at their ends."""
        # pyte's own display stumbles over the half of a wide letter that was written over.
        screen = self._emulator.screen
        cells = (screen.buffer[line] for line in range(screen.lines))
        return ["".join(row[column].data for column in range(screen.columns)).rstrip() for row in cells]

    @property
    def text(self) -> str:
        """The screen as one string."""
        return "\n".join(self.display)

    @property
    def cursor(self) -> Cursor:
        """Where the hardware cursor stands, when it has arrived: it moves when the screen has been still."""
        if self._master is not None and self.exit_status is None:
            self.settle(quiet=CURSOR_PAUSE)
        cursor = self._emulator.screen.cursor
        return Cursor(cursor.x, cursor.y, cursor.hidden)

    @property
    def modes(self) -> frozenset[int]:
        """The private modes that are on: 7 wrapped lines, 25 the cursor, 1000… the mouse, 1049 the other screen."""
        return frozenset(self._emulator.modes)

    @property
    def key_modes(self) -> int:
        """How many kitty keyboard modes have been pushed and not popped."""
        return self._emulator.key_modes

    def mark(self) -> None:
        """Begin a new stretch for `bytes_since_mark`."""
        self._mark = len(self.raw)

    @property
    def bytes_since_mark(self) -> bytes:
        """What the program has written since the last mark."""
        return self.raw[self._mark :]

    def press(self, *keys: str, text: str = "") -> None:
        """Press keys one by one (names as in KEYS, letters, ctrl+letter), then type the text; wait for quiet."""
        for key in keys:
            self.send(key_bytes(key))
            self.settle(quiet=ESCAPE_PAUSE if key == "escape" else QUIET)
        if text:
            self.send(text.encode())
            self.settle()

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        os.write(self._open_master(), data)

    def wait_for(self, text: str, timeout: float = 8.0) -> None:
        """Wait until the text stands on the screen, on one line."""
        self.wait_until(lambda: text in self.text, timeout, f"{text!r} on the screen")

    def wait_until(self, condition: Callable[[], bool], timeout: float = 8.0, what: str = "the condition") -> None:
        """Wait until the condition holds."""
        limit = time.monotonic() + timeout
        while not condition():
            ended = self._reap()
            self._pump(0.02)
            if condition():
                return
            assert not ended, self._story(f"the program ended with {self.exit_status} before {what}")
            assert time.monotonic() < limit, self._story(f"{timeout} s passed before {what}")

    def settle(self, quiet: float = QUIET, timeout: float = 8.0) -> None:
        """Wait until the program has written nothing and slept for `quiet` seconds, or `timeout` has passed.

        A program that waits for a busy processor doesn't sleep, so that the pause needn't be long to be safe.
        """
        now = last = time.monotonic()
        limit, work = now + timeout, work_of(self.pid)
        while now < limit and now - last < quiet:
            wrote, before, work = self._pump(quiet / LOOKS), work, work_of(self.pid)
            now = time.monotonic()
            last = now if wrote or work is None or work != before else last

    def wait_exit(self, timeout: float = 8.0) -> int:
        """Wait for the program to end, read its last words, and return its exit status."""
        limit = time.monotonic() + timeout
        while not self._reap():
            assert time.monotonic() < limit, self._story(f"{timeout} s passed, and the program runs")
            self._pump(0.01)
        while self._pump(0.0):
            pass
        assert self.exit_status is not None
        return self.exit_status

    def wait_stopped(self, timeout: float = 4.0) -> None:
        """Wait until the program is suspended."""
        self.wait_until(lambda: process_state(self.pid) == "T", timeout, "the program stopped")

    def resize(self, cols: int, rows: int) -> None:
        """Give the window another size; the kernel tells the program."""
        self._emulator.resize(cols, rows)
        self._tell_size(cols, rows)

    def kill(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    def hangup(self) -> None:
        """Close the window: the program's terminal is gone, and the kernel sends it SIGHUP."""
        if self._master is not None:
            os.close(self._master)
            self._master = None

    def termios_now(self) -> list[Any]:
        """The terminal's modes (echo, lines, signals), to compare with `termios_before`."""
        return termios.tcgetattr(self._slave)

    def _open_master(self) -> int:
        assert self._master is not None, "the window is closed"
        return self._master

    def _tell_size(self, cols: int, rows: int) -> None:
        fcntl.ioctl(self._open_master(), termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))

    def _pump(self, wait: float) -> bool:
        """Read and draw what has been written, waiting `wait` seconds for it; answer whether there was anything."""
        if self._master is None:
            time.sleep(wait)
            return False
        if not select.select([self._master], [], [], wait)[0]:
            return False
        data = os.read(self._master, 65536)
        self.raw += data
        for answer in self._emulator.feed(data):
            os.write(self._master, answer)
        return True

    def _reap(self) -> bool:
        if self.exit_status is None and (ended := self._starter.ended(self.pid)):
            status, self.cpu_seconds = ended
            self.exit_status = os.waitstatus_to_exitcode(status)
        return self.exit_status is not None

    def _story(self, what: str) -> str:
        frame = "\n".join(f"|{line}" for line in self.display)
        return f"{what}; the screen:\n{frame}"


def key_bytes(key: str) -> bytes:
    """Return what a terminal sends for a key."""
    if key.startswith("ctrl+"):
        return bytes([ord(key.removeprefix("ctrl+").upper()) & 0x1F])
    return KEYS.get(key, key).encode()


def private_environment(home: Path) -> dict[str, str]:
    """Return an environment that leads to no folder of the person who runs the tests, and to known colours."""
    unwanted = ("LADOK", "XDG_", "TEXTUAL", "LC_", "PYTHONDONTWRITEBYTECODE")
    single = {"NO_COLOR", "FORCE_COLOR", "ACCESSIBLE", "COLUMNS", "LINES", "LANGUAGE", "TERM_PROGRAM"}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(unwanted) and name not in single}
    folders = {f"XDG_{kind.upper()}_HOME": str(home / f".{kind}") for kind in ("config", "data", "state", "cache")}
    terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
    return kept | folders | terminal | {"HOME": str(home)}


def process_state(pid: int) -> str:
    """Return the letter by which the kernel tells a process's state: R, S, T for stopped."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]


def work_of(pid: int) -> str | None:
    """Return what tells whether a process has worked since it was last asked: None where a thread runs, or reads, now.

    Else it is the time that its first thread has run, and how often it was woken; nothing of a process that is gone.
    """
    threads = f"/proc/{pid}/task"
    try:
        for thread in os.listdir(threads):  # noqa: PTH208  # asked a hundred times a second, a Path is half the work
            if _read(f"{threads}/{thread}/stat").rpartition(")")[2].split(maxsplit=1)[0] in "RD":
                return None
        return _read(f"{threads}/{pid}/schedstat")
    except (FileNotFoundError, ProcessLookupError):  # it has ended, or a thread of it; or the kernel doesn't keep count
        return ""


def _read(path: str) -> str:
    with open(path, encoding="utf-8", errors="replace") as told:  # noqa: PTH123  # asked as often, a Path is half the work
        return told.read()
