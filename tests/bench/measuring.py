"""Measuring two things in one run, turn about, so that what else the machine does falls on both alike."""

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tui.terminal import Terminal, private_environment

TESTS = Path(__file__).parents[1]
PYTHON = sys.executable
PROGRAM = str(Path(sys.executable).with_name("ladok-tui"))
SIZE = (100, 30)
MINIMAL = (PYTHON, str(Path(__file__).with_name("minimal_app.py")))


class Pair(NamedTuple):
    """What ours took and what it is measured against took, round by round, in one unit."""

    ours: list[float]
    theirs: list[float]

    @property
    def ratio(self) -> float:
        """How many times theirs ours is, by the medians."""
        return median(self.ours) / median(self.theirs)


def turn_about(ours: Callable[[], float], theirs: Callable[[], float], rounds: int) -> Pair:
    """Measure both in turn; the first round isn't counted, it fills the caches and compiles what has changed."""
    pair = Pair([], [])
    for number in range(rounds + 1):
        one, other = theirs(), ours()
        if number:
            pair.theirs.append(one)
            pair.ours.append(other)
    return pair


def seconds_to_run(argv: Sequence[str], home: Path) -> float:
    """Run a command to its end and answer the seconds it took."""
    environment = private_environment(home)
    began = time.perf_counter()
    subprocess.run(argv, env=environment, check=True, capture_output=True)  # noqa: S603  # the bench's own command
    return time.perf_counter() - began


def seconds_to(text: str, argv: Sequence[str], home: Path) -> float:
    """Start a program and answer the seconds until a text has been sent to its terminal."""
    began = time.perf_counter()
    with Terminal(argv, SIZE, home=home) as terminal:
        terminal.wait_until(lambda: text.encode() in terminal.raw, what=text)
        return time.perf_counter() - began
