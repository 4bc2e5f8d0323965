#!/usr/bin/env python3
"""Ask for a line in docs/rules-history.md where rules change.

Every commit on ``rules/`` since that page was last written must bring a line itself, be followed by one, or say in its
message "No change of behaviour".  Answers 1 where one does neither, 0 otherwise; a tree without its history is let be.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
RULES = "src/ladok_core/rules"
HISTORY = "docs/rules-history.md"
WAY_OUT = "no change of behaviour"


def git(root: Path, *arguments: str) -> str:
    """Ask git about the tree; raises CalledProcessError where there is no history."""
    command = ["git", "-C", str(root), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603  no shell


def unsaid(root: Path) -> list[str]:
    """Return the commits that change a rule and leave it unsaid, newest first, as git shows them on one line."""
    written = git(root, "log", "-1", "--format=%H", "--", HISTORY)
    since = f"{written}..HEAD" if written else "HEAD"
    commits = git(root, "log", "--no-merges", "--format=%H", since, "--", RULES).split()
    silent = [commit for commit in commits if WAY_OUT not in " ".join(message(root, commit).split()).casefold()]
    return [git(root, "log", "-1", "--format=%h %s", commit) for commit in silent]


def message(root: Path, commit: str) -> str:
    """Return a commit's whole message."""
    return git(root, "log", "-1", "--format=%B", commit)


def main(root: Path = ROOT) -> int:
    """Tell of rules changed in silence."""
    try:
        silent = unsaid(root)
    except (OSError, subprocess.CalledProcessError):
        sys.stdout.write("No history here to look at.\n")
        return 0
    for commit in silent:
        sys.stderr.write(f"{commit}\n")
    if silent:
        sys.stderr.write(
            f"These change {RULES}. Say in {HISTORY} what a student will notice, in a registrar's words,\n"
            'or write "No change of behaviour" into the commit message.\n'
        )
    return int(bool(silent))


if __name__ == "__main__":
    sys.exit(main())
