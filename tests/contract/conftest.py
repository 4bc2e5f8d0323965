"""Every implementation of the port, one after the other: a second one joins by a line in WORLDS."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from contract.local_worlds import LocalWorld, MemoryWorld
from contract.world import World

WORLDS: dict[str, Callable[[Path], World]] = {
    "in-memory": lambda _folder: MemoryWorld(),
    "memory": lambda _folder: LocalWorld(),
    "file": lambda folder: LocalWorld(folder / "store.db"),
    "threads": lambda folder: LocalWorld.in_threads(folder / "store.db"),
}


def worlds(*long: str) -> list[Any]:
    """Return the names of all implementations, those named here for the long runs alone."""
    return [pytest.param(name, marks=pytest.mark.slow if name in long else ()) for name in WORLDS]


# In threads it is the file again, by another way: in the long runs.
@pytest_asyncio.fixture(params=worlds("threads"))
async def world(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[World]:
    """An implementation of the port, holding nothing yet."""
    made = WORLDS[request.param](tmp_path)
    yield made
    await made.close()
