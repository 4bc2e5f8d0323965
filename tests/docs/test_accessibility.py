"""The table of WCAG 2.2 leaves no criterion of A or AA out, and the tests that it names are there."""

import re

from docs.pages import ROOT
from readers.flows import STEPS

TABLE = (ROOT / "docs" / "accessibility.md").read_text("utf-8")

# All of A and AA in WCAG 2.2, of 5 October 2023, in which 4.1.1 is gone.
CRITERIA = {
    *("1.1.1", "1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.2.5", "1.3.1", "1.3.2", "1.3.3", "1.3.4", "1.3.5"),
    *("1.4.1", "1.4.2", "1.4.3", "1.4.4", "1.4.5", "1.4.10", "1.4.11", "1.4.12", "1.4.13"),
    *("2.1.1", "2.1.2", "2.1.4", "2.2.1", "2.2.2", "2.3.1", "2.4.1", "2.4.2", "2.4.3", "2.4.4", "2.4.5", "2.4.6"),
    *("2.4.7", "2.4.11", "2.5.1", "2.5.2", "2.5.3", "2.5.4", "2.5.7", "2.5.8"),
    *("3.1.1", "3.1.2", "3.2.1", "3.2.2", "3.2.3", "3.2.4", "3.2.6", "3.3.1", "3.3.2", "3.3.3", "3.3.4", "3.3.7"),
    *("3.3.8", "4.1.2", "4.1.3"),
}


def test_every_criterion_is_answered_once() -> None:
    """Holds, partly or no; or why it can't apply."""
    answered = re.findall(r"^\| (\d\.\d\.\d+) .* \| (?:Holds|Partly|No) \| ", TABLE, re.MULTILINE)
    apart = re.search(r"^Of no use .*?(?=\n\n)", TABLE, re.MULTILINE | re.DOTALL)

    assert apart is not None
    assert sorted([*answered, *re.findall(r"\d\.\d\.\d+", apart[0])]) == sorted(CRITERIA)


def test_every_test_that_is_named_exists() -> None:
    """A table that names what is gone proves nothing."""
    named = set(re.findall(r"`(tests/[\w/]+\.py)`", TABLE))

    assert [path for path in sorted(named) if not (ROOT / path).is_file()] == []
    assert len(named) > 20


def test_every_flow_that_is_heard_is_in_the_table() -> None:
    """By the keys that begin a dialog: a new flow gets its line."""
    keys = set(re.findall(r"<kbd>(.+?)</kbd>", TABLE))

    assert {step.keys for step in STEPS if step.must.name == "ASKED"} <= keys
