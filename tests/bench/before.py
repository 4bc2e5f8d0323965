"""The program as it was at 59d38b7, in a folder and an environment of its own: what "today's" figures are taken of."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

COMMIT = "59d38b7"
REPOSITORY = Path(__file__).parents[2]


def program_before(folder: Path) -> Path:
    """Lay out that commit in a folder, install it there, and return the folder.  Skips where that can't be done."""
    uv = shutil.which("uv")
    if uv is None:
        pytest.skip("the program as it was is installed by uv, which isn't here")
    packed = folder / "before.tar"
    git = ("git", "-C", str(REPOSITORY), "archive", "--output", str(packed), COMMIT)
    if _run(git, REPOSITORY).returncode:
        pytest.skip(f"the history here lacks {COMMIT}")
    where = folder / "before"
    shutil.unpack_archive(packed, where, filter="data")
    installed = _run((uv, "sync", "--quiet", "--no-dev"), where)
    if installed.returncode:
        pytest.skip(f"{COMMIT} can't be installed: {installed.stderr.strip()[-200:]}")
    return where


def _run(command: tuple[str, ...], folder: Path) -> subprocess.CompletedProcess[str]:
    outside = {name: value for name, value in os.environ.items() if name not in ("VIRTUAL_ENV", "UV_PROJECT")}
    return subprocess.run(command, cwd=folder, env=outside, check=False, capture_output=True, text=True)  # noqa: S603  # the bench's own
