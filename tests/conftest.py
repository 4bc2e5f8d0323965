"""How many tests run at once, what the looking for garbage passes over, and what every test can ask for."""

import gc
import os

import pytest
from hypothesis import settings

import examples  # noqa: F401  # names the profiles
from failing_calls import failing_calls
from planted import Planted

__all__ = ["failing_calls"]

settings.load_profile("everyday")

CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
NEW_OBJECTS = 10_000
"""How many make Python look for garbage among the young: fourteen times as many as usual; an app makes thousands."""
gc.set_threshold(NEW_OBJECTS)  # before the app is read, which goes back to what it finds


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Half as many again as there are cores: a third of the time a test waits for a program in a terminal."""
    return CORES + CORES // 2


def pytest_configure() -> None:
    """Look for no garbage while the tests are read, of which hardly anything is any."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Never look through what all the tests are made of: half a million objects, a fifth of each app test's time."""
    gc.freeze()
    gc.enable()


@pytest.fixture
def planted() -> Planted:
    """Secrets to bring in, and a watch over what is told and left."""
    return Planted()
