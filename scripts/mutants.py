#!/usr/bin/env python3
"""Break the rules on purpose, one small change at a time, and count how many of them the rules' own tests notice.

Runs in a copy, so that nothing that is half broken ever lies in the tree.  Fails below THRESHOLD, and shows each change
that was not noticed.  Needs the dependency group ``mutation``; some minutes on two cores.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

REPO = Path(__file__).resolve().parents[1]
NEEDED = ("pyproject.toml", "README.md", "LICENSE", "src", "tests", "scripts")
THRESHOLD = 99.0  # per cent; docs/mutation.md says what the rest is
INSIDE = "--inside"


def mutmut(folder: Path, *arguments: str) -> str:
    """Run mutmut in a folder and answer what it says.  CalledProcessError when it fails."""
    command = [sys.executable, str(Path(__file__).resolve()), INSIDE, *arguments]
    # The copy's own package is to be tested, not the one that is installed.
    environment = {**os.environ, "PYTHONPATH": str(folder / "src")}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)  # noqa: S603  its own command, no shell
    if done.returncode:
        sys.stderr.write(f"{done.stdout[-4000:]}\n{done.stderr[-4000:]}\n")
        done.check_returncode()
    return done.stdout


def inside(arguments: list[str]) -> None:
    """Be mutmut, with what this version of it still looks for in pytest."""
    import pytest  # noqa: PLC0415 - only where the group is installed
    from mutmut.__main__ import cli  # noqa: PLC0415  only where the group is installed

    if not hasattr(pytest.Item, "_nodeid"):  # gone since pytest 9.2, and mutmut 3.8 reads it
        pytest.Item._nodeid = property(lambda item: item.nodeid)  # type: ignore[attr-defined]  # noqa: SLF001  # it is put there
    cli(arguments)


def survivors(folder: Path) -> Iterator[str]:
    """Name the changes that no test noticed."""
    for line in mutmut(folder, "results").splitlines():
        name, _, state = line.strip().partition(": ")
        if state in {"survived", "no tests", "suspicious"}:
            yield name


def main() -> int:
    """Run, tell the score and what survived; 1 below the threshold.

    In the copy no rule remembers: mutmut leaves decorated functions alone, and an answer that was remembered before a
    change would hide it.
    """
    with tempfile.TemporaryDirectory(prefix="mutants-") as where:
        folder = Path(where)
        for name in NEEDED:
            source = REPO / name
            if source.is_dir():
                shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, folder / name)
        for rule in (folder / "src" / "ladok_core" / "rules").glob("*.py"):
            rule.write_text(rule.read_text("utf-8").replace("\n@remembered\n", "\n"), "utf-8")
        mutmut(folder, "run", "--max-children", str(os.cpu_count() or 1))
        mutmut(folder, "export-cicd-stats")
        stats = json.loads((folder / "mutants" / "mutmut-cicd-stats.json").read_text("utf-8"))
        for name in survivors(folder):
            sys.stdout.write(mutmut(folder, "show", name))
    noticed = stats["killed"] + stats["timeout"]
    score = 100 * noticed / stats["total"] if stats["total"] else 0.0
    sys.stdout.write(f"{noticed} of {stats['total']} changes noticed: {score:.1f} % (at least {THRESHOLD} %)\n")
    return int(score < THRESHOLD)


if __name__ == "__main__":
    if sys.argv[1:2] == [INSIDE]:
        inside(sys.argv[2:])
    else:
        sys.exit(main())
