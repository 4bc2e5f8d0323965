"""The rules, broken on purpose: their own tests have to notice.  docs/mutation.md tells what is left."""

import shutil
import subprocess
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parents[1]


@pytest.mark.mutation
def test_the_rules_own_tests_notice_nearly_every_change() -> None:
    """A change that nothing notices is a missing test.  The tool lives in an environment of its own."""
    uv = shutil.which("uv")
    if uv is None:
        pytest.skip("uv isn't here, and it brings the tool")
    command = [uv, "run", "-q", "--isolated", "--group", "mutation", "python", "scripts/mutants.py"]
    done = subprocess.run(command, cwd=REPO, check=False)  # noqa: S603  our own script
    assert done.returncode == 0
