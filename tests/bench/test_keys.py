"""From a key to the screen in a list of 1,000, and what is sent for it."""

import os
import select
import time
from pathlib import Path
from statistics import mean, median
from typing import NamedTuple

import pytest

from bench.figures import Figure, judge
from bench.large_store import build_long_record
from bench.measuring import MINIMAL, PROGRAM
from bench.minimal_app import COURSES
from tui.terminal import KEYS, Terminal

pytestmark = pytest.mark.bench

SIZE = (100, 30)
PRESSES = 120
ANSWER = 3.0  # seconds that an answer may take
REST = 0.06  # seconds of silence after which a key has done all that it does
AS_OF = "2026-11-23"


class Press(NamedTuple):
    """What a key came to: seconds until the last byte that it brought, and how many bytes that were."""

    seconds: float
    sent: int


def press(terminal: Terminal, key: str) -> Press:
    """Press a key, and read until nothing more comes of it; it is drawn afterwards, so that drawing costs nobody."""
    master = terminal._open_master()
    sent = b""
    began = last = time.perf_counter()
    os.write(master, KEYS[key].encode())
    wait = ANSWER
    while select.select([master], [], [], wait)[0]:
        sent += os.read(master, 65536)
        last, wait = time.perf_counter(), REST
    terminal._emulator.feed(sent)
    return Press(last - began, len(sent))


def test_a_key_is_answered_sooner_than_in_a_plain_list(home: Path) -> None:
    """My education with 1,000 courses against Textual's list with 1,000 lines, and what is sent, view moves counted."""
    store = build_long_record(home / "reader.sqlite", COURSES)
    program = (PROGRAM, "--store", str(store), "--as-of", AS_OF)
    with Terminal(program, SIZE, home=home) as ours, Terminal(MINIMAL, SIZE, home=home) as theirs:
        ours.wait_for("LO0001")
        ours.press("2")
        ours.wait_for("credits completed")
        ours.settle(quiet=0.5)
        theirs.wait_for("Course 0003")
        theirs.press("tab")
        theirs.settle(quiet=0.5)
        here: list[Press] = []
        there: list[Press] = []
        for _ in range(PRESSES):
            there.append(press(theirs, "down"))
            here.append(press(ours, "down"))
        assert f"LO{PRESSES:04}" in ours.display[ours.cursor.y], ours.text
        assert f"Course {PRESSES:04}" in theirs.text, theirs.text

    slow, quick = (median(one.seconds for one in some) for some in (here, there))
    told = f"{slow * 1000:.1f} ms against {quick * 1000:.1f} ms"
    judge(Figure("key to screen, 1,000 courses", slow / quick, 0.6, " ×", told))
    sent = [one.sent for one in here]
    told = f"when the view moves {max(sent)}, median {median(sent):.0f}; the plain list {mean_of(there):.0f}"
    judge(Figure("bytes sent a key, mean", mean(sent), 550, "", told))


def mean_of(some: list[Press]) -> float:
    """The mean of the bytes sent."""
    return mean(one.sent for one in some)
