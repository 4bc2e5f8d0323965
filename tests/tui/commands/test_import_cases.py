"""Visits of public bug reports, where their collection lies beside this repository: each comes to what it should."""

import re
import shlex
from pathlib import Path

import pytest

from tui.commands.conftest import Call

CASES = Path(__file__).parents[4] / "shared" / "cases"
OURS = ("k1-", "k2-", "k3-", "k4-", "k5-", "k6-", "k12-", "k15-", "k16-", "k19-", "k20-")
CLEAN = "1 course, 2 modules, 3 results"
WANTED = {  # what each says in the end; where nothing is named, that everything was taken and nothing complained of
    "k3-all-xml": "answers are XML",
    "k3-bodies-cut-at-1MB": "responseBodyLimit",
    "k3-bodies-not-included": "saved none of the content",
    "k3-signed-out-401": "signed out",
    "k4-response-null": "got no answer to: resultat/",
    "k5-places-cut": "courses may be missing",
    "k5-places-error": "courses may be missing",
    "k15-mojibake-names": "Åsa Öberg",
    "k16-date-with-Z": "grade Pass (G), 15 November 2026",
    "k19-epoch-milliseconds": "grade Pass (G), 15 November 2026",
    "k19-no-time": "grade Pass (G), 15 November 2026",
    "k20-no-name": "\nSF1001. Royal",
}
COMPLAINTS = re.compile("could not|not used|saved no|answered with|no answer", re.IGNORECASE)


def cases() -> list[Path]:
    return sorted(folder for name in OURS for folder in CASES.glob(f"{name}*"))


@pytest.mark.skipif(not cases(), reason="the collection is not here")
@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_case_comes_to_what_it_should(call: Call, tmp_path: Path, case: Path) -> None:
    command = re.search("^command: (.*)$", (case / "README").read_text(), re.MULTILINE)
    assert command is not None
    said = ""
    for part in command[1].replace("s.sqlite", str(tmp_path / "s.sqlite")).split(" && "):
        words = [str(case / word) if word.endswith(".har") else word for word in shlex.split(part)[1:]]
        answer = call(*words, "--lang", "en")
        said += f"{answer.out}\n{answer.err}\n"

    if case.name in WANTED:
        assert WANTED[case.name] in said
        assert ("Nothing was changed" in said) == (case.name.startswith("k3-") or "k19" in case.name)
    else:
        assert CLEAN in said
        assert not COMPLAINTS.search(said)
