"""Every rule of the guide is named by a test, but those of pages that are still to come."""

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
GUIDE = TESTS.parents[1] / "shared" / "RULES.md"
RULE = re.compile(r"\b[A-Z]{3}-\d\b")

HERE = {
    "LOG": 5, "CON": 3, "STA": 6, "REG": 6, "WDR": 4, "NCP": 4, "APP": 3, "CHO": 4, "OFC": 3, "EXM": 6, "EDU": 4,
    "CRS": 3, "PKG": 1, "FEE": 4, "LOC": 1, "SUP": 1,
}  # fmt: skip
"""How many rules of each subject there are here."""

TO_COME = frozenset({"LOG-2", "SUP-2", "SUP-3"})
"""Rules of subjects that are here, whose page or command isn't: signing in as an alumnus, what staff do."""

SUBJECTS_TO_COME = frozenset({"CER", "DEG", "TRF", "EMX"})


def named() -> frozenset[str]:
    """The rules that are named in the tests."""
    texts = (path.read_text("utf-8") for path in TESTS.rglob("*.py") if path != Path(__file__))
    return frozenset(rule for text in texts for rule in RULE.findall(text))


def test_every_rule_is_named_by_a_test() -> None:
    wanted = {f"{subject}-{number}" for subject, most in HERE.items() for number in range(1, most + 1)}

    assert sorted(wanted - TO_COME - named()) == []


def test_the_list_is_that_of_the_guide() -> None:
    """Run where the guide is."""
    if not GUIDE.is_file():
        pytest.skip("the guide is not beside the project")
    rules = {
        rule for line in GUIDE.read_text("utf-8").splitlines() if line.startswith("- ") for rule in RULE.findall(line)
    }
    here = {rule for rule in rules if rule[:3] not in SUBJECTS_TO_COME}

    assert (
        here - TO_COME
        == {f"{subject}-{number}" for subject, most in HERE.items() for number in range(1, most + 1)} - TO_COME
    )
