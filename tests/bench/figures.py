"""One figure of a bench: a ratio, the bound it is held to, and how it is told."""

import os
from typing import NamedTuple

STRICT = "LADOK_BENCH_STRICT"


class Figure(NamedTuple):
    """What was measured; ``bound`` is the most it may be, ``told`` says in units what it was made of."""

    name: str
    value: float
    bound: float
    unit: str
    told: str

    @property
    def holds(self) -> bool:
        """Whether the bound is kept."""
        return self.value <= self.bound

    @property
    def line(self) -> str:
        """The figure in a line."""
        verdict = "holds " if self.holds else "MISSED"
        return f"{verdict} {self.name}: {self.value:.2f}{self.unit} of at most {self.bound:g}{self.unit} ({self.told})"


def judge(figure: Figure) -> None:
    """Print a figure; fail if its bound is missed and LADOK_BENCH_STRICT=1 asks for judgement.

    One machine's clock is no judge of the program: others work on it, and it is another one tomorrow.
    """
    print(f"\n{figure.line}")  # noqa: T201  # a bench is read
    if os.environ.get(STRICT) == "1":
        assert figure.holds, figure.line
