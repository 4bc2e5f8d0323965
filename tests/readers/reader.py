"""A program under a real screen reader: keys go in, and out comes what the reader says after each.

It needs Debian's ``fenrir`` and ``yasr``, and neither a terminal, nor sound, nor a voice.
"""

import fcntl
import os
import pty
import select
import shlex
import signal
import struct
import termios
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Self

from readers.speech import SpeechLog
from tui.emulator import Emulator
from tui.terminal import key_bytes

HERE = Path(__file__).parent
PROGRAMS = {"fenrir": Path("/usr/bin/fenrir"), "yasr": Path("/usr/bin/yasr")}
LAYOUT = Path("/etc/fenrirscreenreader/keyboard/pty.conf")
SIZE = (80, 24)
STILL = 0.45  # seconds without a word or a change of the screen after which a reader has said all that it will
PATIENCE = 1.5  # seconds that a key may take to be answered at all: a dialog's code is imported when it first opens
LIMIT = 8.0


class Reader:
    """A program that a screen reader reads out; to be used in a ``with``."""

    def __init__(self, kind: str, command: Sequence[str], folder: Path, environ: Mapping[str, str]) -> None:
        self.kind = kind
        self.folder = folder
        self.status: int | None = None
        """The exit status, once the program has ended."""
        self._emulator = Emulator(*SIZE)
        self._log = SpeechLog(folder / "speech")
        program = folder / "program"  # both readers take the name of a program, without arguments
        program.write_text(f"#!/bin/sh\nexec {shlex.join(command)}\n")
        program.chmod(0o755)
        argv = self._fenrir(program) if kind == "fenrir" else self._yasr(program)
        known = {"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8", "TERM": "linux"}
        self._pid, self._terminal = _started(argv, folder, {**known, "SPEECH_LOG": str(self._log.path), **environ})

    def _fenrir(self, program: Path) -> list[str]:
        # Over a pseudo-terminal Fenrir keeps Esc for itself; on the console, where it reads the keyboard, it doesn't.
        layout = LAYOUT.read_text().splitlines(keepends=True)
        keys = self.folder / "keys.conf"
        keys.write_text("".join(line for line in layout if line.strip() != "^[=shut_up"))
        settings = self._settings("fenrir.conf", speak=HERE / "speak_fenrir.sh", keys=keys, program=program)
        return [str(PROGRAMS["fenrir"]), "-s", str(settings)]

    def _yasr(self, program: Path) -> list[str]:
        settings = self._settings("yasr.conf", speak=HERE / "speak_yasr.sh")
        return [str(PROGRAMS["yasr"]), "-C", str(settings), str(program)]

    def _settings(self, name: str, **values: Path) -> Path:
        path = self.folder / name
        path.write_text((HERE / name).read_text().format(folder=self.folder, **values))
        return path

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        below = [] if self.status is not None else list(_below(self._pid))
        limit = monotonic() + 5
        for pid in (self._pid, *below):  # yasr leaves the program running when it is ended itself
            _tell(pid, signal.SIGTERM)
        while self.status is None and monotonic() < limit:
            self._pump(0.05)
        if self.status is None:
            _tell(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
        os.close(self._terminal)

    @property
    def text(self) -> str:
        """The screen, as one string."""
        return "\n".join(line.rstrip() for line in self._emulator.screen.display)

    @property
    def is_cursor_hidden(self) -> bool:
        """Whether there is no cursor for a reader to follow."""
        return bool(self._emulator.screen.cursor.hidden)

    def start(self) -> list[str]:
        """Return what is said from the start until the first page is there and read."""
        limit = monotonic() + 30
        while not self.text.strip() and self.status is None and monotonic() < limit:
            self._pump(0.1)
        return self._said_within(1.5)

    def press(self, key: str, still: float = STILL) -> list[str]:
        """Press a key, and return what is said of it."""
        return self.type(key_bytes(key).decode(), still)

    def type(self, text: str, still: float = STILL) -> list[str]:
        """Type a text in one go, and return what is said of it."""
        os.write(self._terminal, text.encode())
        return self._said_within(still)

    def listen(self, still: float = STILL) -> list[str]:
        """Return what is said meanwhile, without a key."""
        return self._said_within(still)

    def _said_within(self, still: float) -> list[str]:
        began = last = monotonic()
        size, wait = self._log.size, max(still, PATIENCE)
        while monotonic() - began < LIMIT and monotonic() - last < wait:
            changed = self._pump(0.02)
            if changed or self._log.size != size:
                size, last, wait = self._log.size, monotonic(), still
        return self._log.said()

    def _pump(self, wait: float) -> bool:
        """Draw what has been written, waiting for it; answer whether there was anything."""
        if self.status is not None or not select.select([self._terminal], [], [], wait)[0]:
            return False
        try:
            data = os.read(self._terminal, 65536)
        except OSError:  # so ends a pseudo-terminal
            data = b""
        if not data:
            self.status = os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])
        list(self._emulator.feed(data))
        return bool(data)


def _started(argv: Sequence[str], folder: Path, environ: Mapping[str, str]) -> tuple[int, int]:
    """Start a reader in a terminal of its own; return its process and our end of the terminal."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(folder)
        os.execvpe(argv[0], list(argv), environ)  # noqa: S606  # the test's own command
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", SIZE[1], SIZE[0], 0, 0))
    _tell(pid, signal.SIGWINCH)
    return pid, terminal


def _tell(pid: int, number: signal.Signals) -> None:
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return  # it has ended by itself


def _below(pid: int) -> Iterator[int]:
    """Yield the processes that were started from one, and from those."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text().rpartition(")")[2].split()[1])
        except (OSError, IndexError):
            continue
        if parent == pid:
            child = int(path.parent.name)
            yield child
            yield from _below(child)
