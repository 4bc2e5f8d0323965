"""What every bench needs: the machine to itself, as far as the suite can see to it, and a home of its own."""

import os
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def alone() -> None:
    """Skip beside other tests: two cores that run two tests measure each other."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        pytest.skip("figures are taken one at a time: pytest tests/bench -m bench -n 0 -s")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home folder without settings, themes or a store."""
    return tmp_path
