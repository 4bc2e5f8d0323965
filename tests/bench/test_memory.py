"""What dialogs leave behind in memory."""

import re
from pathlib import Path

import pytest

from bench.figures import Figure, judge
from bench.measuring import PROGRAM, SIZE
from tui.terminal import Terminal

pytestmark = pytest.mark.bench

DIALOGS, BEFORE = 100, 20
DRAWN, CLOSED = 0.03, 0.08  # seconds of silence; a lone Esc is waited on for a while before it counts
KEYS = ("m", "?", "s", "t")


def resident_mib(terminal: Terminal) -> float:
    """Return the resident memory of the program, in MiB."""
    status = Path(f"/proc/{terminal.pid}/status").read_text()
    return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1024


def test_a_hundred_dialogs_leave_next_to_nothing(home: Path) -> None:
    """P2: opened and closed one after the other, the first twenty apart: they bring the code of dialogs with them."""
    with Terminal((PROGRAM, "--demo", "--lang", "en"), SIZE, home=home) as terminal:
        terminal.wait_for("New results", 15)
        began = 0.0
        for number in range(BEFORE + DIALOGS):
            if number == BEFORE:
                began = resident_mib(terminal)
            terminal.send(KEYS[number % len(KEYS)].encode())
            terminal.settle(quiet=DRAWN)
            terminal.send(b"\x1b")
            terminal.settle(quiet=CLOSED)
        assert "New results" in terminal.text
        grown = resident_mib(terminal) - began

    judge(Figure(f"memory of {DIALOGS} dialogs", grown, 2, " MiB", f"from {began:.0f} MiB"))
