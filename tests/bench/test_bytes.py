"""What a dialog and its closing send, and how soon a lone Esc has had its effect."""

import os
import re
import select
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pytest

from bench.figures import Figure, judge
from bench.measuring import PROGRAM
from tui.terminal import KEYS, Terminal

pytestmark = pytest.mark.bench

SIZE = (100, 30)
NARROWER = (99, 30)  # where the menu is a dialog, and doesn't stand beside the page
ROUNDS = 5
ANSWER, REST = 3.0, 0.4  # seconds that an answer may take; seconds of silence after which all has come
MOVE = re.compile(rb"(?:\x1b\[\d+;\d+H)+")
DIALOGS = ("?", "s", "t")


class Answer(NamedTuple):
    """Seconds until the last byte of the last paint, and how many bytes came in all.

    The cursor arrives alone, 100 ms later: that is no part of the paint.
    """

    seconds: float
    sent: int


def press(terminal: Terminal, key: str) -> Answer:
    """Press a key, and read until nothing more comes of it."""
    master = terminal._open_master()
    began = last = time.perf_counter()
    os.write(master, KEYS.get(key, key).encode())
    sent, wait = b"", ANSWER
    while select.select([master], [], [], wait)[0]:
        read = os.read(master, 65536)
        sent, wait = sent + read, REST
        if not MOVE.fullmatch(read):
            last = time.perf_counter()
    terminal._emulator.feed(sent)
    return Answer(last - began, len(sent))


def test_a_dialog_is_small_and_esc_is_quick(home: Path) -> None:
    """P8, P9: the menu, the keys, the students and the themes of the demo, opened and closed."""
    opened: list[Answer] = []
    closed: list[Answer] = []
    for size, dialogs in ((SIZE, DIALOGS), (NARROWER, "m")):
        with Terminal((PROGRAM, "--demo", "--lang", "en"), size, home=home) as terminal:
            terminal.wait_for("New results", 15)
            terminal.settle(quiet=0.5)
            for key in [*dialogs] * ROUNDS:
                opened.append(press(terminal, key))
                closed.append(press(terminal, "escape"))

    judge(Figure("bytes of a dialog opened, most", max(one.sent for one in opened), 9_000, "", "100x30"))
    judge(Figure("bytes of a dialog closed, most", max(one.sent for one in closed), 7_000, "", "100x30"))
    esc = median(one.seconds for one in closed) * 1000
    judge(Figure("Esc to the last byte painted", esc, 75, " ms", "the dialog gone, the page there"))
