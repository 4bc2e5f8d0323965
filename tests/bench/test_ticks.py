"""From a tick to the screen in a study choice of 200 alternatives, against a key that only moves the highlight."""

from decimal import Decimal
from pathlib import Path
from statistics import median

import pytest

from bench.figures import Figure, judge
from bench.measuring import PROGRAM
from bench.test_keys import AS_OF, SIZE, press
from ladok_core.model.choice import Box, Limit, Measure
from ladok_core.model.text import Text
from ladok_core.store import Store
from records import DAY, NOW, choice, course, offering, option, package, participation, record, registered
from tui.terminal import Terminal

pytestmark = pytest.mark.bench

OPTIONS, BOXES, TICKS = 200, 10, 40


def build_choice(path: Path) -> Path:
    """Make a store with one student, and a study choice of that many alternatives, each box with a rule of its own."""
    boxes = tuple(
        Box(f"b{n}", Text(f"Block {n}", f"Block {n}"), (Limit(Measure.OPTIONS, Decimal(1), Decimal(4)),))
        for n in range(BOXES)
    )
    options = (option(offering(course(f"KU{n:04}")), box=f"b{n * BOXES // OPTIONS}") for n in range(OPTIONS))
    offered = choice(*options, boxes=boxes, limits=(Limit(Measure.CREDITS, Decimal(30), Decimal(30)),))
    programme = participation(offering(package()), registered(), participation_id="programme")
    with Store.open(path, create=True) as store:
        store.add([record(programme, choices=(offered,))], source="bench", at=NOW - DAY)
    return path


def test_a_tick_is_answered_within_two_keys(home: Path) -> None:
    """The rules of all of it are asked anew with each tick, by the rule and not by the screen (CHO-2)."""
    store = build_choice(home / "choice.sqlite")
    with Terminal((PROGRAM, "--store", str(store), "--as-of", AS_OF), SIZE, home=home) as terminal:
        terminal.wait_for("VAL4")
        terminal.press("home", "enter")
        terminal.wait_for("KU0001")
        terminal.settle(quiet=0.5)
        keys, ticks = [], []
        for _ in range(TICKS):
            ticks.append(press(terminal, "space").seconds)
            keys.append(press(terminal, "down").seconds)
        assert "[x]" in terminal.text

    slow, quick = median(ticks), median(keys)
    told = f"{slow * 1000:.1f} ms against {quick * 1000:.1f} ms"
    judge(Figure("tick to screen, 200 alternatives, against a key", slow / quick, 2.0, " ×", told))
