"""Every block of the guide to scripting is run as it stands, and what it says of the data is so."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from ladok_tui.commands.schema import PRINTED
from tui.commands.conftest import Call

GUIDE = Path(__file__).parents[3] / "docs" / "how-to" / "scripting.md"
BLOCKS = re.findall(r"^```sh\n(.*?)^```$", GUIDE.read_text("utf-8"), re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize(
    "block",
    # A block that starts the program many times is run in the long runs.
    [pytest.param(block, marks=pytest.mark.slow if block.count("ladok-tui ") > 3 else ()) for block in BLOCKS],
    ids=range(1, len(BLOCKS) + 1),
)
def test_every_block_runs(tmp_path: Path, block: str) -> None:
    """Whoever copies a block gets what the guide says: no error, no word on standard error."""
    programs = Path(sys.executable).parent
    environ = {"PATH": f"{programs}:{os.environ['PATH']}", "HOME": str(tmp_path), "LANG": "C.UTF-8"}
    script = ["bash", "-e", "-o", "pipefail", "-c", block]
    done = subprocess.run(script, cwd=tmp_path, env=environ, capture_output=True, text=True, check=False)  # noqa: S603  our own guide

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout or list(tmp_path.iterdir())


def test_the_guide_names_every_schema() -> None:
    listed = re.search(r"There is a schema for (.*?)\.\n", GUIDE.read_text("utf-8"), re.DOTALL)

    assert listed is not None
    assert set(re.findall(r"`(\w+)`", listed[1])) == set(PRINTED)


def test_the_data_is_as_the_guide_says(call: Call) -> None:
    page = json.loads(call("show", "start", "--json", "--demo").out)
    rows = [*page["to_register"], *page["current"]]

    assert re.fullmatch(r"\d{4}-\d\d-\d\d", page["today"])
    assert all(re.fullmatch(r"\d+(\.\d+)?", row["credits"]) for row in rows)
    assert all(set(row["name"]) == {"sv", "en"} for row in rows)
    assert {row["register"]["verdict"] for row in rows} <= {"open", "later", "closed", "hidden"}
    assert all(reason["rule"] for row in rows for reason in row["register"]["reasons"])
