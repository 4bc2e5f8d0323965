"""From the command to the first real line of the start page, and the memory it takes, in a terminal."""

import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import pytest

from bench.figures import Figure, judge
from bench.measuring import MINIMAL, PROGRAM, turn_about
from tui.terminal import Terminal

pytestmark = pytest.mark.bench

ROUNDS = 9
SIZE = (100, 30)
DEMO = (PROGRAM, "--demo")
COURSE_CODE = "DB1001"  # on Ellen's start page in both languages
FIRST_ROW = "Course 0003"


def seconds_to(text: str, argv: Sequence[str], home: Path) -> float:
    """Start a program and answer the seconds until a text has been sent to its terminal."""
    began = time.perf_counter()
    with Terminal(argv, SIZE, home=home) as terminal:
        terminal.wait_until(lambda: text.encode() in terminal.raw, what=text)
        return time.perf_counter() - began


def mib_after(text: str, argv: Sequence[str], home: Path) -> float:
    """Start a program, let it come to rest, and answer the most memory that it has had, in MiB."""
    with Terminal(argv, SIZE, home=home) as terminal:
        terminal.wait_for(text)
        terminal.settle(quiet=0.3)
        status = Path(f"/proc/{terminal.pid}/status").read_text()
        return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def test_first_content_comes_nearly_as_soon_as_in_a_minimal_app(home: Path) -> None:
    """What a terminal user feels first: at most half as long again as Textual with a list and nothing behind it."""
    pair = turn_about(lambda: seconds_to(COURSE_CODE, DEMO, home), lambda: seconds_to(FIRST_ROW, MINIMAL, home), ROUNDS)

    told = f"{median(pair.ours) * 1000:.0f} ms against {median(pair.theirs) * 1000:.0f} ms"
    judge(Figure("first content of --demo", pair.ratio, 1.5, " ×", told))


def test_the_demo_takes_little_more_memory_than_a_minimal_app(home: Path) -> None:
    """The most resident memory, with the demo built and the start page drawn."""
    pair = turn_about(lambda: mib_after(COURSE_CODE, DEMO, home), lambda: mib_after(FIRST_ROW, MINIMAL, home), 2)

    told = f"{median(pair.ours):.0f} MiB against {median(pair.theirs):.0f} MiB"
    judge(Figure("memory of --demo", pair.ratio, 1.6, " ×", told))
