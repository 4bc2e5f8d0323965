"""Programs run as on a file system that lacks something, or until they are killed: failing_calls.c, where it compiles.

What fails for the files of a store (whose names hold ``.sqlite``): ``map-index``, ``open-index``, ``lock-index`` and
``write-index`` concern the index that programs share; ``lock``, ``sync``, ``write`` and ``make`` any of its files.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_SOURCE = Path(__file__).with_suffix(".c")


@pytest.fixture(scope="session")
def failing_calls(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiled library; without a compiler, or a system that loads one so, the test is skipped."""
    compiler = next(filter(None, map(shutil.which, ("cc", "gcc", "clang"))), None)
    if compiler is None or not sys.platform.startswith("linux"):
        pytest.skip("no C compiler, or no Linux: calls can't be made to fail")
    library = tmp_path_factory.mktemp("calls") / "failing_calls.so"
    command = [compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(_SOURCE), "-ldl"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # our own words
    assert done.returncode == 0, done.stderr
    return library


def failing(library: Path, fails: str, error: int = 0, **more: str) -> dict[str, str]:
    """The environment of a program for whose store some calls fail with an error."""
    paths = os.pathsep.join(filter(None, [str(_SOURCE.parent), os.environ.get("PYTHONPATH")]))
    return (
        os.environ | {"LD_PRELOAD": str(library), "FAILS": fails, "FAILS_WITH": str(error), "PYTHONPATH": paths} | more
    )
