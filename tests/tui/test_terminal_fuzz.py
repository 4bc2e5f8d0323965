"""A1-A3: nothing that a terminal can send, in any order, ends the program, takes all memory, or deafens it.

Each seed is one walk of thousands of steps.  A failing one is named with its last steps; ``LADOK_FUZZ_SEED=7`` walks
only that one.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Self

import pytest

from tui.terminal import IN_TERMINAL, KEYS, private_environment, process_state

SEEDS = [int(os.environ["LADOK_FUZZ_SEED"])] if "LADOK_FUZZ_SEED" in os.environ else [1, 2, 3, 4]
STEPS = 5_000
TESTS = Path(__file__).parents[1]
DEAF = 20.0
"""Seconds without taking a byte, or without ending though asked to, after which the program counts as deaf."""
MOST_MEMORY = 300_000
"""KiB; twice what it takes at the largest size."""

LETTERS = "12789abcdefghijklmnoprstuvwxyzåäö/?:+-., "
SEQUENCES = [
    "\x1b[", "\x1b]", "\x1bO", "\x1bP", "\x1b[200~", "\x1b[201~", "\x1b[M", "\x1b[<", "\x1b[48;", "\x1b[?2048;2$y",
    "\x1b[?2026;2$y", "\x1b[I", "\x1b[O", "\x1b[1114112u", "\x1b[1;1:99999A", "\x1b[97:65:99;2:1;65u", "\x1b[55296u",
    "\x1b[48;99999;99999;1;1t", "\x1b[48;24;80;480;800t", "\x1b[24;80R", "\x1b[?62;22c", "\x1b[1;5C", "\x07", "\x1b\\",
    "\x1b]11;rgb:1/1/1\x07", "\x1bP1+r\x1b\\", "\x1b[99999999999999999999A", "\x9b", "\x00", "\x03", "\x0c",
]  # fmt: skip
SIZES = [(80, 24), (120, 40), (60, 20), (200, 50), (40, 16), (24, 8), (20, 6), (1, 1), (2, 100), (300, 3), (0, 0)]


Step = bytes | tuple[int, int] | signal.Signals
"""Letters, a size (columns, rows), a signal."""


SIGNALS: list[Step] = [signal.SIGWINCH, signal.SIGCONT, signal.SIGTSTP]
ENDS: list[Step] = [b"\x11", signal.SIGTERM, signal.SIGHUP]


class Window:
    """The program in a pseudo-terminal whose picture nobody looks at: only its pulse is felt."""

    def __init__(self, home: Path) -> None:
        self._master, slave = pty.openpty()
        self.size(80, 24)
        modes = termios.tcgetattr(slave)
        modes[3] &= ~termios.ISIG  # while it is suspended, Ctrl+C is the shell's, and here is none
        termios.tcsetattr(slave, termios.TCSANOW, modes)
        os.set_blocking(self._master, False)
        self._process = subprocess.Popen(  # noqa: S603  # the test's own command
            ["/bin/sh", "-c", IN_TERMINAL, "sh", os.ttyname(slave), sys.executable, "-m", "tui.sample_run"],
            env=private_environment(home) | {"PYTHONPATH": str(TESTS)},
            start_new_session=True,
            stdin=subprocess.DEVNULL,
        )
        self._slave = slave  # kept open, so that reading never meets its end
        self.drain(until=lambda drawn: b"\x1b[?1049h" in drawn)
        self.drain(1.0)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._master)
        os.close(self._slave)

    def drain(self, wait: float = 0.0, until: Callable[[bytes], bool] | None = None) -> None:
        """Read what was drawn: what there is, or until something has come."""
        drawn, limit = b"", time.monotonic() + DEAF
        while until is None or not until(drawn):
            assert time.monotonic() < limit, "nothing is drawn"
            if select.select([self._master], [], [], wait if until is None else 0.1)[0]:
                drawn = drawn[-64:] + os.read(self._master, 65536)
            elif until is None:
                return

    def send(self, data: bytes) -> None:
        """Send bytes as they are; how many fit at a time is the program's doing."""
        limit = time.monotonic() + DEAF
        while data and self.status is None:
            try:
                data = data[os.write(self._master, data[:1000]) :]
            except BlockingIOError:
                assert time.monotonic() < limit, "it takes no more bytes"
                self.wake()
                self.drain(0.005)

    def size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def kill(self, number: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            os.kill(self._process.pid, number)
        if number is signal.SIGTSTP:
            self._come_back()

    def _come_back(self) -> None:
        """Let it be suspended, and go on; meanwhile what is sent would be the shell's."""
        limit = time.monotonic() + DEAF
        while self.status is None and not self._suspended():
            assert time.monotonic() < limit, "it isn't suspended"
            self.drain(0.005)
        while self.status is None and (self._suspended() or termios.tcgetattr(self._slave)[3] & termios.ICANON):
            assert time.monotonic() < limit, "it doesn't come back"
            self.wake()
            self.drain(0.005)

    def _suspended(self) -> bool:
        with suppress(FileNotFoundError, ProcessLookupError):
            return process_state(self._process.pid) == "T"
        return False

    def wake(self) -> None:
        """Go on after a suspension, as the shell's `fg` does."""
        if self._suspended():
            self.kill(signal.SIGCONT)

    @property
    def status(self) -> int | None:
        return self._process.poll()

    @property
    def memory(self) -> int:
        """The most that it has had, in KiB; 0 once it has ended."""
        with suppress(OSError, StopIteration):
            lines = Path(f"/proc/{self._process.pid}/status").read_text().splitlines()
            return int(next(line for line in lines if line.startswith("VmHWM")).split()[1])
        return 0

    def wait_exit(self) -> int:
        limit = time.monotonic() + DEAF
        while self.status is None:
            assert time.monotonic() < limit, "it doesn't end"
            self.wake()
            with suppress(OSError):
                self.drain(0.01)
        return self.status


def step(random: Random) -> Step:
    """Draw what comes next: letters, a size, a signal."""
    what = random.random()
    if what < 0.40:
        return "".join(random.choices([*KEYS.values(), *LETTERS])).encode()
    if what < 0.50:
        return "".join(random.choices([*KEYS.values(), *LETTERS], k=random.randint(2, 40))).encode()
    if what < 0.70:
        parts = random.choices([*SEQUENCES, *"0123456789;:<?$umMAtR~x\x1b"], k=random.randint(1, 8))
        return "".join(parts).encode()
    if what < 0.78:
        return bytes(byte for byte in random.randbytes(random.randint(1, 60)) if byte not in {0x11, 0x1A})
    if what < 0.83:
        text = random.choice(["Statistik", "abc\ndef", "\x1b[31m\u202e", "å" * 3_000, "", "\x00\x07"])
        end = random.choice(["\x1b[201~", "\x1b[201~", ""])
        return f"\x1b[200~{text}{end}".encode()
    if what < 0.90:
        button, x, y = random.choice([0, 2, 35, 64, 65, 99]), random.randint(-1, 320), random.randint(0, 70)
        return f"\x1b[<{button};{x};{y}{random.choice('Mm')}".encode()
    if what < 0.98:
        return SIZES[random.randrange(len(SIZES))]
    return SIGNALS[random.randrange(len(SIGNALS))]


def take(window: Window, done: Step) -> None:
    match done:
        case bytes():
            window.send(done)
        case signal.Signals():
            window.kill(done)
        case (columns, rows):
            window.size(columns, rows)


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_it_hears_on_whatever_comes(tmp_path: Path, seed: int) -> None:
    random = Random(seed)  # noqa: S311  # a walk to walk again, no secret
    last: deque[object] = deque(maxlen=12)
    left = STEPS
    try:
        while left:
            with Window(tmp_path) as window:
                left = walk(window, random, left, last)
            assert not [*tmp_path.rglob("reports/*")], "a fault was reported"
    except (AssertionError, OSError) as fault:
        pytest.fail(f"{fault}; seed {seed}, {left} steps before its end, after {list(last)}")


def walk(window: Window, random: Random, left: int, last: deque[object]) -> int:
    """Walk until the steps are over or the program was told to end, and return how many steps are left."""
    while left and window.status is None:
        left -= 1
        done = step(random)
        last.append(done)
        take(window, done)
        window.drain(random.choice([0.0, 0.0, 0.001, 0.01]))
        if left % 20 == 0:
            window.wake()
            assert window.memory < MOST_MEMORY, f"{window.memory} KiB"
    window.drain(1.2)  # an open paste is over by then, and all that was typed is heard, a last q too
    if window.status is None:
        asked = random.choice(ENDS)
        last.append(asked)
        window.wake()
        take(window, asked)
        status = window.wait_exit()
        assert status == (128 + asked if isinstance(asked, signal.Signals) else 0), f"it ended with {status}"
    else:
        assert window.status == 0, f"it ended with {window.status}"
    return left
