#!/usr/bin/env python3
"""Write the manual for ``man`` in every language: what ``ladok-tui manual`` prints, and nothing that is kept in git.

Done whenever a wheel is built (hatch_build.py), which carries the pages to where ``man`` looks for them.
"""

import os
import subprocess
import sys
from pathlib import Path

SRC = Path(__file__).parents[1] / "src"
PLACES = {"en": "share/man/man1/ladok-tui.1", "sv": "share/man/sv/man1/ladok-tui.1"}
"""Where a system's ``man`` finds the page of a language, below the folder that a package is installed in."""


def write_all(folder: Path) -> dict[str, str]:
    """Write every language's page into a folder, and return where each file belongs.  OSError, CalledProcessError."""
    belongs = {}
    for language, place in PLACES.items():
        path = folder / f"ladok-tui.{language}.1"
        path.write_bytes(_page(language))
        belongs[str(path)] = place
    return belongs


def _page(language: str) -> bytes:
    # The program of this folder, and no other one that may be installed; by whoever's settings they are.
    environ = os.environ | {"PYTHONPATH": str(SRC)}
    command = [sys.executable, "-m", "ladok_tui.cli", "manual", "--lang", language]
    return subprocess.run(command, env=environ, stdout=subprocess.PIPE, check=True).stdout  # noqa: S603  this very program


def main() -> int:
    """Write the pages into the folder that is named, else into this one."""
    for path in write_all(Path(*sys.argv[1:2])):
        sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
