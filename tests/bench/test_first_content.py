"""From the command to the first real line of the start page, and the memory it takes, in a terminal."""

from collections.abc import Sequence
from pathlib import Path
from statistics import median

import pytest

from bench.figures import Figure, judge
from bench.imported_visit import write_visit
from bench.measuring import MINIMAL, PROGRAM, SIZE, Pair, seconds_to, seconds_to_run, turn_about
from tui.terminal import Terminal

pytestmark = pytest.mark.bench

ROUNDS = 9
DEMO = (PROGRAM, "--demo")
COURSE_CODE = "DB1001"  # on Ellen's start page in both languages
IMPORTED_CODE = "SF1001"
FIRST_ROW = "Course 0003"


def mib_after(text: str, argv: Sequence[str], home: Path) -> float:
    """Start a program, let it come to rest, and answer the most memory that it has had, in MiB."""
    with Terminal(argv, SIZE, home=home) as terminal:
        terminal.wait_for(text)
        terminal.settle(quiet=0.3)
        status = Path(f"/proc/{terminal.pid}/status").read_text()
        return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def test_first_content_comes_nearly_as_soon_as_in_a_minimal_app(home: Path) -> None:
    """P6: what a terminal user feels first, against Textual with a list and nothing behind it; in the demo."""
    pair = turn_about(lambda: seconds_to(COURSE_CODE, DEMO, home), lambda: seconds_to(FIRST_ROW, MINIMAL, home), ROUNDS)

    judge(Figure("first content of --demo", pair.ratio, 1.2, " ×", _told(pair)))


def test_first_content_of_an_imported_record_comes_as_soon(home: Path) -> None:
    """P6: and in a record of forty courses that was read in from a visit: it is read from a file, in a thread."""
    store = home / "imported.sqlite"
    seconds_to_run((PROGRAM, "import", str(write_visit(home / "visit.har")), "--store", str(store)), home)
    program = (PROGRAM, "--store", str(store))
    pair = turn_about(
        lambda: seconds_to(IMPORTED_CODE, program, home), lambda: seconds_to(FIRST_ROW, MINIMAL, home), ROUNDS
    )

    judge(Figure("first content of an imported record", pair.ratio, 1.2, " ×", _told(pair)))


def test_the_demo_takes_little_more_memory_than_a_minimal_app(home: Path) -> None:
    """The most resident memory, with the demo built and the start page drawn."""
    pair = turn_about(lambda: mib_after(COURSE_CODE, DEMO, home), lambda: mib_after(FIRST_ROW, MINIMAL, home), 2)

    told = f"{median(pair.ours):.0f} MiB against {median(pair.theirs):.0f} MiB"
    judge(Figure("memory of --demo", pair.ratio, 1.6, " ×", told))


def _told(pair: Pair) -> str:
    return f"{median(pair.ours) * 1000:.0f} ms against {median(pair.theirs) * 1000:.0f} ms"
