"""Runs of the machine and, where one fails, the fewest of its steps that still do, and how to try just those again."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from core.machine.machine import STEPS, Machine


def run_all(seeds: Sequence[int], folder: Path) -> int:
    """Take all steps of each seed, and return how many they were.  AssertionError, with what replays it."""
    for seed in seeds:
        if failed := replay(seed, range(STEPS), folder):
            steps = _fewest(seed, failed[0], failed[1], folder)
            again = replay(seed, steps, folder) or failed
            raise AssertionError(f"replay({seed}, {steps}, tmp_path) fails:\n{again[2]}")
    return len(seeds) * STEPS


def replay(seed: int, steps: Sequence[int], folder: Path) -> tuple[list[int], str, str] | None:
    """Take these steps of a seed.  Where one fails: the steps until then, where it failed, and how."""
    with TemporaryDirectory(dir=folder) as fresh:
        machine, taken = Machine(seed, Path(fresh)), list[int]()
        try:
            for number in steps:
                taken.append(number)
                machine.step(number)
        except Exception as fault:
            return taken, _where(fault), f"{type(fault).__name__}: {fault}"
        finally:
            machine.close()
    return None


def _where(fault: Exception) -> str:
    """The place in the code, by which a fault is known again with other values."""
    trace = fault.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return "" if trace is None else f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"


def _fewest(seed: int, steps: list[int], where: str, folder: Path) -> list[int]:
    """Leave out steps, many at once and then fewer, as long as it fails at the same place."""
    size = len(steps) // 2
    while size:
        at = 0
        while at < len(steps):
            fewer = steps[:at] + steps[at + size :]
            failed = replay(seed, fewer, folder)
            if failed is not None and failed[1] == where:
                steps = failed[0]
            else:
                at += size
        size //= 2
    return steps
