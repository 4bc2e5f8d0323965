"""The check that no rule changes in silence, tried on small histories of its own."""

import subprocess
from pathlib import Path

import pytest

from scripts_loaded import script

ROOT = Path(__file__).parents[2]


CHECK = script("rules_history")
RULE, HISTORY = f"{CHECK.RULES}/leave.py", CHECK.HISTORY


class Tree:
    """A repository with nothing in it yet."""

    def __init__(self, root: Path) -> None:
        self.root, self.count = root, 0
        self._git("init", "-q")

    def commit(self, message: str, *paths: str) -> None:
        self.count += 1
        for path in paths:
            file = self.root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"{self.count}\n")
        self._git("add", ".")
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        self._git(*who, "commit", "-q", "-m", message)

    def _git(self, *arguments: str) -> None:
        subprocess.run(["git", "-C", str(self.root), *arguments], check=True)  # noqa: S603,S607 - no shell


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    tree = Tree(tmp_path)
    tree.commit("Begin", RULE, HISTORY)
    return tree


def test_a_rule_changed_in_silence_is_found(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    """Who is answerable for the rules reads the history, not the code."""
    tree.commit("Let leave end later", RULE)

    assert CHECK.main(tree.root) == 1
    assert "Let leave end later" in capsys.readouterr().err


def test_a_line_in_the_history_is_enough(tree: Tree) -> None:
    tree.commit("Let leave end later", RULE, HISTORY)

    assert CHECK.main(tree.root) == 0


def test_a_line_that_comes_after_the_change_is_enough(tree: Tree) -> None:
    tree.commit("Let leave end later", RULE)
    tree.commit("Say so", HISTORY)

    assert CHECK.main(tree.root) == 0


def test_a_change_that_says_it_changes_nothing_is_let_through(tree: Tree) -> None:
    """The words may be broken over two lines, as editors do."""
    tree.commit("Split the function\n\nNo change\nof behaviour: names only.", RULE)

    assert CHECK.main(tree.root) == 0


def test_a_silent_change_is_not_hidden_by_a_talkative_one(tree: Tree) -> None:
    tree.commit("Let leave end later", RULE)
    tree.commit("Rename\n\nNo change of behaviour.", RULE)

    assert [line.partition(" ")[2] for line in CHECK.unsaid(tree.root)] == ["Let leave end later"]


def test_other_code_needs_no_line(tree: Tree) -> None:
    tree.commit("Draw it better", "src/ladok_tui/app.py")

    assert CHECK.main(tree.root) == 0


def test_a_tree_without_history_is_let_be(tmp_path: Path) -> None:
    """An unpacked archive can be tested, too."""
    assert CHECK.main(tmp_path / "nothing") == 0
