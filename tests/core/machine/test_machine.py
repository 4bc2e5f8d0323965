"""Whatever students and staff do, on whichever clock: the stores agree, with each other and with a model beside them.

What a failed run prints can be given to ``replay``; the model's files say what each action means by itself.
"""

import os
import sys
from pathlib import Path

import pytest

from core.machine.meanings import MEANINGS
from core.machine.replaying import run_all
from ladok_core.actions import ACTIONS

EVERYDAY = range(3)
MANY = range(1_000, 1_500)  # 50,000 steps


def test_every_action_has_a_meaning_here() -> None:
    """A new action is an entry in ``MEANINGS``: what is wished, what is answered, what is then true."""
    assert set(MEANINGS) == {spec.name for spec in ACTIONS}


def test_a_few_runs_hold(tmp_path: Path) -> None:
    """What everybody sees and may do: STA-1 to STA-5, REG-1 to REG-6, EDU-2, EDU-3, FEE-3, CON-1, SUP-1.

    And what ends, moves or adds a place, or takes a seat: WDR-1 to WDR-4, NCP-1 to NCP-3, OFC-1, OFC-2, APP-1 to APP-3,
    CHO-1 to CHO-4, EXM-1 to EXM-6.
    """
    run_all(EVERYDAY, tmp_path)


@pytest.mark.slow
def test_fifty_thousand_steps_hold(tmp_path: Path) -> None:
    """The same, at length."""
    begun = sum(os.times()[:2])
    steps = run_all(MANY, tmp_path)
    sys.stdout.write(f"\n{steps} steps, {steps / (sum(os.times()[:2]) - begun):.0f} a second of processor time\n")
