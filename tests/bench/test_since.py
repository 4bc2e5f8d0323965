"""How much faster it has become since 59d38b7, both measured in the same run."""

import json
import os
import subprocess
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from bench.before import REPOSITORY, program_before
from bench.figures import Figure, judge
from bench.imported_visit import write_visit
from tui.terminal import private_environment

pytestmark = pytest.mark.bench

ROUNDS = 5
BOUNDS = {  # the most that ours may take of what it took
    "start": ("a start page of the bench's student", 1 / 2),
    "imported": ("a start page of an imported record", 1 / 6),
    "register": ("a durable registration", 0.4),
}


def rates(tree: Path, imported: Path) -> dict[str, float]:
    """Run the rates in a tree's own environment, on its own modules and tests."""
    script = Path(__file__).with_name("rates.py")
    environment = {**os.environ, "PYTHONPATH": str(tree / "tests")}
    argv = (_python(tree), str(script), str(imported))
    done = subprocess.run(argv, env=environment, check=True, capture_output=True, text=True)  # noqa: S603  # the bench's own
    answer: dict[str, float] = json.loads(done.stdout)
    return answer


def _python(tree: Path) -> str:
    return str(tree / ".venv" / "bin" / "python")


def _import(tree: Path, visit: Path, store: Path, home: Path) -> Path:
    program = _python(tree).replace("python", "ladok-tui")
    argv = (program, "import", str(visit), "--store", str(store))
    subprocess.run(argv, env=private_environment(home), check=True, capture_output=True)  # noqa: S603  # the bench's own
    return store


def test_pages_and_registrations_are_faster_than_they_were(home: Path, tmp_path_factory: Any) -> None:
    """P4, P5: start pages a second on one core without HTTP, and a registration until it is on the disk."""
    folder: Path = tmp_path_factory.mktemp("since")
    before = program_before(folder)
    visit = write_visit(folder / "visit.har")
    stores = {tree: _import(tree, visit, folder / f"{name}.sqlite", home) for name, tree in _trees(before).items()}
    ours: list[dict[str, float]] = []
    theirs: list[dict[str, float]] = []
    for _ in range(ROUNDS):
        theirs.append(rates(before, stores[before]))
        ours.append(rates(REPOSITORY, stores[REPOSITORY]))

    for kind, (name, bound) in BOUNDS.items():
        here, there = (median(one[kind] for one in some) for some in (ours, theirs))
        told = f"{here * 1000:.2f} ms against {there * 1000:.2f} ms: {1 / here:.0f} a second against {1 / there:.0f}"
        judge(Figure(f"{name}, against 59d38b7", here / there, round(bound, 3), " ×", told))


def _trees(before: Path) -> dict[str, Path]:
    return {"now": REPOSITORY, "then": before}
