"""The guide for whoever is asked "why can't I …?": each command in it answers by the rule that it says."""

import re
import shlex
from pathlib import Path

import pytest

from tui.commands.conftest import Call

GUIDE = Path(__file__).parents[3] / "docs" / "how-to" / "answer-why.md"
ROWS = re.findall(r"^\| ([^|]+) \| `ladok-tui ([^|`]+)` \| (\S+) \|$", GUIDE.read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize(("command", "rule"), [(command, rule) for _, command, rule in ROWS], ids=[q for q, *_ in ROWS])
def test_the_command_answers_the_question(call: Call, command: str, rule: str) -> None:
    """By the very rule, with nothing on standard output and the status of a rule's no."""
    answer = call(*shlex.split(command))

    assert (answer.status, answer.out) == (1, "")
    assert f"({rule})" in answer.err


def test_there_are_ten_questions_and_more() -> None:
    assert len(ROWS) > 10
