"""What a script pays for a command, against a Python that does nothing."""

from pathlib import Path
from statistics import median

import pytest

from bench.figures import Figure, judge
from bench.measuring import PROGRAM, PYTHON, seconds_to_run, turn_about

pytestmark = pytest.mark.bench

ROUNDS = 21
NOTHING = (PYTHON, "-c", "pass")


@pytest.mark.parametrize(
    ("arguments", "bound"),
    [(("--version",), 2.3), (("show", "start", "--demo", "--json"), 6.5)],
    ids=("version", "show-start-json"),
)
def test_a_command_is_soon_done(arguments: tuple[str, ...], bound: float, home: Path) -> None:
    """Completion, prompts and scripts call it often: nothing is imported that the answer doesn't need."""
    pair = turn_about(
        lambda: seconds_to_run((PROGRAM, *arguments), home), lambda: seconds_to_run(NOTHING, home), ROUNDS
    )

    told = f"{median(pair.ours) * 1000:.0f} ms against {median(pair.theirs) * 1000:.1f} ms"
    judge(Figure(f"ladok-tui {' '.join(arguments)}", pair.ratio, bound, " ×", told))
